"""Blocks of cells: chosen by mouse and keys, told in the status bar, filled, kept while rows move."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.projects.conftest import Hands, kept
from tests.ui.projects.gestures import click_header
from wsg_desktop.domain.views import GroupBy, View
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document

Ids = dict[str, str]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def cells(hands: Hands) -> list[tuple[str, str]]:
    """Return number and column of every chosen cell."""
    block, model = hands.place.table.block, hands.place.model
    return [
        (hands.numbers[row], model.columns[at].key)
        for row in block.rows
        for at in sorted(block.columns_in(row))
    ]


def drag(hands: Hands, begin: tuple[str, str], end: tuple[str, str]) -> None:
    port = hands.place.table.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=hands.middle(*begin))
    for step in (1, 2, 3):
        start, stop = hands.middle(*begin), hands.middle(*end)
        QTest.mouseMove(port, start + (stop - start) * step / 3)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=hands.middle(*end))


FOUR = [("R2", "phase"), ("R2", "deadline"), ("B1", "phase"), ("B1", "deadline")]


def test_the_mouse_drags_a_block_and_its_rows_are_the_chosen_projects(hands: Hands) -> None:
    drag(hands, ("R2", "phase"), ("B1", "deadline"))
    assert cells(hands) == FOUR
    assert hands.chosen == ["R2", "B1"]
    drag(hands, ("B1", "deadline"), ("R2", "phase"))
    assert cells(hands) == FOUR, "a drag may begin in a chosen cell, and go backwards"


def test_shift_reaches_by_click_and_by_arrows(hands: Hands) -> None:
    hands.go("R2", "phase")
    hands.click(hands.middle("B1", "deadline"), SHIFT)
    assert cells(hands) == FOUR
    hands.go("B1", "deadline")
    hands.press(Qt.Key.Key_Up, SHIFT)
    hands.press(Qt.Key.Key_Left, SHIFT)
    assert cells(hands) == FOUR
    hands.press(Qt.Key.Key_Down, SHIFT)
    assert cells(hands) == FOUR[2:]
    hands.press(Qt.Key.Key_Right)
    assert len(cells(hands)) == 1


def test_rows_by_the_number_and_shift_space_columns_by_control_space(hands: Hands) -> None:
    width = hands.place.model.columnCount()
    hands.go("R2", "number")
    assert len(cells(hands)) == width
    hands.click(hands.middle("K2", "number"), SHIFT)
    assert hands.chosen == ["R2", "B1", "K2"]
    assert hands.place.table.block.is_whole_rows
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_Space, SHIFT)
    assert len(cells(hands)) == width
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_Space, CONTROL)
    assert {column for _, column in cells(hands)} == {"phase"}
    assert len(hands.chosen) == 6


def test_control_arrows_go_to_the_edge_of_what_is_filled(hands: Hands) -> None:
    hands.go("R2", "lead_parties")
    hands.control(Qt.Key.Key_Down)
    assert hands.at == ("K2", "lead_parties"), "the activity under it has none"
    hands.control(Qt.Key.Key_Down)
    assert hands.at == ("B3", "lead_parties")
    hands.press(Qt.Key.Key_Up, CONTROL | SHIFT)
    assert [number for number, _ in cells(hands)] == ["K2", "K2a", "R4", "B3"]
    hands.control(Qt.Key.Key_Home)
    assert hands.at == ("R2", "status")
    hands.control(Qt.Key.Key_End)
    assert hands.at == ("B3", "end")
    hands.press(Qt.Key.Key_Home)
    assert hands.at == ("B3", "status")
    hands.press(Qt.Key.Key_End)
    assert hands.at == ("B3", "end")


def test_enter_and_tab_step_and_stay_within_a_block(hands: Hands) -> None:
    hands.go("R2", "phase")
    hands.press(ENTER)
    assert hands.at == ("B1", "phase")
    hands.press(ENTER, SHIFT)
    hands.press(Qt.Key.Key_Tab)
    assert hands.at == ("R2", "deadline")
    drag(hands, ("R2", "phase"), ("B1", "deadline"))
    seen = []
    for _ in range(4):
        hands.press(Qt.Key.Key_Tab)
        seen.append(hands.at)
    assert seen == FOUR
    hands.press(ENTER)
    assert hands.at == ("R2", "phase"), "beyond its end a block begins anew"
    hands.press(ENTER, times=2)
    assert hands.at == ("R2", "deadline"), "below its last row is the next column"
    assert cells(hands) == FOUR


def test_tab_leads_out_of_the_table_at_the_end_of_a_row(hands: Hands) -> None:
    hands.go("R2", "end")
    hands.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not hands.place.table


def test_the_status_bar_counts_and_adds(hands: Hands, document: Document, ids: Ids) -> None:
    for number, euros in (("R2", 1000), ("B1", 3000)):
        document.change(
            "geld", lambda tx, at=ids[number], it=euros: project_fields.set_field(tx, at, "budget", it)
        )
    hands.place.controls.show_columns(("number", "title", "budget", "end"))
    said: list[str] = []
    hands.place.status_changed.connect(said.append)
    hands.go("R2", "budget")
    hands.click(hands.middle("K2", "budget"), SHIFT)
    assert said[-1].endswith("3 cells, sum €4,000, average €2,000")
    hands.click(hands.middle("B1", "end"), SHIFT)
    assert said[-1].endswith("· 4 cells")


def test_a_block_stays_chosen_when_rows_are_sorted_and_columns_hidden(hands: Hands) -> None:
    drag(hands, ("R2", "phase"), ("B1", "deadline"))
    click_header(hands, "title")
    assert sorted(cells(hands)) == sorted(FOUR)
    hands.place.controls.show_columns(("title", "deadline", "phase"))
    assert sorted(cells(hands)) == sorted(FOUR)


def test_fill_down_fills_every_column_of_the_block_in_one_step(
    hands: Hands, document: Document, ids: Ids
) -> None:
    drag(hands, ("R2", "lead_parties"), ("B1", "phase"))
    hands.click(hands.middle("K2", "phase"), SHIFT)
    hands.control(Qt.Key.Key_D)
    row = kept(document, ids["K2"])
    assert (row.lead_parties, row.phase) == (("Welzijnsinstelling",), "realisation")
    hands.window.session.undo()
    row = kept(document, ids["K2"])
    assert (row.lead_parties, row.phase) == (("Zorginstelling C",), "development")


def test_three_dates_are_corrected_in_one_go(hands: Hands, document: Document, ids: Ids) -> None:
    drag(hands, ("R2", "end"), ("K2", "end"))
    hands.type("1 feb 2027")
    hands.control(ENTER)
    assert {kept(document, ids[it]).end.day for it in ("R2", "B1", "K2")} == {date(2027, 2, 1)}
    hands.window.session.undo()
    assert kept(document, ids["K2"]).end.day == date(2026, 12, 20)


@pytest.mark.parametrize(
    "keys",
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_the_calendar_opens_in_a_date_and_keeps_the_day(
    hands: Hands, document: Document, ids: Ids, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    hands.go("R2", "end")
    hands.press(Qt.Key.Key_F2)
    hands.press(*keys)
    popup = hands.place.editing.editor.calendar
    assert popup is not None
    popup.calendar.activated.emit(popup.calendar.selectedDate().addDays(1))
    assert kept(document, ids["R2"]).end.day == date(2026, 11, 6)
    assert not hands.place.editing.is_open


def test_alt_down_opens_what_a_cell_can_be_chosen_from(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "end")
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = hands.place.editing.editor.calendar
    assert calendar is not None
    QTest.keyClick(calendar.calendar, ESC)
    hands.press(ESC)
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert len(hands.panel.choices) == 5
    hands.press(Qt.Key.Key_Down)
    hands.press(ENTER)
    assert kept(document, ids["R4"]).phase == "development"


def test_control_shift_l_opens_the_values_and_takes_filters_off(hands: Hands) -> None:
    hands.go("R2", "phase")
    hands.press(Qt.Key.Key_L, CONTROL | SHIFT)
    popup = hands.place.controls.popup
    assert popup is not None
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    QTest.keyClick(popup.list, ESC)
    assert hands.numbers == ["R4"]
    hands.place.table.setFocus()
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_L, CONTROL | SHIFT)
    assert len(hands.numbers) == 6


def test_first_columns_stay_while_the_others_scroll(hands: Hands) -> None:
    table, model = hands.place.table, hands.place.model
    keys = ("number", "title", "areas", "lead_parties", "theme", "situation", "partner_parties", "end")
    hands.place.controls.show_columns(keys)
    table.setFixedWidth(700)
    QApplication.processEvents()
    hands.go("B1", "end")
    assert table.horizontalScrollBar().value() > 0
    at = hands.middle("B1", "number")
    assert table.visualRect(model.index(0, 0)).left() == 0
    assert table.indexAt(QPoint(at.x(), at.y())).column() == 0
    hands.click(at)
    assert hands.at == ("B1", "number")
    hands.go("B1", "end")
    hands.press(Qt.Key.Key_Left, times=5)
    assert hands.at[1] == "areas"
    area = table.visualRect(table.currentIndex())
    assert area.left() >= table.frozen_width, "it comes out from under the columns that stay"
    click_header(hands, "number")
    assert hands.place.controls.state.view.sort[0].field == "number"
    hands.place.controls._freeze("number")
    assert table.header.is_frozen(0)
    assert not table.header.is_frozen(1)


def test_a_group_says_what_it_adds_up_to(hands: Hands, document: Document, ids: Ids) -> None:
    document.change("geld", lambda tx: project_fields.set_field(tx, ids["B1"], "budget", 85_000))
    hands.place.show_view(View("", group_by=GroupBy.AREA))
    assert "2 projects, 1 late, budget €85,000" in str(hands.place.model.index(0, 0).data())


def test_what_changed_lately_and_what_no_column_shows_are_found(
    hands: Hands, document: Document, ids: Ids
) -> None:
    document.change("n", lambda tx: project_fields.set_field(tx, ids["K2"], "notes", "Woonzórgvoorziening"))
    hands.place.toolbar.search.setText("zorgvoorz")
    assert hands.numbers == ["K2"]
    hands.place.toolbar.search.setText("activity")
    assert hands.numbers == ["K2a"]
