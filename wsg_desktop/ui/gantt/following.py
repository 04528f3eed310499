"""What a drag would make follow: the bars that move along while it goes on, and what is said of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wsg_desktop.drawing.item_texts import Follows
from wsg_desktop.drawing.moves import Shift


class Shifts(Mapping[str, Shift]):
    """How bars move, from the days by which their ends do; made when a bar comes in sight."""

    def __init__(self, days: Mapping[str, tuple[int, int]], own: Mapping[str, Shift] | None = None) -> None:
        self._days = days
        self._own = own or {}

    def __getitem__(self, project_id: str) -> Shift:
        """Return how a bar moves."""
        return self._own.get(project_id) or Shift(*self._days[project_id])

    def __contains__(self, project_id: object) -> bool:
        """Return whether a bar moves: every row and link in view asks, in every frame."""
        return project_id in self._own or project_id in self._days

    def __bool__(self) -> bool:
        """Return whether any bar moves, without counting them."""
        return bool(self._own or self._days)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._own, **self._days})

    def __len__(self) -> int:
        return len(self._own.keys() | self._days.keys())

    def beside(self, own: Mapping[str, Shift]) -> "Shifts":
        """Return these with the bars that are held themselves, which go first."""
        return Shifts(self._days, own)


class Following(NamedTuple):
    """The followers by their id, with how they move, and the words for it."""

    shifts: Shifts = Shifts({})
    words: Follows | None = None
    """None where nobody knows what follows."""


NOTHING_FOLLOWS = Following()
Ask = Callable[[Sequence[str], Shift], Following]
"""Tells what follows when these projects are moved."""


def nobody_knows(_ids: Sequence[str], _shift: Shift) -> Following:
    """Return that it is not known what follows: a chart by itself has no plan behind it."""
    return NOTHING_FOLLOWS
