"""Reads of names: what the ids in the journal stand for, also of what is gone by now."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from wsg_desktop.store.columns import AnySelect, in_chunks
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.records import (
    ActionRecord,
    AdministrativePeriodRecord,
    AgendaItemRecord,
    AreaRecord,
    BodyMemberRecord,
    BodyRecord,
    DecisionRecord,
    GoalRecord,
    MeetingRecord,
    PartyRecord,
    PersonRecord,
    ProjectRecord,
)

Values = Mapping[str, Any]


def find_names(read: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of projects, areas, parties, people, meetings and more, in the bin or gone, by id."""
    wanted = set(ids)
    found: dict[str, str] = {}
    for query, column in _queries():
        for chunk in in_chunks(wanted - found.keys()):
            for row_id, *words in read.execute(query.where(column.in_(chunk))).all():
                found[row_id] = " ".join(map(_shown, words))
    gone = find_first_values(read, wanted - found.keys())
    return found | {row_id: _name(values) for row_id, values in gone.items()}


def find_first_values(read: Connection, row_ids: Iterable[str]) -> dict[str, Values]:
    """Return the fields of rows as the journal first saw them: what a row is of never changes."""
    change = ChangeRecord
    query = select(change.row_id, change.new).where(change.op == "insert").order_by(change.seq.desc())
    return {
        row_id: json.loads(new or "{}")
        for chunk in in_chunks(row_ids)
        for row_id, new in read.execute(query.where(change.row_id.in_(chunk))).all()
    }


def _queries() -> list[tuple[AnySelect, Any]]:
    project, person = ProjectRecord, PersonRecord
    meeting, member = MeetingRecord, BodyMemberRecord
    queries: list[AnySelect] = [
        select(PartyRecord.id, PartyRecord.name),
        select(person.id, func.coalesce(func.nullif(person.name, ""), person.function_title)),
        select(AreaRecord.id, AreaRecord.name),
        select(GoalRecord.id, GoalRecord.title),
        select(project.id, project.number, project.title),
        select(BodyRecord.id, BodyRecord.name),
        select(meeting.id, BodyRecord.name, meeting.day).join(BodyRecord, BodyRecord.id == meeting.body_id),
        select(AgendaItemRecord.id, AgendaItemRecord.title),
        select(DecisionRecord.id, DecisionRecord.title),
        select(ActionRecord.id, ActionRecord.number, ActionRecord.text),
        select(AdministrativePeriodRecord.id, AdministrativePeriodRecord.name),
        select(member.id, func.coalesce(func.nullif(person.name, ""), member.function_title)).outerjoin(
            person, person.id == member.person_id
        ),
    ]
    return [(query, query.selected_columns[0]) for query in queries]


def _shown(word: object) -> str:
    return f"{word:%d-%m-%Y}" if isinstance(word, date) else str(word)


def _name(values: Values) -> str:
    if values.get("number") and values.get("title"):
        return f"{values['number']} {values['title']}"
    return str(values.get("name") or values.get("function_title") or values.get("title") or "")
