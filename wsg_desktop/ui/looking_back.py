"""Looking back: the programme as it was for a meeting, in a folder of our own, to look at only."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.domain.clock import start_of_day
from wsg_desktop.paths import data_folder

if TYPE_CHECKING:
    from wsg_desktop.services.copies import RestorePoint
    from wsg_desktop.services.document import Document

FOLDER = "looking-back"
_NOON = timedelta(hours=12)


class PastLook(NamedTuple):
    """A programme as it was: its file, the programme that it was made from, and the moment in words."""

    path: Path
    source: Path
    words: str
    at: datetime


def write_look(document: "Document", point: "RestorePoint", source: Path) -> PastLook:
    """Write what stood at the moment of a meeting into a folder of its own; that of an earlier look goes.

    `source` is the programme to go back to. Raises `FileProblem` when the file cannot be written.
    """
    from wsg_desktop.services import copies

    folder = data_folder() / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.iterdir():
        if document.path.parent != earlier:
            shutil.rmtree(earlier, ignore_errors=True)
    path = Path(tempfile.mkdtemp(dir=folder)) / source.name
    copies.save_past(document, point.seq, path)
    at = start_of_day(point.told_on) + _NOON if point.told_on else point.at
    return PastLook(path, source, point.name, at)
