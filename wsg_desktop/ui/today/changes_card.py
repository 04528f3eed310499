"""What changed since last week, in words from the journal; a click opens the project."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import weekday_name
from wsg_desktop.store.rows import ChangeRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.fitting_rows import FittingCard
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

DAY = 28


class ToldChange(NamedTuple):
    """One change, its project's title and its words."""

    row: ChangeRow
    title: str
    text: str


class ChangesCard(FittingCard):
    """A card with the latest changes, as many as fit."""

    opened = Signal(str)
    """The id of the project that changed."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(10)
        self._title = TextLabel(tr("Changed since last week"), FontRole.HEADING)
        self._column.addWidget(self._title)
        self._nothing = TextLabel(tr("Nothing has changed."), tone="muted")
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)

    def show_changes(self, changes: Sequence[ToldChange]) -> None:
        """Show these changes, latest first."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._telling(change) for change in changes]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(2 + place, line)
        self.fit()
        self._nothing.setVisible(not changes)

    def fitting_rows(self) -> Sequence[QWidget]:
        """Return the changes, latest first."""
        return self._lines

    def room(self) -> tuple[int, int]:
        """Return what is left below the heading."""
        margins, spacing = self._column.contentsMargins(), self._column.spacing()
        above = self._title.heightForWidth(self._title.width()) + margins.top() + spacing
        return self.height() - above - margins.bottom(), spacing

    def _telling(self, change: ToldChange) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        day = day_of(change.row.at)
        when = TextLabel(weekday_name(day.weekday(), self._tr, short=True), FontRole.SMALL, tone="muted")
        when.setFixedWidth(scaled(DAY))
        across.addWidget(when, alignment=Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        title = LinkButton(change.title)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        title.clicked.connect(lambda: self.opened.emit(change.row.owner_id))
        texts.addWidget(title)
        texts.addWidget(ElidedLabel(change.text, FontRole.SMALL, "muted"))
        across.addLayout(texts, 1)
        return line
