"""The milestone trend: what was promised against the day it was said. Pure geometry, no Qt.

A flat line keeps its word, a step up is a slip. Where a line meets the diagonal, the promised day is there.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.drawing.timescale import Tick, Timescale, Unit

PADDING_DAYS = 10
LEAST_DAYS = 60
"""A figure of fewer days would show a week as a landslide."""


class TrendPoint(NamedTuple):
    """On day `said` the day `promised` was named, both as ordinals; None takes a date back."""

    said: int
    promised: int | None


class TrendLine(NamedTuple):
    """The promises of one project, oldest first."""

    number: str
    title: str
    points: tuple[TrendPoint, ...]
    until: int
    """The last day its last promise counts: today, or the day it was finished."""
    days_later: int
    agreed: tuple[TrendPoint, ...] = ()
    """The deadline as agreed over time; drawn where there are few lines."""


class Trend(NamedTuple):
    """Everything in one figure."""

    lines: tuple[TrendLine, ...]
    today: int


class Area(NamedTuple):
    """Where in the figure the lines are drawn, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Axes:
    """Places days said from left to right and days promised from bottom to top."""

    def __init__(self, trend: Trend, area: Area) -> None:
        self.area = area
        said = [point.said for line in trend.lines for point in line.points]
        promised = [it.promised for line in trend.lines for it in line.points if it.promised]
        self.first, self.last = _spread(min([*said, trend.today]), trend.today)
        self.low, self.high = _spread(min([*promised, trend.today]), max([*promised, trend.today]))
        self._across = (area.right - area.left) / (self.last - self.first)
        self._up = (area.bottom - area.top) / (self.high - self.low)

    def x(self, said: float) -> float:
        """Return where a day of saying is."""
        return self.area.left + (said - self.first) * self._across

    def y(self, promised: float) -> float:
        """Return where a promised day is."""
        return self.area.bottom - (promised - self.low) * self._up

    def diagonal(self) -> tuple[float, float, float, float] | None:
        """Return the line on which what was promised is that very day; None when none of it is in sight."""
        first, last = max(self.first, self.low), min(self.last, self.high)
        return (self.x(first), self.y(first), self.x(last), self.y(last)) if first < last else None

    def ticks_across(self, least: float) -> tuple[Unit, list[Tick]]:
        """Return the finest periods of the calendar that are at least `least` pixels wide, left to right."""
        return _ticks(self.first, self.last, self._across, least)

    def ticks_up(self, least: float) -> tuple[Unit, list[Tick]]:
        """Return the finest periods that are at least `least` pixels high, from bottom to top."""
        return _ticks(self.low, self.high, self._up, least)


def steps(line: Sequence[TrendPoint], until: int, axes: Axes) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of a line: level until something else is said; a date taken back interrupts it."""
    corners: list[tuple[float, float]] = []
    for at, point in enumerate(line):
        if point.promised is None:
            if corners:
                yield corners
            corners = []
            continue
        stop = line[at + 1].said if at + 1 < len(line) else max(until, point.said)
        y = axes.y(point.promised)
        corners += [(axes.x(point.said), y), (axes.x(stop), y)]
    if corners:
        yield corners


def spread_labels(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Return where the middles of labels come to stand: near what they belong to, and none over another.

    They keep the order of what they belong to. Where they cannot all be `height` apart they share the room.
    """
    if not wanted:
        return []
    height = min(height, (bottom - top) / len(wanted))
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed: list[float] = []
    for at in order:
        least = placed[-1] + height if placed else top + height / 2
        placed.append(max(wanted[at], least))
    limit = bottom - height / 2
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - height
    found = [0.0] * len(wanted)
    for at, y in zip(order, placed, strict=True):
        found[at] = y
    return found


def last_promise(line: TrendLine) -> int | None:
    """Return the day that was promised last; None where it was taken back."""
    return line.points[-1].promised if line.points else None


def _spread(first: int, last: int) -> tuple[int, int]:
    missing = max(LEAST_DAYS - (last - first), 0)
    return first - PADDING_DAYS - missing // 2, last + PADDING_DAYS + missing // 2


_UNITS = (Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE)
_LONGEST = {Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366, Unit.DECADE: 3653}


def _ticks(first: int, last: int, per_day: float, least: float) -> tuple[Unit, list[Tick]]:
    scale = Timescale(date.fromordinal(first), per_day)
    unit = next((it for it in _UNITS if _LONGEST[it] * per_day >= least), _UNITS[-1])
    ticks = scale.ticks(unit, 0, (last - first) * scale.px_per_day)
    return unit, [tick for tick in ticks if first <= tick.start <= last]
