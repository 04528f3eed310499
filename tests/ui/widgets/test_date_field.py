"""Typing dates with real keys: the reading below, doubts to click, the calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.calendar_popup import CalendarPopup
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.reading_line import ReadingLine

TODAY = date(2026, 11, 23)
DEADLINE = exact(date(2026, 11, 5))


class Form(QWidget):
    """A date with something else to go to, that keeps what is committed as its owner does."""

    def __init__(self, tr: Translator, context: DateContext, after: str = "") -> None:
        super().__init__()
        self.kept: list[Term] = []
        self.field = DateField(tr, "Expected end")
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.field.show_term(context, after=after)
        self.field.committed.connect(self.kept.append)

    @property
    def edit(self) -> QLineEdit:
        return self.field.edit


@pytest.fixture
def form(qtbot: QtBot, en: Translator) -> Form:
    made = Form(en, DateContext(TODAY, DEADLINE, deadline=DEADLINE))
    show(qtbot, made)
    made.edit.setFocus()
    made.edit.selectAll()
    return made


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(320, 200)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def calendar() -> CalendarPopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    return popup


def test_the_reading_follows_each_key_and_enter_keeps_it(form: Form) -> None:
    QTest.keyClicks(form.edit, "+2w")

    assert form.field.line.isVisible()
    assert form.field.line.text == "becomes Thu 19 November 2026, 14 days after the deadline"
    QTest.keyClick(form.edit, Qt.Key.Key_Return)
    assert form.kept == [Term(date(2026, 11, 19), Precision.DAY, "+2w")]


def test_leaving_keeps_it_once(form: Form) -> None:
    QTest.keyClicks(form.edit, "Q1 2027")
    QTest.keyClick(form.edit, Qt.Key.Key_Tab)

    assert form.other.hasFocus()
    assert [term.day for term in form.kept] == [date(2027, 3, 31)]


def test_esc_goes_back_and_a_second_esc_goes_on_to_the_parent(form: Form, qtbot: QtBot) -> None:
    QTest.keyClicks(form.edit, "+2w")
    QTest.keyClick(form.edit, Qt.Key.Key_Escape)

    assert form.edit.text() == "5 November 2026"
    assert not form.field.line.isVisible()
    assert form.kept == []


def test_a_doubt_is_asked_and_a_click_on_a_proposal_answers(form: Form, qtbot: QtBot) -> None:
    QTest.keyClicks(form.edit, "maart/april 2027")
    QTest.keyClick(form.edit, Qt.Key.Key_Return)

    assert form.kept == []
    assert "names more than one date" in form.field.line.text
    choices = form.field.line.choices
    assert [choice.text() for choice in choices] == ["March 2027", "April 2027"]
    QTest.mouseClick(choices[1], Qt.MouseButton.LeftButton)
    assert [term.day for term in form.kept] == [date(2027, 4, 30)]
    assert form.edit.hasFocus()


def test_proposals_can_be_reached_and_chosen_by_keyboard(form: Form) -> None:
    QTest.keyClicks(form.edit, "maart/april 2027")
    QTest.keyClick(form.edit, Qt.Key.Key_Tab)

    first = form.field.line.choices[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert [term.day for term in form.kept] == [date(2027, 3, 31)]


def test_half_a_word_is_not_called_wrong_before_enter(form: Form) -> None:
    QTest.keyClicks(form.edit, "overl")

    assert not form.field.line.isVisible()
    QTest.keyClick(form.edit, Qt.Key.Key_Return)
    assert "is not a date" in form.field.line.text
    assert [choice.text() for choice in form.field.line.choices] == ["keep as text: not yet known"]


def test_an_empty_field_clears_the_date(form: Form) -> None:
    QTest.keyClick(form.edit, Qt.Key.Key_Delete)
    assert form.field.line.text == "the date is cleared"
    QTest.keyClick(form.edit, Qt.Key.Key_Return)

    assert form.kept == [NO_TERM]


def test_control_semicolon_types_today(form: Form) -> None:
    QTest.keyClick(form.edit, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)

    assert form.edit.text() == "23 November 2026"
    assert form.field.line.text == "becomes Mon 23 November 2026, 18 days after the deadline"


def test_alt_down_opens_the_calendar_and_a_day_is_kept(form: Form) -> None:
    QTest.keyClick(form.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = calendar()

    assert popup.calendar.selectedDate().toPython() == DEADLINE.day
    QTest.keyClick(popup.calendar, Qt.Key.Key_Right)
    view = popup.calendar.focusProxy() or popup.calendar
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert [term.day for term in form.kept] == [date(2026, 11, 6)]


def test_the_icon_opens_the_calendar_in_the_month_that_was_typed(form: Form) -> None:
    QTest.keyClicks(form.edit, "mrt 2028")
    icon = form.edit.actions()[0]
    icon.trigger()
    popup = calendar()

    assert (popup.calendar.yearShown(), popup.calendar.monthShown()) == (2028, 3)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert form.kept == []
    assert form.edit.text() == "mrt 2028"


def test_the_icon_is_there_only_where_the_keyboard_is(form: Form) -> None:
    icon = form.edit.actions()[0]

    assert icon.isVisible()
    form.other.setFocus()
    assert not icon.isVisible()


def test_what_goes_with_the_date_stands_below_where_it_does_not_fit(qtbot: QtBot, en: Translator) -> None:
    form = Form(en, DateContext(TODAY, DEADLINE), after="by decision of the steering group of 3 September")
    show(qtbot, form)

    assert form.field.line.text == "by decision of the steering group of 3 September"
    form.resize(900, 200)
    assert not form.field.line.isVisible()


def test_one_line_serves_two_dates_without_wiping_each_other(qtbot: QtBot, en: Translator) -> None:
    holder, line = QWidget(), ReadingLine()
    first, second = (DateField(en, name, line=line) for name in ("from", "until"))
    column = QVBoxLayout(holder)
    for part in (first, second, line):
        column.addWidget(part)
    context = DateContext(TODAY)
    first.show_term(context)
    second.show_term(context)
    show(qtbot, holder)
    first.edit.setFocus()
    QTest.keyClicks(first.edit, "1 mrt 2027")

    second.show_term(context)

    assert line.text == "becomes Mon 1 March 2027, in 3 months"


def test_what_is_being_typed_stays_when_the_programme_changes(form: Form) -> None:
    QTest.keyClicks(form.edit, "+2w")
    form.field.show_term(DateContext(TODAY, exact(date(2026, 12, 1)), deadline=DEADLINE))

    assert form.edit.text() == "+2w"
    QTest.keyClick(form.edit, Qt.Key.Key_Return)
    assert [term.day for term in form.kept] == [date(2026, 12, 15)]


def test_read_only_shows_the_date_and_offers_nothing(form: Form) -> None:
    form.edit.setText("5 November 2026")
    form.field.edit.set_read_only(True)
    QTest.keyClicks(form.edit, "+2w")
    form.field.edit.open_calendar()

    assert form.edit.text() == "5 November 2026"
    assert QApplication.activePopupWidget() is None
    assert not form.edit.actions()[0].isVisible()


def test_the_calendar_starts_on_monday_and_speaks_dutch(form: Form, qtbot: QtBot, nl: Translator) -> None:
    popup = CalendarPopup(nl, form)
    qtbot.addWidget(popup)
    popup.open_under(form.edit, date(2026, 11, 5), TODAY)

    assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert popup.calendar.locale().standaloneMonthName(11) == "november"
    assert popup.calendar.accessibleName() == "Kalender met weeknummers"
    assert popup.mapToGlobal(QPoint(0, 0)).y() >= 0
    popup.close()


def test_letters_and_digits_choose_no_day_in_the_calendar(form: Form) -> None:
    """Qt would read them its own way: 2027 as the 20th, and Q3 2027 as a day long before any calendar."""
    form.field.edit.open_calendar()
    popup = calendar()
    grid = popup.calendar.findChild(QTableView)
    assert isinstance(grid, QTableView)
    before = popup.calendar.selectedDate()
    for letter in "Q3 2027":
        QTest.keyClicks(grid, letter)
    assert popup.calendar.selectedDate() == before
    assert (popup.calendar.minimumDate().year(), popup.calendar.maximumDate().year()) == (1990, 2099)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    day = before.addDays(1)
    assert [term.day for term in form.kept] == [date(day.year(), day.month(), day.day())]
