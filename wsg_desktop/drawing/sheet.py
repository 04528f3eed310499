"""One sheet of paper or one picture of the chart: title, names, header, rows, legend and foot.

Sizes are in pixels of 1/96 inch; the painter that it is given takes care of resolution.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QFont, QPainter

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.drawing.chart_rows import Chart, GroupHeading, Span
from wsg_desktop.drawing.geometry import LabelMode, Viewport
from wsg_desktop.drawing.legend import LegendPainter, legend_entries, legend_lines, signs_of
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.names import NamesPainter, fitting_columns
from wsg_desktop.drawing.painter import ChartPainter, Frame
from wsg_desktop.drawing.palette import LIGHT, ChartPalette, brush
from wsg_desktop.drawing.time_columns import time_columns
from wsg_desktop.texts import Translator

TITLE_PIXELS = 20
TITLE_HEIGHT = 42
FOOT_HEIGHT = 18
LEGEND_LINE = 20
MARGIN = 36
NAMES_SHARE = 0.42
"""The most of a sheet's width that the names may take."""


@dataclass(frozen=True)
class SheetWishes:
    """What stands on the sheets besides the chart."""

    title: str
    palette: ChartPalette = LIGHT
    labels: LabelMode = LabelMode.NONE
    links: bool = True
    days: Span | None = None
    """The only days to show; None for all that the chart has."""
    phase_names: Mapping[str, str] = field(default_factory=dict)
    """What the programme calls its phases, where that is not the usual."""
    family: str = ""
    """Font; empty for that of the system."""


class SheetSizes(NamedTuple):
    """How large rows and letters are, in pixels of 1/96 inch."""

    row_height: int = 22
    body: int = 12
    """Small letters are nine tenths of this, in whole pixels."""


ORDINARY = SheetSizes()


class Part(NamedTuple):
    """What one sheet shows: its rows, its place among the sheets side by side, and its number."""

    rows: range
    column: int = 0
    number: int = 1
    total: int = 0
    """How many pages there are; 0 for a picture, which is no page."""


