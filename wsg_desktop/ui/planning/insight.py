"""What the planning says of itself: conflicts, what must not slip and until when, how far others can.

Worked out after each change when the chart is there already, never while it is painted.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.drawing.geometry import LabelMode
from wsg_desktop.drawing.plan_marks import NO_PLAN, PlanMarks, PlanWishes, plan_marks
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.following.conflicts_start import window_of
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.gantt.legend_bar import LegendBar
from wsg_desktop.ui.planning.goal_bar import GoalBar
from wsg_desktop.ui.planning.plan_bar import PlanBar
from wsg_desktop.ui.planning.plan_keeper import PlanKeeper
from wsg_desktop.ui.planning.show_button import ChartWishes, ShowButton, wishes_from
from wsg_desktop.ui.projects.toolbar import add_action

if TYPE_CHECKING:
    from wsg_desktop.ui.widgets.line_table import TableLine


class PlanInsight(QObject):
    """Keeps the marks of the chart, and the words around it, in step with the plan."""

    project_requested = Signal(str)

    def __init__(
        self, context: WindowContext, keeper: PlanKeeper, gantt: GanttView, legend: LegendBar
    ) -> None:
        super().__init__(gantt)
        self._context = context
        self._keeper = keeper
        self._gantt = gantt
        self._legend = legend
        self._goal = ""
        """The id of the project that must not end later; empty for the whole programme."""
        self.marks: PlanMarks = NO_PLAN
        self.button = ShowButton(context.tr)
        self.goal_bar = GoalBar(context.tr)
        self.bar = PlanBar(context.tr)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.work_out)
        self.button.changed.connect(self._show_wishes)
        self.goal_bar.cleared.connect(lambda: self.aim_at(""))
        self.bar.conflicts_requested.connect(lambda: context.actions.trigger("show_conflicts"))
        self.bar.critical_requested.connect(self.show_critical)

    @property
    def goal(self) -> str:
        """Return the id of what must not end later; empty for the whole programme."""
        return self._goal

    def start(self) -> None:
        """Work out anew what the plan says, when what is going on now is done."""
        self._later.start()

    def work_out(self) -> None:
        """Show what the plan says now."""
        if not self._context.session.is_open:
            return
        rows, wishes = self._keeper.rows, self.button.wishes
        if self._goal not in rows:
            self._goal = ""
        numbers = {project_id: row.number for project_id, row in rows.items()}
        wanted = PlanWishes(wishes.critical, wishes.slack, self._goal_items())
        self.marks = plan_marks(self._keeper.plan, numbers, wanted)
        self._gantt.set_plan(self.marks)
        self._legend.set_more(self.marks.signs)
        is_asked = wishes.critical or wishes.slack
        self.goal_bar.show_goal(rows[self._goal].title if self._goal and is_asked else "")
        count = len(self._critical_ids())
        self.bar.show_counts(len(self.marks.links_against), self._sentence(count), has_list=bool(count))

    def aim_at(self, project_id: str) -> None:
        """Show what must not slip for a project or milestone, for the whole programme where it is empty."""
        self._goal = project_id
        if project_id:
            self.button.show_wishes(self.button.wishes._replace(critical=True))
        self.work_out()

    def add_to_menu(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Offer what can be asked of one project."""
        only = self._keeper.rows.get(ids[0]) if len(ids) == 1 else None
        if only is not None and only.id in self._keeper.plan.place_of:
            words = self._context.tr("What must not slip for “{name}”?", name=only.title)
            add_action(menu, words.replace("&", "&&"), "flag", lambda: self.aim_at(only.id))

    def show_critical(self) -> None:
        """Show the list of what must not slip."""
        from wsg_desktop.ui.following.plan_list import PlanListDialog

        tr, plan = self._context.tr, self._keeper.plan
        ids = sorted(self._critical_ids(), key=lambda it: plan.starts[plan.place_of[it]])
        headers = (tr("Project"), tr("Start"), tr("Expected end"), tr("Working days"))
        more = tr("When one of these is a day late, so is the end. What begins first stands first.")
        dialog = PlanListDialog(self._sentence(len(ids)), headers, tr, more, window_of(self._context))
        dialog.add_group(tr("Critical path"), [(it, self._line(it)) for it in ids])
        dialog.project_requested.connect(self.project_requested)
        self._context.messages.ask(dialog)

    def state(self) -> dict[str, Any]:
        """Return what is shown, as JSON values."""
        return {**self.button.wishes._asdict(), "goal": self._goal}

    def restore(self, values: Any) -> None:
        """Take back what `state` returned."""
        wishes = wishes_from(values)
        goal = values.get("goal") if isinstance(values, dict) else ""
        self._goal = goal if isinstance(goal, str) else ""
        self.button.show_wishes(wishes)
        self._apply(wishes)

    def _show_wishes(self, wishes: ChartWishes) -> None:
        self._apply(wishes)
        self.work_out()

    def _apply(self, wishes: ChartWishes) -> None:
        self._gantt.set_links_shown(wishes.links)
        self._gantt.set_percent_shown(wishes.percent)
        self._gantt.set_labels(LabelMode.TITLE if wishes.names else LabelMode.NONE)

    def _goal_items(self) -> frozenset[str] | None:
        if not self._goal:
            return None
        from wsg_desktop.services.plans import with_sub_items

        return frozenset(with_sub_items(self._keeper.rows, self._goal))

    def _critical_ids(self) -> list[str]:
        """Return what must not slip; that the goal itself must not goes without saying."""
        return [it for it in self.marks.critical if it != self._goal] if self.button.wishes.critical else []

    def _sentence(self, count: int) -> str:
        tr = self._context.tr
        if not self.button.wishes.critical or not (count or self._goal):
            return ""
        if not self._goal:
            return tr.plural(
                "{n} project must not slip for the end of the programme",
                "{n} projects must not slip for the end of the programme",
                count,
            )
        name = self._keeper.rows[self._goal].title
        if not count:
            return tr("“{name}” depends on no other project", name=name)
        return tr.plural(
            "{n} project must not slip for “{name}”",
            "{n} projects must not slip for “{name}”",
            count,
            name=name,
        )

    def _line(self, project_id: str) -> "TableLine":
        from wsg_desktop.ui.widgets.line_table import TableLine

        tr, plan, row = self._context.tr, self._keeper.plan, self._keeper.rows[project_id]
        place = plan.place_of[project_id]
        item = plan.items[place]
        days = [show_day(day, tr) if day else "" for day in (item.first, item.last)]
        length = "" if item.is_milestone else str(plan.lengths[place])
        return TableLine((f"{row.number} {row.title}", days[0], days[1], length))
