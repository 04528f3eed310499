"""What stands in the way of taking back a change set of long ago: what later sets did to the same things.

A set and another one that took it back cancel out and stand in nobody's way.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, UniqueConstraint, or_, select, tuple_

from wsg_desktop.store.columns import PARAMETERS, in_chunks
from wsg_desktop.store.journal.entities import Entity, entities
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord

Line = tuple[int, int]
"""Change set and ordinal: the key of one line of the journal."""


class Step(NamedTuple):
    """One line of a change set, as far as it tells what was touched."""

    seq: int
    ordinal: int
    entity: str
    row_id: str
    op: str
    field: str


class InTheWay(NamedTuple):
    """Why a change set cannot be taken back; nothing at all where it can."""

    taken_back_by: int | None = None
    """The change set that took it back already."""
    lines: tuple[Line, ...] = ()
    """The lines of later change sets that touched the same, newest first."""

    def __bool__(self) -> bool:
        """Return whether anything is in the way."""
        return self.taken_back_by is not None or bool(self.lines)


def find_in_the_way(read: Connection, seq: int) -> InTheWay:
    """Return what came after change set `seq` and touched what it changed, or needs what it made."""
    cancelled = find_taken_back(read, seq)
    if seq in cancelled:
        return InTheWay(cancelled[seq])
    done = _read_done(read, seq)
    lines = {
        *_touched_later(read, done, cancelled),
        *_needing_what_came(read, done),
        *_gone_meanwhile(read, done),
        *_in_its_place(read, done),
    }
    return InTheWay(None, tuple(sorted(lines, reverse=True)))


def find_taken_back(read: Connection, since: int) -> dict[int, int]:
    """Return which change sets from `since` on are taken back at present, and by which other one."""
    head = ChangeSetRecord
    query = select(head.seq, head.undoes).where(head.seq > since, head.undoes.is_not(None))
    found: dict[int, int] = {}
    for seq, undoes in read.execute(query.order_by(head.seq.desc())).all():
        if seq not in found and undoes is not None:
            found[undoes] = seq
    return found


@dataclass(slots=True)
class _Done:
    """What one change set did, by what taking it back would need."""

    seq: int
    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Per row that was there before and after: the fields that changed."""
    whole: set[str] = field(default_factory=set[str])
    """Rows that came or went: every field of them counts."""
    made: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Per entity the rows that are there because of it."""
    back: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    """Per entity and row the values that would come back: all of a row that went, else those that changed."""

    @property
    def rows(self) -> set[str]:
        """Return every row that it touched."""
        return self.whole | self.fields.keys()


def _read_done(read: Connection, seq: int) -> _Done:
    change = ChangeRecord
    query = select(change.entity, change.row_id, change.op, change.field, change.old).where(change.seq == seq)
    done = _Done(seq)
    # Newest first: the oldest of the old values is the one that stays.
    for entity, row_id, op, name, old in read.execute(query.order_by(change.ordinal.desc())).all():
        if op == "update":
            done.fields[row_id].add(name)
            done.back[entity].setdefault(row_id, {})[name] = json.loads(old or "null")
            continue
        done.whole.add(row_id)
        if op == "delete":
            done.made[entity].discard(row_id)
            done.back[entity][row_id] = json.loads(old or "null")
        else:
            was_made = row_id not in done.back[entity] or not _is_all(entity, done.back[entity][row_id])
            done.back[entity].pop(row_id, None)
            if was_made:
                done.made[entity].add(row_id)
    return done


def _is_all(entity: str, values: Mapping[str, Any]) -> bool:
    return len(values) == len(entities()[entity].fields)


def _touched_later(read: Connection, done: _Done, cancelled: Mapping[int, int]) -> Iterator[Line]:
    later = [step for step in _later_steps(read, done) if _concerns(step, done)]
    if not later:
        return
    undoes = _undoes(read, {step.seq for step in later})
    there = {(step.seq, step.row_id, step.field) for step in later}
    for step in later:
        target = undoes.get(step.seq) or 0
        # What a set only put back of another one is as if neither had been; what followed from it counts.
        only_takes_back = target > done.seq and (target, step.row_id, step.field) in there
        if step.seq not in cancelled and not only_takes_back:
            yield step.seq, step.ordinal


def _later_steps(read: Connection, done: _Done) -> Iterator[Step]:
    change = ChangeRecord
    query = select(change.seq, change.ordinal, change.entity, change.row_id, change.op, change.field)
    for chunk in in_chunks(done.rows):
        later = query.where(change.row_id.in_(chunk), change.seq > done.seq)
        yield from (Step(*row) for row in read.execute(later).all())


def _concerns(step: Step, done: _Done) -> bool:
    return step.row_id in done.whole or step.op != "update" or step.field in done.fields[step.row_id]


def _undoes(read: Connection, seqs: Iterable[int]) -> dict[int, int | None]:
    head = ChangeSetRecord
    return {
        seq: undoes
        for chunk in in_chunks(seqs)
        for seq, undoes in read.execute(select(head.seq, head.undoes).where(head.seq.in_(chunk))).all()
    }


def _needing_what_came(read: Connection, done: _Done) -> Iterator[Line]:
    """Find the lines that made other rows refer to rows that would go."""
    for entity in entities().values():
        for column, target in _references(entity):
            made = done.made.get(target)
            if not made:
                continue
            query = select(entity.table.c.id)
            for chunk in in_chunks(made):
                for row_id in read.scalars(query.where(column.in_(chunk))).all():
                    if row_id not in done.whole and column.key not in done.fields.get(row_id, ()):
                        yield from _last_line(read, row_id, ("insert",), (column.key,))


def _gone_meanwhile(read: Connection, done: _Done) -> Iterator[Line]:
    """Find the lines that removed what values that would come back refer to."""
    for name, rows in done.back.items():
        for column, target in _references(entities()[name]):
            wanted = {values[column.key] for values in rows.values() if values.get(column.key)}
            wanted -= done.whole
            table = entities()[target].table
            there = {
                row_id
                for chunk in in_chunks(wanted)
                for row_id in read.scalars(select(table.c.id).where(table.c.id.in_(chunk))).all()
            }
            for row_id in wanted - there:
                yield from _last_line(read, row_id, ("delete",), ())


def _in_its_place(read: Connection, done: _Done) -> Iterator[Line]:
    """Find the lines that gave another row a value that must be unique and would come back."""
    for name, rows in done.back.items():
        entity = entities()[name]
        for columns in _uniques(entity.table):
            names = tuple(column.key for column in columns)
            values = [
                tuple(row[it] for it in names)
                for row in rows.values()
                if all(row.get(it) is not None for it in names)
            ]
            query = select(entity.table.c.id)
            for chunk in in_chunks(values, PARAMETERS // len(names)):
                for row_id in read.scalars(query.where(tuple_(*columns).in_(chunk))).all():
                    if row_id not in done.rows:
                        yield from _last_line(read, row_id, ("insert",), names)


def _references(entity: Entity) -> Iterator[tuple[Column[Any], str]]:
    for column in entity.table.columns:
        for key in column.foreign_keys:
            yield column, key.column.table.name


def _uniques(table: Table) -> Iterator[tuple[Column[Any], ...]]:
    for found in table.constraints:
        if isinstance(found, UniqueConstraint):
            yield tuple(found.columns)


def _last_line(
    read: Connection, row_id: str, ops: Collection[str], fields: Collection[str]
) -> Iterator[Line]:
    """Find the last line of a row that came, went or got one of these fields."""
    change = ChangeRecord
    query = select(change.seq, change.ordinal).where(
        change.row_id == row_id, or_(change.op.in_(ops), change.field.in_(fields))
    )
    found = read.execute(query.order_by(change.seq.desc(), change.ordinal.desc()).limit(1)).first()
    if found is not None:
        yield found[0], found[1]
