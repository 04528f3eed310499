"""What does not add up in the programme, found in a few queries for all projects together.

`find_groups` says which projects, areas and parties each kind of finding is about; `read_findings` reads what
is needed to show the first of them. The rules about one project are `domain.findings`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, zip_longest
from typing import NamedTuple

from wsg_desktop.domain.finding_facts import facts_of_area, facts_of_project, facts_of_warning
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.party_names import same_names
from wsg_desktop.domain.status import is_open
from wsg_desktop.services.acceptances import Acceptances, Judged, judge_pair
from wsg_desktop.services.answer_register import read_late
from wsg_desktop.services.direction_warnings import DirectionWarning, direction_warnings
from wsg_desktop.services.watch import Coming, Watched, next_due
from wsg_desktop.store import areas, parties, projects
from wsg_desktop.store.areas import DirectorRow, director_on
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import AreaRow, PartyRow, PhasePeriod, ProgrammeRow, ProjectRow
from wsg_desktop.store.watching import WatchedRow, party_ids

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

_OF_AREAS = NOT_OF_PROJECTS - OF_PARTIES
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


class Parted(NamedTuple):
    """All findings, the gravest kind first: those to tell, and those that somebody judged to be right."""

    told: tuple[Group, ...]
    accepted: tuple[Group, ...]


class Weighed(NamedTuple):
    """A group with what each of its findings rests on."""

    group: Group
    facts: Callable[[str], str]
    """Gives it for a subject: asked for the few that were accepted only."""


def find_groups(read: Reading, watched: Sequence[Watched], today: date, programme: ProgrammeRow) -> Parted:
    """Return everything that does not add up in open projects."""
    found: dict[Finding, list[Watched]] = defaultdict(list)
    for it in watched:
        for kind in it.kinds:
            found[kind].append(it)
    rows, acceptances = [it.row for it in watched], Acceptances.load(read)
    weighed = [_of_projects(kind, of_kind, today) for kind, of_kind in found.items()]
    weighed += _of_areas(read, rows, [it.coming for it in watched if it.coming], today, programme)
    weighed += _of_parties(read, rows, acceptances)
    weighed += _of_answers(read, today)
    order = list(Finding)
    return _part(sorted(weighed, key=lambda it: order.index(it.group.kind)), acceptances)


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
    area_ids = [it for group in groups if group.kind in _OF_AREAS for it in group.ids]
    known_areas = {row.id: row for row in areas.find_areas(read, today, area_ids)}
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


def _part(weighed: Iterable[Weighed], acceptances: Acceptances) -> Parted:
    """Set apart what was accepted and still rests on the same."""
    told: list[Group] = []
    accepted: list[Group] = []
    for group, facts in weighed:
        known = acceptances.subjects(group.kind)
        maybe = [it for it in group.ids if it in known] if known else []
        right = {it for it in maybe if acceptances.find(Judged(group.kind, it, facts(it)))}
        for groups, ids in (
            (told, tuple(it for it in group.ids if it not in right) if right else group.ids),
            (accepted, tuple(it for it in maybe if it in right)),
        ):
            if ids:
                groups.append(group._replace(ids=ids))
    return Parted(tuple(told), tuple(accepted))


def _of_projects(kind: Finding, found: list[Watched], today: date) -> Weighed:
    urgent = sorted(found, key=lambda it: (it.row.deadline.day or _FAR, it.row.number))
    slips = {it.row.id: it.slips for it in urgent} if kind is Finding.GREEN_BUT_SLIPPED else {}
    by_id: dict[str, Watched] = {}

    def facts(subject: str) -> str:
        if not by_id:
            by_id.update((it.row.id, it) for it in urgent)
        it = by_id[subject]
        due = next_due(it.coming, today) if it.coming and kind is Finding.PHASE_DUE else None
        return facts_of_project(kind, it.row, due.planned_start.day if due else None)

    return Weighed(Group(kind, tuple(it.row.id for it in urgent), slips), facts)


def _of_areas(
    read: Reading,
    rows: Iterable[WatchedRow],
    coming: Iterable[Coming],
    today: date,
    programme: ProgrammeRow,
) -> list[Weighed]:
    """Return the areas in which nobody directs when a phase begins, and those in which nobody does now."""
    known, directors = areas.list_areas_in_short(read), areas.list_directors(read)
    warned = direction_warnings(coming, known, directors, today, programme.director_notice_days)
    warnings = {it.area_id: it for it in warned}
    elsewhere = areas.directed_on(directors, today) | warnings.keys()
    bare = _within(rows, (it.id for it in known if it.id not in elsewhere and is_open(it.state)))
    starts = {area_id: it.project_ids for area_id, it in warnings.items()}
    begins = Group(Finding.PHASE_WITHOUT_DIRECTOR, tuple(warnings), within=starts, warnings=warnings)
    now = Group(Finding.AREA_WITHOUT_DIRECTOR, tuple(bare), within=bare)
    when = {it.area_id: facts_of_warning(it.day, it.phases) for it in warned}
    rests = {it.id: facts_of_area(it.state, it.phase) for it in known if it.id in bare}
    weighed = (Weighed(begins, when.__getitem__), Weighed(now, rests.__getitem__))
    return [it for it in weighed if it.group.ids]


def _within(rows: Iterable[WatchedRow], area_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return per area the projects in it; areas without any are left out."""
    found: dict[str, list[str]] = {area_id: [] for area_id in area_ids}
    for row in rows if found else ():
        for area_id in row.area_ids:
            if area_id in found:
                found[area_id].append(row.id)
    return {area_id: tuple(ids) for area_id, ids in found.items() if ids}


