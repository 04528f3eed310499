"""The programme file: create, open, lock, close. One programme is one SQLite file `*.wsg`."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from wsg_desktop.domain.clock import Clock
from wsg_desktop.errors import not_written
from wsg_desktop.store import lock
from wsg_desktop.store.engine import sqlite_engine
from wsg_desktop.store.journal.tables import FACT
from wsg_desktop.store.lock import Holder
from wsg_desktop.store.schema import SCHEMA_VERSION, NewerVersion, create_schema, probe
from wsg_desktop.store.sqlite_files import connect, new_database
from wsg_desktop.store.transaction import Transaction, transaction


class ProgrammeFile:
    """An open programme file with an engine that writes and one that reads.

    `holder` is who else has it open, in which case this one is `readonly`. The path of the database and
    the path that the user chose (`target`) may differ later; now they are one.
    """

    def __init__(self, path: Path, *, readonly: bool, holder: Holder | None = None) -> None:
        self.target = self.db_path = path
        self.readonly = readonly
        self.holder = holder
        self.reader: Engine = sqlite_engine(path, readonly=True)
        self.writer: Engine | None = None if readonly else sqlite_engine(path, readonly=False)

    def close(self) -> None:
        """Close every connection and give the lock back."""
        self.reader.dispose()
        if self.writer is not None:
            self.writer.dispose()
            lock.release(self.target)


def create_file(
    path: Path, who: str, clock: Clock, label: str, fill: Callable[[Transaction], object]
) -> None:
    """Make a programme file at `path` with what `fill` puts in it as a fact, whole or not at all.

    Raises `FileProblem` when there is such a file already or it cannot be written.
    """
    with new_database(path) as fresh:
        connect(fresh, "rwc").close()
        engine = sqlite_engine(fresh, readonly=False)
        try:
            create_schema(engine)
            with transaction(engine, clock, who, label, kind=FACT) as tx:
                fill(tx)
        except DBAPIError as error:
            raise error.orig or error from error
        finally:
            engine.dispose()


def open_file(
    path: Path, person: str, clock: Clock, *, readonly: bool = False, take_over: bool = False
) -> ProgrammeFile:
    """Open the programme at `path`; when somebody else has it, read-only with `holder` filled.

    Raises `FileProblem` for what is no programme of ours (see `schema.probe`).
    """
    try:
        version = probe(path)
    except NewerVersion:
        if not readonly:
            raise
        return ProgrammeFile(path, readonly=True)
    readonly = readonly or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    if readonly:
        return ProgrammeFile(path, readonly=True, holder=lock.find_holder(path))
    try:
        holder = lock.acquire(path, person, clock.now(), take_over=take_over)
    except OSError as error:
        if error.errno == errno.EROFS:
            return ProgrammeFile(path, readonly=True)
        raise not_written(lock.lock_path(path), error) from error
    if holder is not None:
        return ProgrammeFile(path, readonly=True, holder=holder)
    try:
        if version < SCHEMA_VERSION:
            from wsg_desktop.store.migrations import migrate

            migrate(path, version, SCHEMA_VERSION)
        return ProgrammeFile(path, readonly=False)
    except BaseException:
        lock.release(path)
        raise
