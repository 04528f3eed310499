"""The outline in the planning: bars stay in step, folded milestones show on their line, there is one menu."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import WindowMaker
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import GroupBy, View
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator
from wsg_desktop.ui import actions, main_window, navigation, place_stack, places, window_commands
from wsg_desktop.ui.planning.place import PlanningPlace

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ids(document: Document) -> dict[str, str]:
    """Return A with a milestone and an activity under it, and B, by their numbers."""

    def work(tx: Transaction) -> dict[str, str]:
        made = {"A": projects.create(tx, "Servicewinkel", number="A")}
        made["A1"] = projects.create(tx, "Opening", number="A1", parent_id=made["A"], kind=ItemKind.MILESTONE)
        made["A2"] = projects.create(
            tx, "Inrichten", number="A2", parent_id=made["A"], kind=ItemKind.ACTIVITY
        )
        made["B"] = projects.create(tx, "Buurtbus", number="B")
        for number, first, last in (("A", 1, 28), ("A1", 20, 20), ("A2", 3, 10), ("B", 5, 25)):
            project_fields.set_field(tx, made[number], "start", exact(date(2026, 12, first)))
            project_fields.set_field(tx, made[number], "end", exact(date(2026, 12, last)))
        return made

    return document.change("vullen", work)


@pytest.fixture
def small_places(monkeypatch: pytest.MonkeyPatch, en: Translator) -> None:
    """Let the window have the planning alone, in English."""
    declared = tuple(one for one in places.PLACES if one.key == "planning")
    for module in (places, navigation, place_stack, main_window, actions, window_commands):
        monkeypatch.setattr(module, "PLACES", declared)
    monkeypatch.setattr(main_window, "translator", lambda _language: en)


@pytest.fixture
def place(make_window: WindowMaker, document: Document, ids: dict[str, str]) -> PlanningPlace:
    window = make_window()
    window.session.show(document)
    window.go_to("planning")
    found = window.places.current
    assert isinstance(found, PlanningPlace)
    return found


def rows(place: PlanningPlace) -> list[str]:
    """Return the numbers beside the bars, and check that the bars have the same."""
    chart, model = place.gantt.chart, place.model
    assert chart is not None
    assert len(chart) == model.rowCount()
    found: list[str] = []
    for at in range(model.rowCount()):
        project, item = model.project(at), chart.item(at)
        assert (project.id if project else None) == (item.id if item else None)
        found.append(project.number if project else "")
    return found


def test_folded_project_shows_its_milestone_on_its_line(place: PlanningPlace, ids: dict[str, str]) -> None:
    place.select([ids["A"]])
    QTest.keyClick(place.gantt, Qt.Key.Key_Left, ALT)
    assert rows(place) == ["A", "B"]
    chart = place.gantt.chart
    assert chart is not None
    item = chart.item(0)
    assert item is not None
    assert [mark.title for mark in item.marks] == ["Opening"]

    QTest.keyClick(place.gantt, Qt.Key.Key_Right, ALT)
    assert rows(place) == ["A", "A1", "A2", "B"]


def test_folding_leaves_the_days_in_view(
    place: PlanningPlace, document: Document, ids: dict[str, str]
) -> None:
    chart = place.gantt.chart
    assert chart is not None
    span = chart.span
    place.fold_all()
    assert place.gantt.chart is not chart
    assert place.gantt.chart is not None
    assert place.gantt.chart.span == span


def test_bars_make_room_for_a_line_that_is_typed(place: PlanningPlace, ids: dict[str, str]) -> None:
    place.table.setFocus()
    place.select([ids["A"]])
    QTest.keyClick(place.table, Qt.Key.Key_Insert, ALT)
    assert place.editing.is_open
    assert rows(place) == ["A", "A1", "A2", "", "B"]

    field = place.editing.editor.field
    assert field is not None
    QTest.keyClicks(field, "Balie plaatsen")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rows(place) == ["A", "A1", "A2", "P-0001", "B"]
    assert [row.title for row in place.chosen()] == ["Balie plaatsen"]


def test_escape_takes_the_room_away(place: PlanningPlace, ids: dict[str, str]) -> None:
    place.select([ids["B"]])
    place.insert_line()
    assert rows(place) == ["A", "A1", "A2", "B", ""]
    field = place.editing.editor.field
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert rows(place) == ["A", "A1", "A2", "B"]


def test_moved_lines_move_their_bars(place: PlanningPlace, ids: dict[str, str]) -> None:
    place.select([ids["B"]])
    QTest.keyClick(place.gantt, Qt.Key.Key_Up, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert rows(place) == ["B", "A", "A1", "A2"]
    place.context.session.undo()
    assert rows(place) == ["A", "A1", "A2", "B"]


def test_folded_milestone_is_chosen_by_itself(place: PlanningPlace, ids: dict[str, str]) -> None:
    place.select([ids["B"]])
    place.fold_all()
    place.gantt.selection_requested.emit([ids["A1"]])
    assert place.gantt.selection == [ids["A1"]]
    assert place.table.selected_ids() == [], "its project is not what was chosen"
    assert not place.allows("move_to_bin")


def test_menu_of_a_bar_is_the_table_s_with_what_concerns_the_chart(
    place: PlanningPlace, ids: dict[str, str]
) -> None:
    place.select([ids["A2"]])
    place.gantt.setFocus()
    QTest.keyClick(place.gantt, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    by_keys = [action.text() for action in place.menu.actions()]
    assert place.menu.isVisible()
    place.menu.close()

    place.table.menu_requested.emit(place.table.mapToGlobal(QPoint(5, 5)))
    assert [action.text() for action in place.menu.actions()] == by_keys
    place.menu.close()
    assert {"Change", "Indent to the right", "Insert milestone", "Show in the table", "Today"} <= set(by_keys)


def test_heading_says_how_many_are_late_in_names_and_bars(place: PlanningPlace, document: Document) -> None:
    place.show_view(View("", group_by=GroupBy.PHASE))
    place.fold_all()
    assert rows(place) == ["", "A", "B"]
    chart = place.gantt.chart
    assert chart is not None
    assert place.model.index(0, 0).data() == "No phase, 4 projects"
    assert chart.span is not None
    place.fold_all()
    assert rows(place) == [""]


def test_folds_survive_in_the_state_of_the_place(place: PlanningPlace) -> None:
    place.fold_all()
    state = place.state()
    place.unfold_all()
    place.restore(state)
    place.refresh()
    assert rows(place) == ["A", "B"]
    # Another version of the program, or somebody with an editor, may have written what is kept.
    for view in ({"columns": [{}], "folded": None, "folded_lines": 5}, "x", None):
        place.restore({"view": view, "widths": None, "time": {"px_per_day": float("nan"), "first_day": 1}})
        place.refresh()
    assert place.gantt.chart is not None
