"""Deleting what is in use, in a real window: what goes along is said, undo brings it all back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.store.state import state_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services import actions, agendas, decisions
from wsg_desktop.services.document import Document
from wsg_desktop.store import bodies, meetings
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator
from wsg_desktop.ui.bin.place import BinPlace
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.steering.action_list_page import ActionListPage
from wsg_desktop.ui.steering.members_page import MembersPage
from wsg_desktop.ui.steering.place import SteeringPlace

PLACES = ("today", "projects", "planning", "steering", "partners", "history")


@pytest.fixture
def document(whole_window: MainWindow) -> Document:
    return whole_window.session.document


@pytest.fixture
def place(whole_window: MainWindow) -> SteeringPlace:
    whole_window.go_to("steering")
    found = whole_window.places.current
    assert isinstance(found, SteeringPlace)
    return found


def group(document: Document) -> bodies.BodyRow:
    with document.reading() as read:
        return next(it for it in bodies.list_bodies(read) if it.name == "Stuurgroep")


def press_delete(place: SteeringPlace, key: str) -> None:
    place.receive(key)
    place.tree.setFocus()
    QTest.keyClick(place.tree, Qt.Key.Key_Delete)


def goes_back(document: Document, do: Callable[[], object]) -> None:
    """Do it, look that undo brings back all there was and redo all there came, and leave it done."""
    before = state_of(document)
    do()
    after = state_of(document)
    assert after != before
    document.undo()
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == after


def test_body_in_use_says_what_goes_along_and_comes_back_whole(
    whole_window: MainWindow, place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    body = group(document)
    press_delete(place, body.id)
    assert messages.questions == ["Move Stuurgroep to the bin?"]
    assert "13 meetings, 3 decisions and 4 actions go along" in str(messages.asked[0][0])
    assert "papers were sent or the minutes are fixed" in str(messages.asked[0][0])
    assert group(document).id == body.id, "going back deletes nothing"

    def delete() -> None:
        messages.answers = ["bin"]
        press_delete(place, body.id)

    before = state_of(document)
    goes_back(document, delete)
    assert messages.said[-1].text == "Stuurgroep is in the bin."
    for key in PLACES:
        whole_window.go_to(key)
    for key in ("decisions", "actions", "calendar"):
        whole_window.go_to("steering", key)
    whole_window.go_to("bin", body.id)
    found = whole_window.places.current
    assert isinstance(found, BinPlace)
    found.receive(body.id)
    found.button.click()
    assert state_of(document) == before


def test_meeting_in_use_says_what_stays_and_one_with_papers_why_not(
    place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    body = group(document)
    with document.reading() as read:
        mine = meetings.list_meetings(read, body.id)
    sent = next(it for it in mine if it.sent_at is not None)
    press_delete(place, sent.id)
    assert "what it fixed must stay" in str(messages.problems[0])
    coming = next(it for it in mine if it.sent_at is None and it.goes_on)

    def prepare(tx: Transaction) -> None:
        decisions.ask(tx, body.id, "Nieuwe deadline", meeting_id=coming.id)
        agendas.fill(tx, coming.id, translator("nl"))
        actions.add(tx, "Zaal huren", body_id=body.id, meeting_id=coming.id)

    document.change("voorbereiden", prepare)
    goes_back(document, lambda: press_delete(place, coming.id))
    assert messages.said[-1].text.endswith(
        "is in the bin. 10 points of the agenda go along. 1 decision waits for another meeting."
        " 1 action stays in the list."
    )
    # The action stays, but its meeting cannot be gone to; a link from elsewhere says so.
    place.receive("actions")
    page = place.board.page
    assert isinstance(page, ActionListPage)
    page.choose_line(next(it.id for it in page._all if it.text == "Zaal huren"))
    assert page.meeting.isHidden()
    place.receive(coming.id)
    assert "no longer in the list" in messages.said[-1].text
    assert place.board.page is page


def test_member_who_was_at_meetings_stays_written_there(
    place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    body = group(document)
    place.receive(body.id)
    place.board.show_page("members")
    page = place.board.page
    assert isinstance(page, MembersPage)
    gone = body.members[0]

    def remove() -> None:
        page.table.selectRow(0)
        page.remove.click()

    goes_back(document, remove)
    assert messages.said[-1].text == (
        f"{gone.label} is no longer in Stuurgroep. At 3 meetings it stays written who was there."
    )
    with document.reading() as read:
        held = next(it for it in meetings.list_meetings(read, body.id) if it.closed_at)
        assert gone.label in [it.name for it in meetings.list_attendance(read, held.id)]
