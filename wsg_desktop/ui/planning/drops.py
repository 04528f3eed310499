"""What a drop in the chart does besides moving bars, and what is told of it while the drag goes on."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.drawing.item_texts import Follows
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.gantt.following import Following, Shifts
from wsg_desktop.ui.gantt.gantt_view import GanttView
from wsg_desktop.ui.planning.plan_keeper import PlanKeeper
from wsg_desktop.ui.projects.deadline_question import DeadlineQuestion

if TYPE_CHECKING:
    from wsg_desktop.store.rows import ProjectRow
    from wsg_desktop.store.transaction import Transaction


class Drops(QObject):
    """Answers the chart: what follows a drag, and what becomes of a dragged deadline or percentage."""

    def __init__(self, context: WindowContext, keeper: PlanKeeper, gantt: GanttView) -> None:
        super().__init__(gantt)
        self._context = context
        self._keeper = keeper
        self._gantt = gantt

    def what_follows(self, ids: Sequence[str], shift: Shift) -> Following:
        """Return which bars move along, wherever they are, and what the drop goes against."""
        found = self._keeper.follow(ids, shift.start_days, shift.end_days)
        against = next(iter(found.contradicting.values()), None)
        source = self._keeper.rows.get(against.source_id) if against else None
        words = Follows(len(found), f"{source.number} {source.title}" if source else "")
        return Following(Shifts(found.shifts()), words)

    def ask_deadline(self, project_id: str, day: date) -> None:
        """Ask why a deadline that was agreed changes to where its flag was dropped."""
        project = self._keeper.rows.get(project_id)
        if project is None:
            return
        tr = self._context.tr
        becomes = tr("Deadline {day}", day=show_full_day(day, tr))
        question = DeadlineQuestion(
            tr, becomes, lambda reason, basis: self._set_deadline(project, day, reason, basis), self._gantt
        )
        question.ask_under(self._flag_of(project_id, day), self._gantt.viewport())

    def set_percent(self, project_id: str, percent: int) -> None:
        """Keep how much of a project is complete."""
        from wsg_desktop.services import project_fields
        from wsg_desktop.services.edit_labels import edit_label

        def work(tx: "Transaction") -> None:
            project_fields.set_field(tx, project_id, "percent", percent)

        told = self._context.tr("{percent} % complete.", percent=percent)
        self._context.session.change(edit_label("percent"), work, told)

    def _set_deadline(self, project: "ProjectRow", day: date, reason: DeadlineReason, basis: str) -> None:
        from wsg_desktop.services import project_fields
        from wsg_desktop.services.edit_labels import edit_label

        def work(tx: "Transaction") -> None:
            project_fields.set_deadline(tx, project.id, exact(day), reason, basis, seen=project.deadline)

        tr = self._context.tr
        told = tr("Deadline changed to {day}.", day=show_full_day(day, tr))
        self._context.session.change(edit_label("deadline"), work, told)

    def _flag_of(self, project_id: str, day: date) -> QRect:
        """Return where the flag was dropped, in the chart."""
        chart = self._gantt.chart
        rows = chart.rows_of(project_id) if chart else ()
        layout = self._gantt.row_layout(rows[0]) if rows else None
        top = self._gantt.header_height + (layout.top if layout else 0)
        return QRect(self._gantt.x_of(day.toordinal() + 1), top, 1, self._gantt.row_height)
