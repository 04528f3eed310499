"""The programme file: create, open, lock, close. One programme is one SQLite file `*.wsg`."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from wsg_desktop.domain.clock import Clock
from wsg_desktop.errors import FileProblem
from wsg_desktop.store import lock
from wsg_desktop.store.engine import sqlite_engine
from wsg_desktop.store.lock import Holder
from wsg_desktop.store.schema import SCHEMA_VERSION, NewerVersion, create_schema, probe
from wsg_desktop.texts import N_

EXISTS = N_("{name} exists already. Choose another name, or open it with File > Open.")
NOT_WRITABLE = N_("{name} cannot be written here: {reason}. Choose another folder and try again.")


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


def create_file(path: Path) -> None:
    """Make an empty programme file at `path`, whole or not at all; raises `FileProblem` when it exists."""
    if path.exists():
        raise FileProblem(EXISTS, name=path.name)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        sqlite3.connect(fresh).close()
        engine = sqlite_engine(fresh, readonly=False)
        create_schema(engine)
        engine.dispose()
        fresh.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise FileProblem(NOT_WRITABLE, name=path.name, reason=error) from error
    finally:
        fresh.unlink(missing_ok=True)


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
        return ProgrammeFile(path, readonly=True, holder=lock.read_holder(path))
    holder = lock.acquire(path, person, clock.now(), take_over=take_over)
    if holder is not None:
        return ProgrammeFile(path, readonly=True, holder=holder)
    if version < SCHEMA_VERSION:
        from wsg_desktop.store.migrations import migrate

        migrate(path, version, SCHEMA_VERSION)
    return ProgrammeFile(path, readonly=False)
