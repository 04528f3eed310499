"""The window: start screen, places, undo, language, files dropped on it, what it finds again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.conftest import WindowMaker
from tests.ui.counting_place import CountingPlace, FindingPlace
from tests.ui.menu_items import menu_at, menu_in
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.errors import UserError
from wsg_desktop.services import programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import (
    LANGUAGE,
    LAST_PLACE,
    NAVIGATION_NARROW,
    PLACE_STATES,
    RECENT_FILES,
    WINDOW_GEOMETRY,
    Settings,
)
from wsg_desktop.ui.actions import ACTIONS, ActionDeclaration, Menu, Scope
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.start_screen import StartScreen

LOOK = ActionDeclaration(
    "look", "Look", Menu.EDIT, "search", ("F8",), scope=Scope.PLACE, handler="look_around"
)


def _place(window: MainWindow) -> CountingPlace:
    place = window.places.current
    assert isinstance(place, CountingPlace)
    return place


def _add(window: MainWindow, title: str = "Eettafel", told: str = "") -> None:
    assert window.session.change("Add a project", lambda tx: projects.create(tx, title), told)


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    kinds, action = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier), Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(400, 300), action, data, *kinds)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), action, data, *kinds))


def test_it_begins_on_the_start_screen_without_a_frame(window: MainWindow) -> None:
    assert isinstance(window.places.currentWidget(), StartScreen)
    assert not window.navigation.isVisible()
    assert not window.status.isVisible()
    assert window.windowTitle() == "WSG Desktop"


def test_what_needs_a_programme_is_off_without_one(window: MainWindow) -> None:
    assert not window.actions_["save_copy"].isEnabled()
    assert not window.actions_["undo"].isEnabled()
    assert not window.actions_["go_today"].isEnabled()
    assert window.actions_["open_programme"].isEnabled()


def test_an_open_programme_shows_its_first_place(open_window: MainWindow) -> None:
    window = open_window
    assert window.places.current_key == "today"
    assert window.navigation.isVisible()
    assert window.windowTitle() == "Proef - WSG Desktop"
    assert window.status._open.text() == "Proef · 0 projects · 0 areas"
    assert _place(window).label.text() == "0"


def test_keys_go_to_a_place_and_back(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.places.current_key == "projects"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.places.current_key == "today"
    assert window.settings.get(LAST_PLACE) == "today"


def test_a_change_reaches_the_place_the_badge_and_the_status_bar(open_window: MainWindow) -> None:
    window = open_window
    _add(window)
    assert _place(window).label.text() == "1"
    assert _place(window).changes[0].label == "Add a project"
    assert window.navigation._items["projects"].accessibleName() == "Projects 1"
    assert window.status._saved.text().startswith("Everything saved ")


def test_a_hidden_place_reads_again_only_when_it_is_shown(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    first = _place(window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    before = first.refreshed
    _add(window)
    _add(window)
    assert first.refreshed == before
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert first.refreshed == before + 1
    assert first.label.text() == "2"


def test_undo_is_named_and_done_by_its_keys_and_redone(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    _add(window)
    assert window.actions_["undo"].text() == "&Undo: Add a project"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _place(window).label.text() == "0"
    assert not window.actions_["undo"].isEnabled()
    assert window.actions_["redo"].text() == "&Redo: Add a project"
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert _place(window).label.text() == "1"


def test_a_refused_change_is_told_and_changes_nothing(
    open_window: MainWindow, messages: RecordedMessages
) -> None:
    outcome = open_window.session.change("Add a project", lambda tx: projects.create(tx, " "))
    assert not outcome
    assert len(messages.problems) == 1
    assert _place(open_window).label.text() == "0"


def test_a_told_change_offers_to_take_it_back(open_window: MainWindow, messages: RecordedMessages) -> None:
    _add(open_window, told="Eettafel was added.")
    offer = messages.said[0].offer
    assert messages.said[0].text == "Eettafel was added."
    assert offer is not None
    assert offer.text == "Undo"
    offer.run()
    assert _place(open_window).label.text() == "0"


def test_another_language_holds_at_once_and_the_place_comes_back(open_window: MainWindow) -> None:
    window = open_window
    window.go_to("projects")
    window.settings.set(LANGUAGE, "nl")
    assert window.menuBar().actions()[0].text() == "&Bestand"
    assert window.actions_["undo"].text() == "&Ongedaan maken"
    assert window.navigation._items["today"].text() == "Vandaag"
    assert window.places.current_key == "projects"
    assert _place(window).context.tr.language == "nl"
    assert window.status._open.text() == "Proef · 0 projecten · 0 gebieden"
    window.settings.set(LANGUAGE, "en")
    assert window.menuBar().actions()[0].text() == "&File"


def test_another_language_on_the_start_screen(window: MainWindow) -> None:
    window.settings.set(LANGUAGE, "nl")
    assert isinstance(window.places.currentWidget(), StartScreen)
    assert window.menuBar().actions()[1].text() == "Be&werken"


def test_a_dropped_programme_is_opened(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, settings: Settings
) -> None:
    path = tmp_path / "Deventer.wsg"
    programme.create(path, "Jan", name="Deventer").close()
    with qtbot.waitSignal(window.session.opened):
        _drop(window, path)
    assert window.windowTitle() == "Deventer - WSG Desktop"
    assert settings.get(RECENT_FILES) == [str(path)]


def test_dragging_over_the_start_screen_shows_where_to_drop(window: MainWindow, tmp_path: Path) -> None:
    plain = window.grab().toImage()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "lijst.xlsx"))])
    kinds = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), Qt.DropAction.CopyAction, data, *kinds))
    assert window.grab().toImage() != plain
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.grab().toImage() == plain


def test_dropped_lists_are_handed_on(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.files_dropped.disconnect()
    lists = [tmp_path / "een.xlsx", tmp_path / "twee.csv"]
    with qtbot.waitSignal(window.files_dropped) as dropped:
        _drop(window, *lists)
    assert dropped.args == [lists]


def test_what_is_no_programme_is_told_and_what_was_open_stays(
    open_window: MainWindow, tmp_path: Path, messages: RecordedMessages
) -> None:
    path = tmp_path / "geen.wsg"
    path.write_text("geen programma", encoding="utf-8")
    assert not open_window.programmes.open_path(path)
    assert len(messages.problems) == 1
    assert open_window.session.is_open
    assert open_window.places.current_key == "today"


def test_an_action_of_a_place_is_done_by_the_place_that_is_shown(
    monkeypatch: pytest.MonkeyPatch, make_window: WindowMaker, document: Document, qtbot: QtBot
) -> None:
    monkeypatch.setattr("wsg_desktop.ui.actions.ACTIONS", (*ACTIONS, LOOK))
    window = make_window()
    window.session.show(document)
    place = _place(window)
    assert isinstance(place, FindingPlace)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert place.found == 1
    place.may_find = False
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert place.found == 1
    window.go_to("projects")
    assert not window.actions_["look"].isEnabled()


def test_an_action_of_another_place_goes_there(
    monkeypatch: pytest.MonkeyPatch, make_window: WindowMaker, document: Document, qtbot: QtBot
) -> None:
    monkeypatch.setattr("wsg_desktop.ui.actions.ACTIONS", (*ACTIONS, LOOK._replace(place="today")))
    window = make_window()
    window.session.show(document)
    window.go_to("projects")
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.places.current_key == "today"
    assert _place(window).found == 1


def test_a_request_is_handed_to_the_place(open_window: MainWindow) -> None:
    open_window.go_to("projects", {"view": "late"})
    assert _place(open_window).requests == [{"view": "late"}]


def test_words_of_a_place_stand_in_the_status_bar_while_it_is_shown(open_window: MainWindow) -> None:
    window = open_window
    before = window.places.current_key
    _place(window).status_changed.emit("1 of 12 selected")
    assert window.status._open.text() == "1 of 12 selected"
    window.go_to("projects")
    assert window.status._open.text() == "Proef · 0 projects · 0 areas"
    window.go_to(before)
    assert window.status._open.text() == "1 of 12 selected"


def test_places_find_their_state_again(
    open_window: MainWindow, make_window: WindowMaker, settings: Settings, document: Document
) -> None:
    _place(open_window).found = 7
    open_window.close()
    assert settings.get(PLACE_STATES)["today"] == {"found": 7}
    again = make_window()
    assert again.programmes.open_path(document.path)
    assert _place(again).given == {"found": 7}


def test_the_last_place_is_shown_again(open_window: MainWindow, document: Document) -> None:
    window = open_window
    window.go_to("projects")
    window.programmes.close_programme()
    assert isinstance(window.places.currentWidget(), StartScreen)
    assert window.programmes.open_path(document.path)
    assert window.places.current_key == "projects"


def test_the_window_comes_back_as_it_was(window: MainWindow) -> None:
    window.setGeometry(0, 30, 800, 517)
    window.close()
    other = MainWindow(window.settings, window.messages)
    assert (other.width(), other.height()) == (800, 517)
    other.deleteLater()


def test_a_window_of_a_screen_that_is_gone_comes_back_to_one_that_exists(
    window: MainWindow, settings: Settings, messages: RecordedMessages
) -> None:
    window.setGeometry(9000, 9000, 900, 600)
    settings.set(WINDOW_GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode())
    other = MainWindow(settings, messages)
    seen = QGuiApplication.primaryScreen().availableGeometry().intersected(other.geometry())
    assert seen.width() > 400
    other.deleteLater()


def test_damaged_geometry_is_no_problem(
    settings: Settings, messages: RecordedMessages, small_places: None
) -> None:
    settings.set(WINDOW_GEOMETRY, "no geometry")
    window = MainWindow(settings, messages)
    assert window.width() >= 800
    window.deleteLater()


def test_narrow_navigation_is_remembered(open_window: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    wide = open_window.navigation.width()
    qtbot.keyClick(open_window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert open_window.navigation.width() < wide / 2
    assert settings.get(NAVIGATION_NARROW)


def test_a_small_window_leaves_the_places_room(open_window: MainWindow, settings: Settings) -> None:
    wide = open_window.navigation.width()
    open_window.resize(900, 600)
    assert open_window.navigation.width() < wide / 2
    open_window.resize(1366, 768)
    assert open_window.navigation.width() == wide
    assert not settings.get(NAVIGATION_NARROW)


def test_somebody_elses_programme_is_shown_to_read_only(
    window: MainWindow, document: Document, qtbot: QtBot, messages: RecordedMessages
) -> None:
    other = Document.open(document.path, "Piet", document.clock)
    window.session.show(other)
    assert other.readonly
    assert "Jan has this programme open" in window.notice.accessibleName()
    assert not window.actions_["undo"].isEnabled()
    take_over = window.notice._buttons[1]
    messages.answers = [None]
    qtbot.mouseClick(take_over, Qt.MouseButton.LeftButton)
    assert messages.questions == ["Take over from Jan?"]
    assert window.session.document.readonly
    assert not window.actions_["edit_calendar"].isEnabled()
    assert "you can look, but not change" in window.actions_["edit_calendar"].toolTip()
    assert window.actions_["show_about"].toolTip() == "About WSG Desktop"
    messages.answers = ["take"]
    qtbot.mouseClick(take_over, Qt.MouseButton.LeftButton)
    assert not window.session.document.readonly
    assert not window.notice.isVisible()


def test_a_sample_says_that_it_is_one(open_window: MainWindow) -> None:
    open_window.session.change("Sample", lambda tx: programme.change_settings(tx, is_sample=True))
    assert open_window.notice.isVisible()
    assert "sample" in open_window.notice.accessibleName().lower()


def test_closing_closes_the_programme(open_window: MainWindow) -> None:
    open_window.close()
    assert not open_window.session.is_open


def test_every_control_has_a_name(window: MainWindow, document: Document) -> None:
    assert unnamed_controls(window) == []
    window.session.show(document)
    assert unnamed_controls(window) == []


def test_recent_files_are_in_the_menu_and_open(
    window: MainWindow, document: Document, settings: Settings
) -> None:
    document.close()
    settings.add_recent(document.path)
    recent = menu_in(menu_at(window, 0), "Op&en recent")
    recent.aboutToShow.emit()
    assert [one.text() for one in recent.actions()] == [document.path.stem]
    recent.actions()[0].trigger()
    assert window.session.is_open


def test_a_menu_switches_off_what_the_place_does_not_allow_and_lets_go_after(
    monkeypatch: pytest.MonkeyPatch, make_window: WindowMaker, document: Document, qtbot: QtBot
) -> None:
    monkeypatch.setattr("wsg_desktop.ui.actions.ACTIONS", (*ACTIONS, LOOK))
    window = make_window()
    window.session.show(document)
    _place(window).may_find = False
    edit = menu_at(window, 1)
    edit.aboutToShow.emit()
    assert not window.actions_["look"].isEnabled()
    with qtbot.waitSignal(window.menus.closed):
        edit.aboutToHide.emit()
    assert window.actions_["look"].isEnabled()


def test_a_newer_programme_is_shown_and_not_changed(
    window: MainWindow, messages: RecordedMessages, document: Document
) -> None:
    document.close()
    with closing(sqlite3.connect(document.path)) as database:
        database.execute("PRAGMA user_version=99")
    assert window.programmes.open_path(document.path)
    assert window.session.document.readonly
    assert messages.problems == []
    assert "saved by a newer version" in window.notice.accessibleName()
    with pytest.raises(UserError, match="saved by a newer version"):
        window.session.document.change("Add", lambda tx: projects.create(tx, "Eettafel"))
