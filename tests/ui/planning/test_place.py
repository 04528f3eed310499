"""Planning in a real window: names and bars are one list, and a drag is one undoable change."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import Filling
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import find_view
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.services import links, phases, programme, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.theme import Theme


def fill(tx: Transaction) -> None:
    made: list[str] = []
    for number, first, last, lead in (
        ("A1", date(2026, 10, 1), date(2026, 12, 31), "Bibliotheek"),
        ("A2", date(2026, 11, 1), date(2027, 3, 31), "Corporatie 1"),
        ("A3", date(2027, 1, 1), date(2027, 6, 30), ""),
    ):
        project = projects.create(tx, f"Project {number}", number=number)
        project_fields.set_field(tx, project, "start", exact(first))
        project_fields.set_field(tx, project, "end", exact(last))
        project_fields.set_field(tx, project, "deadline", exact(last))
        project_fields.set_field(tx, project, "lead_parties", [lead] if lead else [])
        made.append(project)
    links.add_link(tx, made[0], made[2])
    progress.set_phase_period(tx, made[1], "realisation", "planned_start", exact(date(2026, 11, 1)))
    progress.set_phase_period(tx, made[1], "realisation", "planned_end", exact(date(2027, 3, 31)))


@pytest.fixture
def filling() -> Filling:
    return fill


@pytest.fixture
def place(qtbot: QtBot, window: MainWindow, document: Document) -> PlanningPlace:
    window.session.show(document)
    made = PlanningPlace(window.context())
    qtbot.addWidget(made)
    made.restore({})
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def row_of(document: Document, number: str) -> ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, stored.get_project_id(read, number))


def middle_of_bar(place: PlanningPlace, number: str) -> QPoint:
    """Return the middle of a project's bar in the viewport of the chart."""
    chart = place.gantt.chart
    assert chart is not None
    row = next(at for at in range(len(chart)) if (it := chart.item(at)) and it.project.number == number)
    layout = place.gantt.row_layout(row)
    assert layout.bar is not None
    height = place.table.verticalHeader().defaultSectionSize()
    x = (layout.bar.left + layout.bar.right) // 2
    return QPoint(int(x), int(layout.top + place.gantt.header_height + height / 2))


def test_rows_of_names_and_bars_stand_beside_each_other(place: PlanningPlace) -> None:
    chart = place.gantt.chart
    assert chart is not None
    items = [chart.item(at) for at in range(len(chart))]
    assert [item.project.number for item in items if item] == ["A1", "A2", "A3"]
    for row in range(3):
        name = place.table.visualRect(place.model.index(row, 1)).center()
        bar = place.gantt.row_layout(row)
        top = place.table.viewport().mapTo(place, name).y()
        middle = bar.top + place.gantt.header_height + place.table.rowHeight(row) / 2
        assert abs(place.gantt.viewport().mapTo(place, QPoint(0, int(middle))).y() - top) <= 1


def test_names_and_bars_stay_beside_each_other_at_another_text_size(
    qtbot: QtBot, place: PlanningPlace, theme: Theme
) -> None:
    before = place.gantt.row_height

    theme.apply("light", 1.5)

    qtbot.waitUntil(lambda: place.gantt.row_height > before)
    test_rows_of_names_and_bars_stand_beside_each_other(place)


def test_choosing_a_name_chooses_its_bar_and_the_other_way_round(qtbot: QtBot, place: PlanningPlace) -> None:
    cell = place.table.visualRect(place.model.index(1, 2)).center()
    qtbot.mouseClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert place.gantt.selection == place.table.selected_ids()

    at = middle_of_bar(place, "A1")
    qtbot.mouseClick(place.gantt.viewport(), Qt.MouseButton.LeftButton, pos=at)
    chosen = place.model.project(place.table.current_row)
    assert chosen is not None
    assert chosen.number == "A1"


