"""A dialog with work beside it: it is left only when whoever opened it says so."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.working_dialog import WorkingDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> WorkingDialog:
    made = WorkingDialog()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_escape_asks_to_stop_and_leaves_the_window_open(qtbot: QtBot, dialog: WorkingDialog) -> None:
    with qtbot.waitSignal(dialog.stop_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_the_cross_of_the_window_asks_too(qtbot: QtBot, dialog: WorkingDialog) -> None:
    with qtbot.waitSignal(dialog.stop_requested):
        dialog.close()
    assert dialog.isVisible()


def test_leaving_closes_it_without_asking_again(qtbot: QtBot, dialog: WorkingDialog) -> None:
    with qtbot.assertNotEmitted(dialog.stop_requested):
        dialog.leave()
    assert not dialog.isVisible()
