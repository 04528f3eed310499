"""Time over sheets side by side: nothing is left out, and every name at a seam can be read."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.drawing.chart_rows import Span
from wsg_desktop.drawing.time_columns import OVERLAP, time_columns
from wsg_desktop.drawing.timescale import MAX_PX_PER_DAY, MIN_PX_PER_DAY

SPAN = Span(date(2024, 11, 20).toordinal(), date(2030, 9, 1).toordinal())


def test_one_sheet_shows_just_the_days_with_room_for_a_flag_on_both_sides() -> None:
    scale, (column,) = time_columns(SPAN, 624)
    assert (column.left, column.first, column.last) == (-OVERLAP, -1, 600)
    assert round(scale.x(SPAN.stop)) == 600


def test_a_century_fits_on_a4_on_end() -> None:
    span = Span(date(1990, 1, 1).toordinal(), date(2100, 1, 1).toordinal())
    scale, (column,) = time_columns(span, 450)
    assert column.last == round(scale.x(span.stop)) <= 450


@pytest.mark.parametrize("count", [2, 3, 5])
def test_sheets_begin_with_a_period_of_the_calendar(count: int) -> None:
    scale, columns = time_columns(SPAN, 700, count)
    for column in columns:
        begin = date.fromordinal(int(scale.day(column.left + OVERLAP + 0.5)))
        assert begin.day == 1
        assert begin.month in {1, 4, 7, 10}


days = st.integers(date(1990, 1, 1).toordinal(), date(2090, 1, 1).toordinal())


@given(days, st.integers(1, 9000), st.integers(1, 12), st.integers(200, 3000))
def test_every_day_is_on_one_sheet_and_within_its_width(
    start: int, length: int, count: int, width: int
) -> None:
    span = Span(start, start + length)
    scale, columns = time_columns(span, width, count)
    assert len(columns) == count
    for before, after in pairwise(columns):
        assert before.last == after.first
    assert columns[0].first < scale.x(span.start)
    assert columns[-1].last >= round(scale.x(span.stop)) or scale.px_per_day in {
        MIN_PX_PER_DAY,
        MAX_PX_PER_DAY,
    }
    if MIN_PX_PER_DAY < scale.px_per_day < MAX_PX_PER_DAY:
        assert all(column.last - column.left <= width - OVERLAP + 1 for column in columns)