def _of_parties(read: Reading, rows: Iterable[WatchedRow], acceptances: Acceptances) -> list[Weighed]:
    """Return the parties whose names are one name in another spelling."""
    ids = party_ids(read)
    doubles = [names for names in same_names(list(ids)) if len(names) > 1]
    pairs = {it.subject: it for it in _set_apart(ids, acceptances)}
    pairs |= {it.subject: it for names in doubles for it in _pairs(names, ids, acceptances)}
    if not pairs:
        return []
    led: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for party_id in row.leads:
            led[party_id].append(row.id)
    within = {subject: tuple(it for one in subject.split() for it in led[one]) for subject in pairs}
    group = Group(Finding.SAME_PARTY, tuple(pairs), within=within)
    return [Weighed(group, {subject: it.facts for subject, it in pairs.items()}.__getitem__)]


def _set_apart(ids: Mapping[str, str], acceptances: Acceptances) -> Iterator[Judged]:
    """Yield the pairs of which it was said that they are two parties, however much their names are alike."""
    known = acceptances.subjects(Finding.SAME_PARTY)
    names = {party_id: name for name, party_id in ids.items()} if known else {}
    for subject in sorted(known):
        one, other = subject.split()
        if one in names and other in names:
            pair = judge_pair((one, names[one]), (other, names[other]))
            if acceptances.find(pair):
                yield pair


def _pairs(names: Sequence[str], ids: Mapping[str, str], acceptances: Acceptances) -> Iterator[Judged]:
    """Yield one pair of names to ask about, after those of which it was said that they are two parties."""
    for one, other in combinations(names, 2):
        pair = judge_pair((ids[one], one), (ids[other], other))
        yield pair
        if not acceptances.find(pair):
            return


def _of_answers(read: Reading, today: date) -> list[Weighed]:
    """Return as one finding the parties whose answer is late, the latest first."""
    late = read_late(read, today)
    if not late:
        return []
    subject = " ".join(row.party_id for row in late)
    group = Group(Finding.ANSWERS_LATE, (subject,), days_late=late[0].days_late(today))
    return [Weighed(group, {subject: ""}.__getitem__)]


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
