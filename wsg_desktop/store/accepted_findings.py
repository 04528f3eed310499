"""Reads of the findings that somebody judged to be right as they are."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.plan_changes import Said, find_said
from wsg_desktop.store.records import AcceptedFindingRecord


class AcceptedRow(NamedTuple):
    """One finding that was accepted."""

    id: str
    kind: str
    subject_id: str
    other_id: str | None
    facts: str

    @property
    def subject(self) -> str:
        """Return what it is about as findings have it: an id, or two with a blank between them."""
        return f"{self.subject_id} {self.other_id}" if self.other_id else self.subject_id


def list_accepted(read: Connection) -> list[AcceptedRow]:
    """Return every finding that was accepted, the oldest first; some may hold no longer."""
    record = AcceptedFindingRecord.__table__.c
    query = select(record.id, record.kind, record.subject_id, record.other_id, record.facts)
    return [AcceptedRow._make(row) for row in read.execute(query.order_by(record.id))]


def find_who_accepted(read: Connection, row_ids: Iterable[str]) -> dict[str, Said]:
    """Return who accepted these and when, as the journal has it."""
    change = ChangeRecord
    query = select(change.row_id, func.min(change.seq)).where(
        change.entity == AcceptedFindingRecord.__tablename__,
        change.op == "insert",
        change.row_id.in_(sorted(row_ids)),
    )
    seqs: dict[str, int] = dict(read.execute(query.group_by(change.row_id)).all())
    said = find_said(read, seqs.values())
    return {row_id: said[seq] for row_id, seq in seqs.items()}
