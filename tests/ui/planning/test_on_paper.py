"""The planning on paper from its place: button, menu and keys, and what goes along."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import Filling
from tests.ui.planning.test_place import fill
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.views import find_view
from wsg_desktop.drawing.printout import NOTHING
from wsg_desktop.services.document import Document
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.printing.dialog import PrintDialog


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
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_button_opens_the_window_with_the_view_as_it_is(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages
) -> None:
    view = find_view("per gebied")
    assert view is not None
    place.show_view(view)
    qtbot.mouseClick(place.on_paper.button, Qt.MouseButton.LeftButton)
    (dialog,) = messages.dialogs
    assert isinstance(dialog, PrintDialog)
    printable = dialog.printable
    assert printable.shown.wishes.days == place.gantt.shown_days
    assert printable.everything.wishes.days is None
    assert printable.shown.wishes.title.endswith(": By area")
    items = [printable.everything.chart.item(row) for row in range(len(printable.everything.chart))]
    assert {item.project.number for item in items if item} == {"A1", "A2", "A3"}


def test_what_is_folded_on_screen_is_folded_in_what_is_shown_only(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages
) -> None:
    view = find_view("per gebied")
    assert view is not None
    place.show_view(view)
    chart = place.gantt.chart
    assert chart is not None
    place.controls.fold("")
    qtbot.mouseClick(place.on_paper.button, Qt.MouseButton.LeftButton)
    dialog = messages.dialogs[-1]
    assert isinstance(dialog, PrintDialog)
    assert len(dialog.printable.shown.chart) < len(dialog.printable.everything.chart)


def test_ctrl_c_in_the_chart_copies_a_picture(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages
) -> None:
    place.gantt.setFocus()
    qtbot.keyClick(place.gantt, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().hasImage()
    assert "clipboard" in messages.said[-1].text


def test_the_menu_of_the_chart_copies_too(place: PlanningPlace, messages: RecordedMessages) -> None:
    menu = QMenu()
    place.on_paper.add_to(menu)
    (action,) = menu.actions()
    assert action.text() == "Copy as a picture"
    action.trigger()
    assert "clipboard" in messages.said[-1].text


def test_a_view_without_projects_says_so_instead_of_printing_a_page(
    qtbot: QtBot, place: PlanningPlace, messages: RecordedMessages
) -> None:
    place.search()
    qtbot.keyClicks(place.toolbar.search, "zzzz")
    qtbot.waitUntil(lambda: place.gantt.chart is not None and not len(place.gantt.chart))
    place.on_paper.open()
    place.on_paper.copy()
    assert not messages.dialogs
    assert [str(it) for it in messages.problems] == [NOTHING, NOTHING]
