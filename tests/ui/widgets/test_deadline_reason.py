"""Why a deadline changes: answered by mouse or keyboard, or left as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.deadline_reason import DeadlineReasonAsk
from wsg_desktop.ui.widgets.link_button import LinkButton


@pytest.fixture
def ask(qtbot: QtBot, en: Translator) -> DeadlineReasonAsk:
    made = DeadlineReasonAsk(en)
    qtbot.addWidget(made)
    made.resize(280, 240)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.ask(take_keyboard=True)
    return made


def answers(ask: DeadlineReasonAsk) -> list[tuple[DeadlineReason, str]]:
    found: list[tuple[DeadlineReason, str]] = []
    ask.answered.connect(lambda reason, basis: found.append((reason, basis)))
    return found


def test_a_decision_is_what_it_rests_on(ask: DeadlineReasonAsk) -> None:
    found = answers(ask)
    QTest.keyClicks(ask.basis, "  3 september ")
    QTest.keyClick(ask.basis, Qt.Key.Key_Return)

    assert found == [(DeadlineReason.DECISION, "3 september")]


def test_another_reason_by_mouse(ask: DeadlineReasonAsk) -> None:
    found = answers(ask)
    QTest.mouseClick(ask.findChildren(QRadioButton)[2], Qt.MouseButton.LeftButton)
    button = ask.findChild(FilledButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert found == [(DeadlineReason.CORRECTION, "")]


def test_arrows_choose_and_the_hint_follows(ask: DeadlineReasonAsk) -> None:
    found = answers(ask)
    hint = ask.basis.placeholderText()
    first = ask.findChildren(QRadioButton)[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert ask.basis.placeholderText() != hint
    QTest.keyClick(ask.findChildren(QRadioButton)[1], Qt.Key.Key_Return)

    assert found == [(DeadlineReason.AHEAD_OF_DECISION, "")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_it_can_be_left_as_it_was(ask: DeadlineReasonAsk, qtbot: QtBot, key: Qt.Key) -> None:
    found = answers(ask)
    keep = ask.findChild(LinkButton)
    assert keep is not None
    keep.setFocus()
    with qtbot.waitSignal(ask.cancelled):
        QTest.keyClick(keep, key)

    assert found == []


def test_everything_has_a_name_and_fits_in_a_narrow_panel(ask: DeadlineReasonAsk, nl: Translator) -> None:
    dutch = DeadlineReasonAsk(nl)

    assert unnamed_controls(ask) == []
    assert dutch.minimumSizeHint().width() <= 286
