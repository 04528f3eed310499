"""The plan of projects as it was before some changes: gathered from the journal, worked out when looked at.

A chart shows thirty rows of ten thousand; the others need not be made.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store.plan_changes import PLANNED, PlanChange
from wsg_desktop.store.rows import PhasePeriod, ProjectRow

T = TypeVar("T")

TERMS = ("end", "deadline", "start")
"""In the order in which a project tells of them."""
PLAIN = ("phase", "state", "kind")
THERE = "deleted_at"
"""The field that says whether a project is in the bin."""


class PlanPast:
    """What the journal says of one project's plan since a moment."""

    __slots__ = ("deleted", "first", "last", "periods", "was_made")

    def __init__(self) -> None:
        self.was_made = False
        """Whether it was not there yet."""
        self.first: dict[str, str | None] = {}
        """The value of then, as JSON, of each field that was changed."""
        self.last: dict[str, int] = {}
        """The change set that changed each field last."""
        self.periods: list[PlanChange] = []
        self.deleted: Mapping[str, Any] = {}
        """All fields of a row that is no longer kept at all."""

    @property
    def was_away(self) -> bool:
        """Return whether it was not there yet, or lay in the bin."""
        return self.was_made or _plain(self.first.get(THERE)) is not None

    def value(self, field: str) -> Term | str | None:
        """Return what a field that was changed held then."""
        raw = self.first[field]
        return _term(raw) if field in TERMS else _plain(raw)

    def take(self, change: PlanChange) -> None:
        """Take in the next change of the project itself."""
        seq, _, _, op, field, old, _ = change
        if op == "update":
            self.first.setdefault(field, old)
            self.last[field] = seq
        elif op == "insert":
            self.was_made = self.was_made or not self.last
            self.last[THERE] = seq
        else:
            # A row that went and may have come back: all its fields are those of before.
            self.deleted = json.loads(old or "{}")
            for name in (*TERMS, *PLAIN, THERE):
                value = self.deleted[name]
                self.first.setdefault(name, None if value is None else json.dumps(value))
                self.last[name] = seq


def gather(changes: Iterable[PlanChange]) -> dict[str, PlanPast]:
    """Return the changes, oldest first, per project."""
    found: dict[str, PlanPast] = {}
    for change in changes:
        project_id = change[2]
        past = found.get(project_id)
        if past is None:
            past = found[project_id] = PlanPast()
        if change[1] == project_id:
            past.take(change)
        else:
            past.periods.append(change)
    return found


def periods_changed(pasts: Iterable[PlanPast]) -> set[str]:
    """Return the ids of the periods that were there then and are different now."""
    return {change[1] for past in pasts for change in past.periods if change[3] != "insert"}


class PastRow(NamedTuple):
    """A project of now with what it takes to tell how it stood."""

    now: ProjectRow
    past: PlanPast
    phases: Mapping[str, str]
    """Of which phase each changed period is."""

    def made(self) -> ProjectRow:
        """Return the row with dates, planned phases, state and kind of then."""
        values: dict[str, Any] = {
            field: self.past.value(field) for field in (*TERMS, *PLAIN) if field in self.past.first
        }
        if self.past.periods:
            values["phases"] = _periods_before(self.now.phases, self.past.periods, self.phases)
        return self.now._replace(**values)


class PastRows(Mapping[str, ProjectRow]):
    """Rows of then by project, each made when it is first asked for."""

    def __init__(self, rows: Mapping[str, PastRow]) -> None:
        self.rows = rows
        self._made: dict[str, ProjectRow] = {}

    def __getitem__(self, project_id: str) -> ProjectRow:
        """Return how a project stood; raises `KeyError` for one whose plan was not changed."""
        made = self._made.get(project_id)
        if made is None:
            made = self._made[project_id] = self.rows[project_id].made()
        return made

    def __iter__(self) -> Iterator[str]:
        """Return the ids."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    def renewed(self, fresh: "PastRows", changed: Collection[str]) -> "PastRows":
        """Return these rows with those of `changed` as `fresh` has them."""
        return PastRows({**without(self.rows, changed), **fresh.rows})


def without(known: Mapping[str, T], keys: Collection[str]) -> dict[str, T]:
    """Return a mapping without some of its keys."""
    found = dict(known)
    for key in keys:
        found.pop(key, None)
    return found


def _periods_before(
    now: Iterable[PhasePeriod], changes: Sequence[PlanChange], phases: Mapping[str, str]
) -> tuple[PhasePeriod, ...]:
    found = {period.phase: period for period in now}
    by_row: dict[str, list[PlanChange]] = {}
    for change in changes:
        by_row.setdefault(change[1], []).append(change)
    # First what came, then what was there: a period that was taken away and planned anew is another row.
    for of_row in by_row.values():
        if of_row[0][3] == "insert":
            found.pop(json.loads(of_row[0][6] or "{}")["phase"], None)
    for row_id, of_row in by_row.items():
        if of_row[0][3] != "insert":
            values = _values_before(of_row)
            phase = values.pop("phase", None) or phases.get(row_id)
            if phase:
                terms = {name: as_term(raw) for name, raw in values.items() if name in PLANNED}
                found[phase] = found.get(phase, PhasePeriod(phase))._replace(**terms)
    return tuple(sorted(found.values(), key=lambda period: PHASE_ORDER.get(period.phase, len(PHASE_ORDER))))


def _values_before(of_row: Sequence[PlanChange]) -> dict[str, Any]:
    """Return the first value of each field that was changed, all of them for a row that went."""
    values: dict[str, Any] = {}
    for _, _, _, op, field, old, _ in of_row:
        if op == "update":
            values.setdefault(field, json.loads(old or "null"))
        elif op == "delete":
            values = {**json.loads(old or "{}"), **values}
    return values


@cache
def _term(raw: str | None) -> Term:
    return as_term(json.loads(raw or "null"))


@cache
def _plain(raw: str | None) -> str | None:
    return json.loads(raw or "null")
