"""The plain table: ticked, copied, and read aloud."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.line_table import LazyLines, LineModel, LineTable, TableLine

LINES = [
    TableLine(("A", "een\nregel", "12", "x"), ticked=True),
    TableLine(("B", "kort", "3", "lang " * 60), ticked=False),
    TableLine(("C", "geen vinkje", "", ""), icon="info", tone="muted"),
]


@pytest.fixture
def table(qtbot: QtBot) -> LineTable:
    made = LineTable("Partijen", ("Naam", "Tekst", "Aantal", "Meer"), numbers=(2,), wraps=True)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_lines(LINES, (80, 200, 80, 0))
    made.show()
    return made


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = LineModel(("Naam", "Tekst", "Aantal", "Meer"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_lines(LINES)
    model.show_lines([*LINES, LINES[0]])
    model.show_lines([])
    assert tester.model() is model


def test_a_click_on_the_box_asks_for_the_tick(qtbot: QtBot, table: LineTable) -> None:
    box = table.visualRect(table.lines.index(1, 0))
    with qtbot.waitSignal(table.ticked) as caught:
        place = QPoint(box.left() + 16, box.center().y())
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert caught.args == [[1], True]


def test_space_ticks_all_that_is_selected(qtbot: QtBot, table: LineTable) -> None:
    table.selectAll()
    with qtbot.waitSignal(table.ticked) as caught:
        qtbot.keyClick(table, Qt.Key.Key_Space)

    assert caught.args == [[0, 1, 2], False]


def test_a_line_without_a_tick_cannot_be_ticked(table: LineTable) -> None:
    flags = table.lines.flags(table.lines.index(2, 0))

    assert not flags & Qt.ItemFlag.ItemIsUserCheckable
    assert table.lines.data(table.lines.index(2, 0), Qt.ItemDataRole.CheckStateRole) is None


def test_copying_gives_lines_that_excel_pastes(qtbot: QtBot, table: LineTable) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Naam\tTekst\tAantal\tMeer\nA\teen regel\t12\tx"

    table.copy_all()
    assert len(QApplication.clipboard().text().splitlines()) == 4


def test_long_texts_get_more_lines(table: LineTable) -> None:
    assert table.rowHeight(1) > table.rowHeight(2)


def test_in_more_width_they_get_fewer_again(qtbot: QtBot, table: LineTable) -> None:
    narrow = table.rowHeight(1)
    table.resize(1600, 300)
    qtbot.waitUntil(lambda: table.rowHeight(1) < narrow)


def test_icons_and_columns_grow_with_the_texts(table: LineTable, theme: Theme) -> None:
    small, narrow = table.iconSize().width(), table.columnWidth(0)
    theme.apply("light", 2.0)
    assert table.iconSize().width() == 2 * small
    assert table.columnWidth(0) > 1.5 * narrow


def test_numbers_stand_at_the_right(table: LineTable) -> None:
    for role_of in (
        table.lines.data(table.lines.index(0, 2), Qt.ItemDataRole.TextAlignmentRole),
        table.lines.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole),
    ):
        assert role_of & Qt.AlignmentFlag.AlignRight


def test_lines_are_made_when_they_are_first_seen_and_once(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(row: int) -> TableLine:
        made.append(row)
        return TableLine((f"regel {row}", "tekst"), ticked=False)

    table = LineTable("Regels", ("Naam", "Tekst"))
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    table.show_lines(LazyLines(5_000, make), (80, 200))
    QApplication.processEvents()
    assert len(set(made)) == len(made) < 100
    table.scrollToBottom()
    table.grab()
    assert 4_999 in made
    table.copy_all()
    assert sorted(made) == list(range(5_000))
    assert QApplication.clipboard().text().splitlines()[-1] == "regel 4999\ttekst"