class SheetPainter:
    """Paints the sheets of one chart, each `width` wide and as high as its rows need."""

    def __init__(
        self,
        chart: Chart,
        wishes: SheetWishes,
        tr: Translator,
        width: int,
        *,
        columns: int = 1,
        sizes: SheetSizes = ORDINARY,
    ) -> None:
        self._chart = chart
        self._wishes = wishes
        self._tr = tr
        self._width = width
        self.row_height = sizes.row_height
        font = QFont(wishes.family) if wishes.family else QFont()
        font.setPixelSize(sizes.body)
        self._painter = ChartPainter(wishes.palette, tr, font, row_height=sizes.row_height, on_paper=True)
        title_font = QFont(font)
        title_font.setPixelSize(TITLE_PIXELS)
        self._title_lettering = Lettering(title_font, on_paper=True)
        entries = legend_entries(
            tr, signs_of(chart), wishes.phase_names, chart.past.name if chart.past else ""
        )
        lines = legend_lines(entries, width, self._painter.lettering)
        self._legend = LegendPainter(wishes.palette, self._painter.lettering, lines, LEGEND_LINE)
        self._legend_height = len(lines) * LEGEND_LINE + 14
        self._names = fitting_columns(chart, tr, self._painter.lettering, width * NAMES_SHARE)
        self._chart_width = width - round(self._names.total)
        self._scale, self._columns = time_columns(self.days, self._chart_width, columns)

    @property
    def ground(self) -> QBrush:
        """Return what is behind everything."""
        return brush(self._wishes.palette.ground)

    @cached_property
    def frame_height(self) -> int:
        """Return the height of everything on a sheet but its rows."""
        return TITLE_HEIGHT + self._painter.header_height + self._legend_height + FOOT_HEIGHT

    @property
    def lettering(self) -> Lettering:
        """Return the letters of everything but the title."""
        return self._painter.lettering

    @property
    def chart(self) -> Chart:
        """Return the chart whose rows the sheets show."""
        return self._chart

    def height_of(self, rows: int) -> int:
        """Return the height of a sheet with this many rows."""
        return self.frame_height + rows * self.row_height

    def paint(self, painter: QPainter, part: Part, height: int) -> None:
        """Paint one sheet with its top left corner at (0, 0); its foot stands at the bottom of `height`."""
        painter.fillRect(QRect(0, 0, self._width, height), brush(self._wishes.palette.ground))
        self._paint_chart(painter, part)
        self._cover_sides(painter, height)
        self._paint_title(painter)
        self._paint_names(painter, part.rows)
        legend_top = TITLE_HEIGHT + self._painter.header_height + len(part.rows) * self.row_height + 10
        self._legend.paint(painter, QPointF(2, legend_top))
        self._paint_foot(painter, part, height)

    @property
    def days(self) -> Span:
        """Return the days that all sheets together show."""
        now = self._chart.today.toordinal()
        return self._wishes.days or self._chart.span or Span(now - 182, now + 183)

    def _cover_sides(self, painter: QPainter, height: int) -> None:
        """Cover what a bar that goes on leaves beside the chart: an SVG cuts nothing off."""
        for left, width in ((0, round(self._names.total)), (self._width, MARGIN)):
            painter.fillRect(QRect(left, 0, width, height), self.ground)

    def _paint_title(self, painter: QPainter) -> None:
        palette, lettering = self._wishes.palette, self._title_lettering
        day = self._tr("As of {day}", day=show_full_day(self._chart.today, self._tr))
        small = self._painter.lettering
        beside = self._width - small.width(day, Letter.BODY) - 24
        fits = lettering.width(self._wishes.title, Letter.STRONG) <= beside
        # A long title has the line to itself, and the day goes below it.
        title = lettering.elided(self._wishes.title, self._width, Letter.STRONG)
        middle = TITLE_HEIGHT * (0.38 if fits else 0.26)
        lettering.draw(painter, 0, middle, title, palette.text, Letter.STRONG)
        if fits:
            area = QRectF(0, 0, self._width, TITLE_HEIGHT * 0.76)
            small.draw_right(painter, area, day, palette.muted, Letter.BODY)
        else:
            small.draw(painter, 0, TITLE_HEIGHT * 0.76, day, palette.muted, Letter.BODY)

    def _paint_names(self, painter: QPainter, rows: range) -> None:
        names = NamesPainter(self._wishes.palette, self._tr, self._painter.lettering, self._names)
        width = round(self._names.total)
        names.paint_header(painter, QRect(0, TITLE_HEIGHT, width, self._painter.header_height))
        top = TITLE_HEIGHT + self._painter.header_height
        names.paint_rows(
            painter, QRect(0, top, width, self.row_height), [self._chart.row(row) for row in rows]
        )

    def _paint_chart(self, painter: QPainter, part: Part) -> None:
        left, top = round(self._names.total), TITLE_HEIGHT
        column, rows = self._columns[part.column], part.rows
        view = Viewport(
            column.left, rows.start * self.row_height, self._chart_width, len(rows) * self.row_height
        )
        wishes = self._wishes
        frame = Frame(
            self._chart,
            self._scale,
            view,
            labels=wishes.labels,
            links=wishes.links,
            row_lines=True,
            own=(column.first - column.left, column.last - column.left),
        )
        header = self._painter.header_height
        self._painter.paint_header(painter, frame, QRect(left, top, self._chart_width, header))
        self._painter.paint_rows(painter, frame, QPoint(left, top + header))
        border = QRect(left, top + header, 1, view.height)
        painter.fillRect(border, brush(wishes.palette.line))

    def _paint_foot(self, painter: QPainter, part: Part, height: int) -> None:
        if not part.total:
            return
        words = self._tr("page {page} of {pages}", page=part.number, pages=part.total)
        area = QRectF(0, height - FOOT_HEIGHT, self._width, FOOT_HEIGHT)
        self._painter.lettering.draw_right(painter, area, words, self._wishes.palette.muted, Letter.SMALL)


def row_pages(chart: Chart, rows_per_page: int) -> list[range]:
    """Return the rows of each page; no heading stands alone at the foot of a page."""
    pages: list[range] = []
    first = 0
    while first < len(chart):
        stop = min(first + max(rows_per_page, 1), len(chart))
        while first + 1 < stop < len(chart) and isinstance(chart.row(stop - 1), GroupHeading):
            stop -= 1
        pages.append(range(first, stop))
        first = stop
    return pages or [range(0)]
