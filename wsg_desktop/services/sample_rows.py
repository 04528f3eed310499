"""Writes the rows of the sample programme: many at once, with keys that are known beforehand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.vocabulary import Confidentiality, LinkType, State
from wsg_desktop.services.sample_data import SampleData, SampleItem, SampleProject
from wsg_desktop.services.sample_dates import SampleDates
from wsg_desktop.services.sample_past import SamplePast
from wsg_desktop.services.sample_plan import period_values
from wsg_desktop.store.bulk import insert_rows
from wsg_desktop.store.records import (
    LinkRecord,
    ProjectAreaRecord,
    ProjectGoalRecord,
    ProjectPartyRecord,
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectReferenceRecord,
    ProjectTagRecord,
    new_id,
)
from wsg_desktop.store.transaction import Transaction

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleIds:
    """The keys of what the sample holds, by name or number."""

    areas: dict[str, str]
    goals: dict[str, str]
    parties: dict[str, str]
    people: dict[str, str]
    projects: dict[str, str]
    sort_keys: dict[str, str]
    """Per project number its place in the outline."""


def make_ids(data: SampleData) -> SampleIds:
    """Return a new key for everything in the sample."""
    numbers = [project.number for project in data.projects]
    items = [item.number for project in data.projects for item in project.items]
    return SampleIds(
        {area.name: new_id() for area in data.areas},
        {goal["number"]: new_id() for goal in data.goals},
        {party["name"]: new_id() for party in data.parties},
        {person["title"]: new_id() for person in data.people},
        {number: new_id() for number in numbers + items},
        dict(zip(numbers, keys_after(None, len(numbers)), strict=True)),
    )


def insert_projects(
    tx: Transaction, ids: SampleIds, projects: Sequence[SampleProject], dates: SampleDates, day: date
) -> None:
    """Insert projects as they were on `day`, with all that hangs on them but links and items."""
    pasts = [SamplePast(project, dates) for project in projects]
    insert_rows(tx, ProjectRecord, (_project_row(past, ids, day) for past in pasts))
    insert_rows(tx, ProjectAreaRecord, _area_rows(projects, ids))
    insert_rows(tx, ProjectGoalRecord, _goal_rows(projects, ids))
    insert_rows(tx, ProjectPartyRecord, (row for past in pasts for row in _party_rows(past, ids, day)))
    insert_rows(tx, ProjectPhaseRecord, (row for past in pasts for row in _phase_rows(past, ids, day)))
    insert_rows(tx, ProjectTagRecord, _tag_rows(projects, ids))
    insert_rows(tx, ProjectReferenceRecord, _reference_rows(projects, ids))


def insert_items(tx: Transaction, ids: SampleIds, project: SampleProject, dates: SampleDates) -> None:
    """Insert the activities and milestones of a project, led by who leads it."""
    sort_keys = keys_after(None, len(project.items))
    rows = [_item_row(item, project, ids, dates) for item in project.items]
    insert_rows(
        tx,
        ProjectRecord,
        (row | {"sort_key": sort_key} for row, sort_key in zip(rows, sort_keys, strict=True)),
    )
    for item in project.items:
        project_id = ids.projects[item.number]
        if project.area:
            insert_rows(
                tx, ProjectAreaRecord, [{"project_id": project_id, "area_id": ids.areas[project.area]}]
            )
        insert_rows(tx, ProjectPartyRecord, _part_rows(project_id, project.leads[:1], "lead", ids))
        insert_links(tx, ids, item.number, item.follows)


def insert_links(tx: Transaction, ids: SampleIds, number: str, follows: Iterable[str]) -> None:
    """Let an item follow others: "K1", "R1 SS+20", "T3 FF"."""
    rows: list[Row] = []
    for source in follows:
        other, _, how = source.partition(" ")
        kind, _, lag = how.partition("+")
        rows.append(
            {
                "source_id": ids.projects[other],
                "target_id": ids.projects[number],
                "type": LinkType(kind or "FS").value,
                "lag": int(lag or 0),
            }
        )
    insert_rows(tx, LinkRecord, rows)


def _project_row(past: SamplePast, ids: SampleIds, day: date) -> Row:
    project, dates = past.project, past.dates
    return {
        "id": ids.projects[project.number],
        "number": project.number,
        "title": project.title,
        "sort_key": ids.sort_keys[project.number],
        "description": project.description,
        "theme": project.theme,
        "state": past.state(day),
        "phase": past.phase(day),
        "direction_type": project.direction,
        "daily_direction_id": ids.parties.get(project.daily),
        "policy_direction_id": ids.parties.get(project.policy),
        "project_lead_id": ids.people.get(project.lead),
        "official_principal_id": ids.people.get(project.official),
        "political_principal_id": ids.people.get(project.political),
        "start": dates.start(project.start),
        "end": past.end(day),
        "deadline": past.deadline(day),
        "percent": past.percent(day),
        "effort": project.effort,
        "budget": project.budget,
        "spent": past.spent(day),
        "paid_by": project.payers,
        "ideas": project.ideas,
        "cooperation": project.cooperation,
        "partnership_role": project.role,
        "resident_involvement": project.residents,
        "confidentiality": Confidentiality(project.confidentiality).value,
    }


def _area_rows(projects: Iterable[SampleProject], ids: SampleIds) -> Iterator[Row]:
    for project in projects:
        if project.area:
            yield {"project_id": ids.projects[project.number], "area_id": ids.areas[project.area]}


def _goal_rows(projects: Iterable[SampleProject], ids: SampleIds) -> Iterator[Row]:
    for project in projects:
        for goal in project.goals:
            yield {"project_id": ids.projects[project.number], "goal_id": ids.goals[goal]}


def _party_rows(past: SamplePast, ids: SampleIds, day: date) -> Iterator[Row]:
    project_id = ids.projects[past.project.number]
    yield from _part_rows(project_id, past.leads(day), "lead", ids)
    yield from _part_rows(project_id, past.partners(day), "partner", ids)


def _part_rows(project_id: str, names: Sequence[str], role: str, ids: SampleIds) -> Iterator[Row]:
    for name, sort_key in zip(names, keys_after(None, len(names)), strict=True):
        yield {"project_id": project_id, "party_id": ids.parties[name], "role": role, "sort_key": sort_key}


def _phase_rows(past: SamplePast, ids: SampleIds, day: date) -> Iterator[Row]:
    spans = past.spans
    for index in range(len(spans)):
        values = period_values(past.project, spans, index, day, past.end(day))
        yield {"project_id": ids.projects[past.project.number], **values}


def _tag_rows(projects: Iterable[SampleProject], ids: SampleIds) -> Iterator[Row]:
    for project in projects:
        for tag in project.tags:
            yield {"project_id": ids.projects[project.number], "tag": tag}


def _reference_rows(projects: Iterable[SampleProject], ids: SampleIds) -> Iterator[Row]:
    for project in projects:
        for label, target in project.references:
            yield {"project_id": ids.projects[project.number], "label": label, "target": target}


def _item_row(item: SampleItem, project: SampleProject, ids: SampleIds, dates: SampleDates) -> Row:
    start, end = dates.start(item.start), dates.end(item.end)
    begun = start.day is not None and start.day <= dates.today
    return {
        "id": ids.projects[item.number],
        "number": item.number,
        "title": item.title,
        "kind": item.kind,
        "parent_id": ids.projects[project.number],
        "theme": project.theme,
        "state": item.state or (State.ACTIVE if begun else State.NEW),
        "start": start,
        "end": end,
        "confidentiality": Confidentiality(project.confidentiality).value,
    }
