"""Which columns of a table stand in the room that there is, and how wide: arithmetic, without widgets."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Wish(NamedTuple):
    """How wide a column is where there is room, and what its words need at least."""

    wished: int
    needed: int


def share_room(wishes: Mapping[int, Wish], gives: Sequence[int], room: int) -> dict[int, int]:
    """Return per column how wide it is, in pixels; one that gives way to the others is not among them.

    Each gives up what its words do not need first; where that is not enough those in `gives` leave, in that
    order. What fits in no way keeps the width that it wishes, and the table scrolls.
    """
    left = dict(wishes)
    for column in gives:
        if sum(it.needed for it in left.values()) <= room:
            break
        left.pop(column, None)
    wished, needed = (sum(it[at] for it in left.values()) for at in range(2))
    if not needed <= room < wished:
        return {column: it.wished for column, it in left.items()}
    spare, all_spare = room - needed, wished - needed
    return {column: it.needed + (it.wished - it.needed) * spare // all_spare for column, it in left.items()}
