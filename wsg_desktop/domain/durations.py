"""Reads how long something takes: "10 dagen", "2 wkn", "3 mnd", as planning programs and people write it."""

import re

WORKING_DAYS = {"d": 1, "w": 5, "m": 21}
"""Working days in a day, a week and a month, by the first letter of the unit in Dutch and English."""

_DURATION = re.compile(r"(\d{1,5})\s*(?:(d|w|m)[a-z]*\.?)?\??", re.IGNORECASE)


def read_duration(value: object) -> int | None:
    """Return how many working days a number or text says; None where it says no whole number of them."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value >= 0 and value == int(value) and value < 100_000 else None
    found = _DURATION.fullmatch(str(value).strip())
    if found is None:
        return None
    return int(found[1]) * WORKING_DAYS[(found[2] or "d").lower()]
