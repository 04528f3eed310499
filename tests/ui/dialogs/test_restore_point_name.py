"""A restore point gets a name: Enter is enough, one's own name is kept."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialogs.restore_point_name import RestorePointNameDialog

NOW = datetime(2026, 11, 23, 7, 47, tzinfo=UTC)


def made(qtbot: QtBot, tr: Translator) -> RestorePointNameDialog:
    dialog = RestorePointNameDialog(tr, NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_day_and_time_stand_there_and_are_no_name(qtbot: QtBot, nl: Translator) -> None:
    dialog = made(qtbot, nl)
    assert dialog.line.text() == "23 nov 2026 08.47"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.name == ""


def test_typing_replaces_what_stands_there(qtbot: QtBot, en: Translator) -> None:
    dialog = made(qtbot, en)
    dialog.line.setFocus()
    QTest.keyClicks(dialog.line, " Stuurgroep  3 ")
    assert dialog.name == "Stuurgroep 3"
