"""Backups: verified copies in a folder of the user's own, thinned as they age, restored as a new file.

A database that is open is only ever copied through SQLite's backup API: reading the file itself would make
POSIX drop SQLite's locks.
"""

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from wsg_desktop.errors import FileProblem, not_written
from wsg_desktop.store.sqlite_files import connect, new_database, result_code
from wsg_desktop.texts import N_

EVERY = timedelta(minutes=30)
"""Not more often than this while someone works, unless they wish otherwise."""

STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(
    r"(?P<stamp>\d{4}-\d\d-\d\d \d{6})(?:-(?P<number>\d+))?(?:~(?P<mark>[0-9a-f]+))?(?: (?P<name>.+))?"
)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
"""What one of the systems that people share folders between does not take in the name of a file."""
LONGEST_NAME = 80
_DAY_SECONDS = 24 * 60 * 60

UNSOUND = N_("A backup of {name} could not be verified and was thrown away. Check the disk and try again.")


def write_state(read: Connection, target: Path) -> None:
    """Write what a connection reads, such as the programme as on a moment, as the new file `target`."""
    source: Any = read.connection.driver_connection
    with closing(connect(target, "rwc")) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").close()


def copy_database(source: Path, target: Path) -> None:
    """Copy the SQLite file `source`, which may be open, to the new file `target`, and verify the copy.

    Raises `FileProblem` when the copy is not sound, and `sqlite3.Error` when it cannot be written.
    """
    with closing(connect(source)) as original:
        _copy(original, target, source.name)


def copy_state(read: Connection, target: Path, name: str) -> None:
    """Copy what a connection reads as `copy_database` does: what is seen, also of a file that has gone."""
    _copy(read.connection.driver_connection, target, name)


def _copy(original: Any, target: Path, name: str) -> None:
    try:
        version = _version(original)
        with closing(connect(target, "rwc")) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE").close()
        with closing(connect(target)) as copy:
            sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            sound = sound and _version(copy) == version
    except sqlite3.DatabaseError as error:
        if result_code(error) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
        sound = False
    if not sound:
        raise FileProblem(UNSOUND, name=name)


def back_up(programme: Path, folder: Path, now: datetime, name: str = "") -> Path:
    """Make a verified backup of `programme` in `folder`, thin the older ones and return its path.

    One with a `name` is a moment that people want to find again: thinning leaves it alone.

    Raises `FileProblem` when it cannot be written or is not sound.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, now, _mark(programme), safe_name(name))
    except OSError as error:
        raise not_written(folder, error) from error
    with new_database(target) as fresh:
        copy_database(programme, fresh)
    for old in (*superfluous(list_backups(folder), now), *_left_by_crashes(folder)):
        with suppress(OSError):
            old.unlink()
    return target


def restore(backup: Path, target: Path) -> None:
    """Write `backup` as the new programme file `target`; never over an existing file."""
    with new_database(target) as fresh:
        copy_database(backup, fresh)


def list_backups(folder: Path) -> list[Path]:
    """Return the backups in `folder`, oldest first."""
    return [path for _, _, path in _dated(folder.glob("*.wsg"))]


def moment_of(backup: Path) -> datetime | None:
    """Return when a backup was made (UTC, without zone), from its name; None for any other file."""
    match = _NAME.match(backup.stem)
    try:
        return datetime.strptime(match["stamp"], STAMP) if match else None  # noqa: DTZ007 - both sides without zone
    except ValueError:
        return None


def name_of(backup: Path) -> str:
    """Return the name that somebody gave to a backup; empty for one without."""
    match = _NAME.match(backup.stem)
    return (match["name"] or "") if match else ""


def safe_name(name: str) -> str:
    """Return a name as the name of a file can hold it on any system."""
    words = _NOT_IN_NAMES.sub("-", " ".join(name.split()))
    return words[:LONGEST_NAME].strip(" .-")


def is_due(programme: Path, folder: Path, now: datetime, every: timedelta = EVERY) -> bool:
    """Return whether its latest backup in `folder` is older than `every`, or from a clock that ran ahead.

    Copies of a programme share its folder, and are backed up in their own time.
    """
    mark = _mark(programme)
    latest = [path for path in list_backups(folder) if _mark_of(path) == mark][-1:]
    made = moment_of(latest[0]) if latest else None
    return made is None or not timedelta() <= now.replace(tzinfo=None) - made < every


def superfluous(backups: Iterable[Path], now: datetime) -> list[Path]:
    """Return which backups may go: today and yesterday keep all, then the last per day, week and month.

    What has a name never goes. Copies of a programme are thinned each for itself.
    """
    kept: dict[object, Path] = {}
    dated = [it for it in _dated(backups) if not name_of(it[2])]
    for moment, _, path in dated:
        slot = _slot(moment, now.replace(tzinfo=None))
        kept[(slot, _mark_of(path)) if slot else path] = path
    keep = set(kept.values())
    return [path for _, _, path in dated if path not in keep]


def _slot(moment: datetime, now: datetime) -> object:
    """Return the period of which only the last backup is kept; None where every one is."""
    age = (now.date() - moment.date()).days
    if age <= 1:
        return None
    if age <= 14:
        return moment.date()
    if age <= 60:
        return tuple(moment.isocalendar())[:2]
    return ("month", moment.year, moment.month)


def _dated(backups: Iterable[Path]) -> list[tuple[datetime, int, Path]]:
    """Return backups oldest first, with their moment and their number within that second."""
    found: list[tuple[datetime, int, Path]] = []
    for path in backups:
        moment, match = moment_of(path), _NAME.match(path.stem)
        if moment and match:
            found.append((moment, int(match["number"] or 1), path))
    return sorted(found)


def _mark(programme: Path) -> str:
    """Return by what the backups of a file are told from those of its copies elsewhere."""
    where = os.path.normcase(programme.absolute())
    return hashlib.sha256(where.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _mark_of(backup: Path) -> str:
    match = _NAME.match(backup.stem)
    return (match["mark"] or "") if match else ""


def _free_name(folder: Path, now: datetime, mark: str, name: str) -> Path:
    stamp, number = now.strftime(STAMP), 1
    after = f"~{mark} {name}.wsg" if name else f"~{mark}.wsg"
    target = folder / f"{stamp}{after}"
    while target.exists():
        number += 1
        target = folder / f"{stamp}-{number}{after}"
    return target


def _left_by_crashes(folder: Path) -> list[Path]:
    """Return what backups left that were never finished; a day old, so that nobody is still writing it."""
    return [path for path in folder.glob(".*.part*") if time.time() - path.stat().st_mtime > _DAY_SECONDS]


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
