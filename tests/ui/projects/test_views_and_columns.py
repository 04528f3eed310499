"""Views of the table: filter, order, groups, values and columns, and what is remembered of them."""

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.projects.conftest import Hands, OpenPlace
from tests.ui.projects.gestures import (
    OUTLINE,
    click_header,
    menu_texts,
    open_values,
    texts_of,
    trigger,
)
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.views import GroupBy, View, find_view
from wsg_desktop.services import programme, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.view_export import EXPORTED
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.store.programmes import list_views
from wsg_desktop.ui.projects.column_chooser import ColumnChooser
from wsg_desktop.ui.projects.column_popup import ColumnPopup
from wsg_desktop.ui.projects.columns import COLUMNS
from wsg_desktop.ui.projects.view_name_dialog import ViewNameDialog

Ids = dict[str, str]


def test_typing_in_the_filter_narrows_at_every_letter(hands: Hands) -> None:
    hands.control(Qt.Key.Key_F)
    hands.type("coord")
    assert hands.numbers == ["B3"]
    assert [chip.text for chip in hands.place.bar.chips] == ["“coord”"]
    hands.type("x")
    assert hands.numbers == []
    assert hands.place.pane.is_empty
    hands.press(Qt.Key.Key_Backspace, times=6)
    assert hands.numbers == OUTLINE
    assert not hands.place.bar.isVisible()


def test_down_leaves_the_filter_for_the_rows(hands: Hands) -> None:
    hands.control(Qt.Key.Key_F)
    hands.type("biblio")
    hands.press(Qt.Key.Key_Down)

    assert hands.place.table.hasFocus()


def test_an_activity_is_found_by_its_party_area_date_and_state(hands: Hands) -> None:
    for text, found in (
        ("keizers", ["K2"]),
        ("gem dev", ["B3"]),
        ("5 nov 2026", ["R2"]),
        ("active", OUTLINE),
    ):
        hands.place.toolbar.search.clear()
        hands.place.search()
        hands.type(text)
        assert hands.numbers == found, text


def test_the_empty_filter_offers_to_show_everything(hands: Hands) -> None:
    hands.control(Qt.Key.Key_F)
    hands.type("nergens")
    hands.place.pane.empty.requested.emit()

    assert hands.numbers == OUTLINE
    assert hands.place.toolbar.search.text() == ""


def test_a_header_sorts_up_down_and_not_at_all(hands: Hands) -> None:
    click_header(hands, "title")
    assert hands.numbers == ["B3", "R4", "R2", "B1", "K2", "K2a"]
    click_header(hands, "title")
    assert hands.numbers == ["K2", "K2a", "B1", "R2", "R4", "B3"]
    click_header(hands, "title")
    assert hands.numbers == OUTLINE


def test_dates_that_are_not_known_come_last(hands: Hands) -> None:
    click_header(hands, "deadline")
    assert hands.numbers[-1] == "R4"
    click_header(hands, "deadline")
    assert hands.numbers[-1] == "R4"


def test_sorting_keeps_what_is_chosen(hands: Hands) -> None:
    hands.go("K2")
    hands.also("B1")
    click_header(hands, "title")

    assert sorted(hands.chosen) == ["B1", "K2"]


def test_grouping_by_area_makes_headings_with_counts(hands: Hands) -> None:
    hands.place.controls._group_by(GroupBy.AREA)

    assert hands.numbers == [
        "Bathmen",
        "B1",
        "B3",
        "Keizerslanden",
        "K2",
        "Rivierenwijk",
        "R2",
        "R4",
        "Whole programme",
        "K2a",
    ]


def test_a_group_folds_by_mouse_and_by_keyboard(hands: Hands) -> None:
    hands.place.show_view(View("By phase", group_by=GroupBy.PHASE))
    table = hands.place.table
    hands.click(table.visualRect(hands.place.model.index(0, 0)).center())
    assert hands.numbers[:2] == ["Initiatief", "Ontwikkeling"]

    hands.place.table.setCurrentIndex(hands.place.model.index(0, 1))
    hands.press(Qt.Key.Key_Right)
    assert hands.numbers[:2] == ["Initiatief", "R4"]
    hands.press(Qt.Key.Key_Left)
    assert hands.numbers[:2] == ["Initiatief", "Ontwikkeling"]
    hands.press(Qt.Key.Key_Return)
    assert hands.numbers[:2] == ["Initiatief", "R4"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Late", ["B1", "R2"]),
        ("Without lead party", ["R4", "K2a"]),
        ("Deadline within 30 days", ["B1"]),
        ("Not updated for 3 months", []),
    ],
)
def test_shipped_views_show_what_they_say(hands: Hands, name: str, found: list[str]) -> None:
    trigger(hands, name)

    assert sorted(hands.numbers) == sorted(found)


