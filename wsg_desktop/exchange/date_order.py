"""Tells days from months in texts such as 03/01/2027, which programs write in two orders."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Doubt, Reading, reading_of_day
from wsg_desktop.exchange.sheets import Row, Value
from wsg_desktop.texts import N_

MONTH_FIRST = N_("“{text}” comes from a program that puts the month first. Which date is meant?")

_SHAPE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_LONGEST = 12


class Days(NamedTuple):
    """The two days that a text may be; None for one that is no day."""

    day_first: date | None
    month_first: date | None

    @property
    def likeliest_first(self) -> tuple[date, ...]:
        """Return the days, that with the month first before the other."""
        return tuple(day for day in (self.month_first, self.day_first) if day)


def days_of(value: Value) -> Days | None:
    """Return the days that a text may be; None for what is no text with three numbers."""
    is_short = isinstance(value, str) and len(value) <= _LONGEST
    shape = _SHAPE.fullmatch(value.strip()) if isinstance(value, str) and is_short else None
    if shape is None:
        return None
    one, two, year = map(int, shape.groups())
    return Days(_day(year, two, one), _day(year, one, two))


def may_be_another_day(value: Value) -> bool:
    """Return whether a text is one day with the month first and another with the day first."""
    read = days_of(value)
    return read is not None and None not in read and read.day_first != read.month_first


def tells_month_first(rows: Iterable[Row]) -> bool:
    """Return whether some texts are a day with the month first only, and none with the day first only."""
    found = False
    for row in rows:
        for value in row:
            read = days_of(value)
            if read is None or (read.day_first is None) == (read.month_first is None):
                continue
            if read.month_first is None:
                return False
            found = True
    return found


def order_doubt(text: str) -> Doubt | None:
    """Return the question which of two days is meant; None for what is one day at most."""
    read = days_of(text) if may_be_another_day(text) else None
    if read is None:
        return None
    proposals = tuple(reading_of_day(day, text) for day in read.likeliest_first)
    return Doubt(text, MONTH_FIRST, proposals)


def read_undated(text: str, today: date) -> Reading | Doubt:
    """Read again a text of which no day was made: one that is a day was left for its order."""
    return order_doubt(text) or read_date(text, today=today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
