"""What does not add up in a programme: rules about one project that say what to look at and mend.

Each rule is about what people wrote, not about how well a project does; that is `status`. Which projects to
look at, and what became of dates over time, is for `services.findings`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from wsg_desktop.domain import status
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, ItemKind, Light, Phase, Precision, State

TWICE = 2
"""So often an expectation may move later before a green light is doubted."""


class Explained(status.AspectSet, Protocol):
    """What people set for one aspect, with why."""

    @property
    def cause(self) -> str:
        """Return the cause."""
        ...

    @property
    def measure(self) -> str:
        """Return what is done about it."""
        ...


class Lit(status.Planned, Protocol):
    """What its lights follow from, with why."""

    @property
    def statuses(self) -> Sequence[Explained]:
        """Return what people set for its aspects."""
        ...


class Judged(Lit, Protocol):
    """What the rules look at in an open project."""

    @property
    def kind(self) -> str:
        """Return the kind of item."""
        ...

    @property
    def phase(self) -> str | None:
        """Return the present phase."""
        ...

    @property
    def leads(self) -> Sequence[str]:
        """Return who leads it."""
        ...

    @property
    def area_ids(self) -> Sequence[str]:
        """Return the areas it works in."""
        ...

    @property
    def said_on(self) -> date | None:
        """Return the day of the latest entry of its situation."""
        ...

    @property
    def tells_residents(self) -> bool:
        """Return whether it says how residents take part."""
        ...


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rules rest on beside the project itself."""

    today: date
    attention_days: int
    slips: Mapping[str, int]
    """Per project how often it was expected later, in the time that counts."""
    expected_on: Mapping[str, date]
    """Per project the last day on which its expectation changed."""
    phases_due: Mapping[str, date]
    """Per project the day on which its next phase begins or should have begun, where that is near or past."""


def findings_of(item: Judged, project_id: str, light: Light, known: Circumstances) -> list[Finding]:
    """Return what does not add up in a project whose overall light is `light`; nothing once it is closed.

    What is on hold waits on purpose: it is not asked why it stands still.
    """
    found: list[Finding] = []
    if not status.is_open(item.state):
        return found
    if item.state == State.ON_HOLD:
        end = item.end.day
        if end is not None and end >= known.today:
            found.append(Finding.PLANNED_ON_HOLD)
    else:
        _judge_course(item, project_id, light, known, found)
    if item.kind != ItemKind.MILESTONE:
        _judge_fields(item, known.today, found)
    # What is kept going after it was made stays open on purpose.
    if item.percent == 100 and item.phase != Phase.OPERATION:
        found.append(Finding.COMPLETE_BUT_OPEN)
    return found


def times_later(days: Sequence[date | None]) -> int:
    """Return how often a date moved later; `days` are what was said, oldest first, None where it went."""
    said = [day for day in days if day is not None]
    return sum(after > before for before, after in pairwise(said))


def lights_unexplained(item: Lit, today: date, attention_days: int) -> list[Aspect]:
    """Return the aspects whose light is red and of which nobody gave a cause or a measure."""
    explained = {it.aspect for it in item.statuses if it.cause or it.measure}
    lights = status.statuses(item, today, attention_days)
    return [aspect for aspect, light in lights if light is Light.OFF_TRACK and aspect not in explained]


def _judge_course(
    item: Judged, project_id: str, light: Light, known: Circumstances, found: list[Finding]
) -> None:
    """Look at how it goes: deadlines, what was expected, lights, phases."""
    deadline = item.deadline.day
    if deadline is not None and deadline < known.today and _is_silent(item, project_id, known):
        found.append(Finding.SILENT)
    if light is Light.OFF_TRACK:
        if item.kind == ItemKind.PROJECT and _is_unexplained(item, known):
            found.append(Finding.UNEXPLAINED)
    elif light in _GREEN and known.slips.get(project_id, 0) >= TWICE:
        found.append(Finding.GREEN_BUT_SLIPPED)
    if project_id in known.phases_due:
        found.append(Finding.PHASE_DUE)


def _judge_fields(item: Judged, today: date, found: list[Finding]) -> None:
    """Look at what is filled in of a project or an activity."""
    if not item.leads and item.phase == Phase.REALISATION:
        found.append(Finding.REALISATION_WITHOUT_LEAD)
    if item.state == State.NEW and _start_passed(item.start, today):
        found.append(Finding.NOT_BEGUN)
    if item.kind != ItemKind.PROJECT:
        return
    if not item.area_ids:
        found.append(Finding.WITHOUT_AREA)
    if item.state == State.ACTIVE:
        if item.phase == Phase.DEVELOPMENT and not item.tells_residents:
            found.append(Finding.RESIDENTS_UNTOLD)
        if item.deadline.day is None and item.end.day is None and not _goes_on(item):
            found.append(Finding.WITHOUT_DATE)


def _is_silent(item: Judged, project_id: str, known: Circumstances) -> bool:
    """Return whether nobody said a word after a deadline that has passed."""
    deadline, end = item.deadline.day, item.end.day
    if deadline is None or (end and end >= known.today):
        return False
    words = (item.said_on, known.expected_on.get(project_id))
    return not any(day and day > deadline for day in words)


def _is_unexplained(item: Judged, known: Circumstances) -> bool:
    return not item.statuses or bool(lights_unexplained(item, known.today, known.attention_days))


def _start_passed(start: Term, today: date) -> bool:
    """Return whether a start has passed; one known to the quarter passes with the quarter."""
    day = start.day
    if day is None or day >= today:
        return False
    return day + timedelta(days=_LENGTHS.get(start.precision, 0)) < today


def _goes_on(item: Judged) -> bool:
    return Precision.ONGOING in (item.end.precision, item.deadline.precision)


_GREEN = frozenset({Light.ON_TRACK, Light.NOT_STARTED})

_LENGTHS = {
    Precision.WEEK: 7,
    Precision.MONTH: 31,
    Precision.QUARTER: 92,
    Precision.SEASON: 92,
    Precision.HALF: 184,
    Precision.YEAR: 366,
}
"""Days after the first day of a period on which a start in it has passed for certain."""

PHASES_AHEAD = timedelta(days=30)
PHASES_PAST = timedelta(days=365)
"""From how far back a phase that never began is worth asking about; older plans are history."""
SLIPS_SINCE = timedelta(days=365)
"""How far back moved expectations count."""
