"""Meetings: one or a series, moving, calling off, who was there, the bin."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wsg_desktop.domain.meeting_days import ProposedDay, Recess, papers_day, series
from wsg_desktop.domain.meeting_vocabulary import (
    MeetingState,
    PeriodKind,
    Presence,
    Rhythm,
)
from wsg_desktop.errors import UserError
from wsg_desktop.services import meeting_times
from wsg_desktop.services.fixed_meetings import refuse_closed
from wsg_desktop.store import bodies, meetings
from wsg_desktop.store.bodies import BodyRow
from wsg_desktop.store.decisions import OPEN
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.plan import read_calendar
from wsg_desktop.store.records import (
    AgendaItemRecord,
    AttendanceRecord,
    BodyRecord,
    DecisionRecord,
    MeetingRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

MEETING_FIELDS = frozenset(
    {"begins_at", "duration", "place", "papers_due", "period_id", "summary", "notes", "state"}
)
"""All but the day, for which there is `move_meeting`."""

MEETS_ALREADY = N_("{name} meets on {day} already. Choose another day.")
PAPERS_LATE = N_("The papers go out before the meeting. Choose a day up to {day}.")
WENT_OUT = N_(
    "The papers of this meeting went out, so what was sent must stay to be found."
    " Call the meeting off instead."
)
STAYS_CLOSED = N_(
    "This meeting is closed, so what it fixed must stay to be found."
    " Correct its minutes where they are wrong."
)
BODY_IN_BIN = N_("{name} is in the bin too. Take that out of the bin; its meetings come along.")
NAMELESS_GUEST = N_("Type who the guest was.")


def add_meeting(tx: Transaction, body_id: str, day: date, **values: Any) -> str:
    """Plan a meeting on `day`, with the usual time, length and place of its body, and return its id.

    `values` are fields of `MEETING_FIELDS` that are otherwise. Raises `UserError` when the body meets then.
    """
    body = bodies.get_body(tx.read, body_id)
    _refuse_same_day(tx, body_id, body.name, day)
    usual = {
        "begins_at": body.begins_at,
        "duration": body.duration,
        "place": body.place,
        "papers_due": _papers_due(tx, body, day),
    }
    record = MeetingRecord(body_id=body_id, day=day, state=MeetingState.PLANNED.value)
    for key, value in (usual | values).items():
        setattr(record, key, _checked(record, key, value))
    return tx.add(record).id


def add_meetings(tx: Transaction, body_id: str, days: Iterable[date]) -> list[str]:
    """Plan the meetings of a series and return their ids; days on which the body meets already are kept."""
    taken = {row.day for row in meetings.list_meetings(tx.read, body_id)}
    return [add_meeting(tx, body_id, day) for day in sorted(set(days) - taken)]


def propose_series(
    read: Reading, first: date, until: date, rhythm: Rhythm, every: int = 1
) -> list[ProposedDay]:
    """Return the days of a series with what gives way to weekends, holidays, closing periods and recess."""
    return series(first, until, rhythm, every, read_calendar(read), list_recesses(read))


def list_recesses(read: Reading) -> list[Recess]:
    """Return the recesses of the administrative calendar."""
    return [
        Recess(it.name, it.first, it.last)
        for it in bodies.list_periods(read)
        if it.kind == PeriodKind.RECESS.value
    ]


def move_meeting(tx: Transaction, meeting_id: str, day: date) -> None:
    """Hold a meeting on another day; its papers go out as many days ahead, and what it decided goes along."""
    record = _open(tx, meeting_id)
    if record.day == day:
        return
    body = bodies.get_body(tx.read, record.body_id)
    _refuse_same_day(tx, record.body_id, body.name, day)
    if record.papers_due is not None:
        usual = record.papers_due == _papers_due(tx, body, record.day)
        ahead = body.papers_days if usual else (record.day - record.papers_due).days
        record.papers_due = papers_day(day, ahead, read_calendar(tx.read))
    # What was recorded already was decided at this meeting, whatever day it turns out to be.
    decided = (DecisionRecord.meeting_id == meeting_id, DecisionRecord.decided_on == record.day)
    for decision in tx.find_all(DecisionRecord, *decided):
        decision.decided_on = day
    record.day = day


def set_meeting_field(tx: Transaction, meeting_id: str, key: str, value: Any) -> None:
    """Change one field of a meeting; raises `UserError` when it is closed or the value makes no sense."""
    record = _open(tx, meeting_id)
    setattr(record, key, _checked(record, key, value))


def call_off(tx: Transaction, meeting_id: str, why: str = "") -> None:
    """Call a meeting off; the reason goes to its notes. What was to be decided waits for another meeting."""
    record = _open(tx, meeting_id)
    record.state = MeetingState.CANCELLED.value
    if why.strip():
        record.notes = "\n".join(filter(None, (record.notes, why.strip())))
    _let_go_of_decisions(tx, meeting_id)


def let_go_on(tx: Transaction, meeting_id: str) -> None:
    """Let a meeting that was called off go on after all, with what was to be decided there."""
    _open(tx, meeting_id).state = MeetingState.PLANNED.value
    _take_back_decisions(tx, meeting_id)


def set_presence(
    tx: Transaction, meeting_id: str, member_id: str, presence: str, replaced_by: str = ""
) -> str:
    """Write down whether a member was there, or by whom replaced, and return the id of the line."""
    _open(tx, meeting_id)
    found = next((it for it in _attendance(tx, meeting_id) if it.member_id == member_id), None)
    record = found or tx.add(AttendanceRecord(meeting_id=meeting_id, member_id=member_id, name=""))
    _write_presence(record, presence, replaced_by)
    return record.id


def set_everybody_present(tx: Transaction, meeting_id: str, member_ids: Iterable[str]) -> None:
    """Write down that these members were there, but for those of whom something was written already."""
    known = {row.member_id for row in _attendance(tx, meeting_id)}
    for member_id in dict.fromkeys(member_ids):
        if member_id not in known:
            set_presence(tx, meeting_id, member_id, Presence.PRESENT)


def add_guest(tx: Transaction, meeting_id: str, name: str) -> str:
    """Write down that somebody who is no member was there, and return the id of the line."""
    _open(tx, meeting_id)
    name = " ".join(name.split())
    if not name:
        raise UserError(NAMELESS_GUEST)
    row = AttendanceRecord(
        meeting_id=meeting_id, member_id=None, name=name, presence=Presence.PRESENT.value, replaced_by=""
    )
    return tx.add(row).id


def remove_attendance(tx: Transaction, attendance_id: str) -> None:
    """Take a line of the attendance away: a guest, or what was written of a member."""
    record = tx.get(AttendanceRecord, attendance_id)
    _open(tx, record.meeting_id)
    tx.remove(record)


def delete_meeting(tx: Transaction, meeting_id: str) -> None:
    """Put a meeting in the bin with its agenda; raises `UserError` when it is closed or its papers went out.

    What was to be decided there waits for another meeting; what was decided stays.
    """
    row = meetings.get_meeting(tx.read, meeting_id)
    if row.is_fixed:
        raise UserError(WENT_OUT if row.closed_at is None else STAYS_CLOSED)
    tx.get(MeetingRecord, meeting_id).deleted_at = tx.clock.now()
    _let_go_of_decisions(tx, meeting_id)


def restore_meeting(tx: Transaction, meeting_id: str) -> None:
    """Take a meeting out of the bin; raises `UserError` while its body is there, or meets on that day."""
    record = tx.get(MeetingRecord, meeting_id)
    body = tx.get(BodyRecord, record.body_id)
    if body.deleted_at is not None:
        raise UserError(BODY_IN_BIN, name=body.name)
    _refuse_same_day(tx, record.body_id, body.name, record.day)
    record.deleted_at = None
    _take_back_decisions(tx, meeting_id)


def _open(tx: Transaction, meeting_id: str) -> MeetingRecord:
    """Return a meeting for change; raises `UserError` when it is closed."""
    refuse_closed(tx, meeting_id)
    return tx.get(MeetingRecord, meeting_id)


def _attendance(tx: Transaction, meeting_id: str) -> list[AttendanceRecord]:
    return tx.find_all(AttendanceRecord, AttendanceRecord.meeting_id == meeting_id)


def _write_presence(record: AttendanceRecord, presence: str, replaced_by: str) -> None:
    record.presence = Presence(presence).value
    record.replaced_by = " ".join(replaced_by.split()) if presence == Presence.REPLACED else ""


def _papers_due(tx: Transaction, body: BodyRow, day: date) -> date:
    return papers_day(day, body.papers_days, read_calendar(tx.read))


def _refuse_same_day(tx: Transaction, body_id: str, name: str, day: date) -> None:
    if any(row.day == day for row in meetings.list_meetings(tx.read, body_id)):
        raise UserError(MEETS_ALREADY, name=name, day=_in_words(day))


def _in_words(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def _checked(record: MeetingRecord, key: str, value: Any) -> Any:
    if key not in MEETING_FIELDS:
        raise ValueError(key)
    if key in {"begins_at", "duration"}:
        return meeting_times.checked(key, value)
    if key == "papers_due" and value is not None and value > record.day:
        raise UserError(PAPERS_LATE, day=_in_words(record.day))
    if key == "state":
        return MeetingState(value).value
    return value.strip() if isinstance(value, str) else value


def _let_go_of_decisions(tx: Transaction, meeting_id: str) -> None:
    """Let decisions that are to be taken at a meeting wait for another one; its agenda still knows them."""
    to_take = DecisionRecord.state.in_(OPEN)
    for decision in tx.find_all(DecisionRecord, DecisionRecord.meeting_id == meeting_id, to_take):
        decision.meeting_id = None


def _take_back_decisions(tx: Transaction, meeting_id: str) -> None:
    """Put decisions of the agenda back at a meeting, where no other one took them meanwhile."""
    for item in tx.find_all(AgendaItemRecord, AgendaItemRecord.meeting_id == meeting_id):
        decision = tx.find(DecisionRecord, item.decision_id) if item.decision_id else None
        if decision and decision.meeting_id is None and decision.state in OPEN:
            decision.meeting_id = meeting_id
