"""Areas where a next phase begins soon and nobody directs then: one warning per area, not per project."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from wsg_desktop.domain.date_display import show_span
from wsg_desktop.domain.phase_names import own_names, phase_name
from wsg_desktop.domain.status import is_open
from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.store.areas import DirectorRow, director_on, list_areas, list_directors
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.programmes import get_programme, list_phase_definitions
from wsg_desktop.store.rows import PhasePeriod
from wsg_desktop.texts import Translator


class Phased(Protocol):
    """What a warning looks at in a project."""

    @property
    def id(self) -> str:
        """Return its key."""
        ...

    @property
    def state(self) -> str:
        """Return the state."""
        ...

    @property
    def phase(self) -> str | None:
        """Return the present phase."""
        ...

    @property
    def phases(self) -> Sequence[PhasePeriod]:
        """Return the periods of its phases, at least those that did not begin."""
        ...

    @property
    def area_ids(self) -> Sequence[str]:
        """Return the areas it works in."""
        ...


class Directed(Protocol):
    """What a warning looks at in an area."""

    @property
    def id(self) -> str:
        """Return its key."""
        ...

    @property
    def name(self) -> str:
        """Return the name."""
        ...

    @property
    def state(self) -> str:
        """Return the state."""
        ...

    @property
    def phase(self) -> str | None:
        """Return the present phase."""
        ...

    @property
    def phases(self) -> Sequence[PhasePeriod]:
        """Return the periods of its own phases."""
        ...


@dataclass(frozen=True, slots=True)
class DirectionWarning:
    """An area without a director on the day that a next phase begins in it."""

    area_id: str
    area: str
    day: date
    """The first of those days."""
    phases: tuple[str, ...]
    """Which phases begin, in their order."""
    project_ids: tuple[str, ...]
    """Whose phases begin, the first one first; none when it is the area's own."""


def read_warnings(read: Reading, projects: Iterable[Phased], today: date) -> list[DirectionWarning]:
    """Return the warnings of the programme, the first day first; `projects` are those not in the bin."""
    notice = get_programme(read).director_notice_days
    return direction_warnings(projects, list_areas(read, today), list_directors(read), today, notice)


def direction_warnings(
    projects: Iterable[Phased],
    areas: Iterable[Directed],
    directors: Iterable[DirectorRow],
    today: date,
    notice_days: int,
) -> list[DirectionWarning]:
    """Return one warning per area in which phases begin within the notice without a director."""
    by_area: dict[str, list[DirectorRow]] = {}
    for row in directors:
        by_area.setdefault(row.area_id, []).append(row)
    last = today + timedelta(days=notice_days)
    begins = _beginning(projects, today, last)
    found: list[DirectionWarning] = []
    for area in areas:
        if not is_open(area.state):
            continue
        own = next_phase(area.phase, area.phases, today, last) if area.phases else None
        if own is None and area.id not in begins:
            continue
        starts = [*begins.get(area.id, ()), *([(_day(own), own.phase, "")] if own else ())]
        bare = [it for it in starts if director_on(by_area.get(area.id, ()), area.id, it[0]) is None]
        if bare:
            found.append(_warning(area, sorted(bare)))
    return sorted(found, key=lambda it: (it.day, it.area))


def next_phase(
    phase: str | None, periods: Iterable[PhasePeriod], first: date, last: date = date.max
) -> PhasePeriod | None:
    """Return the phase after `phase` where it is planned to begin from `first` up to and including `last`.

    A phase that really began is under way, whatever was planned.
    """
    present = -1 if phase is None else PHASE_ORDER[phase]
    for period in sorted(periods, key=_order):
        begins = period.planned_start.day
        if PHASE_ORDER[period.phase] > present and begins is not None and not period.actual_start:
            return period if first <= begins <= last else None
    return None


def warning_words(warning: DirectionWarning, names: Mapping[str, str], tr: Translator, today: date) -> str:
    """Return the warning in one sentence; `names` are what the programme calls its phases."""
    days = (warning.day - today).days
    when = tr("in {span}", span=show_span(days, tr)) if days else tr("today")
    values = {"area": warning.area, "when": when}
    phase, *others = warning.phases
    if others:
        return tr(
            "{area}: {when} the first of {n} next phases begins and nobody directs then.",
            n=max(len(warning.project_ids), len(warning.phases)),
            **values,
        )
    values["phase"] = phase_name(phase, names, tr).lower()
    if not warning.project_ids:
        return tr("{area}: {when} {phase} of the area begins and nobody directs then.", **values)
    return tr.plural(
        "{area}: {when} {phase} of one project begins and nobody directs then.",
        "{area}: {when} {phase} of {n} projects begins and nobody directs then.",
        len(warning.project_ids),
        **values,
    )


def phase_names(read: Reading) -> dict[str, str]:
    """Return what the programme calls its phases, as its window shows them."""
    return {it.phase: it.short_name for it in list_phase_definitions(read)}


def own_phase_names(read: Reading) -> dict[str, str]:
    """Return the short names of phases that the programme gave itself: for papers in any language."""
    return own_names(list_phase_definitions(read))


def _beginning(projects: Iterable[Phased], today: date, last: date) -> dict[str, list[tuple[date, str, str]]]:
    """Return per area when which phase of which open project begins."""
    found: dict[str, list[tuple[date, str, str]]] = {}
    for project in projects:
        if not project.phases or not project.area_ids or not is_open(project.state):
            continue
        period = next_phase(project.phase, project.phases, today, last)
        if period is not None:
            for area_id in project.area_ids:
                found.setdefault(area_id, []).append((_day(period), period.phase, project.id))
    return found


def _order(period: PhasePeriod) -> int:
    return PHASE_ORDER[period.phase]


def _day(period: PhasePeriod) -> date:
    assert period.planned_start.day is not None
    return period.planned_start.day


def _warning(area: Directed, starts: list[tuple[date, str, str]]) -> DirectionWarning:
    phases = sorted({phase for _, phase, _ in starts}, key=PHASE_ORDER.__getitem__)
    ids = dict.fromkeys(project_id for _, _, project_id in starts if project_id)
    return DirectionWarning(area.id, area.name, starts[0][0], tuple(phases), tuple(ids))