def test_a_project_nobody_touched_for_months_is_in_its_view(
    open_place: OpenPlace, ids: Ids, clock: FixedClock, document: Document
) -> None:
    clock.set(datetime(2027, 3, 1, 8, tzinfo=UTC))
    document.change("aan", lambda tx: project_fields.set_field(tx, ids["R2"], "effort", "iets"))
    hands = open_place()
    view = find_view("Not updated for 3 months")
    assert view is not None
    hands.place.show_view(view)

    assert "R2" not in hands.numbers
    assert sorted(hands.numbers) == sorted(set(OUTLINE) - {"R2"})


def test_the_values_of_a_column_are_ticked_to_filter(hands: Hands) -> None:
    popup = open_values(hands, "areas")
    assert texts_of(popup.list) == ["Bathmen  (2)", "Keizerslanden  (1)", "Rivierenwijk  (2)", "(empty)  (1)"]

    popup.list.setFocus()
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert hands.numbers == ["B1", "B3"]
    at = popup.list.visualItemRect(popup.list.item(3)).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert hands.numbers == ["B1", "K2a", "B3"]
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert [chip.text for chip in hands.place.bar.chips] == ["Area: Bathmen, (empty)"]

    hands.place.bar.chips[0].removed.emit()
    assert hands.numbers == OUTLINE


def test_the_values_open_by_the_keyboard_too(hands: Hands) -> None:
    hands.go("R2", "phase")
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    popup = hands.place.controls.popup

    assert isinstance(popup, ColumnPopup)
    assert texts_of(popup.list) == [
        "Initiatief  (1)",
        "Ontwikkeling  (1)",
        "Realisatie  (2)",
        "(empty)  (2)",
    ]
    QTest.keyClick(popup.list, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_many_values_can_be_searched(hands: Hands, document: Document, ids: Ids) -> None:
    def work(tx: object) -> None:
        for number in range(12):
            project = projects.create(tx, f"Extra {number}")  # type: ignore[arg-type]
            project_fields.set_field(tx, project, "lead_parties", [f"Partij {number}", "Allen"])  # type: ignore[arg-type]

    document.change("meer", work)
    hands.place.controls.offer_values_of("lead_parties")
    popup = hands.place.controls.popup
    assert isinstance(popup, ColumnPopup)
    QTest.keyClicks(popup.search, "partij 1")

    assert texts_of(popup.list, only_shown=True) == [
        "Partij 1  (1)",
        "Partij 10  (1)",
        "Partij 11  (1)",
    ]


def test_only_this_value_from_the_menu_of_a_row(hands: Hands) -> None:
    hands.go("R2", "areas")
    hands.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    next(action for action in hands.place.menu.actions() if "Rivierenwijk" in action.text()).trigger()

    assert hands.numbers == ["R2", "R4"]


def test_columns_are_chosen_ordered_and_hidden(hands: Hands) -> None:
    hands.place.toolbar.columns_button.click()
    chooser = hands.place.controls.popup
    assert isinstance(chooser, ColumnChooser)
    row = texts_of(chooser.list).index("Theme")
    chooser.list.setCurrentRow(row)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert [column.key for column in hands.place.model.columns][-1] == "theme"

    for _ in range(row):
        QTest.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert hands.place.model.columns[0].key == "theme"
    chooser.usual_button.click()
    assert "theme" not in [column.key for column in hands.place.model.columns]
    chooser.close()

    hands.place.controls._hide("phase")
    assert hands.place.model.position("phase") == -1


def test_the_title_cannot_be_hidden(hands: Hands) -> None:
    hands.place.toolbar.columns_button.click()
    chooser = hands.place.controls.popup
    assert isinstance(chooser, ColumnChooser)
    chooser.list.setCurrentRow(texts_of(chooser.list).index("Project"))
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)

    assert hands.place.model.position("title") >= 0


def test_only_columns_of_aspects_that_the_programme_shows_are_there(hands: Hands) -> None:
    controls = hands.place.controls
    controls.show_columns(("title", "money", "quality"))
    session = hands.place.context.session
    assert session.change("x", lambda tx: programme.change_settings(tx, aspects="time quality information"))
    assert [column.key for column in hands.place.model.columns] == ["title", "quality"]

    hands.place.toolbar.columns_button.click()
    chooser = controls.popup
    assert isinstance(chooser, ColumnChooser)
    assert {"Money", "Risks", "Communication"}.isdisjoint(texts_of(chooser.list))
    assert "Information" in texts_of(chooser.list)
    chooser.close()

    session.undo()
    assert [column.key for column in hands.place.model.columns] == ["title", "money", "quality"]


def test_a_column_is_dragged_to_another_place(hands: Hands, qtbot: QtBot) -> None:
    header = hands.place.table.header
    header.moveSection(header.visualIndex(hands.place.model.position("deadline")), 0)
    qtbot.waitUntil(lambda: hands.place.model.columns[0].key == "deadline")

    hands.go("R2", "deadline")
    assert hands.at == ("R2", "deadline")
    assert [header.visualIndex(section) for section in range(header.count())] == list(range(header.count()))


