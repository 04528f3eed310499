"""A body with two meetings and three projects, to prepare and hold them with."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, TypeVar

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import meeting_moments, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import SentPaper
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction

T = TypeVar("T")

FIRST, SECOND, THIRD = date(2026, 12, 3), date(2027, 1, 14), date(2027, 2, 25)
PAPER = SentPaper("agenda", "Agenda.docx", "ab" * 32, 1200)


class Held(NamedTuple):
    """The ids of what stands in the programme."""

    body: str
    first: str
    second: str
    third: str
    b1: str
    b2: str
    b3: str


def furnish(tx: Transaction) -> Held:
    """Make a steering group that meets three times, and three projects that begin on 1 September 2026."""
    body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0", begins_at="09:30"))
    days = (FIRST, SECOND, THIRD)
    meetings = [tx.add(MeetingRecord(body_id=body.id, day=day, begins_at="09:30")) for day in days]
    made = [
        projects.create(tx, title, number=number)
        for number, title in (("B1", "Servicewinkel"), ("B2", "Eettafel"), ("B3", "Huisbezoeken"))
    ]
    for project_id in made:
        project_fields.set_field(tx, project_id, "state", "active")
        project_fields.set_field(tx, project_id, "phase", "development")
        project_fields.set_field(tx, project_id, "start", exact(date(2026, 9, 1)))
        project_fields.set_field(tx, project_id, "end", exact(date(2027, 3, 31)))
        project_fields.set_field(tx, project_id, "deadline", exact(date(2027, 3, 31)))
    return Held(body.id, *(it.id for it in meetings), *made)


class Table:
    """The programme with its clock: what happens, happens on a day."""

    def __init__(self, document: Document, clock: FixedClock) -> None:
        self.document = document
        self.clock = clock
        self.ids = document.change("vullen", furnish)

    def on(self, day: date) -> "Table":
        """Let it be noon on a day."""
        self.clock.set(datetime.combine(day, time(11), UTC))
        return self

    def do(self, work: Callable[[Transaction], T]) -> T:
        """Change something as one step."""
        return self.document.change("doen", work)

    def fact(self, work: Callable[[Transaction], T]) -> T:
        """Keep a fact."""
        return self.document.record_fact("feit", work)

    def set(self, project_id: str, key: str, value: object) -> None:
        """Set one field of a project."""
        self.do(lambda tx: project_fields.set_field(tx, project_id, key, value))

    def send(self, meeting_id: str) -> str:
        """Send the papers of a meeting."""
        return self.fact(lambda tx: meeting_moments.send_papers(tx, meeting_id, [PAPER]))

    def close(self, meeting_id: str) -> str:
        """Close a meeting that has nothing open."""
        return self.fact(lambda tx: meeting_moments.close(tx, meeting_id))


WEEK = timedelta(days=7)
