"""A line and a text that offer what was typed, on Enter and on leaving, and go back on Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.line_field import LineField


class Form(QWidget):
    """A line, a text and a button, with an action on Ctrl+Z as the window has one."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineField("Effort")
        self.text = GrowingText("Notes", lines=2)
        self.title = GrowingText("Title", one_line=True)
        self.offered: list[str] = []
        self.escaped = 0
        self.undone = 0
        column = QVBoxLayout(self)
        for part in (self.line, self.text, self.title, QPushButton("x")):
            column.addWidget(part)
        for part in (self.line, self.text, self.title):
            part.offered.connect(self.offered.append)
        self.undo = QAction(self)
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.undo.triggered.connect(self._undo)
        self.addAction(self.undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.escaped += 1

    def _undo(self) -> None:
        self.undone += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.resize(300, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.line.show_text("4 uur")
    made.text.show_text("Bel terug")
    made.line.setFocus()
    made.line.selectAll()
    return made


def test_enter_offers_and_the_same_text_is_not_offered_again_on_leaving(form: Form) -> None:
    QTest.keyClicks(form.line, "5 uur")
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    form.text.setFocus()

    assert form.offered == ["5 uur"]


def test_leaving_without_typing_offers_nothing(form: Form) -> None:
    form.text.setFocus()
    form.line.setFocus()

    assert form.offered == []


def test_a_refused_text_stays_until_esc_and_enter_offers_it_again(form: Form) -> None:
    QTest.keyClicks(form.line, "5 uur")
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    form.line.show_text("4 uur")

    assert form.line.text() == "5 uur"
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    assert form.offered == ["5 uur", "5 uur"]
    QTest.keyClick(form.line, Qt.Key.Key_Escape)
    assert form.line.text() == "4 uur"
    assert form.escaped == 0


def test_a_kept_text_is_shown_in_the_words_of_the_program(form: Form) -> None:
    QTest.keyClicks(form.line, "85k")
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    form.line.show_text("€ 85.000")

    assert form.line.text() == "€ 85.000"
    assert not form.line.is_dirty


def test_esc_where_nothing_is_typed_goes_on_to_the_parent(form: Form) -> None:
    QTest.keyClick(form.line, Qt.Key.Key_Escape)
    form.text.setFocus()
    QTest.keyClick(form.text, Qt.Key.Key_Escape)

    assert form.escaped == 2


def test_the_window_undoes_where_nothing_is_typed_and_the_field_where_something_is(form: Form) -> None:
    for field in (form.line, form.text):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 2

    form.line.setFocus()
    form.line.setCursorPosition(5)
    QTest.keyClicks(form.line, "!")
    QTest.keyClick(form.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 2
    assert form.line.text() == "4 uur"


def test_a_text_keeps_by_control_enter_and_takes_enter_as_a_new_line(form: Form) -> None:
    form.text.setFocus()
    form.text.selectAll()
    QTest.keyClicks(form.text, "een")
    QTest.keyClick(form.text, Qt.Key.Key_Return)
    QTest.keyClicks(form.text, "twee")
    assert form.offered == []
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert form.offered == ["een\ntwee"]


def test_a_text_keeps_on_leaving_and_goes_back_by_esc(form: Form) -> None:
    form.text.setFocus()
    QTest.keyClicks(form.text, "x")
    QTest.keyClick(form.text, Qt.Key.Key_Tab)
    assert form.offered == ["xBel terug"]

    form.text.setFocus()
    QTest.keyClick(form.text, Qt.Key.Key_Escape)
    assert form.text.toPlainText() == "Bel terug"


def test_a_title_wraps_but_enter_keeps_it(form: Form) -> None:
    form.title.setFocus()
    QTest.keyClicks(form.title, "Eettafel")
    QTest.keyClick(form.title, Qt.Key.Key_Return)

    assert form.offered == ["Eettafel"]


def test_a_text_is_as_high_as_it_needs(form: Form, qtbot: QtBot) -> None:
    two_lines = form.text.height()
    form.text.show_text("woord " * 60)
    wide = form.text.height()
    form.resize(160, 300)
    qtbot.waitUntil(lambda: form.text.height() > wide)

    assert wide > two_lines
    assert form.text.lineWrapMode() == QPlainTextEdit.LineWrapMode.WidgetWidth
    qtbot.waitUntil(lambda: form.text.verticalScrollBar().maximum() == 0)
