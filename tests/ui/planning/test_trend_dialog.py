"""The figure of promised dates in its dialog: opened from chart and details, taken along, told in words."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.planning.test_place import fill
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.ui.details.history_part import HistoryPart
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.planning.trend_dialog import TrendDialog

WORDS = "A2 Project A2: moved 2 times, 85 days later in all"


@pytest.fixture
def ids(document: Document, clock: FixedClock) -> dict[str, str]:
    document.change("vullen", fill)
    with document.reading() as read:
        found = {row.number: row.id for row in stored.list_projects(read)}
    for days in (20, 85):
        clock.set(clock.now() + timedelta(days=7))
        day = exact(date(2027, 3, 31) + timedelta(days=days))
        document.change("later", lambda tx, it=day: project_fields.set_field(tx, found["A2"], "end", it))
    return found


@pytest.fixture
def place(qtbot: QtBot, window: MainWindow, document: Document, ids: dict[str, str]) -> PlanningPlace:
    window.session.show(document)
    made = PlanningPlace(window.context())
    qtbot.addWidget(made)
    made.restore({"details": True})
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def choose(place: PlanningPlace, words: str) -> None:
    place._open_menu(QPoint(10, 10))
    menu = place.menu
    next(it for it in menu.actions() if it.text() == words).trigger()
    menu.close()


def shown(messages: RecordedMessages, qtbot: QtBot) -> TrendDialog:
    dialog = messages.dialogs[-1]
    assert isinstance(dialog, TrendDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_without_a_choice_it_shows_what_slipped_most(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages
) -> None:
    choose(place, "What slipped most over time...")
    dialog = shown(messages, qtbot)
    assert dialog.said == WORDS
    assert dialog.figure.accessibleDescription() == WORDS
    assert dialog.figure.isVisible()


def test_chosen_projects_are_shown_also_when_they_keep_their_word(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages, ids: dict[str, str]
) -> None:
    place.select([ids["A2"], ids["A1"]])
    choose(place, "Course of the promised date...")
    assert shown(messages, qtbot).said.splitlines() == ["A1 Project A1: still as first promised", WORDS]


def test_the_history_of_a_project_leads_to_it(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages, ids: dict[str, str]
) -> None:
    place.select([ids["A1"]])
    place.details.show_page("history")
    part = place.findChild(HistoryPart)
    assert isinstance(part, HistoryPart)
    part.trend.click()
    assert shown(messages, qtbot).windowTitle() == "Course of the promised date: A1 Project A1"


def test_it_is_saved_and_copied(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages, tmp_path: Path
) -> None:
    choose(place, "What slipped most over time...")
    dialog = shown(messages, qtbot)
    messages.paths = [tmp_path / "verloop.png"]
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert messages.said[-1].text == "Figure saved as verloop.png."
    assert QImage(str(tmp_path / "verloop.png")).width() > 2000
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().image().width() > 2000
    qtbot.mouseClick(dialog.copy_text, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == WORDS


def test_nothing_to_show_says_so(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages, document: Document
) -> None:
    document.undo()
    document.undo()
    choose(place, "What slipped most over time...")
    dialog = shown(messages, qtbot)
    assert not dialog.figure.isVisible()
    assert not dialog.save.isEnabled()
