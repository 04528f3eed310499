"""The mark of where dragged rows would come: a line between two rows, or a frame around one."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wsg_desktop.ui import theme

_REACH = 5
"""Half the height of the widget that holds the line, and the radius of the ring before it."""
_THICK = 2


class DropMark(QWidget):
    """Lies over the rows and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._on_row = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def is_on_row(self) -> bool:
        """Return whether it frames a row: what is dropped then comes under that."""
        return self._on_row

    def show_at(self, area: QRect, *, on_row: bool) -> None:
        """Frame a row, or draw a line along the top of `area` that begins at its left."""
        self._on_row = on_row
        if not on_row:
            area = QRect(area.left() - _REACH, area.top() - _REACH, area.width() + _REACH, 2 * _REACH)
        self.setGeometry(area)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, or the line with a ring at its depth."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), _THICK))
        if self._on_row:
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -3), 4, 4)
        else:
            radius = _REACH - _THICK
            painter.drawEllipse(QRectF(_THICK / 2, _REACH - radius, 2 * radius, 2 * radius))
            painter.drawLine(2 * radius + _THICK, _REACH, self.width(), _REACH)
        painter.end()
