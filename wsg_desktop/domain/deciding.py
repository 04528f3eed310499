"""When a decision has to be taken: the last meeting at which it costs no time, and what later ones cost."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

WEEK = 7


class Sitting(NamedTuple):
    """A meeting at which a decision can be taken."""

    id: str
    day: date
    papers_due: date
    """The last day on which its papers can go out."""


class Cost(NamedTuple):
    """What it costs to decide at one meeting."""

    sitting: Sitting
    weeks: int
    """By how much the work slips; begun weeks count."""


class DecideBy(NamedTuple):
    """When a decision has to be taken."""

    needed_by: date | None
    """The last day on which it can be taken without slip; None where nothing waits for it."""
    papers_by: date | None
    """The last day on which its papers can go out for that."""
    last: Sitting | None
    """The last meeting at which it can be taken without slip; None where every one is too late."""
    costs: tuple[Cost, ...]
    """Every meeting at which it can still be decided, with what that costs; earliest first."""

    @property
    def is_too_late(self) -> bool:
        """Return whether work slips whatever meeting decides."""
        return self.needed_by is not None and self.last is None


def papers_day(meeting: date, papers_due: date | None, papers_days: int) -> date:
    """Return when the papers of a meeting go out: as was set, or as many days ahead as is usual."""
    return papers_due or meeting - timedelta(days=papers_days)


def needed_by(begins: Iterable[date], lead_days: int, asked: date | None = None) -> date | None:
    """Return the last day on which to decide so that work can begin on `begins`, or `asked` if sooner.

    `lead_days` lie between the decision and the beginning of the work.
    """
    days = [day - timedelta(days=lead_days) for day in begins]
    return min([*days, *([asked] if asked else [])], default=None)


def latest_start(begins: date, end: date | None, deadline: date | None, slack: int | None = None) -> date:
    """Return the latest day to begin without passing the deadline, or making what follows wait.

    Between the expected end and the deadline there may be room; without a deadline what is expected is what
    was promised. `slack` is how many days others leave, None where nothing follows.
    """
    room = max((deadline - end).days, 0) if deadline and end else 0
    return begins + timedelta(days=room if slack is None else min(room, max(slack, 0)))


def weeks_late(decided: date, needed: date | None) -> int:
    """Return how many weeks work slips when it is decided on a day; a begun week counts as one."""
    if needed is None:
        return 0
    return max(-((needed - decided).days // WEEK), 0)


def decide_by(
    needed: date | None, sittings: Iterable[Sitting], today: date, papers_days: int, table: str | None = None
) -> DecideBy:
    """Return when to decide, among the meetings whose papers can still go out, and that of today.

    `table` is the meeting on whose agenda it stands: its members know of it, though its papers went out.
    """
    ahead = [it for it in sittings if it.papers_due >= today or it.day == today or it.id == table]
    ahead.sort(key=lambda it: (it.day, it.id))
    in_time = [it for it in ahead if needed is not None and it.day <= needed]
    papers_by = needed - timedelta(days=papers_days) if needed else None
    costs = tuple(Cost(it, weeks_late(it.day, needed)) for it in ahead)
    return DecideBy(needed, papers_by, in_time[-1] if in_time else None, costs)
