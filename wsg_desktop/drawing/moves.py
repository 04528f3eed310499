"""What a project becomes when its bar is moved: the picture during a drag shows what the drop will do.

What is expected and planned moves, the deadline stays; the rule is the domain's, here on rows.
"""

from typing import NamedTuple

from wsg_desktop.domain.moves import Period, moved_periods
from wsg_desktop.domain.terms import moved
from wsg_desktop.domain.vocabulary import PHASE_ORDER
from wsg_desktop.store.rows import ProjectRow


class Shift(NamedTuple):
    """What a drag does to a line: by how many days its ends and its deadline move, and its new percentage."""

    start_days: int = 0
    end_days: int = 0
    deadline_days: int = 0
    percent: int | None = None
    """None leaves it as it is."""

    @property
    def moves_bar(self) -> bool:
        """Return whether the bar itself goes elsewhere."""
        return bool(self.start_days or self.end_days)


def moved_project(project: ProjectRow, shift: Shift) -> ProjectRow:
    """Return `project` as it is when what is dragged is dropped; planned phases go along with their bar."""
    phases = sorted(project.phases, key=lambda period: PHASE_ORDER.get(period.phase, len(PHASE_ORDER)))
    periods = [Period(it.planned_start, it.planned_end) for it in phases]
    periods = moved_periods(periods, project.end, shift.start_days, shift.end_days)
    return project._replace(
        start=moved(project.start, shift.start_days),
        end=moved(project.end, shift.end_days),
        deadline=moved(project.deadline, shift.deadline_days),
        percent=project.percent if shift.percent is None else shift.percent,
        phases=tuple(
            phase._replace(planned_start=period.start, planned_end=period.end)
            for phase, period in zip(phases, periods, strict=True)
        ),
    )
