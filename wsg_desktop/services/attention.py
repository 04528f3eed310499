"""What asks for attention today: the cards of Vandaag and this week's to-do list, worst consequence first."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.clock import end_of_day
from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.services.direction_warnings import DirectionWarning, read_warnings
from wsg_desktop.services.past_rows import rows_before
from wsg_desktop.store import changes, programmes, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ChangeRow, ProgrammeRow, ProjectRow

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


class WeekAgo(NamedTuple):
    """The numbers of a week ago that cards compare with."""

    late: int
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
    now: Counts
    week_ago: WeekAgo | None
    """None for a programme that is younger than a week."""
    to_do: tuple[ToDo, ...]
    changes: tuple[ChangeRow, ...]
    """What changed since a week ago, latest first."""
    warnings: tuple[DirectionWarning, ...] = ()
    """Areas where a next phase begins soon and nobody directs then."""


def read_attention(read: Reading, today: date) -> Attention:
    """Return what asks for attention on `today`."""
    programme = programmes.get_programme(read)
    rows = projects.list_projects(read)
    week_ago = today - timedelta(days=7)
    seq = changes.seq_at(read, end_of_day(week_ago))
    changed = changes.changed_since(read, seq)
    before = rows_before(rows, projects.list_projects(read, deleted=True), changed) if seq else None
    return Attention(
        programme,
        len(rows),
        count(rows, today, programme),
        _count_late(before, week_ago) if before is not None else None,
        tuple(to_do(rows, today, programme)),
        tuple(reversed(changed)) if seq else (),
        tuple(read_warnings(read, rows, today)),
    )


def count(rows: Sequence[ProjectRow], today: date, programme: ProgrammeRow) -> Counts:
    """Return the numbers of the cards for `rows` as on `today`."""
    near = [row for row in rows if status.is_deadline_within(row, today, programme.deadline_notice_days)]
    stale = [row for row in rows if status.is_stale(row.state, row.changed_at, today, programme.stale_days)]
    return Counts(
        late=sum(status.is_late(row, today) for row in rows),
        near=len(near),
        near_without_lead=sum(not row.lead_parties for row in near),
        stale=len(stale),
        stale_parties=len({name for row in stale for name in row.lead_parties}),
        without_lead=sum(status.is_without_lead(row.state, row.lead_parties) for row in rows),
    )


def _count_late(rows: Sequence[ProjectRow], today: date) -> WeekAgo:
    late = sum(status.is_late(row, today) for row in rows)
    return WeekAgo(late, sum(status.is_without_lead(row.state, row.lead_parties) for row in rows))


def to_do(rows: Sequence[ProjectRow], today: date, programme: ProgrammeRow) -> list[ToDo]:
    """Return what asks for something this week, the worst consequence first, at most `TO_DO`.

    Late goes before nearly late; a deadline that comes without anybody who leads goes before one with.
    """
    shown = frozenset(shown_aspects(programme.aspects))
    found: list[tuple[tuple[int, int, str], ToDo]] = []
    for row in rows:
        late = status.days_late(row, today)
        near = status.is_deadline_within(row, today, programme.deadline_notice_days)
        if row.kind == ItemKind.MILESTONE.value and not (late or near):
            continue
        lights = status.statuses(row, today, programme.attention_days)
        light = status.overall_light(it for it in lights if it[0] in shown)
        rank = _rank(row, late=late, near=near, light=light)
        if rank is not None:
            found.append(((rank, _urgency(row, today, late), row.number), ToDo(row, light, late)))
    return [item for _, item in sorted(found, key=lambda pair: pair[0])[:TO_DO]]


def _rank(row: ProjectRow, *, late: int, near: bool, light: Light) -> int | None:
    if not status.is_open(row.state):
        return None
    steps = (
        late > 0 and light is Light.OFF_TRACK,
        late > 0,
        near and not row.lead_parties,
        light is Light.OFF_TRACK,
        near,
        light is Light.ATTENTION,
        status.is_without_lead(row.state, row.lead_parties),
    )
    return next((rank for rank, holds in enumerate(steps) if holds), None)


def _urgency(row: ProjectRow, today: date, late: int) -> int:
    return -late if late or row.deadline.day is None else (row.deadline.day - today).days
