"""Drawing a link: handles beside the bar under the pointer, and a line from one of them to another bar.

It paints and follows the pointer; that a link was drawn goes out as a wish of the view.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from wsg_desktop.domain.vocabulary import LinkType, label
from wsg_desktop.drawing.bubble import bubble_area, paint_bubble
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.painter import ChartPainter
from wsg_desktop.drawing.palette import brush, colour
from wsg_desktop.drawing.shapes import arrow_path

if TYPE_CHECKING:
    from wsg_desktop.ui.gantt.gantt_view import GanttView

BESIDE = 12
"""Pixels from an end to the middle of its handle, so that the end itself can still be taken hold of."""
HANDLE = 4.5
REACH = 6
"""Pixels around the middle of a handle in which it is taken hold of."""
CATCH = 20
"""Pixels beside a bar in which a line still binds to it: milestones are small."""
PULL_ZONE = 24
PULL_STEP = 12
PULL_INTERVAL_MS = 30

_KINDS = {
    (False, True): LinkType.FINISH_START,
    (True, True): LinkType.START_START,
    (False, False): LinkType.FINISH_FINISH,
    (True, False): LinkType.START_FINISH,
}
"""By whether the source and the target are taken at their start."""


class End(NamedTuple):
    """One end of a bar or milestone that is in view."""

    row: int
    id: str
    at_start: bool
    left: int
    right: int
    """Of its bar, in pixels of the viewport."""
    middle: int
    """Of its bar from top to bottom, in pixels of the viewport."""

    @property
    def handle(self) -> QPoint:
        """Return where its handle is."""
        return QPoint(self.left - BESIDE if self.at_start else self.right + BESIDE, self.middle)


class LinkDrag:
    """Follows the pointer from a handle to another bar."""

    def __init__(self, view: "GanttView") -> None:
        self._view = view
        self._over: int | None = None
        """The row whose handles show."""
        self._pressed: End | None = None
        self._pressed_at = QPoint()
        self._at = QPoint()
        self._drawing = False
        self._pull = QTimer(view)
        self._pull.setInterval(PULL_INTERVAL_MS)
        self._pull.timeout.connect(self._pull_along)

    @property
    def is_busy(self) -> bool:
        """Return whether a handle is held."""
        return self._pressed is not None

    @property
    def target(self) -> End | None:
        """Return the end that the line would bind to now."""
        return self._end_near(self._at) if self._drawing else None

    def press(self, at: QPoint) -> bool:
        """Take hold of the handle at a point; return whether there is one."""
        self._pressed = self._handle_at(at)
        self._pressed_at = self._at = at
        return self._pressed is not None

    def move(self, at: QPoint) -> bool:
        """Follow the pointer; return whether it is at a handle or draws a line."""
        self._at = at
        if self._pressed is None:
            return self._hover(at)
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._drawing:
            self._drawing = True
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        if self._drawing:
            self._pull.start() if self._pull_by() != QPoint() else self._pull.stop()
        self._view.viewport().update()
        return True

    def release(self) -> bool:
        """Let go: over another bar that is the wish for a link. Return whether a handle was held."""
        source, target = self._pressed, self.target
        was_busy = self.cancel()
        if source and target:
            kind = _KINDS[source.at_start, target.at_start]
            self._view.link_requested.emit(source.id, target.id, kind.value)
        return was_busy

    def cancel(self) -> bool:
        """Forget the line; return whether there was one."""
        was_busy = self.is_busy
        if was_busy or self._over is not None:
            self._view.viewport().update()
        if was_busy:
            self._view.viewport().unsetCursor()
        self._pressed, self._drawing, self._over = None, False, None
        self._pull.stop()
        return was_busy

    def ends_of(self, row: int) -> tuple[End, End] | None:
        """Return both ends of what stands on a row; None where nothing is that can be linked."""
        view, chart = self._view, self._view.chart
        if chart is None or not 0 <= row < len(chart):
            return None
        layout = view.row_layout(row)
        if not isinstance(layout.content, ChartItem):
            return None
        key, half = layout.content.id, view.metrics.mark_half
        own = next((x for x, mark in layout.marks if mark.id == key), None)
        if layout.bar:
            left, right = layout.bar.left, layout.bar.right
        elif own is not None:
            left, right = own - half, own + half
        else:
            return None
        middle = view.header_height + layout.top + view.metrics.bar_top + view.metrics.bar_height // 2
        return End(row, key, True, left, right, middle), End(row, key, False, left, right, middle)

    def paint(self, painter: QPainter, chart_painter: ChartPainter) -> None:
        """Paint the handles, or the line with the end that it would bind to."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view.viewport().rect()
        painter.setClipRect(view.adjusted(0, self._view.header_height, 0, 0))
        palette = chart_painter.palette
        if self._drawing and self._pressed:
            self._paint_line(painter, chart_painter, self._pressed)
        elif self._over is not None and self._view.is_editable:
            for end in self.ends_of(self._over) or ():
                near = (end.handle - self._at).manhattanLength() <= REACH
                painter.setPen(QPen(colour(palette.accent), 1.5))
                painter.setBrush(brush(palette.accent if near or self._pressed == end else palette.ground))
                painter.drawEllipse(QPointF(end.handle), HANDLE, HANDLE)
        painter.restore()

    def _paint_line(self, painter: QPainter, chart_painter: ChartPainter, source: End) -> None:
        palette, target = chart_painter.palette, self.target
        to = QPointF(target.handle if target else self._at)
        painter.setPen(QPen(colour(palette.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(QPointF(source.handle))
        path.lineTo(to)
        painter.drawPath(path)
        painter.setBrush(brush(palette.accent))
        painter.drawEllipse(QPointF(source.handle), HANDLE, HANDLE)
        if target is None:
            painter.drawEllipse(to, 2, 2)
        else:
            self._paint_target(painter, chart_painter, target)
        lines = self._words(source, target)
        area = bubble_area(lines, self._at, self._view.viewport().rect(), chart_painter.lettering)
        paint_bubble(painter, area, lines, chart_painter.lettering, palette)

    def _paint_target(self, painter: QPainter, chart_painter: ChartPainter, target: End) -> None:
        """Light up the half that the line binds to, and point to its end."""
        palette, metrics = chart_painter.palette, self._view.metrics
        middle = (target.left + target.right) // 2
        left, right = (target.left, middle) if target.at_start else (middle, target.right)
        half = metrics.bar_height / 2 + 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(palette.accent), 2))
        painter.drawRoundedRect(QRectF(left - 2, target.middle - half, right - left + 4, 2 * half), 4, 4)
        direction = 1 if target.at_start else -1
        point = QPointF(target.left if target.at_start else target.right, target.middle)
        painter.drawLine(QPointF(target.handle), point)
        painter.fillPath(arrow_path(direction, 8).translated(point), brush(palette.accent))

    def _words(self, source: End, target: End | None) -> list[str]:
        tr, chart = self._view.translator, self._view.chart
        first = chart.project(source.id) if chart else None
        other = chart.project(target.id) if chart and target else None
        if first is None:
            return []
        if other is None or target is None:
            return [tr("Link {number}", number=first.number), tr("Drop it on another bar. Esc: do not link.")]
        kind = _KINDS[source.at_start, target.at_start]
        return [f"{first.number} → {other.number}: {tr(label(kind)).lower()}", other.title]

    def _hover(self, at: QPoint) -> bool:
        """Show the handles of the bar under the pointer; return whether one of them is."""
        over = self._over
        on_handle = self._handle_at(at) is not None
        if not on_handle:
            end = self._end_near(at, beside=0) if self._view.is_editable else None
            self._over = end.row if end else None
        if self._over != over or on_handle:
            self._view.viewport().update()
        if on_handle:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        return on_handle

    def _handle_at(self, at: QPoint) -> End | None:
        if self._over is None or not self._view.is_editable:
            return None
        ends = self.ends_of(self._over) or ()
        return next((end for end in ends if _is_at(end.handle, at)), None)

    def _end_near(self, at: QPoint, beside: int = CATCH) -> End | None:
        """Return the end of the bar at a point: its start in the left half, else its finish."""
        hit = self._view.hit_at(at)
        ends = self.ends_of(hit.row) if hit else None
        if ends is None or not ends[0].left - beside <= at.x() <= ends[0].right + beside:
            return None
        half = self._view.row_height if beside else self._view.metrics.bar_height // 2 + 4
        if abs(at.y() - ends[0].middle) > half:
            return None
        return ends[0] if at.x() < (ends[0].left + ends[0].right) / 2 else ends[1]

    def _pull_by(self) -> QPoint:
        """Return by how much the chart is to be pulled along: the pointer is near its side."""
        port, top = self._view.viewport(), self._view.header_height
        x, y = self._at.x(), self._at.y()
        across = (x > port.width() - PULL_ZONE) - (x < PULL_ZONE)
        down = (y > port.height() - PULL_ZONE) - (y < top + PULL_ZONE / 2)
        return QPoint(across * PULL_STEP, down * PULL_STEP)

    def _pull_along(self) -> None:
        by, source = self._pull_by(), self._pressed
        if source is None or by == QPoint():
            self._pull.stop()
            return
        self._view.scroll_by(by)
        ends = self.ends_of(source.row)
        if ends:
            self._pressed = ends[0 if source.at_start else 1]
        self._view.viewport().update()


def _is_at(handle: QPoint, at: QPoint) -> bool:
    return abs(handle.x() - at.x()) <= REACH and abs(handle.y() - at.y()) <= REACH
