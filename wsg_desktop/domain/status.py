"""How a project stands: its time computed, the other aspects as people set them, and what asks attention.

Deadline is what was agreed, end what is now expected (look and words, section 9). Both are the last day of
what was typed, so "Q1 2027" is late on 1 April. Rules about one project; which to ask about is for others.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, Light, Precision, State

OPEN_STATES = frozenset({State.NEW, State.ACTIVE, State.ON_HOLD})
"""A project in another state has nothing left to steer."""

_WORST_FIRST = (
    Light.OFF_TRACK,
    Light.ATTENTION,
    Light.ON_TRACK,
    Light.NOT_STARTED,
    Light.DONE,
    Light.NONE,
)


_ASPECTS = tuple(Aspect)


class AspectSet(Protocol):
    """What people set for one aspect."""

    @property
    def aspect(self) -> str:
        """Return the aspect."""
        ...

    @property
    def light(self) -> str:
        """Return the light; empty or none when it is not set."""
        ...


class Promised(Protocol):
    """What tells whether a project is late."""

    @property
    def state(self) -> str:
        """Return the state."""
        ...

    @property
    def end(self) -> Term:
        """Return when it is now expected to be ready."""
        ...

    @property
    def deadline(self) -> Term:
        """Return when it was agreed to be ready."""
        ...


class Planned(Promised, Protocol):
    """What the time status of a project follows from."""

    @property
    def start(self) -> Term:
        """Return when it starts."""
        ...

    @property
    def percent(self) -> int | None:
        """Return how much is complete."""
        ...


class Steered(Planned, Protocol):
    """A project with what people set for its aspects."""

    @property
    def statuses(self) -> Sequence[AspectSet]:
        """Return what is set; an aspect that is missing is not set."""
        ...


class TimeStatus(NamedTuple):
    """The computed time status of a project; days are calendar days."""

    light: Light
    slip: int = 0
    """Days from the deadline to the day it is now expected, at the earliest today while it is open. Negative
    when it is earlier; 0 where there is no deadline to compare with."""
    overdue: int = 0
    """Days since the deadline while the project is open; 0 when it has not passed."""


def is_open(state: str) -> bool:
    """Return whether a project in this state still has work to do."""
    return state in OPEN_STATES


def time_status(project: Planned, today: date, attention_days: int) -> TimeStatus:
    """Return how a project is doing in time.

    An open project ends today at the earliest, so an expected end that has passed counts as today. Slip up to
    `attention_days` asks for attention, more is off track. Without a deadline the expected end itself is what
    was promised.
    """
    deadline, end = project.deadline.day, project.end.day
    if not is_open(project.state):
        slip = (end - deadline).days if end and deadline else 0
        return TimeStatus(Light.DONE if project.state == State.DONE else Light.NONE, slip)
    expected = max(end or today, today)
    slip = (expected - deadline).days if deadline else 0
    overdue = max((today - deadline).days, 0) if deadline else 0
    return TimeStatus(_light_of_open(project, today, attention_days), slip, overdue)


def statuses(project: Steered, today: date, attention_days: int) -> tuple[tuple[Aspect, Light], ...]:
    """Return every aspect with its light, time first; what people set for time goes before what is computed.

    When a project is done or cancelled all its lights say so: there is nothing left to steer.
    """
    time = time_status(project, today, attention_days).light
    if not is_open(project.state):
        return tuple([(aspect, time) for aspect in _ASPECTS])
    lights = {Aspect.TIME: time}
    lights |= {
        Aspect(it.aspect): Light(it.light) for it in project.statuses if it.light and it.light != Light.NONE
    }
    return tuple([(aspect, lights.get(aspect, Light.NONE)) for aspect in _ASPECTS])


def overall_light(lights: Iterable[tuple[Aspect, Light]]) -> Light:
    """Return the worst of the lights that `statuses` gave."""
    return min((light for _, light in lights), key=_WORST_FIRST.index, default=Light.NONE)


class Standing(NamedTuple):
    """How an open project stands, as far as attention follows from it."""

    light: Light
    """The worst of its lights."""
    late: int
    """As `days_late` says."""
    near: bool
    """As `is_deadline_within` says."""


def stand(
    project: Steered,
    today: date,
    attention_days: int,
    notice_days: int,
    shown: Collection[Aspect] = frozenset(Aspect),
) -> Standing:
    """Return how an open project stands: for thousands at once, the same as the functions one by one.

    Only the aspects that are `shown` count for its light.
    """
    deadline, end = project.deadline.day, project.end.day
    promised = deadline or end
    expected = today if end is None or end < today else end
    if promised is None or expected <= promised:
        light = _light_on_time(project, today, is_promised=promised is not None)
    else:
        light = _light_of_slip((expected - promised).days, attention_days)
    if project.statuses:
        light = _worst_of(project.statuses, light, shown)
    if deadline is None:
        return Standing(light, 0, near=False)
    late = (expected - deadline).days if expected > deadline else 0
    return Standing(light, late, deadline >= today and (deadline - today).days <= notice_days)


def past_promise(end: date | None, deadline: date | None, today: date) -> int:
    """Return by how many days an open project is expected after what was promised; negative for before.

    That is the deadline, or the expected end where none was agreed; 0 where nothing was promised.
    """
    promised = deadline or end
    return (max(end or today, today) - promised).days if promised else 0


def days_late(project: Promised, today: date) -> int:
    """Return by how many days an open project passes its deadline, already or as expected; 0 if not."""
    if not is_open(project.state) or not project.deadline.day:
        return 0
    return max((max(project.end.day or today, today) - project.deadline.day).days, 0)


def is_late(project: Promised, today: date) -> bool:
    """Return whether an open project passes its deadline, already or as expected."""
    deadline, end = project.deadline.day, project.end.day
    if deadline is None or not is_open(project.state):
        return False
    return deadline < today or (end is not None and deadline < end)


def is_deadline_within(project: Planned, today: date, days: int) -> bool:
    """Return whether an open project's deadline is today or in the next `days` days."""
    day = project.deadline.day
    return day is not None and day >= today and (day - today).days <= days and is_open(project.state)


