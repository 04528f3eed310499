"""From a checked file to sheets: python-calamine for values, openpyxl where that fails, text by itself.

Runs in a worker process (`worker`), because a small file can ask for much memory. Nothing here follows
links, runs macros or computes formulas.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.safe_open import DAMAGED, ENCRYPTED, FileFormat
from wsg_desktop.exchange.sheets import MAX_ROWS, Merge, Row, Sheet, Structure, Value

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MANY_CELLS = 2_000_000
"""From here rows are trimmed one by one: a stray cell far away makes a small list look enormous."""


def read_sheets(path: Path, form: FileFormat) -> list[Sheet]:
    """Read every sheet of a file that `check_file` found to be `form`; raise `FileProblem` when it fails."""
    if form is FileFormat.CSV:
        return [_text_sheet(path)]
    try:
        return _with_calamine(path, form)
    except FileProblem:
        raise
    except Exception:
        return read_sparse_sheets(path, form)


def read_sparse_sheets(path: Path, form: FileFormat) -> list[Sheet]:
    """Read a workbook slowly but in little memory, for what the fast reader cannot take."""
    if form is not FileFormat.XLSX:
        raise FileProblem(DAMAGED, name=path.name)
    try:
        return _with_openpyxl(path, form)
    except MemoryError:
        raise
    except Exception as error:
        raise FileProblem(DAMAGED, name=path.name) from error


def _text_sheet(path: Path) -> Sheet:
    from wsg_desktop.exchange.text_tables import read_text_table

    rows, left_out = _capped(cast("list[Row]", read_text_table(path.read_bytes())))
    return Sheet(path.stem, rows, left_out=left_out)


def _with_calamine(path: Path, form: FileFormat) -> list[Sheet]:
    import python_calamine

    from wsg_desktop.exchange.sheet_structure import read_structures

    structures = read_structures(path, form)
    sheets: list[Sheet] = []
    try:
        book = python_calamine.load_workbook(path)  # pyright: ignore[reportUnknownMemberType]
    except python_calamine.PasswordError as error:
        raise FileProblem(ENCRYPTED, name=path.name) from error
    with book:
        for index, about in enumerate(book.sheets_metadata):
            if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(index)
            structure = structures.get(about.name, Structure())
            if sheet.merged_cell_ranges:
                merged = tuple(Merge(*first, *last) for first, last in sheet.merged_cell_ranges)
                structure = replace(structure, merged=merged)
            hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
            rows, left_out = _capped(_calamine_rows(sheet))
            sheets.append(Sheet(about.name, rows, hidden, structure, left_out))
    return sheets


def _calamine_rows(sheet: "CalamineSheet") -> Iterable[Row]:
    if sheet.total_height * sheet.total_width < MANY_CELLS:
        return cast("list[Row]", sheet.to_python(skip_empty_area=False))
    return _trimmed_rows(sheet)


def _trimmed_rows(sheet: "CalamineSheet") -> Iterator[Row]:
    margin: Row = [""] * (sheet.start[1] if sheet.start else 0)  # iter_rows keeps empty rows, not columns
    for row in sheet.iter_rows():
        last = len(row)
        while last and row[last - 1] == "":
            last -= 1
        yield margin + cast("Row", row[:last]) if last else []


def _with_openpyxl(path: Path, form: FileFormat) -> list[Sheet]:
    import openpyxl
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    from wsg_desktop.exchange.sheet_structure import read_structures

    structures = read_structures(path, form)
    sheets: list[Sheet] = []
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            reader = cast("ReadOnlyWorksheet", sheet)
            reader.reset_dimensions()  # a file may lie about its size
            rows, left_out = _capped(_plain_row(row) for row in reader.iter_rows(values_only=True))
            hidden = reader.sheet_state != "visible"
            sheets.append(
                Sheet(reader.title, rows, hidden, structures.get(reader.title, Structure()), left_out)
            )
    finally:
        book.close()
    return sheets


def _plain_row(row: Sequence[object]) -> Row:
    last = len(row)
    while last and row[last - 1] is None:
        last -= 1
    return [_plain_value(value) for value in row[:last]]


def _plain_value(value: object) -> Value:
    """Return what the fast reader would give: nothing is an empty string, midnight is a date."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
        return ""  # a formula error; `sheet_structure` reports it
    return cast("Value", value)


def _capped(rows: Iterable[Row]) -> tuple[list[Row], int]:
    """Return the first `MAX_ROWS` rows, and how many rows with something in them come below."""
    kept: list[Row] = []
    left_out = 0
    for row in rows:
        if len(kept) < MAX_ROWS:
            kept.append(row)
        elif any(value != "" for value in row):
            left_out += 1
    while kept and not any(value != "" for value in kept[-1]):
        kept.pop()
    return kept, left_out
