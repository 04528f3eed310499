"""What partners do to the workbook that they were sent, each in another way, and in other formats."""

from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.exchange.returned import column_of, edit, save_as_csv, save_as_ods, save_as_xls

Change = Callable[[Any, int], object]
EXPECTED, TICK, SITUATION, BY = "Nieuwe verwachting", "Klopt nog", "Stand van zaken", "Ingevuld door"
DATES: tuple[object, ...] = (
    *(date(2027, 5, 1), "eind 2027", "1 juni 2028"),
    *("Q3 2028", "week 40 2027", " 1-9-2027 "),
)
"""Dates as they are typed; all can be read."""
DOUBTS = ("zodra het kan", "3-4")
"""Dates that nobody, or everybody otherwise, can read."""


def open_rows(sheet: Any) -> list[int]:
    """Return the rows that the partner was asked to fill in."""
    column = column_of(sheet, EXPECTED)
    return [row for row in range(2, sheet.max_row + 1) if not sheet.cell(row, column).protection.locked]


def fill_in(sheet: Any, which: int, first: int = 0) -> None:
    """Answer a quarter of the rows: a date, a tick, a sentence."""
    columns = {name: column_of(sheet, name) for name in (EXPECTED, TICK, SITUATION, BY)}
    for count, row in enumerate(open_rows(sheet)[first::4]):
        match count % 3:
            case 0:
                sheet.cell(row, columns[EXPECTED]).value = DATES[(which + count) % len(DATES)]
            case 1:
                sheet.cell(row, columns[TICK]).value = ("✓", "x", "ja", "klopt")[which % 4]
            case _:
                sheet.cell(row, columns[SITUATION]).value = f"aannemer gekozen, bericht {which}.{count}"
        sheet.cell(row, columns[BY]).value = ("Anna", "J. de Boer", "projectleider")[which % 3]
    leads = column_of(sheet, "Trekker")
    for row in open_rows(sheet):
        if "," in str(sheet.cell(row, leads).value):  # of two lead parties each says something else
            sheet.cell(row, columns[EXPECTED]).value = date(2028, 1 + which % 12, 15)


def _doubts(sheet: Any, _which: int) -> None:
    rows = open_rows(sheet)
    for row, text in zip(rows[1:3], DOUBTS, strict=False):
        sheet.cell(row, column_of(sheet, EXPECTED)).value = text


def _recolour(sheet: Any, _which: int) -> None:
    for row in open_rows(sheet)[::3]:
        for cell in sheet[row]:
            cell.fill = PatternFill("solid", fgColor="FFFF00")


def _insert_rows(sheet: Any, _which: int) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Overzicht van onze projecten"
    sheet.insert_rows(8, 3)


def _insert_columns(sheet: Any, _which: int) -> None:
    sheet.insert_cols(2, 2)
    sheet["B1"] = "onze opmerking"
    sheet["B3"] = "navragen bij Piet"


def _sort(sheet: Any, _which: int) -> None:
    rows = [[(it.value, copy(it._style)) for it in row] for row in sheet.iter_rows(min_row=2)]
    for to, row in enumerate(sorted(rows, key=lambda it: str(it[1][0]), reverse=True), 2):
        for at, (value, style) in enumerate(row, 1):
            cell = sheet.cell(to, at)
            cell.value, cell._style = value, style


def _hide(sheet: Any, _which: int) -> None:
    for letter in "CDEF":
        sheet.column_dimensions[letter].hidden = True
    for row in range(4, 9):
        sheet.row_dimensions[row].hidden = True


def _delete_rows(sheet: Any, _which: int) -> None:
    sheet.delete_rows(3, 2)


def _rename(sheet: Any, _which: int) -> None:
    sheet.title = "Blad van ons"


def _new_projects(sheet: Any, which: int) -> None:
    other = sheet.parent["Nieuwe projecten"]
    other.cell(2, 1).value = f"Deelauto bij de kerk {which}"
    other.cell(2, column_of(other, "Verwacht gereed")).value = "najaar 2027"


WAYS: tuple[Change, ...] = (
    *(lambda _sheet, _which: None, _doubts, _recolour, _insert_rows, _insert_columns, _sort, _hide),
    *(_delete_rows, _rename, _new_projects),
)
"""Each is done after the answers were filled in."""


def answer(sent: Path, folder: Path, which: int) -> Path:
    """Return what the partner number `which` sends back."""

    def change(book: Any) -> None:
        sheet = book["Projecten"]
        fill_in(sheet, which)
        WAYS[which % len(WAYS)](sheet, which)

    name = f"Kopie van {sent.name}" if which % 5 == 4 else sent.name
    path = edit(sent, change, folder / name)
    other = {11: ".csv", 14: ".xls", 17: ".ods", 20: ""}.get(which)
    if other is None:
        return path
    save = {".csv": save_as_csv, ".xls": save_as_xls, ".ods": save_as_ods, "": _copy_rows}[other]
    made = save(path, path.with_name(f"{sent.stem}{other or '.xlsx'}"))
    if made != path:
        path.unlink()
    return made


def _copy_rows(path: Path, target: Path) -> Path:
    """Copy only the rows that were filled in to a new workbook, as people do for a short mail."""
    from openpyxl import load_workbook

    old: Any = load_workbook(path)["Projecten"]
    book = Workbook()
    new: Any = book.active
    new.title = "Blad1"
    for row in [1, *open_rows(old)[::4]]:
        new.append([cell.value for cell in old[row]])
    book.save(target)
    return target
