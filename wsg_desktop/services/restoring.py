"""Restoring a backup as a new programme file."""

from pathlib import Path

from wsg_desktop.store import backups
from wsg_desktop.store.schema import probe


def restore_backup(backup: Path, target: Path) -> None:
    """Write `backup` as the new file `target`; raises `FileProblem` when it is no sound programme."""
    probe(backup)
    backups.restore(backup, target)
