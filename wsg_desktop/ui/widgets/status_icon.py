"""The shape of a status: never by colour alone, and its word is the tooltip and the accessible name."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.domain.vocabulary import Light, label
from wsg_desktop.drawing.shapes import draw_status
from wsg_desktop.texts import Translator
from wsg_desktop.ui.chart_palette import chart_palette

SIZE = 13
SPACE = 18


class StatusIcon(QWidget):
    """One status shape in the colours of the theme."""

    def __init__(self, light: Light, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = light
        word = tr(label(light))
        self.setToolTip(word)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the shape."""
        return QSize(SPACE, SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        draw_status(painter, self._light.value, middle, SIZE, chart_palette())
