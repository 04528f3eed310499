"""A card of Vandaag: a heading with a link beside it, rows as far as they fit, or one sentence."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.fitting_rows import FittingCard
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

Row = TypeVar("Row", bound=QWidget)

_TOP, _BOTTOM, _SIDE, _GAP = 12, 6, 16, 6


class RowCard(FittingCard, Generic[Row]):
    """Rows under a heading, the most important first; the sentence `nothing` stands where there are none."""

    more_requested = Signal()
    """The link in the heading was pressed."""

    def __init__(self, title: str, nothing: str, least: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(least, parent)
        self.rows: list[Row] = []
        self.title = TextLabel(title, FontRole.HEADING, wrap=False)
        self.more = LinkButton("", FontRole.BODY)
        self.more.clicked.connect(self.more_requested)
        self.nothing = TextLabel(nothing, tone="muted")
        self.nothing.setContentsMargins(_SIDE, 0, _SIDE, _BOTTOM)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(_SIDE, 0, _SIDE, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, _TOP, 1, _BOTTOM)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addSpacing(_GAP)
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        self.more.hide()
        self.setAccessibleName(title)

    def show_more(self, words: str) -> None:
        """Show these words as the link in the heading; none hides it."""
        self.more.setText(words)
        self.more.updateGeometry()
        self.more.setVisible(bool(words))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what had the keyboard keeps it by its place in the list."""
        focused = next((at for at, row in enumerate(self.rows) if _has_keyboard(row)), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = list(rows)
        for at, row in enumerate(self.rows):
            self._column.insertWidget(2 + at, row)
        self.nothing.setVisible(not self.rows)
        self.fit()
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()

    def fitting_rows(self) -> Sequence[QWidget]:
        """Return the rows, the most important first."""
        return self.rows

    def room(self) -> tuple[int, int]:
        """Return what is left below the heading."""
        above = self._head.sizeHint().height() + _TOP + _GAP
        if not self.rows:
            above += self.nothing.heightForWidth(max(self.width(), 1))
        return self.height() - above - _BOTTOM, 0


def _has_keyboard(row: QWidget) -> bool:
    focused = row.window().focusWidget()
    return focused is not None and (focused is row or row.isAncestorOf(focused))
