"""What the colours and signs of the chart mean, in one line under it."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.drawing.legend import (
    COMMON_SIGNS,
    LegendPainter,
    legend_entries,
    legend_lines,
)
from wsg_desktop.drawing.lettering import Lettering
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.theme import FontRole

_LINE = 20


class LegendBar(QWidget):
    """The legend of the chart on screen; what does not fit on one line is left out at the end."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._names: Mapping[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.updateGeometry)
        self.show_names({})

    def show_names(self, names: Mapping[str, str]) -> None:
        """Show what the programme calls its phases."""
        self._names = names
        words = [entry.word for entry in legend_entries(self._tr, COMMON_SIGNS, names)]
        self.setAccessibleName(self._tr("Legend: {words}", words=", ".join(words)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        return QSize(0, theme.scaled(_LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the entries that fit."""
        lettering = Lettering(theme.font(FontRole.TABLE))
        entries = legend_entries(self._tr, COMMON_SIGNS, self._names)
        lines = legend_lines(entries, self.width(), lettering)[:1]
        LegendPainter(chart_palette(), lettering, lines, self.height()).paint(QPainter(self), QPointF(0, 0))
