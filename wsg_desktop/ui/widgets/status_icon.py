"""The shape of a status: never by colour alone, and its word is the tooltip and the accessible name."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.domain.vocabulary import Light, label
from wsg_desktop.drawing.shapes import draw_status
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette

SIZE = 13
SPACE = 18
_ICON = 16


class StatusIcon(QWidget):
    """One status shape in the colours of the theme; its word is that of the light, or another one."""

    def __init__(self, light: Light, tr: Translator, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = light
        word = word or tr(label(light))
        self.setToolTip(word)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for the shape, which grows with the texts."""
        return QSize(theme.scaled(SPACE), theme.scaled(SPACE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        draw_status(painter, self._light.value, middle, theme.scaled(SIZE), chart_palette())


def status_icon(light: Light) -> QIcon:
    """Return the shape of a light as an icon, in the colours of the theme as it is now."""
    ratio = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    size = theme.scaled(_ICON)
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_status(painter, light.value, QPointF(size / 2, size / 2), theme.scaled(SIZE), chart_palette())
    painter.end()
    icon = QIcon(made)
    # Without one of its own a chosen row would tint it.
    icon.addPixmap(made, QIcon.Mode.Selected)
    return icon
