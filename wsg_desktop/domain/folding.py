"""Folding lines of an outline: which lines are left to show, and what each folded one hides.

The one place that decides it. Table and chart show their rows beside each other: they both ask here.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple


class Folding(NamedTuple):
    """What is left of the lines of one group."""

    shown: Sequence[str]
    hidden: Mapping[str, Sequence[str]]
    """What the lines that are folded hide, from top to bottom; only those that hide something."""


def fold_lines(ids: Sequence[str], depths: Mapping[str, int], folded: Collection[str]) -> Folding:
    """Return `ids` without those that stand, from top to bottom, deeper than a folded line above them."""
    if not folded or not depths:
        return Folding(ids, {})
    shown: list[str] = []
    hidden: dict[str, list[str]] = {}
    by, under = "", -1
    for line_id in ids:
        depth = depths.get(line_id, 0)
        if under >= 0 and depth > under:
            hidden.setdefault(by, []).append(line_id)
            continue
        by, under = (line_id, depth) if line_id in folded else ("", -1)
        shown.append(line_id)
    return Folding(shown, hidden)


def with_lines_below(ids: Sequence[str], depths: Mapping[str, int]) -> frozenset[str]:
    """Return the lines that others stand under: those can be folded."""
    if not depths:
        return frozenset()
    found: set[str] = set()
    path: list[str] = []
    for line_id in ids:
        depth = depths.get(line_id, 0)
        if 0 < depth <= len(path):
            found.add(path[depth - 1])
        path[depth:] = [line_id]
    return frozenset(found)
