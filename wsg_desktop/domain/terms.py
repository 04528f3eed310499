"""A term: a date as people agree on it, with how exactly it is known and the words it was typed in."""

from dataclasses import dataclass
from datetime import date, timedelta

from wsg_desktop.domain.vocabulary import Precision

WITHOUT_DAY = frozenset({Precision.ONGOING, Precision.UNKNOWN, Precision.NONE})


@dataclass(frozen=True, slots=True)
class Term:
    """A day with its precision and the text as typed.

    `day` is the first day of the period for a start and the last day for an end or deadline; it is None
    exactly when the precision is ongoing, unknown or none.
    """

    day: date | None = None
    precision: Precision = Precision.NONE
    text: str = ""

    def __post_init__(self) -> None:
        if (self.day is None) != (self.precision in WITHOUT_DAY):
            raise ValueError(f"day {self.day} does not go with precision {self.precision}")

    def __bool__(self) -> bool:
        """Return whether anything was said, even that it is unknown."""
        return self.precision is not Precision.NONE

    def __composite_values__(self) -> tuple[date | None, str, str]:
        """Return the values of the three columns a term is kept in."""
        return self.day, self.precision.value, self.text


NO_TERM = Term()


def exact(day: date, text: str = "") -> Term:
    """Return the term of one exact day."""
    return Term(day, Precision.DAY, text)


def moved(term: Term, days: int) -> Term:
    """Return `term` moved by `days` calendar days, now exact to the day; without a day it stays as it is."""
    return exact(term.day + timedelta(days=days)) if term.day and days else term
