"""The cells of a sheet as they stand in the file, and what each row is taken for."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from wsg_desktop.exchange.worker import read_workbook
from wsg_desktop.texts import Translator
from wsg_desktop.ui.importing.found_list import FoundList, find_in
from wsg_desktop.ui.importing.sheet_model import SheetModel
from wsg_desktop.ui.importing.sheet_view import SheetView


@pytest.fixture
def found(sample: Path) -> FoundList:
    return find_in(read_workbook(sample), sample.name, date(2026, 11, 23), [])


@pytest.fixture
def view(qtbot: QtBot, en: Translator, found: FoundList) -> SheetView:
    made = SheetView(en)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_list(found)
    made.show()
    return made


def test_the_model_keeps_the_rules_of_qt(en: Translator, found: FoundList) -> None:
    model = SheetModel(en)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_list(found)
    model.show_list(found.elsewhere("Toelichting"))
    assert tester.model() is model


def test_cells_stand_at_their_own_address(view: SheetView) -> None:
    cells = view.cells
    assert cells.data(cells.index(6, 0)) == "B1"
    assert cells.data(cells.index(6, 5)) == "02-02-2026"
    assert cells.headerData(27, Qt.Orientation.Horizontal) == "AB"
    assert cells.headerData(6, Qt.Orientation.Vertical) == "7"


def test_each_row_says_what_it_is_taken_for(view: SheetView) -> None:
    words = [view.cells.words_of(row) for row in (0, 3, 4, 5, 6, 27)]
    assert words == [
        "Above the list: not read",
        "Column headers",
        "Column headers",
        "Heading above projects",
        "Project",
        "Total: no project",
    ]


def test_headers_stand_out_and_totals_do_not(view: SheetView) -> None:
    def look(row: int, role: Qt.ItemDataRole) -> object:
        return view.cells.data(view.cells.index(row, 1), role)

    assert look(3, Qt.ItemDataRole.BackgroundRole) is not None
    assert look(6, Qt.ItemDataRole.BackgroundRole) is None
    assert look(27, Qt.ItemDataRole.ForegroundRole) != look(6, Qt.ItemDataRole.ForegroundRole)


def test_merged_headings_go_over_their_columns(view: SheetView) -> None:
    assert view.columnSpan(5, 0) == 12
    assert view.columnSpan(0, 0) == 13, "a title above the list"
    assert view.rowSpan(3, 0) == 1, "numbers of rows are what counts"


def test_a_row_is_chosen_by_its_number_or_by_space(qtbot: QtBot, view: SheetView) -> None:
    view.setCurrentIndex(view.cells.index(2, 1))
    with qtbot.waitSignal(view.row_chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert caught.args == [2]

    header = view.verticalHeader()
    place = header.viewport().rect().topLeft()
    place.setY(header.sectionViewportPosition(4) + 5)
    place.setX(5)
    with qtbot.waitSignal(view.row_chosen) as caught:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [4]
