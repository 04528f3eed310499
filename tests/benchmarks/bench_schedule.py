"""Scheduling: the critical path, making the plan, and what a drag pushes.

The floor of the critical path is the least that plain Python needs for it: lists in order, finish to start
only. Size is the number of items; each has two links on average.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import NamedTuple

from tests.benchmarks.figure import Figure, middle, timed, times
from wsg_desktop.domain.calendar import Closing, work_calendar
from wsg_desktop.domain.critical_path import find_conflicts, work_out
from wsg_desktop.domain.follow_up import follow_up
from wsg_desktop.domain.plan import Plan, PlanItem

ROUNDS = 9
FOLLOWERS = 1_000
MONDAY = date(2026, 1, 5)
CALENDAR = work_calendar(closings=(Closing(date(2026, 7, 20), date(2026, 8, 7)),))


class Link(NamedTuple):
    """A link, as a row of the store has it."""

    id: str
    source_id: str
    target_id: str
    type: str
    lag: int


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure at every size."""
    for size in sizes:
        yield from _figures_of(size)


def _figures_of(size: int) -> Iterator[Figure]:
    items, links = _programme(size)
    made = middle(times([partial(Plan, items, links, CALENDAR)] * ROUNDS))
    yield Figure("schedule: make the plan of items and links", size, made, None)
    plan = Plan(items, links, CALENDAR)
    bare = _bare(plan)

    def anew() -> None:
        vars(plan).pop("order", None)
        work_out(plan)

    ours, floor = _by_turns(anew, lambda: _plain(*bare))
    yield Figure("schedule: critical path", size, ours, floor, goal_ratio=1.5)
    yield Figure("schedule: conflicts", size, middle(times([lambda: find_conflicts(plan)] * ROUNDS)), None)
    yield from _drag(size)


def _by_turns(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """Return both medians, measured in turn so that what else the machine does weighs on both alike."""
    pairs = [(timed(floor), timed(ours)) for _ in range(ROUNDS)]
    return middle([one for _, one in pairs]), middle([one for one, _ in pairs])


def _drag(size: int) -> Iterator[Figure]:
    """Yield a frame of a drag that pushes 1,000 followers of a programme of that size."""
    items, links = _programme(size)
    chain = [f"c{number}" for number in range(FOLLOWERS + 1)]
    day = timedelta(days=1)
    for number, name in enumerate(chain):
        first = CALENDAR.add_working_days(MONDAY, 2 * number)
        items.append(PlanItem(name, first, CALENDAR.add_working_days(first, 1)))
    for number, name in enumerate(chain[1:], 1):
        links.append(Link(f"c{number}", chain[number - 1], name, "FS", 0))
        if number > 10:
            links.append(Link(f"d{number}", chain[number - 10], name, "SS", 5))
    plan = Plan(items, links, CALENDAR)
    head = items[size]

    def frame(days: int) -> None:
        assert head.first
        assert head.last
        moved = plan.with_dates({head.id: (head.first + days * day, head.last + days * day)})
        pushed = follow_up(plan, moved, [head.id]).shifts()
        assert len(pushed) == FOLLOWERS

    frame(7)
    ours = middle(times([partial(frame, days) for days in range(7, 7 + 3 * ROUNDS)]))
    yield Figure("schedule: drag that pushes 1,000", size, ours, None, goal=9)


def _programme(size: int) -> tuple[list[PlanItem], list[Link]]:
    """Return items of every length with two links each, mostly finish to start, in no order."""
    chance = Random(11)
    items: list[PlanItem] = []
    for number in range(size):
        first = MONDAY + timedelta(days=chance.randrange(1500))
        last = first + timedelta(days=chance.randrange(1, 120))
        items.append(PlanItem(f"i{number}", first, last, chance.random() < 0.1, chance.random() < 0.9))
    links: list[Link] = []
    for number in range(2 * size):
        target = chance.randrange(1, size)
        source = target - chance.randrange(1, min(target, 200) + 1)
        kind = chance.choice(("FS", "FS", "FS", "FS", "SS", "FF"))
        links.append(Link(f"l{number}", f"i{source}", f"i{target}", kind, chance.randrange(-5, 11)))
    chance.shuffle(items)
    return items, links


def _bare(plan: Plan) -> tuple[list[int], list[list[tuple[int, int]]], list[list[tuple[int, int]]]]:
    """Return lengths, and what each waits for and what waits for each, with the lag; no dates, no kinds."""
    into: list[list[tuple[int, int]]] = [[] for _ in plan.items]
    out: list[list[tuple[int, int]]] = [[] for _ in plan.items]
    for link in plan.links:
        source, target = plan.place_of[link.source_id], plan.place_of[link.target_id]
        into[target].append((source, link.lag))
        out[source].append((target, link.lag))
    return plan.lengths, into, out


def _plain(
    lengths: list[int], into: list[list[tuple[int, int]]], out: list[list[tuple[int, int]]]
) -> list[int]:
    """Return the slack of every item: topological order, one pass on and one back."""
    waits = [len(arrows) for arrows in into]
    order = [place for place, count in enumerate(waits) if not count]
    for place in order:
        for target, _ in out[place]:
            waits[target] -= 1
            if not waits[target]:
                order.append(target)
    finish = [0] * len(lengths)
    for place in order:
        start = 0
        for source, lag in into[place]:
            day = finish[source] + lag
            if day > start:  # noqa: PLR1730 - the floor is to be as quick as can be
                start = day
        finish[place] = start + lengths[place]
    end = max(finish)
    latest = [end] * len(lengths)
    slack = [0] * len(lengths)
    for place in reversed(order):
        last, length = end, lengths[place]
        for target, lag in out[place]:
            day = latest[target] - lag
            if day < last:  # noqa: PLR1730
                last = day
        slack[place] = last - finish[place]
        latest[place] = last - length
    return slack
