"""Writes what a table shows as a plain workbook: the same columns and rows, with real days and numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.exchange.cell_formats import (
    EURO,
    PERCENT,
    UNDERLINED,
    CellFormats,
    status_words,
)
from wsg_desktop.exchange.cell_writing import CellWriter
from wsg_desktop.exchange.overview_projects import table_options
from wsg_desktop.exchange.overview_sheet import set_page
from wsg_desktop.exchange.safe_texts import Cleaning
from wsg_desktop.exchange.styled_workbook import StyledWorkbook, uncollected
from wsg_desktop.exchange.table_layout import set_columns, set_row_height
from wsg_desktop.texts import LOCALES, N_, Translator
from wsg_desktop.written_files import placed

TABLE = "WSG_lijst"
NARROWEST, WIDEST = 8, 45
MEASURED = 500
"""So many rows tell how wide a column should be."""

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_SHEET_NAME = 31

Value = str | int | date | Term | Light | None
"""What a cell holds: a text, a number, a day, a date as exact as it is known, a status, or nothing."""


class NumberKind(StrEnum):
    """What a whole number means."""

    EUROS = "euros"
    PERCENT = "percent"


FORMATS: dict[NumberKind | None, str] = {NumberKind.EUROS: EURO, NumberKind.PERCENT: PERCENT, None: "0"}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column as it is shown."""

    header: str
    numbers: NumberKind | None = None
    is_code: bool = False
    """Whether it holds the numbers of projects."""
    indents: bool = False
    """Whether it shows how deep a row stands in the outline."""


@dataclass(frozen=True, slots=True)
class ViewSheet:
    """What is written: everything that the table shows, in its order."""

    name: str
    """The name of the view."""
    programme: str
    day: date
    columns: tuple[SheetColumn, ...]
    rows: Sequence[tuple[Value, ...]]
    depths: Sequence[int] = ()
    """Per row how deep it stands in the outline; empty for a flat list."""
    frozen: int = 2
    """How many columns stay in sight while the others scroll."""


def write_view(sheet: ViewSheet, path: Path, tr: Translator) -> int:
    """Write `sheet` as the workbook `path`, in place of what stood there.

    Returns how many characters were dropped because no cell can hold them. Raises `FileProblem` when the
    folder or the file cannot be written; what stood there is then untouched.
    """
    with placed(path) as fresh, uncollected():
        return _write(sheet, fresh, tr)


def _write(content: ViewSheet, path: Path, tr: Translator) -> int:
    workbook = StyledWorkbook(path, LOCALES[tr.language])
    cleaning = Cleaning()
    formats = CellFormats(workbook, tr, content.day)
    sheet = workbook.sheet(_sheet_name(content.name, tr))
    set_page(sheet, cleaning.text(content.programme), content.day, tr)
    sheet.hide_gridlines(2)
    names = _unlike([cleaning.text(column.header) for column in content.columns])
    headers: list[dict[str, Any]] = [
        {"header": name, "header_format": formats.head(right=column.numbers is not None)}
        for name, column in zip(names, content.columns, strict=True)
    ]
    last = max(len(content.rows), 1)
    sheet.add_table(0, 0, last, len(headers) - 1, table_options(TABLE, headers))
    line = {"type": "formula", "criteria": "=TRUE", "format": workbook.plain_format(UNDERLINED)}
    sheet.conditional_format(1, 0, last, len(headers) - 1, line)
    _Cells(CellWriter(sheet, formats, cleaning, tr), tr).write(content)
    frozen = min(content.frozen, len(names) - 1)
    widths = [_width(name, content, index) for index, name in enumerate(names)]
    for index, row in enumerate(content.rows, 1):
        texts = ((it, width) for it, width in zip(row, widths, strict=True) if isinstance(it, str))
        set_row_height(sheet, index, texts)
    set_columns(sheet, names, widths, max(frozen, 1))
    sheet.freeze_panes(1, frozen)
    _set_properties(workbook, content, cleaning)
    workbook.close()
    return cleaning.dropped


class _Cells:
    """Writes the rows of one sheet."""

    def __init__(self, writer: CellWriter, tr: Translator) -> None:
        self._writer = writer
        self._words = {light: status_words(light, tr) for light in Light}
        self._looks = {light: writer.formats.status(light) for light in Light}
        self._day = writer.formats.day()

    def write(self, content: ViewSheet) -> None:
        """Write every row under the header."""
        for index, row in enumerate(content.rows):
            depth = content.depths[index] if content.depths else 0
            for column, (kind, value) in enumerate(zip(content.columns, row, strict=True)):
                self._cell(index + 1, column, kind, value, depth)

    def _cell(self, row: int, column: int, kind: SheetColumn, value: Value, depth: int) -> None:
        match value:
            case None | "":
                return
            case Light():
                self._writer.plain(row, column, self._words[value], self._looks[value])
            case str() if kind.is_code:
                self._writer.code(row, column, value)
            case str():
                self._writer.text(row, column, value, indent=depth if kind.indents else 0)
            case int():
                self._writer.number(row, column, value, FORMATS[kind.numbers])
            case Term():
                self._writer.term(row, column, value)
            case date():
                self._writer.day(row, column, value, self._day)


def _set_properties(workbook: StyledWorkbook, content: ViewSheet, cleaning: Cleaning) -> None:
    programme = cleaning.text(content.programme)
    properties = {
        "title": cleaning.text(f"{content.programme}: {content.name}"),
        "author": programme,
        "company": programme,
        "created": datetime.combine(content.day, time(12), UTC).replace(tzinfo=None),
    }
    workbook.set_properties(properties)  # pyright: ignore[reportUnknownMemberType]


def _sheet_name(name: str, tr: Translator) -> str:
    """Return a name that Excel takes for a sheet."""
    words = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", Cleaning().text(name)).split())
    words = words[:_LONGEST_SHEET_NAME].strip(" '")
    return tr(N_("Projects")) if not words or words.lower() == "history" else words


def _unlike(names: Sequence[str]) -> list[str]:
    """Return the names with a number behind those that were there already: a table takes each once."""
    found: list[str] = []
    for name in names:
        number, unlike = 1, name or " "
        while unlike.lower() in {it.lower() for it in found}:
            number += 1
            unlike = f"{name} ({number})"
        found.append(unlike)
    return found


def _width(header: str, content: ViewSheet, index: int) -> float:
    longest = max((_length(row[index]) for row in content.rows[:MEASURED]), default=0)
    indent = max(content.depths[:MEASURED], default=0) if content.columns[index].indents else 0
    return min(max(longest + 2 + 2 * indent, len(header) * 0.7 + 3, NARROWEST), WIDEST)


def _length(value: Value) -> int:
    match value:
        case None:
            return 0
        case Light():
            return 15
        case str():
            return max(map(len, value.split("\n")))
        case Term():
            return max(len(value.text), 11)
        case date():
            return 11
        case int():
            return len(f"{value:,}") + 2
