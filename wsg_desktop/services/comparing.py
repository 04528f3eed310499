"""Compares the plan with an earlier moment: how each bar stood then, and what moved, came, went or went on.

The journal says it; no copy of the programme as it was is made. A comparison is kept up to date by comparing
again what was changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar, cast

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER, State
from wsg_desktop.services.document import as_moment
from wsg_desktop.services.plan_past import (
    TERMS,
    THERE,
    PastRow,
    PastRows,
    PlanPast,
    gather,
    periods_changed,
    without,
)
from wsg_desktop.store.changes import seq_at
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan_changes import Said, find_period_phases, find_said, plan_changes
from wsg_desktop.store.projects import find_projects, list_projects
from wsg_desktop.store.rows import ProjectRow

T = TypeVar("T")


class Kind(StrEnum):
    """What is different, in the order of a list: what asks for an explanation first."""

    MOVED = "moved"
    DATED = "dated"
    """A date was given, or taken away: there is nothing to count days between."""
    PASSED = "passed"
    """Passed to a next phase."""
    BACK = "back"
    """Went back to an earlier phase, or has none any more."""
    FINISHED = "finished"
    CANCELLED = "cancelled"
    NEW = "new"
    GONE = "gone"


class Difference(NamedTuple):
    """One thing that is different now, with who changed it last."""

    project_id: str
    number: str
    title: str
    kind: Kind
    field: str
    """Key of the field; empty for what is new or gone."""
    before: Term | str | None
    """A term, or the value of a phase or state."""
    after: Term | str | None
    days: int | None
    """How much later; negative for earlier, None where it is not about two days."""
    who: str
    at: datetime

    @property
    def is_slip(self) -> bool:
        """Return whether it is later now."""
        return self.days is not None and self.days > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different now from how it was after change set `seq`."""

    seq: int
    then: PastRows
    """How the projects stood whose plan was changed since; every other one stood as it stands."""
    gone: Mapping[str, ProjectRow]
    """Projects of then that lie in the bin now."""
    by_project: Mapping[str, tuple[Difference, ...]]

    def differences(self, ids: Iterable[str] | None = None) -> list[Difference]:
        """Return the differences of these projects, or of all: by kind, the largest slip first."""
        wanted = self.by_project if ids is None else dict.fromkeys(ids)
        found = [it for project_id in wanted for it in self.by_project.get(project_id, ())]
        return sorted(found, key=_rank)


def compare(
    read: Reading, since: int | date | datetime, rows: Mapping[str, ProjectRow] | None = None
) -> Comparison:
    """Compare with the end of a day, a moment, or what stood after a change set.

    `rows` are the projects of now by their id, where somebody has read them already.
    """
    seq = since if isinstance(since, int) else seq_at(read, as_moment(since))
    now = {row.id: row for row in list_projects(read)} if rows is None else rows
    with collector_at_rest():
        return _compared(read, seq, now, None)


def compare_again(
    read: Reading, known: Comparison, rows: Mapping[str, ProjectRow], changed: Collection[str]
) -> Comparison:
    """Return a comparison that is kept up to date with these projects, which were changed."""
    fresh = _compared(read, known.seq, rows, frozenset(changed))
    return Comparison(
        known.seq,
        known.then.renewed(fresh.then, changed),
        _renewed(known.gone, fresh.gone, changed),
        _renewed(known.by_project, fresh.by_project, changed),
    )


def _renewed(known: Mapping[str, T], fresh: Mapping[str, T], changed: Collection[str]) -> Mapping[str, T]:
    return {**without(known, changed), **fresh}


def _compared(
    read: Reading, seq: int, rows: Mapping[str, ProjectRow], ids: Collection[str] | None
) -> Comparison:
    pasts = gather(plan_changes(read, seq, ids))
    missing = [key for key in pasts if key not in rows]
    binned = {row.id: row for row in find_projects(read, missing, deleted=True)} if missing else {}
    phases = find_period_phases(read, periods_changed(pasts.values()))
    said = find_said(read, {seq for past in pasts.values() for seq in past.last.values()})
    then: dict[str, PastRow] = {}
    found: dict[str, tuple[Difference, ...]] = {}
    for key, past in pasts.items():
        row = rows.get(key)
        if row is None:
            found[key] = _gone(key, past, binned.get(key), said)
        elif past.was_away:
            found[key] = (_whole(row, Kind.NEW, said[past.last[THERE]]),)
        else:
            then[key] = PastRow(row, past, phases)
            found[key] = _differences(row, past, said)
    told = {key: differences for key, differences in found.items() if differences}
    return Comparison(seq, PastRows(then), {key: binned[key] for key in told if key in binned}, told)


def _gone(
    project_id: str, past: PlanPast, row: ProjectRow | None, said: Mapping[int, Said]
) -> tuple[Difference, ...]:
    """Return that a project went; nothing for one that was not there then either."""
    if past.was_away or THERE not in past.last:
        return ()
    who = said[past.last[THERE]]
    if row is not None:
        return (_whole(row, Kind.GONE, who),)
    values = past.deleted
    number, title = str(values.get("number", "")), str(values.get("title", ""))
    return (Difference(project_id, number, title, Kind.GONE, "", None, None, None, *who),)


def _whole(row: ProjectRow, kind: Kind, said: Said) -> Difference:
    return Difference(row.id, row.number, row.title, kind, "", None, None, None, *said)


def _differences(row: ProjectRow, past: PlanPast, said: Mapping[int, Said]) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for field in past.first:
        if field not in _KIND_OF:
            continue
        was, now = past.value(field), cast("Term | str | None", getattr(row, field))
        kind = _KIND_OF[field](was, now)
        if kind is not None:
            days = _days_between(was, now)
            who = said[past.last[field]]
            found.append(Difference(row.id, row.number, row.title, kind, field, was, now, days, *who))
    return tuple(found)


def _days_between(before: object, after: object) -> int | None:
    if isinstance(before, Term) and isinstance(after, Term) and before.day and after.day:
        return (after.day - before.day).days
    return None


def _kind_of_term(before: Term, after: Term) -> Kind | None:
    if before.day and after.day:
        return Kind.MOVED if before.day != after.day else None
    return Kind.DATED if (before.day, before.precision) != (after.day, after.precision) else None


def _kind_of_phase(before: str | None, after: str | None) -> Kind | None:
    steps = PHASE_ORDER.get(after or "", -1) - PHASE_ORDER.get(before or "", -1)
    return None if not steps else Kind.PASSED if steps > 0 else Kind.BACK


def _kind_of_state(before: str, after: str) -> Kind | None:
    kinds = {State.DONE.value: Kind.FINISHED, State.CANCELLED.value: Kind.CANCELLED}
    return kinds.get(after) if before != after else None


_KIND_OF: Mapping[str, Callable[[Any, Any], Kind | None]] = {
    **dict.fromkeys(TERMS, _kind_of_term),
    "phase": _kind_of_phase,
    "state": _kind_of_state,
}
_KINDS = list(Kind)


def _rank(difference: Difference) -> tuple[int, int, str, int]:
    field = TERMS.index(difference.field) if difference.field in TERMS else 0
    return _KINDS.index(difference.kind), -(difference.days or 0), difference.number, field
