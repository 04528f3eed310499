"""Periods that people plan in: weeks, months, quarters, half-years, seasons and years, and parts of them.

Arithmetic only: reading them from text is `date_grammar`, writing them is `date_display`. Which days
"eind 2026" or "winter 2026" stand for is settled in docs/decisions/0002-reading-dates.md.
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import Precision

FIRST_YEAR = 1990
LAST_YEAR = 2099
"""Years outside these are a slip of the finger rather than a plan."""


class Part(StrEnum):
    """Which part of a period is meant."""

    WHOLE = "whole"
    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"


_MONTHS: dict[Precision, int] = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.HALF: 6,
    Precision.YEAR: 12,
}
"""How many months a period lasts; a week is no number of months."""

_MONTHS_OF_PART: dict[Precision, dict[Part, tuple[int, int]]] = {
    Precision.QUARTER: {Part.BEGIN: (0, 1), Part.MIDDLE: (1, 1), Part.END: (2, 1)},
    Precision.SEASON: {Part.BEGIN: (0, 1), Part.MIDDLE: (1, 1), Part.END: (2, 1)},
    Precision.HALF: {Part.BEGIN: (0, 2), Part.MIDDLE: (2, 2), Part.END: (4, 2)},
    Precision.YEAR: {Part.BEGIN: (0, 3), Part.MIDDLE: (5, 1), Part.END: (9, 3)},
}
"""Per part: how many months after the beginning of the period it starts, and how many months it lasts."""

_WEEKDAYS_OF_PART = {Part.WHOLE: (1, 5), Part.BEGIN: (1, 2), Part.MIDDLE: (3, 3), Part.END: (4, 5)}


class Period(NamedTuple):
    """A period, or a part of one.

    `number` counts within the year, from 1: ISO week, month, quarter, half; 1 spring to 4 winter, where a
    winter belongs to the year it begins in. A year has number 1.
    """

    precision: Precision
    year: int
    number: int = 1
    part: Part = Part.WHOLE

    @property
    def first(self) -> date:
        """Return the first day; of a week the Monday."""
        return self._days()[0]

    @property
    def last(self) -> date:
        """Return the last day; of a week the Friday, its last working day."""
        return self._days()[1]

    def _days(self) -> tuple[date, date]:
        if self.precision is Precision.WEEK:
            first, last = _WEEKDAYS_OF_PART[self.part]
            return (
                date.fromisocalendar(self.year, self.number, first),
                date.fromisocalendar(self.year, self.number, last),
            )
        length = _MONTHS[self.precision]
        month = (self.number - 1) * length + (3 if self.precision is Precision.SEASON else 1)
        if self.precision is Precision.MONTH:
            return _days_of_month(self.year, month, self.part)
        offset, months = _MONTHS_OF_PART[self.precision].get(self.part, (0, length))
        return _month_day(self.year, month + offset), _month_day(self.year, month + offset + months - 1, -1)


def periods_in(precision: Precision, year: int) -> int:
    """Return how many periods of this length `year` has."""
    if precision is Precision.WEEK:
        return date(year, 12, 28).isocalendar().week
    return 12 // _MONTHS[precision]


def period_of(day: date, precision: Precision) -> Period:
    """Return the week, month, quarter, half, season or year that `day` is in."""
    if precision is Precision.WEEK:
        iso = day.isocalendar()
        return Period(precision, iso.year, iso.week)
    month, year = day.month, day.year
    if precision is Precision.SEASON:
        month, year = (month - 2, year) if month > 2 else (month + 10, year - 1)
    return Period(precision, year, (month - 1) // _MONTHS[precision] + 1)


def next_period(period: Period, steps: int = 1) -> Period:
    """Return the whole period that comes `steps` after this one; negative steps go back."""
    if period.precision is Precision.WEEK:
        monday = date.fromisocalendar(period.year, period.number, 1)
        return period_of(date.fromordinal(monday.toordinal() + 7 * steps), Precision.WEEK)
    per_year = periods_in(period.precision, period.year)
    years, index = divmod(period.number - 1 + steps, per_year)
    return Period(period.precision, period.year + years, index + 1)


def period_between(first: date, last: date) -> Period | None:
    """Return the quarter, half, season or year that runs exactly from `first` to `last`, if there is one."""
    for precision in (Precision.QUARTER, Precision.HALF, Precision.SEASON, Precision.YEAR):
        period = period_of(first, precision)
        if (period.first, period.last) == (first, last):
            return period
    return None


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or the last day of that month if it is shorter.

    Raises ValueError where that leaves the calendar.
    """
    years, index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, index + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"{months} months after {day} is outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _days_of_month(year: int, month: int, part: Part) -> tuple[date, date]:
    last = monthrange(year, month)[1]
    first_day, last_day = {
        Part.WHOLE: (1, last),
        Part.BEGIN: (1, 10),
        Part.MIDDLE: (15, 15),
        Part.END: (21, last),
    }[part]
    return date(year, month, first_day), date(year, month, last_day)


def _month_day(year: int, month: int, day: int = 1) -> date:
    """Return the first day, or with `day` -1 the last, of a month that may be counted on past December."""
    years, index = divmod(month - 1, 12)
    year, month = year + years, index + 1
    return date(year, month, monthrange(year, month)[1] if day == -1 else day)
