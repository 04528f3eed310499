"""Copies of a programme: its restore points, and a copy elsewhere."""

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.services.document import Document
from wsg_desktop.services.past_meetings import PastMeeting, list_past_meetings
from wsg_desktop.store import backups, lock
from wsg_desktop.store.change_sets import list_moments
from wsg_desktop.store.sqlite_files import new_database
from wsg_desktop.texts import N_, Translator

IN_USE = N_("{name} is open on {host} by {person}. Close it there, or choose another name for the copy.")
KEPT_BY_JOURNAL = N_("“{name}” is kept by the history of the programme. There is nothing to delete.")
NOT_DELETED = N_(
    "{name} could not be thrown away: it is in use, or you may not write in {folder}. "
    "Close what uses it and try again."
)
SAME_FILE = N_("{name} is the programme itself. Choose another name or folder for the copy.")


class RestorePoint(NamedTuple):
    """A verified backup and when it was made, in UTC."""

    path: Path
    at: datetime
    name: str = ""
    """What somebody called it; empty for those that were made by themselves."""
    seq: int = 0
    """Of a meeting the change set that it fixed: the journal makes it, so that it has no file of its own."""

    told_on: date | None = None
    """Of a meeting the day on which its papers were sent or it was closed."""

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


class PointFacts(NamedTuple):
    """A restore point with its size in bytes, and what changed since it was made."""

    point: RestorePoint
    size: int
    changes: int
    """Change sets since."""


def read_point_facts(document: Document, tr: Translator) -> list[PointFacts]:
    """Return the restore points of a programme and the moments of its meetings, latest first."""
    with document.reading() as read:
        moments = sorted(list_moments(read))
        past = list_past_meetings(read)
    points = list_restore_points(document)
    points += [point_of(document, it, tr) for it in past]
    return [
        PointFacts(
            point,
            0 if point.seq else _size(point.path),
            len(moments) - bisect_right(moments, point.at if point.seq else point.stands_for),
        )
        for point in sorted(points, key=lambda it: it.at, reverse=True)
    ]


def point_of(document: Document, past: PastMeeting, tr: Translator) -> RestorePoint:
    """Return the moment of a meeting as a point to go back to."""
    words = past.words(tr, document.clock.today())
    return RestorePoint(document.path, past.at, words, past.seq, past.told_on)


def delete_restore_point(point: RestorePoint) -> None:
    """Throw the file of a restore point away; raises `FileProblem` when it cannot be.

    A moment of a meeting has no file of its own: its path is that of the programme. Raises `UserError`.
    """
    if point.seq:
        raise UserError(KEPT_BY_JOURNAL, name=point.name)
    try:
        point.path.unlink(missing_ok=True)
    except OSError as error:
        raise FileProblem(NOT_DELETED, name=point.path.name, folder=point.path.parent) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def save_copy(document: Document, target: Path) -> None:
    """Write a verified copy of the open programme to `target`, over what is there.

    Raises `FileProblem` when that is the programme itself, somebody has it open, or it cannot be written.
    """
    if target.resolve() == document.path.resolve():
        raise FileProblem(SAME_FILE, name=target.name)
    holder = lock.find_holder(target)
    if holder is not None:
        raise FileProblem(IN_USE, name=target.name, person=holder.person, host=holder.host)
    with new_database(target, replace=True) as fresh, document.reading() as read:
        backups.copy_state(read, fresh, document.path.name)


def save_past(document: Document, seq: int, target: Path) -> None:
    """Write the programme as it was after change set `seq` as the new file `target`.

    Raises `FileProblem` when there is a file of that name, or it cannot be written.
    """
    with new_database(target) as fresh, document.reading(seq) as past:
        backups.write_state(past, fresh)
