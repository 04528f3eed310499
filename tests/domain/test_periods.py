"""Weeks, months, quarters, halves, seasons and years: their days, order and parts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.periods import (
    Part,
    Period,
    add_months,
    next_period,
    period_between,
    period_of,
    periods_in,
)
from wsg_desktop.domain.vocabulary import Precision

LENGTHS = [
    Precision.WEEK,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.HALF,
    Precision.SEASON,
    Precision.YEAR,
]
DAYS = st.dates(date(1992, 1, 1), date(2097, 12, 31))


@given(DAYS, st.sampled_from(LENGTHS))
def test_a_day_lies_in_its_period(day: date, precision: Precision) -> None:
    period = period_of(day, precision)
    weekend = timedelta(days=2) if precision is Precision.WEEK else timedelta(0)
    assert period.first <= day <= period.last + weekend
    assert period_of(period.first, precision) == period_of(period.last, precision) == period
    assert 1 <= period.number <= periods_in(precision, period.year)


@given(DAYS, st.sampled_from(LENGTHS))
def test_periods_follow_each_other_without_a_gap(day: date, precision: Precision) -> None:
    period = period_of(day, precision)
    following = next_period(period)
    gap = 3 if precision is Precision.WEEK else 1
    assert (following.first - period.last).days == gap
    assert next_period(following, -1) == period
    assert next_period(period, 25) == next_period(next_period(period, 20), 5)


@given(DAYS, st.sampled_from(LENGTHS), st.sampled_from([Part.BEGIN, Part.MIDDLE, Part.END]))
def test_a_part_lies_in_its_period(day: date, precision: Precision, part: Part) -> None:
    whole = period_of(day, precision)
    piece = whole._replace(part=part)
    assert whole.first <= piece.first <= piece.last <= whole.last
    assert piece != whole
    if part is Part.BEGIN:
        assert piece.first == whole.first
    if part is Part.END:
        assert piece.last == whole.last


@given(DAYS, st.sampled_from(LENGTHS))
def test_the_parts_of_a_period_do_not_overlap(day: date, precision: Precision) -> None:
    whole = period_of(day, precision)
    begin, middle, end = (whole._replace(part=part) for part in (Part.BEGIN, Part.MIDDLE, Part.END))
    assert begin.last < middle.first <= middle.last < end.first


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [
        (date(2026, 2, 28), 2025, 4),
        (date(2026, 3, 1), 2026, 1),
        (date(2026, 8, 31), 2026, 2),
        (date(2026, 11, 30), 2026, 3),
        (date(2026, 12, 1), 2026, 4),
    ],
)
def test_seasons_begin_with_the_month_and_a_winter_belongs_to_its_first_year(
    day: date, year: int, number: int
) -> None:
    assert period_of(day, Precision.SEASON) == Period(Precision.SEASON, year, number)


def test_a_week_runs_from_monday_to_friday_and_belongs_to_its_iso_year() -> None:
    week = period_of(date(2027, 1, 3), Precision.WEEK)
    assert week == Period(Precision.WEEK, 2026, 53)
    assert (week.first, week.last) == (date(2026, 12, 28), date(2027, 1, 1))
    assert [periods_in(Precision.WEEK, year) for year in (2026, 2027, 2032)] == [53, 52, 53]


def test_a_span_that_is_exactly_a_period_is_recognised() -> None:
    assert period_between(date(2027, 1, 1), date(2027, 3, 31)) == Period(Precision.QUARTER, 2027, 1)
    assert period_between(date(2027, 7, 1), date(2027, 12, 31)) == Period(Precision.HALF, 2027, 2)
    assert period_between(date(2027, 3, 1), date(2027, 5, 31)) == Period(Precision.SEASON, 2027, 1)
    assert period_between(date(2027, 1, 1), date(2027, 12, 31)) == Period(Precision.YEAR, 2027)
    assert period_between(date(2027, 1, 1), date(2027, 4, 30)) is None


def test_months_are_added_to_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2027, 1, 31), -2) == date(2026, 11, 30)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)
    with pytest.raises(ValueError, match="outside the calendar"):
        add_months(date(2027, 1, 1), 12 * 9000)
