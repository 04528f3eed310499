"""Connections to a programme: one engine that writes, one that reads, on SQLite or PostgreSQL.

The SQLite settings are the only ones of eight tried that never damaged data while a sync program replaced
the file under the program (docs/decisions/0003).
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from wsg_desktop.store.journal.recorder import guard_connection
from wsg_desktop.store.refusals import damaged, refused_reading
from wsg_desktop.store.sqlite_files import connect

Reading = Connection
"""What read functions work on: a connection in a read transaction. Layers above pass it along unopened."""

WRITER_PRAGMAS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA locking_mode=NORMAL",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
)
READER_PRAGMAS = ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON")


def sqlite_engine(path: Path, *, readonly: bool) -> Engine:
    """Return an engine on the SQLite file at `path`, which must exist."""
    mode = "ro" if readonly and not _has_hot_journal(path) else "rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, mode, isolation_level=None, check_same_thread=False),
        poolclass=QueuePool,
        pool_size=2,
    )
    pragmas = READER_PRAGMAS if readonly else WRITER_PRAGMAS

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        _add_functions(connection)
        for pragma in pragmas:
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")

    return _guarded(engine)


def memory_engine() -> Engine:
    """Return an engine on an empty SQLite database in memory, with one connection."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def add_functions(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        _add_functions(connection)

    return engine


def server_engine(url: str) -> Engine:
    """Return an engine on the PostgreSQL database at `url`."""
    return _guarded(create_engine(url, poolclass=NullPool))


@contextmanager
def reading(engine: Engine) -> Generator[Connection, None, None]:
    """Give a connection in a read transaction: all that is read belongs to one moment.

    Raises `FileProblem` when the disk does not answer or the file turns out to be damaged.
    """
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise refused_reading(error) from error
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged file may quote from it.
        raise damaged() from error


def _add_functions(connection: Any) -> None:
    # SQLite's own lower() knows the letters a to z only: Één would never be found.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: str | None) -> str | None:
    return text.lower() if text else text


def _guarded(engine: Engine) -> Engine:
    @event.listens_for(engine, "before_cursor_execute")
    def guard(  # pyright: ignore[reportUnusedFunction]
        connection: Connection, _cursor: object, statement: str, *_: object
    ) -> None:
        guard_connection(connection, statement)

    return engine


def _has_hot_journal(path: Path) -> bool:
    """Return whether a crashed writer left a journal, which only a writing connection may play back."""
    return path.with_name(f"{path.name}-journal").exists()
