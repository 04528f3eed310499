"""The schema of a programme file: its marks, making it, and telling a programme from anything else."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from wsg_desktop.errors import FileProblem, NewerVersion, why
from wsg_desktop.paths import backups_folder
from wsg_desktop.store.journal.recorder import writing
from wsg_desktop.store.records import Base
from wsg_desktop.store.sqlite_files import connect, result_code
from wsg_desktop.texts import N_

APPLICATION_ID = 0x57534731
"""The letters WSG1, in the header of every programme file."""

SCHEMA_VERSION = 7

WALKED_BYTES = 16_000_000
"""Up to this size every page is walked when a programme is opened. A larger one would keep its user waiting;
it is walked before its first change, when the backup is verified."""

NO_FILE = N_("{name} is not there. It may have been moved or renamed. Choose it again with File > Open.")
EMPTY = N_("{name} is empty. It is no programme. Restore a backup, or choose another file.")
NOT_A_DATABASE = N_(
    "{name} is no programme of WSG Desktop. Choose a file that ends in .wsg, or import a list."
)
OTHER_PROGRAM = N_(
    "{name} belongs to another program. WSG Desktop leaves it alone. Choose a file that ends in .wsg."
)
DAMAGED = N_(
    "{name} is damaged and cannot be opened safely. Nothing was changed. "
    "Its backups are in {folder}: open the latest one and save it as a copy."
)
NOT_READABLE = N_("{name} cannot be read: {reason}. Ask whose file it is, or choose another one.")
NEWER = N_(
    "{name} was saved by a newer version of WSG Desktop. Install the newest version to work in it. "
    "This version can only show it."
)
TOO_NEW = N_(
    "{name} was saved by a newer version of WSG Desktop, which keeps things that this version does not know. "
    "Install the newest version to open it. Nothing was changed."
)
FOREIGN_PARTS = N_(
    "{name} holds parts that WSG Desktop never makes ({parts}). It is not opened, because they could change "
    "your data. Restore a backup, or ask who changed the file."
)
BUSY = N_("{name} is in use by another program. Close it there and try again.")
A_FOLDER = N_("{name} is a folder. Choose a file that ends in .wsg.")
NO_ROOM = N_(
    "{name} cannot be opened: a change that was cut off has to be taken back first, and the disk takes "
    "nothing more. Make room and open it again. Nothing is lost."
)
NOT_WRITABLE = N_(
    "{name} cannot be opened: a change that was cut off has to be taken back first, and the file may not be "
    "written. Move it, with the file {name}-journal beside it, to a folder where you may write."
)
NO_ANSWER = N_(
    "The disk with {name} does not answer, or takes nothing more. Check the connection, make room and open "
    "it again. Nothing was changed."
)

_SENTENCES = {
    sqlite3.SQLITE_NOTADB: NOT_A_DATABASE,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CANTOPEN: BUSY,
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: NO_ANSWER,
}
"""What SQLite says of a file that it cannot read; what is not named here is damage."""


def create_schema(engine: Engine) -> None:
    """Make the tables of the present version in an empty database and mark it as ours."""
    with engine.begin() as connection, writing(connection):
        Base.metadata.create_all(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def probe(path: Path) -> int:
    """Return the schema version of the programme at `path`.

    Raises `FileProblem` for what is missing, empty, no database, another program's, damaged or tampered
    with, and `NewerVersion` for what a newer version saved.
    """
    size = _size(path)
    if size == 0:
        raise FileProblem(EMPTY, name=path.name)
    try:
        with closing(connect(path)) as database:
            return _probe(database, path.name, walk=size <= WALKED_BYTES)
    except sqlite3.DatabaseError as error:
        raise _problem(_sentence(error), path.name) from error
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged file may quote from it.
        raise _problem(DAMAGED, path.name) from error


def check_integrity(path: Path) -> list[str]:
    """Return what SQLite finds wrong with the file at `path`; empty when it is sound."""
    with closing(connect(path)) as database:
        try:
            found = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
            found += [f"foreign key of {row[0]}" for row in database.execute("PRAGMA foreign_key_check")]
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            return [str(error)]
    return [line for line in found if line != "ok"]


def _probe(database: sqlite3.Connection, name: str, *, walk: bool) -> int:
    application: int = database.execute("PRAGMA application_id").fetchone()[0]
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise FileProblem(OTHER_PROGRAM, name=name)
    if version > SCHEMA_VERSION:
        _refuse_unknown(database, name)
        raise NewerVersion(NEWER, name=name)
    objects = database.execute("SELECT type, name FROM sqlite_schema").fetchall()
    foreign = sorted(name for kind, name in objects if kind in {"trigger", "view"})
    if foreign:
        raise FileProblem(FOREIGN_PARTS, name=name, parts=", ".join(foreign))
    tables = {table for kind, table in objects if kind == "table"}
    if version < 1 or (version == SCHEMA_VERSION and not Base.metadata.tables.keys() <= tables):
        raise _problem(DAMAGED, name)
    # The quick check walks every page: a torn copy is found here, not halfway through the work.
    if walk and not _is_sound(database):
        raise _problem(DAMAGED, name)
    if database.execute("SELECT count(*) FROM programme").fetchone()[0] != 1:
        raise _problem(DAMAGED, name)
    return version


def _refuse_unknown(database: sqlite3.Connection, name: str) -> None:
    """Raise `FileProblem` when a newer programme lacks something that this version reads."""
    for table in Base.metadata.sorted_tables:
        there = {row[1] for row in database.execute(f'PRAGMA table_info("{table.name}")')}
        if not there.issuperset(table.columns.keys()):
            raise FileProblem(TOO_NEW, name=name)


def _is_sound(database: sqlite3.Connection) -> bool:
    """Return whether every page is whole and whatever is referred to is there: flipped bits may be in ids."""
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        return False
    return database.execute("PRAGMA foreign_key_check").fetchone() is None


def _size(path: Path) -> int:
    """Return how many bytes the file has; raises `FileProblem` when it is not there or may not be read."""
    try:
        if path.is_dir():
            raise FileProblem(A_FOLDER, name=path.name)
        if not path.is_file():
            raise FileProblem(NO_FILE, name=path.name)
        if not os.access(path, os.R_OK):
            # Asked, not tried: opening a file that SQLite has open, and closing it, would drop its locks.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return path.stat().st_size
    except OSError as error:
        raise FileProblem(NOT_READABLE, name=path.name, reason=why(error)) from error


def _problem(sentence: str, name: str) -> FileProblem:
    return FileProblem(sentence, name=name, folder=backups_folder())


def _sentence(error: sqlite3.DatabaseError) -> str:
    return _SENTENCES.get(result_code(error), DAMAGED)
