"""What the menu of a row offers beside the chart, and the keys that open it there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.projects.toolbar import add_action

if TYPE_CHECKING:
    from wsg_desktop.ui.projects.list_place import ListPlace


def add_chart_items(menu: QMenu, place: "ListPlace", gantt: GanttView) -> None:
    """Add what concerns the chart to the menu of the chosen rows."""
    tr, ids = place.context.tr, place.table.selected_ids()
    menu.addSeparator()
    chosen = bool(ids)
    add_action(
        menu, tr("Show in the table"), "table-2", lambda: place.context.go_to("projects", ids), enabled=chosen
    )
    add_action(menu, tr("Zoom to the chosen projects"), "maximize", gantt.fit_selection, enabled=chosen)
    add_action(menu, tr("Today"), "calendar-check", gantt.go_to_today, "Home")


def menu_by_keys(gantt: GanttView) -> None:
    """Open the menu of the chart with Shift+F10 too: only some systems make that key a wish for it."""

    def ask() -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), gantt.mapToGlobal(QPoint()))
        QApplication.sendEvent(gantt, event)

    keys = QShortcut(QKeySequence("Shift+F10"), gantt, ask)
    keys.setContext(Qt.ShortcutContext.WidgetShortcut)
