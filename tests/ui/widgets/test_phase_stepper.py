"""The bar of four phases: what it shows, and choosing by mouse, keyboard and menu."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.chart_palette import chart_palette
from wsg_desktop.ui.widgets.phase_stepper import PhaseStepper

PHASES = [
    ("initiative", "Initiatief"),
    ("development", "Ontwikkeling"),
    ("realisation", "Realisatie"),
    ("operation", "Beheer"),
]


@pytest.fixture
def stepper(qtbot: QtBot, en: Translator) -> PhaseStepper:
    made = PhaseStepper(en, PHASES)
    qtbot.addWidget(made)
    made.resize(280, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_phase("realisation")
    return made


def middle(stepper: PhaseStepper, index: int) -> QPoint:
    return stepper.segment(index).center().toPoint()


def colour_at(stepper: PhaseStepper, index: int) -> QColor:
    return QColor(stepper.grab().toImage().pixel(middle(stepper, index)))


def test_what_is_reached_has_the_colour_of_its_phase_and_the_rest_is_quiet(stepper: PhaseStepper) -> None:
    stepper.clearFocus()
    shown = [colour_at(stepper, index).name().upper() for index in range(4)]

    assert shown == [*chart_palette().phases[:3], theme.colours().line]
    assert stepper.accessibleName() == "Phase: Realisatie"


def test_a_click_chooses_another_phase_and_the_present_one_again_says_nothing(
    stepper: PhaseStepper, qtbot: QtBot
) -> None:
    chosen: list[str | None] = []
    stepper.chosen.connect(chosen.append)
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=middle(stepper, 3))
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=middle(stepper, 2))

    assert chosen == ["operation"]


def test_arrows_mark_and_enter_chooses(stepper: PhaseStepper) -> None:
    chosen: list[str | None] = []
    stepper.chosen.connect(chosen.append)
    stepper.clearFocus()
    stepper.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stepper, Qt.Key.Key_Left)
    assert stepper.accessibleDescription() == "Ontwikkeling"
    assert chosen == []
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    QTest.keyClick(stepper, Qt.Key.Key_Delete)

    assert chosen == ["development", None]


def test_the_menu_names_the_phases_and_none(stepper: PhaseStepper, qtbot: QtBot) -> None:
    chosen: list[str | None] = []
    stepper.chosen.connect(chosen.append)
    at = middle(stepper, 0)
    QApplication.sendEvent(
        stepper, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, stepper.mapToGlobal(at))
    )
    menu = stepper.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Initiatief", "Ontwikkeling", "Realisatie", "Beheer", "No phase",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    menu.close()

    assert chosen == [None]


def test_different_phases_are_said_and_any_can_be_chosen(stepper: PhaseStepper) -> None:
    chosen: list[str | None] = []
    stepper.chosen.connect(chosen.append)
    stepper.show_phase(None, differs=True)
    assert stepper.accessibleName() == "Phase: different"
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=middle(stepper, 0))

    assert chosen == ["initiative"]


def test_read_only_chooses_nothing(stepper: PhaseStepper) -> None:
    chosen: list[str | None] = []
    stepper.chosen.connect(chosen.append)
    stepper.set_read_only(True)
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=middle(stepper, 0))
    QTest.keyClick(stepper, Qt.Key.Key_Delete)

    assert chosen == []
