"""Writes what was read from a list into the programme: one change set, one undo step.

Rows are inserted many at once; of what is already in the programme only the chosen changes are taken over.
What an import will do is `import_plan`; reading the list is `exchange`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.party_kinds import guess_party_kind
from wsg_desktop.exchange.drafts import ListDraft, Problem
from wsg_desktop.services import parties as party_services
from wsg_desktop.services.import_parties import NEW
from wsg_desktop.services.import_plan import ImportDecisions, ImportPlan, Incoming, plan_import
from wsg_desktop.services.import_rows import (
    ImportKeys,
    Row,
    area_links,
    area_row,
    goal_rows,
    link_rows,
    party_rows,
    person_key,
    phase_rows,
    project_row,
    reference_rows,
    situation_rows,
    status_rows,
    tag_rows,
)
from wsg_desktop.services.list_comparing import Earlier
from wsg_desktop.services.list_updating import take_changes
from wsg_desktop.store import parties, projects
from wsg_desktop.store.bulk import insert_rows
from wsg_desktop.store.records import (
    AreaRecord,
    GoalRecord,
    LinkRecord,
    PartyRecord,
    PersonRecord,
    ProjectAreaRecord,
    ProjectGoalRecord,
    ProjectPartyRecord,
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectReferenceRecord,
    ProjectStatusRecord,
    ProjectTagRecord,
    SituationRecord,
    new_id,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, sentence

IMPORT_LABEL = N_("import {name}")
RECIPE_LABEL = N_("keep how {name} is read")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did."""

    plan: ImportPlan
    project_ids: tuple[str, ...] = ()
    people: int = 0
    changed: frozenset[str] = frozenset()
    """The keys of the changes that were taken over."""
    refused: tuple[Problem, ...] = ()
    """Changes that a rule of the programme does not allow, with why."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything to look at."""
        return (*self.plan.problems, *self.refused)

    def matched(self) -> dict[int, str]:
        """Return by place in the list which project it is now."""
        there = {place: row.id for place, row in self.plan.duplicates.items()}
        new = (it.place for it in self.plan.projects)
        return there | dict(zip(new, self.project_ids, strict=True))


def import_label(name: str) -> str:
    """Return what the import of a file is called in the menu and the history."""
    return sentence(IMPORT_LABEL, name=name)


def import_list(
    tx: Transaction,
    draft: ListDraft,
    decisions: ImportDecisions | None = None,
    earlier: Earlier | None = None,
) -> ImportResult:
    """Add the projects, areas, parties, people and links of a list, and take over what it changes."""
    plan = plan_import(tx.read, draft, tx.clock.today(), decisions, earlier)
    keys = ImportKeys(plan)
    _insert_areas(tx, plan, keys)
    _insert_parties(tx, plan, keys, decisions or ImportDecisions())
    people = _insert_people(tx, plan, keys)
    _insert_goals(tx, plan, keys)
    _insert_projects(tx, plan, keys)
    changed, refused = take_changes(tx, plan)
    return ImportResult(plan, tuple(keys.projects.values()), people, changed, refused)


def _insert_areas(tx: Transaction, plan: ImportPlan, keys: ImportKeys) -> None:
    insert_rows(tx, AreaRecord, (area_row(area, keys.areas[area.name]) for area in plan.new_areas))


def _insert_parties(tx: Transaction, plan: ImportPlan, keys: ImportKeys, decisions: ImportDecisions) -> None:
    names = {party: party.removeprefix(NEW) for party in keys.new_parties}
    insert_rows(
        tx,
        PartyRecord,
        (
            {"id": keys.new_parties[party], "name": name, "kind": guess_party_kind(name).value}
            for party, name in names.items()
        ),
    )
    for name, party in decisions.parties.items():
        if party is not None and name in plan.parties and not plan.parties[name].is_new:
            party_services.add_alias(tx, keys.parties[name], name)  # a person confirmed it: remember that


