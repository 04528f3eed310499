"""What an import would do, before it does it: duplicates, parties, areas, numbers, links and counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.party_names import Verdict
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.domain.words import search_key
from wsg_desktop.exchange.drafts import AreaDraft, ListDraft, Problem, ProjectDraft, Severity
from wsg_desktop.exchange.list_links import UNKNOWN
from wsg_desktop.exchange.sheets import cell_address
from wsg_desktop.services.import_dates import needs_dates, with_dates
from wsg_desktop.services.import_parties import PartyMatch, match_parties
from wsg_desktop.services.party_finding import list_known
from wsg_desktop.store import areas, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan import read_calendar
from wsg_desktop.store.rows import AreaRow, ProjectRow
from wsg_desktop.texts import N_

DATED = N_(
    "{count} lines got a start or end that follows from durations and from what they wait for. Check them in"
    " the planning."
)
ALREADY_THERE = N_("{title} is in the programme already, as {number}. It is not imported again.")
NUMBER_TAKEN = N_(
    "Number {number} is in use for another project, perhaps in the bin. This project gets a number of ours;"
    " the number of the list is in its notes."
)
AREA_THERE = N_("Area {name} is in the programme already. It stays as it is.")
DOUBTFUL_PARTY = N_(
    "{name} may be the same party as {other}. They are kept apart; if they are the same, join them."
)

ALIKE = 80
"""From this likeness of titles on, the same number means the same project."""


@dataclass(frozen=True, slots=True)
class ImportDecisions:
    """What a person decided about a list; nothing decided is what happens without a screen."""

    parties: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    """By name in the list the id of the party it means, or None for a party of its own."""
    leave: frozenset[int] = frozenset()
    """Rows (from 0) of projects that are not imported."""
    take: frozenset[int] = frozenset()
    """Rows of projects that are imported although they seem to be in the programme."""


class Incoming(NamedTuple):
    """A project that will be imported: its place in `ListDraft.projects` and the number it keeps, if any."""

    place: int
    project: ProjectDraft
    number: str


class PlannedLink(NamedTuple):
    """A link between a project of the list, or of the programme, and one of the list."""

    source: int | str
    """A place in `ListDraft.projects`, or the id of a project in the programme."""
    target: int
    type: LinkType
    lag: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that an import will do."""

    draft: ListDraft
    projects: tuple[Incoming, ...]
    duplicates: Mapping[int, ProjectRow]
    """By place in the draft the project of the programme that it seems to be."""
    parties: Mapping[str, PartyMatch]
    areas: Mapping[str, str]
    """By name in the draft the id of the area in the programme; areas that are not in it are new."""
    new_areas: tuple[AreaDraft, ...]
    links: tuple[PlannedLink, ...]
    problems: tuple[Problem, ...]

    @property
    def new_parties(self) -> tuple[str, ...]:
        """Return the keys of the parties that will be added, each once."""
        return tuple(dict.fromkeys(match.party for match in self.parties.values() if match.is_new))

    @property
    def merged_parties(self) -> tuple[PartyMatch, ...]:
        """Return the names that are taken for a party that goes by another name."""
        return tuple(match for match in self.parties.values() if match.is_merged)

    @property
    def doubtful_parties(self) -> tuple[PartyMatch, ...]:
        """Return the names that may be a party which is known already: a person is asked about these."""
        return tuple(match for match in self.parties.values() if match.verdict is Verdict.ASK)


def plan_import(
    read: Reading, draft: ListDraft, today: date, decisions: ImportDecisions | None = None
) -> ImportPlan:
    """Return what importing `draft` would do to the programme now; nothing is written."""
    decisions = decisions or ImportDecisions()
    present = _Present(projects.list_projects(read), projects.numbers_in_use(read))
    problems: list[Problem] = []
    duplicates, incoming = _incoming(draft, decisions, present, problems)
    links = tuple(_links(draft, incoming, duplicates, present, problems))
    incoming = _dated(read, draft, incoming, links, today, problems)
    names = _party_names(it.project for it in incoming)
    matches = match_parties(names, list_known(read), decisions.parties)
    problems += _party_problems(draft, incoming, matches)
    area_ids, new_areas = _areas(draft, incoming, areas.list_areas(read, today), problems)
    return ImportPlan(
        draft,
        tuple(incoming),
        duplicates,
        matches,
        area_ids,
        new_areas,
        links,
        (*draft.problems, *problems),
    )


class _Present:
    """The projects of the programme, by number and by title with areas."""

    def __init__(self, rows: Sequence[ProjectRow], numbers: set[str]) -> None:
        self.numbers = numbers
        self.by_number = {row.number.lower(): row for row in rows}
        self._by_title: dict[str, list[ProjectRow]] = defaultdict(list)
        for row in rows:
            self._by_title[search_key(row.title)].append(row)

    def same_as(self, project: ProjectDraft) -> ProjectRow | None:
        """Return the project that a draft seems to be: the same number and title, or title and areas."""
        numbered = self.by_number.get(project.number.lower()) if project.number else None
        if numbered and _alike(numbered.title, project.title):
            return numbered
        named = {search_key(area) for area in project.areas}
        for row in self._by_title.get(search_key(project.title), ()):
            if {search_key(area) for area in row.areas} == named:
                return row
        return None


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import token_sort_ratio

    left, right = search_key(one), search_key(other)
    return left == right or token_sort_ratio(left, right) >= ALIKE


