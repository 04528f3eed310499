"""The programme as it was at a moment: a database in memory that the same reads work on."""

from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from wsg_desktop.store.columns import in_chunks
from wsg_desktop.store.engine import memory_engine
from wsg_desktop.store.journal.entities import entities
from wsg_desktop.store.journal.replay import Step, dump, revert, steps
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import Base


@contextmanager
def reading_as_on(read: Connection, seq: int) -> Generator[Connection, None, None]:
    """Give a connection to the state right after change set `seq`, with the journal up to there.

    What was deleted since is there again.
    """
    later = steps(read, after=seq, backwards=True)
    engine = memory_engine()
    with engine.connect() as copy:
        _copy_all(read, copy)
        _take_back(copy, later)
        for record in (ChangeRecord, ChangeSetRecord):
            table = record.__table__
            copy.execute(delete(table).where(table.c.seq > seq))
        # So that it can be copied in its turn: SQLite waits for what is not committed.
        copy.commit()
        yield copy
    engine.dispose()


def _copy_all(read: Connection, copy: Connection) -> None:
    if read.dialect.name == "sqlite":
        # Page by page, which takes a tenth of the time that rows do.
        source: Any = read.connection.driver_connection
        source.backup(copy.connection.driver_connection)
        return
    Base.metadata.create_all(copy)
    for table in Base.metadata.sorted_tables:
        _fill(copy, table, [dict(row) for row in read.execute(select(table)).mappings().all()])


def _take_back(copy: Connection, later: Sequence[Step]) -> None:
    """Write the rows that changed later as they were; all others are right already."""
    touched: dict[str, set[str]] = defaultdict(set)
    for step in later:
        touched[step.entity].add(step.row_id)
    state = revert(dump(copy, touched), later)
    for name, ids in touched.items():
        table = entities()[name].table
        for chunk in in_chunks(ids):
            copy.execute(delete(table).where(table.c.id.in_(chunk)))
        _fill(copy, table, [_row(name, row_id, values) for row_id, values in state[name].items()])


def _row(entity: str, row_id: str, values: dict[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {"id": row_id, "version": 1}
    for field in entities()[entity].fields:
        columns |= field.to_columns(values[field.name])
    return columns


def _fill(copy: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        copy.execute(insert(table), rows)
