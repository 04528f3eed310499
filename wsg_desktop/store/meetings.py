"""Reads of meetings and of who was there."""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from wsg_desktop.domain.meeting_vocabulary import DecisionState, MeetingState, MomentKind
from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import AnySelect
from wsg_desktop.store.records import (
    ActionRecord,
    AdministrativePeriodRecord,
    AgendaItemRecord,
    AttendanceRecord,
    BodyMemberRecord,
    BodyRecord,
    DecisionRecord,
    MeetingMomentRecord,
    MeetingRecord,
    PartyRecord,
    PersonRecord,
)
from wsg_desktop.store.records.base import Base
from wsg_desktop.texts import N_

MEETING_GONE = N_("This meeting is no longer in the list. Somebody removed it meanwhile. Look again.")


class MeetingRow(NamedTuple):
    """A meeting with the name of its body, and what has happened to it so far."""

    id: str
    version: int
    body_id: str
    body: str
    body_kind: str
    day: date
    begins_at: str
    duration: int
    place: str
    papers_due: date | None
    state: str
    period_id: str | None
    period: str
    summary: str
    notes: str
    sent_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_fixed(self) -> bool:
        """Return whether papers went out or it was closed: then its past is no longer to be changed."""
        return self.sent_at is not None or self.closed_at is not None

    @property
    def goes_on(self) -> bool:
        """Return whether it is still to be held."""
        return self.state == MeetingState.PLANNED

    @property
    def can_be_called_off(self) -> bool:
        """Return whether it can be called off, or go on after all: what was held can be neither."""
        return self.closed_at is None and self.state != MeetingState.HELD


class AttendanceRow(NamedTuple):
    """Whether somebody was at a meeting; a guest is no member."""

    id: str
    meeting_id: str
    member_id: str | None
    name: str
    party: str
    role: str
    presence: str
    replaced_by: str


class HangsOn(NamedTuple):
    """What goes along when a body goes to the bin."""

    meetings: int = 0
    decisions: int = 0
    actions: int = 0
    fixed: int = 0
    """Meetings of which the papers were sent or that were closed."""


class HangsOnMeeting(NamedTuple):
    """What a meeting leaves or takes along when it goes to the bin."""

    items: int = 0
    asked: int = 0
    """Decisions that are still to be taken there."""
    actions: int = 0


def list_meetings(read: Connection, body_id: str | None = None) -> list[MeetingRow]:
    """Return every meeting of a body, or of all, that is not in the bin, earliest first."""
    query = _meetings().where(MeetingRecord.deleted_at.is_(None), BodyRecord.deleted_at.is_(None))
    if body_id is not None:
        query = query.where(MeetingRecord.body_id == body_id)
    return _with_moments(read, query.order_by(MeetingRecord.day, MeetingRecord.begins_at, MeetingRecord.id))


def get_meeting(read: Connection, meeting_id: str) -> MeetingRow:
    """Return one meeting that is not in the bin; raises `NotFound`."""
    query = _meetings().where(MeetingRecord.id == meeting_id, MeetingRecord.deleted_at.is_(None))
    found = _with_moments(read, query)
    if not found:
        raise NotFound(MEETING_GONE)
    return found[0]


def next_meeting(read: Connection, today: date) -> MeetingRow | None:
    """Return the first meeting of a steering group that is still to be held; without one, of any body."""
    query = _meetings().where(
        MeetingRecord.deleted_at.is_(None),
        BodyRecord.deleted_at.is_(None),
        MeetingRecord.day >= today,
        MeetingRecord.state == MeetingState.PLANNED.value,
    )
    steers = BodyRecord.kind != "steering_group"
    found = _with_moments(read, query.order_by(steers, MeetingRecord.day, MeetingRecord.begins_at).limit(1))
    return found[0] if found else None


