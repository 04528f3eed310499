"""What is being typed outlives the program: kept while it is typed, gone once it is kept or given up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowMaker
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.document import Document
from wsg_desktop.services.half_typed import HalfTyped, find, keep
from wsg_desktop.texts import Translator
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.projects.place import ProjectsPlace
from wsg_desktop.ui.widgets.growing_text import GrowingText

MINUTES = HalfTyped("The alderman wants to know more", "Minutes")


@pytest.fixture
def field(open_window: MainWindow) -> GrowingText:
    """Return a field of the window with the keyboard."""
    made = GrowingText("Minutes", parent=open_window)
    made.show()
    made.setFocus()
    return made


def test_it_is_kept_while_it_is_typed_until_the_field_has_it(
    open_window: MainWindow, field: GrowingText, document: Document
) -> None:
    open_window.half_typed.look()
    assert find(document.programme_id) == []
    QTest.keyClicks(field, MINUTES.text)
    open_window.half_typed.look()
    assert find(document.programme_id) == [MINUTES]
    field.show_text(MINUTES.text)
    open_window.places.setFocus()
    open_window.half_typed.look()
    assert find(document.programme_id) == []


def test_it_is_looked_for_by_itself(field: GrowingText, document: Document, qtbot: QtBot) -> None:
    QTest.keyClicks(field, MINUTES.text)
    qtbot.waitUntil(lambda: find(document.programme_id) == [MINUTES])


def test_what_goes_when_the_programme_closes_was_asked_about(
    open_window: MainWindow, field: GrowingText, document: Document
) -> None:
    QTest.keyClicks(field, MINUTES.text)
    open_window.half_typed.look()
    open_window.session.close()
    assert find(document.programme_id) == []


@pytest.mark.parametrize(("answer", "copied", "left"), [
    ("copy", f"{MINUTES.text}\n\nmore", []),
    ("drop", "", []),
    (None, "", [MINUTES, HalfTyped("more", "")]),
])  # fmt: skip
def test_what_was_left_is_given_back_when_the_programme_opens(
    window: MainWindow, messages: RecordedMessages, document: Document, qtbot: QtBot,
    answer: str | None, copied: str, left: list[HalfTyped],
) -> None:  # fmt: skip
    keep(document.programme_id, [MINUTES, HalfTyped("more", "")])
    QGuiApplication.clipboard().clear()
    messages.answers.append(answer)
    window.session.show(document)
    qtbot.waitUntil(lambda: bool(messages.questions))
    (words, answers) = messages.asked[-1]
    assert str(words).splitlines()[:2] == [
        f"“{MINUTES.text}” in Minutes is not kept.",
        "“more” is not kept.",
    ]
    assert answers == ("Copy the text", "Let it go")
    assert QGuiApplication.clipboard().text() == copied
    assert find(document.programme_id) == left


def test_what_is_typed_now_goes_with_what_was_left(
    window: MainWindow, messages: RecordedMessages, document: Document, qtbot: QtBot
) -> None:
    keep(document.programme_id, [MINUTES])
    window.session.show(document)
    qtbot.waitUntil(lambda: bool(messages.questions))
    field = GrowingText("Notes", parent=window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "new")
    window.half_typed.look()
    assert find(document.programme_id) == [MINUTES, HalfTyped("new", "Notes")]
    window.session.close()
    assert find(document.programme_id) == [MINUTES]


def test_who_only_looks_leaves_alone_what_another_window_types(
    make_window: WindowMaker, messages: RecordedMessages, document: Document, qtbot: QtBot
) -> None:
    keep(document.programme_id, [MINUTES])
    window, path, programme_id = make_window(), document.path, document.programme_id
    document.close()
    assert window.session.open(path, "Piet", readonly=True)
    qtbot.wait(50)
    assert messages.questions == []
    window.session.close()
    assert find(programme_id) == [MINUTES]


def test_a_cell_that_is_typed_in_is_kept_too(whole_window: MainWindow, qtbot: QtBot, en: Translator) -> None:
    whole_window.go_to("projects")
    place = whole_window.places.current
    assert isinstance(place, ProjectsPlace)
    table = place.table
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClicks(table, "E")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "en nieuwe naam")
    whole_window.half_typed.look()
    programme_id = whole_window.session.document.programme_id
    assert find(programme_id) == [HalfTyped("Een nieuwe naam", "")]
