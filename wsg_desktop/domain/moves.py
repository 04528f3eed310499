"""What happens to the planned phases when a bar moves: one rule, for the drop and for its picture."""

from collections.abc import Sequence
from typing import NamedTuple

from wsg_desktop.domain.terms import Term, moved


class Period(NamedTuple):
    """When a phase is planned to begin and to end."""

    start: Term
    end: Term


def moved_periods(periods: Sequence[Period], end: Term, start_days: int, end_days: int) -> list[Period]:
    """Return the planned phases, in order, after the bar moved by these calendar days at either end.

    A bar that moves takes its phases along. One that is pulled at an end takes only the phase that begins or
    ends there; `end` is where the bar ended before.
    """
    if not periods:
        return []
    found = list(periods)
    if start_days and end_days:
        found = [Period(moved(it.start, start_days), moved(it.end, start_days)) for it in periods]
    elif start_days:
        found[0] = found[0]._replace(start=moved(found[0].start, start_days))
    if end_days != start_days and end.day is not None and periods[-1].end.day == end.day:
        found[-1] = found[-1]._replace(end=moved(periods[-1].end, end_days))
    return found
