"""The steps before a meeting, each with its day and how far away that is; what is behind has a tick."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wsg_desktop.domain.date_display import relative_days, show_day, weekday_name
from wsg_desktop.domain.meeting_days import STEP_LABELS, StepDay
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel

_BESIDE_FROM = 460
"""In a narrower page, or with larger texts, days stand below what is to be done."""


class StepLines(QWidget):
    """A row for each step; the one that comes first stands out."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._steps: tuple[StepDay, ...] | None = None
        self._today: date | None = None
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_steps(self, steps: Sequence[StepDay], today: date) -> None:
        """Show these steps as they stand today."""
        if (tuple(steps), today) == (self._steps, self._today):
            return
        self._steps, self._today = tuple(steps), today
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put days below what is to be done where they would not fit beside it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_BESIDE_FROM)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._fill()

    def _fill(self) -> None:
        steps, today = self._steps, self._today
        if steps is None or today is None:
            return
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        comes = next((it for it in steps if it.day >= today), None)
        for row, it in enumerate(steps):
            self._add(row, it, today, stands_out=it is comes)

    def _add(self, row: int, it: StepDay, today: date, *, stands_out: bool) -> None:
        words, when, away = step_words(it, today, self._tr)
        is_behind = it.day < today
        tone = "muted" if is_behind else "text"
        role = FontRole.STRONG if stands_out else FontRole.BODY
        icon = IconLabel("check" if is_behind else "arrow-right" if stands_out else "circle", 16, "muted")
        self._grid.addWidget(icon, 2 * row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(TextLabel(words, role, tone), 2 * row, 1)
        if self._is_narrow:
            self._grid.addWidget(TextLabel(f"{when} · {away}", FontRole.BODY, "muted"), 2 * row + 1, 1)
            return
        for column, (text, its_tone) in enumerate(((when, tone), (away, "muted")), 2):
            self._grid.addWidget(TextLabel(text, role, its_tone, wrap=False), 2 * row, column)


def step_words(it: StepDay, today: date, tr: Translator) -> tuple[str, str, str]:
    """Return what is to be done, its day, and how far away that is."""
    when = f"{weekday_name(it.day.weekday(), tr, short=True)} {show_day(it.day, tr)}"
    return tr(STEP_LABELS[it.step]), when, relative_days(it.day, today, tr)
