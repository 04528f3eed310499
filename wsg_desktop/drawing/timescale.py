"""The axis of time as pure arithmetic: days to pixels and back, zoom, and the ticks of the header.

No Qt, no words: what a tick is called belongs to `header`. Days are counted as `date.toordinal()` does, for
thousands of bars are placed per second; a period runs from its first day up to the day after its last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

MIN_PX_PER_DAY = 0.01
"""All years that a date may have then fit beside the names, and a decade still has its name."""
MAX_PX_PER_DAY = 64.0
FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()


class Unit(StrEnum):
    """A unit of the calendar that a line of the header is divided in."""

    DECADE = "decade"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class Level(NamedTuple):
    """What both lines of the header show, from `px_per_day` upwards."""

    upper: Unit
    lower: Unit
    px_per_day: float


LEVELS: tuple[Level, ...] = (
    Level(Unit.DECADE, Unit.YEAR, 0.0),
    Level(Unit.YEAR, Unit.QUARTER, 0.24),
    Level(Unit.QUARTER, Unit.MONTH, 1.15),
    Level(Unit.MONTH, Unit.WEEK, 4.0),
    Level(Unit.WEEK, Unit.DAY, 20.0),
)
"""From far to near; each begins where its lower unit is wide enough for its label."""


class Tick(NamedTuple):
    """One period on a line of the header, in days and in pixels of the whole chart."""

    start: int
    stop: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Timescale:
    """Places days on a horizontal axis: the start of `origin` is at x = 0, a day is `px_per_day` wide."""

    origin: date
    px_per_day: float
    zero: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        limited = min(max(self.px_per_day, MIN_PX_PER_DAY), MAX_PX_PER_DAY)
        object.__setattr__(self, "px_per_day", limited)
        object.__setattr__(self, "zero", self.origin.toordinal())

    def x(self, day: float) -> float:
        """Return where the start of a day (an ordinal, possibly with a fraction) is."""
        return (day - self.zero) * self.px_per_day

    def day(self, x: float) -> float:
        """Return the day at `x` as an ordinal with a fraction."""
        return x / self.px_per_day + self.zero

    @property
    def level(self) -> Level:
        """Return what the header shows at this zoom."""
        return next(level for level in reversed(LEVELS) if self.px_per_day >= level.px_per_day)

    def zoomed(self, px_per_day: float) -> "Timescale":
        """Return the same axis at another zoom, kept within its limits."""
        return Timescale(self.origin, px_per_day)

    def ticks(self, unit: Unit, left: float, right: float) -> list[Tick]:
        """Return the periods of `unit` that meet the pixels from `left` to `right`, in order."""
        return list(_ticks(self, unit, left, right))


def zoomed_around(scale: Timescale, left: float, at: float, factor: float) -> tuple[Timescale, float]:
    """Zoom by `factor` so that the day `at` pixels from the left edge of the window stays under the pointer.

    `left` is the pixel of the chart at the left edge of the window; the new one is returned with the scale.
    """
    day = scale.day(left + at)
    zoomed = scale.zoomed(scale.px_per_day * factor)
    return zoomed, zoomed.x(day) - at


@lru_cache(maxsize=64)
def _ticks(scale: Timescale, unit: Unit, left: float, right: float) -> tuple[Tick, ...]:
    """Return the ticks, kept for a while: header, grid and every page ask for the same ones."""
    start = min(max(int(scale.day(left) // 1), FIRST_DAY), LAST_DAY)
    stop = min(max(int(scale.day(right) // 1) + 1, FIRST_DAY), LAST_DAY)
    step = _years_per_tick(scale.px_per_day) if unit is Unit.YEAR else 1
    periods = _periods(unit, start, stop, step)
    return tuple(Tick(first, after, scale.x(first), scale.x(after)) for first, after in periods)


def _years_per_tick(px_per_day: float) -> int:
    room_for_a_year = 34
    return next((step for step in (1, 2, 5) if step * 365 * px_per_day >= room_for_a_year), 10)


def _periods(unit: Unit, start: int, stop: int, step: int) -> Iterator[tuple[int, int]]:
    first = _first_of(unit, date.fromordinal(start), step)
    while first < stop:
        after = _after(unit, date.fromordinal(first), step)
        yield first, after
        first = after


def _first_of(unit: Unit, day: date, step: int) -> int:
    """Return the first day of the period that holds `day`."""
    if unit is Unit.DAY:
        return day.toordinal()
    if unit is Unit.WEEK:
        return max(day.toordinal() - day.weekday(), FIRST_DAY)
    if unit is Unit.MONTH:
        return day.replace(day=1).toordinal()
    if unit is Unit.QUARTER:
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1).toordinal()
    years = 10 if unit is Unit.DECADE else step
    return date(max(day.year - day.year % years, 1), 1, 1).toordinal()


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3}


def _after(unit: Unit, first: date, step: int) -> int:
    """Return the day after the period of `unit` that holds `first`; the calendar's end closes the last."""
    if unit is Unit.DAY:
        return first.toordinal() + 1
    if unit is Unit.WEEK:
        return first.toordinal() - first.weekday() + 7
    if unit in _MONTHS:
        months = first.month - 1 + _MONTHS[unit]
        return _month_start(first.year + months // 12, months % 12 + 1)
    years = 10 if unit is Unit.DECADE else step
    return _month_start(first.year - first.year % years + years)


def _month_start(year: int, month: int = 1) -> int:
    return date(year, month, 1).toordinal() if year <= date.max.year else LAST_DAY + 1
