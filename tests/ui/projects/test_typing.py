"""Typing in the table by real keys: cells, lists, dates, doubt, several rows, undo."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.projects.conftest import Hands, kept
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import Accepted, Filter, View
from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document

Ids = dict[str, str]
ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down


def test_typing_replaces_the_text_and_enter_goes_down(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2")
    hands.type("Eettafel")
    hands.press(ENTER)

    assert kept(document, ids["R2"]).title == "Eettafel"
    assert hands.cell("R2", "title") == "Eettafel"
    assert hands.at == ("B1", "title")
    assert hands.place.table.hasFocus()


def test_f2_types_in_the_text_and_escape_restores_it(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2")
    hands.press(Qt.Key.Key_F2)
    assert hands.field.words() == "Eettafel in het wijkcentrum"
    hands.press(Qt.Key.Key_End)
    hands.type(" Zuid")
    hands.press(ESC)

    assert kept(document, ids["R2"]).title == "Eettafel in het wijkcentrum"
    assert not hands.place.editing.is_open
    assert hands.at == ("R2", "title")


def test_enter_without_a_change_makes_no_change(hands: Hands, document: Document) -> None:
    before = document.last_changes
    hands.go("R2")
    hands.press(Qt.Key.Key_F2)
    hands.press(ENTER)

    assert document.last_changes is before
    assert hands.at == ("B1", "title")


def test_tab_goes_right_and_skips_what_cannot_be_typed_in(hands: Hands) -> None:
    hands.place.controls.show_columns(("title", "delay", "municipality", "effort"))
    hands.go("R2")
    hands.type("Nieuw")
    hands.press(TAB)
    assert hands.at == ("R2", "effort")

    hands.type("12 uur")
    hands.press(Qt.Key.Key_Backtab)
    assert hands.at == ("R2", "title")
    assert hands.cell("R2", "effort") == "12 uur"


def test_an_empty_title_is_refused_beside_the_cell(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2")
    hands.press(Qt.Key.Key_Backspace)
    hands.press(ENTER)

    assert "cannot be empty" in hands.panel.said
    assert hands.field.hasFocus()
    hands.type("Nieuw")
    hands.press(ENTER)
    assert kept(document, ids["R2"]).title == "Nieuw"


def test_what_the_programme_refuses_is_said_beside_the_cell(
    hands: Hands, document: Document, ids: Ids
) -> None:
    hands.go("R2", "number")
    hands.type("B1")
    hands.press(ENTER)

    assert "in use already" in hands.panel.said
    assert hands.place.editing.is_open
    hands.press(ESC)
    assert kept(document, ids["R2"]).number == "R2"


def test_a_date_says_how_it_reads_before_enter(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "end")
    hands.type("+2w")
    assert hands.panel.said == "becomes Thu 19 November 2026, 14 days after the deadline"
    hands.press(ENTER)

    row = kept(document, ids["R2"])
    assert row.end == exact(date(2026, 11, 19), "+2w")
    assert row.deadline.day == date(2026, 11, 5)
    assert hands.place.model.cells(ids["R2"])[hands.place.model.position("end")].tone == "danger"


def test_dutch_reads_the_same_date_in_dutch(dutch: Hands) -> None:
    dutch.go("R2", "end")
    dutch.type("+2w")

    assert dutch.panel.said == "wordt do 19 november 2026, 14 dagen na de deadline"


def test_a_doubtful_date_is_asked_and_never_guessed(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "end")
    hands.type("31 apr")
    hands.press(ENTER)
    assert hands.panel.said
    assert [choice.words for choice in hands.panel.choices] == ["30 April 2027"]
    assert kept(document, ids["R2"]).end.day == date(2026, 11, 5)

    hands.press(DOWN)
    hands.press(ENTER)
    assert kept(document, ids["R2"]).end.day == date(2027, 4, 30)


def test_half_a_date_is_not_called_wrong_while_it_is_typed(hands: Hands) -> None:
    hands.go("R2", "end")
    hands.type("over dr")

    assert not hands.panel.isVisible()
    hands.press(ENTER)
    assert "is not a date" in hands.panel.said


def test_today_is_typed_by_control_and_semicolon(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "end")
    hands.control(Qt.Key.Key_Semicolon)
    assert hands.field.words() == "23 Nov 2026"
    hands.press(ENTER)

    assert kept(document, ids["R4"]).end.day == date(2026, 11, 23)


def test_an_agreed_deadline_asks_why_it_changes(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "deadline")
    hands.type("1 dec 2026")
    hands.press(ENTER)
    assert kept(document, ids["R2"]).deadline.day == date(2026, 11, 5)

    question = hands.place.editing.question
    assert question is not None
    assert question.ask.isVisible()
    QTest.keyClicks(question.ask.basis, "stuurgroep 19 november")
    QTest.keyClick(question.ask.basis, ENTER)

    assert kept(document, ids["R2"]).deadline.day == date(2026, 12, 1)
    with document.reading() as read:
        from wsg_desktop.store.project_details import get_texts

        texts = get_texts(read, ids["R2"])
    assert (texts.deadline_reason, texts.deadline_basis) == ("decision", "stuurgroep 19 november")
    assert hands.at == ("R2", "deadline")


def test_keeping_the_deadline_changes_nothing(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "deadline")
    hands.type("1 dec 2026")
    hands.press(ENTER)
    question = hands.place.editing.question
    assert question is not None
    QTest.keyClick(question.ask.basis, ESC)
    assert hands.place.editing.question is None

    assert kept(document, ids["R2"]).deadline.day == date(2026, 11, 5)
    assert hands.cell("R2", "deadline") == "5 Nov 2026"


def test_a_first_deadline_asks_nothing(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "deadline")
    hands.type("Q1 2027")
    hands.press(ENTER)

    assert hands.place.editing.question is None
    assert hands.cell("R4", "deadline") == "Q1 2027"


def test_a_name_is_found_while_it_is_typed(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "lead_parties")
    hands.type("biblio")
    assert [choice.words for choice in hands.panel.choices] == [
        "Bibliotheek",
        "Add “biblio” as a new party",
    ]
    hands.press(ENTER)

    assert kept(document, ids["R4"]).lead_parties == ("Bibliotheek",)


def test_several_names_are_typed_one_after_the_other(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "lead_parties")
    hands.type("biblio")
    hands.press(TAB)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_F2)
    hands.go("R4", "lead_parties")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_End)
    hands.type(", welz")
    hands.press(ENTER)

    assert kept(document, ids["R4"]).lead_parties == ("Bibliotheek", "Welzijnsinstelling")


def test_a_new_name_is_added_only_knowingly(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "lead_parties")
    hands.type("Zorgcoöperatie Oost, bib")
    hands.press(ENTER)
    assert "not in the list yet" in hands.panel.said
    assert kept(document, ids["R4"]).lead_parties == ()

    hands.press(ESC)
    hands.type("Zorgcoöperatie Oost")
    assert hands.panel.choices[0].words == "Add “Zorgcoöperatie Oost” as a new party"
    hands.press(ENTER)
    assert kept(document, ids["R4"]).lead_parties == ("Zorgcoöperatie Oost",)


def test_an_abbreviated_party_is_recognised(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "lead_parties")
    hands.type("gem. Deventer")
    assert hands.panel.choices[0].words == "Gemeente Deventer"
    hands.press(ENTER)

    assert kept(document, ids["R4"]).lead_parties == ("Gemeente Deventer",)


def test_a_choice_is_made_by_its_first_letters(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_F2)
    assert hands.panel.marked is not None
    assert hands.panel.marked.value == "initiative"
    hands.press(ESC)
    hands.type("ont")
    hands.press(ENTER)

    assert kept(document, ids["R4"]).phase == "development"


def test_a_choice_is_made_by_arrow_keys(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_F2)
    hands.press(DOWN, times=2)
    hands.press(ENTER)

    assert kept(document, ids["R4"]).phase == "realisation"


def test_a_choice_is_made_by_the_mouse(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "phase")
    hands.press(Qt.Key.Key_F2)
    words = [choice.words for choice in hands.panel.choices]
    shown = hands.panel.list
    at = shown.visualRect(shown.model().index(words.index("Beheer"), 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert kept(document, ids["R4"]).phase == "operation"
    assert hands.place.table.hasFocus()


def test_what_is_no_choice_is_not_kept(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R4", "phase")
    hands.type("xyz")
    hands.press(ENTER)

    assert "is not one of the choices" in hands.panel.said
    hands.press(ESC)
    assert kept(document, ids["R4"]).phase == "initiative"


def test_the_light_of_an_aspect_is_set_in_its_column(hands: Hands, document: Document, ids: Ids) -> None:
    hands.place.controls.show_columns(("title", "money"))
    hands.go("R4", "money")
    hands.type("oran" if hands.window.tr_.language == "nl" else "ora")
    hands.press(ENTER)

    assert [(it.aspect, it.light) for it in kept(document, ids["R4"]).statuses] == [
        ("money", Light.ATTENTION)
    ]


def test_control_enter_changes_all_chosen_rows_in_one_step(
    hands: Hands, document: Document, ids: Ids
) -> None:
    hands.place.controls.show_columns(("number", "title", "theme"))
    hands.go("R2", "theme")
    hands.also("B1")
    hands.also("K2")
    hands.place.table.setCurrentIndex(hands.place.table.currentIndex().siblingAtColumn(2))
    hands.go("R2", "theme")
    hands.click(hands.middle("B1", "theme"), Qt.KeyboardModifier.ControlModifier)
    hands.click(hands.middle("K2", "theme"), Qt.KeyboardModifier.ControlModifier)
    hands.type("wonen")
    hands.control(ENTER)

    assert [kept(document, ids[number]).theme for number in ("R2", "B1", "K2", "B3")] == [
        "wonen",
        "wonen",
        "wonen",
        "",
    ]
    assert hands.chosen == ["R2", "B1", "K2"]
    hands.window.session.undo()
    assert {kept(document, ids[number]).theme for number in ("R2", "B1", "K2")} == {""}


def test_a_step_counts_from_the_own_date_of_each_chosen_row(
    hands: Hands, document: Document, ids: Ids
) -> None:
    before = {number: kept(document, ids[number]).end for number in ("R2", "B1", "R4")}
    assert before["R2"].day != before["B1"].day
    hands.go("R2", "end")
    for number in ("B1", "R4"):
        hands.click(hands.middle(number, "end"), Qt.KeyboardModifier.ControlModifier)
    hands.type("+2w")
    hands.control(ENTER)

    today = document.clock.today()
    for number, term in before.items():
        after = kept(document, ids[number]).end
        assert after == exact((term.day or today) + timedelta(weeks=2), "+2w")
    hands.window.session.undo()
    assert {number: kept(document, ids[number]).end for number in before} == before


def test_several_deadlines_change_by_one_decision(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "deadline")
    hands.click(hands.middle("R4", "deadline"), Qt.KeyboardModifier.ControlModifier)
    hands.type("1 feb 2027")
    hands.control(ENTER)
    question = hands.place.editing.question
    assert question is not None
    QTest.keyClick(question.ask.basis, ENTER)

    assert {kept(document, ids[number]).deadline.day for number in ("R2", "R4")} == {date(2027, 2, 1)}
    hands.window.session.undo()
    assert kept(document, ids["R4"]).deadline.day is None


def test_fill_down_takes_the_value_of_the_first_row(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "lead_parties")
    hands.press(DOWN, Qt.KeyboardModifier.ShiftModifier, times=2)
    hands.control(Qt.Key.Key_D)

    assert [kept(document, ids[number]).lead_parties for number in ("R2", "B1", "K2")] == [
        ("Welzijnsinstelling",)
    ] * 3
    hands.window.session.undo()
    assert kept(document, ids["B1"]).lead_parties == ("Bibliotheek",)


def test_fill_down_in_one_row_takes_the_value_above_it(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("B1", "phase")
    hands.press(DOWN)
    hands.control(Qt.Key.Key_D)

    assert kept(document, ids["K2"]).phase == "realisation"


def test_numbers_are_never_filled_down(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "number")
    hands.press(DOWN, Qt.KeyboardModifier.ShiftModifier, times=2)
    hands.control(Qt.Key.Key_D)

    assert kept(document, ids["B1"]).number == "B1"


def test_clicking_elsewhere_keeps_what_reads_as_a_value(hands: Hands, document: Document, ids: Ids) -> None:
    hands.go("R2", "end")
    hands.type("1 dec 2026")
    hands.go("K2", "title")

    assert kept(document, ids["R2"]).end.day == date(2026, 12, 1)
    assert hands.at == ("K2", "title")


def test_clicking_elsewhere_lets_go_of_what_is_no_value_and_says_so(
    hands: Hands, document: Document, ids: Ids, messages: RecordedMessages
) -> None:
    hands.go("R2", "end")
    hands.type("over dr")
    hands.go("K2", "title")

    assert kept(document, ids["R2"]).end.day == date(2026, 11, 5)
    assert "“over dr” was not kept" in str(messages.problems[-1])


def test_a_long_text_takes_more_lines(hands: Hands, document: Document, ids: Ids) -> None:
    hands.place.controls.show_columns(("title", "situation"))
    hands.go("R2", "situation")
    hands.type("vloer")
    hands.press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    hands.type("ligt")
    hands.press(ENTER)

    assert kept(document, ids["R2"]).situation == "vloer\nligt"
    assert hands.cell("R2", "situation") == "vloer ligt"


def test_a_double_click_types_in_the_cell(hands: Hands) -> None:
    at = hands.middle("B1", "title")
    QTest.mouseClick(hands.place.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(hands.place.table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert hands.field.words() == "Servicewinkel in de bibliotheek"


def test_what_somebody_else_changes_waits_until_the_typing_ends(
    hands: Hands, document: Document, ids: Ids
) -> None:
    hands.go("R2")
    hands.type("Half")
    document.change("elders", lambda tx: project_fields.set_field(tx, ids["B1"], "title", "Van elders"))
    document.change("elders", lambda tx: projects.create(tx, "Nog een", number="Z9"))

    assert hands.field.words() == "Half"
    assert "Z9" not in hands.numbers
    hands.press(ESC)
    assert hands.cell("B1", "title") == "Van elders"
    assert "Z9" in hands.numbers


def test_a_value_that_changed_meanwhile_is_not_overwritten(
    hands: Hands, document: Document, ids: Ids
) -> None:
    hands.go("R2")
    hands.type("Van mij")
    document.change("elders", lambda tx: project_fields.set_field(tx, ids["R2"], "title", "Van elders"))
    hands.press(ENTER)

    assert "changed this field meanwhile" in hands.panel.said
    assert kept(document, ids["R2"]).title == "Van elders"


def test_the_editor_follows_its_cell_when_the_table_scrolls(hands: Hands) -> None:
    hands.place.table.setFixedHeight(120)
    QApplication.processEvents()
    bar = hands.place.table.verticalScrollBar()
    assert bar.maximum() > 0
    hands.go("B1")
    hands.press(Qt.Key.Key_F2)
    before = hands.field.y() + bar.value()
    bar.setValue(bar.maximum())

    assert hands.field.y() == max(before - bar.value(), 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, ENTER])
def test_facts_cannot_be_typed_over(hands: Hands, key: Qt.Key) -> None:
    hands.place.controls.show_columns(("title", "delay", "changed_at"))
    hands.go("R2", "delay")
    hands.press(key)
    hands.type("x")

    assert not hands.place.editing.is_open


def test_a_programme_to_read_only_is_not_typed_in(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(hands.window.session.document), "readonly", True)
    hands.place.refresh()
    hands.go("R2")
    hands.type("x")
    hands.press(Qt.Key.Key_Delete)

    assert not hands.place.editing.is_open
    assert "R2" in hands.numbers
    assert QApplication.focusWidget() is hands.place.table


def test_what_is_typed_when_the_view_changes_is_kept_for_its_own_project(
    hands: Hands, document: Document, ids: Ids, messages: RecordedMessages
) -> None:
    """The rows move under the cell: a view by Ctrl+K and a fold by keys take no keyboard from it."""
    only = View("alleen B", Filter(accepted=(Accepted("areas", frozenset({"Bathmen"})),)))
    hands.go("B3", "title")
    hands.type("Drempelvrije route")
    hands.place.receive(only)
    assert hands.numbers == ["B1", "B3"]
    assert kept(document, ids["B3"]).title == "Drempelvrije route"
    assert not hands.place.editing.is_open

    hands.place.controls.clear_filter()
    hands.go("R4", "title")
    hands.type("Dagbesteding")
    hands.place.fold_all()
    assert hands.numbers == ["R2", "B1", "K2", "R4", "B3"]
    assert kept(document, ids["R4"]).title == "Dagbesteding"
    titles = [kept(document, ids[number]).title for number in ("R2", "B1", "K2")]
    assert titles == [
        "Eettafel in het wijkcentrum",
        "Servicewinkel in de bibliotheek",
        "Woonzorgcentrum vernieuwen",
    ]
    assert messages.bugs == []


def test_what_is_typed_is_kept_when_another_place_is_shown_behind_a_window(
    hands: Hands, document: Document, ids: Ids, qtbot: QtBot
) -> None:
    """The window in front takes the keyboard, which is no leaving; the place goes all the same."""
    hands.go("R2", "title")
    hands.type("Eettafel")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert hands.place.editing.is_open
    hands.window.go_to("today")
    assert kept(document, ids["R2"]).title == "Eettafel"
    assert not hands.place.editing.is_open


def test_a_jump_keeps_what_is_being_typed_of_the_project_that_is_shown(
    hands: Hands, document: Document, ids: Ids, qtbot: QtBot
) -> None:
    hands.press(Qt.Key.Key_F4)
    hands.go("R2")
    hands.place.details.panel.focus_field("theme")
    hands.type("meedoen")
    field = hands.window.focusWidget()
    hands.window.commands.jump()
    jumper = hands.window.commands._jumper
    assert jumper is not None
    assert jumper.panel is not None
    qtbot.keyClicks(jumper.panel.field, "B1")
    target = jumper.panel.list.results.results[0].target
    # As Enter does, but the platform without a screen does not give the window back its place by itself.
    jumper.panel.close()
    hands.window.activateWindow()
    qtbot.waitUntil(hands.window.isActiveWindow)
    field.setFocus()
    jumper._later(target)
    qtbot.waitUntil(lambda: hands.chosen == ["B1"])
    assert kept(document, ids["R2"]).theme == "meedoen"
