"""Paints the header over the rows: two lines of periods, for the days in view only."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush
from wsg_desktop.drawing.tick_words import TickWords
from wsg_desktop.drawing.timescale import Tick, Timescale, Unit

PADDING = 6
SIDES = 4


class HeaderInk(NamedTuple):
    """What the header is painted with."""

    palette: ChartPalette
    lettering: Lettering
    words: TickWords


def paint_header(
    painter: QPainter, area: QRect, scale: Timescale, left: int, today: int, ink: HeaderInk
) -> None:
    """Paint the header in `area`; `left` is the pixel of the chart at its left edge, `today` an ordinal."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.translate(area.topLeft())
    painter.fillRect(QRect(0, 0, area.width(), area.height()), brush(ink.palette.ground))
    level, half = scale.level, area.height() // 2
    upper = scale.ticks(level.upper, left, left + area.width())
    lower = scale.ticks(level.lower, left, left + area.width())
    wording = _common_wording(lower, level.lower, ink)
    for tick in lower:
        painter.fillRect(QRect(round(tick.left) - left, half + 4, 1, half), brush(ink.palette.soft_line))
        _paint_centred(painter, tick, left, area, ink.words.lower(level.lower, tick.start)[wording:], ink)
    # Weeks do not end with a month: its line would strike out the number of the week it falls in.
    reach = half if level.lower is Unit.WEEK else area.height()
    for tick in upper:
        painter.fillRect(QRect(round(tick.left) - left, 0, 1, reach), brush(ink.palette.line))
        _paint_sticky(painter, tick, left, area, level.upper, ink)
    painter.fillRect(QRect(0, area.height() - 1, area.width(), 1), brush(ink.palette.line))
    _paint_today(painter, scale.x(today + 0.5) - left, area.height(), ink)
    painter.restore()


def _paint_sticky(painter: QPainter, tick: Tick, left: int, area: QRect, unit: Unit, ink: HeaderInk) -> None:
    """Name a long period at its beginning, or at the edge of the window when that lies before it."""
    begin = max(tick.left - left, 0) + PADDING
    room = min(tick.right - left - PADDING, area.width()) - begin
    text = _fitting(ink.words.upper(unit, tick.start), room, Letter.STRONG, ink.lettering)
    ink.lettering.draw(painter, begin, area.height() * 0.27, text, ink.palette.text, Letter.STRONG)


def _common_wording(ticks: list[Tick], unit: Unit, ink: HeaderInk) -> int:
    """Return the longest wording that fits all periods: neighbours are not called differently."""
    wordings = [ink.words.lower(unit, tick.start) for tick in ticks]
    count = min((len(names) for names in wordings), default=1)
    for place in range(count - 1):
        widths = (ink.lettering.width(names[place], Letter.SMALL) for names in wordings)
        rooms = (tick.right - tick.left - SIDES for tick in ticks)
        if all(width <= room for width, room in zip(widths, rooms, strict=True)):
            return place
    return count - 1


def _paint_centred(
    painter: QPainter, tick: Tick, left: int, area: QRect, wordings: tuple[str, ...], ink: HeaderInk
) -> None:
    """Name a short period in the middle of what shows of it."""
    begin, end = max(tick.left - left, 0), min(tick.right - left, area.width())
    text = _fitting(wordings, end - begin - SIDES, Letter.SMALL, ink.lettering)
    x = (begin + end - ink.lettering.width(text, Letter.SMALL)) / 2
    ink.lettering.draw(painter, x, area.height() * 0.73, text, ink.palette.muted, Letter.SMALL)


def _fitting(wordings: tuple[str, ...], room: float, letter: Letter, lettering: Lettering) -> str:
    return next((text for text in wordings if lettering.width(text, letter) <= room), "")


def _paint_today(painter: QPainter, x: float, bottom: int, ink: HeaderInk) -> None:
    x = round(x)
    head = QPainterPath()
    corners = [(x - 6, bottom - 7), (x + 6, bottom - 7), (x, bottom), (x - 6, bottom - 7)]
    head.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(head, brush(ink.palette.today))
