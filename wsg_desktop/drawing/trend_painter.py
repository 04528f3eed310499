"""Paints the milestone trend with the palettes and letters of the chart, on screen, on paper and in files."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from wsg_desktop.domain.date_display import signed_days
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush, colour
from wsg_desktop.drawing.tick_words import TickWords
from wsg_desktop.drawing.timescale import Tick, Unit
from wsg_desktop.drawing.trend import (
    Area,
    Axes,
    Trend,
    TrendLine,
    TrendPoint,
    last_promise,
    spread_labels,
    steps,
)
from wsg_desktop.texts import Translator

FEW = 3
"""Up to here the deadlines as agreed are drawn too."""
TITLES_SHARE = 0.3
"""The most of the width that the names at the right take."""
GAP = 8.0
DOT = 3.0
LEADER = 18.0
"""How long the line is from where a line ends to its name."""
SAMPLE = 26.0
_TICK_ROOM = 5.0


class TrendPainter:
    """Paints trends in one palette, language and font."""

    def __init__(self, palette: ChartPalette, tr: Translator, font: QFont, *, on_paper: bool = False) -> None:
        self._palette = palette
        self._tr = tr
        self._lettering = Lettering(font, on_paper=on_paper)
        self._words = TickWords(tr)
        self._day_itself = QPen(colour(palette.today), 1.5, Qt.PenStyle.DashLine)
        self._deadline = QPen(colour(palette.flag), 1.2, Qt.PenStyle.DotLine)

    def paint(self, painter: QPainter, trend: Trend, area: QRectF) -> None:
        """Paint axes, the diagonal, every line and its name within `area`."""
        painter.save()
        painter.fillRect(area, brush(self._palette.ground))
        if trend.lines:
            self._paint_all(painter, trend, area)
        painter.restore()

    def _paint_all(self, painter: QPainter, trend: Trend, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes = Axes(trend, self._inner(trend, area))
        self._paint_grid(painter, axes)
        self._paint_diagonal(painter, axes)
        has_agreed = len(trend.lines) <= FEW and any(line.agreed for line in trend.lines)
        for line in trend.lines if has_agreed else ():
            self._paint_steps(painter, axes, line.agreed, line.until, self._deadline)
        for line in trend.lines:
            self._paint_line(painter, axes, line)
        self._paint_key(painter, axes, with_agreed=has_agreed)
        self._paint_names(painter, axes, trend, area)

    def _inner(self, trend: Trend, area: QRectF) -> Area:
        line_height = self._lettering.height(Letter.SMALL)
        left = area.left() + self._lettering.width("Q4 2026") + 2 * GAP
        names = min(max(self._name_width(line) for line in trend.lines), area.width() * TITLES_SHARE)
        right = area.right() - names - self._days_width(trend) - LEADER - 2 * GAP
        top = area.top() + 2 * line_height
        return Area(left, top, right, area.bottom() - 3.8 * line_height)

    def _paint_grid(self, painter: QPainter, axes: Axes) -> None:
        area, lettering, muted = axes.area, self._lettering, self._palette.muted
        height = lettering.height(Letter.SMALL)
        unit, ticks = axes.ticks_up(2 * height)
        for tick in ticks:
            y = round(axes.y(tick.start)) + 0.5
            self._rule(painter, area.left, y, area.right, y)
            room = QRectF(0, y - height / 2, area.left - GAP, height)
            lettering.draw_right(painter, room, self._tick_words(unit, tick), muted, Letter.SMALL)
        unit, ticks = axes.ticks_across(lettering.width("Q4 2026") + 2 * GAP)
        for tick in ticks:
            x, words = round(axes.x(tick.start)) + 0.5, self._tick_words(unit, tick)
            self._rule(painter, x, area.top, x, area.bottom + _TICK_ROOM)
            if x + lettering.width(words) <= area.right + GAP:
                lettering.draw(painter, x, area.bottom + height * 0.8, words, muted, Letter.SMALL)
        self._paint_axes(painter, area, height)

    def _paint_axes(self, painter: QPainter, area: Area, height: float) -> None:
        painter.setPen(QPen(colour(self._palette.line), 1))
        painter.drawLine(QLineF(area.left, area.top, area.left, area.bottom))
        painter.drawLine(QLineF(area.left, area.bottom, area.right, area.bottom))
        muted, lettering = self._palette.muted, self._lettering
        promised = self._tr("Promised date")
        lettering.draw(painter, area.left, area.top - height, promised, muted, Letter.SMALL)
        below = QRectF(area.left, area.bottom + 1.7 * height, area.right - area.left, height)
        lettering.draw_right(painter, below, self._tr("Day on which it was said"), muted, Letter.SMALL)

    def _rule(self, painter: QPainter, left: float, top: float, right: float, bottom: float) -> None:
        painter.setPen(QPen(colour(self._palette.soft_line), 1))
        painter.drawLine(QLineF(left, top, right, bottom))

    def _tick_words(self, unit: Unit, tick: Tick) -> str:
        names = self._words.upper(unit, tick.start)
        return names[1] if unit is Unit.MONTH else names[0]

    def _paint_diagonal(self, painter: QPainter, axes: Axes) -> None:
        ends = axes.diagonal()
        if ends is None:
            return
        painter.setPen(self._day_itself)
        painter.drawLine(QLineF(*ends))

    def _paint_key(self, painter: QPainter, axes: Axes, *, with_agreed: bool) -> None:
        """Say at the left below the figure what the broken lines are."""
        lettering, height = self._lettering, self._lettering.height(Letter.SMALL)
        samples = [(self._day_itself, self._tr("the promised day itself"))]
        if with_agreed:
            samples.append((self._deadline, self._tr("deadline as agreed")))
        x, middle = axes.area.left, axes.area.bottom + 3.2 * height
        for pen, words in samples:
            painter.setPen(pen)
            painter.drawLine(QLineF(x, middle, x + SAMPLE, middle))
            lettering.draw(painter, x + SAMPLE + GAP, middle, words, self._palette.muted, Letter.SMALL)
            x += SAMPLE + lettering.width(words) + 4 * GAP

    def _paint_line(self, painter: QPainter, axes: Axes, line: TrendLine) -> None:
        ink = self._ink(line)
        pen = QPen(ink, 2.2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._paint_steps(painter, axes, line.points, line.until, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for point in line.points:
            if point.promised is not None:
                painter.drawEllipse(QPointF(axes.x(point.said), axes.y(point.promised)), DOT, DOT)

    def _paint_steps(
        self, painter: QPainter, axes: Axes, points: tuple[TrendPoint, ...], until: int, pen: QPen
    ) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for corners in steps(points, until, axes):
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))

    def _paint_names(self, painter: QPainter, axes: Axes, trend: Trend, area: QRectF) -> None:
        """Write number, title and slip at the end of each line, moved apart where lines end together."""
        ended = [(line, day) for line in trend.lines if (day := last_promise(line)) is not None]
        wanted = [axes.y(day) for _, day in ended]
        height = self._lettering.height(Letter.SMALL) * 1.15
        places = spread_labels(wanted, height, area.top(), axes.area.bottom + height / 2)
        days_left = area.right() - self._days_width(trend)
        x = axes.area.right + LEADER + GAP
        for (line, _), y, middle in zip(ended, wanted, places, strict=True):
            ink = self._ink(line)
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QLineF(axes.x(line.until), y, axes.area.right + GAP / 2, y))
            painter.drawLine(QLineF(axes.area.right + GAP / 2, y, x - GAP / 2, middle))
            name = self._lettering.elided(f"{line.number} {line.title}", days_left - x - GAP, Letter.SMALL)
            self._lettering.draw(painter, x, middle, name, self._palette.text, Letter.SMALL)
            room = QRectF(days_left, middle - height / 2, area.right() - days_left, height)
            slip = self._lettering
            slip.draw_right(painter, room, self._days(line), ink.name().upper(), Letter.SMALL)

    def _name_width(self, line: TrendLine) -> float:
        return self._lettering.width(f"{line.number} {line.title}")

    def _days_width(self, trend: Trend) -> float:
        return max(self._lettering.width(self._days(line)) for line in trend.lines) + GAP

    def _days(self, line: TrendLine) -> str:
        return signed_days(line.days_later, self._tr) if line.days_later else self._tr("as promised")

    def _ink(self, line: TrendLine) -> QColor:
        return colour(self._palette.late if line.days_later > 0 else self._palette.mark)
