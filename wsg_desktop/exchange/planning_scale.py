"""The columns of the planning sheet: which months, quarters or years it shows. Arithmetic only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.periods import add_months

MONTHS_BACK, MONTHS_AHEAD = 18, 120
"""What lies further from today is not drawn: one project of long ago would squeeze all others."""

LONGEST = 32
"""More columns than this do not fit a page that can still be read."""

STEPS = (1, 3, 12)
"""Months per column, finest first; the last one is taken whatever becomes of it."""


@dataclass(frozen=True, slots=True)
class PlanningScale:
    """The first day of each column, and the day after the last one."""

    months: int
    days: tuple[date, ...]

    @property
    def columns(self) -> tuple[date, ...]:
        """Return the first day of each column."""
        return self.days[:-1]


def planning_scale(days: Iterable[date], today: date) -> PlanningScale:
    """Return the finest scale on which all `days`, and today, fit a page."""
    low, high = add_months(today, -MONTHS_BACK), add_months(today, MONTHS_AHEAD)
    shown = [min(max(day, low), high) for day in days] + [today]
    first, last = min(shown), max(shown)
    scales = [PlanningScale(months, _columns(first, last, months)) for months in STEPS]
    return next((scale for scale in scales if len(scale.columns) <= LONGEST), scales[-1])


def _columns(first: date, last: date, months: int) -> tuple[date, ...]:
    day = date(first.year, (first.month - 1) // months * months + 1, 1)
    found = [day]
    while day <= last:
        day = add_months(day, months)
        found.append(day)
    return tuple(found)
