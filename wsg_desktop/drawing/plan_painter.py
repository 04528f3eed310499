"""Paints what scheduling says: slack behind bars, what must not slip, conflicts where their link arrives."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.geometry import LinkLayout, Metrics, RowLayout
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush, colour
from wsg_desktop.drawing.plan_marks import PlanMarks
from wsg_desktop.drawing.shapes import CORNER, conflict_path, fill_rects, milestone_path

SIGN = 13
"""Width of the sign of a conflict, at the most."""
_TICK = 8


class LinkLook(NamedTuple):
    """Links that look the same: their colour, width and line."""

    links: list[LinkLayout]
    ink: str
    width: int = 1
    is_dashed: bool = False


def link_looks(
    links: Iterable[LinkLayout], selected: frozenset[str], plan: PlanMarks, palette: ChartPalette
) -> Iterator[LinkLook]:
    """Yield links by how they look, those that stand out most last; one in conflict is always dashed."""
    quiet, critical = LinkLook([], palette.link), LinkLook([], palette.critical, 2)
    bright, against = LinkLook([], palette.accent, 2), LinkLook([], palette.late, 1, is_dashed=True)
    bright_against = LinkLook([], palette.late, 2, is_dashed=True)
    for link in links:
        is_chosen = link.source_id in selected or link.target_id in selected
        if link.id in plan.links_against:
            look = bright_against if is_chosen else against
        elif is_chosen:
            look = bright
        else:
            look = critical if link.id in plan.critical_links else quiet
        look.links.append(link)
    yield from (it for it in (quiet, critical, against, bright, bright_against) if it.links)


class PlanPainter:
    """Paints the marks of the rows of one layout; nothing is kept between frames."""

    def __init__(
        self, painter: QPainter, palette: ChartPalette, metrics: Metrics, lettering: Lettering
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._metrics = metrics
        self._lettering = lettering

    def paint_under(self, rows: Iterable[RowLayout]) -> None:
        """Paint slack, which bars and labels may cover."""
        lines: list[QLine] = []
        ticks: list[QRect] = []
        for row in rows:
            if row.slack:
                left, right = row.slack
                middle = self._middle(row)
                lines.append(QLine(left, middle, right, middle))
                ticks.append(QRect(right - 1, middle - _TICK // 2, 2, _TICK + 1))
        if lines:
            # Dotted, for a link is a whole line and one in conflict is dashed.
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self._painter.setPen(QPen(colour(self._palette.muted), 1, Qt.PenStyle.DotLine))
            self._painter.drawLines(lines)
            fill_rects(self._painter, ticks, self._palette.muted)

    def paint_over(self, rows: Iterable[RowLayout], selected: frozenset[str]) -> None:
        """Paint the outlines of what must not slip, the words of slack and the signs of conflicts."""
        signs = QPainterPath()
        for row in rows:
            item = row.content
            if not isinstance(item, ChartItem):
                continue
            if row.slack:
                x, words = row.slack[1] + 5, str(item.plan.slack)
                self._lettering.draw(
                    self._painter, x, self._middle(row) + 0.5, words, self._palette.muted, Letter.SMALL
                )
            if item.plan.is_critical:
                self._paint_critical(row, around=5 if item.id in selected else 2)
            for at_end in {it.at_end for it in item.plan.conflicts}:
                self._add_sign(signs, row, item, at_end=at_end)
        self._paint_signs(signs)

    def _middle(self, row: RowLayout) -> int:
        return row.top + self._metrics.bar_top + self._metrics.bar_height // 2

    def _paint_critical(self, row: RowLayout, around: int) -> None:
        """Outline a bar or milestone with a sliver of ground between, which shows beside every phase."""
        painter, height = self._painter, self._metrics.bar_height
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self._palette.critical), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = row.top + self._metrics.bar_top
        if row.bar:
            area = QRectF(row.bar.left, top, row.bar.right - row.bar.left, height)
            painter.drawRoundedRect(
                area.adjusted(-around, -around, around, around), CORNER + around, CORNER + around
            )
            return
        for x, mark in row.marks:
            if isinstance(row.content, ChartItem) and mark.id == row.content.id:
                shape = milestone_path(self._metrics.mark_half + 1 + around)
                painter.drawPath(shape.translated(QPointF(x, top + height / 2)))

    def _add_sign(self, signs: QPainterPath, row: RowLayout, item: ChartItem, *, at_end: bool) -> None:
        """Put a sign above the end of the bar, or above the milestone, where the link arrives."""
        top = row.top + self._metrics.bar_top
        size = min(SIGN, self._metrics.row_height * 0.42)
        own = next((x for x, mark in row.marks if mark.id == item.id), None)
        if row.bar:
            x = row.bar.right - 1 if at_end else row.bar.left + 1
            signs.addPath(conflict_path(size).translated(x, top + size * 0.15))
        elif own is not None:
            signs.addPath(conflict_path(size).translated(own - self._metrics.mark_half, top))

    def _paint_signs(self, signs: QPainterPath) -> None:
        if signs.isEmpty():
            return
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        signs.setFillRule(Qt.FillRule.OddEvenFill)
        # A rim of ground, and ground behind the mark inside: it stands out from a bar of any colour.
        painter.setPen(QPen(colour(self._palette.ground), 2.5))
        painter.setBrush(brush(self._palette.ground))
        outline = QPainterPath(signs)
        outline.setFillRule(Qt.FillRule.WindingFill)
        painter.drawPath(outline)
        painter.fillPath(signs, brush(self._palette.late))
