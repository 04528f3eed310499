"""Scheduling once more, as slow and plain as possible, to hold the real one against.

It knows no numbers of working days, no distances and no order: it steps from day to day, asks of each link
what its words say, and goes round until nothing changes. How far an item can slip it finds by letting it
slip.
"""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from functools import cache

from tests.domain.plan_samples import Link, Sketch
from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.plan import PlanItem

Begins = dict[str, date]
"""Per item the working day it begins on."""


class SlowSchedule:
    """The items of a sketch that have dates, on days."""

    def __init__(self, sketch: Sketch) -> None:
        dated = [item for item in sketch.items if item.first and item.last]
        self.items = {item.id: item for item in dated}
        self.links = [it for it in sketch.links if it.source_id in self.items and it.target_id in self.items]
        self.calendar = sketch.calendar
        self.begins = {item.id: _begin(item, sketch.calendar) for item in dated}
        self.days = {item.id: _days(item, sketch.calendar) for item in dated}
        self.follows = {item.id: item.follows and self.days[item.id] > 0 for item in dated}

    def early(self) -> Begins:
        """Return when all begin when each that follows begins as early as its links and its floor allow."""
        return self._settle(dict(self.begins), self._earliest)

    def pushed(self, held: Collection[str]) -> Begins:
        """Return when all begin when what follows moves later until its links hold, and nothing earlier."""

        def later(item_id: str, begins: Begins) -> date:
            day = begins[item_id]
            if item_id in held:
                return day
            while not self._may_begin(item_id, day, begins):
                day = self.step(day, 1)
            return day

        return self._settle(dict(self.begins), later)

    def slack(self, goal: Collection[str] | None = None) -> dict[str, int | None]:
        """Return by how many days each can slip before the end of `goal` does, or what is fixed is too
        early."""
        early = self.early()
        aims = [item_id for item_id in self.items if goal is None or item_id in goal]
        if not aims:
            return dict.fromkeys(self.items)
        end = max(self._free(item_id, early[item_id]) for item_id in aims)
        return {item_id: self._slack(item_id, early, set(aims), end) for item_id in self.items}

    def conflicts(self) -> list[tuple[str, str, int]]:
        """Return item, link and days too early of every link that is contradicted where all stand now."""
        found: list[tuple[str, str, int]] = []
        for link in self.links:
            target = link.target_id
            days, day = 0, self.begins[target]
            while not self.holds(link, self.begins[link.source_id], day):
                days, day = days + 1, self.step(day, 1)
            if days and not self.items[target].is_over:
                found.append((target, link.id, days))
        return found

    def holds(self, link: Link, source_begins: date, target_begins: date) -> bool:
        """Return whether what a link says is so."""
        from_start = link.type in {"SS", "SF"}
        to_finish = link.type in {"FF", "SF"} or (
            link.type == "FS" and self.items[link.target_id].is_milestone
        )
        opens = link.type == "FS" and not to_finish and self._opens(link.source_id)
        at = source_begins if from_start or opens else self._free(link.source_id, source_begins)
        asked = self.step(at, link.lag)
        return (self._free(link.target_id, target_begins) if to_finish else target_begins) >= asked

    def _opens(self, item_id: str) -> bool:
        """Return whether it is a milestone that nothing leads up to, on a working day."""
        item = self.items[item_id]
        led_up_to = any(it.target_id == item_id and it.type in {"FS", "FF"} for it in self.links)
        return bool(item.is_milestone and item.last and self.calendar.is_working(item.last) and not led_up_to)

    def step(self, day: date, n: int) -> date:
        """Return the working day `n` working days after or before a working day."""
        return _step(self.calendar, day, n)

    def _free(self, item_id: str, begins: date) -> date:
        """Return the first working day on which the item no longer is at work."""
        return self.step(begins, self.days[item_id])

    def _may_begin(self, item_id: str, day: date, begins: Begins) -> bool:
        into = [link for link in self.links if link.target_id == item_id]
        return not self.follows[item_id] or all(
            self.holds(link, begins[link.source_id], day) for link in into
        )

    def _earliest(self, item_id: str, begins: Begins) -> date:
        into = [link for link in self.links if link.target_id == item_id]
        item = self.items[item_id]
        if not into or not self.follows[item_id]:
            return begins[item_id]
        day = self.step(min(begins[link.source_id] for link in into), -40)
        wish = item.not_before
        floor = _begin(item._replace(first=wish, last=wish), self.calendar) if wish else day
        while day < floor or not self._may_begin(item_id, day, begins):
            day = self.step(day, 1)
        return day

    def _settle(self, begins: Begins, place: Callable[[str, Begins], date]) -> Begins:
        before: Begins = {}
        while before != begins:
            before = dict(begins)
            for item_id in sorted(begins, reverse=True):
                begins[item_id] = place(item_id, begins)
        return begins

    def _slack(self, item_id: str, early: Begins, aims: Collection[str], end: date) -> int | None:
        def leads_there(one: str) -> bool:
            return any(it in aims for it in self._carried_along(one, early[one]))

        def fits(days: int) -> bool:
            reached = self._carried_along(item_id, self.step(early[item_id], days))
            return all(
                (it not in aims or self._free(it, day) <= end) and (it not in fixed or day <= self.begins[it])
                for it, day in reached.items()
            )

        if not leads_there(item_id):
            return None
        fixed = {it for it in self.items if it != item_id and not self.follows[it] and leads_there(it)}
        days = 0
        while fits(days):
            days += 1
        while not fits(days):
            days -= 1
        return days

    def _carried_along(self, item_id: str, begins: date) -> Begins:
        """Return the least days of all that comes after an item, as far as that item alone asks."""
        reached = {item_id: begins}
        waiting = [item_id]
        while waiting:
            source = waiting.pop()
            for link in self.links:
                target = link.target_id
                if link.source_id != source or self.items[target].is_over:
                    continue
                day = self.step(reached[source], -60)
                while not self.holds(link, reached[source], day):
                    day = self.step(day, 1)
                if target not in reached or day > reached[target]:
                    reached[target] = day
                    waiting.append(target)
        return reached


@cache
def _step(calendar: WorkCalendar, day: date, n: int) -> date:
    while n:
        day += timedelta(days=1 if n > 0 else -1)
        if calendar.is_working(day):
            n -= 1 if n > 0 else -1
    return day


def _begin(item: PlanItem, calendar: WorkCalendar) -> date:
    """Return the working day it begins on; a milestone on a closed day is reached the working day before."""
    day = item.last if item.is_milestone else item.first
    assert day
    while not calendar.is_working(day):
        day += timedelta(days=-1 if item.is_milestone else 1)
    return day


def _days(item: PlanItem, calendar: WorkCalendar) -> int:
    """Return how many working days it takes."""
    assert item.first
    assert item.last
    if item.is_milestone:
        return 1
    span = (item.last - item.first).days + 1
    return sum(calendar.is_working(item.first + timedelta(days=n)) for n in range(span))
