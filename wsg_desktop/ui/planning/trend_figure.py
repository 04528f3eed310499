"""The milestone trend as a widget, painted by the painter that writes it to files too."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.drawing.trend import Trend
from wsg_desktop.drawing.trend_painter import TrendPainter
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.theme import FontRole, scaled

_EDGE = 16


class TrendFigure(QWidget):
    """The figure on a card of its own, in the colours of the window."""

    def __init__(self, tr: Translator, trend: Trend, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._trend = trend
        self.setAccessibleName(tr("Promised dates over time"))
        self.setAccessibleDescription(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(480), scaled(240))
        theme.notice.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """Return the size at which a dozen lines can be read."""
        return QSize(scaled(920), scaled(440))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted anew
        """Paint the figure."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("card"))
        inner = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self._painter.paint(painter, self._trend, inner)
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _dress(self) -> None:
        self._painter = TrendPainter(chart_palette(), self._tr, theme.font(FontRole.TABLE))
        self.update()
