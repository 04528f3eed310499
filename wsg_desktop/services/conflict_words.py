"""Conflicts in words: which item contradicts which link, why, and from when it would not."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import LinkType, Scheduling
from wsg_desktop.services.plans import Contradiction, contradictions, plan_of
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan import read_calendar
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_, Translator

_WHY: dict[str, str] = {
    LinkType.FINISH_START.value: N_("{source} must be finished before {target} starts."),
    LinkType.START_START.value: N_("{source} must have started before {target} starts."),
    LinkType.FINISH_FINISH.value: N_("{source} must be finished before {target} is finished."),
    LinkType.START_FINISH.value: N_("{source} must have started before {target} is finished."),
}


class ConflictWords(NamedTuple):
    """One link that an item does not keep to."""

    project_id: str
    link_id: str
    name: str
    """Number and title of what starts too early."""
    source: str
    """The number of what it waits for."""
    what: str
    why: str
    move_to: date
    """The first day that all links of the item allow."""
    is_fixed: bool
    number: str
    """Of what starts too early."""


def read_conflicts(read: Reading, tr: Translator) -> list[ConflictWords]:
    """Return every conflict of the programme in words, in the order of the outline."""
    rows = {row.id: row for row in list_projects(read)}
    plan = plan_of(rows.values(), list_links(read), read_calendar(read))
    return tell_conflicts(contradictions(plan, rows), tr)


def tell_conflicts(found: Iterable[Contradiction], tr: Translator) -> list[ConflictWords]:
    """Return conflicts in words."""
    found = list(found)
    allowed: dict[str, date] = {}
    for one in found:
        allowed[one.target.id] = max(one.earliest, allowed.get(one.target.id, one.earliest))
    return [_words(one, allowed[one.target.id], tr) for one in found]


def too_early(days: int, tr: Translator) -> str:
    """Return how much too early something starts: "3 werkdagen te vroeg"."""
    return tr.plural("{n} working day too early", "{n} working days too early", days)


def _words(one: Contradiction, move_to: date, tr: Translator) -> ConflictWords:
    source, target, lag = one.source, one.target, one.link.lag
    why = tr(_WHY[one.link.type], source=_name(source), target=target.number)
    if lag:
        days = tr.plural("{n} working day", "{n} working days", abs(lag))
        more = N_("With {days} in between.") if lag > 0 else N_("They may overlap by {days}.")
        why = f"{why} {tr(more, days=days)}"
    begins = target.start.day or target.end.day
    assert begins is not None
    what = tr(
        "Starts on {day}, can start on {allowed} at the earliest: {early}.",
        day=show_day(begins, tr),
        allowed=show_day(one.earliest, tr),
        early=too_early(one.days, tr),
    )
    is_fixed = target.scheduling == Scheduling.FIXED
    return ConflictWords(
        target.id, one.link.id, _name(target), source.number, what, why, move_to, is_fixed, target.number
    )


def _name(row: ProjectRow) -> str:
    return f"{row.number} {row.title}"