def _insert_people(tx: Transaction, plan: ImportPlan, keys: ImportKeys) -> int:
    """Insert the people and functions that are not known yet, and return how many."""
    for row in parties.list_people(tx.read):
        keys.people.setdefault((row.label.lower(), row.party_id or ""), row.id)
    new: dict[str, Row] = {}
    for _, project, _ in plan.projects:
        for person in project.persons.values():
            party = keys.parties.get(person.party, "")
            key = person_key(person, party)
            if key not in keys.people:
                keys.people[key] = person_id = new_id()
                named = {"name": person.name, "function_title": person.function, "party_id": party or None}
                new[person_id] = {"id": person_id, **named}
    insert_rows(tx, PersonRecord, new.values())
    return len(new)


def _insert_goals(tx: Transaction, plan: ImportPlan, keys: ImportKeys) -> None:
    present = tx.find_all(GoalRecord)
    keys.goals = {goal.title.lower(): goal.id for goal in present}
    titles = {title.lower(): title for it in plan.projects for title in it.project.goals}
    new = {key: title for key, title in titles.items() if key not in keys.goals}
    keys.goals |= {key: new_id() for key in new}
    last = max((goal.sort_key for goal in present), default=None)
    insert_rows(
        tx,
        GoalRecord,
        (
            {"id": keys.goals[key], "title": title, "sort_key": sort_key}
            for (key, title), sort_key in zip(new.items(), keys_after(last, len(new)), strict=True)
        ),
    )


def _insert_projects(tx: Transaction, plan: ImportPlan, keys: ImportKeys) -> None:
    """Insert the projects with everything that hangs on them."""
    found, file = plan.projects, plan.draft.file
    numbers = _numbers(tx, found)
    places = _outline_places(tx, plan, keys)
    insert_rows(
        tx,
        ProjectRecord,
        (
            project_row(it, number, keys, file) | places[it.place]
            for it, number in zip(found, numbers, strict=True)
        ),
    )
    insert_rows(tx, ProjectAreaRecord, area_links(found, keys))
    insert_rows(tx, ProjectPartyRecord, party_rows(found, keys))
    insert_rows(tx, ProjectGoalRecord, goal_rows(found, keys))
    insert_rows(tx, ProjectPhaseRecord, phase_rows(found, keys))
    insert_rows(tx, ProjectStatusRecord, status_rows(found, keys, file))
    insert_rows(tx, SituationRecord, situation_rows(found, keys, tx.clock.today(), file))
    insert_rows(tx, ProjectTagRecord, tag_rows(found, keys))
    insert_rows(tx, ProjectReferenceRecord, reference_rows(found, keys))
    insert_rows(tx, LinkRecord, link_rows(plan, keys))


def _outline_places(tx: Transaction, plan: ImportPlan, keys: ImportKeys) -> dict[int, Row]:
    """Return by place in the list where each project stands in the outline: under what, and in what order."""
    groups: dict[str | None, list[int]] = defaultdict(list)
    for it in plan.projects:
        groups[keys.parent_id(plan, it.place)].append(it.place)
    added = set(keys.projects.values())
    found: dict[int, Row] = {}
    for parent_id, places in groups.items():
        last = None if parent_id in added else projects.last_sort_key(tx.read, parent_id)
        for place, sort_key in zip(places, keys_after(last, len(places)), strict=True):
            found[place] = {"parent_id": parent_id, "sort_key": sort_key}
    return found


def _numbers(tx: Transaction, found: Sequence[Incoming]) -> list[str]:
    """Return the number of each project: its own, or the next of ours that was never given."""
    taken = projects.numbers_in_use(tx.read) | {it.number.lower() for it in found}
    needed = sum(not it.number for it in found)
    ours: list[str] = []
    while len(ours) < needed:
        given = (f"P-{number:04}" for number in tx.next_numbers("project", needed - len(ours)))
        ours += [number for number in given if number.lower() not in taken]
    next_of_ours = iter(ours)
    return [it.number or next(next_of_ours) for it in found]
