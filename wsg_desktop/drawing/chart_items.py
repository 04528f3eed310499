"""What one line of the chart shows, worked out of a project: phases as segments, precision, deadline, slip.

Pure arithmetic on rows and the vocabulary: no pixels, no Qt, no words in the user's language. All days are
ordinals; a period runs from its first day up to the day after its last.
"""

from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER, ItemKind, Light, Precision, State
from wsg_desktop.drawing.plan_marks import NO_MARK, PlanMark
from wsg_desktop.store.rows import PhasePeriod, ProjectRow
from wsg_desktop.texts import N_

HORIZON_DAYS = 365
"""How far beyond today something that goes on ("doorlopend") is drawn."""

FADE_DAYS: dict[Precision, int] = {
    Precision.DAY: 0,
    Precision.WEEK: 7,
    Precision.MONTH: 30,
    Precision.QUARTER: 91,
    Precision.HALF: 182,
    Precision.SEASON: 91,
    Precision.YEAR: 365,
    Precision.ONGOING: 182,
}
"""How many days of a bar's end fade, by how exactly that end is known."""

FINISHED = frozenset({State.DONE.value, State.CANCELLED.value})


MILESTONE, DECISION = "milestone", "decision"
"""The kinds of marks."""


class Segment(NamedTuple):
    """A stretch of a bar in the colour of one phase."""

    phase: str
    """A `Phase` value; empty when the project has none."""
    start: int
    stop: int
    stretched: bool = False
    """Whether this lies outside the planned phases: they end before the project is expected to."""


class Mark(NamedTuple):
    """A point in time on a line: a milestone or a body's decision."""

    id: str
    kind: str
    """`MILESTONE` or `DECISION`."""
    day: int
    title: str
    done: bool = False


class ChartItem(NamedTuple):
    """Everything that is drawn on the line of one project, activity or milestone."""

    project: ProjectRow
    depth: int
    light: str
    start: int | None
    stop: int | None
    segments: tuple[Segment, ...]
    actuals: tuple[Segment, ...]
    fade_in: int
    fade_out: int
    open_start: bool
    """Whether only the end is known."""
    open_end: bool
    """Whether only the start is known."""
    ongoing: bool
    expected: int | None
    """The expected end where it lies before the end of the planned phases."""
    deadline: int | None
    late_until: int | None
    """How far past the deadline it is expected, or today when it is overdue."""
    marks: tuple[Mark, ...]
    missing: str
    """Message id of what stands in the place of a bar; empty when something is drawn."""
    past: tuple[int, int] | None = None
    """Start and stop at the moment that is compared with."""
    plan: PlanMark = NO_MARK
    """What scheduling says of it."""

    @property
    def id(self) -> str:
        """Return the project's id."""
        return self.project.id

    @property
    def first(self) -> int | None:
        """Return the first day that anything of the line is at, or None."""
        return min(
            _known(self.start, self.stop, self.deadline, *(mark.day for mark in self.marks)), default=None
        )

    @property
    def after_last(self) -> int | None:
        """Return the day after the last day that anything of the line is at, or None."""
        known = _known(
            self.start, self.stop, self.deadline, self.late_until, *(mark.day + 1 for mark in self.marks)
        )
        return max(known, default=None)


def chart_item(
    project: ProjectRow, today: date, *, light: str = Light.NONE, depth: int = 0, marks: tuple[Mark, ...] = ()
) -> ChartItem:
    """Return what is drawn for `project`; `marks`: milestones folded into its line, and decisions."""
    now = today.toordinal()
    own_mark = milestone_mark(project) if project.kind == ItemKind.MILESTONE else None
    if own_mark:
        marks = (own_mark, *marks)
    start, stop = (None, None) if project.kind == ItemKind.MILESTONE else _outline(project, now)
    segments = _planned(project, start, stop)
    if segments:
        start, stop = segments[0].start, max(segments[-1].stop, stop or 0)
    expected_end = _after_end(project.end)
    deadline = _after_end(project.deadline)
    drawn = start is not None or stop is not None or deadline is not None or marks
    ongoing = _is_ongoing(project)
    return ChartItem(
        project=project,
        depth=depth,
        light=light,
        start=start,
        stop=stop,
        segments=segments,
        actuals=_actual(project, now),
        fade_in=FADE_DAYS.get(project.start.precision, 0),
        fade_out=FADE_DAYS.get(_end_term(project).precision, 0),
        open_start=start is None and stop is not None,
        open_end=stop is None and start is not None,
        ongoing=ongoing,
        expected=expected_end if expected_end and stop and expected_end < stop and not ongoing else None,
        deadline=deadline,
        late_until=_late_until(project, deadline, now),
        marks=marks,
        missing="" if drawn else _missing(project),
    )


