"""What follows when items move: which followers must move later because of what, and which may come back.

Followers are moved later as far as a link asks, never earlier: people have told others when they begin. Those
that only stood where they did because of a link, and are asked less by it now, are told, so that it can be
offered to move them back. The cost follows what is touched, not the size of the plan.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from typing import NamedTuple

from wsg_desktop.domain.plan import NONE, Dependency, Plan
from wsg_desktop.errors import UserError


class Moved(NamedTuple):
    """Where an item goes, and the link because of which."""

    id: str
    before: tuple[date, date]
    """First and last day until now."""
    after: tuple[date, date]
    working_days: int
    """How much later it ends; negative for what comes back."""
    because: Dependency | None = None
    """None for what comes back because nothing holds it any longer."""
    own_start: date | None = None
    """The start it had by choice and is to come back to; None where a link alone had put it there."""


class Step(NamedTuple):
    """A move in numbers: an item, where it stood and where it goes."""

    place: int
    stood: int
    goes: int
    because: int
    """The number of a link, or `NONE`."""
    by_choice: bool


class FollowUp:
    """What must move (`pushed`), what may come back (`freed`), and what contradicts a link."""

    def __init__(self, placed: Plan, plan: Plan, walk: "_Walk", contradicting: dict[str, Dependency]) -> None:
        self._placed = placed
        self._plan = plan
        self._pushed = walk.pushed
        self._freed = walk.freed
        self.contradicting = contradicting
        """Items that were placed by hand before a link allows, with that link."""

    @property
    def pushed(self) -> tuple[Moved, ...]:
        """Return what must move, each after what it waits for."""
        return tuple(self._moved(step, self._placed) for step in self._pushed)

    @property
    def freed(self) -> tuple[Moved, ...]:
        """Return what may come back, from where it stands after everything was pushed."""
        return tuple(self._moved(step, self._plan) for step in self._freed)

    def __len__(self) -> int:
        return len(self._pushed)

    def shifts(self) -> "Shifts":
        """Return by how many calendar days the start and the end of each pushed item move."""
        return Shifts(self._placed, self._plan, self._pushed)

    def _moved(self, step: Step, stood_in: Plan) -> Moved:
        plan, place = self._plan, step.place
        before = stood_in.first_day(place, step.stood), stood_in.last_day(place, step.stood)
        after = plan.first_day(place, step.goes), plan.last_day(place, step.goes)
        because = None if step.because == NONE else plan.links[step.because]
        own = before[0] if step.by_choice else None
        later = step.goes + plan.lengths[place] - step.stood - stood_in.lengths[place]
        return Moved(plan.items[place].id, before, after, later, because, own)


class Shifts(Mapping[str, tuple[int, int]]):
    """By how many calendar days both ends of an item move, worked out when it is asked: few are in sight."""

    def __init__(self, placed: Plan, plan: Plan, pushed: Iterable[Step]) -> None:
        self._placed = placed
        self._plan = plan
        self._steps = {plan.items[step.place].id: step for step in pushed}

    def __getitem__(self, item: str) -> tuple[int, int]:
        """Return the days by which an item moves: none where that leads past the calendar, as it may not."""
        place, stood, goes, _, _ = self._steps[item]
        placed, plan = self._placed, self._plan
        try:
            start = plan.first_day(place, goes) - placed.first_day(place, stood)
            end = plan.last_day(place, goes) - placed.last_day(place, stood)
        except UserError:
            return 0, 0
        return start.days, end.days

    def __iter__(self) -> Iterator[str]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)


def follow_up(before: Plan, after: Plan, held: Collection[str], linked: Iterable[str] = ()) -> FollowUp:
    """Return what follows from a change of the plan from `before` to `after`, which have the same items.

    `held` are the items that were placed by hand and stay there; of two that were moved together, the one
    that waits for the other still follows it. `linked` are items whose links, or the will to follow, changed.
    """
    together, linked = set[str](), list(linked)
    while True:
        plan = after
        if together:
            plan = after.with_dates({it: _as_long_as_before(before, after, it) for it in together})
        walk = _Walk(before, after, plan, set(held) - together)
        walk.run({*linked, *together})
        ahead = _ahead_of_links(plan, walk.starts, set(held) - together)
        follow = {item for item, link in ahead.items() if link.source_id in held}
        if not follow:
            return FollowUp(after, plan, walk, ahead)
        # What was pushed now may in its turn push others that were moved with it.
        together |= follow


def _ahead_of_links(plan: Plan, starts: Sequence[int], held: Iterable[str]) -> dict[str, Dependency]:
    """Return the held items that start before a link allows, with the link that asks most of them."""
    found: dict[str, Dependency] = {}
    for item in held:
        place = plan.place_of.get(item)
        if place is not None and plan.follows[place]:
            asked, because = plan.asked(place, starts)
            if because != NONE and asked > starts[place]:
                found[item] = plan.links[because]
    return found


def _as_long_as_before(before: Plan, after: Plan, item: str) -> tuple[date | None, date]:
    """Return where an item is, as many working days long as before it was moved over closed days."""
    place = after.place_of[item]
    last = after.starts[place] + max(before.lengths[place] - 1, 0)
    return after.items[place].first, after.calendar.day_of(last)


class _Walk:
    """Goes along the followers in the order of the plan, each after all it waits for."""

    def __init__(self, before: Plan, placed: Plan, after: Plan, held: Collection[str]) -> None:
        self._before, self._placed, self._after = before, placed, after
        self._held = {after.place_of[it] for it in held if it in after.place_of}
        self.starts = list(after.starts)
        """Where all start when what must move has moved."""
        self._eased = list(after.starts)
        """The same when also all comes back that may; equal to `starts` until something does."""
        self._waiting: list[tuple[int, int]] = []
        self._seen: set[int] = set()
        self.pushed: list[Step] = []
        self.freed: list[Step] = []

    def run(self, linked: Iterable[str]) -> None:
        """Look at all that comes after what is held, and at `linked`."""
        for place in self._held:
            self._go_on_from(place)
        for item in linked:
            if item in self._after.place_of:
                self._wait(self._after.place_of[item])
        while self._waiting:
            _, place = heappop(self._waiting)
            if place not in self._held and self._after.follows[place]:
                self._look_at(place)

    def _look_at(self, place: int) -> None:
        after, stood, floor = self._after, self._after.starts[place], self._after.floors[place]
        before = self._before
        was_asked, had = before.asked_now(place)
        by_choice = had == NONE or before.starts[place] != max(was_asked, before.floors[place])
        asked, because = after.asked(place, self.starts)
        goes = max(stood, asked, floor)
        eased, _ = after.asked(place, self._eased) if self.freed else (asked, because)
        returns = max(eased, stood if by_choice else floor)
        if returns == NONE:
            returns = stood
        resized = after.lengths[place] != self._placed.lengths[place]
        if goes == returns == stood and not resized:
            return
        self.starts[place], self._eased[place] = goes, returns
        if goes > stood or resized:
            self.pushed.append(Step(place, stood, goes, because, by_choice))
        if returns < goes:
            self.freed.append(Step(place, goes, returns, NONE, by_choice=False))
        self._go_on_from(place)

    def _go_on_from(self, place: int) -> None:
        for target, _ in self._after.out[place]:
            self._wait(target)

    def _wait(self, place: int) -> None:
        if place not in self._seen:
            self._seen.add(place)
            heappush(self._waiting, (self._after.rank[place], place))
