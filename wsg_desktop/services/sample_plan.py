"""When each phase of a sample project begins, and what of that was known on a day. Arithmetic only."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.services.sample_data import SampleProject
from wsg_desktop.services.sample_dates import SampleDates

PHASES = {phase.value[0]: phase for phase in Phase}
_WEIGHTS = {Phase.INITIATIVE: 2, Phase.DEVELOPMENT: 3, Phase.REALISATION: 5, Phase.OPERATION: 2}
_SINCE_DEFAULT = 0.45
"""Where nothing is said, this part of the time since the start went to the phases that are behind."""


class PhaseSpan(NamedTuple):
    """One phase of a project: from its first day to the day before the next one; None for no end."""

    phase: Phase
    first: date
    last: date | None


def plan_phases(project: SampleProject, dates: SampleDates) -> list[PhaseSpan]:
    """Return the phases of a project one after the other; none without a start or phases."""
    start, end = dates.start(project.start).day, dates.end(project.end).day
    phases = [PHASES[letter] for letter in project.phases]
    if start is None or not phases:
        return []
    present = phases.index(PHASES[project.phase])
    since = _since(project, dates, start) if present else start
    firsts = [*_split(start, since, phases[:present]), since]
    if end is None:
        phases = phases[: present + 1]
    else:
        firsts += _ahead(since, end, phases[present:], dates.today)
    ends = [*(first - timedelta(days=1) for first in firsts[1:]), end]
    return [PhaseSpan(*span) for span in zip(phases, firsts, ends, strict=True)]


def period_values(
    project: SampleProject, spans: list[PhaseSpan], index: int, as_of: date, end: Term
) -> dict[str, Any]:
    """Return the columns of one period as they were on `as_of`, when the project was to end at `end`."""
    span = spans[index]
    last = index == len(spans) - 1
    passed = span.last is not None and span.last < as_of and (not last or project.state == "done")
    begun = span.first <= as_of and project.state != "new"
    planned_end = end if last else exact(_earlier(project, index + 1, spans) - timedelta(days=1))
    return {
        "phase": span.phase.value,
        "planned_start": exact(_earlier(project, index, spans)),
        "planned_end": planned_end,
        "actual_start": exact(span.first) if begun and index <= _reached(project) else NO_TERM,
        "actual_end": exact(span.last) if span.last and passed and begun else NO_TERM,
    }


def _reached(project: SampleProject) -> int:
    return project.phases.index(project.phase)


def _since(project: SampleProject, dates: SampleDates, start: date) -> date:
    if project.since:
        return dates.day(project.since)
    return start + (dates.today - start) * _SINCE_DEFAULT


def _split(first: date, last: date, phases: list[Phase]) -> list[date]:
    """Return the first days of phases that together take from `first` to `last`."""
    total = sum(_WEIGHTS[phase] for phase in phases)
    before = [sum(_WEIGHTS[phase] for phase in phases[:index]) for index in range(len(phases))]
    days = [first + (last - first) * weight / total for weight in before]
    return [first, *map(_no_weekend, days[1:])] if days else []


def _no_weekend(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _ahead(since: date, end: date, phases: list[Phase], today: date) -> list[date]:
    """Return the first days of the phases after the present one, none before tomorrow while there is time."""
    days = _split(since, end, phases)[1:]
    earliest = [today + (end - today) * (index / (len(days) + 1)) for index in range(1, len(days) + 1)]
    later = [max(day, low) if end > today else day for day, low in zip(days, earliest, strict=True)]
    return [_no_weekend(day) for day in later]


def _earlier(project: SampleProject, index: int, spans: list[PhaseSpan]) -> date:
    """Return when a phase was planned to begin: those that began were mostly planned somewhat earlier."""
    first = spans[index].first
    if index == 0 or index > _reached(project):
        return first
    weeks = (sum(map(ord, project.number)) + index) % 4
    return max(first - timedelta(weeks=weeks), spans[index - 1].first + timedelta(days=1))
