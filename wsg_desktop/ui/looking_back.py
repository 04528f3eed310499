"""Looking back: the programme as it was for a meeting, in a folder of our own, to look at only."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.domain.clock import start_of_day
from wsg_desktop.errors import FileProblem, why
from wsg_desktop.paths import data_folder
from wsg_desktop.texts import N_

if TYPE_CHECKING:
    from wsg_desktop.services.copies import RestorePoint
    from wsg_desktop.services.document import Document

FOLDER = "looking-back"
NO_ROOM = N_("The folder {folder}, to look back in, cannot be used: {reason}. Mend that and try again.")
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

    path = _make_folder(document.path.parent) / source.name
    copies.save_past(document, point.seq, path)
    at = start_of_day(point.told_on) + _NOON if point.told_on else point.at
    return PastLook(path, source, point.name, at)


def _make_folder(in_use: Path) -> Path:
    """Make a folder for a look, and clear away those of earlier ones but that of the programme in use."""
    folder = data_folder() / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for earlier in folder.iterdir():
            if earlier != in_use:
                shutil.rmtree(earlier, ignore_errors=True)
        return Path(tempfile.mkdtemp(dir=folder))
    except OSError as error:
        raise FileProblem(NO_ROOM, folder=folder, reason=why(error)) from error
