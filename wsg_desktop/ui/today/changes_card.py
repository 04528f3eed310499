"""What changed since last week, in words from the journal; a click opens the project."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import weekday_name
from wsg_desktop.services.news import News
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.today.row_card import RowCard
from wsg_desktop.ui.today.two_lines import GroundRow, two_lines
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_LEAST = 2


class ChangesCard(RowCard[GroundRow]):
    """A card with the latest changes, as many as fit."""

    opened = Signal(str)
    """The id of the project that changed."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(tr("Changed since last week"), tr("Nothing has changed."), _LEAST, parent)
        self._tr = tr

    def show_changes(self, changes: Sequence[News]) -> None:
        """Show these changes, latest first."""
        self.show_rows([self._telling(change) for change in changes])

    def _telling(self, change: News) -> GroundRow:
        row = GroundRow()
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 0, 12, 1)
        day = day_of(change.row.at)
        when = weekday_name(day.weekday(), self._tr, short=True)
        title = LinkButton(change.title, FontRole.TABLE, "text")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        title.setEnabled(bool(change.opens))
        title.clicked.connect(lambda: self.opened.emit(change.opens))
        title.setAccessibleDescription(f"{when}, {change.text}")
        row.setFocusProxy(title)
        above = QWidget()
        across = QHBoxLayout(above)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(title)
        across.addStretch(1)
        across.addWidget(TextLabel(when, FontRole.SMALL, tone="muted", wrap=False))
        line.addLayout(two_lines(above, ElidedLabel(change.text, FontRole.SMALL, "muted")), 1)
        row.setAccessibleName(f"{change.title}: {change.text}")
        return row
