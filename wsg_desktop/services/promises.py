"""What was promised of a project over time: every date it was expected on, with the day that was said.

The figure of a milestone trend rests on this: the day of a promise against the day that is promised.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan_changes import PlanChange, find_said, promise_changes
from wsg_desktop.store.rows import ProjectRow

FINISHED = frozenset({State.DONE.value, State.CANCELLED.value})
MOST = 12
"""How many lines can be told apart in one figure."""


class Promise(NamedTuple):
    """What was said on one day; where it was changed more often on that day, what was said last."""

    said: date
    day: date | None
    """None where a date was taken back."""


class Promises(NamedTuple):
    """Everything that was promised of one project, oldest first."""

    project_id: str
    number: str
    title: str
    ends: tuple[Promise, ...]
    """When it was expected."""
    agreed: tuple[Promise, ...]
    """The deadline as agreed."""
    finished: date | None
    """The day it was done or cancelled; its last promise counts until then."""

    @property
    def told(self) -> tuple[Promise, ...]:
        """Return what the figure follows: what was expected, or the deadline where nobody ever said that."""
        return self.ends if _days(self.ends) else self.agreed

    @property
    def times_moved(self) -> int:
        """Return how often another day was promised."""
        days = _days(self.told)
        return sum(before != after for before, after in pairwise(days))

    @property
    def days_later(self) -> int:
        """Return how much later the last promise is than the first; negative for earlier."""
        days = _days(self.told)
        return (days[-1] - days[0]).days if days else 0


def read_promises(read: Reading, rows: Sequence[ProjectRow]) -> list[Promises]:
    """Return what was promised of these projects, in their order; a project without any is left out."""
    wanted = {row.id for row in rows}
    grouped: dict[str, list[PlanChange]] = defaultdict(list)
    # Of many projects the whole journal is read once, of a few their own part of it.
    for change in promise_changes(read, wanted if len(wanted) <= MOST else None):
        if change[2] in wanted:
            grouped[change[2]].append(change)
    said = find_said(read, {change[0] for of_one in grouped.values() for change in of_one})
    days = {seq: day_of(it.at) for seq, it in said.items()}
    found = (_promises(row, grouped[row.id], days) for row in rows if row.id in grouped)
    return [promises for promises in found if _days(promises.told)]


def most_slipped(promises: Sequence[Promises], most: int = MOST) -> list[Promises]:
    """Return those that are promised later than at first, the largest slip first."""
    slipped = [it for it in promises if it.days_later > 0]
    return sorted(slipped, key=lambda it: (-it.days_later, it.number))[:most]


def _promises(row: ProjectRow, changes: Sequence[PlanChange], days: Mapping[int, date]) -> Promises:
    terms: dict[str, dict[date, Term]] = {"end": {}, "deadline": {}}
    finished: date | None = None
    for change in changes:
        day = days[change[0]]
        for field, raw in _values(change):
            if field in terms:
                terms[field][day] = as_term(raw)
            elif field == "state":
                finished = (finished or day) if raw in FINISHED else None
    ends, agreed = (_as_promises(terms[field]) for field in ("end", "deadline"))
    return Promises(row.id, row.number, row.title, ends, agreed, finished)


def _values(change: PlanChange) -> list[tuple[str, object]]:
    _, _, _, op, field, _, new = change
    if op == "update":
        return [(field, json.loads(new or "null"))]
    values: dict[str, object] = json.loads(new or "{}")
    return [(name, values[name]) for name in ("end", "deadline", "state") if name in values]


def _as_promises(by_day: Mapping[date, Term]) -> tuple[Promise, ...]:
    """Return what was said, day by day; saying the same again is no other promise."""
    found: list[Promise] = []
    for said, term in by_day.items():
        if term.day != (found[-1].day if found else None):
            found.append(Promise(said, term.day))
    return tuple(found)


def _days(promises: Collection[Promise]) -> list[date]:
    return [it.day for it in promises if it.day is not None]
