"""The columns of the planning sheet: the finest scale that fits, and never more than the page holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.exchange.planning_scale import LONGEST, planning_scale

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "months", "first", "count"),
    [
        ([], 1, date(2026, 11, 1), 1),
        ([date(2026, 9, 30), date(2027, 3, 31)], 1, date(2026, 9, 1), 7),
        ([date(2026, 1, 5), date(2029, 6, 30)], 3, date(2026, 1, 1), 14),
        ([date(1999, 1, 1), date(2099, 1, 1)], 12, date(2025, 1, 1), 12),
    ],
)
def test_the_finest_scale_that_fits_is_taken(days: list[date], months: int, first: date, count: int) -> None:
    scale = planning_scale(days, TODAY)
    assert (scale.months, scale.columns[0], len(scale.columns)) == (months, first, count)


@given(st.lists(st.dates(date(1990, 1, 1), date(2099, 12, 31))), st.dates(date(2020, 1, 1), date(2080, 1, 1)))
def test_columns_follow_each_other_and_hold_today(days: list[date], today: date) -> None:
    scale = planning_scale(days, today)
    assert 1 <= len(scale.columns) <= LONGEST
    assert list(scale.days) == sorted(set(scale.days))
    assert scale.days[0] <= today < scale.days[-1]
    steps = {
        (after.year - before.year) * 12 + after.month - before.month
        for before, after in zip(scale.days, scale.days[1:], strict=False)
    }
    assert steps == {scale.months}
