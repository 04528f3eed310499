"""Paints the lines of links: turns cut like a rounded corner, a gap where they cross a bar, heads on top."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLine, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.geometry import ChartLayout, LinkLayout, Metrics, RowLayout, Viewport
from wsg_desktop.drawing.link_layout import near_window
from wsg_desktop.drawing.links import Route
from wsg_desktop.drawing.palette import ChartPalette, brush, colour
from wsg_desktop.drawing.plan_painter import LinkLook
from wsg_desktop.drawing.shapes import arrow_path, fill_rects

CUT = 3
"""How much of a corner is cut off, in pixels."""
FEW = 48
"""With more links in view corners stay square and crossings plain: nobody sees them, and a frame is short."""
_KEPT = 2_000
"""Routes of which the strokes are kept: some twenty windows full."""

Points = Sequence[tuple[int, int]]


class _Strokes(NamedTuple):
    """What is drawn of one route."""

    lines: list[QLine]
    head: QPainterPath


class LinkPainter:
    """Paints links; the strokes of routes are kept, for most are in the next frame again."""

    def __init__(self) -> None:
        self._strokes: dict[tuple[Route, bool], _Strokes] = {}

    def paint_routes(self, painter: QPainter, look: LinkLook, viewport: Viewport) -> None:
        """Paint links that look the same with the heads of their arrows above all of them."""
        lines: list[QLine] = []
        heads = QPainterPath()
        for link in look.links:
            strokes = self._of(near_window(link, viewport), is_cut=len(look.links) <= FEW)
            lines += strokes.lines
            heads.addPath(strokes.head)
        painter.save()
        painter.translate(-viewport.left, -viewport.top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        dashes = Qt.PenStyle.DashLine if look.is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour(look.ink), look.width, dashes))
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heads.setFillRule(Qt.FillRule.WindingFill)
        painter.fillPath(heads, brush(look.ink))
        painter.restore()

    def _of(self, way: Route, *, is_cut: bool) -> _Strokes:
        found = self._strokes.get((way, is_cut))
        if found is None:
            if len(self._strokes) >= _KEPT:
                self._strokes.clear()
            lines = _stretches(way.points) if is_cut else (QLine(*a, *b) for a, b in pairwise(way.points))
            head = arrow_path(way.direction).translated(QPointF(*way.points[-1]))
            found = self._strokes[way, is_cut] = _Strokes(list(lines), head)
        return found


def paint_gaps(
    painter: QPainter, layout: ChartLayout, viewport: Viewport, metrics: Metrics, palette: ChartPalette
) -> None:
    """Clear a pixel on either side of where links cross bars: a line on a bar of its own colour is lost."""
    if len(layout.links) > FEW:
        return
    crossings = _crossings(layout.links, layout.rows, viewport, metrics)
    fill_rects(painter, [QRect(x - 1, top, 3, metrics.bar_height) for x, top in crossings], palette.ground)


def _stretches(points: Points) -> Iterator[QLine]:
    """Yield the stretches of a route with each corner between a level and an upright one cut off."""
    (x1, y1), last = points[0], len(points) - 2
    for number, (x2, y2) in enumerate(points[1:]):
        if number == last:
            yield QLine(x1, y1, x2, y2)
            return
        x3, y3 = points[number + 2]
        # One of the two is level, so one of each pair of differences is nought.
        size = min(CUT, (abs(x2 - x1) + abs(y2 - y1)) // 2, (abs(x3 - x2) + abs(y3 - y2)) // 2)
        if not size:
            yield QLine(x1, y1, x2, y2)
            x1, y1 = x2, y2
            continue
        if y1 == y2:
            before = x2 - size if x2 > x1 else x2 + size, y2
            after = x2, y2 + size if y3 > y2 else y2 - size
        else:
            before = x2, y2 - size if y2 > y1 else y2 + size
            after = x2 + size if x3 > x2 else x2 - size, y2
        yield QLine(x1, y1, *before)
        yield QLine(*before, *after)
        x1, y1 = after


def _crossings(
    links: Sequence[LinkLayout], rows: Sequence[RowLayout], viewport: Viewport, metrics: Metrics
) -> Iterator[tuple[int, int]]:
    """Yield where in the window links run upright over a bar: their x, and the top of the bar."""
    if not rows:
        return
    left_edge, first = viewport.left, rows[0].top + viewport.top
    height, into = metrics.row_height, metrics.bar_top
    bars = [
        (row.bar.left, row.bar.right, row.top + into)
        if row.bar and isinstance(row.content, ChartItem)
        else (0, 0, 0)
        for row in rows
    ]
    for link in links:
        for (x1, y1), (x2, y2) in pairwise(link.route.points):
            if x1 == x2:
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                # The rows that it passes in full: in those at its ends it begins and ends beside the bar.
                start = max((low - first) // height + 1, 0)
                x = x1 - left_edge
                for left, right, top in bars[start : max((high - first) // height, 0)]:
                    if left < x < right:
                        yield x, top
