"""Reads of meetings as preparing needs them: what fixed them, what went out, how changes are told."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.meeting_vocabulary import MeetingState, MomentKind
from wsg_desktop.domain.reported_changes import Scope
from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import AnySelect
from wsg_desktop.store.journal.tables import FACT, ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import (
    AgendaItemRecord,
    BodyAreaRecord,
    BodyRecord,
    BodyThemeRecord,
    DecisionProjectRecord,
    DecisionRecord,
    MeetingMomentRecord,
    MeetingPaperRecord,
    MeetingRecord,
    ToldChangeRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

NO_MEETING = N_("This meeting is no longer there. Choose another one from the list.")

_BY_OWNER = ("agenda_item", "attendance", "told_change")
"""Entities whose journal names the meeting that they belong to."""
_AFTERWARDS = ("applied_seq", "reservation", "notes")
"""Fields that go on after a meeting was closed: what becomes of its decisions."""


class MeetingHead(NamedTuple):
    """A meeting with what its body says of all of them."""

    id: str
    body_id: str
    body: str
    day: date
    begins_at: str
    duration: int
    papers_due: date | None
    papers_days: int
    state: str

    @property
    def goes_on(self) -> bool:
        """Return whether it is still to be held."""
        return self.state == MeetingState.PLANNED


class MomentRow(NamedTuple):
    """What happened to a meeting in the world outside, with the place in the journal that it fixed."""

    id: str
    meeting_id: str
    kind: str
    at: datetime
    seq: int
    note: str
    judged_on: date | None
    """The day of which the lights are that it fixed; None in what an earlier version kept."""
    kept_in: int
    """The change set that keeps it."""

    @property
    def day(self) -> date:
        """Return the day on which was judged what it fixed: for papers that on which they were made."""
        return self.judged_on or day_of(self.at)


class SentPaperRow(NamedTuple):
    """A file that went out, with its SHA-256 and its size in bytes."""

    moment_id: str
    kind: str
    file_name: str
    digest: str
    size: int


class ToldRow(NamedTuple):
    """How a meeting is told of a change, and the change set in which that was said last."""

    project_id: str
    change_key: str
    telling: str
    note: str
    seq: int


def get_meeting(read: Connection, meeting_id: str) -> MeetingHead:
    """Return one meeting, also a cancelled one; raises `NotFound`."""
    row = read.execute(_heads().where(MeetingRecord.id == meeting_id)).one_or_none()
    if row is None:
        raise NotFound(NO_MEETING)
    return MeetingHead(*row)


def list_heads(
    read: Connection, body_id: str | None = None, *, called_off: bool = False
) -> list[MeetingHead]:
    """Return the meetings that go on or went on, of one body or of all, earliest first.

    `called_off` adds those that do not go on.
    """
    meeting = MeetingRecord
    query = _heads().where(meeting.deleted_at.is_(None), BodyRecord.deleted_at.is_(None))
    if not called_off:
        query = query.where(meeting.state != MeetingState.CANCELLED.value)
    if body_id is not None:
        query = query.where(meeting.body_id == body_id)
    query = query.order_by(meeting.day, meeting.begins_at, meeting.id)
    return [MeetingHead(*row) for row in read.execute(query).all()]


def read_scope(read: Connection, body_id: str) -> Scope:
    """Return what a body is about, and the most that its members may see."""
    areas = read.scalars(select(BodyAreaRecord.area_id).where(BodyAreaRecord.body_id == body_id))
    themes = read.scalars(select(BodyThemeRecord.theme).where(BodyThemeRecord.body_id == body_id))
    level = read.scalar(select(BodyRecord.confidentiality).where(BodyRecord.id == body_id))
    return Scope(frozenset(areas), frozenset(themes), level or "")


def list_moments(read: Connection, meeting_ids: Iterable[str] | None = None) -> list[MomentRow]:
    """Return what happened to these meetings, or to all, in the order it was kept."""
    moment, change = MeetingMomentRecord, ChangeRecord
    # Joined, or asked for in this order, SQLite would walk the whole journal to find these few.
    kept = select(func.min(change.seq)).where(change.row_id == moment.id, change.op == "insert")
    query: AnySelect = select(
        *(moment.id, moment.meeting_id, moment.kind, moment.at, moment.seq, moment.note, moment.judged_on),
        kept.scalar_subquery(),
    )
    if meeting_ids is not None:
        query = query.where(moment.meeting_id.in_(sorted(set(meeting_ids))))
    rows = (MomentRow(*row) for row in read.execute(query).all())
    return sorted(rows, key=lambda it: (it.kept_in, it.id))


def find_moment(read: Connection, meeting_id: str, kind: MomentKind) -> MomentRow | None:
    """Return the first moment of a kind of a meeting; None before there is one."""
    return next((it for it in list_moments(read, [meeting_id]) if it.kind == kind), None)


def closed_in(read: Connection, meeting_id: str) -> int | None:
    """Return the change set in which a meeting was closed; None while it is open."""
    moments = list_moments(read, [meeting_id])
    return next((it.kept_in for it in moments if it.kind == MomentKind.CLOSED), None)


def list_sent_papers(read: Connection, meeting_id: str) -> list[SentPaperRow]:
    """Return the files that went out for a meeting, in the order they were sent."""
    paper, moment = MeetingPaperRecord, MeetingMomentRecord
    columns = [paper.__table__.c[name] for name in SentPaperRow._fields]
    query = (
        select(*columns)
        .join(moment, moment.id == paper.moment_id)
        .where(moment.meeting_id == meeting_id)
        .order_by(moment.at, moment.id, paper.file_name, paper.id)
    )
    return [SentPaperRow(*row) for row in read.execute(query).all()]


def list_told(read: Connection, meeting_id: str) -> list[ToldRow]:
    """Return how a meeting is told of changes."""
    told, change = ToldChangeRecord, ChangeRecord
    said = (
        select(func.max(change.seq))
        .where(change.row_id == told.id, change.field.in_(("", "telling")), change.op != "delete")
        .correlate(told)
        .scalar_subquery()
    )
    query: AnySelect = select(told.project_id, told.change_key, told.telling, told.note, said)
    return [ToldRow(*row) for row in read.execute(query.where(told.meeting_id == meeting_id)).all()]


def day_after_set(read: Connection, meeting: MeetingHead, seq: int) -> date:
    """Return the day of a meeting right after a change set: what it held before it was moved since."""
    change = ChangeRecord
    moved = select(change.old).where(change.row_id == meeting.id, change.field == "day", change.seq > seq)
    old = read.scalar(moved.order_by(change.seq, change.ordinal).limit(1))
    return date.fromisoformat(json.loads(old)) if old else meeting.day


def moment_of_set(read: Connection, seq: int) -> datetime | None:
    """Return when a change set was committed; None where there is none with this number."""
    return read.scalar(select(ChangeSetRecord.at).where(ChangeSetRecord.seq == seq))


def last_set(read: Connection) -> int:
    """Return the last change set there is; what is read now rests on it."""
    return read.scalar(select(func.max(ChangeSetRecord.seq))) or 0


def touched_meetings(read: Connection, seq: int) -> set[str]:
    """Return the meetings of which a change set touched what closing fixes."""
    change, decision, part = ChangeRecord, DecisionRecord, DecisionProjectRecord
    mine = (change.seq == seq, change.field.not_in(_AFTERWARDS))
    owned = select(change.owner_id).where(*mine, change.entity.in_(_BY_OWNER))
    found = set(read.scalars(owned))
    found |= set(read.scalars(select(change.row_id).where(*mine, change.entity == "meeting")))
    items = select(AgendaItemRecord.meeting_id).join(change, change.owner_id == AgendaItemRecord.id)
    found |= set(read.scalars(items.where(*mine, change.entity == "agenda_paper")))
    decided = select(decision.id).join(change, change.row_id == decision.id)
    decisions = set(read.scalars(decided.where(*mine, change.entity == "decision")))
    parts = select(part.decision_id).join(change, change.row_id == part.id)
    decisions |= set(read.scalars(parts.where(*mine, change.entity == "decision_project")))
    return found | _meetings_since(read, decisions, seq)


def _meetings_since(read: Connection, decision_ids: set[str], seq: int) -> set[str]:
    """Return where these decisions are on the table, and where they were since a change set.

    One that was held over has gone to the next meeting; what was recorded of it is fixed at the one before.
    """
    change, decision = ChangeRecord, DecisionRecord
    now = select(decision.meeting_id).where(decision.id.in_(sorted(decision_ids)))
    found = {it for it in read.scalars(now) if it}
    moved = select(change.old).where(
        change.row_id.in_(sorted(decision_ids)),
        change.entity == "decision",
        change.field == "meeting_id",
        change.op == "update",
        change.seq >= seq,
    )
    return found | {meeting_id for old in read.scalars(moved) if old and (meeting_id := json.loads(old))}


def is_fact(tx: Transaction) -> bool:
    """Return whether a transaction keeps a fact, which nobody can undo."""
    return tx.recorder.header.kind == FACT


def own_set(tx: Transaction) -> int:
    """Return the number of the change set that this transaction makes."""
    return tx.recorder.begin_set(tx.read)


def keep_moment(
    tx: Transaction,
    meeting_id: str,
    kind: MomentKind,
    seq: int,
    note: str = "",
    *,
    judged_on: date | None = None,
) -> str:
    """Keep what happened outside and return its id; raises `ValueError` in what could be undone."""
    if not is_fact(tx):
        raise ValueError(f"{kind} is a fact: record it, do not change it")
    at, day = tx.clock.now(), judged_on or tx.clock.today()
    record = MeetingMomentRecord(
        meeting_id=meeting_id, kind=kind.value, at=at, seq=seq, note=note, judged_on=day
    )
    return tx.add(record).id


def _heads() -> AnySelect:
    meeting, body = MeetingRecord, BodyRecord
    return select(
        meeting.id,
        meeting.body_id,
        body.name,
        meeting.day,
        meeting.begins_at,
        meeting.duration,
        meeting.papers_due,
        body.papers_days,
        meeting.state,
    ).join(body, body.id == meeting.body_id)
