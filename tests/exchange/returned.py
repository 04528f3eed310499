"""Overviews that were sent, edited the way people do, and read back."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.exchange.overview_samples import PHASE_NAMES, TODAY, content
from wsg_desktop.exchange.answer_reading import Opened, open_answer, read_answer
from wsg_desktop.exchange.answers import AnswerDraft
from wsg_desktop.exchange.overview_content import OverviewContent
from wsg_desktop.exchange.overview_workbook import write_overview
from wsg_desktop.exchange.sent_content import SentOverview, read_sent
from wsg_desktop.exchange.worker import ReadingWorker
from wsg_desktop.texts import translator

PHASES = {name: phase for phase, name in PHASE_NAMES.items()}


def send(path: Path, overview: OverviewContent | None = None, language: str = "nl") -> SentOverview:
    """Write an overview to `path` and return what the programme would keep of it."""
    overview = overview or content()
    write_overview(overview, path, translator(language))
    return read_sent(overview.export_id, overview.as_sent(7))


def edit(path: Path, change: Callable[[Any], object], to: Path | None = None) -> Path:
    """Let somebody change the workbook with another program and save it, under another name with `to`."""
    book: Any = load_workbook(path)
    change(book)
    book.save(to or path)
    return to or path


def fill(sheet: Any, number: str, **answers: Any) -> None:
    """Fill in a row by its number; the words of headers come with underscores: `Nieuwe_verwachting`."""
    for header, value in answers.items():
        sheet.cell(row_of(sheet, number), column_of(sheet, header.replace("_", " "))).value = value


def row_of(sheet: Any, number: str) -> int:
    """Return the row, from 1, of a number."""
    column = column_of(sheet, "Nr.")
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column).value == number)


def column_of(sheet: Any, header: str) -> int:
    """Return the column, from 1, under a header."""
    return next(cell.column for row in sheet.iter_rows(max_row=9) for cell in row if cell.value == header)


def rows_of(sheet: Any) -> list[list[Any]]:
    """Return the values of a sheet row by row."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def save_as_csv(path: Path, target: Path, *, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    """Save the sheet Projecten as a Dutch Excel does: semicolons, and dates as they are shown."""
    rows = rows_of(load_workbook(path)["Projecten"])
    with target.open("w", newline="", encoding=encoding, errors="replace") as file:
        csv.writer(file, delimiter=delimiter).writerows([_shown(value) for value in row] for row in rows)
    return target


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else str(value)


def opened(path: Path) -> Opened:
    """Return a returned file, read in a process of its own."""
    with ReadingWorker() as worker:
        return open_answer(path, worker)


def read(path: Path, sent: SentOverview) -> AnswerDraft:
    """Return what a returned file says."""
    return read_answer(opened(path), sent, today=TODAY, phase_names=PHASES)


def said(draft: AnswerDraft) -> dict[tuple[str, str], Any]:
    """Return every answer by number and field; one that must be asked as "? " and the question."""
    return {
        (row.number, cell.field): f"? {cell.question.sentence(translator('en'))}"
        if cell.question
        else cell.value
        for row, cell in cells(draft)
    }


def cells(draft: AnswerDraft) -> Iterator[tuple[Any, Any]]:
    """Yield every row with each of its cells."""
    for row in draft.rows:
        for cell in row.cells:
            yield row, cell


def problems(draft: AnswerDraft) -> dict[str, str]:
    """Return the problems by sheet and cell, in English."""
    return {f"{it.sheet}!{it.cell}": it.sentence(translator("en")) for it in draft.problems}
