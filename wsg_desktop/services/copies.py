"""Copies of a programme: its restore points, and a copy elsewhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.errors import FileProblem
from wsg_desktop.services.document import Document
from wsg_desktop.store import backups, lock
from wsg_desktop.store.sqlite_files import new_database
from wsg_desktop.texts import N_

IN_USE = N_("{name} is open on {host} by {person}. Close it there, or choose another name for the copy.")
SAME_FILE = N_("{name} is the programme itself. Choose another name or folder for the copy.")


class RestorePoint(NamedTuple):
    """A verified backup and when it was made, in UTC."""

    path: Path
    at: datetime
    name: str = ""
    """What somebody called it; empty for those that were made by themselves."""

    @property
    def stands_for(self) -> datetime:
        """Return the moment that it holds: the whole second in which its file was made."""
        return self.at + timedelta(seconds=1, microseconds=-1)


def list_restore_points(document: Document) -> list[RestorePoint]:
    """Return the backups of a programme, latest first."""
    found = [(path, backups.moment_of(path)) for path in backups.list_backups(document.backup_folder)]
    return [
        RestorePoint(path, at.replace(tzinfo=UTC), backups.name_of(path))
        for path, at in reversed(found)
        if at
    ]


def save_copy(document: Document, target: Path) -> None:
    """Write a verified copy of the open programme to `target`, over what is there.

    Raises `FileProblem` when that is the programme itself, somebody has it open, or it cannot be written.
    """
    if target.resolve() == document.path.resolve():
        raise FileProblem(SAME_FILE, name=target.name)
    holder = lock.find_holder(target)
    if holder is not None:
        raise FileProblem(IN_USE, name=target.name, person=holder.person, host=holder.host)
    with new_database(target, replace=True) as fresh:
        backups.copy_database(document.file.db_path, fresh)
