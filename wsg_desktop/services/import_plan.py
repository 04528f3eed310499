"""What an import would do, before it does it: duplicates, parties, areas, numbers, links and counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from wsg_desktop.domain.answers import Verdict
from wsg_desktop.domain.party_names import Verdict as NameVerdict
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.domain.words import search_key
from wsg_desktop.exchange.drafts import AreaDraft, ListDraft, Problem, ProjectDraft, Severity
from wsg_desktop.exchange.list_links import UNKNOWN
from wsg_desktop.exchange.sheets import cell_address
from wsg_desktop.services.import_dates import needs_dates, with_dates
from wsg_desktop.services.import_parties import PartyMatch, match_parties
from wsg_desktop.services.list_comparing import (
    NO_UPDATE,
    Earlier,
    ListCell,
    ListRow,
    ListUpdate,
    compare_list,
)
from wsg_desktop.services.list_matching import Matches, Present, match_projects, sure_matches
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
MAY_BE = N_(
    "{title} may be {number} {other} in the programme. It is left alone until somebody says so: import this"
    " list in the window, and answer there."
)
RENUMBERED = N_("{title} is number {theirs} in the list and {ours} in the programme. It keeps the latter.")
GONE = N_(
    "{number} {title} was in this list the last time and is not any more. It stays in the programme as it is."
)
NUMBER_TAKEN = N_(
    "Number {number} is in use for another project, perhaps in the bin. This project gets a number of ours;"
    " the number of the list is in its notes."
)
AREA_THERE = N_("Area {name} is in the programme already. It stays as it is.")
DOUBTFUL_PARTY = N_(
    "{name} may be the same party as {other}. They are kept apart; if they are the same, join them."
)

Changing = Literal["safe", "theirs", "none"]
"""Which changes a list makes where nobody ticked them: those that only it changed, conflicts too, or none."""

_CHANGING: Mapping[Changing, frozenset[Verdict]] = {
    "safe": frozenset({Verdict.SAFE}),
    "theirs": frozenset({Verdict.SAFE, Verdict.CONFLICT}),
    "none": frozenset(),
}


@dataclass(frozen=True, slots=True)
class ImportDecisions:
    """What a person decided about a list; nothing decided is what happens without a screen."""

    parties: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    """By name in the list the id of the party it means, or None for a party of its own."""
    leave: frozenset[int] = frozenset()
    """Rows (from 0) of projects that are not imported."""
    take: frozenset[int] = frozenset()
    """Rows of projects that are imported although they seem to be in the programme."""
    same: Mapping[int, str | None] = field(default_factory=dict[int, str | None])
    """By row that may be a project of the programme the id of that one, or None for a new project."""
    cells: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """By key of a change (`ListCell`) whether it is taken over."""
    changes: Changing = "safe"
    """What of the other changes is."""


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
    asked: Mapping[int, ProjectRow] = field(default_factory=dict[int, ProjectRow])
    """By place the project of the programme that it may be; nothing happens before somebody says so."""
    update: ListUpdate = NO_UPDATE
    taken: frozenset[str] = frozenset()
    """The keys of the changes in `update` that are taken over."""

    @property
    def new_parties(self) -> tuple[str, ...]:
        """Return the keys of the parties that will be added, each once."""
        names = {*_party_names(it.project for it in self.projects)}
        names |= {name for _, cell in self.taken_cells() for name in cell.said.names}
        found = (match.party for name, match in self.parties.items() if match.is_new and name in names)
        return tuple(dict.fromkeys(found))

    def taken_cells(self) -> Iterator[tuple[ListRow, ListCell]]:
        """Yield every change that is taken over, with the project that it is about."""
        return ((row, cell) for row, cell in self.update.cells() if cell.key in self.taken)

    @property
    def merged_parties(self) -> tuple[PartyMatch, ...]:
        """Return the names that are taken for a party that goes by another name."""
        return tuple(match for match in self.parties.values() if match.is_merged)

    @property
    def doubtful_parties(self) -> tuple[PartyMatch, ...]:
        """Return the names that may be a party which is known already: a person is asked about these."""
        return tuple(match for match in self.parties.values() if match.verdict is NameVerdict.ASK)


def plan_import(
    read: Reading,
    draft: ListDraft,
    today: date,
    decisions: ImportDecisions | None = None,
    earlier: Earlier | None = None,
) -> ImportPlan:
    """Return what importing `draft` would do to the programme now; nothing is written.

    `earlier` is what `read_earlier` knows of the last time that it was imported.
    """
    decisions = decisions or ImportDecisions()
    present = Present(projects.list_projects(read), projects.numbers_in_use(read))
    sure = sure_matches(draft, present)
    members = earlier.version.projects if earlier else ()
    matches = match_projects(draft, present, sure, members, decisions.same)
    problems: list[Problem] = []
    duplicates, incoming = _incoming(draft, decisions, present, matches, problems)
    links = tuple(_links(draft, incoming, duplicates, present, problems))
    incoming = _dated(read, draft, incoming, links, today, problems)
    stays = {place: it for place, it in duplicates.items() if draft.projects[place].row not in decisions.take}
    names = _party_names((*(it.project for it in incoming), *(draft.projects[place] for place in stays)))
    parties = match_parties(names, list_known(read), decisions.parties)
    changed, same = compare_list(read, draft, stays, parties, earlier, today)
    update = _update(changed, same, earlier, present, matches)
    taken = _taken(update, decisions)
    parties = _used_parties(parties, incoming, update)
    problems += _party_problems(draft, incoming, parties)
    problems += _gone_problems(draft, update)
    used = _area_names(incoming, update, taken)
    area_ids, new_areas = _areas(draft, used, areas.list_areas(read, today), problems)
    return ImportPlan(
        draft,
        tuple(incoming),
        duplicates,
        parties,
        area_ids,
        new_areas,
        links,
        (*draft.problems, *problems),
        matches.asked,
        update,
        taken,
    )


def _update(
    rows: Sequence[ListRow], same: int, earlier: Earlier | None, present: Present, matches: Matches
) -> ListUpdate:
    if earlier is None:
        return ListUpdate(tuple(rows), same)
    here = {row.id for row in (*matches.sure.values(), *matches.asked.values())}
    gone = (present.rows[it] for it in earlier.version.projects if it in present.rows and it not in here)
    return ListUpdate(tuple(rows), same, tuple(gone), earlier.version.file, earlier.recipe)


def _taken(update: ListUpdate, decisions: ImportDecisions) -> frozenset[str]:
    verdicts = _CHANGING[decisions.changes]
    return frozenset(
        cell.key
        for _, cell in update.cells()
        if decisions.cells.get(cell.key, cell.verdict in verdicts and not cell.is_contradicted)
    )


def _used_parties(
    parties: Mapping[str, PartyMatch], incoming: Sequence[Incoming], update: ListUpdate
) -> dict[str, PartyMatch]:
    """Return the parties of what comes and of what changes; those of what stays the same matter to nobody."""
    used = {*_party_names(it.project for it in incoming)}
    used |= {name for _, cell in update.cells() for name in cell.said.names}
    return {name: match for name, match in parties.items() if name in used}


def _area_names(incoming: Sequence[Incoming], update: ListUpdate, taken: Collection[str]) -> set[str]:
    names = {name for it in incoming for name in it.project.areas}
    for _, cell in update.cells():
        if cell.field == "areas" and cell.key in taken:
            names.update(cell.said.worth.raw)
    return names


def _gone_problems(draft: ListDraft, update: ListUpdate) -> Iterator[Problem]:
    for row in update.gone:
        values = {"number": row.number, "title": row.title}
        yield Problem(draft.sheet, "A1", GONE, values, Severity.INFO)


def _incoming(
    draft: ListDraft,
    decisions: ImportDecisions,
    present: Present,
    matches: Matches,
    problems: list[Problem],
) -> tuple[dict[int, ProjectRow], list[Incoming]]:
    """Return the projects that are in the programme, by place, and those that will be imported."""
    duplicates: dict[int, ProjectRow] = {}
    incoming: list[Incoming] = []
    for place, project in enumerate(draft.projects):
        if project.row in decisions.leave:
            continue
        same = matches.sure.get(place)
        if same is not None:
            duplicates[place] = same
            if project.row not in decisions.take:
                _tell_number(draft, project, same, problems)
                continue
        elif place in matches.asked:
            it = matches.asked[place]
            values = {"title": project.title, "number": it.number, "other": it.title}
            problems.append(_problem(draft, project, "title", MAY_BE, values))
            continue
        number = project.number
        if number.lower() in present.numbers:
            problems.append(_problem(draft, project, "number", NUMBER_TAKEN, {"number": number}))
            number = ""
        incoming.append(Incoming(place, project, number))
    return duplicates, incoming


def _tell_number(draft: ListDraft, project: ProjectDraft, same: ProjectRow, problems: list[Problem]) -> None:
    if project.number and project.number.lower() != same.number.lower():
        values = {"title": same.title, "theirs": project.number, "ours": same.number}
        cell = draft.cell(project, "number")
        problems.append(Problem(draft.sheet, cell, RENUMBERED, values, Severity.INFO))


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
    doubtful = {name for name, match in matches.items() if match.verdict is NameVerdict.ASK}
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
    draft: ListDraft, used: Collection[str], present: Iterable[AreaRow], problems: list[Problem]
) -> tuple[dict[str, str], tuple[AreaDraft, ...]]:
    """Return the areas that are in the programme already, by name, and those to be added."""
    by_name = {search_key(row.name): row for row in present}
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
    present: Present,
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
