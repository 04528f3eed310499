"""Moments are UTC, days are Dutch days, also around midnight and when the clock changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wsg_desktop.domain.clock import Clock, FixedClock, SystemClock, day_of, end_of_day, start_of_day


def test_the_system_clock_tells_the_present_in_utc() -> None:
    clock: Clock = SystemClock()
    before = datetime.now(UTC)
    now = clock.now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC
    assert clock.today() in {day_of(now), day_of(now + timedelta(minutes=1))}


def test_a_fixed_clock_stands_still_until_it_is_set() -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    clock.set(datetime(2020, 1, 1, tzinfo=UTC))
    assert clock.now().year == 2020


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_in_the_netherlands(moment: datetime, day: date) -> None:
    assert day_of(moment) == day
    assert FixedClock(moment).today() == day


def test_the_days_on_which_the_clock_changes_are_23_and_25_hours_long() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    tick = timedelta(microseconds=1)
    assert end_of_day(spring) + tick - start_of_day(spring) == timedelta(hours=23)
    assert end_of_day(autumn) + tick - start_of_day(autumn) == timedelta(hours=25)


def test_the_end_of_a_day_is_its_last_moment() -> None:
    end = end_of_day(date(2026, 12, 3))
    assert end == datetime(2026, 12, 3, 22, 59, 59, 999999, tzinfo=UTC)
    assert end.tzinfo is UTC
    assert day_of(end) == date(2026, 12, 3)
    assert day_of(end + timedelta(microseconds=1)) == date(2026, 12, 4)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - the mistake that is refused
    with pytest.raises(ValueError, match="no time zone"):
        FixedClock(naive)
    with pytest.raises(ValueError, match="no time zone"):
        day_of(naive)
