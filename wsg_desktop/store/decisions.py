"""Reads of decisions: what bodies are asked, what became of it, and what it changed in projects."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from wsg_desktop.domain.meeting_vocabulary import DecisionState, MeetingState
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.store.columns import TERMS, AnySelect, term_columns
from wsg_desktop.store.records import (
    AgendaItemRecord,
    BodyRecord,
    DecisionProjectRecord,
    DecisionRecord,
    MeetingRecord,
    ProjectRecord,
)
from wsg_desktop.texts import N_

NO_DECISION = N_("There is no decision {name}. Look it up in the list of decisions and try again.")
SEVERAL_DECISIONS = N_("“{name}” may be several decisions. Type more of the subject.")

OPEN = (DecisionState.ASKED.value, DecisionState.HELD_OVER.value)
"""Still to be decided."""


class DecisionProject(NamedTuple):
    """A project that a decision is about, and what the decision changes there."""

    id: str
    project_id: str
    number: str
    title: str
    field: str
    value: str
    deadline: Term
    applied_seq: int | None


class DecisionSummary(NamedTuple):
    """A decision as lists and papers show it."""

    id: str
    number: str
    body_id: str
    body: str
    meeting_id: str | None
    meeting_day: date | None
    title: str
    text: str
    taken_text: str
    state: str
    brought_by: str
    responsible: str
    decided_on: date | None
    effective_on: date | None
    needed_by: date | None
    lead_days: int
    reserved_for: str
    reserved_until: date | None
    reservation: str
    confidentiality: str
    projects: tuple[DecisionProject, ...] = ()

    @property
    def sentence(self) -> str:
        """Return the decision as it was taken, or else as it is asked."""
        return self.taken_text or self.text or self.title


class Applied(NamedTuple):
    """A decision of a body that was applied to a project, in which change set."""

    decision_id: str
    project_id: str
    field: str
    seq: int


_OF_DECISION = [
    "id",
    "number",
    "body_id",
    "title",
    "text",
    "taken_text",
    "state",
    "brought_by",
    "responsible",
    "decided_on",
    "effective_on",
    "needed_by",
    "lead_days",
    "reserved_for",
    "reserved_until",
    "reservation",
    "confidentiality",
    "meeting_id",
]


def list_decisions(
    read: Connection, *, body_id: str | None = None, open_only: bool = False
) -> list[DecisionSummary]:
    """Return every decision, of one body or of all, the latest meeting first; or those still to be taken."""
    query = _query()
    if body_id is not None:
        query = query.where(DecisionRecord.body_id == body_id)
    if open_only:
        query = query.where(DecisionRecord.state.in_(OPEN))
    return _rows(read, query.order_by(MeetingRecord.day.desc(), DecisionRecord.id))


def decisions_of_meeting(read: Connection, meeting_id: str) -> list[DecisionSummary]:
    """Return the decisions on the table of a meeting, in the order of its agenda.

    Also those that went on to a later one: they stand on its agenda, and stay what they were here, held over.
    """
    item = AgendaItemRecord
    on_agenda = select(item.decision_id).where(item.meeting_id == meeting_id, item.decision_id.is_not(None))
    query = _query().where(or_(DecisionRecord.meeting_id == meeting_id, DecisionRecord.id.in_(on_agenda)))
    keys = select(item.decision_id, item.sort_key).where(item.meeting_id == meeting_id)
    order = dict(read.execute(keys).all())
    day = read.scalar(select(MeetingRecord.day).where(MeetingRecord.id == meeting_id))
    rows = [_as_left_on(row, day) for row in _rows(read, query.order_by(DecisionRecord.id))]
    return sorted(rows, key=lambda row: (row.id not in order, order.get(row.id, ""), row.id))


def _as_left_on(row: DecisionSummary, day: date | None) -> DecisionSummary:
    """Return a decision as a meeting left it: one that is of a later meeting now was held over.

    What that one made of it is no part of the minutes of this one.
    """
    if day is None or row.meeting_day is None or row.meeting_day <= day:
        return row
    return row._replace(
        number=row.number if row.number.startswith(f"{day:%Y-%m}-") else "",
        taken_text="",
        state=DecisionState.HELD_OVER.value,
        decided_on=None,
        effective_on=None,
        reserved_for="",
        reserved_until=None,
        reservation="",
        projects=tuple(it._replace(applied_seq=None) for it in row.projects),
    )


def get_decision(read: Connection, decision_id: str) -> DecisionSummary:
    """Return one decision; raises `NotFound`."""
    rows = _rows(read, _query().where(DecisionRecord.id == decision_id))
    if not rows:
        raise NotFound(NO_DECISION, name=decision_id)
    return rows[0]


def find_decision(read: Connection, name: str) -> DecisionSummary:
    """Return the decision with this number, or the one whose subject begins with these words.

    Raises `NotFound` where there is none and `UserError` where there are several.
    """
    key, rows = name_key(name), list_decisions(read)
    exact = [row for row in rows if key and key in {name_key(row.number), name_key(row.title)}]
    found = exact or [row for row in rows if key and name_key(row.title).startswith(key)]
    if not found:
        raise NotFound(NO_DECISION, name=name)
    if len(found) > 1:
        raise UserError(SEVERAL_DECISIONS, name=name)
    return found[0]


def decisions_of_project(read: Connection, project_id: str) -> list[DecisionSummary]:
    """Return the decisions about one project, the latest first."""
    part = DecisionProjectRecord
    about = select(part.decision_id).where(part.project_id == project_id)
    return _rows(read, _query().where(DecisionRecord.id.in_(about)).order_by(DecisionRecord.id.desc()))


def decision_of_set(read: Connection, seq: int) -> str | None:
    """Return the decision that a change set applied; None for any other change set."""
    part = DecisionProjectRecord
    return read.scalar(select(part.decision_id).where(part.applied_seq == seq))


def list_applied(read: Connection, body_id: str, since: int) -> list[Applied]:
    """Return the decisions of a body that were applied to projects after change set `since`."""
    part = DecisionProjectRecord
    query: AnySelect = (
        select(part.decision_id, part.project_id, part.field, part.applied_seq)
        .join(DecisionRecord, DecisionRecord.id == part.decision_id)
        .where(DecisionRecord.body_id == body_id, part.applied_seq > since)
    )
    return [Applied(*row) for row in read.execute(query).all()]


def asked_of_projects(read: Connection, body_id: str) -> set[tuple[str, str]]:
    """Return project and field of everything that is asked of a body and not decided yet."""
    part = DecisionProjectRecord
    query = (
        select(part.project_id, part.field)
        .join(DecisionRecord, DecisionRecord.id == part.decision_id)
        .where(
            DecisionRecord.body_id == body_id,
            DecisionRecord.state.in_(OPEN),
            DecisionRecord.deleted_at.is_(None),
        )
    )
    return {(project_id, field) for project_id, field in read.execute(query).all()}


def left_behind(read: Connection, body_id: str) -> dict[str, int]:
    """Return the decisions that wait since a meeting of a body was called off, with their minutes there."""
    item = AgendaItemRecord
    query: AnySelect = (
        select(DecisionRecord.id, item.duration)
        .join(item, item.decision_id == DecisionRecord.id)
        .join(MeetingRecord, MeetingRecord.id == item.meeting_id)
        .where(
            DecisionRecord.body_id == body_id,
            DecisionRecord.meeting_id.is_(None),
            DecisionRecord.state.in_(OPEN),
            DecisionRecord.deleted_at.is_(None),
            MeetingRecord.state == MeetingState.CANCELLED.value,
        )
        .order_by(MeetingRecord.day, item.sort_key, item.id)
    )
    return dict(read.execute(query).all())


def held_over_from(read: Connection, body_id: str, before: date) -> dict[str, date]:
    """Return per decision that a body held over the last meeting before a day on whose agenda it stood."""
    item = AgendaItemRecord
    query: AnySelect = (
        select(DecisionRecord.id, func.max(MeetingRecord.day))
        .join(item, item.decision_id == DecisionRecord.id)
        .join(MeetingRecord, MeetingRecord.id == item.meeting_id)
        .where(
            DecisionRecord.body_id == body_id,
            DecisionRecord.state == DecisionState.HELD_OVER.value,
            MeetingRecord.state != MeetingState.CANCELLED.value,
            MeetingRecord.day < before,
        )
        .group_by(DecisionRecord.id)
    )
    return dict(read.execute(query).all())


def _query() -> AnySelect:
    decision, body, meeting = DecisionRecord.__table__.c, BodyRecord, MeetingRecord
    columns: list[Any] = [decision[name] for name in _OF_DECISION]
    return (
        select(*columns, body.name.label("body"), meeting.day.label("meeting_day"))
        .select_from(DecisionRecord)
        .join(body, body.id == DecisionRecord.body_id)
        .outerjoin(meeting, meeting.id == DecisionRecord.meeting_id)
        .where(DecisionRecord.deleted_at.is_(None))
    )


def _rows(read: Connection, query: AnySelect) -> list[DecisionSummary]:
    found = read.execute(query).mappings().all()
    projects = _projects(read, None if len(found) > 1 else {row["id"] for row in found})
    return [DecisionSummary(**row, projects=tuple(projects.get(row["id"], ()))) for row in found]


def _projects(read: Connection, ids: Iterable[str] | None) -> dict[str, list[DecisionProject]]:
    part, project = DecisionProjectRecord.__table__, ProjectRecord
    query: AnySelect = (
        select(
            part.c.decision_id,
            part.c.id,
            part.c.project_id,
            project.number,
            project.title,
            part.c.field,
            part.c.value,
            part.c.applied_seq,
            *term_columns(part, "deadline"),
        )
        .join(project, project.id == part.c.project_id)
        .order_by(part.c.id)
    )
    if ids is not None:
        query = query.where(part.c.decision_id.in_(sorted(ids)))
    found: dict[str, list[DecisionProject]] = defaultdict(list)
    for key, *values, seq, deadline in read.execute(query).all():
        found[key].append(DecisionProject._make((*values, TERMS[deadline], seq)))
    return found
