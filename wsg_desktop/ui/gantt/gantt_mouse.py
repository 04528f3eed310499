"""What the mouse does in the chart: choose, move bars, pull at their ends, and push the paper.

Keeps what is going on between press and release; the view paints it and sends out what is wished.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from wsg_desktop.drawing.hit import Hit, Part
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.ui.gantt.bar_drag import STILL, BarDrag, Snap
from wsg_desktop.ui.gantt.following import NOTHING_FOLLOWS

if TYPE_CHECKING:
    from wsg_desktop.ui.gantt.gantt_view import GanttView

EDGE_ZONE = 28
"""Pixels from the side of the window in which a drag pulls the chart along."""
PULL_STEP = 14
PULL_INTERVAL_MS = 30
_BUTTONS = {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}
_ALONE = {Part.DEADLINE, Part.PERCENT}
"""What of one project can be dragged, whatever else is chosen."""
_HELD_BY = {Part.BODY, Part.LEFT, Part.RIGHT, Part.MILESTONE, *_ALONE}
_CURSORS = {
    Part.LEFT: Qt.CursorShape.SizeHorCursor,
    Part.RIGHT: Qt.CursorShape.SizeHorCursor,
    Part.BODY: Qt.CursorShape.OpenHandCursor,
    Part.MILESTONE: Qt.CursorShape.OpenHandCursor,
    Part.DEADLINE: Qt.CursorShape.OpenHandCursor,
    Part.PERCENT: Qt.CursorShape.SplitHCursor,
}


class GanttMouse:
    """Follows one press of a button from beginning to end."""

    def __init__(self, view: "GanttView") -> None:
        self._view = view
        self._button = Qt.MouseButton.NoButton
        """The one that is held; others do nothing meanwhile."""
        self._pressed: Hit | None = None
        self._pressed_at = QPoint()
        self._at = QPoint()
        self._pushing = False
        self.drag: BarDrag | None = None
        self.shift: Shift = STILL
        self.following = NOTHING_FOLLOWS
        self._pull = QTimer(view)
        self._pull.setInterval(PULL_INTERVAL_MS)
        self._pull.timeout.connect(self._pull_along)

    @property
    def at(self) -> QPoint:
        """Return where the pointer is in the viewport."""
        return self._at

    @property
    def is_busy(self) -> bool:
        """Return whether a button is held for something."""
        return self.drag is not None or self._pushing

    def press(self, at: QPoint, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """Choose what is under the pointer, and be ready to move it."""
        if self.is_busy or button not in _BUTTONS:
            return
        self._at = self._pressed_at = at
        self._button = button
        if button == Qt.MouseButton.MiddleButton:
            self._begin_pushing()
            return
        self._pressed = hit = self._view.hit_at(at)
        keeps = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if hit and not keeps and hit.id not in self._view.selection:
            self._view.choose(hit, modifiers)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer: light up, move, or push."""
        before, self._at = self._at, at
        if self._pushing:
            self._view.scroll_by(before - at)
        elif self.drag:
            self.follow(modifiers)
        elif self._pressed is not None:
            if (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                self._begin(self._pressed, modifiers)
        else:
            self._light_up(at)

    def release(self, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """Drop what is moved, or choose what was clicked."""
        if button != self._button:
            return
        drag, shift, pressed, pushed = self.drag, self.shift, self._pressed, self._pushing
        self.cancel()
        if drag and shift != STILL:
            self._view.drop(drag, shift)
        elif pressed and not drag and not pushed and not self._view.show_if_away(pressed, self._pressed_at):
            self._view.choose(pressed, modifiers)

    def cancel(self) -> bool:
        """Forget what is going on and put everything back; return whether there was anything."""
        was_busy = self.is_busy
        self.drag, self.shift, self._pressed, self._pushing = None, STILL, None, False
        self.following = NOTHING_FOLLOWS
        self._pull.stop()
        self._view.viewport().unsetCursor()
        self._view.viewport().update()
        return was_busy

    def follow(self, modifiers: Qt.KeyboardModifier) -> None:
        """Move what is dragged to where the pointer is; Shift goes by weeks, Ctrl by months."""
        if self.drag is None:
            return
        snap = Snap.DAY
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            snap = Snap.WEEK
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            snap = Snap.MONTH
        shift = self.drag.shift_to(self._view.day_at(self._at.x()), snap)
        if shift != self.shift:
            self.shift = shift
            self.following = self._view.what_follows(self.drag.ids, shift)
        outside = not EDGE_ZONE <= self._at.x() <= self._view.viewport().width() - EDGE_ZONE
        self._pull.start() if outside else self._pull.stop()
        self._view.viewport().update()

    def _begin(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        chart = self._view.chart
        held = chart.project(hit.id) if chart else None
        if hit.part not in _HELD_BY or held is None or chart is None or not self._view.is_editable:
            self._begin_pushing()
            return
        together = hit.id in self._view.selection and hit.part not in _ALONE
        ids = self._view.selection if together else [hit.id]
        projects = [project for project in map(chart.project, ids) if project]
        item = chart.item(hit.row)
        span = (item.start, item.stop) if item and item.start is not None and item.stop is not None else None
        self.drag = BarDrag(held, projects, hit.part, self._view.day_at(self._pressed_at.x()), span)
        self._view.viewport().setCursor(_DRAGGING.get(hit.part, Qt.CursorShape.ClosedHandCursor))
        self.follow(modifiers)

    def _begin_pushing(self) -> None:
        self._pushing = True
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _pull_along(self) -> None:
        back = self._at.x() < EDGE_ZONE
        self._view.scroll_by(QPoint(-PULL_STEP if back else PULL_STEP, 0))
        self.follow(QGuiApplication.keyboardModifiers())

    def _light_up(self, at: QPoint) -> None:
        hit = self._view.hit_at(at)
        self._view.hover(hit.row if hit else None)
        shape = _CURSORS.get(hit.part) if hit and self._view.is_editable else None
        if shape is None:
            self._view.viewport().unsetCursor()
        else:
            self._view.viewport().setCursor(shape)


_DRAGGING = {
    Part.LEFT: Qt.CursorShape.SizeHorCursor,
    Part.RIGHT: Qt.CursorShape.SizeHorCursor,
    Part.PERCENT: Qt.CursorShape.SplitHCursor,
}