def _incoming(
    draft: ListDraft, decisions: ImportDecisions, present: _Present, problems: list[Problem]
) -> tuple[dict[int, ProjectRow], list[Incoming]]:
    """Return the projects that seem to be in the programme, by place, and those that will be imported."""
    duplicates: dict[int, ProjectRow] = {}
    incoming: list[Incoming] = []
    for place, project in enumerate(draft.projects):
        if project.row in decisions.leave:
            continue
        same = present.same_as(project)
        if same is not None:
            duplicates[place] = same
            if project.row not in decisions.take:
                values = {"title": project.title, "number": same.number}
                problems.append(_problem(draft, project, "title", ALREADY_THERE, values))
                continue
        number = project.number
        if number.lower() in present.numbers:
            problems.append(_problem(draft, project, "number", NUMBER_TAKEN, {"number": number}))
            number = ""
        incoming.append(Incoming(place, project, number))
    return duplicates, incoming


def _dated(
    read: Reading,
    draft: ListDraft,
    incoming: list[Incoming],
    links: Sequence[PlannedLink],
    today: date,
    problems: list[Problem],
) -> list[Incoming]:
    """Return the projects with the dates that follow from durations; where all dates are there, they stay."""
    if not any(needs_dates(it.project) for it in incoming):
        return incoming
    projects = {it.place: it.project for it in incoming}
    dated = with_dates(projects, links, read_calendar(read), today)
    if dated:
        cell = cell_address(draft.projects[min(dated)].row, draft.columns.get("duration", (0,))[0])
        problems.append(Problem(draft.sheet, cell, DATED, {"count": len(dated)}, Severity.INFO))
    return [it._replace(project=dated.get(it.place, it.project)) for it in incoming]


def _problem(
    draft: ListDraft, project: ProjectDraft, key: str, message: str, values: Mapping[str, object]
) -> Problem:
    return Problem(draft.sheet, draft.cell(project, key), message, values, Severity.WARNING)


def _party_names(found: Iterable[ProjectDraft]) -> tuple[str, ...]:
    """Return every party that the projects name, each once, in order of first appearance."""
    names: dict[str, None] = {}
    for project in found:
        for name in (*project.lead_parties, *project.partner_parties, *project.directing_parties.values()):
            names[name] = None
        for person in project.persons.values():
            if person.party:
                names[person.party] = None
    return tuple(names)


def _party_problems(
    draft: ListDraft, incoming: Sequence[Incoming], matches: Mapping[str, PartyMatch]
) -> Iterator[Problem]:
    """Yield a problem for each party in doubt, at the first project that names it."""
    doubtful = {name for name, match in matches.items() if match.verdict is Verdict.ASK}
    for _, project, _ in incoming if doubtful else ():
        for key, names in (
            ("lead_parties", project.lead_parties),
            ("partner_parties", project.partner_parties),
        ):
            for name in doubtful.intersection(names):
                doubtful.discard(name)
                values = {"name": name, "other": matches[name].candidates[0].name}
                yield _problem(draft, project, key, DOUBTFUL_PARTY, values)


def _areas(
    draft: ListDraft, incoming: Sequence[Incoming], present: Iterable[AreaRow], problems: list[Problem]
) -> tuple[dict[str, str], tuple[AreaDraft, ...]]:
    """Return the areas that are in the programme already, by name, and those to be added."""
    by_name = {search_key(row.name): row for row in present}
    used = {name for it in incoming for name in it.project.areas}
    is_register = not draft.projects
    found: dict[str, str] = {}
    new: list[AreaDraft] = []
    for area in draft.areas:
        row = by_name.get(search_key(area.name))
        if row is not None:
            found[area.name] = row.id
            if is_register:
                values = {"name": area.name}
                problems.append(Problem(draft.sheet, area.cell, AREA_THERE, values, Severity.INFO))
        elif is_register or area.name in used:
            new.append(area)
    return found, tuple(new)


def _links(
    draft: ListDraft,
    incoming: Sequence[Incoming],
    duplicates: Mapping[int, ProjectRow],
    present: _Present,
    problems: list[Problem],
) -> Iterator[PlannedLink]:
    """Yield the links to projects that will be imported; only those wait, so no circle can close."""
    places = {it.place for it in incoming}
    for link in draft.links:
        if link.target not in places:
            continue
        if link.source is None:
            row = present.by_number.get(link.number.lower())
            source: int | str | None = row.id if row else None
        elif link.source in places:
            source = link.source
        else:
            source = duplicates[link.source].id if link.source in duplicates else None
        if source is None:
            problems.append(Problem(draft.sheet, link.cell, UNKNOWN, {"number": link.number}))
        else:
            yield PlannedLink(source, link.target, link.type, link.lag)
