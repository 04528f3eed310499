"""Writes what the sample's projects hang on: programme, goals, areas, parties and functions."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.terms import NO_TERM, exact
from wsg_desktop.domain.views import Filter, View
from wsg_desktop.domain.vocabulary import AreaKind, DirectionType, GoalKind, PartyKind, Phase
from wsg_desktop.services.programme import add_closing_days, change_settings
from wsg_desktop.services.sample_data import PROVINCE, SampleArea, SampleData
from wsg_desktop.services.sample_dates import SampleDates
from wsg_desktop.services.sample_rows import SampleIds
from wsg_desktop.services.views import save_view
from wsg_desktop.store.bulk import insert_rows
from wsg_desktop.store.records import (
    AreaDirectorRecord,
    AreaPhaseRecord,
    AreaRecord,
    GoalRecord,
    PartyAliasRecord,
    PartyRecord,
    PersonRecord,
)
from wsg_desktop.store.transaction import Transaction

Row = dict[str, Any]

PHASE_OF_AREA = timedelta(weeks=70)
"""How long a phase of an area is planned to last."""


def set_up(tx: Transaction, data: SampleData, ids: SampleIds, dates: SampleDates) -> None:
    """Fill in the settings, goals, closing days and views."""
    about = data.programme
    change_settings(
        tx,
        region=about["region"],
        definition=about["definition"],
        starts_on=dates.day(about["starts"]),
        ends_on=dates.day(about["ends"]),
        is_sample=True,
    )
    insert_rows(tx, GoalRecord, _goal_rows(data, ids))
    for closing in data.closings:
        first = _next_on(dates.today, *closing["first"])
        add_closing_days(tx, closing["name"], first, first + timedelta(days=closing["days"]))
    for view in data.views:
        only = Filter().accepting("areas", view["areas"])
        save_view(tx, view["name"], View(view["name"], only).to_json())


def add_areas(tx: Transaction, data: SampleData, ids: SampleIds, dates: SampleDates) -> None:
    """Add the areas with their phases."""
    insert_rows(tx, AreaRecord, (_area_row(area, ids, dates) for area in data.areas))
    insert_rows(
        tx, AreaPhaseRecord, (row for area in data.areas for row in _area_phase_rows(area, ids, dates))
    )


def add_parties(tx: Transaction, data: SampleData, ids: SampleIds, dates: SampleDates) -> None:
    """Add parties with their other names, functions, and the areas' directors."""
    insert_rows(
        tx,
        PartyRecord,
        (
            {"id": ids.parties[it["name"]], "name": it["name"], "kind": PartyKind(it["kind"]).value}
            for it in data.parties
        ),
    )
    insert_rows(
        tx,
        PartyAliasRecord,
        (
            {"party_id": ids.parties[it["name"]], "alias": alias}
            for it in data.parties
            for alias in it.get("aliases", ())
        ),
    )
    insert_rows(tx, PersonRecord, _person_rows(data, ids))
    insert_rows(tx, AreaDirectorRecord, (_director_row(area, ids, dates) for area in data.areas))


def _goal_rows(data: SampleData, ids: SampleIds) -> Iterator[Row]:
    for goal, sort_key in zip(data.goals, keys_after(None, len(data.goals)), strict=True):
        parent = goal.get("parent", "")
        yield {
            "id": ids.goals[goal["number"]],
            "kind": (GoalKind.ACTION_LINE if parent else GoalKind.GOAL).value,
            "number": goal["number"],
            "title": goal["title"],
            "parent_id": ids.goals.get(parent),
            "sort_key": sort_key,
        }


def _area_row(area: SampleArea, ids: SampleIds, dates: SampleDates) -> Row:
    return {
        "id": ids.areas[area.name],
        "name": area.name,
        "kind": AreaKind(area.kind).value,
        "municipality_code": area.code,
        "municipality": area.municipality,
        "province": PROVINCE,
        "phase": Phase(area.phase).value,
        "direction_type": DirectionType(area.direction).value,
        "start": dates.start(area.start),
        "notes": area.notes,
    }


def _area_phase_rows(area: SampleArea, ids: SampleIds, dates: SampleDates) -> Iterator[Row]:
    """Yield the phases up to the one after the present: what is behind took equal parts of the time."""
    start = dates.day(area.start)
    order = list(Phase)
    present = order.index(Phase(area.phase))
    behind = (dates.today - start) / (present + 1)
    for index, phase in enumerate(order[: present + 2]):
        first = start + behind * index if index <= present else dates.today + PHASE_OF_AREA / 4
        last = start + behind * (index + 1) if index < present else first + PHASE_OF_AREA
        if index == present:
            last = dates.today + PHASE_OF_AREA / 4
        yield {
            "area_id": ids.areas[area.name],
            "phase": phase.value,
            "planned_start": exact(first),
            "planned_end": exact(last - timedelta(days=1)),
            "actual_start": exact(first) if index <= present else NO_TERM,
            "actual_end": exact(last - timedelta(days=1)) if index < present else NO_TERM,
        }


def _director_row(area: SampleArea, ids: SampleIds, dates: SampleDates) -> Row:
    person, party, first, last = area.director
    return {
        "area_id": ids.areas[area.name],
        "person_id": ids.people[person],
        "party_id": ids.parties[party],
        "first": dates.day(first),
        "last": dates.day(last) if last else None,
    }


def _person_rows(data: SampleData, ids: SampleIds) -> Iterator[Row]:
    for person in data.people:
        yield {
            "id": ids.people[person["title"]],
            "function_title": person["title"],
            "party_id": ids.parties[person["party"]],
            "email": person.get("email", ""),
        }


def _next_on(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
