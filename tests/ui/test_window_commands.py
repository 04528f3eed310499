"""The menus Beeld and Hulp, and the settings."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.source_tree import ROOT
from tests.ui.accessibility import unnamed_controls
from tests.ui.menu_items import menu_at, menu_in
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.paths import data_folder
from wsg_desktop.settings import COMPACT_ROWS, LANGUAGE, OWN_NAME, THEME, Settings
from wsg_desktop.ui import programme_commands
from wsg_desktop.ui.dialogs.about import LICENCES, AboutDialog
from wsg_desktop.ui.dialogs.messages import MessagesDialog
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.preferences.dialog import SettingsDialog


def test_settings_are_kept_as_they_are_chosen(
    window: MainWindow, messages: RecordedMessages, settings: Settings, qtbot: QtBot
) -> None:
    messages.drives.append(lambda dialog: _choose_all(dialog, settings, qtbot))
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(messages.dialogs[0], SettingsDialog)
    assert settings.get(OWN_NAME) == "Jan de Vries"


def _choose_all(dialog: SettingsDialog, settings: Settings, qtbot: QtBot) -> None:
    assert unnamed_controls(dialog) == []
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    qtbot.keyClick(boxes["Colours"], Qt.Key.Key_Down)
    assert settings.get(THEME) == "light"
    qtbot.keyClick(boxes["Language"], Qt.Key.Key_Up)
    assert settings.get(LANGUAGE) == "nl"
    tick = next(one for one in dialog.findChildren(QCheckBox) if "Low rows" in one.text())
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert settings.get(COMPACT_ROWS)
    name = dialog.findChild(QLineEdit)
    qtbot.keyClicks(name, "Jan de Vries")
    qtbot.keyClick(name, Qt.Key.Key_Return)


def test_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_about_tells_versions_and_folder_and_can_be_copied(
    window: MainWindow, messages: RecordedMessages, qtbot: QtBot
) -> None:
    window.actions_.trigger("show_about")
    (dialog,) = messages.dialogs
    assert isinstance(dialog, AboutDialog)
    dialog.show()
    assert unnamed_controls(dialog) == []
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "SQLite: 3." in copied
    assert str(data_folder()) in copied
    dialog.close()


def test_about_names_everybody_whose_work_is_in_the_program() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^A-Za-z0-9-]", line)[0].removesuffix("-Essentials") for line in declared}
    told = {name for whose, licence in LICENCES if licence for name in whose.split(", ")}

    assert len(names) > 10
    assert names - told == set()


def test_messages_so_far_are_latest_first(window: MainWindow, messages: RecordedMessages) -> None:
    messages.info("One.")
    messages.info("Two.")
    window.actions_.trigger("show_messages")
    (dialog,) = messages.dialogs
    assert isinstance(dialog, MessagesDialog)
    (lines,) = dialog.findChildren(QListWidget)
    assert [lines.item(row).text()[7:] for row in range(lines.count())] == ["Two.", "One."]
    assert unnamed_controls(dialog) == []


def test_without_messages_it_says_so(window: MainWindow, messages: RecordedMessages) -> None:
    window.actions_.trigger("show_messages")
    assert messages.dialogs[0].findChild(QListWidget) is None


def test_quit_closes_the_window(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_the_folder_of_backups_is_made_and_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(programme_commands, "open_folder", shown.append)
    window.actions_.trigger("open_data_folder")
    assert shown == [data_folder()]
    assert data_folder().is_dir()


def test_choices_in_the_menu_hold_and_are_marked(window: MainWindow, settings: Settings) -> None:
    view = menu_at(window, 2)
    colours = menu_in(view, "Colours")
    dark = next(one for one in colours.actions() if one.text() == "Dark")
    dark.trigger()
    assert settings.get(THEME) == "dark"
    colours.aboutToShow.emit()
    assert [one.text() for one in colours.actions() if one.isChecked()] == ["Dark"]
    compact = next(one for one in view.actions() if one.text() == "Low rows in tables")
    compact.trigger()
    assert settings.get(COMPACT_ROWS)
