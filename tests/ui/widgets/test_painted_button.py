"""A button that paints itself: repainted under the mouse, with a ring for the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.widgets.painted_button import PaintedButton

NEAR, AWAY = QPoint(10, 10), QPoint(10, 80)


class Counting(PaintedButton):
    """A button that keeps what it was told to paint."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted: list[bool] = []

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - the name in Qt
        """Keep whether the mouse was above."""
        self.painted.append(self.underMouse())


@pytest.fixture
def button(qtbot: QtBot) -> Iterator[Counting]:
    """Show a button in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 100)
    made = Counting(window)
    made.resize(60, 30)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def test_the_mouse_makes_it_paint_itself_anew(button: Counting, qtbot: QtBot) -> None:
    for above in (True, False, True, False):
        QTest.mouseMove(button, NEAR if above else AWAY)
        qtbot.waitUntil(lambda above=above: button.painted[-1:] == [above])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_the_keyboard(button: Counting, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_the_ring_comes_with_the_keyboard_and_is_there_again_with_the_window(button: Counting) -> None:
    def focus(reason: Qt.FocusReason) -> bool:
        QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusIn, reason))
        return button.has_ring

    button.activateWindow()
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not button.has_ring
    assert focus(Qt.FocusReason.TabFocusReason)
    assert focus(Qt.FocusReason.ActiveWindowFocusReason)
    assert not focus(Qt.FocusReason.MouseFocusReason)
    assert not focus(Qt.FocusReason.ActiveWindowFocusReason)
