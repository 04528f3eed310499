"""The days of the sample programme, as offsets from today, so that the sample is always about now.

"-9w" is the working day nine weeks ago, "+3q" the third quarter after the present one, "-6w@s" the season
that lies around six weeks ago; "?" is not yet known, "~" goes on, and an empty text is no date.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from wsg_desktop.domain.periods import Period, next_period, period_of
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision

_OFFSET = re.compile(r"([+-]\d+)([dwmqhsy])(?:@([mqhsy]))?")
_DAYS = {"d": 1, "w": 7}
_PERIODS = {
    "m": Precision.MONTH,
    "q": Precision.QUARTER,
    "h": Precision.HALF,
    "s": Precision.SEASON,
    "y": Precision.YEAR,
}
_WORDS = {
    "?": Term(None, Precision.UNKNOWN, "n.t.b."),
    "~": Term(None, Precision.ONGOING, "doorlopend"),
    "": NO_TERM,
}
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SEASONS = ("voorjaar", "zomer", "najaar", "winter")
_FEAST_DAYS = frozenset({(1, 1), (4, 27), (12, 25), (12, 26)})


@dataclass(frozen=True, slots=True)
class SampleDates:
    """Turns offsets into days and terms around `today`."""

    today: date

    def day(self, offset: str) -> date:
        """Return the working day of an offset in days or weeks; a weekend or feast day is the day before."""
        number, unit, _ = _parts(offset)
        day = self.today + timedelta(days=number * _DAYS[unit])
        while day.weekday() > 4 or (day.month, day.day) in _FEAST_DAYS:
            day -= timedelta(days=1)
        return day

    def start(self, offset: str) -> Term:
        """Return the term of a start: of a period its first day."""
        return self._term(offset, as_start=True)

    def end(self, offset: str) -> Term:
        """Return the term of an end or deadline: of a period its last day."""
        return self._term(offset, as_start=False)

    def _term(self, offset: str, *, as_start: bool) -> Term:
        if offset in _WORDS:
            return _WORDS[offset]
        number, unit, around = _parts(offset)
        if unit in _DAYS and not around:
            return exact(self.day(offset))
        if around:
            period = period_of(self.day(f"{number:+}{unit}"), _PERIODS[around])
        else:
            period = next_period(period_of(self.today, _PERIODS[unit]), number)
        return Term(period.first if as_start else period.last, period.precision, typed(period))


def typed(period: Period) -> str:
    """Return a period as people type it in Dutch, the language of the sample."""
    year, number = period.year, period.number
    words = {
        Precision.MONTH: f"{_MONTHS[(number - 1) % 12]} {year}",
        Precision.QUARTER: f"Q{number} {year}",
        Precision.HALF: f"{number}e helft {year}",
        Precision.SEASON: f"{_SEASONS[(number - 1) % 4]} {year}" + (f"-{year + 1}" if number == 4 else ""),
        Precision.YEAR: str(year),
    }
    return words[period.precision]


def typed_day(day: date) -> str:
    """Return a day as people type it in Dutch: "3 september 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _parts(offset: str) -> tuple[int, str, str | None]:
    found = _OFFSET.fullmatch(offset)
    if found is None:
        raise ValueError(f"{offset!r} is no offset from today")
    return int(found[1]), found[2], found[3]
