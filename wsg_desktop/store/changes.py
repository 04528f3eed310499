"""Reads of the journal: history of one thing, what changed since a moment, the latest changes."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, literal, or_, select, tuple_

from wsg_desktop.store.columns import AnySelect, in_chunks
from wsg_desktop.store.journal.tables import FACT, MIGRATION, REDO, UNDO, ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import AreaRecord, PartyRecord, PersonRecord, ProgrammeRecord, ProjectRecord
from wsg_desktop.store.rows import ChangeRow

Titles = dict[str, tuple[str, str]]


def history(read: Connection, owner_id: str) -> list[ChangeRow]:
    """Return every change of one project, area or party and what hangs on it, latest first."""
    change = ChangeRecord
    query = _query().where(change.owner_id == owner_id)
    return _rows(read, query.order_by(change.seq.desc(), change.ordinal.desc()))


def latest(read: Connection, limit: int) -> list[ChangeRow]:
    """Return the changes of the latest `limit` change sets that people made, latest first."""
    head = ChangeSetRecord
    sets = select(head.seq).where(head.kind.not_in((FACT, MIGRATION))).order_by(head.seq.desc()).limit(limit)
    query = _query().where(ChangeRecord.seq.in_(sets))
    return _rows(read, query.order_by(ChangeRecord.seq.desc(), ChangeRecord.ordinal))


def of_sets(read: Connection, seqs: Iterable[int]) -> list[ChangeRow]:
    """Return the changes of these change sets, latest set first, each in the order it was made."""
    change = ChangeRecord
    query = _query().where(change.seq.in_(sorted(set(seqs))))
    return _rows(read, query.order_by(change.seq.desc(), change.ordinal))


def of_set(read: Connection, seq: int, limit: int) -> list[ChangeRow]:
    """Return the first `limit` changes of one change set, in the order they were made."""
    change = ChangeRecord
    return _rows(read, _query().where(change.seq == seq).order_by(change.ordinal).limit(limit))


def of_lines(read: Connection, lines: Iterable[tuple[int, int]]) -> list[ChangeRow]:
    """Return the changes with these change sets and ordinals, latest first."""
    change = ChangeRecord
    query = _query().where(tuple_(change.seq, change.ordinal).in_(sorted(set(lines))))
    return _rows(read, query.order_by(change.seq.desc(), change.ordinal))


def seq_at(read: Connection, moment: datetime) -> int:
    """Return the last change set that was committed up to and including `moment`; 0 before the first."""
    head = ChangeSetRecord
    return read.scalar(select(func.max(head.seq)).where(head.at <= moment)) or 0


def last_seq(read: Connection) -> int:
    """Return the last change set there is; what is read now rests on it."""
    return read.scalar(select(func.max(ChangeSetRecord.seq))) or 0


def touched_since(read: Connection, seq: int) -> list[tuple[str, str]]:
    """Return of what changed after change set `seq` each entity once with what it belongs to."""
    change = ChangeRecord
    query = select(change.entity, change.owner_id).where(change.seq > seq).distinct()
    return [(entity, owner) for entity, owner in read.execute(query)]


def cancelled_since(read: Connection, seq: int) -> set[int]:
    """Return the change sets after `seq` that came to nothing: undone, and what undid or did them again.

    So is one that was taken back alone, unless more came of that than its own lines: what follows an edit.
    """
    head, change = ChangeSetRecord, ChangeRecord
    of_it, of_undone = (
        select(func.count()).where(change.seq == it).correlate(head).scalar_subquery()
        for it in (head.seq, head.undoes)
    )
    comes_to_nothing = or_(head.kind.in_((UNDO, REDO)), of_it == of_undone)
    query = select(head.seq, head.undoes).where(head.undoes > seq, comes_to_nothing)
    found: set[int] = set()
    for at, undone in read.execute(query.order_by(head.seq.desc())):
        if at not in found:
            found |= {at, undone or at}
    return found


def changed_since(
    read: Connection, seq: int, owners: Iterable[str] | None = None, without: Collection[int] = ()
) -> list[ChangeRow]:
    """Return what is different now from how it was after change set `seq`, in the order things changed.

    One row per field: the first old value and the last new one, with who changed it last. What came back to
    its old value is left out, and so is what was both made and removed since. With `owners` only what belongs
    to those. The change sets of `without` are passed over, as those that came to nothing may be.
    """
    change = ChangeRecord
    query = _query().where(change.seq > seq).order_by(change.seq, change.ordinal)
    if owners is None:
        return net(row for row in _rows(read, query) if row.seq not in without)
    return net(
        row
        for chunk in in_chunks(owners)
        for row in _rows(read, query.where(change.owner_id.in_(chunk)))
        if row.seq not in without
    )


def steps_since(
    read: Connection, seq: int, row_ids: Iterable[str], without: Collection[int] = ()
) -> list[ChangeRow]:
    """Return every change of these rows after change set `seq`, in the order things changed.

    What was made since and changed after tells here who changed which field last.
    """
    change = ChangeRecord
    query = _query().where(change.seq > seq).order_by(change.seq, change.ordinal)
    found = (
        row for chunk in in_chunks(row_ids) for row in _rows(read, query.where(change.row_id.in_(chunk)))
    )
    return sorted((row for row in found if row.seq not in without), key=lambda row: row.seq)


def latest_since(read: Connection, seq: int, most: int, of_one_set: int) -> list[ChangeRow]:
    """Return at most `most` changes that people made after change set `seq`, latest first.

    Of each change set only the first `of_one_set`, so that one large import does not hide all else.
    """
    change, head = ChangeRecord, ChangeSetRecord
    query = _query().where(
        change.seq > seq, change.ordinal <= of_one_set, head.kind.not_in((FACT, MIGRATION))
    )
    return _rows(read, query.order_by(change.seq.desc(), change.ordinal.desc()).limit(most))


def net(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Return `rows`, oldest first, as first old and last new per field; net zero disappears."""
    by_row: dict[str, list[ChangeRow]] = {}
    for row in rows:
        by_row.setdefault(row.row_id, []).append(row)
    found = [row for of_row in by_row.values() for row in _net_of_row(of_row)]
    return sorted(found, key=lambda row: row.seq)


