"""Paints what is on the rows: bars with their phases, what really happened, slips, flags and milestones."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from wsg_desktop.domain.vocabulary import State
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.geometry import BarLayout, Fade, Metrics, RowLayout, Stretch
from wsg_desktop.drawing.palette import ChartPalette, brush, colour, mixed, phase_colour
from wsg_desktop.drawing.shapes import arrow_path, decision_path, flag_path, milestone_path

CORNER = 2.5
FAINTEST = 0.10
"""What is left of the colour where a bar has faded out."""
STRETCHED = 0.45
"""How much of its colour a bar keeps beyond its planned phases."""
GROUP_BAR = 4


class BarPainter:
    """Paints the rows of one layout; nothing is kept between frames."""

    def __init__(
        self, painter: QPainter, palette: ChartPalette, metrics: Metrics, *, percent: bool = False
    ) -> None:
        self._percent = percent
        self._painter = painter
        self._palette = palette
        self._metrics = metrics
        self._ground = palette.ground
        """Behind the row that is being painted."""

    def paint(self, rows: Iterable[RowLayout], selected: frozenset[str]) -> None:
        """Paint all bars, then everything that stands on them."""
        rows = tuple(rows)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            if isinstance(row.content, ChartItem):
                self._paint_item(row, row.content, is_selected=row.content.id in selected)
            elif row.bar:
                self._paint_group(row, row.bar)
        self._paint_late(rows)
        self._paint_flags(rows)
        self._paint_marks(rows, selected)

    def _paint_item(self, row: RowLayout, item: ChartItem, *, is_selected: bool) -> None:
        self._ground = self._palette.selected if is_selected else self._palette.ground
        top = row.top + self._metrics.bar_top
        if row.ghost:
            self._paint_ghost(row.ghost, top)
        if row.bar:
            self._paint_bar(row.bar, top, item)
            if is_selected or row.ghost:
                self._outline(row.bar, top)
        for stretch in row.actuals:
            under = row.top + self._metrics.under_top
            fill = brush(phase_colour(self._palette, stretch.phase))
            self._painter.fillRect(self._thin(stretch.left, stretch.right, under), fill)
        if row.past:
            self._paint_past(row, row.past)
        if row.expected is not None:
            self._paint_expected(row.expected, top)

    def _paint_bar(self, bar: BarLayout, top: int, item: ChartItem) -> None:
        if item.project.state == State.CANCELLED:
            self._paint_cancelled(bar, top)
            return
        outline = self._palette.phase_outline
        self._painter.setPen(QPen(colour(outline), 1) if outline else Qt.PenStyle.NoPen)
        for stretch in bar.stretches:
            self._painter.setBrush(self._fill(stretch, bar.fade))
            # A sliver of ground between phases keeps them apart for who does not see the difference.
            gap = 1 if stretch.right < bar.right and stretch.right - stretch.left > 4 else 0
            width = stretch.right - stretch.left - gap
            body = QRectF(stretch.left, top, width, self._metrics.bar_height)
            corner = min(CORNER, width / 2)
            self._painter.drawRoundedRect(body, corner, corner)
        if item.project.state == State.ON_HOLD:
            self._hatch(bar, top)
        if self._percent and item.project.percent is not None:
            self._paint_percent(bar, top, item.project.percent)
        if bar.goes_on:
            self._paint_going_on(bar, top)

    def _fill(self, stretch: Stretch, fade: Fade) -> QBrush:
        shade = phase_colour(self._palette, stretch.phase)
        strength = STRETCHED if stretch.stretched else 1.0
        left, right = stretch.left, stretch.right
        fades = (fade.in_to > left and fade.in_to > fade.in_from) or (
            fade.out_from < right and fade.out_to > fade.out_from
        )
        if not fades:
            return brush(shade) if strength == 1.0 else brush(mixed(shade, self._ground, strength))
        gradient = QLinearGradient(left, 0, right, 0)
        for x in sorted({left, right, *(x for x in fade if left < x < right)}):
            ink = mixed(shade, self._ground, strength * _strength(x, fade))
            gradient.setColorAt((x - left) / (right - left), colour(ink))
        return QBrush(gradient)

    def _paint_percent(self, bar: BarLayout, top: int, percent: int) -> None:
        done = round((bar.right - bar.left) * min(max(percent, 0), 100) / 100)
        middle = top + self._metrics.bar_height // 2 - 1
        self._painter.fillRect(QRect(bar.left, middle - 1, done, 4), brush(self._ground))
        self._painter.fillRect(QRect(bar.left, middle, done, 2), brush(self._palette.text))

    def _paint_cancelled(self, bar: BarLayout, top: int) -> None:
        pen = QPen(colour(self._palette.cancelled), 1)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        height = self._metrics.bar_height
        self._painter.drawRoundedRect(
            QRectF(bar.left + 0.5, top + 0.5, bar.right - bar.left - 1, height - 1), CORNER, CORNER
        )
        middle = top + height / 2
        self._painter.drawLine(QLineF(bar.left - 4, middle, bar.right + 4, middle))

    def _hatch(self, bar: BarLayout, top: int) -> None:
        area = QRect(bar.left, top, bar.right - bar.left, self._metrics.bar_height)
        self._painter.save()
        self._painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        self._painter.setPen(QPen(colour(self._ground), 2))
        height, step = area.height(), 7
        first = area.left() // step * step - height
        lines = [
            QLineF(x, area.bottom() + 1, x + height, area.top())
            for x in range(first, area.right() + height, step)
        ]
        self._painter.drawLines(lines)
        self._painter.restore()

    def _paint_going_on(self, bar: BarLayout, top: int) -> None:
        middle = top + self._metrics.bar_height / 2
        shade = phase_colour(self._palette, bar.stretches[-1].phase)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(brush(shade))
        self._painter.drawPath(arrow_path(1, 7.0).translated(bar.right + 9, middle))

    def _paint_ghost(self, bar: BarLayout, top: int) -> None:
        pen = QPen(colour(self._palette.muted), 1, Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        body = QRectF(bar.left + 0.5, top + 0.5, bar.right - bar.left - 1, self._metrics.bar_height - 1)
        self._painter.drawRoundedRect(body, CORNER, CORNER)

    def _outline(self, bar: BarLayout, top: int) -> None:
        self._painter.setPen(QPen(colour(self._palette.accent), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        body = QRectF(bar.left - 2, top - 2, bar.right - bar.left + 4, self._metrics.bar_height + 4)
        self._painter.drawRoundedRect(body, CORNER + 2, CORNER + 2)

    def _thin(self, left: int, right: int, top: int) -> QRect:
        return QRect(left, top, right - left, self._metrics.under_height)

    def _paint_past(self, row: RowLayout, past: tuple[int, int]) -> None:
        top = row.top + (self._metrics.past_top if row.actuals else self._metrics.under_top)
        self._painter.fillRect(self._thin(*past, top), brush(self._palette.past))
        if row.bar and row.bar.right > past[1] + 2:
            middle = top + self._metrics.under_height / 2
            slip = QRectF(past[1], middle - 0.75, row.bar.right - past[1] - 4, 1.5)
            self._painter.fillRect(slip, brush(self._palette.late))
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(brush(self._palette.late))
            self._painter.drawPath(arrow_path(1).translated(row.bar.right, middle))

    def _paint_expected(self, x: int, top: int) -> None:
        """Put a bracket round the bar where it is expected to end before its planned phases do."""
        height = self._metrics.bar_height
        ink = brush(self._palette.accent)
        for part in (
            QRect(x - 1, top - 3, 2, height + 6),
            QRect(x - 5, top - 3, 4, 2),
            QRect(x - 5, top + height + 1, 4, 2),
        ):
            self._painter.fillRect(part, ink)

    def _paint_group(self, row: RowLayout, bar: BarLayout) -> None:
        middle = row.top + self._metrics.row_height // 2
        ink = brush(self._palette.group)
        self._painter.fillRect(QRect(bar.left, middle - 2, bar.right - bar.left, GROUP_BAR), ink)
        for x in (bar.left, bar.right - 2):
            self._painter.fillRect(QRect(x, middle - 2, 2, GROUP_BAR + 5), ink)

    def _paint_late(self, rows: tuple[RowLayout, ...]) -> None:
        """Underline what lies past the deadline; where the bar has ended, a finer line goes on to today."""
        thick = self._metrics.under_height
        bottom = self._metrics.bar_top + self._metrics.bar_height
        ink = brush(self._palette.late)
        for row in rows:
            if row.late:
                left, right = row.late
                bar_end = min(max(row.bar.right, left), right) if row.bar else left
                self._painter.fillRect(QRect(left, row.top + bottom - thick, bar_end - left, thick), ink)
                self._painter.fillRect(QRect(bar_end, row.top + bottom - 1, right - bar_end, 1), ink)

    def _paint_flags(self, rows: tuple[RowLayout, ...]) -> None:
        flag = flag_path(self._metrics.bar_top + self._metrics.bar_height - 2)
        shapes: dict[str, QPainterPath] = {}
        for row in rows:
            if row.flag is not None:
                ink = self._palette.late if row.is_late else self._palette.flag
                path = shapes.setdefault(ink, QPainterPath())
                path.addPath(
                    flag.translated(row.flag, row.top + self._metrics.bar_top + self._metrics.bar_height)
                )
        for ink, path in shapes.items():
            path.setFillRule(Qt.FillRule.WindingFill)
            self._painter.fillPath(path, brush(ink))

    def _paint_marks(self, rows: tuple[RowLayout, ...], selected: frozenset[str]) -> None:
        half = self._metrics.mark_half
        for row in rows:
            middle = row.top + self._metrics.bar_top + self._metrics.bar_height / 2
            for x, mark in row.marks:
                shape = decision_path(half) if mark.kind == "decision" else milestone_path(half)
                edge = self._palette.accent if mark.id in selected else self._palette.ground
                self._painter.setPen(QPen(colour(edge), 2 if mark.id in selected else 1.5))
                self._painter.setBrush(brush(self._palette.status.done if mark.done else self._palette.mark))
                self._painter.drawPath(shape.translated(x, middle))


def _strength(x: float, fade: Fade) -> float:
    """Return how much of its colour a bar has at `x`: 1 in the middle, the faintest at an uncertain end."""
    strength = 1.0
    if fade.in_to > fade.in_from and x < fade.in_to:
        strength = min(strength, (x - fade.in_from) / (fade.in_to - fade.in_from))
    if fade.out_to > fade.out_from and x > fade.out_from:
        strength = min(strength, (fade.out_to - x) / (fade.out_to - fade.out_from))
    return FAINTEST + (1 - FAINTEST) * max(strength, 0.0)
