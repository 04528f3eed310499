"""Places and days as formulas name them, compared with what openpyxl knows of Excel."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from wsg_desktop.exchange.sheet_places import column_letters, column_range, excel_day, place


@given(st.integers(0, 16_383))
def test_letters_are_those_of_excel(column: int) -> None:
    assert column_letters(column) == get_column_letter(column + 1)


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)))
def test_days_are_those_of_excel(day: date) -> None:
    assert excel_day(day) == to_excel(day)


def test_places_hold_on_to_column_or_row() -> None:
    assert place(4, 7) == "$H5"
    assert place(3, 27, row_only=True) == "AB$4"
    assert column_range("Zo's lijst", 1, 12) == "'Zo''s lijst'!$B$2:$B$13"
    assert column_range("Projecten", 0, 0) == "'Projecten'!$A$2:$A$2"
