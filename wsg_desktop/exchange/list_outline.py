"""The outline that a list's own numbers tell: 1.2 stands under 1, and B1.1 under B1."""

import re
from collections.abc import Sequence

_UNDER = re.compile(r"(?P<above>[\w-]*\d(?:\.\d+)*)\.\d+")


def parents_by_number(numbers: Sequence[str]) -> dict[int, int]:
    """Return by place in the list the place of the project above it; `numbers` are unique or empty."""
    places = {number.lower(): place for place, number in enumerate(numbers) if number}
    found: dict[int, int] = {}
    for place, number in enumerate(numbers):
        match = _UNDER.fullmatch(number)
        above = places.get(match["above"].lower()) if match else None
        if above is not None:
            found[place] = above
    return found
