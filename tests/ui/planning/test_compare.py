"""Comparing in the window: chosen by mouse and keyboard, drawn, listed, kept, and alive while one works."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.planning.test_place import drag, fill, middle_of_bar
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import Filter, View
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.compare_moment import CompareMoment
from wsg_desktop.services.copies import list_restore_points
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.compare_list import CompareList
from wsg_desktop.ui.planning.day_popup import DayPopup
from wsg_desktop.ui.planning.place import PlanningPlace

THEN = CompareMoment(day=date(2026, 11, 23))
Make = Callable[[dict[str, object]], PlanningPlace]


@pytest.fixture
def ids(document: Document, clock: FixedClock) -> dict[str, str]:
    document.change("vullen", fill)
    clock.set(clock.now() + timedelta(days=3))
    with document.reading() as read:
        return {row.number: row.id for row in stored.list_projects(read)}


@pytest.fixture
def make(qtbot: QtBot, window: MainWindow, document: Document, ids: dict[str, str]) -> Make:
    window.session.show(document)

    def made(state: dict[str, object]) -> PlanningPlace:
        place = PlanningPlace(window.context())
        qtbot.addWidget(place)
        place.restore(state)
        place.resize(1158, 660)
        place.show()
        qtbot.waitExposed(place)
        return place

    return made


@pytest.fixture
def place(make: Make) -> PlanningPlace:
    return make({})


def item_of(place: PlanningPlace, number: str) -> ChartItem:
    chart = place.gantt.chart
    assert chart is not None
    items = (chart.item(at) for at in range(len(chart)))
    return next(it for it in items if it and it.project.number == number)


def later(document: Document, project: str, day: date) -> None:
    document.change("later", lambda tx: project_fields.set_field(tx, project, "end", exact(day)))


def list_of(place: PlanningPlace) -> CompareList:
    return next(it for it in place.findChildren(CompareList))


def lines(place: PlanningPlace) -> list[tuple[str, ...]]:
    return [line.cells for line in list_of(place).table.lines.lines]


def actions(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_without_a_comparison_there_is_a_button_and_nothing_else(place: PlanningPlace) -> None:
    assert place.compare.control.button.isVisible()
    assert place.compare.control.button.accessibleName() == "Compare with"
    assert not place.compare.link.isVisible()
    assert "As it was before" not in place.legend.accessibleName()


def test_last_week_is_chosen_from_the_menu_by_the_keyboard(
    qtbot: QtBot, place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    place.compare.control.button.setFocus()
    menu = place.compare.control.menu
    place.compare.control.open()
    qtbot.waitUntil(menu.isVisible)
    assert actions(menu)[0] == "Last week (19 November)"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert place.compare.moment == CompareMoment(day=date(2026, 11, 19))
    assert place.compare.control.chip is not None
    assert place.compare.control.chip.text == "Compare: 19 November"
    assert place.compare.link.text() == "3 new since 19 November"


def test_restore_point_of_another_place_is_compared_with(place: PlanningPlace, document: Document) -> None:
    document.back_up()
    point = list_restore_points(document)[0]
    place.receive(point)
    assert place.compare.moment == CompareMoment(at=point.stands_for, name="26 Nov 2026 08:45")


def test_the_cross_of_the_chip_and_the_delete_key_stop_comparing(qtbot: QtBot, place: PlanningPlace) -> None:
    for stop in ("mouse", "key"):
        place.compare.choose(THEN)
        chip = place.compare.control.chip
        assert chip is not None
        if stop == "mouse":
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 10))
        else:
            chip.setFocus()
            qtbot.keyClick(chip, Qt.Key.Key_Delete)
        assert place.compare.moment is None
        assert place.compare.control.button.isVisible()
        assert not place.compare.link.isVisible()


def test_a_typed_day_is_taken_and_one_to_come_is_refused_beside_the_field(
    qtbot: QtBot, place: PlanningPlace
) -> None:
    place.compare.control.ask_day()
    popup = cast("DayPopup", place.compare.control.findChild(DayPopup))
    QTest.keyClicks(popup.field.edit, "1 dec 2026")
    QTest.keyClick(popup.field.edit, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert "Choose a day before today" in popup.field.line.text
    popup.field.edit.clear()
    QTest.keyClicks(popup.field.edit, "-3d")
    QTest.keyClick(popup.field.edit, Qt.Key.Key_Return)
    assert place.compare.moment == THEN


def test_named_restore_points_can_be_compared_with(
    place: PlanningPlace, document: Document, ids: dict[str, str], clock: FixedClock
) -> None:
    menu = place.compare.control.menu
    assert "Restore points with a name come here (Ctrl+S)" in actions(menu)
    document.back_up("Stuurgroep & rest")
    clock.set(clock.now() + timedelta(minutes=5))
    later(document, ids["A2"], date(2027, 4, 10))
    assert "Stuurgroep && rest" in actions(menu)
    next(it for it in menu.actions() if it.text().startswith("Stuurgroep")).trigger()
    assert place.compare.link.text() == "1 moved since Stuurgroep & rest"
    assert place.compare.past_name == "as on Stuurgroep & rest"


def test_a_slip_gets_a_thin_bar_an_entry_in_the_legend_and_a_line(
    place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    place.compare.choose(THEN)
    assert item_of(place, "A2").past is None
    later(document, ids["A2"], date(2027, 4, 10))
    item = item_of(place, "A2")
    assert item.past is not None
    assert item.stop is not None
    assert item.stop - item.past[1] == 10
    assert item_of(place, "A1").past is None
    assert "as on 23 November" in place.legend.accessibleName()
    assert place.compare.link.text() == "1 moved since 23 November"
    assert lines(place) == [
        (
            "Moved",
            "A2",
            "Project A2",
            "Expected end",
            "31 Mar 2027",
            "10 Apr 2027",
            "+10 days",
            "Jan",
            "26 Nov 2026",
        )
    ]
    document.undo()
    assert item_of(place, "A2").past is None
    assert place.compare.link.text() == "Nothing in the plan changed since 23 November"


def test_the_arrow_grows_while_a_bar_is_dragged(place: PlanningPlace) -> None:
    place.compare.choose(THEN)
    port, at = place.gantt.viewport(), middle_of_bar(place, "A2")
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 6):
        QTest.mouseMove(port, at + QPoint(12 * step, 0))
    row = next(it for it in range(3) if (item := place.gantt.chart.item(it)) and item.project.number == "A2")  # type: ignore[union-attr]
    during = place.gantt.row_layout(row)
    assert during.past is not None
    assert during.bar is not None
    assert during.bar.right - during.past[1] > 20
    QTest.keyClick(place.gantt, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at)
    assert place.gantt.row_layout(row).past is None
    drag(place, middle_of_bar(place, "A2"), 60)
    assert place.gantt.row_layout(row).past is not None


def test_the_list_goes_to_a_project_and_stays_open(
    qtbot: QtBot, place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    place.compare.choose(THEN)
    later(document, ids["A2"], date(2027, 5, 1))
    later(document, ids["A3"], date(2027, 7, 1))
    qtbot.mouseClick(place.compare.link, Qt.MouseButton.LeftButton)
    shown = list_of(place)
    qtbot.waitUntil(shown.isVisible)
    QTest.keyClick(shown.table, Qt.Key.Key_Down)
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert place.table.selected_ids() == [ids["A3"]]
    assert shown.isVisible()
    qtbot.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:2] for line in copied[1:]] == [["Moved", "A2"], ["Moved", "A3"]]


def test_what_is_gone_is_in_the_list_and_leads_to_the_bin(
    place: PlanningPlace, document: Document, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place.compare.choose(THEN)
    document.change("weg", lambda tx: projects.delete(tx, [ids["A3"]]))
    assert place.compare.link.text() == "1 gone since 23 November"
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(place, "context", place.context._replace(go_to=lambda *it: asked.append(it)))
    list_of(place).project_requested.emit(ids["A3"])
    assert asked == [("bin", ids["A3"])]


def test_only_what_the_view_shows_is_counted_and_listed(
    place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    place.compare.choose(THEN)
    later(document, ids["A1"], date(2027, 1, 10))
    document.change("weg", lambda tx: projects.delete(tx, [ids["A2"]]))
    place.show_view(View("eigen", Filter().accepting("lead_parties", ["Corporatie 1"])))
    assert [line[1] for line in lines(place)] == ["A2"]


def test_nothing_different_says_so(qtbot: QtBot, place: PlanningPlace) -> None:
    place.compare.choose(THEN)
    qtbot.mouseClick(place.compare.link, Qt.MouseButton.LeftButton)
    shown = list_of(place)
    assert shown.empty.isVisible()
    assert shown.empty.accessibleName() == "Nothing in the plan changed since 23 November"
    assert not shown.table.isVisible()
    place.compare.choose(None)
    assert not shown.isVisible()


def test_it_is_found_again_next_time_and_nonsense_compares_nothing(place: PlanningPlace, make: Make) -> None:
    place.compare.choose(THEN)
    again = make(place.state())
    assert again.compare.moment == THEN
    assert again.compare.link.isVisible()
    for nonsense in ({"compare": {"day": "onzin"}}, {"compare": 3}, {"compare": {"at": 1}}):
        assert make(cast("dict[str, object]", nonsense)).compare.moment is None
