"""Reads for what a meeting is told: every project in short, and what its fields held after a change set.

A year of a large programme holds two hundred thousand changes, most of them of dates that changed before. So
what those held first is looked up per project; of the few others all old values are handed over, of which the
first of each is kept. Values stay as they were written.
"""

from collections.abc import Collection, Iterable
from itertools import repeat
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.columns import PARAMETERS, TERMS, AnySelect, collector_at_rest, rows_of, term_columns
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.records import (
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectStatusRecord,
)
from wsg_desktop.store.rows import AspectStatus
from wsg_desktop.store.watching import areas_of

PERIOD = "planned_end"
_DATES = ("end", "deadline")
_OTHERS = ("", "state", "phase", "deleted_at", "light", PERIOD)
_ENTITIES = ("project", "project_status", "project_phase")
_PLAIN = (
    *("id", "number", "title", "state", "phase", "theme", "confidentiality", "deadline_reason"),
    *("deadline_basis", "sort_key"),
)
FirstValues = dict[str, dict[str, str | None]]
"""Per field, by the id of the row, the JSON that it held before it changed first.

Under no name stands that the row came (None) or went (all its values).
"""
FirstDates = dict[str, tuple[str | None, str | None]]
"""By the id of a project of which a date changed the JSON that its end and its deadline held before.

None stands for one that did not change.
"""


class ShortRow(NamedTuple):
    """A project as far as a meeting is told of it."""

    id: str
    number: str
    title: str
    state: str
    phase: str | None
    theme: str
    confidentiality: str
    deadline_reason: str
    deadline_basis: str
    sort_key: str
    """Its place in the outline."""
    is_part: bool
    """Whether it stands under another line: a part of a project."""
    is_binned: bool
    end: Term
    deadline: Term
    area_ids: tuple[str, ...]
    statuses: tuple[AspectStatus, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Return by what projects are put in the order of the outline."""
        return self.sort_key, self.id


class StatusRow(NamedTuple):
    """What people say of one aspect of a project, by the id of its row."""

    id: str
    project_id: str
    status: AspectStatus


class PeriodRow(NamedTuple):
    """When a phase is planned to end now."""

    id: str
    project_id: str
    phase: str
    planned_end: Term


def list_short(
    read: Connection, statuses: Iterable[StatusRow], ids: Collection[str] | None = None
) -> list[ShortRow]:
    """Return every project or those of `ids`, in the bin too, with their statuses; in no order."""
    said: dict[str, tuple[AspectStatus, ...]] = {}
    for row in statuses:
        said[row.project_id] = (*said.get(row.project_id, ()), row.status)
    project = ProjectRecord.__table__
    columns = [project.c[name] for name in _PLAIN]
    terms = term_columns(project, "end", "deadline")
    flags = (project.c.parent_id.is_not(None), project.c.deleted_at.is_not(None))
    query: AnySelect = select(*columns, *flags, *terms)
    with collector_at_rest():
        areas, rows = areas_of(read, ids), rows_of(read, query, project.c.id, ids)
        # Column by column, which Python does without a step of its own for each of ten thousand projects.
        held = tuple(zip(*rows, strict=True)) if rows else ((),) * 14
        ends, deadlines = (map(TERMS.__getitem__, column) for column in held[12:14])
        mine = (map(found.get, held[0], repeat(())) for found in (areas, said))
        return list(map(ShortRow._make, zip(*held[:12], ends, deadlines, *mine, strict=True)))


def list_statuses(read: Connection, ids: Collection[str] | None = None) -> list[StatusRow]:
    """Return what people say of every aspect of every project, or of those of `ids`."""
    said = ProjectStatusRecord.__table__.c
    # In one order, whichever of them are read.
    query: AnySelect = select(said.id, said.project_id, *(said[name] for name in AspectStatus._fields))
    query = query.order_by(said.id)
    rows = rows_of(read, query, said.project_id, ids)
    return [StatusRow(row[0], row[1], AspectStatus(*row[2:])) for row in rows]


def first_dates(read: Connection, seq: int, project_ids: Collection[str] | None = None) -> FirstDates:
    """Return what dates that changed after change set `seq` held; of all projects or of some.

    Asked apart from the projects, because SQLite goes through both in their own order then: half the time.
    """
    project = ProjectRecord.__table__.c
    query: AnySelect = select(project.id, *(_held_first(project.id, field, seq) for field in _DATES))
    rows = rows_of(read, query, project.id, project_ids)
    return {key: (end, deadline) for key, end, deadline in rows if end or deadline}


def first_values(read: Connection, seq: int, project_ids: Collection[str] | None = None) -> FirstValues:
    """Return what fields but dates that changed after change set `seq` held; of all projects or of some."""
    change = ChangeRecord.__table__.c
    watched = and_(change.field.in_(_OTHERS), change.entity.in_(_ENTITIES))
    others = select(change.row_id, change.field, change.old).where(change.seq > seq, watched)
    others = others.order_by(change.seq, change.ordinal)
    found: FirstValues = {field: {} for field in _OTHERS}
    with collector_at_rest():
        # From the last to the first, which stays.
        for row_id, field, old in reversed(rows_of(read, others, change.owner_id, project_ids)):
            found[field][row_id] = old
    return found


def _held_first(row_id: ColumnElement[str], field: str, seq: int) -> ColumnElement[str | None]:
    """Return what a field of a row held before it first changed after change set `seq`, as it was written."""
    change = ChangeRecord.__table__.alias().c
    changed = select(change.old).where(change.row_id == row_id, change.field == field, change.seq > seq)
    return changed.order_by(change.seq, change.ordinal).limit(1).scalar_subquery()


def find_periods(read: Connection, row_ids: Iterable[str]) -> list[PeriodRow]:
    """Return these periods of phases as they are planned now."""
    period = ProjectPhaseRecord.__table__
    terms = term_columns(period, PERIOD)
    query: AnySelect = select(period.c.id, period.c.project_id, period.c.phase, *terms)
    wanted = set(row_ids)
    if len(wanted) > 4 * PARAMETERS:
        rows = [row for row in rows_of(read, query, period.c.id, None) if row[0] in wanted]
    else:
        rows = rows_of(read, query, period.c.id, wanted)
    return [PeriodRow._make((*row[:3], TERMS[row[3]])) for row in rows]
