"""Links between rows: which of them meet the rows in view, and along which lines they run.

Geometry only. The index makes a frame cost as much as what is in view, whatever the size of the programme.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import LinkType

BUCKET_ROWS = 64
REACH_ROWS = 512
"""A link over more rows than this is drawn where it leaves and arrives, not on every page between: nobody
follows a line over twenty screens, and thousands of them would hide the chart."""

# Worked out once: asking an enumeration for its values costs a frame of many links more than the rest.
_FROM_END = frozenset({LinkType.FINISH_START.value, LinkType.FINISH_FINISH.value})
_TO_START = frozenset({LinkType.FINISH_START.value, LinkType.START_START.value})


class ChartLink(NamedTuple):
    """A link between two rows."""

    id: str
    type: str
    source: int
    target: int


class LinkEnds(NamedTuple):
    """Where a link leaves and arrives, in pixels; rows have a top and a bottom to turn between."""

    source_left: int
    source_right: int
    source_y: int
    target_left: int
    target_right: int
    target_y: int
    turn_y: int
    """The border of the target's row on the side the link comes from."""


class Route(NamedTuple):
    """A link as corner points from source to target, and the way its arrow points (1 right, -1 left)."""

    points: tuple[tuple[int, int], ...]
    direction: int


class LinkIndex:
    """Finds the links that meet a range of rows at a cost that follows what is found."""

    def __init__(self, links: Iterable[ChartLink]) -> None:
        self._buckets: dict[int, list[ChartLink]] = defaultdict(list)
        self.count = 0
        for link in links:
            self.count += 1
            first, last = link.source // BUCKET_ROWS, link.target // BUCKET_ROWS
            if first == last:
                self._buckets[first].append(link)
                continue
            first, last = min(first, last), max(first, last)
            near = (last - first) * BUCKET_ROWS <= REACH_ROWS
            for bucket in range(first, last + 1) if near else (first, last):
                self._buckets[bucket].append(link)

    def meeting(self, first: int, stop: int) -> list[ChartLink]:
        """Return the links with an end in rows `first` up to `stop` or passing through them, each once."""
        found: dict[ChartLink, None] = {}
        for bucket in range(first // BUCKET_ROWS, max(stop - 1, first) // BUCKET_ROWS + 1):
            for link in self._buckets.get(bucket, ()):
                top, bottom = (
                    (link.source, link.target) if link.source < link.target else (link.target, link.source)
                )
                if bottom >= first and top < stop:
                    found[link] = None
        return list(found)


def route(link_type: str, ends: LinkEnds, stub: int) -> Route:
    """Return the way of a link: out of the source, down or up beside it, into the target from the front.

    Where the target does not leave room for that, it turns back along the border of the target's row.
    """
    leaves_right, arrives_left = link_type in _FROM_END, link_type in _TO_START
    out_x = ends.source_right if leaves_right else ends.source_left
    in_x = ends.target_left if arrives_left else ends.target_right
    out_turn = out_x + (stub if leaves_right else -stub)
    in_turn = in_x - (stub if arrives_left else -stub)
    direction = 1 if arrives_left else -1
    start, end = (out_x, ends.source_y), (in_x, ends.target_y)
    if leaves_right == (not arrives_left):
        turn = max(out_turn, in_turn) if leaves_right else min(out_turn, in_turn)
        corners = ((turn, ends.source_y), (turn, ends.target_y))
    elif (in_turn - out_turn) * direction >= 0:
        corners = ((out_turn, ends.source_y), (out_turn, ends.target_y))
    else:
        corners = (
            (out_turn, ends.source_y),
            (out_turn, ends.turn_y),
            (in_turn, ends.turn_y),
            (in_turn, ends.target_y),
        )
    return Route((start, *corners, end), direction)
