"""Paints the header over the rows: two lines of periods, for the days in view only."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush
from wsg_desktop.drawing.shapes import fill_rects
from wsg_desktop.drawing.tick_words import TickWords
from wsg_desktop.drawing.timescale import Tick, Timescale, Unit

PADDING = 6
SIDES = 4


class HeaderLayout(NamedTuple):
    """Where the lines and names of both halves are; names with where they begin."""

    upper_lines: list[QRect]
    lower_lines: list[QRect]
    upper: list[tuple[str, float]]
    lower: list[tuple[str, float]]


class HeaderPainter:
    """Paints headers; what it laid out last is kept, for rows scroll and pages turn under the same header."""

    def __init__(self, palette: ChartPalette, lettering: Lettering, words: TickWords) -> None:
        self._palette = palette
        self._lettering = lettering
        self._words = words
        self._key: tuple[object, ...] = ()
        self._layout = HeaderLayout([], [], [], [])

    def paint(self, painter: QPainter, area: QRect, scale: Timescale, left: int, today: int) -> None:
        """Paint in `area`; `left` is the pixel of the chart at its left edge, `today` an ordinal."""
        layout = self._layout_of(scale, left, area.size())
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.translate(area.topLeft())
        painter.fillRect(QRect(0, 0, area.width(), area.height()), brush(self._palette.ground))
        fill_rects(painter, layout.lower_lines, self._palette.soft_line)
        fill_rects(painter, layout.upper_lines, self._palette.line)
        for names, share, ink, letter in (
            (layout.upper, 0.27, self._palette.text, Letter.STRONG),
            (layout.lower, 0.73, self._palette.muted, Letter.SMALL),
        ):
            texts = [(x, area.height() * share, text) for text, x in names]
            self._lettering.draw_all(painter, texts, ink, letter)
        painter.fillRect(QRect(0, area.height() - 1, area.width(), 1), brush(self._palette.line))
        self._paint_today(painter, round(scale.x(today + 0.5) - left), area.height())
        painter.restore()

    def _layout_of(self, scale: Timescale, left: int, size: QSize) -> HeaderLayout:
        key = (scale, left, size.width(), size.height())
        if key != self._key:
            self._key = key
            self._layout = lay_out_header(scale, left, size, self._lettering, self._words)
        return self._layout

    def _paint_today(self, painter: QPainter, x: int, bottom: int) -> None:
        corners = [(x - 6, bottom - 7), (x + 6, bottom - 7), (x, bottom), (x - 6, bottom - 7)]
        head = QPainterPath()
        head.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(head, brush(self._palette.today))


def lay_out_header(
    scale: Timescale, left: int, size: QSize, lettering: Lettering, words: TickWords
) -> HeaderLayout:
    """Return where both lines of periods have their borders and names."""
    level, width, height = scale.level, size.width(), size.height()
    upper = scale.ticks(level.upper, left, left + width)
    lower = scale.ticks(level.lower, left, left + width)
    # Weeks do not end with a month: its line would strike out the number of the week it falls in.
    reach = height // 2 if level.lower is Unit.WEEK else height
    names = [words.lower(level.lower, tick.start) for tick in lower]
    wording = _common_wording(lower, names, lettering)
    sticky = (_sticky(tick, left, width, words.upper(level.upper, tick.start), lettering) for tick in upper)
    centred = (
        _centred(tick, left, width, wordings[wording : wording + 1], lettering)
        for tick, wordings in zip(lower, names, strict=True)
    )
    return HeaderLayout(
        [QRect(x, 0, 1, reach) for x in borders(upper, left)],
        [QRect(x, height // 2 + 4, 1, height // 2) for x in borders(lower, left)],
        [name for name in sticky if name[0]],
        [name for name in centred if name[0]],
    )


def borders(ticks: list[Tick], left: int) -> list[int]:
    """Return where periods begin that do so in view: an SVG cuts nothing off at the side."""
    return [x for x in (round(tick.left) - left for tick in ticks) if x >= 0]


def _sticky(
    tick: Tick, left: int, width: int, wordings: tuple[str, ...], lettering: Lettering
) -> tuple[str, float]:
    """Name a long period at its beginning, or at the edge of the window when that lies before it."""
    begin = max(tick.left - left, 0) + PADDING
    room = min(tick.right - left - PADDING, width) - begin
    return _fitting(wordings, room, Letter.STRONG, lettering), begin


def _centred(
    tick: Tick, left: int, width: int, wordings: tuple[str, ...], lettering: Lettering
) -> tuple[str, float]:
    """Name a short period in the middle of what shows of it."""
    begin, end = max(tick.left - left, 0), min(tick.right - left, width)
    text = _fitting(wordings, end - begin - SIDES, Letter.SMALL, lettering)
    return text, (begin + end - lettering.width(text, Letter.SMALL)) / 2


def _common_wording(ticks: list[Tick], names: list[tuple[str, ...]], lettering: Lettering) -> int:
    """Return the longest wording that fits all periods: neighbours are not called differently."""
    count = min((len(wordings) for wordings in names), default=1)
    for place in range(count - 1):
        widths = (lettering.width(wordings[place], Letter.SMALL) for wordings in names)
        rooms = (tick.right - tick.left - SIDES for tick in ticks)
        if all(width <= room for width, room in zip(widths, rooms, strict=True)):
            return place
    return count - 1


def _fitting(wordings: tuple[str, ...], room: float, letter: Letter, lettering: Lettering) -> str:
    return next((text for text in wordings if lettering.width(text, letter) <= room), "")
