"""The legend under the chart: what colours and signs mean, on as many lines as the width asks for."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.drawing.legend import COMMON_SIGNS, LegendPainter, legend_entries, legend_lines
from wsg_desktop.drawing.lettering import Lettering
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.theme import FontRole

LINE_HEIGHT = 22


class LegendBar(QWidget):
    """Paints the signs that every chart has."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tr = tr
        self._phase_names: Mapping[str, str] = {}
        self._past_name = ""
        self._more = frozenset[str]()
        theme.notice.changed.connect(self._dress)
        self._dress()

    def set_texts(self, tr: Translator, phase_names: Mapping[str, str]) -> None:
        """Speak `tr`'s language and call the phases as the programme does."""
        self._tr, self._phase_names = tr, phase_names
        self._dress()

    def set_past_name(self, past_name: str) -> None:
        """Explain the thin bars of the moment that is compared with; empty when nothing is."""
        if past_name != self._past_name:
            self._past_name = past_name
            self._dress()

    def set_more(self, signs: frozenset[str]) -> None:
        """Explain these signs besides the ones that every chart has."""
        if signs != self._more:
            self._more = signs
            self._dress()

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow legend is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all lines need."""
        return len(legend_lines(self._entries, width, self._lettering)) * theme.scaled(LINE_HEIGHT)

    def sizeHint(self) -> QSize:
        """Return the size of the legend on the width it has."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return that it can be narrow."""
        return QSize(160, theme.scaled(LINE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted anew
        """Paint the lines."""
        painter = QPainter(self)
        lines = legend_lines(self._entries, self.width(), self._lettering)
        height = theme.scaled(LINE_HEIGHT)
        LegendPainter(chart_palette(), self._lettering, lines, height).paint(painter, QPointF(0, 0))
        painter.end()

    def _dress(self) -> None:
        self._lettering = Lettering(theme.font(FontRole.TABLE))
        signs = COMMON_SIGNS | self._more | ({"past"} if self._past_name else frozenset())
        self._entries = legend_entries(self._tr, signs, self._phase_names, self._past_name)
        self.setAccessibleName(", ".join(entry.word for entry in self._entries))
        self.updateGeometry()
        self.update()
