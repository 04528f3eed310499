"""Where texts stand beside or in bars: in full where they fit, elided last, never over anything else.

One-dimensional: everything on one row is an interval from left to right. The caller measures texts.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

Measure = Callable[[str], float]
Interval = tuple[float, float]

LABEL_GAP = 6.0
INSIDE_PADDING = 5.0
SHORTEST_LABEL = 36.0
"""An elided text in less than this says nothing."""


class LabelRequest(NamedTuple):
    """A text and the thing that it belongs to, from its left to its right."""

    text: str
    anchor: Interval
    muted: bool = True
    reach: float = inf
    """How far from its anchor it may begin or end: further away it would seem to belong to something else."""


class Label(NamedTuple):
    """A placed text: what is left of it, where it begins and how much room it takes."""

    text: str
    x: float
    width: float
    phase: str | None = None
    """The phase it stands on; None beside the bar."""
    muted: bool = True


def place_beside(
    requests: Sequence[LabelRequest], occupied: Sequence[Interval], bounds: Interval, measure: Measure
) -> list[Label]:
    """Return the texts that find room right or left of their anchor, in order of the requests."""
    taken = list(occupied)
    labels: list[Label] = []
    for request in requests:
        label = _placed(request, _merged(taken), bounds, measure)
        if label:
            labels.append(label)
            taken.append((label.x, label.x + label.width))
    return labels


def place_inside(
    text: str, segment: Interval, phase: str, obstacles: Sequence[Interval], measure: Measure
) -> Label | None:
    """Return the text at the start of a segment; None where it does not fit in full, free of obstacles."""
    x, width = segment[0] + INSIDE_PADDING, measure(text)
    if x + width + INSIDE_PADDING > segment[1]:
        return None
    if any(left < x + width and right > x for left, right in obstacles):
        return None
    return Label(text, x, width, phase, muted=False)


def elided(text: str, width: float, measure: Measure) -> str:
    """Return the longest beginning of `text` that fits in `width` with an ellipsis; empty when none does."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_cut(text, middle)) <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(text, low) if low else ""


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip() + "…"


def _placed(request: LabelRequest, taken: list[Interval], bounds: Interval, measure: Measure) -> Label | None:
    right = _room_right(request.anchor[1], taken, bounds)
    left = _room_left(request.anchor[0], taken, bounds)
    if right[0] - request.anchor[1] > request.reach:
        right = (right[0], right[0])
    if request.anchor[0] - left[1] > request.reach:
        left = (left[1], left[1])
    width = measure(request.text)
    if width <= right[1] - right[0]:
        return Label(request.text, right[0], width, None, request.muted)
    if width <= left[1] - left[0]:
        return Label(request.text, left[1] - width, width, None, request.muted)
    return _shortened(request, right, left, measure)


def _shortened(request: LabelRequest, right: Interval, left: Interval, measure: Measure) -> Label | None:
    to_right = right[1] - right[0] >= left[1] - left[0]
    room = right if to_right else left
    if room[1] - room[0] < SHORTEST_LABEL:
        return None
    text = elided(request.text, room[1] - room[0], measure)
    if not text:
        return None
    width = measure(text)
    return Label(text, room[0] if to_right else room[1] - width, width, None, request.muted)


def _room_right(x: float, taken: list[Interval], bounds: Interval) -> Interval:
    begin = max(x, bounds[0])
    for left, right in taken:
        if left <= begin < right:
            begin = right
    stop = min((left - LABEL_GAP for left, right in taken if right > begin), default=bounds[1])
    return begin + LABEL_GAP if begin > bounds[0] else begin, min(stop, bounds[1])


def _room_left(x: float, taken: list[Interval], bounds: Interval) -> Interval:
    stop = min(x, bounds[1])
    for left, right in reversed(taken):
        if left < stop <= right:
            stop = left
    begin = max((right + LABEL_GAP for left, right in taken if left < stop), default=bounds[0])
    return max(begin, bounds[0]), stop - LABEL_GAP if stop < bounds[1] else stop


def _merged(intervals: list[Interval]) -> list[Interval]:
    """Return the intervals sorted, with those that touch made into one."""
    merged: list[Interval] = []
    for left, right in sorted(intervals):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged
