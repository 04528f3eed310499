"""What asks for attention today: the cards of Vandaag, this week's to-do list and findings.

Of every project only what the rules need is read (`store.watching`); whole rows only of the few that show.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.clock import end_of_day
from wsg_desktop.domain.status import Standing
from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.services.findings import Group, find_groups
from wsg_desktop.services.open_matters import OpenMatters, read_open_matters
from wsg_desktop.services.watch import Watch
from wsg_desktop.services.week_ago import watched_at
from wsg_desktop.store import changes, programmes, projects
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


class Attending:
    """Reads what asks for attention time and again: only what changed meanwhile is looked at anew."""

    def __init__(self) -> None:
        self._watch = Watch()
        self._then: tuple[tuple[object, ...], Counts | None] | None = None

    def read(self, read: Reading, today: date) -> Attention:
        """Return what asks for attention on `today`."""
        programme = programmes.get_programme(read)
        watched = self._watch.look(read, today, programme)
        rows, standings = [it.row for it in watched], [it.standing for it in watched]
        week_ago = today - timedelta(days=7)
        seq = changes.seq_at(read, end_of_day(week_ago))
        # What was a week ago stays as it was, whatever is changed today.
        if self._then is None or self._then[0] != (today, programme, seq):
            then = _count_then(read, watched_at(read, rows, seq), week_ago, programme) if seq else None
            self._then = (today, programme, seq), then
        total, _ = programmes.count_projects_and_areas(read)
        return Attention(
            programme,
            total,
            count(rows, standings, _stale_seq(read, today, programme)),
            self._then[1],
            _to_do(read, rows, standings, today),
            seq,
            tuple(find_groups(read, watched, today, programme)),
            read_open_matters(read, today),
        )


def read_attention(read: Reading, today: date) -> Attention:
    """Return what asks for attention on `today`, read once."""
    return Attending().read(read, today)


def count(rows: Sequence[WatchedRow], standings: Sequence[Standing], stale_seq: int) -> Counts:
    """Return the numbers of the cards for open projects and how they stand.

    Stale is what no change set after `stale_seq` touched.
    """
    near = [row for row, it in zip(rows, standings, strict=True) if it.near]
    stale = [row for row in rows if row.changed_seq <= stale_seq]
    return Counts(
        late=sum(it.late > 0 for it in standings),
        near=len(near),
        near_without_lead=sum(not row.leads for row in near),
        stale=len(stale),
        stale_parties=len({party for row in stale for party in row.leads}),
        without_lead=sum(not row.leads for row in rows),
    )


def _count_then(read: Reading, rows: Sequence[WatchedRow], day: date, programme: ProgrammeRow) -> Counts:
    near = programme.deadline_notice_days
    # No card counts lights.
    standings = [
        Standing(Light.NONE, status.days_late(row, day), status.is_deadline_within(row, day, near))
        for row in rows
    ]
    return count(rows, standings, _stale_seq(read, day, programme))


def _stale_seq(read: Reading, today: date, programme: ProgrammeRow) -> int:
    """Return the last change set that lies too long ago on `today`."""
    return changes.seq_at(read, end_of_day(today - timedelta(days=programme.stale_days + 1)))


def _to_do(
    read: Reading, rows: Iterable[WatchedRow], standings: Iterable[Standing], today: date
) -> tuple[ToDo, ...]:
    """Return what asks for something this week, the worst consequence first, at most `TO_DO`.

    Late goes before nearly late; a deadline that comes without anybody who leads goes before one with.
    """
    found: list[tuple[int, int, str, str, Standing]] = []
    for row, standing in zip(rows, standings, strict=True):
        rank = _rank(row, standing)
        if rank is not None:
            found.append((rank, _urgency(row, today, standing.late), row.number, row.id, standing))
    worst = nsmallest(TO_DO, found)
    whole = {row.id: row for row in projects.find_projects(read, [it[3] for it in worst])}
    return tuple(ToDo(whole[it[3]], it[4].light, it[4].late) for it in worst)


def _rank(row: WatchedRow, standing: Standing) -> int | None:
    light, late, near = standing
    if late:
        return 0 if light is Light.OFF_TRACK else 1
    if near and not row.leads:
        return 2
    if row.kind == ItemKind.MILESTONE.value and not near:
        return None
    if light is Light.OFF_TRACK:
        return 3
    if near or light is Light.ATTENTION:
        return 4 if near else 5
    return None if row.leads else 6


def _urgency(row: WatchedRow, today: date, late: int) -> int:
    return -late if late or row.deadline.day is None else (row.deadline.day - today).days
