"""Notes with simple formatting: by keys, buttons and paste, kept as text that reads well everywhere."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.details.conftest import Ids, box, texts_of
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.store.projects import search_texts
from wsg_desktop.ui.details.note_box import NoteBox
from wsg_desktop.ui.details.panel import DetailsPanel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def notes(panel: DetailsPanel) -> NoteBox:
    panel.show_page("notes")
    found = box(panel, "notes")
    assert isinstance(found, NoteBox)
    found.edit.setFocus()
    return found


def keep(notes: NoteBox) -> None:
    QTest.keyClick(notes.edit, Qt.Key.Key_Return, CTRL)


def test_bold_and_italic_by_keys(notes: NoteBox, ids: Ids, document: Document) -> None:
    QTest.keyClicks(notes.edit, "Let op: ")
    QTest.keyClick(notes.edit, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(notes.edit, "vandaag")
    QTest.keyClick(notes.edit, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(notes.edit, " bellen, ")
    QTest.keyClick(notes.edit, Qt.Key.Key_I, CTRL)
    QTest.keyClicks(notes.edit, "echt")
    keep(notes)

    assert texts_of(document, ids.r2).notes == "Let op: **vandaag** bellen, _echt_"
    assert notes.edit.toPlainText() == "Let op: vandaag bellen, echt"
    assert not notes.edit.is_dirty


def test_a_heading_and_a_list_that_end_by_themselves(notes: NoteBox, ids: Ids, document: Document) -> None:
    QTest.mouseClick(notes.buttons["heading"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(notes.edit, "Afspraken")
    QTest.keyClick(notes.edit, Qt.Key.Key_Return)
    QTest.mouseClick(notes.buttons["points"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(notes.edit, "bellen")
    QTest.keyClick(notes.edit, Qt.Key.Key_Return)
    QTest.keyClicks(notes.edit, "mailen")
    QTest.keyClick(notes.edit, Qt.Key.Key_Return)
    QTest.keyClick(notes.edit, Qt.Key.Key_Return)
    QTest.keyClicks(notes.edit, "Klaar")
    keep(notes)

    assert texts_of(document, ids.r2).notes == "## Afspraken\n- bellen\n- mailen\nKlaar"


def test_chosen_words_become_a_link(notes: NoteBox, ids: Ids, document: Document) -> None:
    QTest.keyClicks(notes.edit, "zie plan")
    QTest.keyClick(notes.edit, Qt.Key.Key_Left, CTRL | Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(notes.buttons["link"], Qt.MouseButton.LeftButton)
    assert notes.address.hasFocus()
    QTest.keyClicks(notes.address, "stukken/plan.pdf")
    QTest.keyClick(notes.address, Qt.Key.Key_Return)
    assert notes.edit.hasFocus()
    QTest.keyClicks(notes.edit, " en meer")
    keep(notes)

    assert texts_of(document, ids.r2).notes == "zie [plan](stukken/plan.pdf) en meer"


def test_what_comes_from_word_is_clean(notes: NoteBox, ids: Ids, document: Document) -> None:
    data = QMimeData()
    data.setHtml("<p style='font-family:Comic Sans MS;color:red'>Verslag</p><ul><li>een</li></ul>")
    data.setText("Verslag\u00a0van maandag\r\n\u00b7\teen\r\n\u00b7\ttwee\r\n\r\n\r\n\r\nEinde")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(notes.edit, Qt.Key.Key_V, CTRL)
    keep(notes)

    assert texts_of(document, ids.r2).notes == "Verslag van maandag\n- een\n- twee\n\nEinde"
    assert "Comic" not in notes.edit.toHtml()


def test_an_older_note_is_not_changed_by_looking_at_it(notes: NoteBox, ids: Ids, document: Document) -> None:
    old = "* punt\n2 * 3 = 6, zie plan_van_aanpak.pdf"
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "notes", old))
    before = document.last_changes
    assert notes.edit.toPlainText() == "punt\n2 * 3 = 6, zie plan_van_aanpak.pdf"
    QTest.keyClick(notes.edit, Qt.Key.Key_Tab)

    assert document.last_changes is before
    assert not notes.edit.is_dirty


def test_esc_goes_back_and_a_word_inside_is_found(notes: NoteBox, ids: Ids, document: Document) -> None:
    document.change(
        "x", lambda tx: project_fields.set_field(tx, ids.r2, "notes", "zorg**plan** [hier](x.nl/a)")
    )
    assert notes.edit.toPlainText() == "zorgplan hier"
    QTest.keyClicks(notes.edit, "weg ")
    QTest.keyClick(notes.edit, Qt.Key.Key_Escape)
    assert notes.edit.toPlainText() == "zorgplan hier"
    with document.reading() as read:
        assert "zorgplan hier (x.nl/a)" in search_texts(read)[ids.r2]


def test_what_is_typed_stays_when_the_note_changes_elsewhere(
    notes: NoteBox, ids: Ids, document: Document
) -> None:
    QTest.keyClicks(notes.edit, "half")
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "effort", "4 uur"))

    assert notes.edit.toPlainText() == "half"
    assert notes.edit.is_dirty


def test_a_link_without_an_address_leaves_the_note_as_it_was(
    notes: NoteBox, ids: Ids, document: Document
) -> None:
    QTest.keyClicks(notes.edit, "zie plan")
    QTest.mouseClick(notes.buttons["link"], Qt.MouseButton.LeftButton)
    assert texts_of(document, ids.r2).notes == ""
    QTest.keyClick(notes.address, Qt.Key.Key_Tab)

    assert notes.address.isHidden()
    assert texts_of(document, ids.r2).notes == "zie plan"
