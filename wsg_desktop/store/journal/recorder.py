"""Writes the journal: reads what a flush changed and keeps it in the same transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, event, func, insert, select, text
from sqlalchemy import inspect as inspect_record

from wsg_desktop.store.journal.entities import Entity, JournalField, entity_of, to_json
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import Kept, new_id
from wsg_desktop.store.records.base import load_term

if TYPE_CHECKING:
    from sqlalchemy.orm import ORMExecuteState, Session

ADVISORY_LOCK = 0x575347
"""Key of the server-side lock that gives change sets their order (the letters WSG)."""


class BypassError(Exception):
    """Somebody tried to write kept data around the journal."""


class SetHeader(NamedTuple):
    """Who does what, written above the changes of one transaction."""

    at: datetime
    who: str
    host: str
    label: str
    kind: str
    undoes: int | None = None


class Recorder:
    """Keep every change of one session under one change set.

    `touched` holds, after the flush, the ids of changed rows per entity and of what they belong to.
    """

    def __init__(self, session: Session, header: SetHeader) -> None:
        self.header = header
        self.seq: int | None = None
        self.touched: dict[str, set[str]] = defaultdict(set)
        self.owners: set[str] = set()
        self._ordinal = 0
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", refuse_bulk_writes)

    def _after_flush(self, session: Session, _context: Any) -> None:
        changes = list(self._changes(session))
        if changes:
            self.keep(session.connection(), changes)

    def keep(self, connection: Connection, changes: list[dict[str, Any]]) -> None:
        """Write lines of the journal under this change set; the first ones bring its header."""
        seq = self.begin_set(connection)
        for change in changes:
            change["seq"] = seq
        with writing(connection):
            connection.execute(insert(ChangeRecord), changes)

    def begin_set(self, connection: Connection) -> int:
        """Return the number of this change set, with its header written even if nothing will be under it."""
        if self.seq is None:
            with writing(connection):
                self.seq = _write_header(connection, self.header)
        return self.seq

    def inserted(self, entity: Entity, row_id: str, values: dict[str, Any]) -> dict[str, Any]:
        """Return the line of the journal for a new row with these encoded values, to be kept."""
        row = self._change(entity, row_id, entity.owner(row_id, values), "insert")
        row["new"] = to_json(values)
        return row

    def _changes(self, session: Session) -> Iterator[dict[str, Any]]:
        for record in _kept(session.new):
            yield self.inserted(entity_of(record), record.id, _values(record, _present))
        for record in _kept(session.dirty):
            yield from self._updates(record)
        for record in _kept(session.deleted):
            yield self._deleted(record)

    def _deleted(self, record: Kept) -> dict[str, Any]:
        # Most rows that go were not changed first, and asking each field for its history takes long.
        is_changed = inspect_record(record).modified
        entity, values = entity_of(record), _values(record, _committed if is_changed else _present)
        row = self._change(entity, record.id, entity.owner(record.id, values), "delete")
        return row | {"old": to_json(values)}

    def _updates(self, record: Kept) -> Iterator[dict[str, Any]]:
        entity = entity_of(record)
        # Asking each field for its history takes long; most fields of a record were not even set.
        was_set = inspect_record(record).committed_state.keys()
        for field in entity.fields:
            if was_set.isdisjoint(field.columns) or not _is_changed(record, field):
                continue
            old, new = field.encode(_committed(record, field)), field.encode(_present(record, field))
            if old != new:
                owner = record.id if entity.owner_field == "id" else getattr(record, entity.owner_field)
                row = self._change(entity, record.id, owner, "update", field.name)
                yield row | {"old": to_json(old), "new": to_json(new)}

    def _change(self, entity: Entity, row_id: str, owner: str, op: str, field: str = "") -> dict[str, Any]:
        self.touched[entity.name].add(row_id)
        self.owners.add(owner)
        self._ordinal += 1
        return {
            "ordinal": self._ordinal,
            "entity": entity.name,
            "row_id": row_id,
            "owner_id": owner,
            "op": op,
            "field": field,
            "old": None,
            "new": None,
        }


def refuse_bulk_writes(state: ORMExecuteState) -> None:
    """Raise `BypassError` for a bulk insert, update or delete, which the journal cannot see."""
    if state.is_insert or state.is_update or state.is_delete:
        raise BypassError("change records one by one: a bulk statement bypasses the journal")


class writing:  # noqa: N801 - reads as a verb where it is used
    """Allow statements that write during a block: the flush itself, the journal and its counters."""

    def __init__(self, connection: Connection) -> None:
        self._info = connection.info

    def __enter__(self) -> None:
        self._info["writing"] = self._info.get("writing", 0) + 1

    def __exit__(self, *_: object) -> None:
        self._info["writing"] -= 1


def guard_connection(connection: Connection, statement: str) -> None:
    """Raise `BypassError` when a statement writes outside a flush or a `writing` block."""
    if connection.info.get("writing"):
        return
    if statement.lstrip()[:7].upper().rstrip() in {"INSERT", "UPDATE", "DELETE", "REPLACE"}:
        raise BypassError("change records through a transaction: this statement bypasses the journal")


def _write_header(connection: Connection, header: SetHeader) -> int:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
    last = connection.scalar(select(func.max(ChangeSetRecord.seq)))
    seq = (last or 0) + 1
    connection.execute(insert(ChangeSetRecord), {"seq": seq, "id": new_id(), **header._asdict()})
    return seq


def _kept(records: Iterable[object]) -> list[Kept]:
    return [record for record in records if isinstance(record, Kept)]


def _values(record: Kept, read: Callable[[Kept, JournalField], Any]) -> dict[str, Any]:
    return {field.name: field.encode(read(record, field)) for field in entity_of(record).fields}


def _present(record: Kept, field: JournalField) -> Any:
    return getattr(record, field.name)


def _is_changed(record: Kept, field: JournalField) -> bool:
    attributes = inspect_record(record).attrs
    return any(attributes[column].history.has_changes() for column in field.columns)


def _committed(record: Kept, field: JournalField) -> Any:
    attributes = inspect_record(record).attrs
    values: list[Any] = []
    for column in field.columns:
        history = attributes[column].history
        if not history.has_changes():
            values.append(attributes[column].value)
        elif history.deleted:
            values.append(history.deleted[0])
        else:
            raise BypassError(f"the old value of {field.name} was not loaded")
    if field.kind != "term":
        return values[0]
    return load_term(*values)
