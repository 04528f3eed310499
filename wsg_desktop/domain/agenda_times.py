"""The times and numbers of an agenda: when each point begins, whether it fits, which paper is which."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

DAY = 24 * 60


class Slot(NamedTuple):
    """When a point begins and ends, as HH:MM; empty where nobody said when the meeting begins."""

    begins: str
    ends: str


def slots(begins_at: str, durations: Iterable[int]) -> list[Slot]:
    """Return when points of these many minutes begin and end, one after the other."""
    minute = read_clock(begins_at)
    found: list[Slot] = []
    for duration in durations:
        if minute is None:
            found.append(Slot("", ""))
            continue
        ends = minute + max(duration, 0)
        found.append(Slot(show_clock(minute), show_clock(ends)))
        minute = ends
    return found


def minutes_over(durations: Iterable[int], length: int) -> int:
    """Return by how many minutes the points are longer than the meeting; negative for what is left."""
    return sum(max(it, 0) for it in durations) - length


def paper_numbers(counts: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the numbers of the papers of each point: "5" for the only one, "5a" and "5b" for several."""
    return [_numbers(number, count) for number, count in enumerate(counts, start=1)]


def read_clock(text: str) -> int | None:
    """Return the minutes since midnight that HH:MM says; None for anything else."""
    hours, _, minutes = text.strip().partition(":")
    if not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return None
    if len(minutes) != 2 or int(hours) > 23 or int(minutes) > 59:
        return None
    return int(hours) * 60 + int(minutes)


def show_clock(minute: int) -> str:
    """Return minutes since midnight as HH:MM; past midnight the next day begins anew."""
    hours, minutes = divmod(minute % DAY, 60)
    return f"{hours:02}:{minutes:02}"


def _numbers(number: int, count: int) -> tuple[str, ...]:
    if count == 1:
        return (str(number),)
    return tuple(f"{number}{_letters(place)}" for place in range(count))


def _letters(place: int) -> str:
    """Return a, b, ... z, aa, ab, ... as the columns of a sheet are called."""
    found = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        found, place = chr(ord("a") + letter) + found, place - 1
    return found
