"""Returned files that wait until what they say is decided: copies in the user's own folder, per programme.

The folder of the programme holds a folder per file, named by its contents, so that a file that is dropped
twice waits once. What was decided stays a while, marked, so that it can wait again after an undo.
"""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from wsg_desktop.paths import data_folder

DONE, CHOSEN = ".done", ".overview"
"""Files beside a copy: that it is decided, and the export id that a person chose for it."""
_NAME = 16
"""So many signs of the digest are the name of the folder of a file."""


def inbox_folder(programme_id: str) -> Path:
    """Return where the copies of a programme are kept."""
    return data_folder() / "answers" / programme_id


def keep_waiting(folder: Path, path: Path) -> Path:
    """Copy a returned file into `folder` and return the copy; where that cannot be, the file itself."""
    try:
        own = folder / hashlib.sha256(path.read_bytes()).hexdigest()[:_NAME]
        copy = own / path.name
        known = _copy_in(own)
        if known is None:
            own.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)  # with the moment that it was saved
        (own / DONE).unlink(missing_ok=True)
    except OSError:
        return path
    return known or copy


def list_waiting(folder: Path) -> list[Path]:
    """Return the copies that are not decided, the one that came first at the front."""
    found = [(own.stat().st_mtime, copy) for own, copy in _entries(folder) if not (own / DONE).exists()]
    return [copy for _, copy in sorted(found)]


def count_waiting(folder: Path) -> int:
    """Return how many files are not decided."""
    return sum(not (own / DONE).exists() for own, _ in _entries(folder))


def choose_overview(copy: Path, export_id: str) -> None:
    """Keep which overview a person says that a file is."""
    if _is_copy(copy):
        # Where that cannot be kept it holds until the window closes.
        with suppress(OSError):
            (copy.parent / CHOSEN).write_text(export_id, "utf-8")


def chosen_overview(copy: Path) -> str:
    """Return which overview a person said that a file is; empty when nobody did."""
    try:
        return (copy.parent / CHOSEN).read_text("utf-8").strip() if _is_copy(copy) else ""
    except OSError:
        return ""


def mark(copy: Path, *, done: bool) -> None:
    """Say that what a file says is decided, or is not any more."""
    if not _is_copy(copy):
        return
    with suppress(OSError):
        if done:
            (copy.parent / DONE).touch()
        else:
            (copy.parent / DONE).unlink(missing_ok=True)


def wait_again(folder: Path, digest: str) -> bool:
    """Let a file wait that was decided, by its contents; return whether it was there and decided."""
    done = folder / digest[:_NAME] / DONE
    try:
        done.unlink()
    except OSError:
        return False
    return True


def clear_done(folder: Path) -> None:
    """Throw the copies away of which everything is decided."""
    for own, _ in _entries(folder):
        if (own / DONE).exists():
            shutil.rmtree(own, ignore_errors=True)


def _entries(folder: Path) -> list[tuple[Path, Path]]:
    """Return the folder of each file with the copy in it."""
    try:
        owns = [it for it in folder.iterdir() if it.is_dir()]
    except OSError:
        return []
    return [(own, copy) for own in owns if (copy := _copy_in(own)) is not None]


def _copy_in(own: Path) -> Path | None:
    try:
        return next((it for it in own.iterdir() if it.name not in {DONE, CHOSEN}), None)
    except OSError:
        return None


def _is_copy(path: Path) -> bool:
    """Return whether a path is one of our copies, and not a file of the user."""
    return path.is_relative_to(data_folder() / "answers")
