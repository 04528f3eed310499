"""The lock file beside a programme: who has it open, so that a second person reads only.

It is advice between people, not the protection of the data: that is SQLite's own locking.
"""

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from wsg_desktop.store.transaction import host_name

_MOMENT = 0.1

# Of the Windows API: PROCESS_QUERY_LIMITED_INFORMATION, ERROR_INVALID_PARAMETER and STILL_ACTIVE.
_MAY_ASK, _NO_SUCH_PROCESS, _STILL_ACTIVE = 0x1000, 87, 259


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the programme open."""

    person: str
    host: str
    process: int
    since: str
    """ISO moment in UTC."""


def lock_path(programme: Path) -> Path:
    """Return where the lock file of `programme` stands: beside the file itself, whatever link leads to it."""
    programme = programme.resolve() if programme.is_symlink() else programme
    return programme.with_name(f"{programme.name}.lock")


def acquire(programme: Path, person: str, now: datetime, *, take_over: bool = False) -> Holder | None:
    """Take the lock; return None when it is ours, else who holds it.

    A process on this computer that no longer lives is taken over by itself; `take_over` takes it from anyone.
    Raises `OSError` when no lock file can be written here.
    """
    ours = Holder(person, host_name(), os.getpid(), now.isoformat())
    for _ in range(2):
        if _create(lock_path(programme), ours):
            return None
        other = find_holder(programme)
        if other is not None and not take_over:
            return other
        lock_path(programme).unlink(missing_ok=True)
    return read_holder(programme)


def release(programme: Path) -> None:
    """Give the lock back if it is still ours."""
    holder = read_holder(programme)
    if holder and (holder.host, holder.process) == (host_name(), os.getpid()):
        with suppress(OSError):
            lock_path(programme).unlink(missing_ok=True)


def find_holder(programme: Path) -> Holder | None:
    """Return who has the programme open; None when nobody has, as far as that can be known from here."""
    holder = read_holder(programme)
    if holder is None and lock_path(programme).is_file():
        # Perhaps it is being written at this very moment.
        time.sleep(_MOMENT)
        holder = read_holder(programme)
    return None if holder is None or _is_dead(holder) else holder


def read_holder(programme: Path) -> Holder | None:
    """Return who the lock file names; None when there is none or it is unreadable."""
    path = lock_path(programme)
    try:
        kept: Any = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return Holder(str(kept["person"]), str(kept["host"]), int(kept["process"]), str(kept["since"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def _create(path: Path, holder: Holder) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(asdict(holder), file)
    except FileExistsError:
        return False
    except OSError:
        # A full disk leaves an empty file, which would say nothing to anyone.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    return True


def _is_dead(holder: Holder) -> bool:
    return holder.host == host_name() and not _is_alive(holder.process)


def _is_alive(process: int) -> bool:
    if process <= 0:
        # To the system these are groups of processes, which a lock file never names.
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    """Ask Windows: there, `os.kill(process, 0)` would end the process."""
    import ctypes

    windows = cast("Any", ctypes)  # its Windows half is not there for type checkers elsewhere
    kernel = windows.WinDLL("kernel32", use_last_error=True)
    handle = kernel.OpenProcess(_MAY_ASK, False, process)
    if not handle:
        # Somebody else's process (a terminal server has many users) may not be asked, but it is there.
        return windows.get_last_error() != _NO_SUCH_PROCESS
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == _STILL_ACTIVE
