"""The card: pressed by mouse and keyboard, said whole, never cut."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.card import Card


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    """Return a card that counts."""
    made = Card("alarm-clock", "projecten te laat")
    made.set_number("7")
    made.set_more("2 meer dan vorige week")
    qtbot.addWidget(made)
    made.resize(260, 120)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_is_pressed_by_the_mouse_on_its_words(card: Card, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card._label.geometry().center())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_the_keyboard(card: Card, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, key)


def test_a_screen_reader_hears_all(card: Card) -> None:
    assert card.accessibleName() == "7 projecten te laat"
    assert card.accessibleDescription() == "2 meer dan vorige week"


def test_long_words_make_it_higher(card: Card) -> None:
    low = card.heightForWidth(200)
    card.set_label("langer dan drie maanden niet bijgewerkt door de trekker van het project")
    assert card.heightForWidth(200) > low


def test_larger_texts_make_it_higher(card: Card, theme: Theme) -> None:
    low = card.heightForWidth(260)
    theme.apply("light", 1.5)
    assert card.heightForWidth(260) > low


def test_the_ring_shows_for_the_keyboard_only(card: Card, qtbot: QtBot) -> None:
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    plain = card.grab().toImage()
    card.setFocus(Qt.FocusReason.MouseFocusReason)
    assert card.grab().toImage() == plain
    card.clearFocus()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert card.grab().toImage() != plain
