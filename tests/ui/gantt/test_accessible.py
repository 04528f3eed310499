"""What screen readers hear of the chart: every row in view, with its name, place and state."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.drawing.chart_samples import many, twelve_chart
from wsg_desktop.texts import translator
from wsg_desktop.ui.gantt.gantt_view import GanttView

NAME = QAccessible.Text.Name


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[GanttView]:
    around = QWidget()
    qtbot.addWidget(around)
    made = GanttView(translator("en"))
    QVBoxLayout(around).addWidget(made)
    around.resize(1000, 420)
    made.set_chart(twelve_chart())
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    made.fit_all()
    yield made
    around.close()


def heard(view: GanttView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def test_the_chart_is_a_list_of_the_rows_in_view(view: GanttView) -> None:
    chart = heard(view)
    assert chart.role() == QAccessible.Role.List
    assert chart.text(NAME) == "Planning"
    assert chart.childCount() == len(view.visible_rows()) < 16
    assert chart.parent().object() is view.parentWidget()
    assert chart.child(0).text(NAME) == "Bathmen, 4 projects, 1 late"
    assert chart.child(2).text(NAME) == "Huisbezoeken 75+, on track, from 1 Jan 2026, ongoing"


def test_scrolling_brings_other_rows(view: GanttView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    chart = heard(view)
    last = chart.child(chart.childCount() - 1)
    assert last.text(NAME) == "Opening meldpunt, 1 Mar 2027"
    assert chart.indexOfChild(last) == chart.childCount() - 1
    view.verticalScrollBar().setValue(0)
    assert not last.isValid()
    assert last.text(NAME) == ""
    assert chart.indexOfChild(last) == -1


def test_a_bar_is_found_where_it_is_on_the_screen(view: GanttView) -> None:
    chart = heard(view)
    bar = chart.child(2)
    place = bar.rect()
    assert chart.childAt(place.center().x(), place.center().y()).text(NAME) == bar.text(NAME)
    assert view.viewport().rect().contains(view.viewport().mapFromGlobal(place.center()))
    header = view.viewport().mapToGlobal(QPoint(20, 4))
    assert chart.childAt(header.x(), header.y()) is None


def test_what_is_chosen_is_told(view: GanttView) -> None:
    view.setFocus()
    view.set_selection(["B2"])
    chart = heard(view)
    assert chart.focusChild().text(NAME).startswith("Huisbezoeken 75+")
    states = [chart.child(index).state() for index in range(3)]
    assert [bool(state.selected) for state in states] == [False, False, True]
    assert [bool(state.selectable) for state in states] == [False, True, True]


def test_rows_that_are_not_there_are_not_given(view: GanttView) -> None:
    chart = heard(view)
    assert chart.child(-1) is None
    assert chart.child(1000) is None


def test_charts_come_and_go_without_leaving_anything_behind(qtbot: QtBot) -> None:
    for _ in range(3):
        made = GanttView(translator("en"))
        made.set_chart(many(40))
        made.show()
        chart = heard(made)
        kept = [QAccessible.uniqueId(chart.child(index)) for index in range(3)]
        assert QAccessible.accessibleInterface(kept[1]).text(NAME)
        del chart
        made.close()
        made.deleteLater()
        qtbot.wait(1)
        del made
        gc.collect()
