"""What a project becomes when its bar is moved: the picture during a drag shows what the drop will do.

What is expected and planned moves, the deadline stays; the rule is the domain's, here on rows.
"""

from wsg_desktop.domain.moves import Period, moved_periods
from wsg_desktop.domain.terms import moved
from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.store.rows import ProjectRow


def moved_project(project: ProjectRow, start_days: int, end_days: int) -> ProjectRow:
    """Return `project` with start and expected end moved by calendar days, planned phases along with them."""
    phases = sorted(project.phases, key=lambda period: PHASE_ORDER.get(period.phase, len(PHASE_ORDER)))
    periods = [Period(it.planned_start, it.planned_end) for it in phases]
    periods = moved_periods(periods, project.end, start_days, end_days)
    return project._replace(
        start=moved(project.start, start_days),
        end=moved(project.end, end_days),
        phases=tuple(
            phase._replace(planned_start=period.start, planned_end=period.end)
            for phase, period in zip(phases, periods, strict=True)
        ),
    )
