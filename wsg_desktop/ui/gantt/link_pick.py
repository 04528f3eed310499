"""Choosing a link with the mouse: it is drawn thick, and the bars that it joins are ringed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wsg_desktop.drawing.geometry import LinkLayout
from wsg_desktop.drawing.hit import Part
from wsg_desktop.drawing.link_hit import hit_link
from wsg_desktop.drawing.painter import ChartPainter
from wsg_desktop.drawing.palette import colour
from wsg_desktop.drawing.plan_painter import LinkLook

if TYPE_CHECKING:
    from wsg_desktop.ui.gantt.gantt_view import GanttView

_AROUND = 3


class LinkPick:
    """Remembers which link is chosen."""

    def __init__(self, view: "GanttView") -> None:
        self._view = view
        self._chosen = ""

    @property
    def chosen(self) -> str:
        """Return the id of the chosen link; empty when none is, or it is gone."""
        chart = self._view.chart
        if self._chosen and chart and not any(link.id == self._chosen for link in chart.link_rows):
            self._chosen = ""
        return self._chosen

    def choose(self, link_id: str) -> None:
        """Choose a link, or none by an empty id."""
        if link_id != self._chosen:
            self._chosen = link_id
            self._view.viewport().update()

    def link_at(self, at: QPoint) -> LinkLayout | None:
        """Return the link at a point; bars and milestones go before the lines that cross them."""
        hit = self._view.hit_at(at)
        if not self._view.painted_links or (hit is not None and hit.part is not Part.GROUND):
            return None
        seen = self._view.frame().viewport
        x, y = at.x() + seen.left, at.y() - self._view.header_height + seen.top
        return hit_link(self._view.painted_links, x, y)

    def press(self, at: QPoint) -> bool:
        """Choose the link at a point, or none; return whether there is one."""
        link = self.link_at(at)
        self.choose(link.id if link else "")
        return link is not None

    def hover(self, at: QPoint) -> bool:
        """Show by the pointer that a link can be chosen; return whether there is one."""
        if self.link_at(at) is None:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def do_key(self, key: Qt.Key) -> bool:
        """Open the chosen link by Enter, remove it by Delete, let go of it by Esc; return whether it did."""
        chosen = self.chosen
        if not chosen:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._view.link_opened.emit(chosen)
        elif key == Qt.Key.Key_Delete and self._view.is_editable:
            self._view.link_removed.emit(chosen)
        elif key == Qt.Key.Key_Escape:
            self.choose("")
        else:
            return False
        return True

    def paint(self, painter: QPainter, chart_painter: ChartPainter) -> None:
        """Paint the chosen link above all others, and a ring around the bars at its ends."""
        chosen = self.chosen
        links = [link for link in self._view.painted_links if link.id == chosen] if chosen else []
        if not links:
            return
        ink, top = chart_painter.palette.accent, self._view.header_height
        painter.save()
        painter.setClipRect(self._view.viewport().rect().adjusted(0, top, 0, 0))
        painter.translate(0, top)
        chart_painter.links.paint_routes(painter, LinkLook(links, ink, 3), self._view.frame().viewport)
        painter.setPen(QPen(colour(ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = self._view.metrics.bar_height / 2 + _AROUND
        for row in {row for link in links for row in link.rows}:
            ends = self._view.linking.ends_of(row)
            if ends:
                width = ends[0].right - ends[0].left + 2 * _AROUND
                y = ends[0].middle - top - half
                painter.drawRoundedRect(QRectF(ends[0].left - _AROUND, y, width, 2 * half), 5, 5)
        painter.restore()
