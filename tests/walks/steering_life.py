"""What happens to the projects of the sample around two meetings, and what the files of papers say."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect, Light, Phase, State
from wsg_desktop.exchange.papers.kinds import TITLES, PaperKind
from wsg_desktop.services import phases, progress, projects
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.projects import list_projects
from wsg_desktop.texts import translator

Change = Callable[[str, Callable[[Any], object]], None]

OF_NOW = tuple(translator(language)(TITLES[PaperKind.ACTIONS]) for language in ("nl", "en"))
ASKED_LATER = ("T9", "E5")
"""Projects about which the second meeting decides."""
BEFORE = (("W6", date(2027, 6, 30)), ("S4", date(2027, 4, 12)), ("O9", date(2027, 3, 1)))
"""What is expected on another day between the papers and the meeting."""
MOVED = (("T9", date(2027, 7, 5)), ("E5", date(2027, 12, 15)), ("R1", date(2027, 6, 1)))
PASSED = (("B9", Phase.DEVELOPMENT), ("T14", Phase.DEVELOPMENT), ("S20", Phase.REALISATION))


def before_the_meeting(change: Change) -> None:
    """Let what is expected move, after the papers were sent."""
    for number, day in BEFORE:
        change(f"{number} moves", _on(number, lambda tx, it, day=day: set_field(tx, it, "end", exact(day))))


def after_the_meeting(change: Change) -> None:
    """Let projects be late, pass, stop, wait, be done and begin: nine more than before the meeting."""
    for number, day in MOVED:
        change(f"{number} moves", _on(number, lambda tx, it, day=day: set_field(tx, it, "end", exact(day))))
    day = date(2026, 12, 14)
    for number, phase in PASSED:
        change(
            f"{number} passes", _on(number, lambda tx, it, phase=phase: phases.pass_on(tx, it, phase, day))
        )
    change("E9 stops", _on("E9", lambda tx, it: set_field(tx, it, "state", State.CANCELLED.value)))
    change(
        "S1 costs more",
        _on("S1", lambda tx, it: progress.set_status(tx, it, Aspect.MONEY, Light.OFF_TRACK)),
    )
    change("one more", lambda tx: projects.create(tx, "Proef met een deelauto", end=exact(date(2027, 9, 30))))


def _on(number: str, work: Callable[[Any, str], object]) -> Callable[[Any], object]:
    def change(tx: Any) -> object:
        return work(tx, next(row.id for row in list_projects(tx.read) if row.number == number))

    return change


def compare_with_papers(folder: Path, then: Mapping[str, Any]) -> tuple[int, list[str]]:
    """Return how many days of the overview among papers are those of `then`, and which are not."""
    from openpyxl import load_workbook

    (path,) = folder.glob("*.xlsx")
    head, *lines = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    number = next(at for at, name in enumerate(head) if name in {"Nr.", "No."})
    deadline, expected = (
        head.index("Deadline"),
        next(at for at, name in enumerate(head) if name in {"Verwacht gereed", "Verwacht", "Expected"}),
    )
    found, wrong = 0, list[str]()
    for row in lines:
        project = then.get(str(row[number]))
        for column, term in ((deadline, project.deadline), (expected, project.end)) if project else ():
            said = row[column]
            if not isinstance(said, datetime):
                continue  # words, such as "doorlopend", or nothing
            if said.date() == term.day:
                found += 1
            else:
                wrong.append(f"{row[number]} {head[column]}: the paper says {said}, it was {term.day}")
    return found, wrong


def kinds_of(folder: Path) -> list[PaperKind]:
    """Return which papers are in a folder, by the names of their files."""
    names = [it.stem for it in folder.iterdir()]
    return [
        kind
        for kind, title in TITLES.items()
        if any(translator(language)(title) in name for name in names for language in ("nl", "en"))
    ]


def same_words(one: Path, again: Path) -> tuple[int, list[str]]:
    """Return how many Word and PowerPoint files made again say the same as before, and which do not.

    The list of actions is not among them: once a meeting was held it tells what came of it.
    """
    before = {_name(path): path for path in one.iterdir()}
    same, different = 0, list[str]()
    for path in sorted((*again.glob("*.docx"), *again.glob("*.pptx"))):
        first, second = list(_words(before[_name(path)])), list(_words(path))
        if _name(path).startswith(OF_NOW):
            continue
        if first == second:
            same += 1
        else:
            lost = [it for it in first if it not in second][:4]
            came = [it for it in second if it not in first][:4]
            different.append(f"{path.name}: {lost} became {came}")
    return same, different


def _name(path: Path) -> str:
    """Return the name of a paper without its number, which depends on what is made along with it."""
    return path.name.partition(" ")[2]


def _words(path: Path) -> Iterable[str]:
    with zipfile.ZipFile(path) as file:
        for name in sorted(file.namelist()):
            if name.endswith(".xml") and ("document" in name or "slides/slide" in name):
                for text in ET.fromstring(file.read(name)).iter():
                    if text.tag.endswith("}t") and text.text:
                        yield text.text
