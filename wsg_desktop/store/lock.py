"""The lock file beside a programme: who has it open, so that a second person reads only.

It is advice between people, not the protection of the data: that is SQLite's own locking.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from wsg_desktop.store.transaction import host_name


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the programme open."""

    person: str
    host: str
    process: int
    since: str
    """ISO moment in UTC."""


def lock_path(programme: Path) -> Path:
    """Return where the lock file of `programme` stands."""
    return programme.with_name(f"{programme.name}.lock")


def acquire(programme: Path, person: str, now: datetime, *, take_over: bool = False) -> Holder | None:
    """Take the lock; return None when it is ours, else who holds it.

    A process on this computer that no longer lives is taken over by itself; `take_over` takes it from anyone.
    """
    ours = Holder(person, host_name(), os.getpid(), now.isoformat())
    for _ in range(2):
        if _create(lock_path(programme), ours):
            return None
        other = read_holder(programme)
        if not (take_over or other is None or _is_dead(other)):
            return other
        lock_path(programme).unlink(missing_ok=True)
    return read_holder(programme)


def release(programme: Path) -> None:
    """Give the lock back if it is still ours."""
    holder = read_holder(programme)
    if holder and (holder.host, holder.process) == (host_name(), os.getpid()):
        lock_path(programme).unlink(missing_ok=True)


def read_holder(programme: Path) -> Holder | None:
    """Return who holds the lock; None when nobody does or the lock file is unreadable."""
    try:
        return Holder(**json.loads(lock_path(programme).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _create(path: Path, holder: Holder) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(asdict(holder), file)
    except FileExistsError:
        return False
    return True


def _is_dead(holder: Holder) -> bool:
    return holder.host == host_name() and not _is_alive(holder.process)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    """Ask Windows: there, `os.kill(process, 0)` would end the process."""
    import ctypes

    kernel = ctypes.windll.kernel32  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    handle = kernel.OpenProcess(0x1000, False, process)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))  # pyright: ignore[reportUnknownMemberType]
    kernel.CloseHandle(handle)  # pyright: ignore[reportUnknownMemberType]
    return code.value == 259
