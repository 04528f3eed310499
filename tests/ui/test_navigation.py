"""The navigation: mouse and keyboard, badges, narrow."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.texts import Translator
from wsg_desktop.ui.navigation import Navigation


@pytest.fixture
def navigation(qtbot: QtBot, small_places: None, en: Translator) -> Navigation:
    """Return a navigation with two places."""
    made = Navigation(en)
    qtbot.addWidget(made)
    made.resize(made.width(), 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_chooses_a_place(navigation: Navigation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigation.chosen) as chosen:
        qtbot.mouseClick(navigation._items["projects"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["projects"]


def test_one_place_is_marked(navigation: Navigation) -> None:
    navigation.mark("today")
    navigation.mark("projects")
    assert navigation._items["projects"].isChecked()
    assert not navigation._items["today"].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_chooses_a_place(navigation: Navigation, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(navigation.chosen) as chosen:
        qtbot.keyClick(navigation._items["projects"], key)
    assert chosen.args == ["projects"]


def test_arrow_keys_move(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.activateWindow()
    navigation._items["today"].setFocus()
    qtbot.waitUntil(navigation._items["today"].hasFocus)
    qtbot.keyClick(navigation._items["today"], Qt.Key.Key_Down)
    assert navigation._items["projects"].hasFocus()
    qtbot.keyClick(navigation._items["projects"], Qt.Key.Key_Up)
    assert navigation._items["today"].hasFocus()


def test_a_badge_is_said_with_the_name(navigation: Navigation) -> None:
    navigation.set_badge("projects", "124")
    assert navigation._items["projects"].accessibleName() == "Projects 124"
    navigation.set_badge("nowhere", "1")


def test_narrow_shows_icons_and_says_the_words_in_the_tooltip(navigation: Navigation) -> None:
    wide = navigation.width()
    navigation.set_narrow(narrow=True)
    assert navigation.width() < wide / 2
    assert navigation._items["projects"].toolTip() == "Projects (Ctrl+2)"
    assert unnamed_controls(navigation) == []


def test_settings_and_help_are_asked_for(navigation: Navigation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigation.settings_requested):
        qtbot.mouseClick(navigation._settings, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(navigation.help_requested):
        qtbot.mouseClick(navigation._help, Qt.MouseButton.LeftButton)


def test_it_is_drawn_in_every_state(navigation: Navigation) -> None:
    plain = navigation.grab().toImage()
    navigation.mark("today")
    marked = navigation.grab().toImage()
    navigation.set_badge("today", "12")
    assert plain != marked
    assert navigation.grab().toImage() != marked
