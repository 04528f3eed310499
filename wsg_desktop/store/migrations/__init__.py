"""Migrations from each older schema version to the next, in one transaction on a copy of the file.

Batch operations rebuild tables, and with foreign keys on SQLite would quietly empty the children of a table
that is rebuilt: so keys are switched off before the transaction, rows are counted before and after, and
keys are checked again before the copy takes the place of the original.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.pool import NullPool

from wsg_desktop.store.backups import copy_database
from wsg_desktop.store.migrations.version_2 import to_version_2
from wsg_desktop.store.migrations.version_3 import to_version_3
from wsg_desktop.store.migrations.version_4 import to_version_4
from wsg_desktop.store.migrations.version_5 import to_version_5
from wsg_desktop.store.migrations.version_6 import to_version_6
from wsg_desktop.store.migrations.version_7 import to_version_7
from wsg_desktop.store.sqlite_files import connect, new_database

Migration = Callable[[Operations], None]

MIGRATIONS: Mapping[int, Migration] = {
    1: to_version_2,
    2: to_version_3,
    3: to_version_4,
    4: to_version_5,
    5: to_version_6,
    6: to_version_7,
}
"""Per schema version, what leads to the next. A migration also rewrites the journal for what it renames."""


class MigrationFailure(Exception):
    """A migration lost rows or broke references; the original file is untouched."""


def migrate(path: Path, version: int, target: int, steps: Mapping[int, Migration] = MIGRATIONS) -> None:
    """Bring the programme file at `path`, which nobody has open, from `version` to `target`.

    Raises `MigrationFailure` and leaves the file as it was when a step loses rows or breaks references.
    """
    with new_database(path, replace=True) as copy:
        copy_database(path, copy)
        for step in range(version, target):
            _run(copy, steps[step], step + 1)


def _run(path: Path, step: Migration, version: int) -> None:
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, isolation_level=None), poolclass=NullPool
    )

    @event.listens_for(engine, "connect")
    def keys_off(connection: sqlite3.Connection, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.execute("PRAGMA foreign_keys=OFF").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.begin() as connection:
        before = _counts(connection)
        context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
        step(Operations(context))
        after = _counts(connection)
        lost = [table for table, count in before.items() if table in after and after[table] < count]
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if lost or broken:
            raise MigrationFailure(
                f"to version {version}: rows lost in {lost}, {len(broken)} broken references"
            )
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
    engine.dispose()


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all()
    return {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 - our own names
        for name in names
    }