def drag(place: PlanningPlace, start: QPoint, by: int, key: Qt.Key | None = None) -> None:
    port = place.gantt.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + QPoint(by * step // 5, 0))
    if key is not None:
        QTest.keyClick(place.gantt, key)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_drag_moves_what_is_expected_and_never_the_deadline(
    place: PlanningPlace, document: Document, messages: RecordedMessages
) -> None:
    before = row_of(document, "A2")

    drag(place, middle_of_bar(place, "A2"), 60)

    after = row_of(document, "A2")
    assert before.start.day
    assert before.end.day
    assert after.start.day
    assert after.end.day
    days = (after.end.day - before.end.day).days
    assert days > 5
    assert (after.start.day - before.start.day).days == days
    assert after.deadline == before.deadline
    assert after.phases[0].planned_end.day == after.end.day
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert row_of(document, "A2")._replace(version=0, changed_at=None) == before._replace(
        version=0, changed_at=None
    )


def test_escape_leaves_everything_as_it_was(place: PlanningPlace, document: Document) -> None:
    before = row_of(document, "A2")
    drag(place, middle_of_bar(place, "A2"), 60, Qt.Key.Key_Escape)
    assert row_of(document, "A2") == before


def test_view_and_filter_hold_for_names_and_bars(qtbot: QtBot, place: PlanningPlace) -> None:
    place.receive(find_view("Without lead party"))
    chart = place.gantt.chart
    assert chart is not None
    assert (len(chart), place.model.rowCount()) == (1, 1)

    place.controls.clear_filter()
    place.search()
    QTest.keyClicks(place.toolbar.search, "a2")
    chart = place.gantt.chart
    assert chart is not None
    assert (len(chart), place.model.rowCount()) == (1, 1)


def test_nothing_that_fits_says_so_and_shows_everything_again(qtbot: QtBot, place: PlanningPlace) -> None:
    QTest.keyClicks(place.toolbar.search, "zzzz")
    assert place.pane.is_empty
    assert place.gantt.isHidden()

    place.pane.empty.requested.emit()
    assert not place.gantt.isHidden()
    assert place.model.rowCount() == 3


@pytest.mark.parametrize("width", [840, 1085, 1110, 1158])
def test_the_tools_of_a_narrow_window_do_not_lie_over_each_other(place: PlanningPlace, width: int) -> None:
    place.resize(width, 600)
    QTest.qWait(20)

    bar = place.toolbar
    assert bar.minimumSizeHint().width() <= bar.width()
    words = place.zoom.today_button.text()
    assert place.zoom.today_button.width() >= place.zoom.today_button.minimumSizeHint().width(), words


def test_zoom_buttons_change_the_unit_and_say_it(qtbot: QtBot, place: PlanningPlace) -> None:
    unit = place.gantt.level
    for _ in range(8):
        qtbot.mouseClick(place.zoom.in_button, Qt.MouseButton.LeftButton)
    assert place.gantt.level != unit
    for _ in range(16):
        qtbot.mouseClick(place.zoom.out_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(place.zoom.all_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(place.zoom.today_button, Qt.MouseButton.LeftButton)


def test_change_elsewhere_is_drawn(place: PlanningPlace, document: Document) -> None:
    project = row_of(document, "A1").id
    document.change(
        "eerder", lambda tx: project_fields.set_field(tx, project, "end", exact(date(2026, 11, 30)))
    )
    chart = place.gantt.chart
    assert chart is not None
    item = chart.item(0)
    assert item is not None
    assert item.project.end == exact(date(2026, 11, 30))


def test_double_click_opens_the_details(qtbot: QtBot, place: PlanningPlace) -> None:
    assert place.details.isHidden()
    at = middle_of_bar(place, "A1")
    qtbot.mouseDClick(place.gantt.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not place.details.isHidden()


def test_closing_at_once_leaves_nothing_behind(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages
) -> None:
    place.refresh()
    place.context.session.close()
    qtbot.wait(50)
    assert messages.bugs == []


def test_a_decision_about_the_deadline_or_a_phase_is_marked_at_once(
    place: PlanningPlace, document: Document
) -> None:
    def titles() -> list[str]:
        item = place.gantt.chart.item(1) if place.gantt.chart else None
        return [mark.title for mark in item.marks] if item else []

    project = row_of(document, "A2").id
    assert titles() == []
    agreed = exact(date(2027, 4, 30))
    document.change(
        "x",
        lambda tx: project_fields.set_deadline(tx, project, agreed, DeadlineReason.DECISION, "stuurgroep"),
    )
    assert titles() == ["Deadline 30 Apr 2027 (stuurgroep)"]
    document.change(
        "x",
        lambda tx: phases.pass_on(tx, project, "realisation", date(2026, 11, 1), decided_by="platform"),
    )
    assert titles() == ["Realisatie (platform)", "Deadline 30 Apr 2027 (stuurgroep)"]
    document.undo()
    document.undo()
    assert titles() == []


def test_a_changed_calendar_is_shaded_at_once(
    place: PlanningPlace, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shaded: list[Callable[[int], bool]] = []
    monkeypatch.setattr(place.gantt, "set_closed_days", shaded.append)
    first, last = date(2027, 7, 26), date(2027, 8, 13)
    document.change("x", lambda tx: programme.add_closing_days(tx, "Bouwvak", first, last))
    qtbot.waitUntil(lambda: bool(shaded))
    assert shaded[-1](date(2027, 7, 28).toordinal())
    assert not shaded[-1](date(2027, 7, 21).toordinal())
