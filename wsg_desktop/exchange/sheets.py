"""Sheets as plain data: values at their own addresses, and what is merged, hidden or in error.

Data only: reading a file into sheets is in `sheet_reading`, what a sheet means is up to `list_shape`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import NamedTuple

Value = str | float | int | bool | date | time | timedelta
"""A cell's value; an empty cell is an empty string. A moment (datetime) at midnight is a date."""

Row = list[Value]

MAX_ROWS = 200_000
"""Rows of a sheet that are read; what is below is counted in `Sheet.left_out`."""


NO_RESULT = ""
"""What stands in the place of an error where a formula has no result: its program did not calculate it."""


class Merge(NamedTuple):
    """A block of merged cells, first and last row and column included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What a sheet has beside values; rows and columns are counted from 0."""

    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    """Formula errors such as #REF! by row and column; `NO_RESULT` where a formula was never calculated."""
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    """What people wrote beside cells, by row and column."""
    pictures: tuple[tuple[int, int], ...] = ()
    """Rows and columns of the cells on which pictures begin."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a text table as a sheet of its own. Rows may differ in length."""

    name: str
    rows: list[Row]
    hidden: bool = False
    structure: Structure = field(default_factory=Structure)
    left_out: int = 0
    """Rows with something in them that were not read, because there are more than `MAX_ROWS`."""

    @property
    def width(self) -> int:
        """Return the number of columns of the longest row."""
        return max(map(len, self.rows), default=0)

    def value(self, row: int, column: int) -> Value:
        """Return what is at `row` and `column`, counted from 0; outside the sheet that is nothing."""
        return value_at(self.rows[row], column) if 0 <= row < len(self.rows) else ""


def value_at(row: Row, column: int) -> Value:
    """Return the value in a column of a row, counted from 0; outside the row that is nothing."""
    return row[column] if 0 <= column < len(row) else ""


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """Return the address people use for a row and column counted from 0: (4, 1) is B5."""
    return f"{column_letters(column)}{row + 1}"
