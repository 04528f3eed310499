"""What a project becomes when its bar is moved: the picture during a drag shows what the drop will do.

The same rules as the service that moves it (what is expected and planned moves, the deadline stays), on rows.
"""

from wsg_desktop.domain.terms import Term, moved
from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.store.rows import PhasePeriod, ProjectRow


def moved_project(project: ProjectRow, start_days: int, end_days: int) -> ProjectRow:
    """Return `project` with start and expected end moved by calendar days, planned phases along with them."""
    start, end = moved(project.start, start_days), moved(project.end, end_days)
    phases = sorted(project.phases, key=lambda period: PHASE_ORDER.get(period.phase, len(PHASE_ORDER)))
    if phases and start_days == end_days:
        phases = [_shifted(period, start_days) for period in phases]
    elif phases and end_days:
        phases[-1] = _following(phases[-1], project.end, end)
    elif phases:
        phases[0] = phases[0]._replace(planned_start=moved(phases[0].planned_start, start_days))
    return project._replace(start=start, end=end, phases=tuple(phases))


def _shifted(period: PhasePeriod, days: int) -> PhasePeriod:
    return period._replace(
        planned_start=moved(period.planned_start, days), planned_end=moved(period.planned_end, days)
    )


def _following(period: PhasePeriod, before: Term, after: Term) -> PhasePeriod:
    ends_with_project = before.day is not None and period.planned_end.day == before.day
    return period._replace(planned_end=after) if ends_with_project else period
