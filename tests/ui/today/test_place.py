"""Vandaag in a real window: numbers that open their list, and actions in the row."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import View
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.today.expectation_popup import ExpectationPopup
from wsg_desktop.ui.today.place import TodayPlace
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


def row_of(document: Document, number: str) -> stored.ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, stored.get_project_id(read, number))


def test_cards_show_their_numbers_and_open_their_lists(
    qtbot: QtBot, place: TodayPlace, requests: list[tuple[str, object]]
) -> None:
    cards = (place.late, place.near, place.stale, place.without_lead)
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
    rows = place.to_do.rows
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
    qtbot.mouseClick(place.to_do.rows[0].done, Qt.MouseButton.LeftButton)

    assert row_of(document, "A1").state == "done"
    assert [row.item.project.number for row in place.to_do.rows] == ["A2"]
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert row_of(document, "A1").state == "active"
    assert [row.item.project.number for row in place.to_do.rows] == ["A1", "A2"]


def test_new_expectation_is_typed_in_the_row(qtbot: QtBot, place: TodayPlace, document: Document) -> None:
    qtbot.mouseClick(place.to_do.rows[0].expect, Qt.MouseButton.LeftButton)
    popup = next(iter(place.findChildren(ExpectationPopup)))

    QTest.keyClicks(popup.field.edit, "+2w")
    QTest.keyClick(popup.field.edit, Qt.Key.Key_Return)

    row = row_of(document, "A1")
    assert row.end.day == TODAY + timedelta(days=14)
    assert row.deadline.day == TODAY - timedelta(days=20), "the deadline stays where it is"
    assert [row.item.project.number for row in place.to_do.rows] == ["A1", "A2"]


def test_lead_is_asked_by_mail_and_clipboard(
    qtbot: QtBot, place: TodayPlace, monkeypatch: pytest.MonkeyPatch, messages: RecordedMessages
) -> None:
    opened: list[str] = []
    # A test must not open the mail program of whoever runs it.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))

    qtbot.mouseClick(place.to_do.rows[0].ask, Qt.MouseButton.LeftButton)

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
        return [link.text() for link in place.changes.findChildren(LinkButton) if link.isVisible()]

    qtbot.waitUntil(lambda: titles() == ["Buurtbus zuid"])
    place.changes.opened.emit(project)
    assert requests == [("projects", project)]


def test_nothing_to_do_is_said(qtbot: QtBot, place: TodayPlace, document: Document) -> None:
    for number in ("A1", "A2"):
        project = row_of(document, number).id
        document.change("af", lambda tx, it=project: project_fields.set_field(tx, it, "state", "done"))

    shown = [label.text() for label in place.to_do.findChildren(QLabel) if label.isVisible()]

    assert place.to_do.rows == []
    assert "Nothing asks for your attention this week." in shown
