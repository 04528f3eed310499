"""Grammar of single days: 2027-03-01, 15/3, 1 mrt, March 1, 2027, with or without a weekday."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from wsg_desktop.domain.date_vocabulary import MONTHS, WEEKDAYS, one_of
from wsg_desktop.domain.date_years import TWO_WAYS, Asked, doubtful, in_likely_year, in_year
from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR, Period, periods_in
from wsg_desktop.domain.readings import Reading, reading_of_day, reading_of_period
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import N_

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Asked], Reading]]
"""A form that fits a whole text, and what it means; the meaning raises DoubtfulText when it is not sure."""

NO_SUCH_DAY = N_("“{text}” does not exist: that month has {days} days. Which day is meant?")
NO_SUCH_WEEK = N_("“{text}” does not exist: {year} has {weeks} weeks. Which week is meant?")
NO_SUCH_MONTH = N_(
    "“{text}” has no month between 1 and 12. Type the day first, then the month, such as 15-3-2027."
)
OTHER_WEEKDAY = N_("The weekday and the date of “{text}” do not go together. Which day is meant?")

YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
FOUR_DIGITS = r"(?P<year>[0-9]{4})"
MONTH = rf"(?P<month>{one_of(MONTHS)})"
WEEKDAY = rf"(?P<weekday>{one_of(WEEKDAYS)})"
NUMBER = r"(?P<number>[0-9]{1,2})"
NTH = r"(?:(?:e|ste|de|st|nd|rd|th)\b)?"
GAP = r"[-/., ]*"

_LEADING_WEEKDAY = re.compile(rf"(?P<weekday>{one_of(WEEKDAYS)})\.?,? (?=[0-9])")
_NEARBY_YEARS = 15
"""How far from today a year may lie to be proposed for two digits that can be a day as well."""


def split_weekday(plain_text: str) -> tuple[int | None, str]:
    """Return the ISO weekday in front of a date, or None, and the rest of the text."""
    found = _LEADING_WEEKDAY.match(plain_text)
    return (WEEKDAYS[found["weekday"]], plain_text[found.end() :]) if found else (None, plain_text)


def checked_weekday(reading: Reading, weekday: int, asked: Asked) -> Reading:
    """Return `reading` if it is a day with this ISO weekday; ask when it is not."""
    day = reading.first
    if day is None or reading.precision is not Precision.DAY:
        raise doubtful(asked, TWO_WAYS, reading)
    if day.isoweekday() == weekday:
        return reading
    shift = (weekday - day.isoweekday() + 3) % 7 - 3
    raise doubtful(asked, OTHER_WEEKDAY, reading, reading_of_day(_shifted(day, shift), asked.text))


def day_of_month(asked: Asked, year: int, month: int, day: int) -> Reading:
    """Return the reading of a day in a known year; ask when there is no such day."""
    if month > 12 >= day >= 1:
        raise doubtful(asked, NO_SUCH_MONTH, *_existing(asked, year, day, month))
    if not 1 <= month <= 12:
        raise doubtful(asked, NO_SUCH_MONTH)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        nearest = date(year, month, min(max(day, 1), days))
        raise doubtful(asked, NO_SUCH_DAY, reading_of_day(nearest, asked.text), days=days)
    return reading_of_day(date(year, month, day), asked.text)


def week_of_year(asked: Asked, year: int, week: int) -> Reading:
    """Return the reading of an ISO week in a known year; ask when that year has no such week."""
    weeks = periods_in(Precision.WEEK, year)
    if not 1 <= week <= weeks:
        nearest = Period(Precision.WEEK, year, min(max(week, 1), weeks))
        raise doubtful(asked, NO_SUCH_WEEK, reading_of_period(nearest, asked.text), year=year, weeks=weeks)
    return reading_of_period(Period(Precision.WEEK, year, week), asked.text)


def _full_date(found: re.Match[str], asked: Asked) -> Reading:
    month, day = int(found["number_of_month"]), int(found["number"])
    return in_year(asked, found["year"], lambda year: day_of_month(asked, year, month, day))


def _day_and_month(found: re.Match[str], asked: Asked) -> Reading:
    """Read 15/3; ask about 3-4, which may be a range, and 15.3, which may be a number."""
    day, month = int(found["number"]), int(found["number_of_month"])
    if month > 12:
        raise doubtful(asked, NO_SUCH_MONTH, *_month_first(asked, day, month))
    reading = in_likely_year(asked, lambda year: day_of_month(asked, year, month, day))
    separator = found["separator"]
    if separator == "." or (separator == "-" and day <= 12):
        raise doubtful(asked, TWO_WAYS, reading)
    return reading


def _named_day(found: re.Match[str], asked: Asked) -> Reading:
    month, day = MONTHS[found["month"]], int(found["number"])
    return in_year(asked, found["year"], lambda year: day_of_month(asked, year, month, day))


def _month_and_two_digits(found: re.Match[str], asked: Asked) -> Reading:
    """Read mrt-27, Excel's own way to write a month; ask about maart 27, which may be a day."""
    month, number = MONTHS[found["month"]], int(found["number"])
    if found["nth"]:
        return in_likely_year(asked, lambda year: day_of_month(asked, year, month, number))
    day = _existing(asked, None, month, number)
    if not day:
        return in_year(asked, f"{number:02}", lambda year: _month(asked, year, month))
    if abs(2000 + number - asked.today.year) > _NEARBY_YEARS or len(found["number"]) == 1:
        raise doubtful(asked, TWO_WAYS, *day)
    in_that_year = _month(asked, 2000 + number, month)
    if found["separator"]:
        return in_that_year
    raise doubtful(asked, TWO_WAYS, in_that_year, *day)


