"""Circles among things that follow or hold each other: a chain that comes back to where it began."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import itemgetter

Arrow = tuple[str, str]
"""From one thing to another."""


def in_circles(arrows: Sequence[Arrow]) -> set[str]:
    """Return the things in a circle of `arrows`, or between two circles; empty when there is none."""
    left = _without_ends(arrows)
    back = _without_ends([(target, source) for source, target in left])
    return {thing for arrow in back for thing in arrow}


def _without_ends(arrows: Sequence[Arrow]) -> list[Arrow]:
    """Return the arrows that are left when things nothing points to are taken away until there are none."""
    pointed_at = Counter(map(itemgetter(1), arrows))
    follow: dict[str, list[str]] = defaultdict(list)
    for source, target in arrows:
        follow[source].append(target)
    free = [thing for thing in follow if thing not in pointed_at]
    while free:
        for target in follow.pop(free.pop(), ()):
            pointed_at[target] -= 1
            if not pointed_at[target]:
                free.append(target)
    return [(source, target) for source, targets in follow.items() for target in targets]
