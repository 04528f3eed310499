"""What a drag would make follow: the bars that move along while it goes on, and what is said of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from wsg_desktop.drawing.item_texts import Follows
from wsg_desktop.drawing.moves import Shift


class Following(NamedTuple):
    """The followers by their id, with how they move, and the words for it."""

    shifts: Mapping[str, Shift] = {}
    words: Follows | None = None
    """None where nobody knows what follows."""


NOTHING_FOLLOWS = Following()
Ask = Callable[[Sequence[str], Shift], Following]
"""Tells what follows when these projects are moved."""


def nobody_knows(_ids: Sequence[str], _shift: Shift) -> Following:
    """Return that it is not known what follows: a chart by itself has no plan behind it."""
    return NOTHING_FOLLOWS
