"""Vandaag in a real window: numbers that open their list, and actions in the row."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import Check, Condition, View
from wsg_desktop.services import programme, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.covered import covered
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.today.field_popup import ExpectationPopup
from wsg_desktop.ui.today.place import TodayPlace
from wsg_desktop.ui.today.to_do_row import ToDoRow
from wsg_desktop.ui.widgets.link_button import LinkButton

TODAY = date(2026, 11, 23)


def fill(tx: Transaction) -> None:
    for number, days, lead in (("A1", -20, "Bibliotheek"), ("A2", 10, ""), ("A3", 200, "Corporatie 1")):
        made = projects.create(tx, f"Project {number}", number=number)
        project_fields.set_field(tx, made, "deadline", exact(TODAY + timedelta(days=days)))
        project_fields.set_field(tx, made, "lead_parties", [lead] if lead else [])


@pytest.fixture
def requests() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def place(
    qtbot: QtBot,
    window: MainWindow,
    document: Document,
    clock: FixedClock,
    requests: list[tuple[str, object]],
) -> TodayPlace:
    clock.set(clock.now() - timedelta(days=9))
    document.change("vullen", fill)
    clock.set(clock.now() + timedelta(days=9))
    window.session.show(document)
    made = TodayPlace(window.context()._replace(go_to=lambda key, asked=None: requests.append((key, asked))))
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def project_rows(place: TodayPlace) -> list[ToDoRow]:
    return [row for row in place.week.to_do.rows if isinstance(row, ToDoRow)]


def row_of(document: Document, number: str) -> stored.ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, stored.get_project_id(read, number))


def test_it_catches_up_in_steps_and_what_is_changed_meanwhile_counts(
    qtbot: QtBot, place: TodayPlace, window: MainWindow, document: Document
) -> None:
    def number() -> str:
        return place.week.without_lead.accessibleName().split()[0]

    def take_lead(number: str) -> None:
        row = row_of(document, number)
        document.change("trekker", lambda tx: project_fields.set_field(tx, row.id, "lead_parties", []))

    with covered():
        take_lead("A1")
    assert number() == "1"
    qtbot.waitUntil(lambda: number() == "2")
    with covered():
        take_lead("A3")
    place.check_everything()
    QTest.qWait(100)
    assert place.is_checking
    place.leave_checking()
    assert number() == "3"


@pytest.mark.parametrize("hidden", [True, False])
def test_what_goes_while_it_catches_up_is_shown_no_more(
    qtbot: QtBot, place: TodayPlace, document: Document, *, hidden: bool
) -> None:
    def go(tx: Transaction) -> None:
        projects.delete(tx, [row_of(document, number).id for number in ("A1", "A2", "A3")])

    with covered():
        row = row_of(document, "A1")
        document.change("aandeel", lambda tx: project_fields.set_field(tx, row.id, "percent", 5))
    # The first step is done before the change, the next one would be after it.
    QApplication.processEvents()
    place.setVisible(not hidden)
    with covered():
        document.change("weg", go)
        QTest.qWait(20)
    place.show()
    qtbot.waitUntil(place.empty.isVisible)


def test_cards_show_their_numbers_and_open_their_lists(
    qtbot: QtBot, place: TodayPlace, requests: list[tuple[str, object]]
) -> None:
    cards = (place.week.late, place.week.near, place.week.stale, place.week.without_lead)
    assert [card.accessibleName().split()[0] for card in cards] == ["1", "1", "0", "1"]

    for card in cards:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    views = [request for key, request in requests if key == "projects" and isinstance(request, View)]
    assert [view.name for view in views] == [
        "Late",
        "Deadline within 30 days",
        "Not updated for 3 months",
        "Without lead party",
    ]


def test_rows_stand_worst_first_and_open_by_mouse_and_enter(
    qtbot: QtBot, place: TodayPlace, document: Document, requests: list[tuple[str, object]]
) -> None:
    rows = project_rows(place)
    assert [row.item.project.number for row in rows] == ["A1", "A2"]

    qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    QTest.keyClick(rows[0], Qt.Key.Key_Return)

    ids = {number: row_of(document, number).id for number in ("A1", "A2")}
    assert requests == [("projects", ids["A2"]), ("projects", ids["A1"])]


def test_finished_in_the_row_is_one_undoable_change(
    qtbot: QtBot, place: TodayPlace, document: Document, messages: RecordedMessages
) -> None:
    qtbot.mouseClick(place.week.to_do.rows[0].done, Qt.MouseButton.LeftButton)

    assert row_of(document, "A1").state == "done"
    assert [row.item.project.number for row in project_rows(place)] == ["A2"]
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert row_of(document, "A1").state == "active"
    assert [row.item.project.number for row in project_rows(place)] == ["A1", "A2"]


def test_new_expectation_is_typed_in_the_row(qtbot: QtBot, place: TodayPlace, document: Document) -> None:
    qtbot.mouseClick(project_rows(place)[0].expect, Qt.MouseButton.LeftButton)
    popup = next(iter(place.findChildren(ExpectationPopup)))

    QTest.keyClicks(popup.field.edit, "+2w")
    QTest.keyClick(popup.field.edit, Qt.Key.Key_Return)

    row = row_of(document, "A1")
    assert row.end.day == TODAY + timedelta(days=14)
    assert row.deadline.day == TODAY - timedelta(days=20), "the deadline stays where it is"
    assert [row.item.project.number for row in project_rows(place)] == ["A1", "A2"]


def test_lead_is_asked_by_mail_and_clipboard(
    qtbot: QtBot, place: TodayPlace, monkeypatch: pytest.MonkeyPatch, messages: RecordedMessages
) -> None:
    opened: list[str] = []
    # A test must not open the mail program of whoever runs it.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))

    qtbot.mouseClick(project_rows(place)[0].ask, Qt.MouseButton.LeftButton)

    assert opened[0].startswith("mailto:?subject=")
    assert "Project A1 (A1)" in QGuiApplication.clipboard().text()
    assert "clipboard" in messages.said[-1].text


def test_what_changed_is_told_once_per_project(
    qtbot: QtBot, place: TodayPlace, document: Document, clock: FixedClock, requests: list[tuple[str, object]]
) -> None:
    project = row_of(document, "A3").id
    for title in ("Buurtbus", "Buurtbus zuid"):
        document.change("titel", lambda tx, it=title: project_fields.set_field(tx, project, "title", it))

    def titles() -> list[str]:
        return [link.text() for link in place.week.changes.findChildren(LinkButton) if link.isVisible()]

    qtbot.waitUntil(lambda: titles() == ["Buurtbus zuid"])
    place.week.changes.opened.emit(project)
    assert requests == [("projects", project)]


def test_actions_of_a_row_are_reached_and_pressed_by_keys(
    qtbot: QtBot, place: TodayPlace, document: Document
) -> None:
    row = place.week.to_do.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Tab)
    assert row.done.hasFocus()
    QTest.keyClick(row.done, Qt.Key.Key_Return)
    assert row_of(document, "A1").state == "done"
    assert place.week.to_do.rows[0].hasFocus(), "the keyboard stays in the list"


def test_menu_of_a_row_has_its_actions(qtbot: QtBot, place: TodayPlace, document: Document) -> None:
    row = place.week.to_do.rows[0]
    at = row.rect().center()
    QApplication.sendEvent(row, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, row.mapToGlobal(at)))
    menu = row.findChild(QMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Open project", "Finished", "New expectation", "Ask the lead party"]
    menu.actions()[2].trigger()
    menu.close()
    assert row_of(document, "A1").state == "done"


def test_all_that_there_is_to_see_fits_the_smallest_screen(qtbot: QtBot, place: TodayPlace) -> None:
    page = place.week
    assert page.verticalScrollBar().maximum() == 0
    right_edge = page.viewport().width()
    for part in (*page.cards, page.to_do, page.findings, page.changes, page.new):
        assert part.isVisible()
        assert part.mapTo(page.viewport(), part.rect().topRight()).x() < right_edge


@pytest.mark.parametrize("scale", [1.3, 2.0])
def test_larger_texts_scroll_and_cut_nothing(
    qtbot: QtBot, place: TodayPlace, theme: Theme, scale: float
) -> None:
    theme.apply("light", scale)
    page = place.week
    if scale > 1.5:
        qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    inside = page.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() <= page.viewport().width())
    for card in (page.to_do, page.findings, page.changes):
        assert all(row.isVisible() for row in card.rows), "no row is left out"
        assert all(row.geometry().bottom() <= card.height() for row in card.rows)


def test_day_and_week_are_said(place: TodayPlace) -> None:
    assert place.week.day.text() == "Monday 23 November 2026 · week 48"


def test_cards_tell_the_change_since_last_week(place: TodayPlace) -> None:
    assert place.week.late.accessibleDescription() == "as last week"
    assert place.week.near.accessibleDescription() == "as last week, 1 without lead party"


def test_own_days_of_the_programme_open_their_own_list(
    qtbot: QtBot, place: TodayPlace, document: Document, requests: list[tuple[str, object]]
) -> None:
    document.change("dagen", lambda tx: programme.change_settings(tx, deadline_notice_days=5))
    assert place.week.near.accessibleName() == "0 deadline within 5 days"
    qtbot.mouseClick(place.week.near, Qt.MouseButton.LeftButton)
    ((_, view),) = requests
    assert isinstance(view, View)
    assert view.filter.conditions == (Condition(Check.DEADLINE_NEAR, 5),)


def test_empty_programme_says_what_to_do_first(
    qtbot: QtBot, window: MainWindow, document: Document, requests: list[tuple[str, object]]
) -> None:
    window.session.show(document)
    place = TodayPlace(window.context()._replace(go_to=lambda key, it=None: requests.append((key, it))))
    qtbot.addWidget(place)
    place.show()
    assert place.empty.isVisible()
    assert place.empty.accessibleName() == "There are no projects yet."
    place.empty.requested.emit()
    assert requests == [("projects", "new")]


def test_nothing_to_do_is_said(qtbot: QtBot, place: TodayPlace, document: Document) -> None:
    for number in ("A1", "A2"):
        project = row_of(document, number).id
        document.change("af", lambda tx, it=project: project_fields.set_field(tx, it, "state", "done"))

    shown = [label.text() for label in place.week.to_do.findChildren(QLabel) if label.isVisible()]

    assert place.week.to_do.rows == []
    assert "Nothing asks for your attention this week." in shown
