"""The plan of the whole programme: early and late dates, slack, what is critical, what contradicts a link."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.critical_path import Conflict, Schedule, find_conflicts, work_out
from wsg_desktop.domain.outline import with_lines_under
from wsg_desktop.domain.plan import Plan
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan import list_plan_items, plan_item, read_calendar
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.projects import get_project_id, list_projects
from wsg_desktop.store.rows import LinkRow, ProjectRow


class Span(NamedTuple):
    """The first and last day of an item."""

    first: date
    last: date


class Contradiction(NamedTuple):
    """A link that an item does not keep to."""

    link: LinkRow
    source: ProjectRow
    target: ProjectRow
    earliest: date
    """The first day that the link allows the item to start on."""
    days: int
    """How many working days it starts too early."""


class ScheduledItem(NamedTuple):
    """One line of the plan. What has no dates has no schedule either."""

    project: ProjectRow
    length: int | None = None
    """In working days; 0 for a milestone."""
    early: Span | None = None
    late: Span | None = None
    slack: int | None = None
    """In working days; None for what the end that was asked for does not depend on."""
    is_critical: bool = False
    conflicts: tuple[Contradiction, ...] = ()


def plan_of(rows: Iterable[ProjectRow], links: Iterable[LinkRow], calendar: WorkCalendar) -> Plan:
    """Return the plan of these projects."""
    return Plan(map(plan_item, rows), links, calendar)


def read_schedule(read: Reading, goal: str | None = None) -> list[ScheduledItem]:
    """Return the schedule of every item in the order of the outline.

    With the number of an item as `goal`, slack is counted to the end of that item and what stands under it.
    Raises `NotFound` when there is no such item.
    """
    rows = {row.id: row for row in list_projects(read)}
    plan = plan_of(rows.values(), list_links(read), read_calendar(read))
    ends = None if goal is None else with_sub_items(rows, get_project_id(read, goal))
    return scheduled(plan, rows, work_out(plan, ends))


def read_latest_starts(read: Reading, project_ids: Collection[str]) -> dict[str, date]:
    """Return the day until which these items can wait without what follows, or the end of all, being late.

    As `read_schedule` says, of a few items and without reading what their rows show.
    """
    plan = Plan(list_plan_items(read), list_links(read), read_calendar(read))
    schedule = work_out(plan)
    found: dict[str, date] = {}
    for project_id in project_ids:
        place = plan.place_of.get(project_id)
        slack = None if place is None else schedule.slack[place]
        if place is not None and slack is not None:
            found[project_id] = plan.first_day(place, schedule.early[place] + slack)
    return found


def scheduled(plan: Plan, rows: Mapping[str, ProjectRow], schedule: Schedule) -> list[ScheduledItem]:
    """Return the schedule of `rows`, which are those of the plan and perhaps others, in their order."""
    by_place: dict[int, list[Contradiction]] = {}
    for conflict in find_conflicts(plan):
        by_place.setdefault(conflict.place, []).append(_contradiction(plan, rows, conflict))
    return [_item(plan, row, schedule, by_place) for row in rows.values()]


def contradictions(plan: Plan, rows: Mapping[str, ProjectRow]) -> list[Contradiction]:
    """Return every link that an item does not keep to."""
    return [_contradiction(plan, rows, it) for it in find_conflicts(plan)]


def with_sub_items(rows: Mapping[str, ProjectRow], project_id: str) -> set[str]:
    """Return the ids of a project and of everything under it."""
    children: dict[str, list[str]] = {}
    for row in rows.values():
        if row.parent_id:
            children.setdefault(row.parent_id, []).append(row.id)
    return set(with_lines_under(children, [project_id]))


def _item(
    plan: Plan, row: ProjectRow, schedule: Schedule, conflicts: Mapping[int, Sequence[Contradiction]]
) -> ScheduledItem:
    place = plan.place_of.get(row.id)
    if place is None:
        return ScheduledItem(row)
    early, slack = schedule.early[place], schedule.slack[place]
    return ScheduledItem(
        row,
        0 if plan.items[place].is_milestone else plan.lengths[place],
        _span(plan, place, early),
        None if slack is None else _span(plan, place, early + slack),
        slack,
        schedule.is_critical(place),
        tuple(conflicts.get(place, ())),
    )


def _span(plan: Plan, place: int, start: int) -> Span:
    return Span(plan.first_day(place, start), plan.last_day(place, start))


def _contradiction(plan: Plan, rows: Mapping[str, ProjectRow], conflict: Conflict) -> Contradiction:
    link = conflict.link
    assert isinstance(link, LinkRow)
    earliest = plan.first_day(conflict.place, conflict.earliest)
    return Contradiction(link, rows[link.source_id], rows[link.target_id], earliest, conflict.days)
