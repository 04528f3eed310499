"""What every paper says of itself out of sight: its language, its day, and what it was made from.

The change set goes along as a keyword of the file, which Word and LibreOffice keep when somebody edits it and
when they print it as PDF.
So papers that are sent days after they were made still tell from which moment the programme moved on.
"""

import re
import zipfile
import zlib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.exchange.papers.pdf_reading import keywords_of
from wsg_desktop.texts import LOCALES

_PROPERTIES = "docProps/core.xml"
_LARGEST = 100_000
_MARK = re.compile(r"wsg-meeting=([0-9A-Za-z-]+),? wsg-change-set=(\d+)(?:,? wsg-day=(\d{4}-\d\d-\d\d))?")
"""LibreOffice puts a comma between keywords when it prints a paper."""


class Imprint(NamedTuple):
    """The language and the day of a paper, its meeting, and the last change set that it rests on."""

    language: str
    day: date
    meeting_id: str = ""
    seq: int = 0

    @property
    def locale(self) -> str:
        """Return the language as files name it."""
        return LOCALES[self.language]

    @property
    def made(self) -> datetime:
        """Return the moment that files name, the same however often a paper is made."""
        return datetime.combine(self.day, time(12), UTC).replace(tzinfo=None)

    @property
    def keywords(self) -> str:
        """Return what the paper was made from, as `rests_on` reads it."""
        return f"wsg-meeting={self.meeting_id} wsg-change-set={self.seq} wsg-day={self.day.isoformat()}"


class MadeFrom(NamedTuple):
    """The change set that a paper was made from, and of which day the lights in it are."""

    seq: int
    day: date | None = None
    """None in papers of before this was written down in them."""


def rests_on(path: Path, meeting_id: str) -> MadeFrom | None:
    """Return what a paper of this meeting was made from; None for any other file."""
    found = _MARK.search(keywords_of(path) if path.suffix.lower() == ".pdf" else _properties_of(path))
    if not found or found[1] != meeting_id:
        return None
    try:
        return MadeFrom(int(found[2]), date.fromisoformat(found[3]) if found[3] else None)
    except ValueError:
        # Somebody wrote a day in the file that no calendar has.
        return MadeFrom(int(found[2]))


def _properties_of(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as packed, packed.open(_PROPERTIES) as file:
            return file.read(_LARGEST).decode(errors="replace")
    except (OSError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return ""
