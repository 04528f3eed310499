"""Which year is meant: two digits, four digits, none at all; and how a rule of the grammar says it doubts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR, add_months
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.texts import N_

MONTHS_BACK = 3
"""A date without a year lies ahead, unless this year's has passed no longer than this many months ago."""

LAST_SHORT_YEAR = 59
"""'00 to '59 are certainly of this century; '60 to '99 are asked about."""

TWO_WAYS = N_("“{text}” can be read in more than one way. Which one is meant?")
OUTSIDE = N_("“{text}” is not between {first} and {last}. Check the year.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that somebody wants read: as typed, on which day, and the day that steps count from."""

    text: str
    today: date
    base: date


class DoubtfulText(Exception):
    """A rule knows the form of the text but not for certain which date is meant."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.message)
        self.doubt = doubt


def doubtful(asked: Asked, message: str, *proposals: Reading, **values: object) -> DoubtfulText:
    """Return the exception that asks about the text with a message id and proposals, likeliest first."""
    return DoubtfulText(Doubt(asked.text, message, tuple(dict.fromkeys(proposals)), values))


def outside_years(asked: Asked) -> DoubtfulText:
    """Return the exception that says the text leads to a year that no plan is made for."""
    return doubtful(asked, OUTSIDE, first=FIRST_YEAR, last=LAST_YEAR)


def in_year(asked: Asked, year: str | None, build: Callable[[int], Reading]) -> Reading:
    """Return the reading that `build` makes for the year as typed, or for the likeliest when none was."""
    if not year:
        return in_likely_year(asked, build)
    number = int(year.lstrip("'"))
    if len(year.lstrip("'")) == 4:
        if not FIRST_YEAR <= number <= LAST_YEAR:
            raise outside_years(asked)
        return build(number)
    if number <= LAST_SHORT_YEAR:
        return build(2000 + number)
    centuries = [build(century + number) for century in (1900, 2000) if century + number >= FIRST_YEAR]
    raise doubtful(asked, TWO_WAYS, *centuries)


def in_likely_year(asked: Asked, build: Callable[[int], Reading]) -> Reading:
    """Return the reading that `build` makes for the year that is meant when none is written.

    That is this year, unless the date has passed more than three months ago: then the next. A period that
    began last year and still runs is meant too (a winter, the last week).
    """
    earliest = add_months(asked.today, -MONTHS_BACK)
    doubt: DoubtfulText | None = None
    for year in (asked.today.year - 1, asked.today.year, asked.today.year + 1):
        try:
            reading = build(year)
        except DoubtfulText as raised:
            if year == asked.today.year or doubt is None or not _proposes(doubt, earliest):
                doubt = raised
            continue
        if reading.first is None or reading.last is None:
            return reading
        if year < asked.today.year and not reading.first <= asked.today <= reading.last:
            continue
        if reading.last >= earliest:
            return reading
    raise doubt or outside_years(asked)


def _proposes(doubt: DoubtfulText, earliest: date) -> bool:
    return any(reading.last and reading.last >= earliest for reading in doubt.doubt.proposals)
