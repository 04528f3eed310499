"""What followed from an edit is said in one message, wherever it was made, with what can be done about it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import links, project_fields, projects, scheduling
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.following.conflicts_dialog import ConflictsDialog
from wsg_desktop.ui.following.plan_list import PlanListDialog
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.projects.edits import ProjectEdits


def on(month: int, day: int) -> date:
    return date(2027, month, day)


def add(tx: Transaction, number: str, first: date, last: date) -> str:
    made = projects.create(tx, f"Project {number}", number=number)
    project_fields.set_field(tx, made, "start", exact(first))
    project_fields.set_field(tx, made, "end", exact(last))
    return made


Chain = tuple[str, str, str]


@pytest.fixture
def chain(open_window: MainWindow, document: Document, messages: RecordedMessages) -> Chain:
    """A from 4 to 15 January, B right after it, C right after B."""

    def work(tx: Transaction) -> Chain:
        a = add(tx, "A", on(1, 4), on(1, 15))
        b = add(tx, "B", on(1, 18), on(1, 29))
        c = add(tx, "C", on(2, 1), on(2, 12))
        return a, b, c

    a, b, c = document.change("plan", work)
    document.change("link", lambda tx: [links.add_link(tx, a, b), links.add_link(tx, b, c)])
    messages.said.clear()
    return a, b, c


def start_of(document: Document, project_id: str) -> date | None:
    with document.reading() as read:
        return stored.get_project(read, project_id).start.day


def shift(window: MainWindow, project_id: str, days: int, told: str = "") -> None:
    window.session.change("shift", lambda tx: scheduling.shift(tx, [project_id], days, days), told)


def test_one_message_tells_the_edit_and_what_moved_along(
    open_window: MainWindow, document: Document, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[0], 7, "1 project moved: 1 week later.")

    (said,) = messages.said
    assert said.text == "1 project moved: 1 week later. 2 followers move along."
    assert [offer.text for offer in said.offers] == ["Undo", "Look"]
    assert start_of(document, chain[2]) == on(2, 8)
    said.offers[0].run()
    assert [start_of(document, it) for it in chain] == [on(1, 4), on(1, 18), on(2, 1)]


def test_an_edit_that_tells_nothing_itself_still_says_what_moved_along(
    open_window: MainWindow, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[0], 7)
    assert [it.text for it in messages.said] == ["2 followers move along."]


def test_an_edit_of_something_else_than_the_window_is_told_too(
    open_window: MainWindow, document: Document, messages: RecordedMessages, chain: Chain
) -> None:
    document.change("import", lambda tx: scheduling.shift(tx, [chain[1]], 7, 7))
    assert [it.text for it in messages.said] == ["1 follower moves along."]


def test_an_edit_that_nothing_follows_is_told_as_ever(
    open_window: MainWindow, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[2], 7, "Moved.")
    (said,) = messages.said
    assert (said.text, [offer.text for offer in said.offers]) == ("Moved.", ["Undo"])


def test_what_nothing_holds_any_longer_can_move_back_as_one_step(
    open_window: MainWindow, document: Document, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[0], 7)
    messages.said.clear()
    shift(open_window, chain[0], -7)

    (said,) = messages.said
    assert said.text == "2 followers can move back, for nothing holds them there any longer."
    assert [offer.text for offer in said.offers] == ["Move back", "Look"]
    assert start_of(document, chain[1]) == on(1, 25)

    said.offers[0].run()

    assert [start_of(document, it) for it in chain] == [on(1, 4), on(1, 18), on(2, 1)]
    assert messages.said[-1].text == "2 followers moved back."
    messages.said[-1].offers[0].run()
    assert [start_of(document, it) for it in chain] == [on(1, 4), on(1, 25), on(2, 8)]


def test_an_old_offer_to_move_back_moves_nothing(
    open_window: MainWindow, document: Document, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[0], 7)
    shift(open_window, chain[0], -7)
    offer = messages.said[-1].offers[0]
    shift(open_window, chain[2], 14)

    offer.run()

    assert start_of(document, chain[1]) == on(1, 25)
    assert "Nothing was moved" in str(messages.problems[-1])


def test_what_was_put_against_a_link_is_said_to_be_fixed_with_the_conflicts_at_hand(
    open_window: MainWindow, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[2], -7)

    (said,) = messages.said
    assert said.text == "C is fixed now: it starts before B allows."
    assert [offer.text for offer in said.offers] == ["See conflicts"]
    said.offers[0].run()
    assert isinstance(messages.dialogs[-1], ConflictsDialog)


def test_the_list_says_from_when_to_when_and_because_of_what(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[0], 7)
    messages.said[-1].offers[1].run()
    dialog = messages.dialogs[-1]
    assert isinstance(dialog, PlanListDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    (table,) = dialog.tables
    assert table.accessibleName() == "Moved along"
    assert [line.cells for line in table.lines.lines] == [
        (
            "B Project B",
            "18 Jan 2027 – 29 Jan 2027 → 25 Jan 2027 – 5 Feb 2027",
            "5 working days later",
            "A Project A",
        ),
        (
            "C Project C",
            "1 Feb 2027 – 12 Feb 2027 → 8 Feb 2027 – 19 Feb 2027",
            "5 working days later",
            "B Project B",
        ),
    ]
    assert unnamed_controls(dialog) == []
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Moved along"
    assert copied[1].split("\t") == ["Project", "From when to when", "Difference", "Because of"]
    assert copied[3].startswith("C Project C\t")


def test_enter_on_a_line_goes_to_its_project(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, chain: Chain
) -> None:
    shift(open_window, chain[0], 7)
    messages.said[-1].offers[1].run()
    dialog = messages.dialogs[-1]
    assert isinstance(dialog, PlanListDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    went: list[str] = []
    dialog.project_requested.connect(went.append)
    (table,) = dialog.tables
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert went == [chain[2]]
    assert not dialog.isVisible()
    assert open_window.places.current_key == "projects"


def test_a_project_in_the_bin_and_what_that_frees_are_told_in_one_message(
    open_window: MainWindow, document: Document, messages: RecordedMessages, chain: Chain
) -> None:
    # B is wanted three days later than it must be; A then pushes it beyond that.
    shift(open_window, chain[1], 3)
    shift(open_window, chain[0], 14)
    messages.said.clear()
    with document.reading() as read:
        row = stored.get_project(read, chain[0])
    edits = ProjectEdits(open_window.session)

    edits.move_to_bin([row], lambda gone: f"{len(gone)} gone.")

    (said,) = messages.said
    assert said.text == "1 gone. 2 followers can move back, for nothing holds them there any longer."
    assert [offer.text for offer in said.offers] == ["Undo", "Move back", "Look"]
