"""Where dragged lines would come to stand: between two lines, at a depth, or under the line pointed at."""

from collections.abc import Collection
from typing import NamedTuple, Protocol

UNDER_FROM, UNDER_TO = 0.3, 0.7
"""The middle of a line means: under this one."""


class DropPlace(NamedTuple):
    """A place in the outline, and where it is marked in the table."""

    parent_id: str | None
    after_id: str | None
    """The sibling that stands before it; None for the first place, unless `is_last`."""
    row: int
    """The row that is dropped on, or above which the line of the mark stands."""
    depth: int
    is_last: bool = False
    """Whether it is dropped on a row: then it comes last under that."""


class ShownLines(Protocol):
    """The rows of a table that lines are dragged in."""

    def project_id(self, row: int) -> str | None:
        """Return the project on a row; None beside projects."""
        ...

    def parent_id(self, row: int) -> str | None:
        """Return what the project on a row stands under in the list."""
        ...

    def depth(self, row: int) -> int:
        """Return how deep a row is shown."""
        ...

    def hides(self, row: int) -> bool:
        """Return whether a row is folded."""
        ...

    def count(self) -> int:
        """Return how many rows there are."""
        ...


def moving_rows(lines: ShownLines, ids: Collection[str]) -> frozenset[int]:
    """Return the rows of dragged lines and of all that stands under them."""
    found: set[int] = set()
    under = -1
    for row in range(lines.count()):
        depth = lines.depth(row)
        if under >= 0 and depth > under:
            found.add(row)
            continue
        under = depth if lines.project_id(row) in ids else -1
        if under >= 0:
            found.add(row)
    return frozenset(found)


def drop_place(lines: ShownLines, moving: Collection[int], at: float, wished_depth: int) -> DropPlace | None:
    """Return where lines would come at `at`, in rows from the top; None where there is no place for them.

    Between two lines several depths may be possible: the nearest to `wished_depth` is taken.
    """
    at = min(max(at, 0.0), float(lines.count()))
    row, part = int(at), at - int(at)
    on = lines.project_id(row) if row < lines.count() else None
    if on is not None and row not in moving and UNDER_FROM < part < UNDER_TO:
        return DropPlace(on, None, row, lines.depth(row) + 1, is_last=True)
    return _between(lines, moving, row + (part >= 0.5), wished_depth)


def _between(lines: ShownLines, moving: Collection[int], gap: int, wished_depth: int) -> DropPlace | None:
    above, below = gap - 1, gap
    while above >= 0 and above in moving:
        above -= 1
    while below < lines.count() and below in moving:
        below += 1
    least = lines.depth(below) if below < lines.count() else 0
    if above < 0:
        if below >= lines.count():
            return None
        return DropPlace(lines.parent_id(below), None, gap, least)
    if lines.project_id(above) is None:
        return None
    most = lines.depth(above) + (0 if lines.hides(above) else 1)
    depth = min(max(wished_depth, min(least, most)), most)
    if depth > lines.depth(above):
        return DropPlace(lines.project_id(above), None, gap, depth)
    before = above
    while lines.depth(before) > depth:
        before -= 1
    return DropPlace(lines.parent_id(before), lines.project_id(before), gap, depth)
