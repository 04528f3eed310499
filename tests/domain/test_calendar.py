"""The working calendar against the real Dutch holidays, and its counting against counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.calendar import FIRST_DAY, LAST_DAY, Closing, WorkCalendar, work_calendar
from wsg_desktop.errors import UserError

PLAIN = WorkCalendar()
SUMMER = Closing(date(2026, 7, 20), date(2026, 8, 7))
CLOSED = WorkCalendar(good_friday=True, liberation_day=True, closings=[SUMMER])

DAYS = st.dates(date(1992, 1, 1), date(2097, 12, 31))
CALENDARS = st.sampled_from([PLAIN, CLOSED])


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),  # Tweede paasdag
        date(2026, 4, 27),  # Koningsdag
        date(2025, 4, 26),  # Koningsdag, a Saturday because the 27th is a Sunday
        date(2026, 5, 14),  # Hemelvaartsdag
        date(2026, 5, 25),  # Tweede pinksterdag
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2098, 12, 25),
    ],
)
def test_holidays_are_free(holiday: date) -> None:
    assert not PLAIN.is_working(holiday)


@pytest.mark.parametrize(
    "day", [date(2026, 11, 23), date(2026, 4, 28), date(2026, 12, 24), date(2026, 12, 31)]
)
def test_other_weekdays_are_worked(day: date) -> None:
    assert PLAIN.is_working(day)


def test_good_friday_and_liberation_day_are_switches() -> None:
    for year in (2026, 2027, 2028, 2032):
        liberation_day = date(year, 5, 5)
        assert PLAIN.is_working(liberation_day) == (liberation_day.isoweekday() <= 5)
        assert not WorkCalendar(liberation_day=True).is_working(liberation_day)
    assert PLAIN.is_working(date(2026, 4, 3))
    assert not WorkCalendar(good_friday=True).is_working(date(2026, 4, 3))
    assert WorkCalendar(good_friday=True).is_working(date(2026, 5, 5))


def test_liberation_day_stays_worked_each_fifth_year_and_free_when_it_is_ascension_day() -> None:
    assert PLAIN.is_working(date(2025, 5, 5))
    assert not PLAIN.is_working(date(2016, 5, 5))


def test_closing_days_count_from_the_first_to_the_last() -> None:
    assert CLOSED.is_working(date(2026, 7, 17))
    assert not CLOSED.is_working(SUMMER.first)
    assert not CLOSED.is_working(SUMMER.last)
    assert CLOSED.is_working(date(2026, 8, 10))
    assert CLOSED.working_days(SUMMER.first, SUMMER.last) == 0
    assert CLOSED.add_working_days(date(2026, 7, 17), 1) == date(2026, 8, 10)


def test_december_by_hand() -> None:
    assert PLAIN.working_days(date(2026, 12, 1), date(2026, 12, 31)) == 22
    assert PLAIN.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 28)
    assert PLAIN.add_working_days(date(2026, 12, 28), -1) == date(2026, 12, 24)


def test_from_a_free_day_counting_starts_at_the_next_or_the_one_before() -> None:
    saturday = date(2026, 11, 28)
    assert PLAIN.add_working_days(saturday, 1) == date(2026, 11, 30)
    assert PLAIN.add_working_days(saturday, -1) == date(2026, 11, 27)
    assert PLAIN.add_working_days(saturday, 0) == saturday
    assert PLAIN.on_or_after(saturday) == date(2026, 11, 30)
    assert PLAIN.on_or_before(saturday) == date(2026, 11, 27)
    assert PLAIN.on_or_after(date(2026, 11, 30)) == date(2026, 11, 30)


@given(CALENDARS, DAYS, st.integers(0, 800))
def test_counting_equals_counting_day_by_day(calendar: WorkCalendar, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    by_day = sum(calendar.is_working(first + timedelta(days=n)) for n in range(length + 1))
    assert calendar.working_days(first, last) == by_day
    if length:
        assert calendar.working_days(last, first) == -by_day


@given(CALENDARS, DAYS, st.integers(-2000, 2000))
def test_going_on_and_back_returns_to_a_working_day(calendar: WorkCalendar, day: date, n: int) -> None:
    start = calendar.on_or_after(day)
    there = calendar.add_working_days(start, n)
    assert calendar.is_working(there)
    assert calendar.add_working_days(there, -n) == start
    assert abs(calendar.working_days(start, there)) == abs(n) + 1


@given(CALENDARS, DAYS)
def test_a_working_day_and_its_number_belong_together(calendar: WorkCalendar, day: date) -> None:
    number = calendar.number_of(day)
    assert calendar.day_of(number) == calendar.on_or_after(day) >= day
    assert calendar.day_of(number + 1) == calendar.add_working_days(calendar.on_or_after(day), 1)


def test_a_plan_that_leaves_the_calendar_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="before 1980 or after 2109"):
        PLAIN.add_working_days(date(2026, 1, 5), 10**9)
    with pytest.raises(UserError):
        PLAIN.add_working_days(date(2026, 1, 5), -(10**9))
    never = WorkCalendar(closings=[Closing(date.min, date.max)])
    assert never.working_days(FIRST_DAY, LAST_DAY) == 0
    assert not never.is_working(date(2026, 1, 5))
    with pytest.raises(UserError):
        never.on_or_after(date(2026, 1, 5))


def test_the_day_after_is_the_next_one_that_is_worked() -> None:
    """Christmas 2026 is a Friday and a Saturday: after the 24th comes Monday the 28th."""
    for day in (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 27)):
        assert PLAIN.day_of(PLAIN.number_after(day)) == date(2026, 12, 28)
    assert PLAIN.day_of(PLAIN.number_after(date(2026, 12, 28))) == date(2026, 12, 29)
    assert CLOSED.day_of(CLOSED.number_after(date(2026, 7, 17))) == date(2026, 8, 10)


@given(CALENDARS, DAYS)
def test_only_a_day_that_is_worked_has_its_number_before_the_one_after(
    calendar: WorkCalendar, day: date
) -> None:
    assert calendar.number_after(day) - calendar.number_of(day) == calendar.is_working(day)
    assert calendar.number_after(day) == calendar.number_of(day + timedelta(days=1))


def test_numbers_stop_at_the_ends_of_the_calendar() -> None:
    assert PLAIN.number_of(date.min) == PLAIN.number_after(date.min) == 0
    assert PLAIN.number_of(date.max) == PLAIN.number_after(date.max) == PLAIN.number_after(LAST_DAY)
    for number in (-1, PLAIN.number_after(LAST_DAY)):
        with pytest.raises(UserError):
            PLAIN.day_of(number)


def test_closings_may_overlap_lie_outside_or_be_told_backwards() -> None:
    twice = WorkCalendar(closings=[SUMMER, Closing(date(2026, 8, 3), date(2026, 8, 14))])
    assert twice.working_days(date(2026, 7, 17), date(2026, 8, 17)) == 2
    for none in (Closing(SUMMER.last, SUMMER.first), Closing(date(1900, 1, 1), date(1979, 12, 31))):
        assert WorkCalendar(closings=[none]).working_days(FIRST_DAY, LAST_DAY) == PLAIN.working_days(
            FIRST_DAY, LAST_DAY
        )


def test_a_calendar_is_made_once_for_the_same_switches_and_closings() -> None:
    made = work_calendar(liberation_day=True, closings=(SUMMER,))
    assert work_calendar(liberation_day=True, closings=(Closing(*SUMMER),)) is made
    for other in (work_calendar(closings=(SUMMER,)), work_calendar(good_friday=True, closings=(SUMMER,))):
        assert other is not made
        assert other.is_working(date(2026, 5, 5))
    assert not made.is_working(date(2026, 5, 5))
    assert not made.is_working(SUMMER.first)
    assert work_calendar().working_days(FIRST_DAY, LAST_DAY) == PLAIN.working_days(FIRST_DAY, LAST_DAY)
