"""Changing fields of one project by real keys: what is kept, refused in words, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.details.conftest import AGREED, Ids, box, fill, focused, part, popup, row_of, texts_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.services import project_fields
from wsg_desktop.services.administrative_calendar import add_period
from wsg_desktop.services.document import Document
from wsg_desktop.store import parties
from wsg_desktop.texts import translator
from wsg_desktop.ui.details.chips_box import ChipsBox
from wsg_desktop.ui.details.choice_field_box import ChoiceFieldBox
from wsg_desktop.ui.details.deadline_box import DeadlineBox
from wsg_desktop.ui.details.line_box import LineBox
from wsg_desktop.ui.details.name_box import NameBox
from wsg_desktop.ui.details.note_box import NoteBox
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.seldom_form import SeldomForm
from wsg_desktop.ui.details.term_box import TermBox


def line(panel: DetailsPanel, key: str) -> LineBox:
    found = box(panel, key)
    assert isinstance(found, LineBox)
    return found


def term(panel: DetailsPanel, key: str) -> TermBox:
    found = box(panel, key)
    assert isinstance(found, TermBox)
    return found


def chips(panel: DetailsPanel, key: str) -> ChipsBox:
    found = box(panel, key)
    assert isinstance(found, ChipsBox)
    return found


def undo_words(document: Document) -> str:
    stack = document.stack().undo
    assert stack is not None
    return translator("en").sentence(stack.label)


def test_an_expected_end_moves_by_two_weeks_and_back(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    end = term(panel, "end")
    fill(end.edit.edit, "+2w", None)
    assert end.line.text == "becomes Thu 19 November 2026, 14 days after the deadline"
    QTest.keyClick(end.edit.edit, Qt.Key.Key_Return)

    assert row_of(document, ids.r2).end == Term(date(2026, 11, 19), Precision.DAY, "+2w")
    assert end.edit.edit.text() == "19 November 2026"
    assert not end.line.isVisible()
    assert undo_words(document) == "change expected end"
    document.undo()
    assert end.edit.edit.text() == "5 November 2026"


def test_the_same_date_in_other_words_is_shown_in_ours(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    end = term(panel, "end")
    fill(end.edit.edit, "05-11-26")

    assert end.edit.edit.text() == "5 November 2026"
    assert row_of(document, ids.r2).end.day == AGREED


def test_what_a_service_refuses_is_said_beside_the_field(
    panel: DetailsPanel, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    end = term(panel, "end")
    fill(end.edit.edit, "1 januari 2020")

    assert "cannot end before it starts" in end.line.text
    assert end.edit.edit.text() == "1 januari 2020"
    assert messages.problems == []
    assert row_of(document, ids.r2).end.day == AGREED


def test_a_value_that_moved_meanwhile_is_not_overwritten(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.context.session.blockSignals(True)
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "end", exact(date(2027, 1, 1))))
    fill(term(panel, "end").edit.edit, "+2w")

    assert "meanwhile" in term(panel, "end").line.text
    assert row_of(document, ids.r2).end.day == date(2027, 1, 1)


class TestDeadline:
    """An agreed deadline asks why it changes."""

    @pytest.fixture
    def deadline(self, panel: DetailsPanel) -> DeadlineBox:
        found = box(panel, "deadline")
        assert isinstance(found, DeadlineBox)
        return found

    def test_it_says_what_it_rests_on(self, deadline: DeadlineBox) -> None:
        assert "decision 3 september" in (deadline.edit.edit.after, deadline.line.text)

    def test_changing_it_asks_why_first(self, deadline: DeadlineBox, ids: Ids, document: Document) -> None:
        fill(deadline.edit.edit, "19 november 2026")

        assert deadline.ask.isVisible()
        assert row_of(document, ids.r2).deadline.day == AGREED
        QTest.keyClicks(deadline.ask.basis, "stuurgroep 20 november")
        QTest.keyClick(deadline.ask.basis, Qt.Key.Key_Return)
        assert row_of(document, ids.r2).deadline.day == date(2026, 11, 19)
        texts = texts_of(document, ids.r2)
        assert (texts.deadline_reason, texts.deadline_basis) == ("decision", "stuurgroep 20 november")
        assert not deadline.ask.isVisible()
        assert undo_words(document) == "change deadline"

    def test_it_hangs_on_a_date_that_is_typed_by_its_name(
        self, deadline: DeadlineBox, ids: Ids, document: Document, panel: DetailsPanel
    ) -> None:
        council = date(2027, 3, 11)
        document.change("x", lambda tx: add_period(tx, "Gemeenteraad", "council", council))
        panel.refresh()
        fill(deadline.edit.edit, "raad")
        QTest.keyClick(deadline.ask.basis, Qt.Key.Key_Return)
        assert row_of(document, ids.r2).deadline == exact(council, "Gemeenteraad")
        said = deadline.edit.edit.after or deadline.line.text
        assert said.startswith("Gemeenteraad · ")

    def test_the_question_is_scrolled_into_sight(
        self, deadline: DeadlineBox, panel: DetailsPanel, qtbot: QtBot
    ) -> None:
        panel.setFixedHeight(420)
        fill(deadline.edit.edit, "19 november 2026")
        viewport = panel.page.viewport()

        qtbot.waitUntil(
            lambda: deadline.ask.mapTo(viewport, deadline.ask.rect().bottomLeft()).y() < viewport.height()
        )

    def test_it_can_stay_as_it_was(self, deadline: DeadlineBox, ids: Ids, document: Document) -> None:
        fill(deadline.edit.edit, "19 november 2026")
        assert deadline.ask.isAncestorOf(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Escape)

        assert not deadline.ask.isVisible()
        assert deadline.edit.edit.text() == "5 November 2026"
        assert deadline.edit.edit.hasFocus()
        assert row_of(document, ids.r2).deadline.day == AGREED

    def test_leaving_the_field_asks_without_taking_the_keyboard(
        self, deadline: DeadlineBox, panel: DetailsPanel
    ) -> None:
        fill(deadline.edit.edit, "19 november 2026", Qt.Key.Key_Tab)

        assert deadline.ask.isVisible()
        assert term(panel, "end").edit.edit.hasFocus()

    def test_the_first_deadline_needs_no_reason(
        self, panel: DetailsPanel, ids: Ids, document: Document
    ) -> None:
        panel.show_projects([ids.b1])
        found = box(panel, "deadline")
        assert isinstance(found, DeadlineBox)
        fill(found.edit.edit, "Q1 2027")

        assert not found.ask.isVisible()
        assert row_of(document, ids.b1).deadline == Term(date(2027, 3, 31), Precision.QUARTER, "Q1 2027")

    def test_taking_it_away_asks_too(self, deadline: DeadlineBox, ids: Ids, document: Document) -> None:
        fill(deadline.edit.edit, "")
        assert deadline.ask.isVisible()
        QTest.keyClick(deadline.ask.basis, Qt.Key.Key_Return)

        assert row_of(document, ids.r2).deadline == NO_TERM


@pytest.mark.parametrize(
    ("page", "key", "typed", "kept", "shown"),
    [
        ("progress", "budget", "85k", 85000, "€85,000"),
        ("progress", "percent", "0,5", 50, "50 %"),
        ("progress", "effort", "  4 uur  ", "4 uur", "4 uur"),
        ("general", "theme", "zorg", "zorg", "zorg"),
        ("general", "number", "R2a", "R2a", "R2a"),
    ],
)
def test_a_line_keeps_what_it_reads(
    panel: DetailsPanel,
    ids: Ids,
    document: Document,
    page: str,
    key: str,
    typed: str,
    kept: object,
    shown: str,
) -> None:
    panel.show_page(page)
    panel.focus_field(key)
    fill(line(panel, key).edit, typed)

    assert getattr(row_of(document, ids.r2), key) == kept
    assert line(panel, key).edit.text() == shown


@pytest.mark.parametrize(
    ("page", "key", "typed", "said"),
    [
        ("progress", "budget", "veel", "no amount in euros"),
        ("progress", "percent", "150", "between 0 and 100"),
        ("general", "number", "B1", "in use already"),
        ("general", "number", "", "cannot be empty"),
    ],
)
def test_a_line_says_at_once_what_is_wrong_and_esc_takes_it_back(
    panel: DetailsPanel, ids: Ids, document: Document, page: str, key: str, typed: str, said: str
) -> None:
    panel.show_page(page)
    panel.focus_field(key)
    found = line(panel, key)
    before = found.edit.text()
    fill(found.edit, typed)

    assert said in found.line.text
    assert found.line.isVisible()
    assert found.edit.text() == typed
    QTest.keyClick(found.edit, Qt.Key.Key_Escape)
    assert found.edit.text() == before
    assert not found.line.isVisible()


def test_percent_complete_is_there_when_asked_for(panel: DetailsPanel, ids: Ids, document: Document) -> None:
    panel.show_page("progress")
    form = part(panel, SeldomForm)
    percent = line(panel, "percent")
    assert not percent.isVisible()
    QTest.mouseClick(form.asks["percent"], Qt.MouseButton.LeftButton)
    assert percent.edit.hasFocus()

    fill(percent.edit, "40")
    assert row_of(document, ids.r2).percent == 40
    assert not form.asks["percent"].isVisible()


def test_a_theme_used_before_is_offered(panel: DetailsPanel, ids: Ids, document: Document) -> None:
    theme = line(panel, "theme")
    fill(theme.edit, "mant", None)
    QTest.keyClick(popup(), Qt.Key.Key_Return)

    assert row_of(document, ids.r2).theme == "mantelzorg"


def test_a_long_text_is_kept_on_leaving(panel: DetailsPanel, ids: Ids, document: Document) -> None:
    panel.show_page("notes")
    found = box(panel, "notes")
    assert isinstance(found, NoteBox)
    fill(found.edit, "Bel de wijkmanager", None)
    panel.tabs.setFocus()

    assert texts_of(document, ids.r2).notes == "Bel de wijkmanager"


def test_a_choice_is_kept_at_once(panel: DetailsPanel, ids: Ids, document: Document) -> None:
    state = box(panel, "state")
    assert isinstance(state, ChoiceFieldBox)
    state.edit.setFocus()
    QTest.keyClick(state.edit, Qt.Key.Key_Down)

    assert row_of(document, ids.r2).state == "on_hold"
    panel.show_page("phases")
    direction = box(panel, "direction_type")
    assert isinstance(direction, ChoiceFieldBox)
    assert direction.edit.currentText() == "Not set"


def test_a_wheel_over_a_choice_changes_nothing(panel: DetailsPanel, ids: Ids, document: Document) -> None:
    from PySide6.QtGui import QWheelEvent

    state = box(panel, "state")
    assert isinstance(state, ChoiceFieldBox)
    at = state.edit.rect().center().toPointF()
    event = QWheelEvent(
        at, state.edit.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(state.edit, event)

    assert state.edit.currentText() == "Active"
    assert not event.isAccepted()


def test_parties_are_added_by_name_and_new_ones_knowingly(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    partners = chips(panel, "partner_parties")
    partners.edit.setFocus()
    QTest.keyClicks(partners.edit.line, "welz")
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    QTest.keyClicks(partners.edit.line, "Thuiszorg Oost")
    QTest.keyClick(popup(), Qt.Key.Key_Return)

    row = row_of(document, ids.r2)
    assert row.partner_parties == ("Zorginstelling B", "Inwoners", "Welzijnsinstelling", "Thuiszorg Oost")
    with document.reading() as read:
        assert parties.find_party_id(read, "thuiszorg oost") is not None
    assert [chip.text for chip in partners.edit.chips] == list(row.partner_parties)
    document.undo()
    assert partners.edit.names == ("Zorginstelling B", "Inwoners", "Welzijnsinstelling")


def test_the_last_lead_party_may_go_and_the_field_says_so(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    leads = chips(panel, "lead_parties")
    chip = leads.edit.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))

    assert row_of(document, ids.r2).lead_parties == ()
    assert leads.edit.line.placeholderText() == "no lead party yet"


class TestNames:
    """One person or party by name."""

    @pytest.fixture
    def lead(self, panel: DetailsPanel) -> NameBox:
        panel.show_page("parties")
        found = box(panel, "project_lead")
        assert isinstance(found, NameBox)
        return found

    def test_a_known_person_is_found(self, lead: NameBox, ids: Ids, document: Document) -> None:
        fill(lead.edit, "gebieds", None)
        QTest.keyClick(popup(), Qt.Key.Key_Return)

        assert row_of(document, ids.r2).project_lead == "Gebiedsregisseur"
        assert lead.edit.text() == "Gebiedsregisseur"

    def test_an_unknown_one_is_not_added_by_leaving(
        self, lead: NameBox, ids: Ids, document: Document, panel: DetailsPanel
    ) -> None:
        fill(lead.edit, "Kwartiermaker", None)
        QTest.keyClick(popup(), Qt.Key.Key_Escape)
        panel.tabs.setFocus()

        assert row_of(document, ids.r2).project_lead == "Wijkmanager"
        assert "is not in the list yet" in lead.line.text

    def test_an_unknown_one_is_added_from_the_list(self, lead: NameBox, ids: Ids, document: Document) -> None:
        fill(lead.edit, "Kwartiermaker", None)
        QTest.keyClick(popup(), Qt.Key.Key_Return)

        assert row_of(document, ids.r2).project_lead == "Kwartiermaker"

    def test_nobody_is_a_choice(self, lead: NameBox, ids: Ids, document: Document) -> None:
        fill(lead.edit, "")

        assert row_of(document, ids.r2).project_lead_id is None

    def test_a_party_for_the_daily_direction(self, panel: DetailsPanel, document: Document, ids: Ids) -> None:
        panel.show_page("parties")
        found = box(panel, "daily_direction")
        assert isinstance(found, NameBox)
        fill(found.edit, "bibliotheek")

        with document.reading() as read:
            assert texts_of(document, ids.r2).daily_direction_id == parties.find_party_id(read, "Bibliotheek")
        assert found.edit.text() == "Bibliotheek"


class TestDirection:
    """The director's role follows from the phase until something else is typed."""

    def test_what_follows_is_a_hint_and_another_role_asks_why(
        self, panel: DetailsPanel, ids: Ids, document: Document
    ) -> None:
        panel.show_page("phases")
        role, reason = line(panel, "director_role"), line(panel, "director_role_reason")
        assert role.edit.placeholderText() == "onderhandelaar en regelaar"
        assert not reason.isVisible()

        fill(role.edit, "aanjager")
        assert row_of(document, ids.r2).director_role == "aanjager"
        assert reason.isVisible()
        fill(reason.edit, "op verzoek van de stuurgroep")
        assert texts_of(document, ids.r2).director_role_reason == "op verzoek van de stuurgroep"
