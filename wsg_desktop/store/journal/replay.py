"""The state of a programme as plain data, and the journal's changes applied to it forwards and backwards.

A state is `{entity: {row id: {field: encoded value}}}`. "As on" a moment is the present state with later
changes taken back; replaying everything from nothing must give the present state again.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from wsg_desktop.store.columns import AnySelect, in_chunks
from wsg_desktop.store.journal.entities import Entity, entities
from wsg_desktop.store.journal.tables import ChangeRecord

State = dict[str, dict[str, dict[str, Any]]]


class Step(NamedTuple):
    """One line of the journal."""

    entity: str
    row_id: str
    op: str
    field: str
    old: Any
    new: Any


def dump(read: Connection, only: Mapping[str, Collection[str]] | None = None) -> State:
    """Return everything that is kept, without versions, counters and the journal itself.

    With `only` the rows with these ids, by entity.
    """
    if only is None:
        return {name: _rows(entity, read, select(entity.table)) for name, entity in entities().items()}
    state: State = {}
    for name, ids in only.items():
        entity = entities()[name]
        state[name] = {}
        for chunk in in_chunks(ids):
            state[name] |= _rows(entity, read, select(entity.table).where(entity.table.c.id.in_(chunk)))
    return state


def _rows(entity: Entity, read: Connection, query: AnySelect) -> dict[str, dict[str, Any]]:
    return {
        row["id"]: {field.name: field.from_columns(row) for field in entity.fields}  # pyright: ignore[reportArgumentType]
        for row in read.execute(query).mappings().all()
    }


def steps(read: Connection, *, after: int = 0, backwards: bool = False) -> list[Step]:
    """Return the journal's changes with a higher `seq` than `after`, oldest first unless `backwards`."""
    change = ChangeRecord
    query = select(change.entity, change.row_id, change.op, change.field, change.old, change.new).where(
        change.seq > after
    )
    order = (change.seq.desc(), change.ordinal.desc()) if backwards else (change.seq, change.ordinal)
    return [
        Step(entity, row_id, op, field, _load(old), _load(new))
        for entity, row_id, op, field, old, new in read.execute(query.order_by(*order)).all()
    ]


def revert(state: State, journal: Iterable[Step]) -> State:
    """Take `journal`, newest first, back from `state` in place and return it."""
    for step in journal:
        rows = state.setdefault(step.entity, {})
        if step.op == "insert":
            del rows[step.row_id]
        elif step.op == "delete":
            rows[step.row_id] = dict(step.old)
        else:
            rows[step.row_id][step.field] = step.old
    return state


def replay_differences(read: Connection) -> list[str]:
    """Return where the kept state differs from the journal replayed from nothing, as `entity/id/field`."""
    present = dump(read)
    replayed: State = {name: {} for name in present}
    found: list[str] = []
    for step in steps(read):
        try:
            _apply(replayed, step)
        except (KeyError, TypeError):
            # The journal tells of a row that by its own account is not there.
            found.append(f"{step.entity}/{step.row_id}")
    for entity, rows in present.items():
        others = replayed.get(entity, {})
        found += [f"{entity}/{row_id}" for row_id in rows.keys() ^ others.keys()]
        for row_id in rows.keys() & others.keys():
            fields = rows[row_id]
            found += [
                f"{entity}/{row_id}/{field}" for field in fields if fields[field] != others[row_id].get(field)
            ]
    return list(dict.fromkeys(found))


def _apply(state: State, step: Step) -> None:
    rows = state.setdefault(step.entity, {})
    if step.op == "insert":
        rows[step.row_id] = dict(step.new)
    elif step.op == "delete":
        del rows[step.row_id]
    else:
        rows[step.row_id][step.field] = step.new


def _load(raw: str | None) -> Any:
    return None if raw is None else json.loads(raw)
