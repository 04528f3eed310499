"""Where the details panel stands beside a list; the panel itself is built after the list has been painted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.widgets.card_frame import paint_card

if TYPE_CHECKING:
    from wsg_desktop.ui.details.panel import DetailsPanel

_NARROWEST, _WIDEST = 300, 360
_AFTER_PAINT = 20


class DetailsSlot(QWidget):
    """An empty card as wide as the details, until they are there."""

    left = Signal()
    """The keyboard goes back to the list."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._panel: DetailsPanel | None = None
        self._ids: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER_PAINT)
        self._waiting.timeout.connect(lambda: self.panel)
        self.setMinimumWidth(theme.scaled(_NARROWEST))
        self.setMaximumWidth(theme.scaled(_WIDEST))

    @property
    def panel(self) -> "DetailsPanel":
        """Return the details, building them if nobody needed them before."""
        if self._panel is None:
            from wsg_desktop.ui.details.panel import DetailsPanel

            self._panel = DetailsPanel(self._context)
            self._panel.left.connect(self.left)
            self._column.addWidget(self._panel)
            self.setFocusProxy(self._panel)
            self._panel.show()  # the layout does that later, and what is not shown cannot take the keyboard
            self._panel.show_projects(self._ids)
        return self._panel

    def show_projects(self, ids: Sequence[str]) -> None:
        """Show the details of these projects, now or as soon as they are there."""
        self._ids = tuple(ids)
        if self._panel is not None:
            self._panel.show_projects(ids)

    def sizeHint(self) -> QSize:
        """Return the least that will do."""
        return QSize(self.minimumWidth(), 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card while it is empty."""
        if self._panel is None:
            paint_card(QPainter(self), QRectF(self.rect()))

    def showEvent(self, event: QShowEvent) -> None:
        """Build the details once the list has been painted."""
        super().showEvent(event)
        if self._panel is None:
            self._waiting.start()
