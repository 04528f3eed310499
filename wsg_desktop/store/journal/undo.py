"""Undo and redo: a change set that applies the inverse of another, found by walking the journal back."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, or_, select

from wsg_desktop.errors import Conflict
from wsg_desktop.store.bulk import insert_rows
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.journal.entities import entities
from wsg_desktop.store.journal.tables import EDIT, REDO, UNDO, ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import Kept
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

Change = Row[str, str, str, str, str | None, str | None]

PAGE = 64
"""Change sets read at a time while looking for the next to undo: nearly always the first few decide."""

CHANGED_SINCE = N_(
    "“{label}” cannot be undone: what it changed was changed again later by somebody else. "
    "Nothing was changed. Look at the history and set the value yourself."
)


class Undoable(NamedTuple):
    """A change set that can be taken back, with its label for the menu."""

    seq: int
    label: str


class Stack(NamedTuple):
    """What undo and redo would do next; None where there is nothing."""

    undo: Undoable | None
    redo: Undoable | None


def find_stack(read: Connection, who: str) -> Stack:
    """Return the next undo and redo of `who`'s own edits, at any depth and after any restart.

    Walking back, a set that undoes another cancels it, also when somebody else took it back. The first edit
    that is left is the next to undo; the first undo that is left is the next to redo, unless an edit that
    came later made redo pointless.
    """
    cancelled: set[int] = set()
    redo: Undoable | None = None
    for seq, kind, label, undoes, is_own in _sets_backwards(read, who):
        if seq in cancelled:
            continue
        if undoes is not None:
            cancelled.add(undoes)
        if not is_own:
            continue
        if kind == EDIT:
            return Stack(Undoable(seq, label), redo)
        if kind == UNDO and redo is None:
            redo = Undoable(seq, label)
    return Stack(None, redo)


def is_undone(read: Connection, seq: int) -> bool:
    """Return whether a change set was taken back, and not done again since."""
    head = ChangeSetRecord
    by = read.scalar(select(head.seq).where(head.undoes == seq).order_by(head.seq.desc()).limit(1))
    return by is not None and not is_undone(read, by)


def changed_fields(read: Connection, seq: int) -> set[str]:
    """Return which fields a change set changed, as `entity.field`; of rows that came or went every field."""
    change = ChangeRecord
    query = select(change.entity, change.op, change.field).where(change.seq == seq).distinct()
    found: set[str] = set()
    for name, op, field in read.execute(query).all():
        fields = [field] if op == "update" else [it.name for it in entities()[name].fields]
        found |= {f"{name}.{it}" for it in fields}
    return found


def take_back(tx: Transaction, target: Undoable) -> None:
    """Apply the inverse of a change set: all of it or nothing.

    Raises `Conflict` when a field no longer holds what that set gave it.
    """
    query = (
        select(
            ChangeRecord.entity,
            ChangeRecord.row_id,
            ChangeRecord.op,
            ChangeRecord.field,
            ChangeRecord.old,
            ChangeRecord.new,
        )
        .where(ChangeRecord.seq == target.seq)
        .order_by(ChangeRecord.ordinal.desc())
    )
    with collector_at_rest():
        _apply_inverse(tx, tx.read.execute(query).all(), target)


def take_back_alone(tx: Transaction, target: Undoable) -> None:
    """Apply the inverse of a change set of any time as an edit of its own, which the stack may undo again."""
    tx.recorder.header = tx.recorder.header._replace(undoes=target.seq)
    take_back(tx, target)


def _apply_inverse(tx: Transaction, changes: Sequence[Change], target: Undoable) -> None:
    # Also when its changes cancel out: a set that nothing undoes would be the next to undo for ever.
    tx.recorder.begin_set(tx.read)
    inserted = {change.row_id for change in changes if change.op == "insert"}
    deleted = {change.row_id for change in changes if change.op == "delete"}
    held = _preload(tx, changes)
    by_row: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_row[change.row_id].append(change)
    # Insertions go first, so that what they replaced can come back under the same unique values.
    for row_id in inserted - deleted:
        _remove(tx, by_row[row_id], target)
    tx.flush()
    _restore_rows(tx, [it for it in changes if it.op == "delete" and it.row_id not in inserted])
    for change in changes:
        if change.op == "update" and change.row_id not in inserted:
            _restore_field(tx, change, target)
    tx.flush()
    held.clear()


def _sets_backwards(read: Connection, who: str) -> Iterator[Row[int, str, str, int | None, bool]]:
    """Give one's own sets, and those of others that took something back."""
    record = ChangeSetRecord.__table__.c
    below: int | None = None
    while True:
        is_own = record.who == who
        query = select(record.seq, record.kind, record.label, record.undoes, is_own).where(
            or_(is_own, record.undoes.is_not(None)), record.kind.in_((EDIT, UNDO, REDO))
        )
        if below is not None:
            query = query.where(record.seq < below)
        page = read.execute(query.order_by(record.seq.desc()).limit(PAGE)).all()
        yield from page
        if len(page) < PAGE:
            return
        below = page[-1].seq


def _preload(tx: Transaction, changes: Sequence[Change]) -> list[Kept]:
    """Load the rows in a few queries instead of one each: an import may have thousands.

    The session forgets what nobody holds, so the caller keeps the result until it is done.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        ids[change.entity].add(change.row_id)
    return [
        record for name, row_ids in ids.items() for record in tx.preload(entities()[name].record, row_ids)
    ]


def _remove(tx: Transaction, backwards: list[Change], target: Undoable) -> None:
    """Delete a row that the set inserted, if it still is as the set left it."""
    entity = entities()[backwards[0].entity]
    left: dict[str, Any] = {}
    for change in reversed(backwards):
        left |= {change.field: _load(change.new)} if change.op == "update" else _load(change.new)
    record = tx.find(entity.record, backwards[0].row_id)
    if record is None or any(
        field.encode(getattr(record, field.name)) != left[field.name] for field in entity.fields
    ):
        raise Conflict(CHANGED_SINCE, label=target.label)
    tx.remove(record)


def _restore_field(tx: Transaction, change: Change, target: Undoable) -> None:
    entity = entities()[change.entity]
    field = entity.field(change.field)
    record = tx.find(entity.record, change.row_id)
    if record is None or field.encode(getattr(record, field.name)) != _load(change.new):
        raise Conflict(CHANGED_SINCE, label=target.label)
    setattr(record, field.name, field.decode(_load(change.old)))


def _restore_rows(tx: Transaction, deletions: Sequence[Change]) -> None:
    by_entity: dict[str, list[Change]] = defaultdict(list)
    for change in deletions:
        by_entity[change.entity].append(change)
    for name, changes in by_entity.items():
        entity = entities()[name]
        kept = ((change.row_id, _load(change.old)) for change in changes)
        rows = (
            {"id": row_id} | {field.name: field.decode(values[field.name]) for field in entity.fields}
            for row_id, values in kept
        )
        insert_rows(tx, entity.record, rows)


def _load(raw: str | None) -> Any:
    return None if raw is None else json.loads(raw)
