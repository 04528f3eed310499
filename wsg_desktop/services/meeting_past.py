"""How projects stood after a change set, as far as a body is told: what changed since is taken back."""

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from wsg_desktop.domain.terms import Term
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.reported import (
    PERIOD,
    Fields,
    PeriodRow,
    ShortRow,
    StatusRow,
    find_periods,
    first_values,
    list_short,
    list_statuses,
)
from wsg_desktop.store.rows import AspectStatus

_CAME = ""
"""Stands for a whole row that came or went."""

Periods = Mapping[str, tuple[Term, Term]]
_NO_FIELDS: Fields = {}
_NO_PERIODS: Periods = {}


class Present(NamedTuple):
    """Every project as it stands now, with the rows of their statuses."""

    rows: Mapping[str, ShortRow]
    statuses: Mapping[str, StatusRow]

    @classmethod
    def load(cls, read: Reading) -> "Present":
        """Read the programme as it stands."""
        statuses = list_statuses(read)
        rows = {row.id: row for row in list_short(read, statuses)}
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
        self._present = present
        self._first = first_values(read, seq, ids)
        self._statuses: dict[str, dict[str, Fields]] = {}
        self._periods: dict[str, dict[str, Fields]] = {}
        self._now: dict[str, PeriodRow] = {}
        self._gather(read, self._first.keys() - present.rows.keys())
        self._touched = self._first.keys() | self._statuses.keys() | self._periods.keys()

    def __contains__(self, project_id: str) -> bool:
        """Return whether anything of a project changed."""
        return project_id in self._touched

    def stood(self, row: ShortRow) -> Then | None:
        """Return how a project stood that is `row` now; None where it was not there."""
        fields, statuses = self._first.get(row.id, _NO_FIELDS), self._statuses.get(row.id)
        if _CAME in fields:
            if fields[_CAME] is None:
                return None
            # A row that went and came again: all its fields are those of before, unless changed earlier.
            kept = json.loads(fields[_CAME] or "{}")
            fields = {name: json.dumps(value) for name, value in kept.items()} | fields
        if _plain(fields["deleted_at"]) is not None if "deleted_at" in fields else row.is_binned:
            return None
        return Then(
            _plain(fields["state"]) if "state" in fields else row.state,
            _plain(fields["phase"]) if "phase" in fields else row.phase,
            _term(fields["end"]) if "end" in fields else row.end,
            _term(fields["deadline"]) if "deadline" in fields else row.deadline,
            self._statuses_before(row, statuses) if statuses else row.statuses,
        )

    def periods(self, project_id: str) -> Periods:
        """Return the planned ends, then and now, of phases that were planned then and are now."""
        if project_id not in self._periods:
            return _NO_PERIODS
        found: dict[str, tuple[Term, Term]] = {}
        for row_id, fields in self._periods[project_id].items():
            now = self._now.get(row_id)
            if now is not None and _CAME not in fields and PERIOD in fields:
                found[now.phase] = (_term(fields[PERIOD]), now.planned_end)
        return found

    def _gather(self, read: Reading, others: set[str]) -> None:
        """Sort out the changes of rows that are no projects: statuses, and periods of phases."""
        statuses = self._present.statuses
        self._now = {row.id: row for row in find_periods(read, others - statuses.keys())}
        for row_id in others:
            fields = self._first[row_id]
            if row_id in statuses:
                self._statuses.setdefault(statuses[row_id].project_id, {})[row_id] = fields
            else:
                self._sort_in(row_id, fields)

    def _sort_in(self, row_id: str, fields: Fields) -> None:
        """Keep the changes of a period, or of a row that is no longer there, with their project."""
        gone: dict[str, Any] = json.loads(fields.get(_CAME) or "{}")
        period = self._now.get(row_id)
        project_id = period.project_id if period else gone.get("project_id")
        if project_id:
            kept = self._statuses if "aspect" in gone else self._periods
            kept.setdefault(project_id, {})[row_id] = fields

    def _statuses_before(self, row: ShortRow, changed: Mapping[str, Fields]) -> tuple[AspectStatus, ...]:
        known = self._present.statuses
        by_aspect = {it.aspect: it for it in row.statuses}
        # First what came, then what was there: an aspect may have been set anew in another row.
        for row_id, fields in _came_first(changed):
            if _CAME in fields and fields[_CAME] is None:
                if row_id in known:
                    by_aspect.pop(known[row_id].status.aspect, None)
                continue
            gone: dict[str, Any] = json.loads(fields.get(_CAME) or "{}")
            light = _plain(fields["light"]) if "light" in fields else gone.get("light", "")
            aspect = known[row_id].status.aspect if row_id in known else gone["aspect"]
            by_aspect[aspect] = AspectStatus(aspect, light or "")
        return tuple(by_aspect.values())


def _came_first(changed: Mapping[str, Fields]) -> Iterable[tuple[str, Fields]]:
    return sorted(changed.items(), key=lambda it: not (_CAME in it[1] and it[1][_CAME] is None))


@cache
def _term(raw: str | None) -> Term:
    return as_term(json.loads(raw or "null"))


@cache
def _plain(raw: str | None) -> Any:
    return json.loads(raw or "null")
