"""The administrative calendar: council meetings, recesses and subsidy windows.

Meetings are set to its dates, and deadlines hang on their last day.
"""

from datetime import date, timedelta
from typing import Any

from wsg_desktop.domain.meeting_vocabulary import PeriodKind
from wsg_desktop.domain.status import is_open
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.errors import UserError
from wsg_desktop.services.meetings import move_meeting
from wsg_desktop.services.project_fields import set_deadline
from wsg_desktop.store.bodies import list_set_to
from wsg_desktop.store.plan import read_calendar
from wsg_desktop.store.records import AdministrativePeriodRecord, MeetingRecord, ProjectRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

PERIOD_FIELDS = frozenset({"name", "kind", "first", "last", "notes"})

NAMELESS = N_("Give the days a name, such as zomerreces or raadsvergadering.")
UPSIDE_DOWN = N_("The last day is before the first. Turn them round and try again.")


def period_problem(name: str, first: date, last: date) -> UserError | None:
    """Return why days cannot be kept so, to be told before anything else is asked; None where they can."""
    if not name.strip():
        return UserError(NAMELESS)
    return UserError(UPSIDE_DOWN) if last < first else None


def add_period(
    tx: Transaction, name: str, kind: str, first: date, last: date | None = None, notes: str = ""
) -> str:
    """Add days to the administrative calendar and return their id; without `last` it is one day."""
    record = AdministrativePeriodRecord()
    _fill(record, {"name": name, "kind": kind, "first": first, "last": last or first, "notes": notes})
    return tx.add(record).id


def change_period(
    tx: Transaction,
    period_id: str,
    *,
    move_deadlines: bool = False,
    move_meetings: bool = False,
    **values: Any,
) -> None:
    """Change name, kind, days or notes of what is in the administrative calendar.

    When its last day changes, the deadlines that hang on it move along, or stay and hang on it no more; those
    of what is finished or in the bin stay. With `move_meetings` the meetings to come that are set to it go as
    many days along as its first day does, to the next working day; raises `UserError` where their body meets
    on that day already.
    """
    record = tx.get(AdministrativePeriodRecord, period_id)
    first, before = record.first, record.last
    _fill(record, values)
    if move_meetings:
        _move_meetings(tx, period_id, record.first - first)
    if record.last == before:
        return
    for project in _hanging(tx, period_id):
        if move_deadlines and project.deleted_at is None and is_open(project.state):
            becomes = exact(record.last, record.name)
            set_deadline(tx, project.id, becomes, DeadlineReason.CALENDAR, record.name)
            project.deadline_period_id = period_id
        else:
            project.deadline_period_id = None


def remove_period(tx: Transaction, period_id: str) -> None:
    """Take days out of the administrative calendar; meetings and deadlines that were set to them stay."""
    for meeting in tx.find_all(MeetingRecord, MeetingRecord.period_id == period_id):
        meeting.period_id = None
    for project in _hanging(tx, period_id):
        project.deadline_period_id = None
    tx.remove(tx.get(AdministrativePeriodRecord, period_id))


def _move_meetings(tx: Transaction, period_id: str, by: timedelta) -> None:
    calendar, set_to = read_calendar(tx.read), list_set_to(tx.read, period_id, tx.clock.today())
    # Those in front first, so that none comes upon the day of the next one.
    for meeting in reversed(set_to) if by > timedelta() else set_to:
        if by:
            move_meeting(tx, meeting.id, calendar.on_or_after(meeting.day + by))


def _hanging(tx: Transaction, period_id: str) -> list[ProjectRecord]:
    return tx.find_all(ProjectRecord, ProjectRecord.deadline_period_id == period_id)


def _fill(record: AdministrativePeriodRecord, values: dict[str, Any]) -> None:
    for key, value in values.items():
        if key not in PERIOD_FIELDS:
            raise ValueError(key)
        kept = PeriodKind(value).value if key == "kind" else value
        setattr(record, key, " ".join(kept.split()) if key == "name" else kept)
    problem = period_problem(record.name, record.first, record.last)
    if problem is not None:
        raise problem
