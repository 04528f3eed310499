"""A plan as numbers: items on working days, and links as the least distance between two starts.

A working day has a number (`calendar`). An item takes the days from its start on, as many as its length. A
milestone takes the day it is on; what leads up to it may end on that same day, so finish to start into a
milestone counts as finish to finish. One that nothing leads up to, such as a kick-off, opens its day: what
follows it may start that same day. With lengths known, each kind of link says the same thing of two starts:
the target starts at least so many working days after the source (Roy's metra potential method, 1959).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.vocabulary import LinkType

_FINISH_START = LinkType.FINISH_START.value
_FROM_FINISH = frozenset({_FINISH_START, LinkType.FINISH_FINISH.value})
_TO_FINISH = frozenset({LinkType.FINISH_FINISH.value, LinkType.START_FINISH.value})

NONE = -1
"""Stands for no day where a number of a working day may be."""

Arrow = tuple[int, int]
"""A link seen from one end: the place of the item at the other end, and the distance between the starts."""


class PlanItem(NamedTuple):
    """What scheduling needs to know of a project, activity or milestone."""

    id: str
    first: date | None
    last: date | None
    """The last day it takes; with only one of both known, it is not scheduled, unless it is a milestone."""
    is_milestone: bool = False
    follows: bool = True
    """Whether what it waits for may move it; not when it is fixed or over."""
    is_over: bool = False
    """Whether it is done or cancelled: its dates are what happened, whatever a link says."""
    not_before: date | None = None
    """The start people want, when that is later than what it waits for allows."""


class Dependency(Protocol):
    """A link: its target waits for its source."""

    @property
    def id(self) -> str:
        """Return its own id."""
        ...

    @property
    def source_id(self) -> str:
        """Return what is waited for."""
        ...

    @property
    def target_id(self) -> str:
        """Return what waits."""
        ...

    @property
    def type(self) -> str:
        """Return the `LinkType` value."""
        ...

    @property
    def lag(self) -> int:
        """Return how many working days lie in between; negative where they overlap."""
        ...


class Plan:
    """The items that have dates, by their place, with the links between them."""

    def __init__(
        self, items: Iterable[PlanItem], links: Iterable[Dependency], calendar: WorkCalendar
    ) -> None:
        self.calendar = calendar
        self.items: list[PlanItem] = []
        self.starts: list[int] = []
        self.lengths: list[int] = []
        """In working days; 0 for what lies on closed days only."""
        self.follows: list[bool] = []
        """Whether what it waits for may move it: it follows, and it takes working days."""
        self.floors: list[int] = []
        """The number of the day that an item is not to start before, `NONE` for most."""
        for item in items:
            self._add(item)
        self.place_of = {item.id: place for place, item in enumerate(self.items)}
        self.links: list[Dependency] = []
        self.into: list[list[Arrow]] = [[] for _ in self.items]
        """Per item what it waits for; `out` has what waits for it."""
        self.out: list[list[Arrow]] = [[] for _ in self.items]
        self._links_into: list[list[int]] = [[] for _ in self.items]
        """The numbers of the links of `into`, beside them: walking pairs is a third faster than triples."""
        self._links_out: list[list[int]] = [[] for _ in self.items]
        joining = [it for it in links if it.source_id in self.place_of and it.target_id in self.place_of]
        self._asked_now: dict[int, tuple[int, int]] = {}
        self._led_up_to = {self.place_of[it.target_id] for it in joining if it.type in _FROM_FINISH}
        self._opening = {place for place in range(len(self.items)) if self._opens(place)}
        """Milestones that open their day instead of closing it."""
        for link in joining:
            self._connect(link)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def order(self) -> list[int]:
        """Return the places so that each comes after all it waits for; what is in a circle is left out."""
        waits = [len(arrows) for arrows in self.into]
        order = [place for place, count in enumerate(waits) if not count]
        out, reach = self.out, order.append
        for place in order:
            for target, _ in out[place]:
                waits[target] = left = waits[target] - 1
                if not left:
                    reach(target)
        return order

    @cached_property
    def rank(self) -> list[int]:
        """Return per place where it comes in `order`; what is in a circle comes last."""
        rank = [len(self.items)] * len(self.items)
        for position, place in enumerate(self.order):
            rank[place] = position
        return rank

    def asked(self, place: int, starts: Sequence[int]) -> tuple[int, int]:
        """Return the first day an item may start on when all others start on `starts`, and the link why.

        Both are `NONE` for what waits for nothing.
        """
        most, because = NONE, NONE
        for (source, distance), link in zip(self.into[place], self._links_into[place], strict=True):
            day = starts[source] + distance
            if because == NONE or day > most:
                most, because = day, link
        return most, because

    def asked_now(self, place: int) -> tuple[int, int]:
        """Return what `asked` does while all stand where they do; kept, for every frame of a drag asks it."""
        found = self._asked_now.get(place)
        if found is None:
            found = self._asked_now[place] = self.asked(place, self.starts)
        return found

    def waits_for(self, place: int) -> Iterator[tuple[int, int, Dependency]]:
        """Yield what an item waits for: the place, the distance between the starts, and the link."""
        for (source, distance), link in zip(self.into[place], self._links_into[place], strict=True):
            yield source, distance, self.links[link]

    def with_dates(self, changed: Mapping[str, tuple[date | None, date | None]]) -> "Plan":
        """Return the plan with other first and last days for some items; one left without stays as it is."""
        # The order stays the same: worked out here once, it is copied along with each frame of a drag.
        _ = self.rank
        plan = copy(self)
        plan.items, plan.starts, plan.lengths = list(self.items), list(self.starts), list(self.lengths)
        plan.follows, plan._asked_now = list(self.follows), {}  # noqa: SLF001 - a copy of our own
        other_lengths: list[int] = []
        for item_id, (first, last) in changed.items():
            place = self.place_of.get(item_id)
            span = None if place is None else _span(self.items[place]._replace(first=first, last=last))
            if place is None or span is None:
                continue
            plan.items[place] = item = self.items[place]._replace(first=span[0], last=span[1])
            plan.starts[place], plan.lengths[place] = _numbers(item, *span, self.calendar)
            if item.is_milestone or plan.lengths[place] != self.lengths[place]:
                plan.follows[place] = _may_move(item, plan.lengths[place])
                other_lengths.append(place)
        if other_lengths:
            plan._measure_again(other_lengths)  # noqa: SLF001 - a copy of our own
        return plan

    def first_day(self, place: int, start: int) -> date:
        """Return the date of a start; its own where it has not moved, though nobody may work that day."""
        item = self.items[place]
        if start == self.starts[place] and item.first is not None:
            return item.first
        if start == self.floors[place] and item.not_before is not None:
            return item.not_before
        return self.calendar.day_of(start)

    def last_day(self, place: int, start: int) -> date:
        """Return the date of the last day when an item begins at `start`."""
        item = self.items[place]
        if start == self.starts[place] and item.last is not None:
            return item.last
        if item.is_milestone:
            return self.first_day(place, start)
        return self.calendar.day_of(start + max(self.lengths[place] - 1, 0))

    def _add(self, item: PlanItem) -> None:
        span = _span(item)
        if span is None:
            return
        self.items.append(item._replace(first=span[0], last=span[1]) if item.is_milestone else item)
        start, length = _numbers(item, *span, self.calendar)
        self.starts.append(start)
        self.lengths.append(length)
        self.follows.append(_may_move(item, length))
        floor = item.not_before
        self.floors.append(NONE if floor is None else _numbers(item, floor, floor, self.calendar)[0])

    def _connect(self, link: Dependency) -> None:
        source, target = self.place_of[link.source_id], self.place_of[link.target_id]
        number, distance = len(self.links), self._distance(link, source, target)
        self.links.append(link)
        self.into[target].append((source, distance))
        self.out[source].append((target, distance))
        self._links_into[target].append(number)
        self._links_out[source].append(number)

    def _opens(self, place: int) -> bool:
        item = self.items[place]
        if not item.is_milestone or item.last is None or place in self._led_up_to:
            return False
        return self.calendar.is_working(item.last)

    def _distance(self, link: Dependency, source: int, target: int) -> int:
        distance, kind = link.lag, link.type
        if kind == _FINISH_START and source in self._opening and not self.items[target].is_milestone:
            return distance
        if kind in _FROM_FINISH:
            distance += self.lengths[source]
        if kind in _TO_FINISH or (kind == _FINISH_START and self.items[target].is_milestone):
            distance -= self.lengths[target]
        return distance

    def _measure_again(self, places: Sequence[int]) -> None:
        """Work out the distances of links anew, at both ends, of milestones that moved and other lengths."""
        self._opening = (self._opening - set(places)) | {place for place in places if self._opens(place)}
        near = set(places)
        for place in places:
            near.update(other for other, _ in (*self.into[place], *self.out[place]))
        self.into, self.out, links = list(self.into), list(self.out), self.links
        for place in near:
            arrows = zip(self.into[place], self._links_into[place], strict=True)
            self.into[place] = [(it, self._distance(links[n], it, place)) for (it, _), n in arrows]
            arrows = zip(self.out[place], self._links_out[place], strict=True)
            self.out[place] = [(it, self._distance(links[n], place, it)) for (it, _), n in arrows]


def _span(item: PlanItem) -> tuple[date, date] | None:
    """Return first and last day, of a milestone its one day; None when it is not planned yet."""
    first, last = item.first, item.last
    if item.is_milestone:
        first = last = last or first
    return None if first is None or last is None else (first, last)


def _may_move(item: PlanItem, length: int) -> bool:
    """Return whether links may move it; with closed days only, nobody knows what it takes elsewhere."""
    return item.follows and length > 0


def _numbers(item: PlanItem, first: date, last: date, calendar: WorkCalendar) -> tuple[int, int]:
    """Return start and length."""
    after = calendar.number_after(last)
    if item.is_milestone:
        # On a closed day it counts as reached at the end of the working day before: work goes on after it.
        return after - 1, 1
    start = calendar.number_of(first)
    return start, max(after - start, 0)
