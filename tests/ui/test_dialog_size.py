"""Dialogs that are larger than the screen scroll; others stay as they are."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from wsg_desktop.ui import dialog_size


def _dialog(qtbot: QtBot, lines: int) -> QDialog:
    made = QDialog()
    column = QVBoxLayout(made)
    for line in range(lines):
        column.addWidget(QLabel(f"Line {line}"))
    column.addWidget(QPushButton("Keep"))
    qtbot.addWidget(made)
    return made


def test_what_fits_is_left_alone(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, 3)
    before = dialog.layout()
    dialog_size.fit_screen(dialog)
    assert dialog.layout() is before
    assert dialog.findChildren(QScrollArea) == []


def test_what_does_not_fit_scrolls_and_its_button_is_reached_by_tab(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_size, "room_on_screen", lambda: QSize(400, 300))
    dialog = _dialog(qtbot, 40)
    dialog.setMinimumSize(600, 400)
    dialog_size.fit_screen(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.width() <= 400
    assert dialog.height() <= 300
    (button,) = dialog.findChildren(QPushButton)
    (pane,) = dialog.findChildren(QScrollArea)
    assert pane.viewport().rect().contains(button.mapTo(pane.viewport(), button.rect().center())) is False
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    pane.ensureWidgetVisible(button)
    assert pane.viewport().rect().contains(button.mapTo(pane.viewport(), button.rect().center()))


def test_a_row_of_buttons_stays_in_sight_under_what_scrolls(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_size, "room_on_screen", lambda: QSize(400, 300))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for line in range(40):
        column.addWidget(QLineEdit(f"Line {line}"))
    row = QHBoxLayout()
    keep, leave = QPushButton("Keep"), QPushButton("Leave")
    row.addStretch()
    row.addWidget(leave)
    row.addWidget(keep)
    column.addLayout(row)
    dialog_size.fit_screen(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.height() <= 300
    for button in (keep, leave):
        assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))
    dialog.findChildren(QLineEdit)[-1].setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is leave
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is keep


def test_the_room_is_never_more_than_the_screen() -> None:
    from PySide6.QtGui import QGuiApplication

    screen = QGuiApplication.primaryScreen().availableSize()
    assert dialog_size.room_on_screen().height() < screen.height()
