"""Where Ctrl with an arrow leads: to the edge of what is filled, as in a sheet."""

from typing import Protocol


class Filled(Protocol):
    """Rows and columns of which each cell holds something or nothing."""

    def rowCount(self) -> int:
        """Return how many rows there are."""
        ...

    def columnCount(self) -> int:
        """Return how many columns there are."""
        ...

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether a cell holds something; a heading holds nothing."""
        ...

    def project_id(self, row: int) -> str | None:
        """Return the project on a row; None for a heading."""
        ...


def edge(cells: Filled, row: int, column: int, step: tuple[int, int]) -> tuple[int, int]:
    """Return the last filled cell in a row of them, the next filled one, or the last cell that way."""
    down, right = step
    at, was_filled, last = (row, column), cells.is_filled(row, column), (row, column)
    is_first = True
    while True:
        at = (at[0] + down, at[1] + right)
        if not (0 <= at[0] < cells.rowCount() and 0 <= at[1] < cells.columnCount()):
            return last
        filled = cells.is_filled(*at)
        if is_first:
            was_filled = was_filled and filled
            is_first = False
        if filled and not was_filled:
            return at
        if was_filled and not filled:
            return last
        # The end of the list is its last project, however it is grouped.
        last = at if right or cells.project_id(at[0]) is not None else last
