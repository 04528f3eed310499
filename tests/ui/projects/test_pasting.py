"""Pasting: one text in the chosen rows, a block where the keyboard is, a block that brings its headers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
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

    assert lines(seen[0]) == [
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

    said = seen[0].problems.toPlainText().splitlines()
    assert [line.split(":")[0].split(",")[0] for line in said] == [
        "R2",
        "There is no project with number X9 here.",
        "B1",
    ]
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
