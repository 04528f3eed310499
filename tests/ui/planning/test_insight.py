"""Conflicts, the critical path and slack in Planning: hidden until asked for, and right after every edit."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.drawing.geometry import LabelMode
from wsg_desktop.services import links, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.following.plan_list import PlanListDialog
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace

Ids = dict[str, str]


def fill(tx: Transaction) -> Ids:
    made: Ids = {}
    for number, first, last in (
        ("A", date(2026, 11, 2), date(2026, 11, 13)),
        ("B", date(2026, 11, 2), date(2026, 11, 27)),
        ("C", date(2026, 11, 30), date(2026, 12, 18)),
        ("M", date(2026, 12, 18), date(2026, 12, 18)),
        ("X", date(2026, 11, 2), date(2027, 3, 31)),
    ):
        kind = ItemKind.MILESTONE if number == "M" else ItemKind.PROJECT
        made[number] = projects.create(tx, f"Project {number}", number=number, kind=kind)
        project_fields.set_field(tx, made[number], "start", exact(first))
        project_fields.set_field(tx, made[number], "end", exact(last))
    for source, target in ("AC", "BC", "CM"):
        links.add_link(tx, made[source], made[target])
    return made


@pytest.fixture
def ids(document: Document) -> Ids:
    return document.change("vullen", fill)


@pytest.fixture
def place(qtbot: QtBot, window: MainWindow, document: Document, ids: Ids) -> PlanningPlace:
    window.session.show(document)
    made = PlanningPlace(window.context())
    qtbot.addWidget(made)
    made.restore({})
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    made.insight.work_out()
    return made


def is_critical(place: PlanningPlace, project_id: str) -> bool:
    item = place.gantt.item_of(project_id)
    assert item is not None
    return item.plan.is_critical


def test_nothing_of_it_shows_until_asked_for(place: PlanningPlace, ids: Ids) -> None:
    assert not any(is_critical(place, it) for it in ids.values())
    assert place.insight.bar.isHidden()
    assert place.insight.goal_bar.isHidden()
    assert place.insight.button.wishes == (True, False, False, False, False)
    assert unnamed_controls(place) == []


def test_the_ticks_change_what_the_chart_shows_and_are_kept(place: PlanningPlace, ids: Ids) -> None:
    for key in ("critical", "slack", "percent", "names", "links"):
        place.insight.button.action(key).trigger()
    frame = place.gantt.frame()
    assert (frame.links, frame.percent, frame.labels) == (False, True, LabelMode.TITLE)
    assert is_critical(place, ids["X"])
    assert place.insight.bar.critical.text() == "1 project must not slip for the end of the programme"
    assert {"Must not slip", "Slack in working days"} <= set(place.legend.accessibleName().split(", "))
    state = place.state()
    place.insight.restore({})
    assert place.gantt.frame().links
    place.restore(state)
    assert place.insight.button.wishes == (False, True, True, True, True)
    assert not place.gantt.frame().links


def test_what_must_not_slip_for_a_milestone_is_asked_from_the_menu_and_dropped_by_the_cross(
    qtbot: QtBot, place: PlanningPlace, ids: Ids, messages: RecordedMessages
) -> None:
    menu = QMenu(place)
    place.insight.add_to_menu(menu, [ids["M"]])
    (entry,) = menu.actions()
    assert entry.text() == "What must not slip for “Project M”?"
    entry.trigger()

    assert [number for number, it in ids.items() if is_critical(place, it)] == ["B", "C", "M"]
    chip = place.insight.goal_bar.chip
    assert chip is not None
    assert chip.text == "Critical up to: Project M"
    sentence = place.insight.bar.critical
    assert sentence.text() == "2 projects must not slip for “Project M”"
    qtbot.mouseClick(sentence, Qt.MouseButton.LeftButton)
    dialog = messages.dialogs[-1]
    assert isinstance(dialog, PlanListDialog)
    qtbot.addWidget(dialog)
    cells = [line.cells for line in dialog.tables[0].lines.lines]
    assert [it[0] for it in cells] == ["B Project B", "C Project C"]
    assert cells[0][1:] == ("2 Nov 2026", "27 Nov 2026", "20")

    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert place.insight.goal == ""
    assert [number for number, it in ids.items() if is_critical(place, it)] == ["X"]
    assert place.insight.goal_bar.isHidden()


def test_an_edit_is_followed(qtbot: QtBot, place: PlanningPlace, ids: Ids) -> None:
    place.insight.aim_at(ids["M"])
    assert not is_critical(place, ids["A"])
    place.context.session.change(
        "end", lambda tx: project_fields.set_field(tx, ids["A"], "end", exact(date(2026, 12, 4)))
    )
    qtbot.waitUntil(lambda: is_critical(place, ids["A"]))
    assert not is_critical(place, ids["B"])


def test_conflicts_are_counted_below_the_chart_and_open_their_list(
    qtbot: QtBot, place: PlanningPlace, ids: Ids, messages: RecordedMessages
) -> None:
    place.shift([ids["C"]], -7, -7)
    qtbot.waitUntil(place.insight.bar.conflicts.isVisible)
    assert place.insight.bar.conflicts.text() == "1 conflict"
    item = place.gantt.item_of(ids["C"])
    assert item is not None
    assert [(it.source, it.days) for it in item.plan.conflicts] == [("B", 5)]
    qtbot.mouseClick(place.insight.bar.conflicts, Qt.MouseButton.LeftButton)
    assert messages.dialogs[-1].windowTitle() == "Conflicts"
    place.context.session.undo()
    qtbot.waitUntil(place.insight.bar.isHidden)


def test_a_goal_that_is_gone_is_forgotten(qtbot: QtBot, place: PlanningPlace, ids: Ids) -> None:
    place.insight.aim_at(ids["M"])
    place.context.session.change("delete", lambda tx: projects.delete(tx, [ids["M"]]))
    qtbot.waitUntil(lambda: place.insight.goal == "")
    assert place.insight.goal_bar.isHidden()
