"""The window's own door: toasts with something to do, problems that stay, questions, bugs with details."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialogs.bug import BugDialog, details
from wsg_desktop.ui.messages import Answer, ExceptionInfo, Offer, WindowDoor
from wsg_desktop.ui.toasts import Toast


@pytest.fixture
def owner(qtbot: QtBot) -> QMainWindow:
    """Return an empty window that is shown."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(800, 600)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def door(owner: QMainWindow, en: Translator) -> WindowDoor:
    """Return the door of that window."""
    return WindowDoor(owner, en)


def _toasts(owner: QMainWindow) -> list[Toast]:
    shown = [toast for toast in owner.findChildren(Toast) if toast.isVisible()]
    return sorted(shown, key=lambda toast: toast.y())


def _broken() -> ExceptionInfo:
    try:
        (Path.home() / "there is no such plan.wsg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        return type(error), error, error.__traceback__
    raise AssertionError("it was read")


def _in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do `act` with the dialog that is about to run."""

    def when_there() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, when_there)


def test_a_toast_is_at_the_bottom_right_and_named(owner: QMainWindow, door: WindowDoor) -> None:
    door.info("Copy saved.")
    (toast,) = _toasts(owner)
    assert toast.accessibleName() == "Copy saved."
    assert owner.width() - toast.geometry().right() < 20
    assert owner.height() - toast.geometry().bottom() < 60
    assert unnamed_controls(owner) == []


def test_an_offer_is_done_by_its_button_and_the_toast_goes(
    owner: QMainWindow, door: WindowDoor, qtbot: QtBot
) -> None:
    done: list[bool] = []
    door.info("12 projects deleted.", Offer("Undo", lambda: done.append(True)))
    (toast,) = _toasts(owner)
    button = next(one for one in toast.findChildren(QPushButton) if one.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert _toasts(owner) == []


def test_what_is_offered_of_a_programme_goes_when_that_closes(owner: QMainWindow, door: WindowDoor) -> None:
    door.info("3 projects are changed.", Offer("Undo", lambda: None), Offer("Look", lambda: None))
    door.info("The list is made.", Offer("Open folder", lambda: None, lasts=True))
    door.info("Copy saved.")
    door.withdraw()
    assert [it.message.text for it in _toasts(owner)] == ["The list is made.", "Copy saved."]
    assert [[offer.text for offer in it.offers] for it in door.said] == [[], ["Open folder"], []]


def test_an_offer_is_done_by_the_keyboard(owner: QMainWindow, door: WindowDoor, qtbot: QtBot) -> None:
    done: list[bool] = []
    door.info("Done.", Offer("Undo", lambda: done.append(True)))
    button = next(one for one in _toasts(owner)[0].findChildren(QPushButton) if one.text() == "Undo")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == [True]


def test_escape_and_the_cross_close_a_toast(owner: QMainWindow, door: WindowDoor, qtbot: QtBot) -> None:
    door.info("One.")
    door.info("Two.")
    first, second = _toasts(owner)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    cross = next(one for one in second.findChildren(QPushButton) if one.accessibleName())
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert _toasts(owner) == []


def test_news_leaves_by_itself_but_a_problem_stays(owner: QMainWindow, door: WindowDoor) -> None:
    door.info("News.")
    door.error(UserError("{name} cannot be read. Close it and try again.", name="Lijst.xlsx"))
    news, problem = _toasts(owner)
    assert news._timer.isActive()
    assert not problem._timer.isActive()
    assert problem.accessibleName() == "Lijst.xlsx cannot be read. Close it and try again."
    news._timer.timeout.emit()
    assert _toasts(owner) == [problem]


def test_the_mouse_keeps_a_toast(owner: QMainWindow, door: WindowDoor, qtbot: QtBot) -> None:
    door.info("News.")
    (toast,) = _toasts(owner)
    qtbot.mouseMove(toast, QPoint(20, 10))
    qtbot.waitUntil(lambda: not toast._timer.isActive())
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_toasts_stand_above_each_other_and_never_more_than_three(
    owner: QMainWindow, door: WindowDoor
) -> None:
    for index in range(5):
        door.info(f"Message {index}")
    shown = _toasts(owner)
    assert [toast.accessibleName() for toast in shown] == ["Message 2", "Message 3", "Message 4"]
    assert not shown[0].geometry().intersects(shown[1].geometry())
    assert shown[0].y() < shown[1].y() < shown[2].y()


def test_toasts_keep_their_corner(owner: QMainWindow, door: WindowDoor, qtbot: QtBot) -> None:
    door.info("News.")
    (toast,) = _toasts(owner)
    owner.resize(1000, 700)
    qtbot.waitUntil(lambda: owner.width() - toast.geometry().right() < 20 and toast.y() > 560)


def test_a_long_message_is_shown_whole(owner: QMainWindow, door: WindowDoor, qtbot: QtBot) -> None:
    door.info("A long sentence that tells what happened and why and how to go on. " * 4)
    (toast,) = _toasts(owner)
    (label,) = toast.findChildren(QLabel)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_everything_said_is_kept(door: WindowDoor) -> None:
    door.info("One.")
    door.error(UserError("Two."))
    assert [(one.text, one.is_problem) for one in door.said] == [("One.", False), ("Two.", True)]


def test_a_problem_that_is_met_again_stands_there_once(owner: QMainWindow, door: WindowDoor) -> None:
    for _ in range(3):
        door.error(UserError("The disk does not answer."))

    assert len(_toasts(owner)) == 1
    assert [it.text for it in door.said] == ["The disk does not answer."]


def test_the_language_of_a_problem_is_that_of_the_window(door: WindowDoor, nl: Translator) -> None:
    door.set_translator(nl)
    door.error(UserError("Undo"))
    assert door.said[0].text == "Ongedaan maken"


def test_a_question_is_answered_by_its_button(door: WindowDoor, qtbot: QtBot) -> None:
    def press(dialog: QDialog) -> None:
        assert unnamed_controls(dialog) == []
        button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Move to the bin")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    _in_dialog(press)
    assert door.question("12 projects", "They go to the bin.", [Answer("bin", "Move to the bin")]) == "bin"


def test_a_question_goes_back_by_escape(door: WindowDoor, qtbot: QtBot) -> None:
    _in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert door.question("12 projects", "", [Answer("bin", "Move to the bin")]) is None


def test_enter_does_not_take_away(door: WindowDoor, qtbot: QtBot) -> None:
    _in_dialog(lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    assert door.question("Begin again?", "", [Answer("again", "Begin again", removes=True)]) is None


def test_enter_does_what_takes_nothing_away(door: WindowDoor, qtbot: QtBot) -> None:
    _in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    assert door.question("Make the papers?", "", [Answer("make", "Make papers")]) == "make"


def test_a_bug_is_logged_and_its_details_can_be_copied(
    door: WindowDoor, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def copy_and_go_on(dialog: QDialog) -> None:
        assert isinstance(dialog, BugDialog)
        assert unnamed_controls(dialog) == []
        buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
        qtbot.mouseClick(buttons["Copy details"], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(buttons["Go on"], Qt.MouseButton.LeftButton)

    _in_dialog(copy_and_go_on)
    door.bug(_broken())
    copied = QGuiApplication.clipboard().text()
    assert "FileNotFoundError" in copied
    assert "test_messages.py" in copied
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    caplog.clear()


def test_details_name_no_folder_of_the_users() -> None:
    text = details(_broken())
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text
    assert "WSG Desktop" in text


def test_several_offers_stand_under_the_words_and_each_does_its_own(
    owner: QMainWindow, door: WindowDoor, qtbot: QtBot
) -> None:
    done: list[str] = []
    offers = [Offer(word, lambda it=word: done.append(it)) for word in ("Undo", "Look")]
    door.info("3 followers move along.", *offers)
    (toast,) = _toasts(owner)
    words = next(one for one in toast.findChildren(QLabel) if one.text())
    buttons = [one for one in toast.findChildren(QPushButton) if one.text()]
    assert [one.text() for one in buttons] == ["Undo", "Look"]
    assert all(one.y() >= words.geometry().bottom() for one in buttons)
    assert toast.geometry().contains(buttons[1].geometry().translated(toast.pos()))
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert done == ["Look"]
    assert _toasts(owner) == []
