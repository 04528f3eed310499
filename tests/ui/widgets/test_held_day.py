"""The day of a form that is kept as a whole: what was typed last counts, and what cannot be read stops it."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.held_day import HeldDay

TODAY = date(2026, 11, 23)
HELD = date(2026, 12, 3)
NEEDED = "Type the first day."


class Form(QWidget):
    """A date with something else to go to."""

    def __init__(self, tr: Translator, needed: str) -> None:
        super().__init__()
        self.field, self.other = DateField(tr, "First day"), QLineEdit()
        self.held = HeldDay(self.field, needed=needed, after=lambda day: f"{(day - TODAY).days} days")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)

    def type(self, text: str) -> None:
        """Type in the date as a person does."""
        self.field.edit.setFocus()
        self.field.edit.selectAll()
        QTest.keyClicks(self.field.edit, text) if text else self.field.edit.del_()


@pytest.fixture
def form(qtbot: QtBot, en: Translator, request: pytest.FixtureRequest) -> Form:
    """Show a form that holds a day; its parameter asks for one."""
    made = Form(en, getattr(request, "param", ""))
    qtbot.addWidget(made)
    made.held.show(HELD, TODAY)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


needs_a_day = pytest.mark.parametrize("form", [NEEDED], indirect=True)


def test_it_shows_what_it_holds(form: Form) -> None:
    assert (form.field.edit.text(), form.field.edit.after) == ("3 December 2026", "10 days")
    assert (form.held.take(), form.held.day) == (True, HELD)


def test_what_was_typed_last_counts_without_enter(form: Form, qtbot: QtBot) -> None:
    form.type("10 dec")
    with qtbot.waitSignal(form.held.changed):
        assert form.held.take()
    assert form.held.day == date(2026, 12, 10)
    assert form.field.edit.text() == "10 December 2026"


@pytest.mark.parametrize("left_first", [False, True])
def test_what_cannot_be_read_stops_the_form(form: Form, left_first: bool) -> None:
    form.type("when it can")
    if left_first:
        form.other.setFocus()
    assert not form.held.take()
    assert form.held.day == HELD
    assert form.field.edit.text() == "when it can", "nothing that was typed is lost"
    assert form.field.line.text
    assert form.field.edit.hasFocus()


def test_an_empty_date_holds_no_day(form: Form) -> None:
    form.type("")
    assert (form.held.take(), form.held.day) == (True, None)


@needs_a_day
def test_a_day_that_is_needed_is_asked_for(form: Form) -> None:
    form.type("")
    assert (form.held.take(), form.held.day) == (False, HELD)
    assert form.field.line.text == NEEDED
    form.held.show(None, TODAY)
    form.other.setFocus()
    assert not form.held.take()
    assert form.field.line.text == NEEDED
    assert form.field.edit.hasFocus()
    form.type("today")
    assert (form.held.take(), form.held.day) == (True, TODAY)
