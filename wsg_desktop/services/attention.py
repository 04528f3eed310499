"""What asks for attention today: the cards of Vandaag, this week's to-do list and findings.

Of every project only what the rules need is read (`store.watching`); whole rows only of the few that show.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.clock import end_of_day
from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.services.findings import Group, find_groups
from wsg_desktop.services.open_matters import OpenMatters, read_open_matters
from wsg_desktop.services.watch import Watch, Watched
from wsg_desktop.services.week_ago import watched_at
from wsg_desktop.store import changes, programmes, projects
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProgrammeRow, ProjectRow
from wsg_desktop.store.watching import WatchedRow

TO_DO = 10
"""As many as fit without scrolling, and as many as a week holds."""


class Counts(NamedTuple):
    """How many projects are in each card."""

    late: int
    near: int
    near_without_lead: int
    stale: int
    stale_parties: int
    without_lead: int


class ToDo(NamedTuple):
    """A project that asks for something this week."""

    project: ProjectRow
    light: Light
    days_late: int


class Attention(NamedTuple):
    """Everything Vandaag shows, read in one moment."""

    programme: ProgrammeRow
    projects: int
    """How many there are, finished or not."""
    now: Counts
    week_ago: Counts | None
    """None for a programme that is younger than a week."""
    to_do: tuple[ToDo, ...]
    since: int
    """The last change set of a week ago: what came after it is news."""
    groups: tuple[Group, ...] = ()
    """What does not add up, the gravest kind first."""
    matters: OpenMatters = OpenMatters()
    """What bodies left to do."""
    accepted: tuple[Group, ...] = ()
    """What does not add up and was judged to be right as it is."""


class Attending:
    """Reads what asks for attention time and again: only what changed meanwhile is looked at anew."""

    def __init__(self) -> None:
        self._watch = Watch()
        self._then: tuple[tuple[object, ...], Counts | None] | None = None

    def look(self, read: Reading, today: date, most: int | None = None) -> bool:
        """Judge the projects that changed, or `most` of them; return whether `read` finds it all done."""
        with collector_at_rest():
            return self._watch.look_at_some(read, today, programmes.get_programme(read), most)

    def read(self, read: Reading, today: date) -> Attention:
        """Return what asks for attention on `today`."""
        with collector_at_rest():
            return self._read(read, today)

    def _read(self, read: Reading, today: date) -> Attention:
        programme = programmes.get_programme(read)
        watched = self._watch.look(read, today, programme)
        rows = [it.row for it in watched]
        week_ago = today - timedelta(days=7)
        seq = changes.seq_at(read, end_of_day(week_ago))
        # What was a week ago stays as it was, whatever is changed today.
        if self._then is None or self._then[0] != (today, programme, seq):
            then = _count_then(read, watched_at(read, rows, seq), week_ago, programme) if seq else None
            self._then = (today, programme, seq), then
        total, _ = programmes.count_projects_and_areas(read)
        groups, accepted = find_groups(read, watched, today, programme)
        return Attention(
            programme,
            total,
            _count(
                rows,
                sum(it.standing.late > 0 for it in watched),
                [it.row for it in watched if it.standing.near],
                _stale_seq(read, today, programme),
            ),
            self._then[1],
            _to_do(read, watched, today),
            seq,
            groups,
            read_open_matters(read, today),
            accepted,
        )


def read_attention(read: Reading, today: date) -> Attention:
    """Return what asks for attention on `today`, read once."""
    return Attending().read(read, today)


def _count(rows: Sequence[WatchedRow], late: int, near: Sequence[WatchedRow], stale_seq: int) -> Counts:
    """Return the numbers of the cards for open projects, of which `late` are late and those of `near` near.

    Stale is what no change set after `stale_seq` touched.
    """
    stale = [row for row in rows if row.changed_seq <= stale_seq]
    return Counts(
        late=late,
        near=len(near),
        near_without_lead=sum(not row.leads for row in near),
        stale=len(stale),
        stale_parties=len({party for row in stale for party in row.leads}),
        without_lead=sum(not row.leads for row in rows),
    )


def _count_then(read: Reading, rows: Sequence[WatchedRow], day: date, programme: ProgrammeRow) -> Counts:
    late = sum(status.is_late(row, day) for row in rows)
    near = [row for row in rows if status.is_deadline_within(row, day, programme.deadline_notice_days)]
    return _count(rows, late, near, _stale_seq(read, day, programme))


def _stale_seq(read: Reading, today: date, programme: ProgrammeRow) -> int:
    """Return the last change set that lies too long ago on `today`."""
    return changes.seq_at(read, end_of_day(today - timedelta(days=programme.stale_days + 1)))


def _to_do(read: Reading, watched: Iterable[Watched], today: date) -> tuple[ToDo, ...]:
    """Return what asks for something this week, the worst consequence first, at most `TO_DO`."""
    ranked: dict[int, list[Watched]] = defaultdict(list)
    for it in watched:
        if it.rank is not None:
            ranked[it.rank].append(it)
    worst: list[Watched] = []
    for rank in sorted(ranked):
        worst += nsmallest(TO_DO - len(worst), ranked[rank], key=lambda it: _urgency(it, today))
    whole = {row.id: row for row in projects.find_projects(read, [it.row.id for it in worst])}
    return tuple(ToDo(whole[it.row.id], it.standing.light, it.standing.late) for it in worst)


def _urgency(it: Watched, today: date) -> tuple[int, str, str]:
    row, late = it.row, it.standing.late
    days = -late if late or row.deadline.day is None else (row.deadline.day - today).days
    return days, row.number, row.id
