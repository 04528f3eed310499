"""Geschiedenis in a real window: found, unfolded, copied, opened, and one change taken back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.store.state import state_of
from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import history, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.edit_labels import edit_label
from wsg_desktop.store.records import RecipeRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.history.list_view import HistoryView
from wsg_desktop.ui.history.place import HistoryPlace
from wsg_desktop.ui.history.stream import RowKind
from wsg_desktop.ui.history.take_back import TakeBackDialog
from wsg_desktop.ui.main_window import MainWindow

Requests = list[tuple[str, object]]


def edit(document: Document, project: str, key: str, value: object) -> int:
    document.change(edit_label(key), lambda tx: project_fields.set_field(tx, project, key, value))
    assert document.last_changes is not None
    assert document.last_changes.seq is not None
    return document.last_changes.seq


def fill(tx: Transaction) -> list[str]:
    return [projects.create(tx, f"Project {number}", number=number) for number in ("A1", "A2", "A3")]


@pytest.fixture
def made(document: Document, clock: FixedClock) -> list[str]:
    """Return three projects; B. Smit put them there last week, and Jan changed the first one today."""
    clock.set(clock.now() - timedelta(days=7))
    document.who = "B. Smit"
    ids = document.change("add projects", fill)
    clock.set(clock.now() + timedelta(days=7))
    document.who = "Jan"
    edit(document, ids[0], "title", "Eettafel")
    return ids


@pytest.fixture
def requests() -> Requests:
    return []


@pytest.fixture
def place(
    qtbot: QtBot, window: MainWindow, document: Document, made: list[str], requests: Requests
) -> HistoryPlace:
    window.session.show(document)
    shown = HistoryPlace(window.context()._replace(go_to=lambda key, it=None: requests.append((key, it))))
    qtbot.addWidget(shown)
    shown.resize(1158, 660)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    shown.focus_content()
    return shown


def texts(place: HistoryPlace) -> list[str]:
    return [row.text for row in place.stream.rows if row.kind is not RowKind.DAY]


def click(qtbot: QtBot, view: HistoryView, place: int, *, double: bool = False) -> None:
    middle = view.visualRect(view.stream.index(place)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    if double:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_latest_first_under_their_days(place: HistoryPlace) -> None:
    rows = place.stream.rows
    assert [row.kind for row in rows[:3]] == [RowKind.DAY, RowKind.SET, RowKind.DAY]
    assert rows[0].text == "Monday 23 November 2026"
    assert rows[1].text == "A1 Eettafel: project Project A1 → Eettafel"
    assert rows[2].text == "Monday 16 November 2026"
    assert rows[3].text == "Add projects · 3 changes in 3 projects"
    assert place.panel.head.text().endswith("· Jan · change project")


def test_several_changes_unfold_by_keys_and_by_the_mouse(qtbot: QtBot, place: HistoryPlace) -> None:
    view = place.list
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 3, "the arrow steps over the day"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert [row.text for row in place.stream.rows[4:7]] == [
        "A1 Eettafel: added",
        "A2 Project A2: added",
        "A3 Project A3: added",
    ]
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 3, "Left on a line folds what it belongs to"
    assert place.stream.rows[4].kind is not RowKind.LINE

    sign = view.fold_area(view.visualRect(view.stream.index(3))).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert place.stream.rows[4].kind is RowKind.LINE


def test_project_opens_by_enter_and_by_a_double_click(
    qtbot: QtBot, place: HistoryPlace, made: list[str], requests: Requests
) -> None:
    QTest.keyClick(place.list, Qt.Key.Key_Return)
    click(qtbot, place.list, 1, double=True)
    qtbot.mouseClick(place.panel.open_project, Qt.MouseButton.LeftButton)
    assert requests == [("projects", made[0])] * 3


def test_change_is_taken_back_at_once_and_can_be_undone(
    qtbot: QtBot, place: HistoryPlace, document: Document, made: list[str], messages: RecordedMessages
) -> None:
    before = state_of(document)
    assert place.panel.take_back.isEnabled()

    qtbot.mouseClick(place.panel.take_back, Qt.MouseButton.LeftButton)

    assert not messages.dialogs
    assert state_of(document)["project"][made[0]]["title"] == "Project A1"
    assert messages.said[-1].text == "Taken back: change project."
    assert texts(place)[0].startswith("Take back “change project” · A1")
    assert place.stream.rows[2].entry is not None
    assert place.stream.rows[2].entry.is_taken_back
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert state_of(document) == before


def test_several_lines_are_shown_before_they_are_taken_back(
    qtbot: QtBot, place: HistoryPlace, document: Document, made: list[str], messages: RecordedMessages
) -> None:
    def both(tx: Transaction) -> None:
        for project in made[1:]:
            project_fields.set_field(tx, project, "deadline", exact(date(2027, 3, 1)))

    document.change("set deadlines", both)
    qtbot.waitUntil(lambda: texts(place)[0].startswith("Set deadlines"))
    place.list.mark(1)
    shown: list[str] = []

    def look_and_go_back(dialog: QDialog) -> None:
        assert isinstance(dialog, TakeBackDialog)
        shown.append(dialog.table.lines.as_text())
        assert unnamed_controls(dialog) == []
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    messages.drives = [look_and_go_back, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return)]
    before = state_of(document)
    qtbot.mouseClick(place.panel.take_back, Qt.MouseButton.LeftButton)
    assert state_of(document) == before
    assert "A2 Project A2\tdeadline 1 Mar → no date yet" in shown[0]

    qtbot.mouseClick(place.panel.take_back, Qt.MouseButton.LeftButton)
    assert [state_of(document)["project"][it]["deadline"] for it in made[1:]] == [None, None]


def test_what_was_changed_later_is_named_and_shown(
    qtbot: QtBot, place: HistoryPlace, document: Document, made: list[str]
) -> None:
    later = edit(document, made[0], "title", "Eetcafé")
    qtbot.waitUntil(lambda: "Eetcafé" in texts(place)[0])
    place.show_set(later - 1)

    assert not place.panel.take_back.isEnabled()
    assert [link.text() for link in place.panel.links] == [
        "Changed later by Jan on 23 Nov 2026: A1 Eetcafé: project Eettafel → Eetcafé"
    ]
    qtbot.mouseClick(place.panel.links[0], Qt.MouseButton.LeftButton)
    row = place.list.row
    assert row is not None
    assert row.entry is not None
    assert row.entry.of.seq == later


def test_filters_by_words_who_days_and_kind(qtbot: QtBot, place: HistoryPlace, document: Document) -> None:
    filters = place.filters
    assert [filters.who.itemText(it) for it in range(filters.who.count())] == ["Everybody", "B. Smit", "Jan"]
    QTest.keyClicks(filters.search, "EETTAFEL")
    qtbot.waitUntil(lambda: len(texts(place)) == 2)
    QTest.keyClick(filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(texts(place)) > 2)

    filters.since.edit.setFocus()
    QTest.keyClicks(filters.since.edit, "gisteren")
    QTest.keyClick(filters.since.edit, Qt.Key.Key_Return)
    assert filters.since.edit.text() == "22 Nov 2026"
    assert "Project A1 → Eettafel" in texts(place)[0]
    assert all(row.at is None or row.at.day == 23 for row in place.stream.rows)

    filters.until.edit.setFocus()
    QTest.keyClicks(filters.until.edit, "1 november 2026")
    QTest.keyClick(filters.until.edit, Qt.Key.Key_Return)
    assert filters.wish.until is None, "a last day before the first is refused"
    assert "before the first" in filters.line.text

    qtbot.mouseClick(filters.all, Qt.MouseButton.LeftButton)
    assert filters.wish.is_all
    filters.who.setFocus()
    QTest.keyClicks(filters.who, "B. Smit")
    filters.who.activated.emit(filters.who.currentIndex())
    assert texts(place) == ["Add projects · 3 changes in 3 projects"]


def test_a_word_is_found_in_what_was_there_before_and_after_and_in_the_situation(
    qtbot: QtBot, place: HistoryPlace, document: Document, made: list[str]
) -> None:
    edit(document, made[1], "effort", "Zonnepanelen op het dak")
    edit(document, made[1], "effort", "")
    document.change("add", lambda tx: progress.add_situation(tx, made[2], "wacht op zonnepanelen"))
    place.refresh()
    QTest.keyClicks(place.filters.search, "zonnepan")
    qtbot.waitUntil(lambda: len(texts(place)) == 3)
    assert all("onnepanelen" in text for text in texts(place))


def test_what_names_itself_is_not_named_twice(place: HistoryPlace, document: Document) -> None:
    document.change("keep", lambda tx: tx.add(RecipeRecord(name="Overzicht.xlsx", definition="{}")))
    place.refresh()
    assert texts(place)[0] == "Import recipe kept: Overzicht.xlsx"


def test_what_fits_nothing_says_so_and_shows_everything_again(qtbot: QtBot, place: HistoryPlace) -> None:
    QTest.keyClicks(place.filters.search, "nergens te vinden")
    qtbot.waitUntil(place.empty.isVisible)
    assert place.empty.accessibleName() == "No change fits what you look for"
    assert place.panel.isHidden()
    place.empty.requested.emit()
    assert place.list.isVisible()


def test_rows_are_copied_as_text(place: HistoryPlace) -> None:
    QTest.keyClick(place.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(place.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Monday 23 November 2026 08:45, Jan: A1 Eettafel: project Project A1 → Eettafel"


def test_menu_of_a_row_by_the_keyboard(qtbot: QtBot, place: HistoryPlace, requests: Requests) -> None:
    place.list.menu_requested.emit(QPoint(10, 10))
    menu = place.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Open project",
        "Take this back...",
        "Copy as text",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert requests[-1][0] == "projects"


def test_restore_points_stand_between_the_changes(
    place: HistoryPlace, document: Document, clock: FixedClock, made: list[str], messages: RecordedMessages
) -> None:
    clock.set(clock.now() + timedelta(minutes=1))
    document.back_up("Stuurgroep")
    clock.set(clock.now() + timedelta(minutes=1))
    edit(document, made[0], "theme", "wonen")
    assert texts(place)[:3] == [
        "A1 Eettafel: theme: wonen",
        "Restore point: Stuurgroep",
        "A1 Eettafel: project Project A1 → Eettafel",
    ]
    place.list.mark(2)
    assert not place.panel.open_point.isHidden()
    assert place.panel.take_back.isHidden()
    place.filters.kind.show_value("point")
    place.filters.kind.activated.emit(place.filters.kind.currentIndex())
    assert "Restore point: Stuurgroep" in texts(place)
    assert all(row.kind is not RowKind.SET for row in place.stream.rows)


def test_long_history_is_read_a_page_at_a_time(
    place: HistoryPlace, document: Document, made: list[str]
) -> None:
    place.hide()
    for number in range(history.PAGE + 10):
        edit(document, made[0], "title", f"titel {number}")
    place.show()
    first = len(place.stream.rows)
    assert first < history.PAGE + 10
    QTest.keyClick(place.list, Qt.Key.Key_End)
    QTest.qWait(20)
    assert len(place.stream.rows) > first
    place.show_set(2)
    assert place.list.row is not None
    assert place.list.row.text == "Add projects · 3 changes in 3 projects"


def test_filters_are_found_again(qtbot: QtBot, window: MainWindow, place: HistoryPlace) -> None:
    place.filters.show_wish(history.HistoryWish(who="Jan", since=date(2026, 11, 20), kind="edit"))
    again = HistoryPlace(window.context())
    qtbot.addWidget(again)
    again.restore(place.state())
    assert again.wish == history.HistoryWish(who="Jan", since=date(2026, 11, 20), kind="edit")
    again.restore({"wish": {"since": "no day", "kind": 7}})
    assert again.wish.is_all


def test_everything_has_a_name(place: HistoryPlace) -> None:
    assert unnamed_controls(place) == []
    index = place.stream.index(1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Monday 23 November 2026 08:45, Jan: A1 Eettafel: project Project A1 → Eettafel"
