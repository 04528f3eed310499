"""Files of one's own that go with the agenda of a meeting: copied beside its papers, with their numbers."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.exchange.safe_texts import safe_file_name
from wsg_desktop.services.paper_source import PaperSource


class OwnPaper(NamedTuple):
    """A copy of a file of one's own that goes with the agenda."""

    path: Path
    decision_id: str = ""
    """The decision that it explains, if its point asks one."""


@dataclass(slots=True)
class Enclosed:
    """What was copied, and by its target what was not: it is not there, holds nothing, or cannot be read."""

    copies: list[OwnPaper] = field(default_factory=list[OwnPaper])
    missing: list[str] = field(default_factory=list[str])
    empty: list[str] = field(default_factory=list[str])
    unread: list[str] = field(default_factory=list[str])


def copy_enclosures(source: PaperSource, home: Path, folder: Path) -> Enclosed:
    """Copy the files that go with the agenda into `folder`; they are named from `home`."""
    found = Enclosed()
    for line in source.agenda.lines:
        if line.item.id in source.hidden_items:
            continue
        numbers = line.papers[len(line.papers) - len(line.item.papers) :]
        for number, paper in zip(numbers, line.item.papers, strict=True):
            if "://" in paper.target:
                continue
            file = home / paper.target
            told_among = _stays_behind(found, file)
            if told_among is not None:
                told_among.append(paper.target)
                continue
            called = source.tr("Enclosure")
            words = safe_file_name(f"{called} {number} {paper.label or file.stem}"[:100])
            copy = free_path(folder / f"{words}{file.suffix}")
            shutil.copyfile(file, copy)
            found.copies.append(OwnPaper(copy, line.item.decision_id or ""))
    return found


def _stays_behind(found: Enclosed, file: Path) -> list[str] | None:
    """Return among what it is told that a file does not go along; None for one that does."""
    try:
        if not file.is_file():
            return found.missing
        if not file.stat().st_size:
            return found.empty
        file.open("rb").close()
    except OSError:
        return found.unread
    return None


def free_path(path: Path) -> Path:
    """Return `path`, with a number behind its name while something is there already."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
