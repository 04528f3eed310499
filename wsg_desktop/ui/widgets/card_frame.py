"""The plain card: a rounded surface with a one-pixel line that holds other widgets."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from wsg_desktop.ui import theme

RADIUS = 6


def paint_card(
    painter: QPainter, area: QRectF, *, fill: str = "card", line: str = "line", width: int = 1
) -> None:
    """Paint a card's surface and line inside `area`, in colours named as in `Colours`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(theme.colour(line))
    pen.setWidth(width)
    painter.setPen(pen)
    painter.setBrush(theme.colour(fill))
    inset = width / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class CardFrame(QFrame):
    """A card that holds widgets; `fill` names the colour of its surface."""

    def __init__(self, fill: str = "card", line: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self._line = line

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        paint_card(QPainter(self), QRectF(self.rect()), fill=self._fill, line=self._line)
