"""One measured figure: what we need, what the floor needs, and how far apart they may be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """What was measured at one size, beside its floor measured in the same run."""

    name: str
    size: int
    """How many projects."""
    ours: float
    floor: float | None
    """None where nothing plainer does the same work."""
    unit: str = "ms"
    goal_ratio: float | None = None
    """At most this many times the floor."""
    goal: float | None = None
    """At most this much."""

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor we need."""
        return self.ours / self.floor if self.floor else None

    @property
    def is_met(self) -> bool | None:
        """Return whether every goal is met; None where there is none."""
        held: list[bool] = []
        if self.goal_ratio is not None and self.ratio is not None:
            held.append(self.ratio <= self.goal_ratio)
        if self.goal is not None:
            held.append(self.ours <= self.goal)
        return all(held) if held else None


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds `work` takes, once."""
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def times(works: Iterable[Callable[[], object]]) -> list[float]:
    """Return the milliseconds of each piece of work, done one after the other."""
    return [timed(work) for work in works]


def middle(measured: list[float]) -> float:
    """Return the median."""
    return median(measured)


def nearly_worst(measured: list[float]) -> float:
    """Return what 95 of 100 stay under."""
    return quantiles(measured, n=20)[-1]
