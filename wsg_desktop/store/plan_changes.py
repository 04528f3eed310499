"""Reads of the journal for comparing plans: only what moves a bar, a phase or a state.

A comparison of ten thousand projects looks at every change since a moment: nothing is parsed that nobody
looks at, and titles and labels can wait.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Connection, and_, or_, select

from wsg_desktop.store.columns import AnySelect, collector_at_rest, in_chunks
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import ProjectPhaseRecord

FIELDS = frozenset({"start", "end", "deadline", "state", "phase", "kind", "deleted_at"})
"""The fields of a project that are read."""
PLANNED = frozenset({"planned_start", "planned_end"})
"""Those of a phase's period: what really happened moves no plan."""
PROMISES = frozenset({"end", "deadline", "state"})
"""The fields that tell what was promised, and when it was done."""
_MANY = 2_000
"""From here on all rows are read at once."""
_PROJECT, _PERIOD = "project", "project_phase"


PlanChange = tuple[int, str, str, str, str, str | None, str | None]
"""Change set, row, project, operation, field, and the old and the new value as JSON.

A plain row as the database gives it: a year of a large programme holds a hundred thousand of them, of which a
comparison parses few. The row is that of the project itself or, where it is another, the period of a phase.
"""


class Said(NamedTuple):
    """Who made a change set, and when."""

    who: str
    at: datetime


def plan_changes(
    read: Connection, since: int, project_ids: Collection[str] | None = None
) -> list[PlanChange]:
    """Return what changed in plans after change set `since`, oldest first; of all projects or of some."""
    change = ChangeRecord
    parts = (
        and_(change.entity == entity, or_(change.op != "update", change.field.in_(sorted(fields))))
        for entity, fields in ((_PROJECT, FIELDS), (_PERIOD, PLANNED))
    )
    query = _query().where(change.seq > since, or_(*parts))
    return _rows(read, query, project_ids)


def promise_changes(read: Connection, project_ids: Collection[str] | None = None) -> list[PlanChange]:
    """Return every promised date and state that was ever written, oldest first."""
    change = ChangeRecord
    query = _query().where(
        change.entity == _PROJECT, or_(change.op != "update", change.field.in_(sorted(PROMISES)))
    )
    return _rows(read, query, project_ids)


def find_said(read: Connection, seqs: Iterable[int]) -> dict[int, Said]:
    """Return who made these change sets, and when."""
    head = ChangeSetRecord
    query = select(head.seq, head.who, head.at)
    return {
        seq: Said(who, at)
        for chunk in in_chunks(seqs)
        for seq, who, at in read.execute(query.where(head.seq.in_(chunk))).all()
    }


def find_period_phases(read: Connection, row_ids: Iterable[str]) -> dict[str, str]:
    """Return of which phase these periods are, as far as they are still there."""
    wanted = set(row_ids)
    period = ProjectPhaseRecord.__table__.c
    query = select(period.id, period.phase)
    if len(wanted) > _MANY:
        return {row_id: phase for row_id, phase in read.execute(query) if row_id in wanted}
    return {
        row_id: phase
        for chunk in in_chunks(wanted)
        for row_id, phase in read.execute(query.where(period.id.in_(chunk))).all()
    }


def _query() -> AnySelect:
    change = ChangeRecord
    return select(
        change.seq, change.row_id, change.owner_id, change.op, change.field, change.old, change.new
    ).order_by(change.seq, change.ordinal)


def _rows(read: Connection, query: AnySelect, project_ids: Collection[str] | None) -> list[PlanChange]:
    with collector_at_rest():
        if project_ids is None:
            return [cast("PlanChange", row) for row in read.execute(query)]
        owner = ChangeRecord.owner_id
        return [
            cast("PlanChange", row)
            for chunk in in_chunks(project_ids)
            for row in read.execute(query.where(owner.in_(chunk)))
        ]
