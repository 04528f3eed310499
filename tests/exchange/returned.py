"""Overviews that were sent, edited the way people do, and read back."""

import csv
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import load_workbook

from tests.exchange.overview_samples import PHASE_NAMES, TODAY, content
from wsg_desktop.domain.terms import exact
from wsg_desktop.exchange.answer_reading import Opened, open_answer, read_answer
from wsg_desktop.exchange.answers import AnswerDraft
from wsg_desktop.exchange.file_properties import read_properties
from wsg_desktop.exchange.overview_content import OverviewContent
from wsg_desktop.exchange.overview_workbook import write_overview
from wsg_desktop.exchange.safe_open import check_file
from wsg_desktop.exchange.sent_content import SentOverview, read_sent
from wsg_desktop.exchange.sheet_reading import read_sheets
from wsg_desktop.exchange.worker import ReadFile, ReadingWorker
from wsg_desktop.texts import translator

PHASES = {name: phase for phase, name in PHASE_NAMES.items()}


def send(path: Path, overview: OverviewContent | None = None, language: str = "nl") -> SentOverview:
    """Write an overview to `path` and return what the programme would keep of it."""
    if overview is None:
        overview = content()
        path.write_bytes(_usual_workbook(language))
    else:
        write_overview(overview, path, translator(language))
    return read_sent(overview.export_id, overview.as_sent(7))


@cache
def _usual_workbook(language: str) -> bytes:
    with TemporaryDirectory() as folder:
        write_overview(content(), path := Path(folder) / "p.xlsx", translator(language))
        return path.read_bytes()


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


def save_as_csv(
    path: Path,
    target: Path,
    *,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
    days: str = "%d-%m-%Y",
) -> Path:
    """Save the sheet Projecten as a Dutch Excel does: semicolons, and dates as they are shown."""
    rows = rows_of(load_workbook(path)["Projecten"])
    with target.open("w", newline="", encoding=encoding, errors="replace") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([_shown(value, days) for value in row] for row in rows)
    return target


def save_as_xls(path: Path, target: Path) -> Path:
    """Save every sheet as an old Excel does: values only, dates as numbers with a format."""
    import xlwt

    book = xlwt.Workbook()
    as_date = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for old in load_workbook(path).worksheets:
        new = book.add_sheet(old.title[:31])
        for at, row in enumerate(rows_of(old)):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    new.write(at, column, value, as_date)
                elif value is not None:
                    new.write(at, column, value)
    book.save(str(target))
    return target


_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
)


_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2"><manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def save_as_ods(path: Path, target: Path) -> Path:
    """Save every sheet as an OpenDocument spreadsheet, written by hand: what is ours is dropped."""
    sheets = "".join(
        f"<table:table table:name={quoteattr(sheet.title)}>"
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows_of(sheet)
        )
        + "</table:table>"
        for sheet in load_workbook(path).worksheets
    )
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", _MANIFEST)
        made.writestr("content.xml", _ODS.format(sheets=sheets))
    return target


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        day = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        return f"<table:table-cell {day}><text:p>{value:%d-%m-%Y}</text:p></table:table-cell>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def _shown(value: Any, days: str) -> str:
    if isinstance(value, date):
        return value.strftime(days)
    return "" if value is None else str(value)


class ReadingHere(ReadingWorker):
    """Reads in this process: beginning another one takes longer than all the rest of a test."""

    def read(self, path: Path) -> ReadFile:
        form = check_file(path)
        return ReadFile(read_sheets(path, form), read_properties(path, form))


def opened(path: Path, reading: type[ReadingWorker] = ReadingHere) -> Opened:
    """Return a returned file."""
    with reading() as worker:
        return open_answer(path, worker)


def read(path: Path, sent: SentOverview, reading: type[ReadingWorker] = ReadingHere) -> AnswerDraft:
    """Return what a returned file says."""
    return read_answer(opened(path, reading), sent, today=TODAY, phase_names=PHASES)


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


EXPORT = "0123456789abcdef"


def answer(book: Any) -> None:
    """Fill in two rows as a partner would."""
    fill(book["Projecten"], "B1", Nieuwe_verwachting=date(2027, 3, 1), Stand_van_zaken="vloer ligt")
    fill(book["Projecten"], "B4", Klopt_nog="✓", Ingevuld_door="J. Jansen")


ANSWERED: dict[tuple[str, str], Any] = {
    ("B1", "end"): exact(date(2027, 3, 1)),
    ("B1", "situation"): "vloer ligt",
    ("B4", "confirmed"): True,
}
"""What `answer` says, by number and field."""
