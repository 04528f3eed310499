"""The small shapes that carry meaning without colour: status lights, flag, milestone, decision, arrow heads.

Table delegates, cards and the chart draw the same paths. Where they stand is not decided here.
"""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.drawing.palette import ChartPalette, brush, colour, status_colour

FLAG_WIDTH = 9
FLAG_HEIGHT = 8
CORNER = 2.5
"""Radius of the corners of bars."""


@cache
def status_path(light: str, size: float) -> QPainterPath:
    """Return the shape of a `Light` value, centred on (0, 0) and fitting in a square of `size` pixels.

    Circle on track, triangle attention, diamond off track, square not started, tick done, ring not set.
    """
    return _STATUS_PATHS.get(light, _ring)(size)


def draw_status(painter: QPainter, light: str, centre: QPointF, size: float, palette: ChartPalette) -> None:
    """Draw the status shape of `light` around `centre`, with the outline that amber needs."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_statuses(painter, light, [centre], size, palette)
    painter.restore()


def paint_statuses(
    painter: QPainter, light: str, centres: Sequence[QPointF], size: float, palette: ChartPalette
) -> None:
    """Draw one status at many places at once; leaves pen and brush changed and expects antialiasing."""
    outline = palette.status.attention_outline if light == Light.ATTENTION else ""
    painter.setPen(QPen(colour(outline), size / 14) if outline else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(brush(status_colour(palette, light)))
    shapes = QPainterPath()
    for centre in centres:
        shapes.addPath(status_path(light, size).translated(centre))
    painter.drawPath(shapes)


def fill_rects(painter: QPainter, areas: Sequence[QRect], ink: str) -> None:
    """Fill many rectangles at once, which costs paper a fifth of filling them one by one."""
    if areas:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(ink))
        painter.drawRects(areas)


@cache
def flag_path(height: float) -> QPainterPath:
    """Return a deadline's flag on a pole `height` pixels tall: its foot at (0, 0), flying to the right."""
    path = QPainterPath()
    path.addRect(QRectF(-0.75, -height, 1.5, height))
    cloth = [(0, 0), (FLAG_WIDTH, 0), (FLAG_WIDTH - 2.5, FLAG_HEIGHT / 2), (FLAG_WIDTH, FLAG_HEIGHT)]
    path.addPolygon(_polygon([(x, y - height) for x, y in [*cloth, (0, FLAG_HEIGHT)]]))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@cache
def cap_path(height: int, side: int) -> QPainterPath:
    """Return the rounded end of a bar, its outer edge at x = 0: side 1 for a left end, -1 for a right."""
    path = QPainterPath(QPointF(side * 4, 0))
    path.lineTo(side * CORNER, 0)
    path.quadTo(0, 0, 0, CORNER)
    path.lineTo(0, height - CORNER)
    path.quadTo(0, height, side * CORNER, height)
    path.lineTo(side * 4, height)
    path.closeSubpath()
    return path


@cache
def milestone_path(half: float) -> QPainterPath:
    """Return a diamond centred on (0, 0), `half` pixels to each point."""
    path = QPainterPath()
    path.addPolygon(_polygon([(0, -half), (half, 0), (0, half), (-half, 0)]))
    return path


@cache
def decision_path(half: float) -> QPainterPath:
    """Return a hexagon centred on (0, 0): a body takes a decision here."""
    tall, wide = half * 0.95, half * 0.55
    path = QPainterPath()
    path.addPolygon(
        _polygon([(-half, 0), (-wide, -tall), (wide, -tall), (half, 0), (wide, tall), (-wide, tall)])
    )
    return path


@cache
def conflict_path(size: float) -> QPainterPath:
    """Return a warning sign centred on (0, 0): a triangle with an exclamation mark left open in it."""
    path = QPainterPath()
    path.addPolygon(_polygon([(0, -size * 0.5), (size * 0.56, size * 0.45), (-size * 0.56, size * 0.45)]))
    thick = size * 0.13
    path.addRect(QRectF(-thick / 2, -size * 0.18, thick, size * 0.32))
    path.addRect(QRectF(-thick / 2, size * 0.22, thick, thick))
    return path


@cache
def arrow_path(direction: int, size: float = 5.0) -> QPainterPath:
    """Return an arrow head with its point at (0, 0), pointing right for direction 1 and left for -1."""
    path = QPainterPath()
    path.addPolygon(_polygon([(0, 0), (-direction * size, -size * 0.62), (-direction * size, size * 0.62)]))
    return path


def _polygon(points: list[tuple[float, float]]) -> QPolygonF:
    closed = [*points, points[0]]
    return QPolygonF([QPointF(x, y) for x, y in closed])


def _circle(size: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), size * 0.44, size * 0.44)
    return path


def _triangle(size: float) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_polygon([(0, -size * 0.46), (size * 0.48, size * 0.38), (-size * 0.48, size * 0.38)]))
    return path


def _diamond(size: float) -> QPainterPath:
    return milestone_path(size * 0.5)


def _square(size: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-size * 0.37, -size * 0.37, size * 0.74, size * 0.74), size * 0.1, size * 0.1)
    return path


def _tick(size: float) -> QPainterPath:
    path = QPainterPath()
    corners = [(-0.5, 0.02), (-0.38, -0.1), (-0.12, 0.16), (0.38, -0.4), (0.5, -0.28), (-0.12, 0.4)]
    path.addPolygon(_polygon([(x * size, y * size) for x, y in corners]))
    return path


def _ring(size: float) -> QPainterPath:
    return _stroked(_circle(size * 0.85), size * 0.1)


def _stroked(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    path = stroker.createStroke(line)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


_STATUS_PATHS = {
    Light.ON_TRACK.value: _circle,
    Light.ATTENTION.value: _triangle,
    Light.OFF_TRACK.value: _diamond,
    Light.NOT_STARTED.value: _square,
    Light.DONE.value: _tick,
    Light.NONE.value: _ring,
}
