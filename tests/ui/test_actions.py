"""Actions are data: no key twice, nobody missing who does them, words in both languages."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowMaker
from wsg_desktop.texts import Translator
from wsg_desktop.ui.actions import ACTIONS, LINE_ABOVE, ActionDeclaration, Actions, Menu, Scope, place_actions
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.places import PLACES, PlaceDeclaration
from wsg_desktop.ui.programme_commands import ProgrammeCommands
from wsg_desktop.ui.window_commands import WindowCommands

ALL = (*ACTIONS, *place_actions())


def test_no_id_is_used_twice() -> None:
    assert [key for key, count in Counter(action.id for action in ALL).items() if count > 1] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.key)
def test_no_key_does_two_things_in_a_place(qtbot: QtBot, en: Translator, place: PlaceDeclaration) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, shown = Actions(window, en), place.load()
    here = [it for it in ALL if it.scope is Scope.PLACE and it.place in {"", place.key}]
    actions.give_keys(frozenset(it.id for it in here if hasattr(shown, it.method)))
    keys = Counter(key.toString() for it in actions.ids() for key in actions[it].shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


@pytest.mark.parametrize("action", [one for one in ACTIONS if one.scope is Scope.WINDOW])
def test_somebody_does_every_action_of_the_window(action: ActionDeclaration) -> None:
    assert hasattr(WindowCommands, action.method) or hasattr(ProgrammeCommands, action.method)


def test_some_place_does_every_action_of_places() -> None:
    classes: list[type[Place]] = [place.load() for place in PLACES]
    keys = {place.key for place in PLACES}
    for action in ACTIONS:
        if action.scope is Scope.PLACE:
            assert any(hasattr(one, action.method) for one in classes), action.id
            assert not action.place or action.place in keys, action.id
            assert not hasattr(QWidget, action.method), f"{action.id}: every widget has {action.method}"


def test_lines_stand_above_actions_that_exist() -> None:
    assert {action.id for action in ACTIONS} >= LINE_ABOVE


def test_every_text_is_in_dutch(nl: Translator) -> None:
    same = {"Planning", "Partners"}
    for text in {action.text for action in ALL} | {menu.value for menu in Menu}:
        assert nl(text) != text or text in same, text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("menu", [one for one in Menu if one is not Menu.GO], ids=lambda menu: menu.name)
def test_no_letter_is_underlined_twice_in_a_menu(
    menu: Menu, language: str, nl: Translator, en: Translator
) -> None:
    tr = {"nl": nl, "en": en}[language]
    texts = [tr(action.text) for action in ACTIONS if action.menu is menu]
    letters = Counter(text[text.index("&") + 1].lower() for text in texts)
    assert [letter for letter, count in letters.items() if count > 1] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_letter_is_underlined_twice_in_the_menu_bar(language: str, nl: Translator, en: Translator) -> None:
    tr = {"nl": nl, "en": en}[language]
    letters = [tr(menu.value)[tr(menu.value).index("&") + 1].lower() for menu in Menu]
    assert len(set(letters)) == len(letters)


def test_actions_are_in_the_window_with_icon_and_words(make_window: WindowMaker, qtbot: QtBot) -> None:
    window = make_window()
    for action_id in window.actions_.ids():
        assert window.actions_[action_id].text()
    with_icon = [declared.id for declared in window.actions_.declarations.values() if declared.icon]
    window.actions_.show_icons()
    assert all(window.actions_[it].icon().isNull() for it in with_icon), "drawn while nothing else is asked"
    qtbot.waitUntil(lambda: not any(window.actions_[it].icon().isNull() for it in with_icon))


def test_keys_of_the_place_that_is_shown_go_before_the_same_of_others(qtbot: QtBot, en: Translator) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, en)

    def with_ctrl_n() -> list[str]:
        key = QKeySequence("Ctrl+N")
        return [it for it in actions.ids() if key in actions[it].shortcuts()]

    actions.give_keys(frozenset({"new_party"}))
    assert with_ctrl_n() == ["new_party"]
    actions.give_keys(frozenset())
    assert with_ctrl_n() == ["new_project"], "elsewhere the first has them"
