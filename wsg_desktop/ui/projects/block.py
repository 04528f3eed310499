"""What is chosen in the table: cells by row and column, often one rectangle."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QItemSelection


@dataclass(frozen=True)
class Block:
    """Rectangles of cells, each as top, left, bottom and right, all of which are in it."""

    parts: tuple[tuple[int, int, int, int], ...]
    width: int
    """How many columns there are."""

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Return the rows that have a chosen cell, from top to bottom."""
        return tuple(sorted(self.row_set))

    @cached_property
    def row_set(self) -> frozenset[int]:
        """Return the rows that have a chosen cell."""
        return frozenset(row for top, _, bottom, _ in self.parts for row in range(top, bottom + 1))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Return the columns that have a chosen cell, from left to right."""
        found = {column for _, left, _, right in self.parts for column in range(left, right + 1)}
        return tuple(sorted(found))

    @property
    def is_whole_rows(self) -> bool:
        """Return whether whole rows are chosen, and nothing but those."""
        return bool(self.parts) and all(
            left == 0 and right == self.width - 1 for _, left, _, right in self.parts
        )

    @property
    def is_one_cell(self) -> bool:
        """Return whether one cell is chosen, or none."""
        return len(self.rows) <= 1 and len(self.columns) <= 1

    @property
    def outline(self) -> tuple[int, int, int, int] | None:
        """Return the one rectangle of several cells; None for whole rows, one cell, or several rectangles."""
        if len(self.parts) != 1 or self.is_one_cell or self.is_whole_rows:
            return None
        return self.parts[0]

    def within(self, first: int, last: int) -> "Block":
        """Return what of it lies in the rows from `first` to `last`."""
        return Block(tuple(it for it in self.parts if it[0] <= last and it[2] >= first), self.width)

    def columns_in(self, row: int) -> frozenset[int]:
        """Return the chosen columns of a row."""
        return frozenset(
            column
            for top, left, bottom, right in self.parts
            if top <= row <= bottom
            for column in range(left, right + 1)
        )


def block_of(selection: QItemSelection, width: int) -> Block:
    """Return what a selection of the table holds."""
    parts = (selection.at(at) for at in range(selection.count()))
    return Block(tuple(_joined((it.top(), it.left(), it.bottom(), it.right()) for it in parts)), width)


def _joined(parts: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the parts with those that touch in the same columns, or the same rows, made one.

    Cells that were chosen one by one, and rows that Qt tells cell by cell, are a block like any other.
    """
    found = _stacked(parts)
    beside = _stacked((left, top, right, bottom) for top, left, bottom, right in found)
    return sorted((top, left, bottom, right) for left, top, right, bottom in beside)


def _stacked(parts: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    for part in sorted(parts, key=lambda it: (it[1], it[3], it[0])):
        last = found[-1] if found else None
        if last and last[1] == part[1] and last[3] == part[3] and part[0] <= last[2] + 1:
            found[-1] = (last[0], last[1], max(last[2], part[2]), last[3])
        else:
            found.append(part)
    return found
