"""The list of conflicts: what contradicts which link, why, and ways out that are one undo step each."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.following.test_teller import add, on
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.services import links, programme, scheduling
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.following.conflicts_dialog import ConflictsDialog
from wsg_desktop.ui.main_window import MainWindow


@pytest.fixture
def pair(open_window: MainWindow, document: Document) -> tuple[str, str]:
    """B waits for A, and for the start of C; it was put a week before A allows."""

    def work(tx: Transaction) -> tuple[str, str, str]:
        a = add(tx, "A", on(1, 4), on(1, 15))
        b = add(tx, "B", on(1, 18), on(1, 29))
        c = add(tx, "C", on(1, 4), on(1, 29))
        return a, b, c

    a, b, c = document.change("plan", work)
    document.change("link", lambda tx: links.add_link(tx, a, b))
    document.change("link", lambda tx: links.add_link(tx, c, b, LinkType.START_START, 2))
    document.change("shift", lambda tx: scheduling.shift(tx, [b], -7, -7))
    return a, b


@pytest.fixture
def dialog(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, pair: tuple[str, str]
) -> ConflictsDialog:
    messages.said.clear()
    open_window.actions_.trigger("show_conflicts")
    made = messages.dialogs[-1]
    assert isinstance(made, ConflictsDialog)
    qtbot.addWidget(made)
    made.show()
    return made


def b(document: Document) -> ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, stored.get_project_id(read, "B"))


def dates(document: Document) -> tuple[date | None, date | None, str]:
    row = b(document)
    return row.start.day, row.end.day, row.scheduling


def test_a_conflict_says_what_and_why(dialog: ConflictsDialog) -> None:
    (line,) = dialog.lines
    assert line.conflict.name == "B Project B"
    assert line.conflict.what == (
        "Starts on 11 Jan 2027, can start on 18 Jan 2027 at the earliest: 5 working days too early."
    )
    assert line.conflict.why == "A Project A must be finished before B starts."
    assert line.move_button.text() == "Move to 18 Jan 2027"
    assert line.fix_button.isHidden(), "it is fixed already"
    assert unnamed_controls(dialog) == []


def test_moving_lets_it_follow_again_as_one_step(
    qtbot: QtBot, open_window: MainWindow, document: Document, dialog: ConflictsDialog
) -> None:
    before = dates(document)
    assert before == (on(1, 11), on(1, 22), "fixed")

    qtbot.mouseClick(dialog.lines[0].move_button, Qt.MouseButton.LeftButton)

    assert dates(document) == (on(1, 18), on(1, 29), "follows")
    assert dialog.lines == []
    assert dialog._empty.isVisible()
    open_window.session.undo()
    assert dates(document) == before
    assert len(dialog.lines) == 1


def test_the_link_can_be_taken_away(
    qtbot: QtBot, document: Document, dialog: ConflictsDialog, messages: RecordedMessages
) -> None:
    qtbot.mouseClick(dialog.lines[0].unlink_button, Qt.MouseButton.LeftButton)
    with document.reading() as read:
        assert [link.type for link in list_links(read)] == ["SS"]
    assert dates(document) == (on(1, 11), on(1, 22), "fixed")
    assert dialog.lines == []
    assert messages.said[-1].text.startswith("B Project B no longer waits for A.")


def test_what_follows_but_contradicts_can_be_fixed(
    qtbot: QtBot, open_window: MainWindow, document: Document, messages: RecordedMessages
) -> None:
    def work(tx: Transaction) -> None:
        one, other = add(tx, "A", on(1, 4), on(1, 15)), add(tx, "B", on(1, 11), on(1, 22))
        links.add_link(tx, one, other, LinkType.START_START, 5)

    document.change("plan", work)
    # Two days on which nobody works make five days in between longer.
    document.change("close", lambda tx: programme.add_closing_days(tx, "Sluiting", on(1, 6), on(1, 7)))
    open_window.actions_.trigger("show_conflicts")
    dialog = messages.dialogs[-1]
    assert isinstance(dialog, ConflictsDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.lines[0].fix_button, Qt.MouseButton.LeftButton)
    assert dates(document) == (on(1, 11), on(1, 22), "fixed")
    assert dialog.lines[0].fix_button.isHidden()


def test_going_to_it_closes_the_list(
    qtbot: QtBot, open_window: MainWindow, dialog: ConflictsDialog, pair: tuple[str, str]
) -> None:
    went: list[str] = []
    dialog.project_requested.connect(went.append)
    qtbot.mouseClick(dialog.lines[0].open_button, Qt.MouseButton.LeftButton)
    assert went == [pair[1]]
    assert not dialog.isVisible()
    open_window.session.undo()
    assert len(dialog.lines) == 1, "a list that was closed reads no more"