def _net_of_row(rows: list[ChangeRow]) -> list[ChangeRow]:
    was_there, is_there = rows[0].op != "insert", rows[-1].op != "delete"
    if not was_there and not is_there:
        return []
    if not was_there:
        return [_made(rows)]
    if not is_there:
        return [rows[-1]._replace(old=_before_all(rows))]
    first: dict[str, Any] = {}
    last: dict[str, ChangeRow] = {}
    for row in rows:
        for field, old, new in _fields(row):
            first.setdefault(field, old)
            last[field] = row._replace(op="update", field=field, old=first[field], new=new)
    return [row for row in last.values() if row.old != row.new]


def _fields(row: ChangeRow) -> list[tuple[str, Any, Any]]:
    """Return the changes of a row per field; a row that went and came back counts field by field."""
    if row.op == "update":
        return [(row.field, row.old, row.new)]
    values: Any = row.old if row.op == "delete" else row.new
    return [(field, value, value) for field, value in values.items()]


def _made(rows: list[ChangeRow]) -> ChangeRow:
    values: dict[str, Any] = {}
    for row in rows:
        if row.op == "update":
            values[row.field] = row.new
        elif row.op == "insert":
            values = dict(_mapping(row.new))
    made = next(row for row in rows if row.op == "insert")
    return made._replace(new=values)


def _before_all(rows: list[ChangeRow]) -> dict[str, Any]:
    values = dict(_mapping(rows[-1].old))
    for row in reversed(rows):
        if row.op == "update":
            values[row.field] = row.old
    return values


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _query() -> AnySelect:
    change, head = ChangeRecord, ChangeSetRecord
    return select(
        change.seq,
        change.entity,
        change.row_id,
        change.owner_id,
        change.op,
        change.field,
        change.old,
        change.new,
        head.who,
        head.at,
        head.label,
        head.id,
        head.kind,
    ).join(head, head.seq == change.seq)


def _rows(read: Connection, query: AnySelect) -> list[ChangeRow]:
    found = read.execute(query).all()
    titles = _titles(read, {row[3] for row in found})
    return [
        ChangeRow._make(
            (
                *row[:4],
                *titles.get(row[3], ("", "")),
                row[4],
                row[5],
                None if row[6] is None else json.loads(row[6]),
                None if row[7] is None else json.loads(row[7]),
                *row[8:],
            )
        )
        for row in found
    ]


def _titles(read: Connection, owners: set[str]) -> Titles:
    """Return number and title of what changes belong to; of what is gone, as it last was."""
    project, person = ProjectRecord, PersonRecord
    found: Titles = {}
    queries: tuple[AnySelect, ...] = (
        select(project.id, project.number, project.title),
        select(AreaRecord.id, literal(""), AreaRecord.name),
        select(PartyRecord.id, literal(""), PartyRecord.name),
        select(person.id, literal(""), func.coalesce(func.nullif(person.name, ""), person.function_title)),
        select(ProgrammeRecord.id, literal(""), ProgrammeRecord.name),
    )
    missing = owners
    for query in queries:
        if not missing:  # nearly always all are projects
            return found
        column = query.selected_columns[0]
        limited = query.where(column.in_(missing)) if len(missing) <= 500 else query
        found |= {key: (number, title) for key, number, title in read.execute(limited).all()}
        missing = owners - found.keys()
    return found | _titles_of_gone(read, missing) if missing else found


def _titles_of_gone(read: Connection, owners: set[str]) -> Titles:
    change = ChangeRecord
    query = select(change.row_id, change.old, change.new).where(
        or_(change.op == "delete", change.op == "insert"), change.row_id == change.owner_id
    )
    if len(owners) <= 500:
        query = query.where(change.row_id.in_(owners))
    found: Titles = {}
    for row_id, old, new in read.execute(query.order_by(change.seq)).all():
        values = json.loads(old or new or "{}")
        found[row_id] = (values.get("number") or "", values.get("title") or values.get("name") or "")
    return found
