"""Bodies, meetings and the administrative calendar together, as the window shows them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.meeting_days import Recess, StepDay, count_back, recess_on
from wsg_desktop.domain.meeting_vocabulary import BodyKind
from wsg_desktop.services.meetings import list_recesses
from wsg_desktop.store import bodies, meetings
from wsg_desktop.store.bodies import BodyRow, PeriodRow
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meetings import MeetingRow
from wsg_desktop.store.plan import read_calendar


class MeetingList(NamedTuple):
    """Everything that the place Stuurgroep lists; meetings are earliest first."""

    today: date
    bodies: tuple[BodyRow, ...]
    meetings: tuple[MeetingRow, ...]
    periods: tuple[PeriodRow, ...]
    recesses: tuple[Recess, ...]
    calendar: WorkCalendar
    hanging: Mapping[str, int]
    """Per date of the administrative calendar how many deadlines hang on it; what has none is left out."""

    def coming(self, body_id: str) -> list[MeetingRow]:
        """Return the meetings of a body from today on, earliest first."""
        return [row for row in self.meetings if row.body_id == body_id and row.day >= self.today]

    def past(self, body_id: str) -> list[MeetingRow]:
        """Return the meetings of a body before today, latest first."""
        return [row for row in reversed(self.meetings) if row.body_id == body_id and row.day < self.today]

    def next_of(self, body_id: str) -> MeetingRow | None:
        """Return the first meeting of a body that is still to be held."""
        return next((row for row in self.coming(body_id) if row.goes_on), None)

    def first(self) -> MeetingRow | None:
        """Return the meeting that people prepare for: of a steering group, else of any body."""
        going = [row for row in self.meetings if row.day >= self.today and row.goes_on]
        steering = [row for row in going if row.body_kind == BodyKind.STEERING_GROUP]
        return next(iter(steering or going), None)

    def steps(self, meeting: MeetingRow) -> tuple[StepDay, ...]:
        """Return what is done before a meeting and when; none where no papers go out."""
        return count_back(meeting.papers_due, self.calendar) if meeting.papers_due else ()

    def in_the_way(self, day: date) -> str | None:
        """Return the recess on `day`, an empty text for a day that is not worked, None for a free one."""
        recess = recess_on(day, self.recesses)
        if recess is not None:
            return recess.name
        return None if self.calendar.is_working(day) else ""


class NextMeeting(NamedTuple):
    """The meeting that people prepare for, with its steps."""

    meeting: MeetingRow
    steps: tuple[StepDay, ...]


def read_meetings(read: Reading, today: date) -> MeetingList:
    """Return all bodies with all their meetings."""
    return MeetingList(
        today,
        tuple(bodies.list_bodies(read)),
        tuple(meetings.list_meetings(read)),
        tuple(bodies.list_periods(read)),
        tuple(list_recesses(read)),
        read_calendar(read),
        bodies.count_hanging(read),
    )


def read_next(read: Reading, today: date) -> NextMeeting | None:
    """Return the meeting that people prepare for, or None where none is planned."""
    found = meetings.next_meeting(read, today)
    if found is None:
        return None
    steps = count_back(found.papers_due, read_calendar(read)) if found.papers_due else ()
    return NextMeeting(found, steps)
