"""Returned overviews: one of 2,000 rows compared, against python-calamine reading it; forty from disk.

Comparing is all that comes after the sheets were read: finding columns and rows, reading every answer, asking
the journal what stood when it was sent, and the verdicts. Forty files are opened in the worker process.
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import python_calamine
from openpyxl import load_workbook

from tests.benchmarks.figure import Figure, middle, times
from wsg_desktop.services import answer_comparing, answer_files, overviews, parties, programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.transaction import Transaction

ROWS = 2_000
FILES, ROWS_OF_FILE = 40, 50
FOUR_TIMES, TEN_SECONDS = 4, 10.0
ROUNDS = 5
ANSWERED = 4
"""One row of so many has answers."""


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure one large workbook and forty ordinary ones."""
    with tempfile.TemporaryDirectory() as folder:
        yield _one(Path(folder))
        yield _forty(Path(folder))


def _one(folder: Path) -> Figure:
    with closing(make_programme(folder / "one.wsg", 1, ROWS)) as document:
        (path,) = make_returned(document, folder / "one")
        opened = answer_files.open_returned([path])
        works: list[Callable[[], object]] = [
            partial(_compare, document, opened),
            partial(_read, path),
        ]
        measured = times(works * ROUNDS)
    ours, floor = middle(measured[::2]), middle(measured[1::2])
    return Figure("answers: one workbook compared", ROWS, ours, floor, goal_ratio=FOUR_TIMES)


def _forty(folder: Path) -> Figure:
    with closing(make_programme(folder / "forty.wsg", FILES, ROWS_OF_FILE)) as document:
        paths = make_returned(document, folder / "forty")
        seconds = middle(times([lambda: _compare(document, answer_files.open_returned(paths))] * 3))
    name, size = "answers: forty workbooks read and compared", FILES * ROWS_OF_FILE
    return Figure(name, size, seconds, None, goal=TEN_SECONDS * 1000)


def make_programme(path: Path, count: int, rows: int) -> Document:
    """Return a programme of `count` parties that lead `rows` projects each."""
    document = programme.create(path, "bench", name="Bench")
    document.backs_up = False

    def fill(tx: Transaction) -> None:
        for party in range(count):
            parties.add_party(tx, f"Organisatie {party + 1:02}")
            for row in range(rows):
                project = projects.create(tx, f"Project {row} van {party}")
                set_field(tx, project, "lead_parties", [f"Organisatie {party + 1:02}"])
                set_field(tx, project, "situation", f"stand {row}")

    document.change("fill", fill)
    return document


def make_returned(document: Document, folder: Path) -> list[Path]:
    """Return the overviews of all parties, with answers in one row of four."""
    paths = [it.path for it in overviews.write_overviews(document, None, folder)]
    for path in paths:
        book: Any = load_workbook(path)
        sheet = book["Projecten"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1, ANSWERED):
            sheet.cell(row, columns["Nieuwe verwachting"]).value = date(2027, 1 + row % 12, 1)
            sheet.cell(row, columns["Stand van zaken"]).value = f"antwoord {row}"
        book.save(path)
    return paths


def _compare(document: Document, opened: Sequence[Any]) -> None:
    with document.reading() as read:
        files = answer_comparing.compare(read, opened, document.clock.today())
    assert all(file.rows and not file.refusal for file in files)


def _read(path: Path) -> None:
    with python_calamine.load_workbook(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
