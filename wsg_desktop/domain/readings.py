"""What comes of reading a text as a date: a reading, or a doubt that asks which reading is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from wsg_desktop.domain.periods import Period
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read as a date: the first and the last day it can mean, and how exactly it says so.

    Both days are None exactly when the precision is ongoing, unknown or none; `text` is as typed.
    """

    first: date | None
    last: date | None
    precision: Precision
    text: str

    def as_start(self) -> Term:
        """Return the term of a start: the first day."""
        return Term(self.first, self.precision, self.text)

    def as_end(self) -> Term:
        """Return the term of an end or deadline: the last day."""
        return Term(self.last, self.precision, self.text)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text that cannot be read as one date with certainty, and what it might mean.

    `message` is a message id with `{name}` places for `values`; `proposals` may be empty, likeliest first.
    """

    text: str
    message: str
    proposals: tuple[Reading, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def sentence(self, tr: Translator) -> str:
        """Return what is doubtful, in the language of `tr`."""
        return tr(self.message, text=self.text, **self.values)


def reading_of_day(day: date, text: str = "") -> Reading:
    """Return the reading of a date that needs no reading, such as a date cell; a time of day is dropped."""
    only_day = day.date() if isinstance(day, datetime) else day
    return Reading(only_day, only_day, Precision.DAY, text)


def reading_of_period(period: Period, text: str = "") -> Reading:
    """Return the reading of a week, month, quarter, half, season or year, or of a part of one."""
    return Reading(period.first, period.last, period.precision, text)


def reading_without_day(precision: Precision, text: str = "") -> Reading:
    """Return the reading of words that are no date: ongoing, unknown or none."""
    return Reading(None, None, precision, text)
