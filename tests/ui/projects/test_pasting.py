"""Pasting: one text in the chosen rows, a block where the keyboard is, a block that brings its headers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.projects.conftest import Hands, kept
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.document import Document
from wsg_desktop.ui.projects.paste_dialog import PasteDialog

Ids = dict[str, str]


@pytest.fixture
def seen(messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch) -> list[PasteDialog]:
    """Return the previews that were shown; each is answered with yes."""
    shown: list[PasteDialog] = []

    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, PasteDialog)
        shown.append(dialog)
        return True

    monkeypatch.setattr(messages, "ask", answer)
    return shown


def paste(hands: Hands, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    hands.control(Qt.Key.Key_V)


def lines(dialog: PasteDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_one_text_goes_into_every_chosen_row_at_once(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.go("R4", "lead_parties")
    hands.click(hands.middle("R2", "lead_parties"), Qt.KeyboardModifier.ControlModifier)
    paste(hands, "bibliotheek")

    assert (
        kept(document, ids["R2"]).lead_parties == kept(document, ids["R4"]).lead_parties == ("Bibliotheek",)
    )
    assert seen == []
    hands.window.session.undo()
    assert kept(document, ids["R4"]).lead_parties == ()


def test_a_text_that_is_no_value_stays_in_the_cell_with_its_question(
    hands: Hands, document: Document, ids: Ids
) -> None:
    hands.go("R4", "lead_parties")
    paste(hands, "Onbekende club")
    assert hands.field.words() == "Onbekende club"
    assert hands.panel.choices[-1].words == "Add “Onbekende club” as a new party"
    hands.press(Qt.Key.Key_Escape)

    assert kept(document, ids["R4"]).lead_parties == ()


def test_a_block_shows_what_changes_and_is_one_step(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.go("B1", "areas")
    paste(hands, "Rivierenwijk\tWelzijnsinstelling\r\nBathmen\tBibliotheek\r\n")

    assert [line[:5] for line in lines(seen[0])] == [
        ["B1", "Servicewinkel in de bibliotheek", "Area", "Bathmen", "Rivierenwijk"],
        ["B1", "Servicewinkel in de bibliotheek", "Lead party", "Bibliotheek", "Welzijnsinstelling"],
        ["K2", "Woonzorgcentrum vernieuwen", "Area", "Keizerslanden", "Bathmen"],
        ["K2", "Woonzorgcentrum vernieuwen", "Lead party", "Zorginstelling C", "Bibliotheek"],
    ]
    assert kept(document, ids["B1"]).areas == ("Rivierenwijk",)
    assert kept(document, ids["K2"]).lead_parties == ("Bibliotheek",)
    hands.window.session.undo()
    assert kept(document, ids["K2"]).areas == ("Keizerslanden",)


def test_one_row_of_values_needs_no_preview(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.go("R4", "phase")
    paste(hands, "Realisatie\t1 mrt 2027\tQ2 2027")

    row = kept(document, ids["R4"])
    assert (row.phase, row.deadline.day, row.end.day) == ("realisation", date(2027, 3, 1), date(2027, 6, 30))
    assert seen == []


def test_rows_that_were_copied_and_changed_elsewhere_find_their_way_back(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.control(Qt.Key.Key_A)
    hands.control(Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text().splitlines()
    # Sorted the other way round, and with one title changed.
    changed = [copied[0], *reversed(copied[1:])]
    changed = [line.replace("Woonzorgcentrum vernieuwen", "Woonzorgcentrum nieuw") for line in changed]
    hands.go("R2")
    paste(hands, "\r\n".join(changed))

    assert [(line[0], line[2], line[4]) for line in lines(seen[0])] == [
        ("K2", "Project", "Woonzorgcentrum nieuw")
    ]
    assert seen[0].problems.toPlainText() == ""
    assert kept(document, ids["K2"]).title == "Woonzorgcentrum nieuw"


def test_what_cannot_be_taken_over_is_named_and_the_rest_goes_on(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.go("R2")
    paste(
        hands, "No.\tLead party\tExpected end\nR2\tOnbekend\tmorgen\nX9\tBibliotheek\tmorgen\nB1\t\tover dr\n"
    )

    assert seen[0].problems.toPlainText() == "There is no project with number X9 here."
    wrong = [line for line in lines(seen[0]) if line[5]]
    assert [(line[0], line[2], line[4]) for line in wrong] == [
        ("R2", "Lead party", "Onbekend"),
        ("B1", "Expected end", "over dr"),
    ]
    assert all(line[5].startswith("not taken over: ") for line in wrong)
    assert kept(document, ids["R2"]).end.day == date(2026, 11, 24)
    assert kept(document, ids["R2"]).lead_parties == ("Welzijnsinstelling",)
    assert kept(document, ids["B1"]).lead_parties == ()


def test_going_back_changes_nothing(hands: Hands, document: Document, messages: RecordedMessages) -> None:
    before = document.last_changes
    hands.go("B1", "title")
    paste(hands, "Een\nTwee")

    assert isinstance(messages.dialogs[-1], PasteDialog)
    assert document.last_changes is before


def test_more_than_there_is_room_for_is_said(hands: Hands, seen: list[PasteDialog]) -> None:
    hands.go("B3", "title")
    paste(hands, "Een\nTwee")

    assert "not enough rows" in seen[0].problems.toPlainText()
    assert hands.cell("B3", "title") == "Een"


def test_facts_cannot_be_pasted(hands: Hands, seen: list[PasteDialog]) -> None:
    hands.place.controls.show_columns(("title", "delay", "theme"))
    hands.go("R2", "delay")
    paste(hands, "op schema\twonen")

    assert "follows from other fields" in seen[0].problems.toPlainText()
    assert hands.cell("R2", "theme") == "wonen"


def test_one_value_fills_the_chosen_block_and_nothing_else(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.go("R2", "deadline")
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    paste(hands, "1 feb 2027")
    question = hands.place.editing.question
    assert question is not None, "two deadlines were agreed"
    QTest.keyClick(question.ask.basis, Qt.Key.Key_Return)

    for number in ("R2", "B1"):
        row = kept(document, ids[number])
        assert row.deadline.day == row.end.day == date(2027, 2, 1)
    assert kept(document, ids["K2"]).end.day == date(2026, 12, 20)
    assert len(lines(seen[0])) == 4
    hands.window.session.undo()
    assert kept(document, ids["B1"]).end.day == date(2026, 12, 7)


def test_a_block_lands_on_rows_in_sight_only(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.place.controls.accept_only("phase", "realisation")
    hands.go("R2", "areas")
    paste(hands, "Bathmen\nKeizerslanden\nRivierenwijk")

    assert kept(document, ids["B1"]).areas == ("Keizerslanden",)
    assert kept(document, ids["K2"]).areas == ("Keizerslanden",)
    assert kept(document, ids["R4"]).areas == ("Rivierenwijk",)
    assert "not enough rows" in seen[0].problems.toPlainText()


def test_what_a_block_of_cells_copied_can_be_pasted_elsewhere(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.go("R2", "lead_parties")
    hands.click(hands.middle("B1", "end"), Qt.KeyboardModifier.ShiftModifier)
    hands.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Welzijnsinstelling\tRealisatie\t2026-11-05\t2026-11-05",
        "Bibliotheek\tRealisatie\t2026-11-30\t2026-12-07",
    ]
    hands.go("R4", "lead_parties")
    hands.control(Qt.Key.Key_V)
    question = hands.place.editing.question
    assert question is not None, "of B3 a deadline was agreed"
    QTest.keyClick(question.ask.basis, Qt.Key.Key_Return)

    row = kept(document, ids["R4"])
    assert (row.lead_parties, row.phase) == (("Welzijnsinstelling",), "realisation")
    assert row.deadline.day == row.end.day == date(2026, 11, 5)


def test_a_status_is_read_behind_its_shape_and_a_header_by_another_name(
    hands: Hands, document: Document, ids: Ids, seen: list[PasteDialog]
) -> None:
    hands.place.controls.show_columns(("number", "title", "phase", "money"))
    hands.go("R2")
    paste(hands, "Projectnummer\tFase\tGeld\nR4\trealisatie- en vermarktingsfase\t▲ aandacht\n")

    row = kept(document, ids["R4"])
    assert row.phase == "realisation"
    assert [(it.aspect, it.light) for it in row.statuses] == [("money", "attention")]