def is_stale(state: str, changed_at: datetime | None, today: date, stale_days: int) -> bool:
    """Return whether nobody changed or confirmed an open project for more than `stale_days` days."""
    if not is_open(state):
        return False
    return changed_at is None or (today - day_of(changed_at)).days > stale_days


def is_without_lead(state: str, lead_parties: Sequence[str]) -> bool:
    """Return whether an open project has no lead party."""
    return is_open(state) and not lead_parties


def _light_of_open(project: Planned, today: date, attention_days: int) -> Light:
    deadline, end = project.deadline.day, project.end.day
    slip = past_promise(end, deadline, today)
    if slip > 0:
        return _light_of_slip(slip, attention_days)
    return _light_on_time(project, today, is_promised=bool(deadline or end))


def _light_of_slip(slip: int, attention_days: int) -> Light:
    return Light.ATTENTION if slip <= attention_days else Light.OFF_TRACK


def _light_on_time(project: Planned, today: date, *, is_promised: bool) -> Light:
    if not _has_started(project, today):
        return Light.NOT_STARTED
    goes_on = is_promised or Precision.ONGOING in (project.end.precision, project.deadline.precision)
    return Light.ON_TRACK if goes_on else Light.NONE


def _worst_of(said: Iterable[AspectSet], time: Light, shown: Collection[Aspect]) -> Light:
    """Return the worst of what people set and the computed light of time, as `overall_light` would."""
    lights = {Aspect(it.aspect): Light(it.light) for it in said if it.light and it.light != Light.NONE}
    lights.setdefault(Aspect.TIME, time)
    return overall_light(it for it in lights.items() if it[0] in shown)


def _has_started(project: Planned, today: date) -> bool:
    """Return whether work has begun; what is reported goes before the plan."""
    if project.percent:
        return True
    if project.state == State.NEW or project.start.precision is Precision.UNKNOWN:
        return False
    return project.start.day is None or project.start.day <= today
