"""Plans for tests: short ways to write one down, and random ones of every kind that a programme can hold."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from wsg_desktop.domain.calendar import Closing, WorkCalendar, work_calendar
from wsg_desktop.domain.plan import Plan, PlanItem

PLAIN = work_calendar()
BOUWVAK = work_calendar(closings=(Closing(date(2026, 7, 20), date(2026, 8, 7)),))


class Link(NamedTuple):
    """A link as the domain sees it."""

    id: str
    source_id: str
    target_id: str
    type: str = "FS"
    lag: int = 0


def task(
    item_id: str,
    first: str | None,
    last: str | None,
    *,
    follows: bool = True,
    over: bool = False,
    not_before: str | None = None,
) -> PlanItem:
    """Return an item from an ISO date to an ISO date; what is over does not follow."""
    return PlanItem(
        item_id,
        _day(first),
        _day(last),
        False,
        follows and not over,
        is_over=over,
        not_before=_day(not_before),
    )


def milestone(
    item_id: str, day: str | None, *, follows: bool = True, not_before: str | None = None
) -> PlanItem:
    """Return a milestone; its day is kept as its last day."""
    return PlanItem(item_id, None, _day(day), True, follows, not_before=_day(not_before))


def linked(*arrows: str) -> list[Link]:
    """Return links written as `"a b"`, `"a b SS"` or `"a b FF -2"`."""
    links: list[Link] = []
    for number, arrow in enumerate(arrows):
        source, target, *said = arrow.split()
        kind, lag = (*said, *("FS", "0")[len(said) :])
        links.append(Link(f"{source}{target}{number}", source, target, kind, int(lag)))
    return links


def dates_of(plan: Plan, starts: Sequence[int]) -> dict[str, tuple[str, str]]:
    """Return the first and last day per item when they start on `starts`, in ISO dates."""
    return {
        item.id: (plan.first_day(place, start).isoformat(), plan.last_day(place, start).isoformat())
        for place, (item, start) in enumerate(zip(plan.items, starts, strict=True))
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


class Sketch(NamedTuple):
    """What a plan is made of, so that a test can make another from the same."""

    items: list[PlanItem]
    links: list[Link]
    calendar: WorkCalendar

    def plan(self) -> Plan:
        """Return the plan."""
        return Plan(self.items, self.links, self.calendar)

    def with_dates(self, dates: dict[str, tuple[date, date]]) -> "Sketch":
        """Return the same with other dates, for building a plan from scratch."""
        items = [
            item._replace(first=dates[item.id][0], last=dates[item.id][1]) if item.id in dates else item
            for item in self.items
        ]
        return self._replace(items=items)


# Weekends all through, Christmas and New Year in the middle, and closings that begin and end on any day.
DAYS = st.dates(date(2026, 12, 1), date(2027, 1, 31))
CALENDARS = st.builds(
    work_calendar,
    closings=st.sampled_from(
        [
            (),
            (Closing(date(2026, 12, 9), date(2026, 12, 9)),),
            (Closing(date(2026, 12, 19), date(2027, 1, 3)),),
            (Closing(date(2026, 12, 3), date(2026, 12, 8)), Closing(date(2027, 1, 11), date(2027, 1, 22))),
        ]
    ),
)


@st.composite
def items(draw: st.DrawFn, item_id: str) -> PlanItem:
    """Return an item of any kind; one in a few is a milestone, fixed, over, without dates or has a floor."""
    first = draw(DAYS)
    kind = draw(st.sampled_from(["task"] * 6 + ["milestone"] * 3 + ["fixed"] * 2 + ["over", "no date"]))
    floor = draw(st.none() | st.none() | DAYS)
    last = first if kind == "milestone" else first + timedelta(days=draw(st.integers(0, 12)))
    if kind == "no date":
        return PlanItem(item_id, draw(st.sampled_from([None, first])), None)
    follows = kind in {"task", "milestone"}
    return PlanItem(item_id, first, last, kind == "milestone", follows, kind == "over", floor)


@st.composite
def sketches(draw: st.DrawFn, *, circles: bool = False) -> Sketch:
    """Return a random plan of up to nine items; without `circles` its links go one way."""
    count = draw(st.integers(1, 9))
    names = draw(st.permutations([f"i{number}" for number in range(count)]))
    made = [draw(items(name)) for name in names]
    links: list[Link] = []
    for number in range(draw(st.integers(0, 14))):
        one, other = draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))
        source, target = (one, other) if circles else (min(one, other), max(one, other))
        if source != target or circles:
            kind = draw(st.sampled_from(["FS", "FS", "SS", "FF", "SF"]))
            lag = draw(st.integers(-5, 10))
            links.append(Link(f"l{number}", f"i{source}", f"i{target}", kind, lag))
    return Sketch(made, links, draw(CALENDARS))
