"""What partners do to the workbook that they were sent, each in another way, and in other formats."""

from collections.abc import Callable
from copy import copy
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.exchange.returned import column_of, edit, save_as_csv, save_as_ods, save_as_xls

Change = Callable[[Any, int], "list[Said] | None"]
SHORT = 20
"""The number of the partner that sends back only some rows."""
EXPECTED, TICK, SITUATION, BY = "Nieuwe verwachting", "Klopt nog", "Stand van zaken", "Ingevuld door"
DOUBTS = ("zodra het kan", "3-4")
"""Dates that nobody, or everybody otherwise, can read."""
UNKNOWN, PERHAPS = "n.t.b.", "op zich wel"
"""A date that is not known yet, and a tick that may be none: a person has to say so."""
NUMBER, END, CONFIRMED, NEWS = "Nr.", "end", "confirmed", "situation"


class Said(NamedTuple):
    """What a partner meant, to find again in the programme."""

    number: str
    field: str
    value: object
    """A day, None for no day any more, True for a tick, or a sentence; the text of a date in doubt."""


def later(base: date, turn: int) -> tuple[object, date]:
    """Return a date after `base` as people type it, in another way each turn, and the day that it means."""
    year = base.year + 1
    ways: tuple[tuple[object, date], ...] = (
        (base + timedelta(days=60), base + timedelta(days=60)),
        (f"eind {year}", date(year, 12, 31)),
        (f"1 juni {year}", date(year, 6, 1)),
        (f"Q3 {year}", date(year, 9, 30)),
        (f"week 40 {year}", date.fromisocalendar(year, 40, 5)),
        (f" 1-9-{year} ", date(year, 9, 1)),
    )
    return ways[turn % len(ways)]


def open_rows(sheet: Any) -> list[int]:
    """Return the rows that the partner was asked to fill in."""
    column = column_of(sheet, EXPECTED)
    return [row for row in range(2, sheet.max_row + 1) if not sheet.cell(row, column).protection.locked]


def fill_in(sheet: Any, which: int) -> list[Said]:
    """Answer a quarter of the rows: a date, a tick, a sentence; up to three more leave a doubt."""
    columns = {name: column_of(sheet, name) for name in (EXPECTED, TICK, SITUATION, BY)}
    said: list[Said] = []

    def write(row: int, column: str, text: object, field: str, value: object) -> None:
        sheet.cell(row, columns[column]).value = text
        said.append(Said(_number(sheet, row), field, value))

    rows = open_rows(sheet)
    for count, row in enumerate(rows[::4]):
        match count % 3:
            case 0:
                text, day = later(_base(sheet, row), which + count)
                write(row, EXPECTED, text, END, day)
            case 1:
                write(row, TICK, ("✓", "x", "ja", "klopt")[which % 4], CONFIRMED, True)
            case _:
                news = f"aannemer gekozen, bericht {which}.{count}"
                write(row, SITUATION, news, NEWS, news)
        sheet.cell(row, columns[BY]).value = ("Anna", "J. de Boer", "projectleider")[which % 3]
    for row in rows[5:6]:
        write(row, EXPECTED, UNKNOWN, END, None)
    for row in rows[9:20:4]:
        write(row, TICK, PERHAPS, CONFIRMED, True)
    leads = column_of(sheet, "Trekker")
    for row in rows:
        if "," in str(sheet.cell(row, leads).value):  # of two lead parties each says something else
            day = date(_base(sheet, row).year + 1, 1 + which % 12, 15)
            said = [it for it in said if (it.number, it.field) != (_number(sheet, row), END)]
            write(row, EXPECTED, day, END, day)
    return said


def _number(sheet: Any, row: int) -> str:
    return str(sheet.cell(row, column_of(sheet, NUMBER)).value)


def _base(sheet: Any, row: int) -> date:
    """Return when a row is expected to be ready; where nothing is, a day on which much will have begun."""
    found = sheet.cell(row, column_of(sheet, "Verwacht gereed")).value
    return found.date() if isinstance(found, datetime) else date(2035, 1, 1)


def _doubts(sheet: Any, _which: int) -> list[Said]:
    """Say something that nobody can read, and something that could be read in two ways."""
    at = column_of(sheet, EXPECTED)
    free = [row for row in open_rows(sheet) if not sheet.cell(row, at).value]
    soon = [row for row in free[1:] if _base(sheet, row) < date(2027, 3, 1)]
    said: list[Said] = []
    for row, text in zip((free[0], *soon[:1]), DOUBTS, strict=False):
        sheet.cell(row, at).value = text
        said.append(Said(_number(sheet, row), END, text))
    return said


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


def answer(sent: Path, folder: Path, which: int) -> tuple[Path, list[Said]]:
    """Return what the partner number `which` sends back, and what was meant by all that is still in it."""
    said: list[Said] = []
    is_short = which == SHORT

    def change(book: Any) -> None:
        sheet = book["Projecten"]
        said.extend(fill_in(sheet, which))
        said.extend(WAYS[which % len(WAYS)](sheet, which) or ())
        rows = open_rows(sheet)[::4] if is_short else open_rows(sheet)
        left = {_number(sheet, row) for row in rows}
        said[:] = [it for it in said if it.number in left]

    name = f"Kopie van {sent.name}" if which % 5 == 4 else sent.name
    path = edit(sent, change, folder / name)
    if is_short:
        return _copy_rows(path, path.with_name(f"{sent.stem}.xlsx")), said
    other = {11: ".csv", 14: ".xls", 17: ".ods"}.get(which)
    if other is None:
        return path, said
    save = {".csv": save_as_csv, ".xls": save_as_xls, ".ods": save_as_ods}[other]
    made = save(path, path.with_name(f"{sent.stem}{other}"))
    path.unlink()
    return made, said


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
