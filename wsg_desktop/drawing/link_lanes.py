"""Upright stretches of links beside each other: two that run at the same place are read as one.

Links that leave the same bar, or arrive at the same one, may share a stretch: that they run together is what
there is to see. Every other one moves over, away from the bars that it joins.
"""

from collections.abc import Sequence

from wsg_desktop.drawing.links import Route

LANE = 4
"""Pixels from one stretch to the next."""
_APART = 3
_LANES = 5
_HEAD = 8
"""Room for the head of an arrow."""
_BLOCK = 1024
"""Pixels of height within which stretches are looked for: a long chart costs no more than a short one."""
_FAR = 32 * _BLOCK
"""A stretch longer than this is read as leaving and arriving only, and keeps others from nothing."""

Points = list[tuple[int, int]]


class Lanes:
    """Which upright stretches are taken already."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[tuple[int, int, int, int, int]]] = {}
        """By lane and block: where a stretch runs, from where to where, and the rows that its link joins."""

    def place(self, way: Route, source: int, target: int, *, keep: bool = True) -> Route:
        """Return the route with its upright stretches where no other link runs, if there is room.

        `source` and `target` are the rows that it joins; with `keep` others stay clear of it from now on.
        """
        points = None
        for first in range(1, len(way.points) - 2, 2):
            (x, top), (_, bottom) = way.points[first], way.points[first + 1]
            if top > bottom:
                top, bottom = bottom, top
            if not self._is_free(x, top, bottom, source, target):
                points = points or list(way.points)
                others = _others(points, first)
                x = next((at for at in others if self._is_free(at, top, bottom, source, target)), x)
                points[first : first + 2] = (x, points[first][1]), (x, points[first + 1][1])
            if keep:
                for block in _blocks(top, bottom):
                    self._taken.setdefault((x // LANE, block), []).append((x, top, bottom, source, target))
        return way._replace(points=tuple(points)) if points else way

    def _is_free(self, x: int, top: int, bottom: int, source: int, target: int) -> bool:
        lane, into = divmod(x, LANE)
        beside = lane - 1 if into < LANE // 2 else lane + 1
        for block in _blocks(top, bottom):
            for near in (lane, beside):
                for at, from_y, to_y, other_source, other_target in self._taken.get((near, block), ()):
                    apart = from_y >= bottom or top >= to_y or abs(at - x) >= _APART
                    if not apart and other_source != source and other_target != target:
                        return False
        return True


def _blocks(top: int, bottom: int) -> range:
    return range(top // _BLOCK, bottom // _BLOCK + 1) if bottom - top <= _FAR else range(0)


def _others(points: Points, first: int) -> Sequence[int]:
    """Return where else an upright stretch may run, the best place first.

    Between two bars that leave room it stays between them; elsewhere it goes further out.
    """
    x, room = points[first][0], _LANES
    before, after = points[first - 1][0], points[first + 2][0]
    if first > 1:
        step = LANE if x >= after else -LANE
    else:
        step = LANE if x >= before else -LANE
        if len(points) == 4 and (after - x) * step > 0:
            room = min(max(abs(after - x) - _HEAD, 0) // LANE, _LANES)
    return [x + step * lane for lane in range(1, room + 1)]
