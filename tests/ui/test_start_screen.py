"""The start screen: three ways to begin, the files opened before, language and text size in the corner."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.texts import Translator
from wsg_desktop.ui.start_screen import StartScreen
from wsg_desktop.ui.widgets.card import Card
from wsg_desktop.ui.widgets.file_row import FileRow


@pytest.fixture
def screen(qtbot: QtBot, en: Translator, settings: Settings, tmp_path: Path) -> StartScreen:
    """Return a start screen with two files opened before."""
    made = StartScreen(en, settings, [tmp_path / "Deventer.wsg", tmp_path / "Twente.wsg"])
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Look at the sample", "sample_requested"),
        ("Begin with my Excel", "list_requested"),
        ("Empty programme", "empty_requested"),
    ],
)
def test_each_card_begins_something(screen: StartScreen, qtbot: QtBot, words: str, signal: str) -> None:
    card = next(one for one in screen.findChildren(Card) if one.accessibleName() == words)
    with qtbot.waitSignal(getattr(screen, signal)):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(getattr(screen, signal)):
        qtbot.keyClick(card, Qt.Key.Key_Return)


def test_a_file_opened_before_is_opened_again(screen: StartScreen, qtbot: QtBot, tmp_path: Path) -> None:
    row = next(one for one in screen.findChildren(FileRow) if one.text() == "Twente")
    with qtbot.waitSignal(screen.file_requested) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "Twente.wsg"]


def test_another_file_can_be_opened(screen: StartScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.open_requested):
        qtbot.mouseClick(screen.findChildren(FileRow)[-1], Qt.MouseButton.LeftButton)


def test_the_language_is_chosen_in_the_corner(screen: StartScreen, qtbot: QtBot, settings: Settings) -> None:
    box = next(one for one in screen.findChildren(QComboBox) if one.accessibleName() == "Language")
    assert box.currentText() == "English"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert settings.get(LANGUAGE) == "nl"


def test_every_control_has_a_name(screen: StartScreen) -> None:
    assert unnamed_controls(screen) == []


@pytest.mark.parametrize("width", [800, 1366, 1920])
def test_the_cards_stay_in_the_window_and_show_all_their_words(
    screen: StartScreen, qtbot: QtBot, width: int
) -> None:
    screen.resize(width, 700)
    cards = screen.findChildren(Card)
    qtbot.waitUntil(lambda: all(card.height() >= card.heightForWidth(card.width()) for card in cards))
    for card in cards:
        assert screen.rect().contains(card.mapTo(screen, card.rect().bottomRight()))