def list_attendance(read: Connection, meeting_id: str) -> list[AttendanceRow]:
    """Return who was at a meeting and who was not, in the order it was written down."""
    row, member, person, party = AttendanceRecord, BodyMemberRecord, PersonRecord, PartyRecord
    query = (
        select(
            row.id,
            row.meeting_id,
            row.member_id,
            func.coalesce(
                func.nullif(row.name, ""),
                func.nullif(person.name, ""),
                func.nullif(person.function_title, ""),
                func.nullif(member.function_title, ""),
                party.name,
                "",
            ),
            func.coalesce(party.name, ""),
            func.coalesce(member.role, ""),
            row.presence,
            row.replaced_by,
        )
        .outerjoin(member, member.id == row.member_id)
        .outerjoin(person, person.id == member.person_id)
        .outerjoin(party, party.id == member.party_id)
        .where(row.meeting_id == meeting_id)
        .order_by(row.id)
    )
    return [AttendanceRow(*found) for found in read.execute(query).all()]


def hangs_on(read: Connection, body_id: str) -> HangsOn:
    """Return what goes along when a body goes to the bin."""
    meeting, moment = MeetingRecord, MeetingMomentRecord
    fixed = (
        select(func.count(moment.meeting_id.distinct()))
        .join(meeting, meeting.id == moment.meeting_id)
        .where(meeting.body_id == body_id, meeting.deleted_at.is_(None))
    )
    met, decided, agreed = (
        _count(read, record, record.body_id == body_id, record.deleted_at.is_(None))
        for record in (MeetingRecord, DecisionRecord, ActionRecord)
    )
    return HangsOn(met, decided, agreed, read.scalar(fixed) or 0)


def hangs_on_meeting(read: Connection, meeting_id: str) -> HangsOnMeeting:
    """Return what a meeting takes along to the bin, and what stays."""
    item, decision, action = AgendaItemRecord, DecisionRecord, ActionRecord
    asked = decision.state == DecisionState.ASKED
    return HangsOnMeeting(
        _count(read, item, item.meeting_id == meeting_id),
        _count(read, decision, decision.meeting_id == meeting_id, decision.deleted_at.is_(None), asked),
        _count(read, action, action.meeting_id == meeting_id, action.deleted_at.is_(None)),
    )


def count_attended(read: Connection, member_id: str) -> int:
    """Return at how many meetings it was written down whether a member was there."""
    return _count(read, AttendanceRecord, AttendanceRecord.member_id == member_id)


def _count(read: Connection, record: type[Base], *where: ColumnElement[bool]) -> int:
    return read.scalar(select(func.count()).select_from(record).where(*where)) or 0


def _meetings() -> AnySelect:
    meeting, body, period = MeetingRecord, BodyRecord, AdministrativePeriodRecord
    return (
        select(
            meeting.id,
            meeting.version,
            meeting.body_id,
            body.name,
            body.kind,
            meeting.day,
            meeting.begins_at,
            meeting.duration,
            meeting.place,
            meeting.papers_due,
            meeting.state,
            meeting.period_id,
            func.coalesce(period.name, ""),
            meeting.summary,
            meeting.notes,
        )
        .join(body, body.id == meeting.body_id)
        .outerjoin(period, period.id == meeting.period_id)
    )


def _with_moments(read: Connection, query: AnySelect) -> list[MeetingRow]:
    rows = read.execute(query).all()
    at: dict[str, dict[str, datetime]] = defaultdict(dict)
    moment = MeetingMomentRecord
    moments = select(moment.meeting_id, moment.kind, moment.at).order_by(moment.at.desc())
    if len(rows) == 1:
        moments = moments.where(moment.meeting_id == rows[0][0])
    for meeting_id, kind, when in read.execute(moments).all() if rows else ():
        at[meeting_id][kind] = when
    sent, closed = MomentKind.PAPERS_SENT.value, MomentKind.CLOSED.value
    return [MeetingRow._make((*row, at[row[0]].get(sent), at[row[0]].get(closed))) for row in rows]
