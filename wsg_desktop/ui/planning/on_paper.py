"""What of the planning goes on paper, and its button, keys and menu; the rest is `ui.printing`."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from wsg_desktop.domain.views import ALL, GroupBy
from wsg_desktop.drawing.chart_rows import chart_groups
from wsg_desktop.drawing.one_page import AreaGroups
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.errors import UserError
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.projects.view_controls import ViewControls
from wsg_desktop.ui.widgets.buttons import FilledButton

if TYPE_CHECKING:
    from wsg_desktop.ui.printing.choices import Printable

COPY_KEYS = QKeySequence.StandardKey.Copy


class PlanningOnPaper(QObject):
    """Takes the view of the planning to the window for printing, or straight to the clipboard."""

    def __init__(
        self,
        context: WindowContext,
        gantt: GanttView,
        controls: ViewControls,
        projects: Callable[[], ProjectList | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._gantt = gantt
        self._controls = controls
        self._projects = projects
        self.button = FilledButton(context.tr("Print"), "printer")
        self.button.setAccessibleName(context.tr("Print"))
        self.button.setToolTip(context.tr("Print, or save as PDF or picture (Ctrl+P)"))
        self.button.clicked.connect(self.open)
        keys = QShortcut(QKeySequence(COPY_KEYS), gantt)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy)

    def open(self) -> None:
        """Show how the planning comes on paper, and let the user choose."""
        printable = self._printable()
        if printable is not None:
            from wsg_desktop.ui.printing.flow import PrintingFlow

            PrintingFlow(self._context, printable, self._file_name()).run()

    def copy(self) -> None:
        """Put what the chart shows now on the clipboard."""
        from wsg_desktop.drawing.paper import PaperWishes
        from wsg_desktop.ui.printing.clipboard import copy_picture

        printable, tr = self._printable(), self._context.tr
        if printable is None:
            return
        try:
            copy_picture(printable.shown, PaperWishes(), tr)
        except UserError as problem:
            self._context.messages.error(problem)
            return
        self._context.messages.info(tr("The planning is on the clipboard: paste it where you want it"))

    def add_to(self, menu: QMenu) -> None:
        """Add what can be done on paper to the menu of the chart."""
        add_action(menu, self._context.tr("Copy as a picture"), "copy", self.copy, "Ctrl+C")

    def _printable(self) -> "Printable | None":
        from wsg_desktop.drawing.printout import Printout, refuse_nothing
        from wsg_desktop.services.viewing import municipality_of_areas
        from wsg_desktop.ui.printing.choices import Printable

        projects, chart = self._projects(), self._gantt.chart
        if projects is None or chart is None:
            return None
        view, basis = self._controls.state.view, projects.facts.basis
        with self._context.session.reading() as read:
            above = municipality_of_areas(read, basis.today)
        by_area = projects.arrange(replace(view, group_by=GroupBy.AREA))
        areas = AreaGroups(tuple(chart_groups(by_area, projects.rows)), above)
        everything = chart.with_groups(chart_groups(projects.arrange(view), projects.rows))
        try:
            refuse_nothing(everything)
        except UserError as problem:
            self._context.messages.error(problem)
            return None
        wishes = SheetWishes(self._title(), phase_names=basis.phase_names)
        return Printable(
            Printout(chart, replace(wishes, days=self._gantt.shown_days), areas),
            Printout(everything, wishes, areas),
        )

    def _title(self) -> str:
        chosen, projects = self._controls.state.chosen, self._projects()
        programme = projects.facts.basis.programme.name if projects else ""
        return programme if chosen == ALL else f"{programme}: {self._context.tr(chosen.name)}"

    def _file_name(self) -> str:
        from wsg_desktop.exchange.safe_texts import safe_file_name

        return safe_file_name(self._title())
