"""The programme as it was at a moment: a database in memory that the same reads work on."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.pool import StaticPool

from wsg_desktop.store.journal.entities import entities
from wsg_desktop.store.journal.replay import dump, revert, steps
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import Base

BATCH = 1000


@contextmanager
def reading_as_on(read: Connection, seq: int) -> Generator[Connection, None, None]:
    """Give a connection to the state right after change set `seq`, with the journal up to there.

    What was deleted since is there again. Works from any database, because it starts from plain data.
    """
    state = revert(dump(read), steps(read, after=seq, backwards=True))
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as copy:
        Base.metadata.create_all(copy)
        for name, entity in entities().items():
            rows = [_row(name, row_id, values) for row_id, values in state.get(name, {}).items()]
            _fill(copy, entity.table, rows)
        for record in (ChangeSetRecord, ChangeRecord):
            table = record.__table__
            rows = read.execute(select(table).where(table.c.seq <= seq)).mappings().all()
            _fill(copy, table, [dict(row) for row in rows])
        yield copy
    engine.dispose()


def _row(entity: str, row_id: str, values: dict[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {"id": row_id, "version": 1}
    for field in entities()[entity].fields:
        columns |= field.to_columns(values[field.name])
    return columns


def _fill(copy: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    for first in range(0, len(rows), BATCH):
        copy.execute(insert(table), rows[first : first + BATCH])
