"""Copies of a programme: its restore points, and a copy elsewhere."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.errors import FileProblem
from wsg_desktop.services.document import Document
from wsg_desktop.store import backups
from wsg_desktop.texts import N_

SAME_FILE = N_("{name} is the programme itself. Choose another name or folder for the copy.")


class RestorePoint(NamedTuple):
    """A verified backup and when it was made, in UTC."""

    path: Path
    at: datetime


def list_restore_points(document: Document) -> list[RestorePoint]:
    """Return the backups of a programme, latest first."""
    found = [(path, backups.moment_of(path)) for path in backups.list_backups(document.backup_folder)]
    return [RestorePoint(path, at.replace(tzinfo=UTC)) for path, at in reversed(found) if at]


def save_copy(document: Document, target: Path) -> None:
    """Write a verified copy of the open programme to `target`, over what is there.

    Raises `FileProblem` when that is the programme itself or the copy cannot be written.
    """
    if target.resolve() == document.path.resolve():
        raise FileProblem(SAME_FILE, name=target.name)
    partial = target.with_name(f".{target.name}.part")
    partial.unlink(missing_ok=True)
    backups.copy_database(document.file.db_path, partial)
    os.replace(partial, target)  # noqa: PTH105 - replaces in one step on every system
