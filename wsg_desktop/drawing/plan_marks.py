"""What scheduling says of a chart: what must not slip, how far others can, what contradicts a link.

Pure arithmetic on the plan. What is shown of an item is worked out when its row is first looked at.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from wsg_desktop.domain.critical_path import Conflict, Schedule, find_conflicts, work_out
from wsg_desktop.domain.plan import Plan
from wsg_desktop.domain.vocabulary import LinkType

_AT_END = frozenset({LinkType.FINISH_FINISH.value, LinkType.START_FINISH.value})


class Contradicted(NamedTuple):
    """A link that an item does not keep to."""

    source: str
    """The number of what it waits for."""
    days: int
    """How many working days it starts too early."""
    at_end: bool
    """Whether the link arrives at the end of the bar."""


class PlanMark(NamedTuple):
    """What is drawn and told of one item besides its dates."""

    is_critical: bool = False
    slack: int | None = None
    """By how many working days it can still slip; None where that is not shown."""
    slack_until: int | None = None
    """The day (an ordinal) after the latest one that it can end on."""
    conflicts: tuple[Contradicted, ...] = ()


NO_MARK = PlanMark()


class PlanWishes(NamedTuple):
    """What is to be shown of the plan; conflicts always are."""

    critical: bool = False
    slack: bool = False
    goal: frozenset[str] | None = None
    """The items whose end must not slip; None for the end of everything."""


ONLY_CONFLICTS = PlanWishes()


class PlanMarks:
    """Answers what to show of an item or a link; without a plan it is nothing."""

    def __init__(
        self,
        plan: Plan | None = None,
        schedule: Schedule | None = None,
        conflicts: Mapping[str, tuple[Contradicted, ...]] | None = None,
        links_against: frozenset[str] = frozenset(),
        wishes: PlanWishes = ONLY_CONFLICTS,
    ) -> None:
        self._plan = plan
        self._schedule = schedule
        self._conflicts = conflicts or {}
        self.links_against = links_against
        """The ids of the links that the dates contradict."""
        self.wishes = wishes
        self.critical = tuple(self._find_critical())
        """The ids of what must not slip, in the order of the outline; empty where that was not asked."""
        self.critical_links = frozenset(self._find_critical_links()) if wishes.critical else frozenset[str]()
        self._is_critical = frozenset(self.critical)

    @property
    def signs(self) -> frozenset[str]:
        """Return the signs that the legend is to explain."""
        shown = {"critical": self.wishes.critical, "slack": self.wishes.slack, "conflict": self.links_against}
        return frozenset(sign for sign, is_shown in shown.items() if is_shown)

    def of(self, item_id: str) -> PlanMark:
        """Return what to show of an item."""
        plan = self._plan
        place = plan.place_of.get(item_id) if plan else None
        if plan is None or place is None:
            return NO_MARK
        conflicts = self._conflicts.get(item_id, ())
        slack, until = self._slack(plan, place) if self.wishes.slack else (None, None)
        is_critical = self.wishes.critical and item_id in self._is_critical
        if not conflicts and not is_critical and slack is None:
            return NO_MARK
        return PlanMark(is_critical, slack, until, conflicts)

    def _slack(self, plan: Plan, place: int) -> tuple[int | None, int | None]:
        """Return how far an item can slip from where it stands, and until when."""
        schedule = self._schedule
        slack = schedule.slack[place] if schedule and not plan.items[place].is_over else None
        if schedule is None or slack is None:
            return None, None
        latest = schedule.early[place] + slack
        left = latest - plan.starts[place]
        return (left, plan.last_day(place, latest).toordinal() + 1) if left > 0 else (0, None)

    def _find_critical(self) -> Iterable[str]:
        plan, schedule = self._plan, self._schedule
        if plan is None or schedule is None:
            return
        for place, item in enumerate(plan.items):
            if schedule.is_critical(place) and not item.is_over:
                yield item.id

    def _find_critical_links(self) -> Iterable[str]:
        """Yield the links along which a delay runs on: both ends must not slip, and nothing is in between."""
        plan, schedule = self._plan, self._schedule
        if plan is None or schedule is None:
            return
        early, critical = schedule.early, frozenset(plan.place_of[it] for it in self.critical)
        for place in critical:
            for source, distance, link in plan.waits_for(place):
                if source in critical and early[source] + distance >= early[place]:
                    yield link.id


NO_PLAN = PlanMarks()


def plan_marks(plan: Plan, numbers: Mapping[str, str], wishes: PlanWishes = ONLY_CONFLICTS) -> PlanMarks:
    """Return what to show of a plan; `numbers` are those of the items by their id."""
    asked = wishes.critical or wishes.slack
    schedule = work_out(plan, wishes.goal) if asked else None
    found = find_conflicts(plan)
    by_item: dict[str, tuple[Contradicted, ...]] = {}
    for conflict in found:
        item_id = plan.items[conflict.place].id
        by_item[item_id] = (*by_item.get(item_id, ()), _contradicted(conflict, numbers))
    return PlanMarks(plan, schedule, by_item, frozenset(it.link.id for it in found), wishes)


def mark_span(mark: PlanMark, stop: int | None, days: Collection[int]) -> tuple[int, int] | None:
    """Return from when to when slack is drawn: from the end of the bar, else of the milestones at `days`."""
    begin = stop if stop is not None else max(days, default=None)
    if mark.slack_until is None or begin is None or begin >= mark.slack_until:
        return None
    return begin, mark.slack_until


def _contradicted(conflict: Conflict, numbers: Mapping[str, str]) -> Contradicted:
    link = conflict.link
    return Contradicted(numbers.get(link.source_id, ""), conflict.days, link.type in _AT_END)
