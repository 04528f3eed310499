"""Backups: verified copies in a folder of the user's own, thinned as they age, restored as a new file.

A database that is open is only ever copied through SQLite's backup API: reading the file itself would make
POSIX drop SQLite's locks.
"""

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from wsg_desktop.errors import FileProblem
from wsg_desktop.texts import N_

EVERY = timedelta(minutes=30)
"""Not more often than this while someone works."""

STAMP = "%Y-%m-%d %H%M%S"

UNSOUND = N_("A backup of {name} could not be verified and was thrown away. Check the disk and try again.")
EXISTS = N_("{name} exists already. A backup is restored as a new file: choose another name.")
NO_ROOM = N_("{name} could not be written: {reason}. Make room or choose another folder and try again.")


def copy_database(source: Path, target: Path) -> None:
    """Copy the SQLite file `source`, which may be open, to the new file `target`, and verify the copy.

    Raises `FileProblem` when the copy cannot be written or is not sound; `target` is then gone.
    """
    try:
        with closing(
            sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=10)
        ) as original:
            _copy(original, target)
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise FileProblem(NO_ROOM, name=target.name, reason=error) from error
    if not _is_sound(source, target):
        target.unlink(missing_ok=True)
        raise FileProblem(UNSOUND, name=source.name)


def _copy(original: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").close()


def back_up(programme: Path, folder: Path, now: datetime) -> Path:
    """Make a verified backup of `programme` in `folder`, thin the older ones and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{now.strftime(STAMP)}.wsg"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{now.strftime(STAMP)}-{number}.wsg"
    partial = target.with_suffix(".part")
    partial.unlink(missing_ok=True)
    copy_database(programme, partial)
    os.replace(partial, target)  # noqa: PTH105 - replaces in one step on every system
    for old in superfluous(list_backups(folder), now):
        old.unlink(missing_ok=True)
    return target


def restore(backup: Path, target: Path) -> None:
    """Write `backup` as the new programme file `target`; never over an existing file."""
    if target.exists():
        raise FileProblem(EXISTS, name=target.name)
    partial = target.with_name(f".{target.name}.part")
    partial.unlink(missing_ok=True)
    copy_database(backup, partial)
    os.replace(partial, target)  # noqa: PTH105 - replaces in one step on every system


def list_backups(folder: Path) -> list[Path]:
    """Return the backups in `folder`, oldest first."""
    return sorted(path for path in folder.glob("*.wsg") if moment_of(path))


def moment_of(backup: Path) -> datetime | None:
    """Return when a backup was made (UTC, without zone), from its name."""
    match = re.match(r"\d{4}-\d\d-\d\d \d{6}", backup.stem)
    return datetime.strptime(match.group(), STAMP) if match else None  # noqa: DTZ007 - both sides without zone


def is_due(folder: Path, now: datetime) -> bool:
    """Return whether the latest backup in `folder` is older than `EVERY`."""
    latest = list_backups(folder)[-1:]
    made = moment_of(latest[0]) if latest else None
    return made is None or now.replace(tzinfo=None) - made >= EVERY


def superfluous(backups: Iterable[Path], now: datetime) -> list[Path]:
    """Return which backups may go: today and yesterday keep all, then the last per day, week and month."""
    kept: dict[object, Path] = {}
    dated = sorted((moment, path) for path in backups if (moment := moment_of(path)))
    for moment, path in dated:
        kept[_slot(moment, now.replace(tzinfo=None)) or path] = path
    keep = set(kept.values())
    return [path for _, path in dated if path not in keep]


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


def _is_sound(source: Path, copy: Path) -> bool:
    with closing(sqlite3.connect(copy)) as database:
        try:
            sound = database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            version = database.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError:
            return False
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as database:
        return sound and version == database.execute("PRAGMA user_version").fetchone()[0]
