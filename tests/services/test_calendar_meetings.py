"""Meetings that are set to a date of the administrative calendar: moved along or not, never unasked."""

from datetime import date, timedelta

import pytest

from tests.services.meeting import FIRST, SECOND, THIRD, WEEK, Table
from tests.store.state import state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.services import administrative_calendar, meetings
from wsg_desktop.services.document import Document
from wsg_desktop.store.bodies import list_set_to
from wsg_desktop.store.meetings import get_meeting

COUNCIL = SECOND + WEEK


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group that met once."""
    return Table(document, clock).on(FIRST + WEEK)


@pytest.fixture
def council(table: Table) -> str:
    """Return a date that three meetings are set to, of which one is behind."""
    made = table.do(lambda tx: administrative_calendar.add_period(tx, "Raad", "council", COUNCIL))
    for it in (table.ids.first, table.ids.second, table.ids.third):
        table.do(lambda tx, it=it: meetings.set_meeting_field(tx, it, "period_id", made))
    return made


def days(table: Table) -> list[date]:
    with table.document.reading() as read:
        ids = table.ids
        return [get_meeting(read, it).day for it in (ids.first, ids.second, ids.third)]


def move(table: Table, council: str, by: timedelta, *, along: bool) -> None:
    table.do(
        lambda tx: administrative_calendar.change_period(
            tx, council, move_meetings=along, first=COUNCIL + by, last=COUNCIL + by
        )
    )


def test_meetings_to_come_move_as_many_days_in_one_step(table: Table, council: str) -> None:
    before = state_of(table.document)
    move(table, council, WEEK, along=True)
    assert days(table) == [FIRST, SECOND + WEEK, THIRD + WEEK]
    with table.document.reading() as read:
        ahead = get_meeting(read, table.ids.second)
        assert [it.day for it in list_set_to(read, council, FIRST + WEEK)] == days(table)[1:]
    assert ahead.papers_due is None or ahead.papers_due < ahead.day
    table.document.undo()
    assert state_of(table.document) == before


def test_meetings_that_stay_are_still_set_to_it(table: Table, council: str) -> None:
    move(table, council, WEEK, along=False)
    assert days(table) == [FIRST, SECOND, THIRD]
    with table.document.reading() as read:
        assert len(list_set_to(read, council, FIRST + WEEK)) == 2


def test_they_come_on_a_working_day_and_not_on_one_another(table: Table, council: str) -> None:
    move(table, council, THIRD - SECOND, along=True)
    assert days(table)[1] == THIRD
    move(table, council, timedelta(days=2) + (THIRD - SECOND), along=True)
    assert days(table)[1].weekday() < 5


def test_a_day_on_which_the_body_meets_already_is_refused_whole(table: Table, council: str) -> None:
    table.do(lambda tx: meetings.set_meeting_field(tx, table.ids.third, "period_id", None))
    before = state_of(table.document)
    with pytest.raises(UserError):
        move(table, council, THIRD - SECOND, along=True)
    assert state_of(table.document) == before
