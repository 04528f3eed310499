"""What does not add up in the programme, found in a few queries for all projects together.

`find_groups` says which projects, areas and parties each kind of finding is about; `read_findings` reads what
is needed to show the first of them. The rules about one project are `domain.findings`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of, end_of_day
from wsg_desktop.domain.findings import (
    PHASES_AHEAD,
    PHASES_PAST,
    SLIPS_SINCE,
    Circumstances,
    Finding,
    findings_of,
    times_later,
)
from wsg_desktop.domain.party_names import same_names
from wsg_desktop.domain.status import is_open
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Light
from wsg_desktop.services.answer_register import read_late
from wsg_desktop.services.direction_warnings import DirectionWarning, direction_warnings
from wsg_desktop.services.journal_words import as_term
from wsg_desktop.store import areas, changes, parties, projects
from wsg_desktop.store.areas import DirectorRow, director_on
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan_changes import find_said
from wsg_desktop.store.rows import AreaRow, PartyRow, PhasePeriod, ProgrammeRow, ProjectRow
from wsg_desktop.store.watching import WatchedRow, expectations_since, party_ids, phases_to_come

NOT_OF_PROJECTS = frozenset(
    {
        Finding.PHASE_WITHOUT_DIRECTOR,
        Finding.AREA_WITHOUT_DIRECTOR,
        Finding.SAME_PARTY,
        Finding.ANSWERS_LATE,
    }
)
"""Findings about areas and parties."""

OF_PARTIES = frozenset({Finding.SAME_PARTY, Finding.ANSWERS_LATE})

_FAR = date.max


class Group(NamedTuple):
    """All findings of one kind."""

    kind: Finding
    ids: tuple[str, ...]
    """Of the projects or areas that it is about, the most urgent first; of parties all, with blanks."""
    slips: Mapping[str, int] = {}
    """Per project how often it slipped, where that is the finding."""
    within: Mapping[str, tuple[str, ...]] = {}
    """Per area or pair of parties the projects that it is about."""
    warnings: Mapping[str, DirectionWarning] = {}
    """Per area the warning, where that is the finding."""
    days_late: int = 0
    """How late the latest answer is, where that is the finding."""

    @property
    def project_ids(self) -> tuple[str, ...]:
        """Return the projects to look at: those it is about, or those of its areas and parties."""
        if self.kind not in NOT_OF_PROJECTS:
            return self.ids
        return tuple(dict.fromkeys(it for subject in self.ids for it in self.within.get(subject, ())))


class Found(NamedTuple):
    """One finding with what is shown of it: a project, an area, or parties."""

    kind: Finding
    project: ProjectRow | None = None
    area: AreaRow | None = None
    parties: tuple[PartyRow, ...] = ()
    slips: int = 0
    phase: PhasePeriod | None = None
    """The phase that is due, of a project."""
    director: str = ""
    """Who directs when that phase begins; empty when nobody does."""
    warning: DirectionWarning | None = None
    project_ids: tuple[str, ...] = ()
    days_late: int = 0
    """How late the latest answer of the parties is."""


class _Coming(NamedTuple):
    """An open project with the phases that did not begin."""

    id: str
    state: str
    phase: str | None
    phases: tuple[PhasePeriod, ...]
    area_ids: tuple[str, ...]


def find_groups(
    read: Reading,
    rows: Sequence[WatchedRow],
    lights: Sequence[Light],
    today: date,
    programme: ProgrammeRow,
) -> list[Group]:
    """Return everything that does not add up in the open projects `rows`, the gravest kind first.

    `lights` are the worst lights of `rows`, in their order.
    """
    coming = _coming(read, rows, today, programme.director_notice_days)
    slips, expected_on = _expectations(read, today)
    due = {it.id: day for it in coming if (day := _due_on(it, today))}
    known = Circumstances(today, programme.attention_days, slips, expected_on, due)
    found: dict[Finding, list[WatchedRow]] = defaultdict(list)
    for row, light in zip(rows, lights, strict=True):
        for kind in findings_of(row, row.id, light, known):
            found[kind].append(row)
    groups = [_of_projects(kind, of_kind, slips) for kind, of_kind in found.items()]
    groups += _of_areas(read, rows, coming, today, programme)
    groups += _of_parties(read, rows)
    groups += _of_answers(read, today)
    order = list(Finding)
    return sorted(groups, key=lambda it: order.index(it.kind))


def first_of(groups: Iterable[Group], most: int) -> list[Group]:
    """Return at most `most` groups of one finding each: one of each kind, then a second of each."""
    kinds = list(groups)
    turns = zip_longest(*([(it, subject) for subject in it.ids[:most]] for it in kinds))
    picked = [pair for turn in turns for pair in turn if pair is not None]
    return [group._replace(ids=(subject,)) for group, subject in picked[:most]]


def read_findings(read: Reading, groups: Iterable[Group], today: date) -> list[Found]:
    """Return what is shown of the findings of `groups`, group by group."""
    groups = list(groups)
    wanted = [subject for it in groups for subject in it.ids]
    rows = {row.id: row for row in projects.find_projects(read, wanted, deleted=False)}
    directors = _by_area(areas.list_directors(read))
    known_areas = {row.id: row for row in areas.list_areas(read, today)}
    of_parties = any(it.kind in OF_PARTIES and it.ids for it in groups)
    known_parties = {row.id: row for row in parties.list_parties(read)} if of_parties else {}
    found: list[Found] = []
    for group in groups:
        for subject in group.ids:
            within = group.within.get(subject, ())
            if group.kind in OF_PARTIES:
                named = tuple(known_parties[it] for it in subject.split() if it in known_parties)
                late = group.days_late
                found.append(Found(group.kind, parties=named, project_ids=within, days_late=late))
            elif group.kind in NOT_OF_PROJECTS:
                warning = group.warnings.get(subject)
                area = known_areas[subject]
                found.append(Found(group.kind, area=area, warning=warning, project_ids=within))
            else:
                slips = group.slips.get(subject, 0)
                found.append(_of_project(group.kind, rows[subject], slips, directors, today))
    return found


def next_due(row: ProjectRow | _Coming, today: date) -> PhasePeriod | None:
    """Return the phase after the present one where it begins soon or should have begun."""
    present = -1 if row.phase is None else PHASE_ORDER[row.phase]
    for period in sorted(row.phases, key=lambda it: PHASE_ORDER[it.phase]):
        begins = period.planned_start.day
        if PHASE_ORDER[period.phase] > present and begins is not None and not period.actual_start:
            return period if today - PHASES_PAST <= begins <= today + PHASES_AHEAD else None
    return None


def _coming(read: Reading, rows: Iterable[WatchedRow], today: date, notice_days: int) -> list[_Coming]:
    ahead = max(timedelta(days=notice_days), PHASES_AHEAD)
    phases = phases_to_come(read, today + ahead)
    return [
        _Coming(row.id, row.state, row.phase, phases[row.id], row.area_ids)
        for row in rows
        if row.id in phases
    ]


def _due_on(row: _Coming, today: date) -> date | None:
    period = next_due(row, today)
    return period.planned_start.day if period else None


def _expectations(read: Reading, today: date) -> tuple[dict[str, int], dict[str, date]]:
    """Return per project how often its end moved later lately, and the last day on which it moved.

    What was said last on a day is what was said that day, so that a typing error that was mended is no slip.
    """
    moves = expectations_since(read, changes.seq_at(read, end_of_day(today - SLIPS_SINCE)))
    days = {seq: day_of(said.at) for seq, said in find_said(read, {move[0] for move in moves}).items()}
    told: dict[str, dict[date | None, date | None]] = {}
    last: dict[str, date] = {}
    for seq, project_id, old, new in moves:
        before = _day(old)
        # Under no day stands what was said before it began to move.
        told.setdefault(project_id, {None: before})[days[seq]] = _day(new)
        if before is not None:
            # The first expectation belongs to how a project was put in, and says nothing of a deadline.
            last[project_id] = days[seq]
    return {project_id: times_later(list(said.values())) for project_id, said in told.items()}, last


def _day(raw: str | None) -> date | None:
    return as_term(json.loads(raw or "null")).day


def _of_projects(kind: Finding, rows: list[WatchedRow], slips: Mapping[str, int]) -> Group:
    ids = tuple(row.id for row in sorted(rows, key=lambda it: (it.deadline.day or _FAR, it.number)))
    return Group(kind, ids, {it: slips[it] for it in ids} if kind is Finding.GREEN_BUT_SLIPPED else {})


def _of_areas(
    read: Reading,
    rows: Iterable[WatchedRow],
    coming: Iterable[_Coming],
    today: date,
    programme: ProgrammeRow,
) -> list[Group]:
    """Return the areas in which nobody directs when a phase begins, and those in which nobody does now."""
    known, directors = areas.list_areas(read, today), areas.list_directors(read)
    warned = direction_warnings(coming, known, directors, today, programme.director_notice_days)
    warnings = {it.area_id: it for it in warned}
    in_areas: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for area_id in row.area_ids:
            in_areas[area_id].append(row.id)
    bare = {
        it.id: tuple(in_areas[it.id])
        for it in known
        if not it.director and is_open(it.state) and it.id in in_areas and it.id not in warnings
    }
    starts = {area_id: it.project_ids for area_id, it in warnings.items()}
    groups = (
        Group(Finding.PHASE_WITHOUT_DIRECTOR, tuple(warnings), within=starts, warnings=warnings),
        Group(Finding.AREA_WITHOUT_DIRECTOR, tuple(bare), within=bare),
    )
    return [group for group in groups if group.ids]


def _of_parties(read: Reading, rows: Iterable[WatchedRow]) -> list[Group]:
    """Return the parties whose names are one name in another spelling."""
    ids = party_ids(read)
    doubles = [names[:2] for names in same_names(list(ids)) if len(names) > 1]
    if not doubles:
        return []
    led: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for party_id in row.leads:
            led[party_id].append(row.id)
    pairs = [(ids[one], ids[other]) for one, other in doubles]
    within = {f"{one} {other}": (*led[one], *led[other]) for one, other in pairs}
    return [Group(Finding.SAME_PARTY, tuple(within), within=within)]


def _of_answers(read: Reading, today: date) -> list[Group]:
    """Return as one finding the parties whose answer is late, the latest first."""
    late = read_late(read, today)
    if not late:
        return []
    subject = " ".join(row.party_id for row in late)
    return [Group(Finding.ANSWERS_LATE, (subject,), days_late=late[0].days_late(today))]


def _of_project(
    kind: Finding, row: ProjectRow, slips: int, directors: Mapping[str, list[DirectorRow]], today: date
) -> Found:
    if kind is not Finding.PHASE_DUE:
        return Found(kind, row, slips=slips, project_ids=(row.id,))
    period = next_due(row, today)
    day = max(period.planned_start.day or today, today) if period else today
    present = (director_on(directors.get(area_id, ()), area_id, day) for area_id in row.area_ids)
    names = ", ".join(dict.fromkeys(it.label for it in present if it))
    return Found(kind, row, phase=period, director=names, project_ids=(row.id,))


def _by_area(rows: Iterable[DirectorRow]) -> dict[str, list[DirectorRow]]:
    found: dict[str, list[DirectorRow]] = defaultdict(list)
    for row in rows:
        found[row.area_id].append(row)
    return found
