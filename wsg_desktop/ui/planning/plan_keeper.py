"""The plan behind the chart: made when it is first asked for, and anew after each change. No widgets."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from wsg_desktop.domain.calendar import WorkCalendar
    from wsg_desktop.domain.follow_up import FollowUp
    from wsg_desktop.domain.plan import Plan
    from wsg_desktop.store.rows import LinkRow, ProjectRow
    from wsg_desktop.ui.document_session import DocumentSession


class PlanKeeper:
    """Keeps the plan of all projects, whatever the view shows: what follows may be filtered out."""

    def __init__(self, session: "DocumentSession") -> None:
        self._session = session
        self._rows: Mapping[str, ProjectRow] = {}
        self._links: Sequence[LinkRow] = ()
        self._calendar: WorkCalendar | None = None
        self._plan: Plan | None = None

    @property
    def rows(self) -> "Mapping[str, ProjectRow]":
        """Return every project of the programme by its id."""
        return self._rows

    def use(self, rows: "Mapping[str, ProjectRow]", links: "Sequence[LinkRow]") -> None:
        """Take the projects and links as they are now."""
        self._rows, self._links, self._plan = rows, links, None

    def forget_calendar(self) -> None:
        """Read the working calendar again when it is next needed."""
        self._calendar = self._plan = None

    @property
    def calendar(self) -> "WorkCalendar":
        """Return the working calendar; the first time it loads the law's holidays, which takes a while."""
        if self._calendar is None:
            from wsg_desktop.store.plan import read_calendar

            with self._session.reading() as read:
                self._calendar = read_calendar(read)
        return self._calendar

    @property
    def plan(self) -> "Plan":
        """Return the plan as it is now."""
        if self._plan is None:
            from wsg_desktop.services.plans import plan_of

            self._plan = plan_of(self._rows.values(), self._links, self.calendar)
        return self._plan

    def follow(self, ids: Iterable[str], start_days: int, end_days: int) -> "FollowUp":
        """Return what would follow when the bars of these projects moved by calendar days."""
        from wsg_desktop.domain.follow_up import follow_up

        plan, held = self.plan, list(ids)
        return follow_up(plan, plan.with_dates(self._moved(plan, held, start_days, end_days)), held)

    def _moved(
        self, plan: "Plan", ids: Iterable[str], start_days: int, end_days: int
    ) -> "dict[str, tuple[date | None, date | None]]":
        start, end = timedelta(days=start_days), timedelta(days=end_days)
        items = [plan.items[plan.place_of[it]] for it in ids if it in plan.place_of]
        return {it.id: (it.first and it.first + start, it.last and it.last + end) for it in items}