def milestone_mark(project: ProjectRow) -> Mark | None:
    """Return the mark of a milestone on the day it is expected, else planned; None without any day."""
    day = project.end.day or project.start.day or project.deadline.day
    if day is None:
        return None
    return Mark(project.id, MILESTONE, day.toordinal(), project.title, project.state == State.DONE)


def _known(*days: int | None) -> list[int]:
    return [day for day in days if day is not None]


def _first(term: Term) -> int | None:
    return term.day.toordinal() if term.day else None


def _after_end(term: Term) -> int | None:
    return term.day.toordinal() + 1 if term.day else None


def _end_term(project: ProjectRow) -> Term:
    """Return what is expected; where nothing was said of that, the deadline is the plan."""
    return project.end or project.deadline


def _is_ongoing(project: ProjectRow) -> bool:
    return _end_term(project).precision is Precision.ONGOING


def _outline(project: ProjectRow, now: int) -> tuple[int | None, int | None]:
    start = _first(project.start)
    if not _is_ongoing(project):
        return start, _after_end(_end_term(project))
    planned = [_after_end(period.planned_end) or _first(period.planned_start) for period in project.phases]
    return start, max(_known(now, start, *planned)) + HORIZON_DAYS


def _by_phase(project: ProjectRow) -> list[PhasePeriod]:
    return sorted(project.phases, key=lambda period: PHASE_ORDER.get(period.phase, len(PHASE_ORDER)))


def _planned(project: ProjectRow, start: int | None, stop: int | None) -> tuple[Segment, ...]:
    """Return the planned phases, one after the other, reaching out to the project's own start and stop."""
    ends = [
        (p.phase, _first(p.planned_start), _after_end(p.planned_end))
        for p in _by_phase(project)
        if p.planned_start.day or p.planned_end.day
    ]
    segments = _joined(ends, start, stop)
    if not segments:
        whole = start is not None and stop is not None and start < stop
        return (Segment(project.phase or "", start, stop),) if whole else ()  # type: ignore[arg-type]
    first, last = segments[0], segments[-1]
    if start is not None and start < first.start:
        segments.insert(0, Segment(first.phase, start, first.start, stretched=True))
    if stop is not None and stop > last.stop:
        segments.append(Segment(last.phase, last.stop, stop, stretched=not _is_ongoing(project)))
    return tuple(segments)


def _joined(
    ends: list[tuple[str, int | None, int | None]], start: int | None, stop: int | None
) -> list[Segment]:
    """Return segments; a missing start is the stop before it, a missing stop the start after it."""
    segments: list[Segment] = []
    for index, (phase, first, after) in enumerate(ends):
        follower = ends[index + 1][1] if index + 1 < len(ends) else stop
        begins = first if first is not None else (segments[-1].stop if segments else start)
        finishes = after if after is not None else follower
        if begins is not None and finishes is not None and begins < finishes:
            segments.append(Segment(phase, begins, finishes))
    return segments


def _actual(project: ProjectRow, now: int) -> tuple[Segment, ...]:
    """Return the phases as they really went; the one under way runs up to and including today."""
    begun = [period for period in _by_phase(project) if period.actual_start.day]
    segments: list[Segment] = []
    for index, period in enumerate(begun):
        start = _first(period.actual_start)
        follower = _first(begun[index + 1].actual_start) if index + 1 < len(begun) else now + 1
        stop = _after_end(period.actual_end) or follower
        if start is not None and stop is not None and start < stop:
            segments.append(Segment(period.phase, start, stop))
    return tuple(segments)


def _late_until(project: ProjectRow, deadline: int | None, now: int) -> int | None:
    if deadline is None or project.state in FINISHED:
        return None
    until = max(_after_end(project.end) or 0, now + 1)
    return until if until > deadline else None


def _missing(project: ProjectRow) -> str:
    unknown = Precision.UNKNOWN in {(project.start or NO_TERM).precision, (project.end or NO_TERM).precision}
    return N_("not yet known") if unknown else N_("no date yet")
