"""Which link lies under the pointer. Works on the lines that were painted: what is seen is what is hit."""

from collections.abc import Iterable
from itertools import pairwise

from wsg_desktop.drawing.geometry import LinkLayout

REACH = 4
"""Pixels from a line within which it is hit."""


def hit_link(links: Iterable[LinkLayout], x: float, y: float) -> LinkLayout | None:
    """Return the link nearest to (x, y) of the whole chart; None when none is within reach.

    `links` are those of the last frame, so the cost follows what is in view.
    """
    found: LinkLayout | None = None
    nearest = REACH + 1.0
    for link in links:
        for (x1, y1), (x2, y2) in pairwise(link.route.points):
            away = max(min(x1, x2) - x, x - max(x1, x2), min(y1, y2) - y, y - max(y1, y2), 0)
            if away <= REACH and away < nearest:
                found, nearest = link, away
    return found
