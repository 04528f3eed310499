"""A bar on the move: how far it has been dragged, in whole days, weeks or months. No painting, no events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR
from wsg_desktop.drawing.hit import Part
from wsg_desktop.drawing.moves import Shift
from wsg_desktop.store.rows import ProjectRow

DAYS_PER_MONTH = 30.44
PERCENT_STEP = 5
STILL = Shift()
_EARLIEST, _LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""No date is dragged to where none may be typed."""


class Snap(StrEnum):
    """What a drag moves by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class BarDrag:
    """What was taken hold of: `held` under the pointer, and all `projects` that move with it."""

    held: ProjectRow
    projects: Sequence[ProjectRow]
    part: Part
    from_day: float
    """Where the pointer took hold, as a day with a fraction."""
    span: tuple[int, int] | None = None
    """Start and stop of the bar that is held, in days; needed to drag its percentage."""

    @property
    def ids(self) -> list[str]:
        """Return the ids of everything that moves."""
        return [project.id for project in self.projects]

    def shift_to(self, day: float, snap: Snap) -> Shift:
        """Return what happens when the pointer is at `day`; no end passes its own start."""
        if self.part is Part.PERCENT:
            return Shift(percent=self._percent_at(day, snap))
        days = self.within_years(self._snapped(day - self.from_day, snap))
        if self.part is Part.LEFT:
            return Shift(min(days, self._shortest), 0)
        if self.part is Part.RIGHT:
            return Shift(0, max(days, -self._shortest))
        if self.part is Part.DEADLINE:
            return Shift(deadline_days=days)
        return Shift(days, days)

    def _percent_at(self, day: float, snap: Snap) -> int | None:
        """Return the percentage in steps of five; by single ones while Ctrl is held."""
        if self.span is None:
            return None
        start, stop = self.span
        percent = min(max((day - start) / (stop - start) * 100, 0), 100)
        step = 1 if snap is Snap.MONTH else PERCENT_STEP
        return round(percent / step) * step

    def within_years(self, days: int) -> int:
        """Return `days`, or as many of them as leave every date that moves in the years of a plan."""
        moving = [it for it in self._moving if it is not None]
        if days < 0:
            return min(max(days, (_EARLIEST - min(moving, default=_LATEST)).days), 0)
        return max(min(days, (_LATEST - max(moving, default=_EARLIEST)).days), 0)

    @property
    def _moving(self) -> list[date | None]:
        """Return the dates that go along with what is held."""
        if self.part is Part.DEADLINE:
            return [self.held.deadline.day]
        starts = [] if self.part is Part.RIGHT else [it.start.day for it in self.projects]
        return starts if self.part is Part.LEFT else [*starts, *(it.end.day for it in self.projects)]

    @property
    def _shortest(self) -> int:
        """Return by how many days the shortest of the bars can be shortened to a single day."""
        spans = [(p.end.day - p.start.day).days for p in self.projects if p.start.day and p.end.day]
        return max(min(spans, default=10**6), 0)

    def _snapped(self, days: float, snap: Snap) -> int:
        if snap is Snap.WEEK:
            return round(days / 7) * 7
        if snap is Snap.MONTH:
            return self._month_days(round(days / DAYS_PER_MONTH))
        return round(days)

    def _month_days(self, months: int) -> int:
        """Return the days in so many calendar months, counted from the end that was taken hold of."""
        first, last = self.held.start.day, self.held.end.day
        anchor = first if self.part is Part.LEFT else last or first
        if self.part is Part.DEADLINE:
            anchor = self.held.deadline.day
        return (months_later(anchor, months) - anchor).days if anchor else round(months * DAYS_PER_MONTH)


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, (after - timedelta(days=1)).day))
