"""Paints the chart: the one painter behind screen, paper, PDF, SVG and PNG.

It paints what a `Frame` says and keeps only what the next frame can use again; what the user
does with the chart belongs to `ui`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from wsg_desktop.drawing.bars import BarPainter
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import Chart, GroupHeading, goes_on_below
from wsg_desktop.drawing.geometry import (
    ChartLayout,
    LabelMode,
    LayoutWishes,
    RowLayout,
    Viewport,
    Window,
    metrics_for,
)
from wsg_desktop.drawing.header import HeaderPainter, borders
from wsg_desktop.drawing.item_texts import slip_words
from wsg_desktop.drawing.labels import Label
from wsg_desktop.drawing.layout import LayoutMemory, lay_out
from wsg_desktop.drawing.lettering import Letter, Lettering, PlacedText
from wsg_desktop.drawing.link_painter import LinkPainter, paint_gaps
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.palette import ChartPalette, brush, on_phase_colour
from wsg_desktop.drawing.plan_painter import PlanPainter, link_looks
from wsg_desktop.drawing.shapes import arrow_path, fill_rects
from wsg_desktop.drawing.tick_words import TickWords
from wsg_desktop.drawing.timescale import Timescale, Unit
from wsg_desktop.texts import Translator

SHADE_DAYS_FROM = 4.0
"""Pixels per day from which days on which nobody works are shaded."""


def weekend(day: int) -> bool:
    """Return whether a day (an ordinal) is a Saturday or Sunday."""
    return day % 7 in {6, 0}


@dataclass(frozen=True, slots=True)
class Frame:
    """What one picture of the chart shows."""

    chart: Chart
    scale: Timescale
    viewport: Viewport
    selected: frozenset[str] = frozenset()
    hovered: int | None = None
    """A row."""
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    """Bars on the move: by how many days, per project."""
    labels: LabelMode = LabelMode.NONE
    links: bool = True
    closed: Callable[[int], bool] = weekend
    """Whether nobody works on a day (an ordinal)."""
    row_lines: bool = False
    percent: bool = False
    """Whether percent complete shows in the bars."""
    own: tuple[int, int] | None = None
    """See `LayoutWishes.own`."""


class ChartPainter:
    """Paints frames in one palette, language and font."""

    def __init__(
        self,
        palette: ChartPalette,
        tr: Translator,
        font: QFont,
        *,
        row_height: int = 32,
        on_paper: bool = False,
    ) -> None:
        self.palette = palette
        self.tr = tr
        self.metrics = metrics_for(row_height)
        self.lettering = Lettering(font, on_paper=on_paper)
        self.links = LinkPainter()
        self._header = HeaderPainter(palette, self.lettering, TickWords(tr))
        self._memory = LayoutMemory()

    @property
    def header_height(self) -> int:
        """Return the height of both lines of the header."""
        return round(self.lettering.height(Letter.BODY) * 2 + 14)

    def window(self, frame: Frame) -> Window:
        """Return the geometry that a frame is laid out in."""
        wishes = LayoutWishes(
            frame.labels, frame.links, frame.shifts, frame.percent, frame.own, self._slip_words
        )
        return Window(frame.scale, frame.viewport, self.metrics, self.lettering.width, wishes)

    def paint_header(self, painter: QPainter, frame: Frame, area: QRect) -> None:
        """Paint the two lines of years to days in `area`, which is as wide as the window."""
        today = frame.chart.today.toordinal()
        self._header.paint(painter, area, frame.scale, frame.viewport.left, today)

    def paint_rows(self, painter: QPainter, frame: Frame, origin: QPoint) -> ChartLayout:
        """Paint the rows with the window's top left corner at `origin`; return where everything is."""
        layout = lay_out(frame.chart, self.window(frame), self._memory)
        painter.save()
        painter.translate(origin)
        painter.setClipRect(
            QRect(0, 0, frame.viewport.width, frame.viewport.height), Qt.ClipOperation.IntersectClip
        )
        self._paint_ground(painter, frame, layout)
        self._paint_grid(painter, frame)
        plan = PlanPainter(painter, self.palette, self.metrics, self.lettering)
        plan.paint_under(layout.rows)
        bars = BarPainter(painter, self.palette, self.metrics)
        bars.paint(layout.rows, frame.selected)
        self._paint_links(painter, frame, layout)
        plan.paint_over(layout.rows, frame.selected)
        self._paint_today(painter, frame)
        self._paint_texts(painter, frame, layout)
        painter.restore()
        return layout

    def _slip_words(self, item: ChartItem) -> str:
        return slip_words(item, self.tr)

    def _paint_ground(self, painter: QPainter, frame: Frame, layout: ChartLayout) -> None:
        width, height = frame.viewport.width, self.metrics.row_height
        painter.fillRect(QRect(0, 0, width, frame.viewport.height), brush(self.palette.ground))
        self._shade_closed_days(painter, frame)
        for row in layout.rows:
            ground = self._row_ground(row, frame)
            if ground:
                painter.fillRect(QRect(0, row.top, width, height), brush(ground))

        if frame.row_lines:
            parted = zip(layout.rows, goes_on_below([row.content for row in layout.rows]), strict=True)
            lines = [QRect(0, row.top + height - 1, width, 1) for row, goes_on in parted if not goes_on]
            fill_rects(painter, lines, self.palette.soft_line)

    def _row_ground(self, row: RowLayout, frame: Frame) -> str:
        if isinstance(row.content, GroupHeading):
            return self.palette.band
        if row.content.id in frame.selected:
            return self.palette.selected
        return self.palette.hover if row.number == frame.hovered else ""

    def _shade_closed_days(self, painter: QPainter, frame: Frame) -> None:
        if frame.scale.px_per_day < SHADE_DAYS_FROM:
            return
        left, right = frame.viewport.left, frame.viewport.left + frame.viewport.width
        days = [tick for tick in frame.scale.ticks(Unit.DAY, left, right) if frame.closed(tick.start)]
        sides = [(max(round(tick.left) - left, 0), round(tick.right) - left) for tick in days]
        fill_rects(
            painter, [QRect(a, 0, b - a, frame.viewport.height) for a, b in sides], self.palette.closed
        )

    def _paint_grid(self, painter: QPainter, frame: Frame) -> None:
        left, right = frame.viewport.left, frame.viewport.left + frame.viewport.width
        level = frame.scale.level
        for unit, ink in ((level.lower, self.palette.soft_line), (level.upper, self.palette.line)):
            xs = borders(frame.scale.ticks(unit, left, right), left)
            fill_rects(painter, [QRect(x, 0, 1, frame.viewport.height) for x in xs], ink)

    def _paint_links(self, painter: QPainter, frame: Frame, layout: ChartLayout) -> None:
        paint_gaps(painter, layout, frame.viewport, self.metrics, self.palette)
        for look in link_looks(layout.links, frame.selected, frame.chart.plan, self.palette):
            self.links.paint_routes(painter, look, frame.viewport)

    def _paint_today(self, painter: QPainter, frame: Frame) -> None:
        x = self._today_x(frame)
        if -2 <= x <= frame.viewport.width:
            painter.fillRect(QRect(x, 0, 2, frame.viewport.height), brush(self.palette.today))

    def _today_x(self, frame: Frame) -> int:
        return self.window(frame).x(frame.chart.today.toordinal() + 0.5) - 1

    def _paint_texts(self, painter: QPainter, frame: Frame, layout: ChartLayout) -> None:
        today = self._today_x(frame)
        beside_today = today + 12 if 0 <= today <= frame.viewport.width - 120 else 12
        texts: dict[str, list[PlacedText]] = defaultdict(list)
        for row in layout.rows:
            middle = row.top + self.metrics.bar_top + self.metrics.bar_height / 2
            for label in row.labels:
                texts[self._ink(label)].append((label.x, middle, label.text))
            if isinstance(row.content, ChartItem):
                if row.content.missing:
                    texts[self.palette.muted].append((beside_today, middle, self.tr(row.content.missing)))
                elif row.away:
                    self._paint_away(painter, frame, row)
        for ink, placed in texts.items():
            self.lettering.draw_all(painter, placed, ink, Letter.SMALL)

    def _ink(self, label: Label) -> str:
        if label.phase is not None:
            return on_phase_colour(self.palette, label.phase)
        return self.palette.muted if label.muted else self.palette.text

    def _paint_away(self, painter: QPainter, frame: Frame, row: RowLayout) -> None:
        """Point to where the bar of a row is, when it is out of view."""
        x = 8 if row.away < 0 else frame.viewport.width - 8
        middle = row.top + self.metrics.row_height / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(arrow_path(row.away, 6).translated(x, middle), brush(self.palette.past))
