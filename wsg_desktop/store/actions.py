"""Reads of actions: who does what before when, and where that was agreed."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import TERMS, AnySelect, in_chunks, term_columns
from wsg_desktop.store.records import (
    ActionRecord,
    AreaRecord,
    BodyRecord,
    MeetingRecord,
    PartyRecord,
    PersonRecord,
    ProjectRecord,
)
from wsg_desktop.texts import N_

NO_ACTION = N_("There is no action {number}. Look up the number in the list of actions and try again.")


class ActionRow(NamedTuple):
    """An action with the names of what it refers to."""

    id: str
    number: str
    text: str
    person_id: str | None
    party_id: str | None
    holder: str
    """Who does it, in words: the person, the party, or what was typed."""
    party: str
    state: str
    made_on: date
    done_on: date | None
    body_id: str | None
    body: str
    meeting_id: str | None
    meeting_day: date | None
    agenda_item_id: str | None
    decision_id: str | None
    project_id: str | None
    project: str
    """Number and title."""
    area_id: str | None
    area: str
    notes: str
    due: Term
    version: int
    """Higher after each change."""

    def is_late(self, today: date) -> bool:
        """Return whether it should have been done before `today`."""
        return self.state == ActionState.OPEN and self.due.day is not None and self.due.day < today


def list_actions(
    read: Connection,
    *,
    body_id: str | None = None,
    meeting_id: str | None = None,
    project_id: str | None = None,
    open_only: bool = False,
) -> list[ActionRow]:
    """Return actions, what is due first before what is due later; of one body, meeting or project, or all."""
    action = ActionRecord
    query = _query()
    if body_id is not None:
        query = query.where(or_(action.body_id == body_id, MeetingRecord.body_id == body_id))
    if meeting_id is not None:
        query = query.where(action.meeting_id == meeting_id)
    if project_id is not None:
        query = query.where(action.project_id == project_id)
    if open_only:
        query = query.where(action.state == ActionState.OPEN.value)
    rows = [_row(row) for row in read.execute(query).all()]
    return sorted(rows, key=lambda row: (row.due.day or date.max, row.number))


def get_action(read: Connection, number: str) -> ActionRow:
    """Return the action with this number, in any case; raises `NotFound`."""
    query = _query().where(func.lower(ActionRecord.number) == name_key(number))
    row = read.execute(query).one_or_none()
    if row is None:
        raise NotFound(NO_ACTION, number=number)
    return _row(row)


def find_actions(read: Connection, ids: Iterable[str]) -> list[ActionRow]:
    """Return the actions with these ids that are not in the bin."""
    query = _query()
    return [
        _row(row) for it in in_chunks(ids) for row in read.execute(query.where(ActionRecord.id.in_(it))).all()
    ]


def last_key(read: Connection) -> str | None:
    """Return the highest sort key, or None when there are no actions."""
    return read.scalar(select(func.max(ActionRecord.sort_key)))


def _query() -> AnySelect:
    action, person, party = ActionRecord.__table__.c, PersonRecord, PartyRecord
    project = ProjectRecord
    plain = ("id", "number", "text", "person_id", "party_id")
    more = ("body_id", "meeting_id", "agenda_item_id", "decision_id", "project_id", "area_id", "notes")
    holder = func.coalesce(
        func.nullif(person.name, ""), func.nullif(person.function_title, ""), party.name, action.holder
    )
    return (
        select(
            *(action[name] for name in plain),
            holder,
            func.coalesce(party.name, ""),
            action.state,
            action.made_on,
            action.done_on,
            *(action[name] for name in more),
            func.coalesce(BodyRecord.name, ""),
            MeetingRecord.day,
            func.coalesce(project.number, ""),
            func.coalesce(project.title, ""),
            func.coalesce(AreaRecord.name, ""),
            *term_columns(ActionRecord.__table__, "due"),
            action.version,
        )
        .select_from(ActionRecord)
        .outerjoin(person, person.id == action.person_id)
        .outerjoin(party, party.id == action.party_id)
        .outerjoin(MeetingRecord, MeetingRecord.id == action.meeting_id)
        .outerjoin(BodyRecord, BodyRecord.id == action.body_id)
        .outerjoin(project, project.id == action.project_id)
        .outerjoin(AreaRecord, AreaRecord.id == action.area_id)
        .where(ActionRecord.deleted_at.is_(None))
    )


def _row(row: Any) -> ActionRow:
    body_id, meeting_id, item_id, decision_id, project_id, area_id, notes = row[10:17]
    body, meeting_day, number, title, area = row[17:22]
    names = (body_id, body, meeting_id, meeting_day, item_id, decision_id, project_id)
    project = f"{number} {title}".strip()
    return ActionRow._make((*row[:10], *names, project, area_id, area, notes, TERMS[row[22]], row[23]))
