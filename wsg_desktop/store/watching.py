"""Reads for what asks for attention: of every open project only what the rules look at, and no texts.

Reading whole rows of ten thousand projects takes four times as long; the few that are shown are read after.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Integer, Text, func, or_, select, type_coerce

from wsg_desktop.domain.status import OPEN_STATES
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import PartyRole
from wsg_desktop.store.columns import (
    AnySelect,
    as_date,
    collector_at_rest,
    day_columns,
    plain_term,
    rows_of,
)
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.records import (
    AreaRecord,
    PartyRecord,
    ProjectAreaRecord,
    ProjectPartyRecord,
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectStatusRecord,
    SituationRecord,
)
from wsg_desktop.store.rows import AspectStatus, PhasePeriod

_PROJECT = "project"
_TAKEN_BACK = ("state", "deadline", "end", "deleted_at")


class WatchedRow(NamedTuple):
    """An open project as the rules of attention see it."""

    id: str
    number: str
    kind: str
    state: str
    phase: str | None
    start: Term
    end: Term
    deadline: Term
    percent: int | None
    tells_residents: bool
    changed_seq: int
    """The last change set that touched it or what hangs on it."""
    leads: tuple[str, ...]
    """Ids of the parties that lead it."""
    area_ids: tuple[str, ...]
    statuses: tuple[AspectStatus, ...]
    said_on: date | None
    """The day of the latest entry of its situation."""


class Taken(NamedTuple):
    """One change since a moment, with what is needed to take it back; values are JSON."""

    project_id: str
    entity: str
    op: str
    field: str
    old: str | None
    new: str | None


def list_watched(
    read: Connection, ids: Collection[str] | None = None, *, gone: bool = False
) -> list[WatchedRow]:
    """Return every open project outside the bin, or those of `ids`; with `gone` whatever became of them."""
    with collector_at_rest():
        leads, areas = _leads(read, ids), areas_of(read, ids)
        statuses, said = _statuses(read, ids), _said(read, ids)
        return [
            WatchedRow._make(
                (
                    *row[:5],
                    plain_term(row[5], row[6]),
                    plain_term(row[7], row[8]),
                    plain_term(row[9], row[10]),
                    row[11],
                    bool(row[12]),
                    row[13] or 0,
                    leads.get(row[0], ()),
                    areas.get(row[0], ()),
                    statuses.get(row[0], ()),
                    said.get(row[0]),
                )
            )
            for row in _projects(read, ids, gone=gone)
        ]


def expectations_since(
    read: Connection, seq: int, ids: Collection[str] | None = None
) -> list[tuple[str, int, str | None, str | None]]:
    """Return each change of an expected end after `seq`, oldest first: project, set, old and new as JSON."""
    change, project = ChangeRecord, ProjectRecord
    query = select(change.row_id, change.seq, change.old, change.new).where(
        change.seq > seq, change.entity == _PROJECT, change.op == "update", change.field == "end"
    )
    if ids is None:
        # By its rows the journal of what hangs on projects, which is most of it, need not be looked through.
        query = query.where(change.row_id.in_(select(project.id).where(*_is_open(project))))
    rows = rows_of(read, query.order_by(change.seq, change.ordinal), change.row_id, ids)
    return [cast("tuple[str, int, str | None, str | None]", row) for row in rows]


def made_since(read: Connection, seq: int) -> set[str]:
    """Return the ids of the projects that came after change set `seq`."""
    change = ChangeRecord
    query = select(change.row_id).where(change.seq > seq, change.entity == _PROJECT, change.op == "insert")
    return set(read.scalars(query))


def taken_since(read: Connection, seq: int) -> list[Taken]:
    """Return what cards count by and changed after `seq`, oldest first: states, dates, the bin, who leads."""
    change = ChangeRecord
    fields = (change.entity == _PROJECT) & (change.op == "update") & change.field.in_(_TAKEN_BACK)
    parts = (change.entity == "project_party") & change.op.in_(("insert", "delete"))
    query = select(change.owner_id, change.entity, change.op, change.field, change.old, change.new)
    query = query.where(change.seq > seq, or_(fields, parts)).order_by(change.seq, change.ordinal)
    return [Taken._make(row) for row in read.execute(query)]


def changed_before(read: Connection, ids: Iterable[str], seq: int) -> dict[str, int]:
    """Return per project the last change set up to and including `seq` that touched it."""
    change = ChangeRecord
    query = select(change.owner_id, func.max(change.seq)).where(change.seq <= seq).group_by(change.owner_id)
    return dict(rows_of(read, query, change.owner_id, set(ids)))


def phases_to_come(
    read: Connection, last: date, ids: Collection[str] | None = None
) -> dict[str, tuple[PhasePeriod, ...]]:
    """Return per project the phases planned to begin up to `last` that did not begin; in the bin or not."""
    period = ProjectPhaseRecord.__table__.c
    query = select(period.project_id, period.phase, *day_columns(period, "planned_start"))
    query = query.where(period.planned_start_day <= last, period.actual_start_day.is_(None))
    found: dict[str, list[PhasePeriod]] = defaultdict(list)
    for project_id, phase, day, precision in rows_of(read, query, period.project_id, ids):
        found[project_id].append(PhasePeriod(phase, plain_term(day, precision)))
    return {project_id: tuple(periods) for project_id, periods in found.items()}


def areas_of(read: Connection, ids: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return per project, of all or of `ids`, the areas it works in that are not in the bin."""
    part, area = ProjectAreaRecord.__table__.c, AreaRecord
    binned = set(read.scalars(select(area.id).where(area.deleted_at.is_not(None))))
    found = rows_of(read, select(part.project_id, part.area_id), part.project_id, ids)
    return _grouped([row for row in found if row[1] not in binned] if binned else found)


