"""The place Planning: a view of the projects as a chart, with their names beside it."""

from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout

from wsg_desktop.domain.date_display import show_span
from wsg_desktop.domain.status import overall_light
from wsg_desktop.domain.views import View
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.drawing.chart_rows import Chart, chart_groups
from wsg_desktop.services import scheduling
from wsg_desktop.services.compare_moment import CompareMoment, point_moment
from wsg_desktop.services.copies import RestorePoint
from wsg_desktop.settings import COMPACT_ROWS, kept_in
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.opening_key import OpeningKey
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.direction.notice import DirectionNotice
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.gantt.legend_bar import LegendBar
from wsg_desktop.ui.planning.chart_menu import add_chart_items, menu_by_keys
from wsg_desktop.ui.planning.compare import PlanCompare
from wsg_desktop.ui.planning.decisions import Decisions
from wsg_desktop.ui.planning.drops import Drops
from wsg_desktop.ui.planning.insight import PlanInsight
from wsg_desktop.ui.planning.on_paper import PlanningOnPaper
from wsg_desktop.ui.planning.plan_keeper import PlanKeeper
from wsg_desktop.ui.planning.side_by_side import SideBySide
from wsg_desktop.ui.planning.trend_start import add_trend_action
from wsg_desktop.ui.planning.zoom_bar import ZoomBar
from wsg_desktop.ui.projects.list_place import ListPlace
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_menu import fill_table_menu
from wsg_desktop.ui.projects.table_pane import TablePane
from wsg_desktop.ui.projects.view_words import status_words
from wsg_desktop.ui.widgets.details_splitter import DetailsSplitter

if TYPE_CHECKING:
    from wsg_desktop.domain.arranging import Arrangement
    from wsg_desktop.store.rows import LinkRow, ProjectRow
    from wsg_desktop.store.transaction import Changes

NAMES = ("status", "number", "title", "lead_parties")
"""The columns beside the chart."""

MOVE = N_("move in the planning")
_CALENDAR = frozenset({"programme", "closing_day"})
"""What the working calendar is made of."""
_MARGINS = (24, 16, 24, 16)


