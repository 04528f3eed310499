"""A chip: a short word in a rounded shape, such as a filter or a party; it can carry a cross to remove it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wsg_desktop.ui import icons, theme

_CROSS = 14
_GAP = 6


class Chip(QWidget):
    """A chip with `text`; when `remove_name` is given it can be removed by mouse, Delete or Backspace.

    A `quiet` chip is a value in a field rather than a filter that hides something: it has no colour.
    """

    removed = Signal()
    clicked = Signal()

    def __init__(
        self, text: str, remove_name: str = "", *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._removable = bool(remove_name)
        self._coloured = self._removable and not quiet
        self._edge, self._cross_size = (9, 12) if quiet else (10, _CROSS)
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
        cross = theme.scaled(self._cross_size) + _GAP if self._removable else 0
        return QSize(metrics.horizontalAdvance(self._text) + 2 * self._edge + cross, metrics.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape, the word and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(
            theme.colour("focus" if self.hasFocus() else "chip_line" if self._coloured else "soft_line")
        )
        painter.setBrush(theme.colour("selected" if self._coloured else "soft_line"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(theme.colour("accent" if self._coloured else "text"))
        right = self._cross().left() - _GAP + 2 if self._removable else self.width() - self._edge
        room = self.rect().adjusted(self._edge, 0, right - self.width(), 0)
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if self._removable:
            tone = "accent" if self._coloured else "muted"
            cross = icons.pixmap("x", self._cross().width(), tone, self.devicePixelRatioF())
            painter.drawPixmap(self._cross().topLeft(), cross)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole word as a tooltip where it is cut now."""
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(self._text if cut else self.accessibleDescription())

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
        size = theme.scaled(self._cross_size)
        return QRect(self.width() - size - self._edge + 1, (self.height() - size) // 2, size, size)
