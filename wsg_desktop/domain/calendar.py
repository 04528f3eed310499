"""The working calendar of a programme: weekends, Dutch holidays and its own closing days.

Counting is a look-up in a table of all working days, so that a plan of ten thousand items costs no loops over
days. Scheduling counts in working-day numbers: `number_of` once, whole-number arithmetic, `day_of` once.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_

FIRST_DAY = date(FIRST_YEAR - 10, 1, 1)
LAST_DAY = date(LAST_YEAR + 10, 12, 31)
"""The calendar covers more than the years a date may have, because lags and drags lead past them."""

OUTSIDE = N_(
    "The plan leads to before {first} or after {last}. The calendar has no working days there."
    " Look for a lag or a closing period that is too long."
)


class Closing(NamedTuple):
    """A period in which nobody of the programme works, first and last day included."""

    first: date
    last: date


class Holiday(NamedTuple):
    """A Dutch holiday by its Dutch name, and whether the programme is closed on it."""

    day: date
    name: str
    closed: bool


class WorkCalendar:
    """Tells and counts the days on which the programme works.

    Good Friday and Liberation Day (every 5 May, not only each fifth year) are closed where they are switched
    on, for employers differ. `closings` are the programme's own.
    """

    def __init__(
        self, *, good_friday: bool = False, liberation_day: bool = False, closings: Iterable[Closing] = ()
    ) -> None:
        closed = set(_holidays(good_friday=good_friday, liberation_day=liberation_day))
        for first, last in closings:
            closed.update(range(max(first, FIRST_DAY).toordinal(), min(last, LAST_DAY).toordinal() + 1))
        self._days = [day for day in _weekdays() if day not in closed]

    def is_working(self, day: date) -> bool:
        """Return whether the programme works on `day`."""
        number = self.number_of(day)
        return number < len(self._days) and self._days[number] == day.toordinal()

    def working_days(self, first: date, last: date) -> int:
        """Return how many days from `first` to `last`, both included, are worked; negative when reversed.

        From a Friday back to the Monday before it is -5.
        """
        if last < first:
            return -self.working_days(last, first)
        return bisect_left(self._days, last.toordinal() + 1) - bisect_left(self._days, first.toordinal())

    def add_working_days(self, day: date, n: int) -> date:
        """Return the `n`th working day after `day`, or before it when `n` is negative; `day` itself for 0.

        Raises UserError when that lies outside the calendar.
        """
        if n == 0:
            return day
        number = self.number_of(day)
        # Counting back starts before `day`, counting on after it, whether it is a working day or not.
        ahead = n - 1 if n > 0 and not self.is_working(day) else n
        return self.day_of(number + ahead)

    def on_or_after(self, day: date) -> date:
        """Return `day`, or the first working day after it; raises UserError outside the calendar."""
        return self.day_of(self.number_of(day))

    def on_or_before(self, day: date) -> date:
        """Return `day`, or the last working day before it; raises UserError outside the calendar."""
        return day if self.is_working(day) else self.day_of(self.number_of(day) - 1)

    def number_of(self, day: date) -> int:
        """Return the number of a working day; a closed day has that of the working day after it."""
        return bisect_left(self._days, day.toordinal())

    def number_after(self, day: date) -> int:
        """Return the number of the first working day after `day`."""
        return bisect_left(self._days, day.toordinal() + 1)

    def day_of(self, number: int) -> date:
        """Return the working day with a number; raises UserError when the calendar has none."""
        if not 0 <= number < len(self._days):
            raise UserError(OUTSIDE, first=FIRST_DAY.year, last=LAST_DAY.year)
        return date.fromordinal(self._days[number])


@lru_cache(maxsize=8)
def work_calendar(
    *, good_friday: bool = False, liberation_day: bool = False, closings: tuple[Closing, ...] = ()
) -> WorkCalendar:
    """Return the calendar with these switches and closing periods, made once: it takes a while."""
    return WorkCalendar(good_friday=good_friday, liberation_day=liberation_day, closings=closings)


def holidays_of(year: int, *, good_friday: bool, liberation_day: bool) -> list[Holiday]:
    """Return the Dutch holidays of a year, earliest first; those that are switched off as not closed."""
    left_out = _left_out(good_friday=good_friday, liberation_day=liberation_day)
    return [Holiday(day, ", ".join(names), not set(names) <= left_out) for day, names in _listed([year])]


@cache
def _weekdays() -> tuple[int, ...]:
    """Return the ordinals of all days from Monday to Friday."""
    return tuple(day for day in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1) if (day - 1) % 7 < 5)


@cache
def _holidays(*, good_friday: bool, liberation_day: bool) -> frozenset[int]:
    """Return the ordinals of the holidays, with those that are switched on."""
    left_out = _left_out(good_friday=good_friday, liberation_day=liberation_day)
    listed = _listed(range(FIRST_DAY.year, LAST_DAY.year + 1))
    return frozenset(day.toordinal() for day, names in listed if not set(names) <= left_out)


_GOOD_FRIDAY = "Goede Vrijdag"
_OFFICIAL = {"Goede vrijdag": _GOOD_FRIDAY}
"""How Dutch spells a name that the library writes otherwise."""


def _left_out(*, good_friday: bool, liberation_day: bool) -> set[str]:
    switches = {_GOOD_FRIDAY: good_friday, "Bevrijdingsdag": liberation_day}
    return {name for name, closed in switches.items() if not closed}


def _listed(years: Iterable[int]) -> list[tuple[date, list[str]]]:
    """Return each holiday with its names.

    The library lists Liberation Day as public each fifth year, and as optional in every year.
    """
    from holidays.countries.netherlands import Netherlands

    listed = Netherlands(years=years, categories=("public", "optional"), language="nl")
    names = ((day, (_OFFICIAL.get(it, it) for it in listed.get_list(day))) for day in sorted(listed))
    return [(day, list(dict.fromkeys(it))) for day, it in names]
