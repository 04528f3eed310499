"""The chart to work in: choose and move bars with mouse and keyboard, and say what the user wishes.

It changes nothing itself: a drop, a key or a double click goes out as a wish. What the mouse does between
press and release is `gantt_mouse`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from wsg_desktop.drawing.bubble import bubble_area, paint_bubble
from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.hit import Hit, Part
from wsg_desktop.drawing.item_texts import drag_lines, tooltip_lines
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.drawing.painter import ChartPainter
from wsg_desktop.drawing.palette import colour
from wsg_desktop.texts import Translator
from wsg_desktop.ui.gantt import accessible
from wsg_desktop.ui.gantt.bar_drag import BarDrag
from wsg_desktop.ui.gantt.following import NOTHING_FOLLOWS, Ask, Following, nobody_knows
from wsg_desktop.ui.gantt.gantt_canvas import GanttCanvas, ids_between
from wsg_desktop.ui.gantt.gantt_mouse import GanttMouse
from wsg_desktop.ui.gantt.link_drag import LinkDrag
from wsg_desktop.ui.gantt.link_pick import LinkPick

AWAY_ZONE = 20
"""Pixels from the side of the window in which the arrow to a bar out of view can be clicked."""
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_MODIFIER_KEYS = {Qt.Key.Key_Shift, Qt.Key.Key_Control}
_SHIFT_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROW_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class GanttView(GanttCanvas):
    """A chart whose bars can be chosen and moved."""

    selection_requested = Signal(list)
    """The ids that the user wants chosen; they show as chosen already."""
    shift_requested = Signal(list, int, int)
    """Ids, and by how many days their start and their expected end are to move."""
    deadline_requested = Signal(str, object)
    """The id of a project, and the date its deadline was dragged to."""
    percent_requested = Signal(str, int)
    details_requested = Signal(str)
    link_requested = Signal(str, str, str)
    """The ids of source and target, and the `LinkType` that was drawn between them."""
    link_opened = Signal(str)
    """The id of a link that is to be looked at or changed."""
    link_removed = Signal(str)
    menu_requested = Signal(QPoint)
    """Where on the screen the menu of the chosen projects is wanted."""
    hovered_changed = Signal(int)
    """The row under the pointer, -1 for none."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        accessible.install()
        super().__init__(tr, parent)
        self._mouse = GanttMouse(self)
        self.linking = LinkDrag(self)
        self.links = LinkPick(self)
        self._editable = True
        self._came_by_key = False
        self._ask: Ask = nobody_knows
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Planning"))

    @property
    def is_editable(self) -> bool:
        """Return whether bars can be moved."""
        return self._editable

    def set_editable(self, editable: bool) -> None:
        """Let bars be moved, or not: a programme may be open to read only."""
        self._mouse.cancel()
        self.linking.cancel()
        self._editable = editable

    def set_following(self, ask: Ask) -> None:
        """Ask here what follows a drag while it goes on."""
        self._ask = ask

    def what_follows(self, ids: Sequence[str], shift: Shift) -> Following:
        """Return what moves along when these bars are dropped."""
        return self._ask(ids, shift) if shift.moves_bar else NOTHING_FOLLOWS

    def drop(self, drag: BarDrag, shift: Shift) -> None:
        """Say what is wished by dropping what was dragged."""
        deadline = drag.held.deadline.day
        if shift.percent is not None:
            self.percent_requested.emit(drag.held.id, shift.percent)
        elif shift.deadline_days and deadline:
            self.deadline_requested.emit(drag.held.id, deadline + timedelta(days=shift.deadline_days))
        elif shift.moves_bar:
            self.shift_requested.emit(drag.ids, shift.start_days, shift.end_days)

    @property
    def selection(self) -> list[str]:
        """Return the ids of the chosen projects."""
        return list(self._chosen)

    def set_selection(self, ids: Iterable[str]) -> None:
        """Show these projects as chosen; nothing is sent out."""
        chosen = list(ids)
        if chosen != self._chosen:
            self._chosen = chosen
            self._tell_readers()
            self.viewport().update()

    def choose(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Choose as a click does: with Ctrl one more or less, with Shift all up to it."""
        if self._chart is None or self._chart.project(hit.id) is None:
            self._request_selection([])
        elif modifiers & _SHIFT and self._chosen:
            rows = self._chart.rows_of(self._chosen[0]) or (hit.row,)
            self._request_selection(ids_between(self._chart, rows[0], hit.row))
        elif modifiers & _CTRL:
            others = [it for it in self._chosen if it != hit.id]
            self._request_selection(others if hit.id in self._chosen else [*others, hit.id])
        else:
            self._request_selection([hit.id])

    def hover(self, row: int | None) -> None:
        """Light up a row, as when the pointer is over it; a table beside it may ask for that too."""
        if row != self._hovered:
            self._hovered = row
            self.hovered_changed.emit(-1 if row is None else row)
            self.viewport().update()

    def show_if_away(self, hit: Hit, at: QPoint) -> bool:
        """Bring the bar of a row into view when the arrow that points to it was clicked."""
        away = self.row_layout(hit.row).away if hit.part is Part.GROUND else 0
        clicked = at.x() <= AWAY_ZONE if away < 0 else at.x() >= self.viewport().width() - AWAY_ZONE
        item = self._chart.item(hit.row) if self._chart and away and clicked else None
        if item is None or item.first is None or item.after_last is None:
            return False
        self.show_day((item.first + item.after_last) / 2)
        return True

    def shifts(self) -> Mapping[str, Shift]:
        """Return what is being dragged, and by how far."""
        if not self._mouse.drag:
            return {}
        return self._mouse.following.shifts.beside(dict.fromkeys(self._mouse.drag.ids, self._mouse.shift))

    def set_chart(self, chart: Chart) -> None:
        """Show a chart; what was being dragged goes back."""
        self._mouse.cancel()
        self.linking.cancel()
        super().set_chart(chart)

    def set_translator(self, tr: Translator) -> None:
        """Speak another language."""
        super().set_translator(tr)
        self.setAccessibleName(tr("Planning"))

    def paint_above(self, painter: QPainter, chart_painter: ChartPainter) -> None:
        """Paint the ring of the keyboard, and what a drag will do."""
        if self.hasFocus() and self._came_by_key and not self._chosen:
            painter.setPen(QPen(colour(chart_painter.palette.today), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        self.links.paint(painter, chart_painter)
        if not self._mouse.is_busy:
            self.linking.paint(painter, chart_painter)
        if self._mouse.drag:
            drag = self._mouse.drag
            others, words = len(drag.projects) - 1, self._mouse.following.words
            lines = drag_lines(drag.held, self._mouse.shift, others, self.translator, words)
            view = self.viewport().rect()
            area = bubble_area(lines, self._mouse.at, view, chart_painter.lettering)
            paint_bubble(painter, area, lines, chart_painter.lettering, chart_painter.palette)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose, move, push or link."""
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and (self.linking.press(at) or self.links.press(at)):
            return
        self._mouse.press(at, event.button(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        at = event.position().toPoint()
        if not self._mouse.is_busy and self.linking.move(at):
            return
        self._mouse.move(at, event.modifiers())
        if event.buttons() == Qt.MouseButton.NoButton:
            self.links.hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or choose."""
        if event.button() == Qt.MouseButton.LeftButton and self.linking.release():
            return
        self._mouse.release(event.button(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the details of what is clicked twice; a link is opened."""
        link = self.links.link_at(event.position().toPoint())
        if link and event.button() == Qt.MouseButton.LeftButton:
            self.link_opened.emit(link.id)
            return
        hit = self.hit_at(event.position().toPoint())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and hit
            and self._chart
            and self._chart.project(hit.id)
        ):
            self.details_requested.emit(hit.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what is chosen."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        hit = None if by_key else self.hit_at(event.pos())
        if hit and hit.id not in self._chosen:
            self.choose(hit, Qt.KeyboardModifier.NoModifier)
        self.menu_requested.emit(self._menu_place() if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move what is chosen by a day, go along the rows, zoom, go to today; Esc gives up a drag."""
        if event.key() in _MODIFIER_KEYS:
            self._mouse.follow(event.modifiers())
        elif not self._does_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let a drag go by days again."""
        if event.key() in _MODIFIER_KEYS:
            self._mouse.follow(event.modifiers())
        super().keyReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos()), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
            if not self.linking.is_busy:
                self.linking.cancel()
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._came_by_key = event.reason() in _BY_KEY
        self._tell_readers()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up a drag: its end would go unseen."""
        super().focusOutEvent(event)
        self._mouse.cancel()
        self.linking.cancel()

    def tooltip_at(self, at: QPoint) -> str:
        """Return what is told of the bar or milestone at a point; empty beside them."""
        hit = self.hit_at(at)
        item = self._chart.item(hit.row) if self._chart and hit and hit.part is not Part.GROUND else None
        if item is None or hit is None or self._chart is None or self._mouse.is_busy:
            return ""
        lines = tooltip_lines(item, self.translator, self._chart.today, mark_id=hit.mark or hit.id)
        return "<br>".join([f"<b>{escape(lines[0])}</b>", *map(escape, lines[1:])])

    def _does_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and (self._mouse.cancel() or self.linking.cancel()):
            return True
        if self.links.do_key(key):
            return True
        if key in _SHIFT_KEYS and not event.modifiers() & _CTRL:
            return self._shift_chosen(_SHIFT_KEYS[key], only_end=bool(event.modifiers() & _SHIFT))
        step = _ROW_KEYS.get(key) or _PAGE_KEYS.get(key, 0) * max(len(self.visible_rows()) - 1, 1)
        if step:
            return self._go_along(step)
        plain = {
            Qt.Key.Key_Home: self.go_to_today,
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_Return: self._request_details,
            Qt.Key.Key_Enter: self._request_details,
        }
        if key not in plain or event.modifiers() & _CTRL:
            return False
        plain[key]()
        return True

    def _shift_chosen(self, days: int, *, only_end: bool) -> bool:
        if not self._chosen or not self._editable or self._mouse.is_busy:
            return False
        chart, part = self._chart, Part.RIGHT if only_end else Part.BODY
        projects = [it for it in map(chart.project, self.selection) if it] if chart else []
        if projects and BarDrag(projects[0], projects, part, 0).within_years(days):
            self.shift_requested.emit(self.selection, 0 if only_end else days, days)
        return True

    def _go_along(self, step: int) -> bool:
        """Choose the project so many rows below the chosen one, or above; past a heading the one after it."""
        if self._chart is None:
            return False
        rows = self._chart.rows_of(self._chosen[-1] if step > 0 else self._chosen[0]) if self._chosen else ()
        row, on = rows[0] + step if rows else self.visible_rows().start, 1 if step > 0 else -1
        if abs(step) > 1 and not 0 <= row < len(self._chart):
            row, on = (len(self._chart) - 1, -1) if step > 0 else (0, 1)
        while 0 <= row < len(self._chart):
            item = self._chart.item(row)
            if item:
                self._request_selection([item.id])
                self.show_row(row)
                return True
            row += on
        return True

    def _request_details(self) -> None:
        if self._chosen:
            self.details_requested.emit(self._chosen[0])

    def _request_selection(self, ids: Iterable[str]) -> None:
        chosen = list(ids)
        self.links.choose("")
        if chosen != self._chosen:
            self.set_selection(chosen)
            self.selection_requested.emit(chosen)

    def _menu_place(self) -> QPoint:
        rows = self._chart.rows_of(self._chosen[0]) if self._chart and self._chosen else ()
        top = self.row_layout(rows[0]).top + self.header_height if rows else self.header_height
        return self.viewport().mapToGlobal(QPoint(self.viewport().width() // 2, top))

    def _tell_readers(self) -> None:
        """Tell screen readers which bar has the keyboard."""
        if self._chart and self._chosen and self.hasFocus() and QAccessible.isActive():
            rows = [row for row in self._chart.rows_of(self._chosen[0]) if row in self.visible_rows()]
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(rows[0] - self.visible_rows().start if rows else -1)
            QAccessible.updateAccessibility(event)
