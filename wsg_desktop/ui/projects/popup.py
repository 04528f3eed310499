"""A small surface that stands over the table until the user is done with it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.card_frame import RADIUS, paint_card


class Popup(QFrame):
    """Closes by Esc or by a click elsewhere; what is chosen in it holds at once."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(4)

    def add_button(self, button: QuietButton, run: Callable[[], object]) -> None:
        """Add a button whose words stand left, as those of a menu do."""
        theme.dress(button, "text-align: left;")
        button.clicked.connect(lambda _checked=False: run())
        self.column.addWidget(button)

    def open_at(self, place: QPoint) -> None:
        """Open with the upper left corner at `place` on the screen, moved where the screen ends."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(min(place.x(), room.right() - self.width()), room.left())
        top = max(min(place.y(), room.bottom() - self.height()), room.top())
        self.move(left, top)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off: where nothing composes windows, see-through ones would be black."""
        super().resizeEvent(event)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        paint_card(QPainter(self), QRectF(self.rect()), line="chip_line")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the user is done."""
        super().closeEvent(event)
        self.closed.emit()
