"""Looks at what was painted."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QImage, QPainter

from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.geometry import ChartLayout, Viewport
from wsg_desktop.drawing.painter import ChartPainter, Frame
from wsg_desktop.drawing.palette import LIGHT, ChartPalette
from wsg_desktop.drawing.timescale import Timescale
from wsg_desktop.texts import translator

WIDTH, HEIGHT = 1000, 600


class Picture:
    """One painted frame: its pixels and the geometry that was painted."""

    def __init__(
        self, chart: Chart, scale: Timescale, palette: ChartPalette = LIGHT, **wishes: object
    ) -> None:
        font = QFont()
        font.setPixelSize(12)
        self.painter = ChartPainter(palette, translator("en"), font)
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.image.fill(0xFF00FF)
        view = wishes.pop("viewport", Viewport(0, 0, WIDTH, HEIGHT - self.top))
        self.frame = Frame(chart, scale, view, **wishes)  # type: ignore[arg-type]
        painter = QPainter(self.image)
        self.painter.paint_header(painter, self.frame, QRect(0, 0, WIDTH, self.top))
        self.layout: ChartLayout = self.painter.paint_rows(painter, self.frame, QPoint(0, self.top))
        painter.end()

    @property
    def top(self) -> int:
        """Return where the rows begin."""
        return self.painter.header_height

    def at(self, x: float, y: float) -> str:
        """Return the colour at a pixel of the rows."""
        return self.image.pixelColor(int(x), int(y) + self.top).name().upper()

    def bar_middle(self, row: int) -> int:
        """Return the height at which the bar of a row in view is halfway."""
        metrics = self.painter.metrics
        return self.layout.rows[row].top + metrics.bar_top + metrics.bar_height // 2

    def colours(self, area: QRect) -> set[str]:
        """Return every colour in an area of the rows."""
        return {
            self.at(x, y)
            for x in range(area.left(), area.right() + 1)
            for y in range(area.top(), area.bottom() + 1)
        }
