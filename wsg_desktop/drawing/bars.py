"""Paints what is on the rows: bars with their phases, what really happened, slips, flags and milestones.

What has one colour is gathered over all rows and painted at once: that keeps a frame short and a PDF small.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from wsg_desktop.domain.vocabulary import State
from wsg_desktop.drawing.chart_items import DECISION, ChartItem
from wsg_desktop.drawing.chart_rows import GroupHeading
from wsg_desktop.drawing.geometry import BarLayout, Fade, Metrics, RowLayout, Stretch
from wsg_desktop.drawing.palette import ChartPalette, brush, colour, mixed, phase_colour
from wsg_desktop.drawing.shapes import (
    CORNER,
    arrow_path,
    cap_path,
    decision_path,
    fill_rects,
    flag_path,
    milestone_path,
)

FAINTEST = 0.10
"""What is left of the colour where a bar has faded out."""
STRETCHED = 0.45
"""How much of its colour a bar keeps beyond its planned phases."""
CAP = 3
"""Pixels at the end of a bar that its rounded corners take."""
SHORTEST_ARROW = 5
GROUP_BAR = 4
HATCH_STEP = 7
BLOCK_MARGIN = 4
"""Pixels of a row that density leaves free above and below."""


class BarPainter:
    """Paints the rows of one layout; nothing is kept between frames."""

    def __init__(self, painter: QPainter, palette: ChartPalette, metrics: Metrics) -> None:
        self._painter = painter
        self._palette = palette
        self._metrics = metrics
        self._rects: dict[str, list[QRect]] = defaultdict(list)
        self._shapes: dict[str, QPainterPath] = defaultdict(QPainterPath)
        self._hatches: dict[str, list[QRect]] = defaultdict(list)
        self._frames: list[QRectF] = []

    def paint(self, rows: Iterable[RowLayout], selected: frozenset[str]) -> None:
        """Paint all bars, then everything that stands on them."""
        rows = tuple(rows)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            if isinstance(row.content, ChartItem):
                ground = self._palette.selected if row.content.id in selected else self._palette.ground
                self._paint_item(row, row.content, ground)
            elif row.bar:
                self._gather_group(row, row.bar)
        self._paint_blocks(rows)
        self._paint_gathered()
        self._paint_outlines(rows, selected)
        self._paint_slips(rows)
        self._paint_flags(rows)
        self._paint_marks(rows, selected)

    def _paint_item(self, row: RowLayout, item: ChartItem, ground: str) -> None:
        top = row.top + self._metrics.bar_top
        if row.bar and item.project.state == State.CANCELLED:
            self._paint_cancelled(row.bar, top)
        elif row.bar:
            self._paint_bar(row.bar, top, ground)
            if item.project.state == State.ON_HOLD:
                area = QRect(row.bar.left, top, row.bar.right - row.bar.left, self._metrics.bar_height)
                self._hatches[ground].append(area)
            if row.percent is not None and item.project.percent is not None:
                self._gather_percent(row.bar.left, row.percent, top, ground)
        self._gather_thin_bars(row)
        if row.expected is not None:
            self._gather_expected(row.expected, top)

    def _paint_bar(self, bar: BarLayout, top: int, ground: str) -> None:
        height = self._metrics.bar_height
        for stretch in bar.stretches:
            shade = phase_colour(self._palette, stretch.phase)
            if stretch.stretched:
                shade = mixed(shade, ground, STRETCHED)
            # A sliver of ground between phases keeps them apart for who does not see the difference.
            gap = 1 if stretch.right < bar.right and stretch.right - stretch.left > 4 else 0
            right = stretch.right - gap
            if _fades(stretch, bar.fade):
                self._paint_fading(stretch.left, right, top, shade, ground, bar.fade)
            else:
                ends = stretch.left == bar.left, right == bar.right
                self._gather_solid(stretch.left, right, top, shade, ends)
            if self._palette.phase_outline:
                self._frames.append(QRectF(stretch.left, top, stretch.right - stretch.left, height))
        if bar.goes_on:
            ink = phase_colour(self._palette, bar.stretches[-1].phase)
            self._shapes[ink].addPath(arrow_path(1, 7.0).translated(bar.right + 9, top + height / 2))

    def _gather_solid(self, left: int, right: int, top: int, shade: str, ends: tuple[bool, bool]) -> None:
        """Gather a stretch of one colour; `ends` says whether its left and right are ends of the bar."""
        height = self._metrics.bar_height
        if right - left < 2 * CAP:
            ends = (False, False)
        for is_end, x, side in zip(ends, (left, right), (1, -1), strict=True):
            if is_end:
                self._shapes[shade].addPath(cap_path(height, side).translated(x, top))
        left, right = left + CAP * ends[0], right - CAP * ends[1]
        if right > left:
            self._rects[shade].append(QRect(left, top, right - left, height))

    def _paint_fading(self, left: int, right: int, top: int, shade: str, ground: str, fade: Fade) -> None:
        gradient = QLinearGradient(left, 0, right, 0)
        for x in (left, *(x for x in fade if left < x < right), right):
            ink = mixed(shade, ground, _strength(x, fade))
            gradient.setColorAt((x - left) / (right - left), colour(ink))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(gradient))
        area = QRectF(left, top, right - left, self._metrics.bar_height)
        self._painter.drawRoundedRect(area, CORNER, CORNER)

    def _paint_cancelled(self, bar: BarLayout, top: int) -> None:
        self._paint_frame(bar, top, QPen(colour(self._palette.cancelled), 1), 0.5)
        middle = top + self._metrics.bar_height / 2
        self._painter.drawLine(QLineF(bar.left - 4, middle, bar.right + 4, middle))

    def _paint_frame(self, bar: BarLayout, top: int, pen: QPen, inset: float) -> None:
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        area = QRectF(bar.left, top, bar.right - bar.left, self._metrics.bar_height)
        self._painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)

    def _paint_gathered(self) -> None:
        for ink, areas in self._rects.items():
            fill_rects(self._painter, areas, ink)
        for ink, path in self._shapes.items():
            path.setFillRule(Qt.FillRule.WindingFill)
            self._painter.fillPath(path, brush(ink))
        if self._frames:
            self._painter.setPen(QPen(colour(self._palette.phase_outline), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRects(self._frames)
        for ink, areas in self._hatches.items():
            self._painter.setPen(QPen(colour(ink), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for area in areas:
                self._painter.translate(area.topLeft())
                self._painter.drawLines(_hatching(area.width(), area.height()))
                self._painter.translate(-area.topLeft())

    def _paint_outlines(self, rows: tuple[RowLayout, ...], selected: frozenset[str]) -> None:
        """Frame what is selected or on the move, and leave a dashed frame where it came from."""
        for row in rows:
            if not isinstance(row.content, ChartItem):
                continue
            top = row.top + self._metrics.bar_top
            if row.ghost:
                self._paint_frame(
                    row.ghost, top, QPen(colour(self._palette.muted), 1, Qt.PenStyle.DashLine), 0.5
                )
            if row.bar and (row.ghost or row.content.id in selected):
                self._paint_frame(row.bar, top, QPen(colour(self._palette.accent), 2), -2)

    def _gather_percent(self, left: int, done: int, top: int, ground: str) -> None:
        """Put a line through what is complete, with a tick at its end to take hold of."""
        middle = top + self._metrics.bar_height // 2 - 1
        tick = QRect(done - 1, top + 3, 2, self._metrics.bar_height - 6)
        line = QRect(left, middle, done - left, 2)
        self._rects[ground] += [line.adjusted(0, -1, 0, 1), tick.adjusted(-1, -1, 1, 1)]
        self._rects[self._palette.text] += [line, tick]

    def _gather_thin_bars(self, row: RowLayout) -> None:
        metrics = self._metrics
        under, thick = row.top + metrics.under_top, metrics.under_height
        for stretch in row.actuals:
            ink = phase_colour(self._palette, stretch.phase)
            self._rects[ink].append(QRect(stretch.left, under, stretch.right - stretch.left, thick))
        if row.past:
            top = row.top + (metrics.past_top if row.actuals else metrics.under_top)
            width = max(row.past[1] - row.past[0], thick)
            self._rects[self._palette.past].append(QRect(row.past[1] - width, top, width, thick))

    def _gather_expected(self, x: int, top: int) -> None:
        """Put a bracket round the bar where it is expected to end before its planned phases do."""
        height = self._metrics.bar_height
        self._rects[self._palette.accent] += [
            QRect(x - 1, top - 3, 2, height + 6),
            QRect(x - 5, top - 3, 4, 2),
            QRect(x - 5, top + height + 1, 4, 2),
        ]

    def _gather_group(self, row: RowLayout, bar: BarLayout) -> None:
        top = row.top + self._metrics.row_height // 2 - GROUP_BAR // 2
        areas = self._rects[self._palette.group]
        areas.append(QRect(bar.left, top, bar.right - bar.left, GROUP_BAR))
        areas += [QRect(x, top, 2, GROUP_BAR + 5) for x in (bar.left, bar.right - 2)]

    def _paint_blocks(self, rows: tuple[RowLayout, ...]) -> None:
        """Fill what is folded into headings, as thick as there is at a time."""
        areas: dict[str, list[QRectF]] = defaultdict(list)
        for row in rows:
            summary = row.content.summary if isinstance(row.content, GroupHeading) else None
            tall = self._metrics.row_height * (summary.lines if summary else 1)
            foot, height = row.top + tall - 1, tall - BLOCK_MARGIN
            for block in row.blocks:
                thick = (block.high - block.low) * height
                area = QRectF(block.left, foot - block.high * height, block.right - block.left, thick)
                areas[block.phase].append(area)
        for phase, blocks in areas.items():
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(brush(phase_colour(self._palette, phase)))
            self._painter.drawRects(blocks)

    def _paint_slips(self, rows: tuple[RowLayout, ...]) -> None:
        """Underline what lies past the deadline, and point from where a bar ended to where it ends now."""
        lines: list[QRect] = []
        thick = self._metrics.under_height
        bottom = self._metrics.bar_top + self._metrics.bar_height
        heads = QPainterPath()
        for row in rows:
            if row.late:
                left, right = row.late
                bar_end = min(max(row.bar.right, left), right) if row.bar else left
                # Where the bar has ended, a finer line goes on to today.
                lines.append(QRect(left, row.top + bottom - thick, bar_end - left, thick))
                lines.append(QRect(bar_end, row.top + bottom - 1, right - bar_end, 1))
            slipped = _slipped(row)
            if slipped:
                under = self._metrics.past_top if row.actuals else self._metrics.under_top
                middle = row.top + under + thick // 2
                lines.append(QRect(slipped[0], middle, slipped[1] - slipped[0] - 4, 1))
                heads.addPath(arrow_path(1).translated(slipped[1], middle + 0.5))
        fill_rects(self._painter, lines, self._palette.late)
        self._painter.fillPath(heads, brush(self._palette.late))

    def _paint_flags(self, rows: tuple[RowLayout, ...]) -> None:
        foot = self._metrics.bar_top + self._metrics.bar_height
        flag = flag_path(foot - 2)
        shapes: dict[str, QPainterPath] = defaultdict(QPainterPath)
        for row in rows:
            if row.flag is not None:
                ink = self._palette.late if row.is_late else self._palette.flag
                shapes[ink].addPath(flag.translated(row.flag, row.top + foot))
        for ink, path in shapes.items():
            path.setFillRule(Qt.FillRule.WindingFill)
            self._painter.fillPath(path, brush(ink))

    def _paint_marks(self, rows: tuple[RowLayout, ...], selected: frozenset[str]) -> None:
        half = self._metrics.mark_half
        for row in rows:
            middle = row.top + self._metrics.bar_top + self._metrics.bar_height / 2
            for x, mark in row.marks:
                shape = decision_path(half) if mark.kind == DECISION else milestone_path(half)
                edge = self._palette.accent if mark.id in selected else self._palette.ground
                self._painter.setPen(QPen(colour(edge), 2 if mark.id in selected else 1.5))
                self._painter.setBrush(brush(self._palette.status.done if mark.done else self._palette.mark))
                self._painter.drawPath(shape.translated(QPointF(x, middle)))


def _slipped(row: RowLayout) -> tuple[int, int] | None:
    """Return from where a bar or milestone ended to where it ends now; None when that is not later."""
    if row.past is None or not isinstance(row.content, ChartItem):
        return None
    own = (x for x, mark in row.marks if mark.id == row.content.id)
    end = row.bar.right if row.bar and row.content.stop is not None else next(own, None)
    return (row.past[1], end) if end is not None and end > row.past[1] + SHORTEST_ARROW else None


def _fades(stretch: Stretch, fade: Fade) -> bool:
    return (fade.in_to > fade.in_from and fade.in_to > stretch.left) or (
        fade.out_to > fade.out_from and fade.out_from < stretch.right
    )


def _strength(x: float, fade: Fade) -> float:
    """Return how much of its colour a bar has at `x`: 1 in the middle, the faintest at an uncertain end."""
    strength = 1.0
    if fade.in_to > fade.in_from and x < fade.in_to:
        strength = min(strength, (x - fade.in_from) / (fade.in_to - fade.in_from))
    if fade.out_to > fade.out_from and x > fade.out_from:
        strength = min(strength, (fade.out_to - x) / (fade.out_to - fade.out_from))
    return FAINTEST + (1 - FAINTEST) * max(strength, 0.0)


@lru_cache(maxsize=64)
def _hatching(width: int, height: int) -> list[QLineF]:
    """Return slanting lines over an area that begins at (0, 0), cut off at its sides."""
    lines: list[QLineF] = []
    for foot in range(-height, width, HATCH_STEP):
        begin, end = max(foot, 0), min(foot + height, width)
        if end > begin:
            lines.append(QLineF(begin, height - 1 - (begin - foot), end, height - 1 - (end - foot)))
    return lines
