"""A chip: a short word in a rounded shape, such as a filter or a party; it can carry a cross to remove it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wsg_desktop.ui import icons, theme

_CROSS = 14


class Chip(QWidget):
    """A chip with `text`; when `remove_name` is given it can be removed by mouse, Delete or Backspace."""

    removed = Signal()
    clicked = Signal()

    def __init__(self, text: str, remove_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._removable = bool(remove_name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(remove_name)
        self.setToolTip(remove_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._removable else Qt.FocusPolicy.NoFocus)

    @property
    def text(self) -> str:
        """Return the word on the chip."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return room for the word and the cross."""
        metrics = self.fontMetrics()
        cross = _CROSS + 6 if self._removable else 0
        return QSize(metrics.horizontalAdvance(self._text) + 20 + cross, metrics.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape, the word and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(
            theme.colour("focus" if self.hasFocus() else "chip_line" if self._removable else "soft_line")
        )
        painter.setBrush(theme.colour("selected" if self._removable else "soft_line"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(theme.colour("accent" if self._removable else "text"))
        painter.drawText(self.rect().adjusted(10, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
        if self._removable:
            cross = icons.pixmap("x", _CROSS, "accent", self.devicePixelRatioF())
            painter.drawPixmap(self._cross().topLeft(), cross)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove by the cross, press elsewhere."""
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(
            event.position().toPoint()
        ):
            return
        if self._removable and event.position().x() >= self._cross().left() - 4:
            QToolTip.hideText()
            self.removed.emit()
        else:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove by Delete or Backspace, press by Enter or Space."""
        key = event.key()
        if self._removable and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _cross(self) -> QRect:
        return QRect(self.width() - _CROSS - 9, (self.height() - _CROSS) // 2, _CROSS, _CROSS)
