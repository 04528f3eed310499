"""The place as somebody uses it: new projects, the bin, copying, other places, changes from elsewhere."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.projects.conftest import Hands, OpenPlace, kept
from tests.ui.projects.gestures import (
    OUTLINE,
    trigger,
)
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import SHIPPED, find_view
from wsg_desktop.services import parties, programme, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import DETAILS_SHOWN, Settings
from wsg_desktop.store import projects as reads
from wsg_desktop.ui.places import PlaceDeclaration
from wsg_desktop.ui.projects import view_menu
from wsg_desktop.ui.widgets.buttons import QuietButton

Ids = dict[str, str]


def status(hands: Hands) -> str:
    return hands.window.status._open.text()


def test_rows_stand_in_the_order_of_the_outline(hands: Hands) -> None:
    assert hands.numbers == OUTLINE
    assert hands.place.model.depth(hands.row("K2a")) == 1


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
    assert messages.said[-1].text == "1 project is in the bin now. Along with it: 1 part."
    assert messages.questions == []
    assert hands.chosen == ["R4"]
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert hands.numbers == OUTLINE


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


def test_the_details_show_what_is_chosen(hands: Hands, qtbot: QtBot) -> None:
    hands.press(Qt.Key.Key_F4)
    assert hands.place.details.isVisible()
    hands.go("B1")

    title = hands.place.details.panel.header.title
    qtbot.waitUntil(lambda: title.toPlainText() == "Servicewinkel in de bibliotheek")
    # From a field in them the keyboard goes back to the table, not to what comes next in the window.
    hands.place.details.panel.focus_field("theme")
    hands.place.toggle_details()
    assert not hands.place.details.isVisible()
    assert hands.place.table.hasFocus()


def test_one_cell_is_copied_as_text_and_several_rows_as_a_table(hands: Hands) -> None:
    hands.go("R2", "areas")
    hands.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "Rivierenwijk"

    hands.also("R4")
    hands.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
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


def test_a_view_travels_to_the_planning(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[tuple[str, object]] = []
    monkeypatch.setattr(
        hands.place.views,
        "_context",
        hands.place.context._replace(go_to=lambda key, request: went.append((key, request))),
    )
    planning = PlaceDeclaration("planning", "Planning", "chart-gantt", "", "planning", "Ctrl+3")
    monkeypatch.setattr(view_menu, "PLACES", (planning,))
    hands.place.controls.accept_only("areas", "Bathmen")
    trigger(hands, "Show this in the planning")

    assert went == [("planning", hands.place.controls.state.view)]


def test_f6_opens_hidden_details_and_goes_there_and_back(hands: Hands, qtbot: QtBot) -> None:
    hands.go("R2")
    assert hands.place.details.isHidden()
    hands.press(Qt.Key.Key_F6)
    assert hands.place.details.isVisible()
    qtbot.waitUntil(lambda: hands.place.details.panel.page.isAncestorOf(hands.window.focusWidget()))
    hands.press(Qt.Key.Key_F6)
    assert hands.place.table.hasFocus()
    hands.press(Qt.Key.Key_F6)
    assert hands.place.details.panel.page.isAncestorOf(hands.window.focusWidget())


def test_details_never_leave_a_gap_beside_them(hands: Hands, qtbot: QtBot) -> None:
    place = hands.place
    place.toggle_details()
    place.restore({"splitter": [300, 900]})
    qtbot.wait(1)
    assert place.details.width() == place.details.maximumWidth()
    splitter = place.details.parentWidget()
    assert isinstance(splitter, QWidget)
    assert place.details.geometry().right() == splitter.rect().right()


def test_a_search_in_a_view_that_finds_nothing_offers_to_look_everywhere(hands: Hands, qtbot: QtBot) -> None:
    place = hands.place
    place.controls.accept_only("areas", "Bathmen")
    hands.control(Qt.Key.Key_F)
    hands.type("eettafel")
    qtbot.waitUntil(lambda: place.pane.is_empty)
    qtbot.mouseClick(place.pane.empty.findChildren(QuietButton)[0], Qt.MouseButton.LeftButton)
    assert hands.numbers == ["R2"]
    assert place.toolbar.search.text() == "eettafel"
    hands.control(Qt.Key.Key_F)
    hands.type("nergens")
    qtbot.waitUntil(lambda: place.pane.is_empty)
    qtbot.mouseClick(place.pane.empty.findChildren(QuietButton)[0], Qt.MouseButton.LeftButton)
    assert "R2" in hands.numbers
    assert not place.pane.is_empty
