"""What a body is told of a project that changed since it last sat: rules on how it stood then and stands now.

What came back to where it was is no change. Dates count once they moved further than the tolerance of the
programme; lights once the worst of them is another one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from wsg_desktop.domain.status import OPEN_STATES, AspectSet
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Aspect, Confidentiality, Light, State


class Reported(StrEnum):
    """What changed, in the order of a list: what asks for an explanation first."""

    PROMISE = "promise"
    """The day on which it would be ready has passed, and it is not."""
    WORSE = "worse"
    DEADLINE = "deadline"
    EXPECTED = "expected"
    PERIOD = "period"
    """The planned end of a phase moved, though not that of the project."""
    ON_HOLD = "on_hold"
    STOPPED = "stopped"
    REMOVED = "removed"
    BACK = "back"
    """Went back to an earlier phase, or has none any more."""
    PASSED = "passed"
    DONE = "done"
    RESUMED = "resumed"
    NEW = "new"
    BETTER = "better"


LIGHT, DEADLINE, EXPECTED, STATE, PHASE, THERE, PROMISE = (
    "light", "deadline", "expected", "state", "phase", "there", "promise",
)  # fmt: skip
"""Keys: under one key a project has one change at most, and under it a meeting keeps how that is told."""
_PERIOD = "period_"
_MOVES = {DEADLINE: Reported.DEADLINE, EXPECTED: Reported.EXPECTED}

DECIDED = "decided"
"""Not a key of a change, but from where a body knows what its own decision did to the light."""
CHANGED_BY = {
    "deadline": frozenset({DEADLINE, PROMISE, DECIDED}),
    "phase": frozenset({PHASE, DECIDED}),
    "state": frozenset({STATE, DECIDED}),
}
"""What a body knows of once it has decided about a deadline, a phase or a state."""

TOLD_WITH = {EXPECTED: PROMISE, PROMISE: EXPECTED}
"""Both say when it is expected now: who was told one of them knows the other."""

_OPENNESS = {it.value: rank for rank, it in enumerate(Confidentiality)}
"""From what nobody outside may see to what everybody may."""

_RANKS = {Light.ATTENTION.value: 1, Light.OFF_TRACK.value: 2}
_LIGHTS = (Light.ON_TRACK, Light.ATTENTION, Light.OFF_TRACK)
_LIGHT_VALUES = tuple(it.value for it in _LIGHTS)


class Standing(Protocol):
    """How a project stands, as far as a body is told."""

    @property
    def state(self) -> str:
        """Return the state."""
        ...

    @property
    def phase(self) -> str | None:
        """Return the present phase."""
        ...

    @property
    def end(self) -> Term:
        """Return when it is expected to be ready."""
        ...

    @property
    def deadline(self) -> Term:
        """Return when it was agreed to be ready."""
        ...

    @property
    def statuses(self) -> Sequence[AspectSet]:
        """Return what people set for its aspects."""
        ...


class Rules(NamedTuple):
    """What the rules rest on beside the project itself."""

    then: date
    """The day on which the body was told last."""
    today: date
    tolerance: int
    """Days."""
    aspects: Collection[Aspect] = frozenset(Aspect)
    """Those that count for the light."""


class Change(NamedTuple):
    """One change of one project."""

    kind: Reported
    key: str
    before: Term | str | None = None
    """A term, or the value of a light, phase or state."""
    after: Term | str | None = None
    days: int = 0
    """How much later; negative for earlier."""


class Scope(NamedTuple):
    """What a body is about, and the most that its members may see."""

    area_ids: frozenset[str]
    themes: frozenset[str]
    confidentiality: str

    def is_about(self, theme: str, area_ids: Iterable[str]) -> bool:
        """Return whether a project with this theme and these areas is one of this body.

        A body with neither areas nor themes is about everything; with both, either will do.
        """
        if not self.area_ids and not self.themes:
            return True
        return theme in self.themes or not self.area_ids.isdisjoint(area_ids)

    def may_see(self, confidentiality: str) -> bool:
        """Return whether the members may see what is this confidential."""
        return openness(confidentiality) >= openness(self.confidentiality)


def openness(confidentiality: str) -> int:
    """Return how many may see it; what only a newer version knows is seen by nobody outside."""
    return _OPENNESS.get(confidentiality, 0)


def compare_each(
    then: Standing | None,
    now: Standing | None,
    rules: Rules,
    periods: Mapping[str, tuple[Term, Term]] | None = None,
) -> list[Change]:
    """Return what changed under each key, also what another change tells along (`told_once` takes that out).

    None stands for a project that was or is not there. `periods` are the planned ends of phases that changed:
    as they were, and as they are.
    """
    if then is None or now is None:
        return [] if then is now else [Change(Reported.REMOVED if now is None else Reported.NEW, THERE)]
    found: list[Change] = []
    if then.state != now.state:
        found += _of_state(then, now)
    if then.phase != now.phase:
        found += _of_phase(then, now)
    if now.state in OPEN_STATES:
        _add_dates(found, then, now, rules, periods)
        if then.state in OPEN_STATES:
            _add_light(found, then, now, rules)
    return found


def told_once(found: list[Change]) -> list[Change]:
    """Return changes without those that another one of the same project tells along."""
    keys = {it.key for it in found}
    return [it for it in found if not (key := told_along(it.key)) or key not in keys]


def told_along(key: str) -> str:
    """Return under which key a change is told along where both are there; empty where none does.

    A promise that was not kept says when it is expected now; the last phase moves along with its project.
    """
    if key == EXPECTED:
        return PROMISE
    return EXPECTED if key.startswith(_PERIOD) else ""


def stands_still(now: Standing, rules: Rules) -> bool:
    """Return whether nothing is to be told of an open project of which nothing was changed.

    Days alone make a difference only for what was promised before today; said quickly, for most.
    """
    end, deadline = now.end.day, now.deadline.day
    promised = deadline or end
    return (promised is None or promised >= rules.today) and (end is None or end >= rules.today)


def light_of(project: Standing, day: date, rules: Rules) -> Light:
    """Return the worst light of an open project on a day, where what has not started counts as on track.

    As `status.stand` says, without making more of it than is needed for thousands at once.
    """
    return _LIGHTS[_rank(project, day, rules)]


def time_light(project: Standing, day: date, rules: Rules) -> Light:
    """Return the light of time that follows from the dates of an open project on a day."""
    return _LIGHTS[_time_rank(project, day, rules)]


def _rank(project: Standing, day: date, rules: Rules) -> int:
    rank = _time_rank(project, day, rules)
    if not project.statuses:
        return rank
    said = [it for it in project.statuses if it.light and it.light != Light.NONE]
    if any(it.aspect == Aspect.TIME for it in said):
        rank = 0
    return max((rank, *(_RANKS.get(it.light, 0) for it in said if it.aspect in rules.aspects)))


def _time_rank(project: Standing, day: date, rules: Rules) -> int:
    # As `status.past_promise`, written out: it is asked twice of every project of the programme.
    end, deadline = project.end.day, project.deadline.day
    promised, expected = deadline or end, day if end is None or end < day else end
    if promised is None or expected <= promised:
        return 0
    return 1 if (expected - promised).days <= rules.tolerance else 2


def _of_state(then: Standing, now: Standing) -> list[Change]:
    kind = _STATES.get(now.state)
    if kind is None and then.state not in {State.ON_HOLD, State.DONE, State.CANCELLED}:
        return []
    return [Change(kind or Reported.RESUMED, STATE, then.state, now.state)]


_STATES = {
    State.ON_HOLD.value: Reported.ON_HOLD,
    State.DONE.value: Reported.DONE,
    State.CANCELLED.value: Reported.STOPPED,
}


def _of_phase(then: Standing, now: Standing) -> list[Change]:
    steps = PHASE_ORDER.get(now.phase or "", -1) - PHASE_ORDER.get(then.phase or "", -1)
    if not steps:
        return []
    return [Change(Reported.PASSED if steps > 0 else Reported.BACK, PHASE, then.phase, now.phase)]


def _add_dates(
    found: list[Change],
    then: Standing,
    now: Standing,
    rules: Rules,
    periods: Mapping[str, tuple[Term, Term]] | None,
) -> None:
    broken = _broken_promise(then, now, rules)
    if broken:
        found.append(broken)
    agreed = _moved(DEADLINE, then.deadline, now.deadline, rules)
    if agreed:
        found.append(agreed)
    expected = _moved(EXPECTED, then.end, now.end, rules)
    if expected:
        found.append(expected)
    if periods:
        moved = (_moved(_PERIOD + phase, *both, rules) for phase, both in periods.items())
        found += [it for it in moved if it]


def _broken_promise(then: Standing, now: Standing, rules: Rules) -> Change | None:
    """Return that it would be ready by now, as the body was told, and is not."""
    promised = then.end if then.end.day else then.deadline
    day = promised.day
    if day is None or not rules.then <= day < rules.today or then.state not in OPEN_STATES:
        return None
    again = now.end if now.end.day and now.end.day >= rules.today else Term()
    return Change(Reported.PROMISE, PROMISE, promised, again, _days(promised, again))


def _moved(key: str, before: Term, after: Term, rules: Rules) -> Change | None:
    was, day = before.day, after.day
    # A first date is how a project gets on; one that was taken away asks for a word.
    if was == day or was is None:
        return None
    days = (day - was).days if day else 0
    if day and abs(days) <= rules.tolerance:
        return None
    return Change(_MOVES.get(key, Reported.PERIOD), key, before, after, days)


def _add_light(found: list[Change], then: Standing, now: Standing, rules: Rules) -> None:
    before, after = _rank(then, rules.then, rules), _rank(now, rules.today, rules)
    if before != after:
        kind = Reported.WORSE if after > before else Reported.BETTER
        found.append(Change(kind, LIGHT, _LIGHT_VALUES[before], _LIGHT_VALUES[after]))


def _days(before: Term, after: Term) -> int:
    return (after.day - before.day).days if before.day and after.day else 0
