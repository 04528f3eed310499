"""Dates that a list does not give but that follow from durations and what waits for what.

Dates that the list gives stay as they are, whatever its links say: contradictions show as conflicts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.critical_path import early_starts
from wsg_desktop.domain.plan import Plan, PlanItem
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.exchange.drafts import ProjectDraft
from wsg_desktop.store.rows import LinkRow

if TYPE_CHECKING:
    from wsg_desktop.services.import_plan import PlannedLink


def needs_dates(project: ProjectDraft) -> bool:
    """Return whether a project says how long it takes and not from when to when."""
    return project.duration is not None and not (project.start and project.end)


def with_dates(
    projects: Mapping[int, ProjectDraft], links: Sequence["PlannedLink"], calendar: WorkCalendar, today: date
) -> dict[int, ProjectDraft]:
    """Return those projects, by their place in the list, that get a start or end, with their dates.

    What has one of both gets the other by its duration. What has none starts as early as its links allow;
    where it waits for nothing that has dates, nothing is known.
    """
    ended = {place: _ended(it, calendar) if needs_dates(it) else it for place, it in projects.items()}
    starts = [it.start.day for it in ended.values() if it.start.day]
    items = [_item(place, it, calendar, min(starts, default=today)) for place, it in ended.items()]
    rows = [
        LinkRow(str(n), str(it.source), str(it.target), it.type.value, it.lag) for n, it in enumerate(links)
    ]
    plan = Plan([it for it in items if it], rows, calendar)
    early, known = early_starts(plan), _reached(plan, ended)
    for place, draft in ended.items():
        at = plan.place_of.get(str(place))
        if at is not None and at in known and not (draft.start or draft.end):
            first, last = plan.first_day(at, early[at]), plan.last_day(at, early[at])
            ended[place] = replace(draft, start=exact(first), end=exact(last))
    return {place: it for place, it in ended.items() if it is not projects[place]}


def _ended(draft: ProjectDraft, calendar: WorkCalendar) -> ProjectDraft:
    """Return a project with the other end where it has one, and as a milestone where it takes no time."""
    days = draft.duration or 0
    if not days and not draft.kind:
        draft = replace(draft, kind=ItemKind.MILESTONE.value)
    if draft.start.day and not draft.end:
        number = calendar.number_of(draft.start.day) + days - 1
        return replace(draft, end=exact(calendar.day_of(number)) if days else _same(draft.start))
    if draft.end.day and not draft.start and days:
        return replace(draft, start=exact(calendar.day_of(calendar.number_after(draft.end.day) - days)))
    return draft


def _same(term: Term) -> Term:
    return exact(term.day) if term.day else term


def _item(place: int, draft: ProjectDraft, calendar: WorkCalendar, beginning: date) -> PlanItem | None:
    """Return a project as scheduling sees it; what has no dates stands at the beginning, to be moved."""
    is_milestone = draft.kind == ItemKind.MILESTONE.value
    if draft.start.day or draft.end.day:
        return PlanItem(str(place), draft.start.day, draft.end.day, is_milestone, follows=False)
    if draft.duration is None or draft.start or draft.end:
        return None
    first = calendar.on_or_after(beginning)
    last = calendar.day_of(calendar.number_of(first) + max(draft.duration - 1, 0))
    return PlanItem(str(place), first, last, is_milestone)


def _reached(plan: Plan, drafts: Mapping[int, ProjectDraft]) -> set[int]:
    """Return the places of what has dates of its own, or waits for something that has, directly or not."""
    known: set[int] = set()
    for at in plan.order:
        draft = drafts[int(plan.items[at].id)]
        if draft.start or draft.end or any(source in known for source, _ in plan.into[at]):
            known.add(at)
    return known