def _weekday_of_week(found: re.Match[str], asked: Asked) -> Reading:
    return _day_of_week(found, asked, WEEKDAYS[found["weekday"]])


def _iso_weekday(found: re.Match[str], asked: Asked) -> Reading:
    return _day_of_week(found, asked, int(found["digit"]))


def _day_of_week(found: re.Match[str], asked: Asked, weekday: int) -> Reading:
    week = int(found["number"])

    def build(year: int) -> Reading:
        week_of_year(asked, year, week)
        return reading_of_day(date.fromisocalendar(year, week, weekday), asked.text)

    return in_year(asked, found["year"], build)


def _existing(asked: Asked, year: int | None, month: int, day: int) -> tuple[Reading, ...]:
    """Return the reading of a day if it exists, without asking; of the likeliest year when none is given."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        return ()
    if year:
        return (reading_of_day(date(year, month, day), asked.text),)
    if (month, day) == (2, 29):
        return ()
    return (in_likely_year(asked, lambda likely: day_of_month(asked, likely, month, day)),)


def _month_first(asked: Asked, month: int, number: int) -> tuple[Reading, ...]:
    """Return what 3-15 or 3/27 may mean: a day with the month in front, or a month of a year."""
    day = _existing(asked, None, month, number)
    near = 1 <= month <= 12 and abs(2000 + number - asked.today.year) <= _NEARBY_YEARS
    return (*((_month(asked, 2000 + number, month),) if near else ()), *day)


def _month(asked: Asked, year: int, month: int) -> Reading:
    return reading_of_period(Period(Precision.MONTH, year, month), asked.text)


def _shifted(day: date, days: int) -> date:
    shifted = date.fromordinal(day.toordinal() + days)
    return shifted if FIRST_YEAR <= shifted.year <= LAST_YEAR else day


_DAY_MONTH = rf"{NUMBER} ?(?P<separator>[-/.]) ?(?P<number_of_month>[0-9]{{1,2}})"
_WEEK = rf"(?:week|wk|w)\.? ?{NUMBER}"

RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"{FOUR_DIGITS} ?[-/.] ?(?P<number_of_month>[0-9]{{1,2}}) ?[-/.] ?{NUMBER}", _full_date),
        (rf"{NUMBER} ?[-/. ] ?(?P<number_of_month>[0-9]{{1,2}}) ?[-/. ] ?{YEAR}", _full_date),
        (rf"{_DAY_MONTH}\.?", _day_and_month),
        (rf"{NUMBER}{NTH}{GAP}{MONTH}(?:{GAP}{YEAR})?\.?", _named_day),
        (rf"{MONTH}[. ]*{NUMBER}{NTH},? {FOUR_DIGITS}", _named_day),
        (
            rf"{MONTH}[. ]*(?P<separator>[-/]?) ?(?P<number>[1-9]|[0-9]{{2}})(?P<nth>{NTH})",
            _month_and_two_digits,
        ),
        (rf"{WEEKDAY} {_WEEK}(?: {YEAR})?", _weekday_of_week),
        (rf"{_WEEK}(?: {YEAR})? {WEEKDAY}", _weekday_of_week),
        (rf"{FOUR_DIGITS}-?w(?P<number>[0-9]{{2}})-?(?P<digit>[1-7])", _iso_weekday),
    )
)
