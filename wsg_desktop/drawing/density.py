"""How busy a stretch of time is: many bars on one line, as thick as there are, in the colours of phases.

Pure arithmetic. A folded row of the programme on one page shows this instead of a bar per project.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.drawing.chart_items import Segment

MOST_STEPS = 180
"""In how many steps of time thickness may change: on paper a step is some millimetres."""


class Layer(NamedTuple):
    """A block of one phase; `low` and `high` are shares of the height of the line, from its foot up."""

    phase: str
    start: int
    stop: int
    low: float
    high: float


def density(lines: Iterable[Sequence[Segment]], start: int, stop: int) -> tuple[Layer, ...]:
    """Return the layers of many lines between two days; where most run at once they fill the height."""
    step = max(-(-(stop - start) // MOST_STEPS), 1)
    counts = _counted(lines, start, stop, step)
    most = max((sum(counter.values()) for counter in counts), default=0)
    if not most:
        return ()
    layers: list[Layer] = []
    grown: dict[str, Layer] = {}
    for place, counter in enumerate(counts):
        begin = start + place * step
        grown = _grown(grown, counter, begin, min(begin + step, stop), most, layers)
    layers += grown.values()
    return tuple(sorted(layers, key=lambda it: (it.start, it.low)))


def _counted(lines: Iterable[Sequence[Segment]], start: int, stop: int, step: int) -> list[Counter[str]]:
    """Return per step how many lines are in which phase in the middle of it."""
    size = -(-(stop - start) // step)
    changes: list[Counter[str]] = [Counter() for _ in range(size + 1)]
    for segments in lines:
        for segment in segments:
            first = min(max(-(-(segment.start - start) // step), 0), size)
            after = min(max(-(-(segment.stop - start) // step), 0), size)
            changes[first][segment.phase] += 1
            changes[after][segment.phase] -= 1
    running: Counter[str] = Counter()
    counts: list[Counter[str]] = []
    for change in changes[:-1]:
        running.update(change)
        counts.append(+running)
    return counts


def _grown(
    before: dict[str, Layer], counter: Counter[str], begin: int, end: int, most: int, done: list[Layer]
) -> dict[str, Layer]:
    """Return the layers of a step, joined with those before it that are as thick; the others are done."""
    grown: dict[str, Layer] = {}
    low = 0.0
    for phase in sorted(counter, key=_place):
        high = low + counter[phase] / most
        last = before.pop(phase, None)
        if last and (last.low, last.high) == (low, high):
            grown[phase] = last._replace(stop=end)
        else:
            done += [last] if last else []
            grown[phase] = Layer(phase, begin, end, low, high)
        low = high
    done += before.values()
    return grown


def _place(phase: str) -> int:
    return PHASE_ORDER.get(phase, -1)
