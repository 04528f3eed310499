"""A card that scrolls and holds rows under small headings, such as what is asked above what is sure."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class RowList(QScrollArea):
    """Rows below each other; `clear` begins anew."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear()

    def clear(self) -> None:
        """Take all rows away."""
        card = CardFrame()
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(1, 4, 1, 4)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setWidget(card)

    def add_heading(self, text: str) -> None:
        """Add a heading over the rows that come next."""
        heading = TextLabel(text, FontRole.STRONG, "muted")
        heading.setContentsMargins(16, 12, 16, 4)
        self._add(heading)

    def add_row(self, row: QWidget, before: QWidget | None = None) -> None:
        """Add a row at the end, or before another one."""
        self._add(row, before)

    def offer_more(self, words: str, add: Callable[[QWidget], object]) -> None:
        """Offer to show the rows that are left; `add` puts them before the widget that it gets."""
        more = LinkButton(words)

        def show() -> None:
            add(more)
            more.hide()
            more.deleteLater()

        more.clicked.connect(show)
        self._add(more)

    def _add(self, widget: QWidget, before: QWidget | None = None) -> None:
        place = self._column.indexOf(before) if before else self._column.count() - 1
        self._column.insertWidget(place, widget)
