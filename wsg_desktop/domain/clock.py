"""The one source of time, and what a day means: a day in the Netherlands, wherever the computer stands.

Moments are aware datetimes in UTC; days are days in Europe/Amsterdam. Nothing else asks for the time.
"""

from datetime import UTC, date, datetime, time, tzinfo
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> datetime:
        """Return this moment in UTC."""
        ...

    def today(self) -> date:
        """Return the present day in the Netherlands."""
        ...


class SystemClock:
    """The clock of the computer."""

    def now(self) -> datetime:
        """Return this moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the present day in the Netherlands."""
        return day_of(self.now())


class FixedClock:
    """A clock that stands still until it is set: for tests and for a sample with a past."""

    def __init__(self, moment: datetime) -> None:
        self._moment = _in_utc(moment)

    def now(self) -> datetime:
        """Return the moment it was set to, in UTC."""
        return self._moment

    def today(self) -> date:
        """Return the day in the Netherlands of the moment it was set to."""
        return day_of(self._moment)

    def set(self, moment: datetime) -> None:
        """Set the clock to an aware `moment`, earlier or later."""
        self._moment = _in_utc(moment)


def day_of(moment: datetime) -> date:
    """Return the day in the Netherlands of an aware `moment`."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(_netherlands()).date()


def local_time(moment: datetime) -> datetime:
    """Return an aware `moment` as clocks in the Netherlands show it."""
    return _in_utc(moment).astimezone(_netherlands())


def start_of_day(day: date) -> datetime:
    """Return the first moment of `day` in the Netherlands, in UTC."""
    return datetime.combine(day, time.min, _netherlands()).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Return the last moment of `day` in the Netherlands, in UTC: what "since" and "as on" a day mean."""
    return datetime.combine(day, time.max, _netherlands()).astimezone(UTC)


def from_local(moment: datetime) -> datetime:
    """Return `moment` in UTC; without a zone it is what clocks in the Netherlands show."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=_netherlands())).astimezone(UTC)


@cache
def _netherlands() -> tzinfo:
    return ZoneInfo("Europe/Amsterdam")


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC)