def party_ids(read: Connection) -> dict[str, str]:
    """Return per name of a party that is not in the bin its id."""
    party = PartyRecord
    query = select(party.name, party.id).where(party.deleted_at.is_(None)).order_by(party.id)
    return dict(read.execute(query).all())


def _projects(read: Connection, ids: Collection[str] | None, *, gone: bool) -> Iterable[Any]:
    project, change = ProjectRecord.__table__.c, ChangeRecord
    latest = select(func.max(change.seq)).where(change.owner_id == project.id).scalar_subquery()
    query: AnySelect = select(
        project.id,
        project.number,
        project.kind,
        project.state,
        project.phase,
        *day_columns(project, "start"),
        *day_columns(project, "end"),
        *day_columns(project, "deadline"),
        project.percent,
        type_coerce(project.resident_involvement != "", Integer),
        latest,
    )
    if not gone:
        query = query.where(*_is_open(project))
    return rows_of(read, query, project.id, ids)


def _is_open(project: Any) -> tuple[ColumnElement[bool], ...]:
    return project.deleted_at.is_(None), project.state.in_(sorted(OPEN_STATES))


def _leads(read: Connection, ids: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    part = ProjectPartyRecord.__table__.c
    query = select(part.project_id, part.party_id).where(part.role == PartyRole.LEAD.value)
    return _grouped(rows_of(read, query, part.project_id, ids))


def _statuses(read: Connection, ids: Collection[str] | None) -> dict[str, tuple[AspectStatus, ...]]:
    said = ProjectStatusRecord.__table__.c
    query = select(said.project_id, *(said[name] for name in AspectStatus._fields))
    found: dict[str, tuple[AspectStatus, ...]] = {}
    for project_id, *values in rows_of(read, query, said.project_id, ids):
        found[project_id] = (*found.get(project_id, ()), AspectStatus(*values))
    return found


def _said(read: Connection, ids: Collection[str] | None) -> dict[str, date]:
    entry = SituationRecord
    query = select(entry.project_id, type_coerce(func.max(entry.day), Text)).group_by(entry.project_id)
    return {key: as_date(day) for key, day in rows_of(read, query, entry.project_id, ids)}


def _grouped(pairs: Sequence[Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {project_id: (other,) for project_id, other in pairs}
    if len(found) == len(pairs):
        # Nearly all have one.
        return found
    several: dict[str, list[str]] = defaultdict(list)
    for project_id, other in pairs:
        several[project_id].append(other)
    return {project_id: tuple(others) for project_id, others in several.items()}
