"""The programme file: create, open, lock, close. One programme is one SQLite file `*.wsg`."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from wsg_desktop.domain.clock import Clock
from wsg_desktop.errors import FileProblem, NewerVersion, not_written
from wsg_desktop.paths import backups_folder
from wsg_desktop.store import backups, lock
from wsg_desktop.store.engine import sqlite_engine
from wsg_desktop.store.journal.tables import FACT
from wsg_desktop.store.lock import Holder
from wsg_desktop.store.refusals import MOVED
from wsg_desktop.store.schema import SCHEMA_VERSION, create_schema, probe
from wsg_desktop.store.sqlite_files import connect, file_number, new_database
from wsg_desktop.store.transaction import Transaction, transaction


class ProgrammeFile:
    """An open programme file with an engine that writes and one that reads.

    `holder` is who else has it open, in which case this one is `readonly`. The path of the database and
    the path that the user chose (`target`) differ only when an older programme is open to read: `shown` is
    then a copy of our own that was brought to the present schema. One that a newer version saved (`is_newer`)
    is only shown.
    """

    def __init__(
        self,
        path: Path,
        *,
        readonly: bool,
        holder: Holder | None = None,
        shown: Path | None = None,
        is_newer: bool = False,
    ) -> None:
        self.target, self.db_path = path, shown or path
        self.readonly = readonly
        self.is_newer = is_newer
        self.holder = holder
        self.reader: Engine = sqlite_engine(self.db_path, readonly=True)
        self.writer: Engine | None = None if readonly else sqlite_engine(path, readonly=False)
        self._number = file_number(path)

    def refuse_moved(self) -> None:
        """Raise `FileProblem` when another file took the place of the one that is open, or none is there.

        Connections that were open go on reading the old file; a new one would write in the other, which has
        a history of its own.
        """
        if not self.readonly and file_number(self.target) != self._number:
            raise FileProblem(MOVED)

    def close(self) -> None:
        """Close every connection and give the lock back."""
        self.reader.dispose()
        if self.writer is not None:
            self.writer.dispose()
            lock.release(self.target)
        if self.db_path != self.target:
            shutil.rmtree(self.db_path.parent, ignore_errors=True)


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
        return ProgrammeFile(path, readonly=True, is_newer=True)
    readonly = readonly or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    if readonly:
        return _to_read(path, version, lock.find_holder(path))
    try:
        holder = lock.acquire(path, person, clock.now(), take_over=take_over)
    except OSError as error:
        if error.errno == errno.EROFS:
            return _to_read(path, version)
        raise not_written(lock.lock_path(path), error) from error
    if holder is not None:
        return _to_read(path, version, holder)
    try:
        if version < SCHEMA_VERSION:
            _keep_as_it_was(path, clock)
            _migrate(path, version)
        return ProgrammeFile(path, readonly=False)
    except BaseException:
        lock.release(path)
        raise


def _migrate(path: Path, version: int) -> None:
    """Bring the programme at `path`, which nobody has open, from `version` to the present schema."""
    from wsg_desktop.store.migrations import migrate

    # What takes the place of a link would leave the file itself as it was.
    migrate(path.resolve() if path.is_symlink() else path, version, SCHEMA_VERSION)


def _to_read(path: Path, version: int, holder: Holder | None = None) -> ProgrammeFile:
    """Open a programme to read only; an older one by way of a copy in the present schema."""
    if version == SCHEMA_VERSION:
        return ProgrammeFile(path, readonly=True, holder=holder)
    folder = Path(tempfile.mkdtemp(prefix="wsg-"))
    try:
        copy = folder / path.name
        backups.copy_database(path, copy)
        _migrate(copy, version)
        return ProgrammeFile(path, readonly=True, holder=holder, shown=copy)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _keep_as_it_was(path: Path, clock: Clock) -> None:
    """Back the programme up before it is brought to another schema."""
    with closing(connect(path, "ro")) as database:
        programme_id: str = database.execute("SELECT id FROM programme").fetchone()[0]
    backups.back_up(path, backups_folder() / programme_id, clock.now())
