"""How early and how late every item can be, and what must not slip: the critical path method.

An item that follows its links is as early as they allow; one that is fixed, or waits for nothing, is where it
is. How late it can be is counted back from the end of the whole plan, or of what one asks for. See Kelley and
Walker, "Critical-Path Planning and Scheduling" (1959); both passes cost as much as there are items and links.
"""

from collections.abc import Collection
from typing import NamedTuple

from wsg_desktop.domain.plan import Dependency, Plan

_FAR = 1 << 40
"""Later than any day: nothing that was asked for depends on it."""


class Schedule(NamedTuple):
    """The answer per place of the plan; days are numbers of working days."""

    early: list[int]
    """The first day it can start on."""
    slack: list[int | None]
    """By how many working days an item can slip before the end does; negative where it is too late already.
    None for what the end does not depend on."""
    horizon: int
    """The day after the last one, from which was counted back."""

    def is_critical(self, place: int) -> bool:
        """Return whether the end slips when this item does."""
        slack = self.slack[place]
        return slack is not None and slack <= 0


class Conflict(NamedTuple):
    """A link that the dates of an item contradict."""

    place: int
    link: Dependency
    earliest: int
    """The first day that the link allows the item to start on."""
    days: int
    """How many working days it starts too early."""


def work_out(plan: Plan, goal: Collection[str] | None = None) -> Schedule:
    """Return early starts and slack of every item, to the end of the plan or of the items in `goal`."""
    early, lengths = early_starts(plan), plan.lengths
    places = range(len(plan)) if goal is None else [plan.place_of[it] for it in goal if it in plan.place_of]
    horizon = max((early[place] + lengths[place] for place in places), default=0)
    latest = [_FAR] * len(plan)
    for place in places:
        latest[place] = horizon - lengths[place]
    return Schedule(early, _slack(plan, early, latest), horizon)


def find_conflicts(plan: Plan) -> list[Conflict]:
    """Return every link that the planned dates contradict, in the order of the items."""
    found: list[Conflict] = []
    starts = plan.starts
    for place, own in enumerate(starts):
        if plan.asked(place, starts)[0] > own and not plan.items[place].is_over:
            asked = ((starts[source] + distance, link) for source, distance, link in plan.waits_for(place))
            found += [Conflict(place, link, day, day - own) for day, link in asked if day > own]
    return found


def early_starts(plan: Plan) -> list[int]:
    """Return the start of every item when all that follows is as early as its links allow."""
    early, floors, into, follows = list(plan.starts), plan.floors, plan.into, plan.follows
    for place in plan.order:
        arrows = into[place]
        if arrows and follows[place]:
            first = floors[place]
            for source, distance in arrows:
                day = early[source] + distance
                if day > first:  # noqa: PLR1730 - max() takes twice as long
                    first = day
            early[place] = first
    return early


def _slack(plan: Plan, early: list[int], latest: list[int]) -> list[int | None]:
    """Return the slack; `latest` holds the latest start that the end itself asks of each, and is used up."""
    slack: list[int | None] = [None] * len(plan)
    out, follows = plan.out, plan.follows
    for place in reversed(plan.order):
        last = latest[place]
        for target, distance in out[place]:
            day = latest[target] - distance
            if day < last:  # noqa: PLR1730 - min() takes twice as long
                last = day
        if last < _FAR >> 1:
            own = early[place]
            slack[place] = last - own
            if follows[place]:
                latest[place] = last
            elif plan.items[place].is_over:
                # It has been, so what it waited for cannot make anything late by way of it.
                latest[place] = _FAR
            else:
                # What does not move must have what it waits for ready by then.
                latest[place] = min(last, own)
    return slack