class PlanningPlace(ListPlace):
    """The chart with its view and the details beside it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, here="planning")
        tr = context.tr
        self._links: list[LinkRow] = []
        self._decisions = Decisions(context.session)
        self._drawn: Arrangement | None = None
        self._kept: dict[str, float] = {}
        self.keeper = PlanKeeper(context.session)
        self.table.setAccessibleName(tr("Projects in the planning"))
        self.gantt = GanttView(tr)
        self.drops = Drops(context, self.keeper, self.gantt)
        self.pane = TablePane(self.table, tr, edge=0)
        self.chart_pane = SideBySide(self.pane, self.gantt)
        self.legend = LegendBar(tr)
        self.compare = PlanCompare(context, self, self.legend)
        self.insight = PlanInsight(context, self.keeper, self.gantt, self.legend)
        self.details = DetailsPanel(context)
        self.notice = DirectionNotice(context, lambda: self._projects.rows.values() if self._projects else ())
        self.zoom = ZoomBar(tr)
        self.controls.state.own_columns = NAMES
        self.menu = QMenu(self)
        self.on_paper = PlanningOnPaper(context, self.gantt, self.controls, lambda: self._projects, self)
        self._shading = QTimer(self, singleShot=True, interval=0)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.toolbar.fit)
        self._arrange()
        self._connect()
        self.controls.apply_columns()
        self._follow_settings(COMPACT_ROWS.key)
        self.details.hide()
        OpeningKey(self, self.details, self.enter_details)

    def refresh(self) -> None:
        """Read every project and link."""
        self._forget_typing()
        session = self.context.session
        self._projects = ProjectList(session, self.context.tr, with_phases=True)
        self.keeper.forget_calendar()
        self._read_links()
        self._decisions.read()
        editable = not session.document.readonly
        self.model.set_editable(editable)
        self.gantt.set_editable(editable)
        for part in (self.controls, self.editing, self.pasting, self.outline):
            part.use(self._projects)
        self._show(None)
        self.chart_pane.fit_heights()
        self._shading.start()
        self.notice.read_soon()
        if self._kept:
            self.gantt.restore(self._kept)
            self._kept = {}

    def receive(self, request: object) -> None:
        """Show a view, choose a project by its id, or compare with a moment."""
        if isinstance(request, View):
            self.show_view(request)
        elif isinstance(request, str):
            self.select([request])
        elif isinstance(request, RestorePoint):
            self.compare.choose(point_moment(request, self.context.tr))
        elif isinstance(request, CompareMoment):
            self.compare.choose(request)

    def state(self) -> dict[str, Any]:
        """Return view, zoom and splitters as they are now."""
        return {
            "view": self.controls.state.to_values(),
            "widths": self.table.widths.chosen,
            "names": self.chart_pane.splitter.sizes(),
            "splitter": self._splitter.sizes(),
            "time": self.gantt.state(),
            "details": not self.details.isHidden(),
            "compare": self.compare.state(),
            "shown": self.insight.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""
        self.controls.state.take_values(kept_in(state, "view", dict))
        if "view" not in state:
            self.controls.state.own_columns = NAMES
        self.controls.apply_columns()
        self.table.widths.take(
            {k: v for k, v in kept_in(state, "widths", dict).items() if isinstance(v, int)}
        )
        names = state.get("names")
        if isinstance(names, list) and len(names) == 2 and all(isinstance(it, int) for it in names):
            self.chart_pane.splitter.setSizes(names)
        self._splitter.take_sizes(state.get("splitter"))
        self.details.setVisible(state.get("details") is True)
        self.compare.restore(state.get("compare"))
        self.insight.restore(state.get("shown"))
        time = kept_in(state, "time", dict).items()
        self._kept = {k: v for k, v in time if isinstance(v, int | float) and isfinite(v)}

    def focus_content(self) -> None:
        """Put the keyboard in the chart."""
        self.gantt.setFocus()

    def print_planning(self) -> None:
        """Show how the planning comes on paper."""
        self.on_paper.open()

    def toggle_details(self) -> None:
        """Show the details beside the chart, or take them away: at first the chart has all the room."""
        self.show_beside(self.details, shown=self.details.isHidden())

    def enter_details(self) -> None:
        """Show the details and put the keyboard there."""
        self.details.show()
        self.details.focus_content()

    def shift(self, ids: list[str], start_days: int, end_days: int) -> None:
        """Move bars by days: what is expected, never the deadline."""
        tr = self.context.tr
        days = end_days or start_days
        moved = tr.plural("{n} project moved", "{n} projects moved", len(ids))
        later = N_("{what}: {span} later.") if days > 0 else N_("{what}: {span} earlier.")
        told = tr(later, what=moved, span=show_span(abs(days), tr))
        self.context.session.change(MOVE, lambda tx: scheduling.shift(tx, ids, start_days, end_days), told)

    def show_rows(self) -> None:
        """Show names and bars even where there were none."""
        self.pane.show_table()
        self.gantt.show()

    def _take(self, changes: "Changes", projects: ProjectList) -> None:
        if "link" in changes.touched:
            self._read_links()
        self._decisions.take(changes)
        self.notice.read_soon(changes)
        if _CALENDAR & changes.touched.keys():
            self.keeper.forget_calendar()
            self._shading.start()
        super()._take(changes, projects)

    def _read_links(self) -> None:
        from wsg_desktop.store.programmes import list_links

        with self.context.session.reading() as read:
            self._links = list_links(read)

    def _shade_closed_days(self) -> None:
        """Shade weekends, holidays and the programme's own closing days.

        The law's holidays take half a second to load, so they come when the chart is there already.
        """
        if not self.context.session.is_open:
            return
        calendar = self.keeper.calendar
        self.gantt.set_closed_days(lambda day: not calendar.is_working(date.fromordinal(day)))

    def _show(self, changed: frozenset[str] | None) -> None:
        """Show what the view yields now, names and bars alike, with the same rows chosen."""
        if self._projects is None:
            return
        projects = self._projects
        self.keeper.use(projects.rows, self._links)
        self.compare.take(changed, projects)
        arrangement = self.controls.show_rows(projects, changed)
        self._show_chart(same_projects=changed == frozenset())
        self.insight.start()
        self.legend.set_texts(self.context.tr, projects.facts.basis.phase_names)
        self.compare.show(arrangement.ids, self.controls.state.view)
        # The chip of the comparison tells its size only when Qt has laid it out.
        self._fitting.start()
        self.controls.show_state(arrangement.total, len(projects.rows))
        self._show_pane(arrangement.total)
        if self._selects:
            wanted, self._selects = self._selects, []
            self.select(wanted)
        self._show_selection()

    def _show_chart(self, *, same_projects: bool = True) -> None:
        """Draw the rows that the table shows, with room for the line that is being typed there."""
        if self._projects is None:
            return
        projects, state = self._projects, self.controls.state
        arrangement = projects.arrange(state.view)
        chart = Chart(
            chart_groups(arrangement, projects.rows, state.folded),
            today=projects.facts.basis.today,
            links=self._links,
            light_of=self._light,
            folded=state.folded_lines,
            past=self.compare.past,
            blank=self.model.draft_row,
            marks=self._decisions.marks(projects.facts.basis),
        ).with_plan(self.insight.marks)
        before = self.gantt.chart
        if same_projects and before is not None and arrangement is self._drawn:
            chart = chart.with_span_of(before)
        self._drawn = arrangement
        self.gantt.set_chart(chart)

    def _light(self, row: "ProjectRow") -> str:
        assert self._projects is not None
        return overall_light(self._projects.facts.lights(row.id).items()).value

    def _show_pane(self, shown: int) -> None:
        assert self._projects is not None
        if shown:
            self.pane.show_table()
        elif self._projects.rows:
            self.pane.show_no_match(self.controls.clear_filter, self.controls.everywhere)
        else:
            self.pane.show_no_projects(lambda: self.context.go_to("projects", "new"))
        self.gantt.setVisible(bool(shown))

    def _show_selection(self) -> None:
        if self._projects is None:
            return
        ids = self.table.selected_ids()
        self.gantt.set_selection(ids)
        self.details.show_projects(ids)
        shown = self._projects.arrange(self.controls.state.view).total
        facts = self._projects.facts
        words = status_words(
            len(ids), shown, len(self._projects.rows), self.controls.state.view.filter, facts.basis
        )
        self.status_changed.emit(words)

    def _choose(self, ids: list[str]) -> None:
        """Choose what was clicked; a milestone that is folded into a line has no row, and is chosen alone."""
        self.table.select([it for it in ids if self.model.rows_of(it)])
        if not all(self.model.rows_of(it) for it in ids):
            self.gantt.set_selection(ids)
            self.details.show_projects(ids)

    def compare_with(self) -> None:
        """Choose a moment to compare the planning with."""
        self.compare.control.open()

    def _go_to_difference(self, project_id: str, is_gone: bool) -> None:
        if is_gone:
            self.context.go_to("bin", project_id)
            return
        self.select([project_id])
        item = self.gantt.item_of(project_id)
        if item and item.first is not None and item.after_last is not None:
            self.gantt.show_day((item.first + item.after_last) / 2)

    def _open_details(self, project_id: str) -> None:
        self.details.show()
        self.table.select([project_id])
        self.details.setFocus()

    def _open_menu(self, place: QPoint) -> None:
        self.menu.clear()
        fill_table_menu(self.menu, self)
        add_chart_items(self.menu, self, self.gantt)
        self.insight.add_to_menu(self.menu, self.table.selected_ids())
        self.on_paper.add_to(self.menu)
        add_trend_action(self.menu, self.context, self, self.chosen(), self._shown_rows)
        self.menu.popup(place)

    def _shown_rows(self) -> "list[ProjectRow]":
        rows = self._projects.rows if self._projects else {}
        shown = self._projects.arrange(self.controls.state.view).ids if self._projects else []
        return [rows[it] for it in dict.fromkeys(shown)]

    def _arrange(self) -> None:
        self.toolbar.title.setText(self.context.tr("Planning"))
        self.toolbar.columns_button.hide()
        self.toolbar.new_button.hide()
        self.toolbar.add_tool(self.compare.control)
        self.toolbar.add_tool(self.insight.button, self.insight.button)
        self.toolbar.add_tool(self.zoom, self.zoom.today_button, self.zoom.unit)
        self.toolbar.add_tool(self.on_paper.button, self.on_paper.button)
        self._splitter = DetailsSplitter(self.chart_pane, self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(self.insight.goal_bar)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.insight.bar)
        column.addLayout(self.compare.below())

    def _connect(self) -> None:
        self.notice.projects_requested.connect(self.select)
        self.controls.changed.connect(self._show_view)
        self.compare.changed.connect(self.editing.editor.leave)
        self.compare.changed.connect(lambda: self._show(frozenset()))
        self.compare.project_requested.connect(self._go_to_difference)
        self.table.selection_changed.connect(self._show_selection)
        self.model.rowsInserted.connect(self._show_chart)
        self.model.rowsRemoved.connect(self._show_chart)
        self.table.menu_requested.connect(self._open_menu)
        self.toolbar.search.left.connect(self.gantt.setFocus)
        self.gantt.selection_requested.connect(self._choose)
        self.gantt.shift_requested.connect(self.shift)
        self.gantt.deadline_requested.connect(self.drops.ask_deadline)
        self.gantt.percent_requested.connect(self.drops.set_percent)
        self.gantt.set_following(self.drops.what_follows)
        self.gantt.link_requested.connect(
            lambda source, target, kind: self.linking.changes.add(source, target, LinkType(kind))
        )
        self.gantt.link_opened.connect(self.linking.changes.open)
        self.gantt.link_removed.connect(self.linking.changes.remove)
        self.gantt.details_requested.connect(self._open_details)
        self.gantt.menu_requested.connect(self._open_menu)
        self.gantt.zoom_changed.connect(self.zoom.show_unit)
        menu_by_keys(self.gantt)
        self.zoom.zoomed_in.connect(self.gantt.zoom_in)
        self.zoom.zoomed_out.connect(self.gantt.zoom_out)
        self.zoom.all_requested.connect(self.gantt.fit_all)
        self.zoom.today_requested.connect(self.gantt.go_to_today)
        self.details.left.connect(self.gantt.setFocus)
        self.insight.project_requested.connect(lambda project_id: self.select([project_id]))
        self._shading.timeout.connect(self._shade_closed_days)
        self.listen_to_settings(self._follow_settings)
        QTimer.singleShot(0, lambda: self.zoom.show_unit(self.gantt.level.value))

    def _show_view(self) -> None:
        self.controls.apply_columns()
        self._show(frozenset())

    def _follow_settings(self, key: str) -> None:
        settings = self.context.settings
        if key == COMPACT_ROWS.key:
            self.table.set_compact(settings.get(COMPACT_ROWS))
            self.chart_pane.fit_heights()
