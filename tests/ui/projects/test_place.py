"""The place as somebody uses it: filter, order, groups, views, bin, new projects, and what it remembers."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.projects.conftest import Hands, OpenPlace, kept
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import SHIPPED, GroupBy, View, find_view
from wsg_desktop.services import parties, programme, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import DETAILS_SHOWN, LANGUAGE, Settings
from wsg_desktop.store import projects as reads
from wsg_desktop.store.programmes import list_views
from wsg_desktop.ui.projects.column_chooser import ColumnChooser
from wsg_desktop.ui.projects.column_popup import ColumnPopup
from wsg_desktop.ui.projects.view_name_dialog import ViewNameDialog

Ids = dict[str, str]
OUTLINE = ["R2", "B1", "K2", "K2a", "R4", "B3"]


def header_place(hands: Hands, column: str) -> QPoint:
    header = hands.place.table.header
    section = hands.place.model.position(column)
    return QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)


def click_header(hands: Hands, column: str) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(hands.place.table.header.viewport(), left, pos=header_place(hands, column))


def open_values(hands: Hands, column: str) -> ColumnPopup:
    """Open the menu of a column with the right mouse button."""
    viewport, at = hands.place.table.header.viewport(), header_place(hands, column)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    popup = hands.place.controls.popup
    assert isinstance(popup, ColumnPopup)
    return popup


def status(hands: Hands) -> str:
    return hands.window.status._open.text()


def menu_texts(hands: Hands) -> list[str]:
    menu = hands.place.toolbar.view_menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def trigger(hands: Hands, text: str) -> None:
    menu = hands.place.toolbar.view_menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_rows_stand_in_the_order_of_the_outline(hands: Hands) -> None:
    assert hands.numbers == OUTLINE
    assert hands.place.model.depth(hands.row("K2a")) == 1


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
    assert _texts(popup.list) == ["Bathmen  (2)", "Keizerslanden  (1)", "Rivierenwijk  (2)", "(empty)  (1)"]

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
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = hands.place.controls.popup

    assert isinstance(popup, ColumnPopup)
    assert _texts(popup.list) == [
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
    hands.place.controls._offer_values_by_key("lead_parties")
    popup = hands.place.controls.popup
    assert isinstance(popup, ColumnPopup)
    QTest.keyClicks(popup.search, "partij 1")

    assert _texts(popup.list, only_shown=True) == [
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
    row = _texts(chooser.list).index("Theme")
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
    chooser.list.setCurrentRow(_texts(chooser.list).index("Project"))
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)

    assert hands.place.model.position("title") >= 0


def test_a_column_is_dragged_to_another_place(hands: Hands, qtbot: QtBot) -> None:
    header = hands.place.table.header
    header.moveSection(header.visualIndex(hands.place.model.position("deadline")), 0)
    qtbot.waitUntil(lambda: hands.place.model.columns[0].key == "deadline")

    hands.go("R2", "deadline")
    assert hands.at == ("R2", "deadline")
    assert [header.visualIndex(section) for section in range(header.count())] == list(range(header.count()))


def test_a_new_project_is_typed_on_its_own_line(hands: Hands, document: Document) -> None:
    hands.go("K2")
    hands.control(Qt.Key.Key_N)
    assert hands.numbers == ["R2", "B1", "K2", "K2a", "draft", "R4", "B3"]
    hands.type("Nieuwe buurtbus")
    hands.press(Qt.Key.Key_Return)

    assert hands.numbers == ["R2", "B1", "K2", "K2a", "P-0001", "R4", "B3"]
    assert hands.chosen == ["P-0001"]
    assert hands.at == ("P-0001", "areas")
    hands.window.session.undo()
    assert hands.numbers == OUTLINE


def test_escape_leaves_no_trace_of_a_new_project(hands: Hands, document: Document) -> None:
    before = document.last_changes
    hands.control(Qt.Key.Key_N)
    hands.type("Toch maar niet")
    hands.press(Qt.Key.Key_Escape)

    assert hands.numbers == OUTLINE
    assert document.last_changes is before


def test_a_new_project_takes_over_its_group(hands: Hands, document: Document) -> None:
    trigger(hands, "By area")
    hands.go("K2")
    hands.control(Qt.Key.Key_N)
    hands.type("Nieuw hier")
    hands.press(Qt.Key.Key_Return)

    with document.reading() as read:
        assert reads.get_project(read, reads.get_project_id(read, "P-0001")).areas == ("Keizerslanden",)


def test_a_new_project_that_the_view_hides_is_offered(hands: Hands, messages: RecordedMessages) -> None:
    trigger(hands, "Late")
    hands.control(Qt.Key.Key_N)
    hands.type("Op tijd")
    hands.press(Qt.Key.Key_Return)
    assert "P-0001" not in hands.numbers

    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert hands.chosen == ["P-0001"]


def test_delete_moves_rows_to_the_bin_with_what_stands_under_them(
    hands: Hands, messages: RecordedMessages
) -> None:
    hands.go("K2")
    hands.press(Qt.Key.Key_Delete)

    assert hands.numbers == ["R2", "B1", "R4", "B3"]
    assert messages.said[-1].text == "2 projects are in the bin now."
    assert messages.questions == []
    assert hands.chosen == ["R4"]
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert hands.numbers == OUTLINE


def test_the_bin_gives_back_what_was_thrown_away(hands: Hands, messages: RecordedMessages) -> None:
    hands.go("R2")
    hands.also("B1")
    hands.press(Qt.Key.Key_Delete)
    trigger(hands, "Bin")
    assert hands.numbers == ["R2", "B1"]
    assert hands.place.toolbar.title.text() == "Bin"
    hands.go("B1")
    hands.type("x")
    assert not hands.place.editing.is_open

    hands.place.toolbar.restore_button.click()
    assert hands.numbers == ["R2"]
    assert messages.said[-1].text == "1 project is back in the list."
    trigger(hands, "All projects")
    assert hands.numbers == ["B1", "K2", "K2a", "R4", "B3"]


def test_an_empty_bin_says_what_it_is_for(hands: Hands) -> None:
    trigger(hands, "Bin")

    assert hands.place.pane.is_empty
    assert hands.place.pane.empty.accessibleName() == "The bin is empty"


def test_an_empty_programme_says_what_to_do(open_place: OpenPlace) -> None:
    hands = open_place()
    assert hands.place.pane.empty.accessibleName() == "No projects yet"

    hands.place.pane.empty.requested.emit()
    hands.type("Het eerste")
    hands.press(Qt.Key.Key_Return)
    assert hands.numbers == ["P-0001"]


def test_the_status_bar_says_how_many_are_chosen_and_why_others_are_hidden(dutch: Hands) -> None:
    dutch.go("R2")
    assert status(dutch) == "1 van 6 geselecteerd"
    trigger(dutch, "Te laat")
    assert status(dutch) == "1 van 2 geselecteerd (filter: te laat)"
    dutch.place.table.clearSelection()
    assert status(dutch) == "2 van 6 projecten (filter: te laat)"


def test_the_details_show_what_is_chosen(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F4)
    assert hands.place.details.isVisible()
    hands.go("B1")

    assert "Servicewinkel" in hands.place.details.header.title.toPlainText()
    hands.press(Qt.Key.Key_F4)
    assert not hands.place.details.isVisible()


def test_one_cell_is_copied_as_text_and_several_rows_as_a_table(hands: Hands) -> None:
    hands.go("R2", "areas")
    hands.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "Rivierenwijk"

    hands.also("R4")
    hands.control(Qt.Key.Key_C)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[1:3] for line in lines] == [
        ["No.", "Project"],
        ["R2", "Eettafel in het wijkcentrum"],
        ["R4", "Dagbesteding voor mensen met dementie"],
    ]
    assert "<td" in QGuiApplication.clipboard().mimeData().html()


def test_only_rows_that_changed_are_read_again(hands: Hands, document: Document, ids: Ids) -> None:
    with patch("wsg_desktop.store.projects.list_projects", side_effect=AssertionError("read all")):
        document.change("elders", lambda tx: project_fields.set_field(tx, ids["B1"], "title", "Anders"))
        assert hands.cell("B1", "title") == "Anders"
        document.change("elders", lambda tx: projects.delete(tx, [ids["R2"]]))
        assert "R2" not in hands.numbers
        document.change("elders", lambda tx: projects.restore(tx, [ids["R2"]]))
        assert hands.numbers == OUTLINE


def test_a_party_that_is_renamed_shows_its_new_name(hands: Hands, document: Document) -> None:
    def rename(tx: object) -> None:
        party = parties.party_named(tx, "Bibliotheek")  # type: ignore[arg-type]
        parties.set_party_field(tx, party, "name", "Bibliotheek Oost")  # type: ignore[arg-type]

    document.change("elders", rename)

    assert hands.cell("B1", "lead_parties") == "Bibliotheek Oost"


def test_a_setting_of_the_programme_changes_every_row(hands: Hands, document: Document) -> None:
    light = hands.place.model.cells(_id(hands, "R2"))[0].light
    assert light == "off_track"
    document.change("elders", lambda tx: programme.change_settings(tx, attention_days=60))

    assert hands.place.model.cells(_id(hands, "R2"))[0].light == "attention"


def test_undo_and_redo_bring_rows_back_and_forth(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2")
    hands.type("Anders")
    hands.press(Qt.Key.Key_Return)
    hands.control(Qt.Key.Key_Z)
    assert hands.cell("R2", "title") == "Eettafel in het wijkcentrum"
    hands.control(Qt.Key.Key_Y)
    assert hands.cell("R2", "title") == "Anders"


def test_another_place_can_ask_for_a_view_or_a_project(hands: Hands, qtbot: QtBot, ids: Ids) -> None:
    hands.window.go_to("projects", find_view("Late"))
    assert sorted(hands.numbers) == ["B1", "R2"]
    hands.window.go_to("projects", ids["K2a"])
    assert hands.chosen == ["K2a"]
    hands.window.go_to("projects", [ids["R2"], ids["B1"]])
    assert hands.chosen == ["R2", "B1"]

    hands.window.go_to("projects", "new")
    qtbot.waitUntil(lambda: hands.place.editing.is_open)


def test_a_place_that_was_hidden_reads_when_it_is_shown(hands: Hands, document: Document, ids: Ids) -> None:
    hands.window.go_to("today")
    document.change("elders", lambda tx: project_fields.set_field(tx, ids["B1"], "title", "Anders"))
    hands.window.go_to("projects")

    assert hands.cell("B1", "title") == "Anders"


def test_a_new_day_makes_other_projects_late(hands: Hands, clock: FixedClock) -> None:
    hands.place.show_view(SHIPPED[1])
    assert "K2" not in hands.numbers
    hands.window.go_to("today")
    clock.set(datetime(2027, 6, 1, 8, tzinfo=UTC))
    hands.window.go_to("projects")

    assert "K2" in hands.numbers


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


def test_closing_keeps_what_is_ready_in_the_cell(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "end")
    hands.type("1 dec 2026")
    with patch.object(document, "close"):
        hands.window.session.close()

    assert kept(document, ids["R2"]).end == exact(date(2026, 12, 1), "1 dec 2026")


def test_every_control_has_a_name(dutch: Hands, settings: Settings) -> None:
    trigger(dutch, "Te laat")
    settings.set(DETAILS_SHOWN, value=True)

    assert unnamed_controls(dutch.place) == []
    dutch.go("R2")
    dutch.press(Qt.Key.Key_F2)
    assert dutch.field.accessibleName() == "Project, R2"


def test_headers_of_the_usual_columns_are_never_cut(dutch: Hands) -> None:
    header, model = dutch.place.table.header, dutch.place.model
    for section, column in enumerate(model.columns):
        name = str(model.headerData(section, Qt.Orientation.Horizontal))
        assert header.sectionSize(section) >= header.width_for(column, name, bare=True), column.key


def _texts(shown: QListWidget, *, only_shown: bool = False) -> list[str]:
    items = [shown.item(row) for row in range(shown.count())]
    return [item.text() for item in items if not (only_shown and item.isHidden())]


def _id(hands: Hands, number: str) -> str:
    project_id = hands.place.model.project_id(hands.row(number))
    assert project_id is not None
    return project_id


def test_the_window_stays_quiet_while_everything_is_pressed(hands: Hands) -> None:
    hands.go("R2")
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Space):
        hands.press(key)
    hands.control(Qt.Key.Key_A)

    assert hands.chosen == OUTLINE
    assert QApplication.focusWidget() is hands.place.table
