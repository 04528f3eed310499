"""A meeting that was moved after its papers went out: the new day is asked for until members are told."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, PAPER, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import send_after
from wsg_desktop.services.meetings import call_off, move_meeting
from wsg_desktop.services.untold_days import untold_day


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    return Table(document, clock).on(FIRST - WEEK)


def untold(table: Table) -> date | None:
    with table.document.reading() as read:
        return untold_day(read, table.ids.first, table.clock.today())


def test_members_have_to_be_told_of_another_day_until_something_with_it_went_out(table: Table) -> None:
    first = table.ids.first
    table.do(lambda tx: move_meeting(tx, first, FIRST + WEEK / 7))
    assert untold(table) is None, "nothing went out yet"
    table.send(first)
    assert untold(table) is None, "the papers name the day"

    table.do(lambda tx: move_meeting(tx, first, FIRST + WEEK))
    table.do(lambda tx: move_meeting(tx, first, FIRST + 2 * WEEK))
    assert untold(table) == FIRST + WEEK / 7
    table.fact(lambda tx: send_after(tx, first, [PAPER]))
    assert untold(table) is None, "what was sent after names the new day"

    table.do(lambda tx: move_meeting(tx, first, FIRST))
    assert untold(table) == FIRST + 2 * WEEK
    table.document.undo()
    assert untold(table) is None
    table.do(lambda tx: move_meeting(tx, first, FIRST))
    table.do(lambda tx: call_off(tx, first))
    assert untold(table) is None, "that it is called off is another story"
