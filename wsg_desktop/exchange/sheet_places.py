"""Places in a sheet as formulas name them, and days as Excel counts them."""

from datetime import date

_DAY_ZERO = date(1899, 12, 30).toordinal()


def excel_day(day: date) -> int:
    """Return the number Excel keeps for a day from 1 March 1900 on."""
    return day.toordinal() - _DAY_ZERO


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0: A, Z, AA."""
    letters = ""
    while column >= 0:
        column, index = divmod(column, 26)
        letters = chr(ord("A") + index) + letters
        column -= 1
    return letters


def place(row: int, column: int, *, row_only: bool = False) -> str:
    """Return a cell whose column stays when the formula is used elsewhere; with `row_only` its row does."""
    letters = column_letters(column)
    return f"{letters}${row + 1}" if row_only else f"${letters}{row + 1}"


def column_range(sheet: str, column: int, lines: int) -> str:
    """Return the cells under the header of a table that starts at the top left of `sheet`."""
    letters = column_letters(column)
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!${letters}$2:${letters}${max(lines, 1) + 1}"
