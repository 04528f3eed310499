"""What screen readers hear of the chart: a list of the bars in view, each with its name and place.

Painted bars are no widgets, so the chart answers for them itself.
"""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget

from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.item_texts import accessible_name

if TYPE_CHECKING:
    from wsg_desktop.ui.gantt.gantt_view import GanttView

NOTHING = cast("QAccessibleInterface", None)
"""Qt takes and gives null for "none there"; its type stubs do not say so."""


def install() -> None:
    """Let Qt ask here for the accessible side of every chart; doing so again does nothing."""
    if not _installed:
        QAccessible.installFactory(_interface_of)
        _installed.append(True)


_installed: list[bool] = []


def _interface_of(_class_name: str, of: QObject | None) -> QAccessibleInterface | None:
    from wsg_desktop.ui.gantt.gantt_view import GanttView

    return GanttAccessible(of) if isinstance(of, GanttView) else None


class GanttAccessible(QAccessibleInterface):
    """The chart as a list whose children are the rows in view."""

    def __init__(self, view: "GanttView") -> None:
        super().__init__()
        self._view = view
        self._children: dict[int, BarAccessible] = {}

    def isValid(self) -> bool:
        """Return whether the chart is still there."""
        return True

    def object(self) -> QObject:
        """Return the widget."""
        return self._view

    def window(self) -> QWindow:
        """Return the window it is in."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the accessible side of the widget around it."""
        around = self._view.parentWidget()
        return QAccessible.queryAccessibleInterface(around) if isinstance(around, QWidget) else NOTHING

    def childCount(self) -> int:
        """Return how many rows are in view."""
        return len(self._view.visible_rows())

    def child(self, index: int) -> QAccessibleInterface:
        """Return the row at a place of the view."""
        rows = self._view.visible_rows()
        if not 0 <= index < len(rows):
            return NOTHING
        row = rows[index]
        # The same object for the same row: readers compare what they are given.
        if row not in self._children:
            self._children[row] = BarAccessible(self._view, row)
        return self._children[row]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the row at a place on the screen."""
        at = self._view.viewport().mapFromGlobal(QPoint(x, y))
        hit = self._view.hit_at(at)
        return self.child(hit.row - self._view.visible_rows().start) if hit else NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a row in the view, or -1."""
        rows = self._view.visible_rows()
        return child.row - rows.start if isinstance(child, BarAccessible) and child.row in rows else -1

    def focusChild(self) -> QAccessibleInterface:
        """Return the row of the first chosen project, when it is in view."""
        chart, chosen = self._view.chart, self._view.selection
        rows = chart.rows_of(chosen[0]) if chart and chosen else ()
        return self.child(rows[0] - self._view.visible_rows().start) if rows else NOTHING

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name of the chart."""
        return self._view.accessibleName() if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave the name as it is."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def role(self) -> QAccessible.Role:
        """Return that it is a list."""
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        """Return whether it can have and has the keyboard."""
        state = QAccessible.State()
        state.focusable = 1
        state.focused = int(self._view.hasFocus())
        state.multiSelectable = 1
        return state


class BarAccessible(QAccessibleInterface):
    """One row of the chart."""

    def __init__(self, view: "GanttView", row: int) -> None:
        super().__init__()
        self._view = view
        self.row = row

    def isValid(self) -> bool:
        """Return whether the row is in view."""
        return self.row in self._view.visible_rows()

    def object(self) -> QObject:
        """Return that no widget stands for it."""
        return cast("QObject", None)

    def window(self) -> QWindow:
        """Return the window it is in."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the accessible side of the chart."""
        return QAccessible.queryAccessibleInterface(self._view)

    def childCount(self) -> int:
        """Return that nothing is inside it."""
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        """Return that nothing is inside it."""
        del index
        return NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return that nothing is inside it."""
        del x, y
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return that nothing is inside it."""
        del child
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return title, status and dates in one sentence."""
        chart = self._view.chart
        if kind != QAccessible.Text.Name or chart is None or not self.isValid():
            return ""
        return accessible_name(chart.row(self.row), self._view.translator, chart.today)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave the name as it is."""

    def rect(self) -> QRect:
        """Return where its bar is on the screen; its whole row when it has none in view."""
        if not self.isValid():
            return QRect()
        view = self._view.viewport()
        layout = self._view.row_layout(self.row)
        area = QRect(0, layout.top + self._view.header_height, view.width(), self._view.row_height)
        if layout.bar:
            area.setLeft(max(layout.bar.left, 0))
            area.setRight(min(layout.bar.right, view.width()) - 1)
        return QRect(view.mapToGlobal(area.topLeft()), area.size())

    def role(self) -> QAccessible.Role:
        """Return that it is an entry of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is chosen."""
        state = QAccessible.State()
        if not self.isValid():
            state.invisible = 1
            return state
        chart, chosen = self._view.chart, self._view.selection
        content = chart.row(self.row) if chart else None
        is_chosen = isinstance(content, ChartItem) and content.id in chosen
        state.selectable = int(isinstance(content, ChartItem))
        state.focusable = 1
        state.selected = int(is_chosen)
        state.focused = int(is_chosen and self._view.hasFocus())
        return state
