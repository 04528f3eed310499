"""How projects stood after a change set, as far as a body is told: what changed since is taken back."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from wsg_desktop.domain.terms import Term
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.reported import (
    PERIOD,
    PeriodRow,
    ShortRow,
    StatusRow,
    find_periods,
    first_dates,
    first_values,
    list_short,
    list_statuses,
)
from wsg_desktop.store.rows import AspectStatus

_CAME = ""
"""Stands for a whole row that came or went."""

Periods = Mapping[str, tuple[Term, Term]]
_NO_PERIODS: Periods = {}
_NO_DATES = (None, None)
R = TypeVar("R", StatusRow, PeriodRow)
V = TypeVar("V")


class Present(NamedTuple):
    """Projects as they stand now, with the rows of their statuses."""

    rows: Mapping[str, ShortRow]
    statuses: Mapping[str, StatusRow]

    @classmethod
    def load(cls, read: Reading, ids: Collection[str] | None = None) -> "Present":
        """Read the programme as it stands, or these projects of it."""
        statuses = list_statuses(read, ids)
        rows = {row.id: row for row in list_short(read, statuses, ids)}
        return cls(rows, {row.id: row for row in statuses})


class Then(NamedTuple):
    """How a project stood."""

    state: str
    phase: str | None
    end: Term
    deadline: Term
    statuses: tuple[AspectStatus, ...]


class Past:
    """What changed after one change set, and how each project that it concerns stood before."""

    def __init__(self, read: Reading, present: Present, seq: int, ids: Collection[str] | None = None) -> None:
        self.seq = seq
        first = first_values(read, seq, ids)
        self._came, self._period_ends = first[_CAME], first[PERIOD]
        self._states, self._phases = _each(_plain, first["state"]), _each(_plain, first["phase"])
        self._dates = first_dates(read, seq, ids)
        self._lights = _each(_plain, first["light"])
        self._binned = _each(_is_set, first["deleted_at"])
        self._statuses = _by_project(self._changed_statuses(present.statuses))
        self._periods = _by_project(find_periods(read, self._period_ends.keys() - self._came.keys()))
        self.touched = frozenset({*self._statuses, *self._periods, *self._dates}.union(*first.values()))
        """Ids of the projects of which anything changed."""

    def stood(self, row: ShortRow) -> Then | None:
        """Return how a project stood that is `row` now; None where it was not there."""
        key = row.id
        if key in self._came:
            went = self._came[key]
            if went is None:
                return None
            # A row that went and came again: all its fields are those of before, unless changed earlier.
            row = _as_it_went(row, json.loads(went))
        if self._binned.get(key, row.is_binned):
            return None
        end, deadline = self._dates.get(key, _NO_DATES)
        return Then(
            self._states.get(key, row.state),
            self._phases.get(key, row.phase),
            row.end if end is None else _term(end),
            row.deadline if deadline is None else _term(deadline),
            self._statuses_before(row) if key in self._statuses else row.statuses,
        )

    def periods(self, project_id: str) -> Periods:
        """Return the planned ends, then and now, of phases that were planned then and are now."""
        if project_id not in self._periods:
            return _NO_PERIODS
        ends = self._period_ends
        return {it.phase: (_term(ends[it.id]), it.planned_end) for it in self._periods[project_id]}

    def _changed_statuses(self, now: Mapping[str, StatusRow]) -> Iterable[StatusRow]:
        """Return the rows of statuses that changed, as they are now; those that went as they were then."""
        for row_id in self._came.keys() | self._lights.keys():
            gone: dict[str, Any] = json.loads(self._came.get(row_id) or "{}")
            if "aspect" in gone:
                yield StatusRow(row_id, gone["project_id"], AspectStatus(gone["aspect"], gone["light"]))
            elif row_id in now:
                yield now[row_id]

    def _statuses_before(self, row: ShortRow) -> tuple[AspectStatus, ...]:
        came, lights = self._came, self._lights
        by_aspect = {it.aspect: it for it in row.statuses}
        # First what came, then what was there: an aspect may have been set anew in another row.
        for it in sorted(self._statuses[row.id], key=lambda it: came.get(it.id, "") is not None):
            aspect, light = it.status.aspect, it.status.light
            if came.get(it.id, "") is None:
                by_aspect.pop(aspect, None)
            else:
                by_aspect[aspect] = AspectStatus(aspect, lights.get(it.id, light))
        return tuple(by_aspect.values())


def _each(convert: Callable[[str | None], V], raw: Mapping[str, str | None]) -> dict[str, V]:
    return dict(zip(raw, map(convert, raw.values()), strict=True))


def _by_project(rows: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(row.project_id, []).append(row)
    return found


def _as_it_went(row: ShortRow, gone: Mapping[str, Any]) -> ShortRow:
    return row._replace(
        state=gone["state"],
        phase=gone["phase"],
        end=as_term(gone["end"]),
        deadline=as_term(gone["deadline"]),
        is_binned=gone["deleted_at"] is not None,
    )


@cache
def _term(raw: str | None) -> Term:
    return as_term(json.loads(raw or "null"))


@cache
def _plain(raw: str | None) -> Any:
    return json.loads(raw or "null")


def _is_set(raw: str | None) -> bool:
    return _plain(raw) is not None