def test_view_columns_and_widths_are_found_again(hands: Hands, settings: Settings) -> None:
    trigger(hands, "By phase")
    click_header(hands, "title")
    hands.place.controls.show_columns(("title", "theme"))
    hands.place.table.header.resizeSection(0, 444)
    hands.place.table.widths._choose("title", 444)
    settings.set(LANGUAGE, "nl")

    place = hands.window.places.current
    assert place is not hands.place
    again = Hands(hands.window, place)  # type: ignore[arg-type]
    assert again.place.toolbar.view_button.text() == "Per fase (aangepast)"
    assert [column.key for column in again.place.model.columns] == ["title", "theme"]
    assert again.place.table.columnWidth(0) == 444
    assert again.numbers[0] == "Initiatief"


def test_a_view_is_kept_under_a_name_and_removed(
    hands: Hands, document: Document, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, ViewNameDialog)
        dialog.line.setText("Mijn lijst")
        assert dialog.keep_button.isEnabled()
        return True

    monkeypatch.setattr(messages, "ask", answer)
    hands.place.controls.accept_only("areas", "Bathmen")
    trigger(hands, "Keep this view...")
    with document.reading() as read:
        assert [view.name for view in list_views(read)] == ["Mijn lijst"]
    assert hands.place.toolbar.view_button.text() == "Mijn lijst"

    trigger(hands, "All projects")
    assert hands.numbers == OUTLINE
    trigger(hands, "Mijn lijst")
    assert hands.numbers == ["B1", "B3"]
    trigger(hands, "Remove “Mijn lijst”")
    assert "Mijn lijst" not in menu_texts(hands)
    assert hands.numbers == OUTLINE


def test_a_changed_view_says_so_and_can_go_back(hands: Hands) -> None:
    trigger(hands, "Late")
    click_header(hands, "title")
    assert hands.place.toolbar.view_button.text() == "Late (changed)"

    trigger(hands, "Back to “Late” as it was")
    assert hands.place.toolbar.view_button.text() == "Late"


def test_headers_of_the_usual_columns_are_never_cut(dutch: Hands) -> None:
    header, model = dutch.place.table.header, dutch.place.model
    for section, column in enumerate(model.columns):
        name = str(model.headerData(section, Qt.Orientation.Horizontal))
        assert header.sectionSize(section) >= header.width_for(column, name, bare=True), column.key


def test_what_is_shown_goes_to_excel_as_it_is_shown(
    hands: Hands, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    trigger(hands, "By area")
    hands.place.controls.show_columns(("title", "end"))
    path = tmp_path / "lijst.xlsx"
    messages.paths = [path]
    hands.window.actions_.trigger("export_view")
    qtbot.waitUntil(lambda: path.exists() and bool(messages.said))

    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [[cell for cell in row[:3] if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert ["Area", "Project", "Expected end"] in rows
    assert any(row[:2] == ["Bathmen", "Servicewinkel in de bibliotheek"] for row in rows)
    assert messages.said[-1].text == "lijst.xlsx is made"


def test_every_column_can_be_taken_out() -> None:
    assert {column.key for column in COLUMNS} <= EXPORTED


def width_of(hands: Hands, column: str) -> int:
    return hands.place.table.header.sectionSize(hands.place.model.position(column))


def test_titles_are_read_first_where_the_details_take_room(dutch: Hands, qtbot: QtBot) -> None:
    before = width_of(dutch, "title")
    dutch.press(Qt.Key.Key_F4)
    qtbot.wait(1)
    table = dutch.place.table
    assert table.header.length() <= table.viewport().width(), "nothing scrolls away"
    assert before > width_of(dutch, "title") > 210
    assert table.shorten("Realisatie", width_of(dutch, "phase") - 30) == "Realisatie"
    dutch.press(Qt.Key.Key_F4)
    qtbot.wait(1)
    assert width_of(dutch, "title") == before


def test_the_status_has_its_word_where_there_is_room(dutch: Hands, qtbot: QtBot) -> None:
    header = dutch.place.table.header
    section = dutch.place.model.position("status")
    assert not header.is_shape_only(section)
    dutch.press(Qt.Key.Key_F4)
    qtbot.wait(1)
    assert header.is_shape_only(section)


def test_long_numbers_are_never_cut(dutch: Hands, document: Document, ids: dict[str, str]) -> None:
    before = width_of(dutch, "number")
    document.change("nummer", lambda tx: project_fields.set_field(tx, ids["R2"], "number", "WSG-2026-042"))
    dutch.place.refresh()
    assert width_of(dutch, "number") > before
    table = dutch.place.table
    assert table.shorten("WSG-2026-042", width_of(dutch, "number") - 12) == "WSG-2026-042"
