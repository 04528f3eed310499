"""SQLite files as files: opening one by any name, and making a new one whole or not at all.

What is in them, and with which settings they are used, is for the other modules.
"""

import errno
import os
import sqlite3
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from wsg_desktop.errors import FileProblem, not_written
from wsg_desktop.texts import N_

EXISTS = N_("{name} exists already. Choose another name, or open it with File > Open.")

BUSY_SECONDS = 10

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database while it is changed, and after a crash."""

_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
}


def connect(path: Path, mode: str = "rw", **options: Any) -> sqlite3.Connection:
    """Open the SQLite file at `path`: to read (`ro`), to write (`rw`), or a new one too (`rwc`)."""
    return sqlite3.connect(database_uri(path.absolute(), mode), uri=True, timeout=BUSY_SECONDS, **options)


def database_uri(path: PurePath, mode: str) -> str:
    """Return the URI by which SQLite opens the absolute `path`, whatever signs are in its name.

    A folder shared on a network, such as `//server/folder`, gets four slashes: SQLite takes no host in a URI.
    """
    posix = path.as_posix()
    root = "" if posix.startswith("/") else "/"
    return f"file://{root}{quote(posix.encode('utf-8', 'surrogateescape'), safe='/:')}?mode={mode}"


def file_number(path: Path) -> int:
    """Return what tells a file from any other one that takes its name; 0 when none is there.

    Windows replaces no file that is open, and numbers those of network folders anew: there it is always 0.
    """
    if sys.platform == "win32":
        return 0
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def result_code(error: BaseException | None) -> int:
    """Return SQLite's primary result code of an error; 0 for what is no error of SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def new_database(target: Path, *, replace: bool = False) -> Generator[Path, None, None]:
    """Give a path beside `target` to make a database at; when the block ends it takes the name `target`.

    Raises `FileProblem` when there is a `target` already, unless `replace`, and for what the disk refuses;
    nothing of the new file is left then.
    """
    if not replace and os.path.lexists(target):
        raise FileProblem(EXISTS, name=target.name)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with suppress(FileNotFoundError):
            # Asked here, for of a name that is too long SQLite says only that it cannot be opened.
            fresh.lstat()
        yield fresh
        _put_in_place(fresh, target)
    except OSError as error:
        raise not_written(target, error) from error
    except sqlite3.Error as error:
        refused = _as_os_error(error)
        raise not_written(target, refused) from refused
    finally:
        _discard(fresh)


def _put_in_place(fresh: Path, target: Path) -> None:
    # A journal that a crash left beside an earlier file of this name would be played back into the new one.
    for beside in _BESIDE:
        target.with_name(f"{target.name}{beside}").unlink(missing_ok=True)
    os.replace(fresh, target)  # noqa: PTH105 - replaces in one step on every system


def _discard(fresh: Path) -> None:
    for name in (fresh.name, *(f"{fresh.name}{beside}" for beside in _BESIDE)):
        # A disk that may not be written refuses even to remove what is not there.
        with suppress(OSError):
            fresh.with_name(name).unlink(missing_ok=True)


def _as_os_error(error: sqlite3.Error) -> OSError:
    refused = OSError(_ERRNO.get(result_code(error), errno.EIO), str(error))
    refused.__cause__ = error
    return refused
