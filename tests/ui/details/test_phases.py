"""Phases: the bar, since when, the director's role, and the periods of each phase."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.details.conftest import Ids, MakePanel, fill, part, row_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.services import areas, progress, project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.store.rows import PhasePeriod
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.phase_grid import PhaseGrid
from wsg_desktop.ui.details.phase_part import PhasePart
from wsg_desktop.ui.passing.dialog import PassingDialog


@pytest.fixture
def phase(panel: DetailsPanel) -> PhasePart:
    found = part(panel, PhasePart)
    assert isinstance(found, PhasePart)
    return found


@pytest.fixture
def grid(panel: DetailsPanel) -> PhaseGrid:
    panel.show_page("phases")
    found = part(panel, PhaseGrid)
    assert isinstance(found, PhaseGrid)
    return found


def click(phase: PhasePart, index: int) -> None:
    QTest.mouseClick(
        phase.stepper, Qt.MouseButton.LeftButton, pos=phase.stepper.segment(index).center().toPoint()
    )


def period(document: Document, project_id: str, phase: str) -> PhasePeriod:
    found = (it for it in row_of(document, project_id).phases if it.phase == phase)
    return next(found, PhasePeriod(phase))


def begin_operation(document: Document, ids: Ids, day: date) -> None:
    document.change(
        "x", lambda tx: progress.set_phase_period(tx, ids.r2, "operation", "planned_start", exact(day))
    )


def test_the_present_phase_is_named_with_its_beginning(phase: PhasePart) -> None:
    assert phase.words == "Realisatie since 1 July 2026"
    assert not phase.begin.isVisible()


def correct(dialog: PassingDialog) -> None:
    QTest.mouseClick(dialog.correct, Qt.MouseButton.LeftButton)


def give(dialog: PassingDialog) -> None:
    QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)


def test_a_click_passes_to_the_next_phase_after_asking(
    phase: PhasePart, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    messages.drives.append(give)
    click(phase, 3)
    assert row_of(document, ids.r2).phase == "operation"
    assert phase.words == "Beheer since 23 November 2026"
    assert period(document, ids.r2, "realisation").actual_end == exact(date(2026, 11, 22))
    assert messages.said[-1].text == "R2 Eettafel in het wijkcentrum is now in Beheer."


def test_a_click_that_is_left_again_changes_nothing(
    phase: PhasePart, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    messages.drives.append(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    click(phase, 3)
    assert row_of(document, ids.r2).phase == "realisation"


def test_a_corrected_phase_offers_to_say_since_today(
    phase: PhasePart, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    messages.drives.append(correct)
    click(phase, 3)
    assert row_of(document, ids.r2).phase == "operation"
    assert phase.words == "Beheer"
    assert phase.begin.isVisible()

    QTest.mouseClick(phase.begin, Qt.MouseButton.LeftButton)
    assert period(document, ids.r2, "operation").actual_start == exact(date(2026, 11, 23))
    assert period(document, ids.r2, "realisation").actual_end == exact(date(2026, 11, 22))
    assert phase.words == "Beheer since 23 November 2026"


def test_a_phase_that_had_ended_keeps_its_end(
    phase: PhasePart, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    messages.drives.append(correct)
    ended = exact(date(2026, 10, 1))
    document.change("x", lambda tx: progress.set_phase_period(tx, ids.r2, "realisation", "actual_end", ended))
    click(phase, 3)
    QTest.mouseClick(phase.begin, Qt.MouseButton.LeftButton)

    assert period(document, ids.r2, "realisation").actual_end == ended


def test_no_phase_is_a_choice_too(phase: PhasePart, ids: Ids, document: Document) -> None:
    phase.stepper.setFocus()
    QTest.keyClick(phase.stepper, Qt.Key.Key_Delete)

    assert row_of(document, ids.r2).phase is None
    assert phase.words == "No phase"


def test_the_direction_says_role_aim_director_and_what_comes(phase: PhasePart) -> None:
    assert phase.direction.role.text() == "Role of the director: onderhandelaar en regelaar"
    assert phase.direction.more.text().splitlines() == [
        "Direction now aims at resultaten.",
        "Director: Gebiedsregisseur (until 31 Dec 2026)",
        "Beheer begins in 4 months; no director yet.",
    ]


def test_a_director_who_stays_needs_no_warning(phase: PhasePart, ids: Ids, document: Document) -> None:
    begin_operation(document, ids, date(2026, 12, 14))

    assert phase.direction.more.text().splitlines()[-1] == "Beheer begins in 3 weeks."


def test_a_phase_far_away_is_not_spoken_of(phase: PhasePart, ids: Ids, document: Document) -> None:
    begin_operation(document, ids, date(2027, 12, 14))

    assert "begins" not in phase.direction.more.text()


def test_several_areas_name_their_directors(phase: PhasePart, ids: Ids, document: Document) -> None:
    document.change(
        "x", lambda tx: project_fields.set_field(tx, ids.r2, "areas", ["Rivierenwijk", "Bathmen"])
    )

    lines = phase.direction.more.text().splitlines()
    assert "Director in Bathmen: no director yet" in lines
    assert "Director in Rivierenwijk: Gebiedsregisseur (until 31 Dec 2026)" in lines


def test_an_override_says_why(phase: PhasePart, ids: Ids, document: Document) -> None:
    def override(tx: Transaction) -> None:
        for key, value in (
            ("director_role", "aanjager"),
            ("director_role_reason", "de stuurgroep vroeg erom"),
            ("direction_aim", "samen leren"),
        ):
            project_fields.set_field(tx, ids.r2, key, value)

    document.change("x", override)

    assert phase.direction.role.text() == "Role of the director: aanjager"
    lines = phase.direction.more.text().splitlines()
    assert lines[:2] == [
        "Direction now aims at samen leren.",
        "Another role than the phase says: de stuurgroep vroeg erom",
    ]


def test_dutch_reads_as_the_picture_has_it(
    make_panel: MakePanel, nl: Translator, ids: Ids, document: Document
) -> None:
    def dismiss(tx: Transaction) -> None:
        area = areas.area_named(tx, "Rivierenwijk")
        areas.set_director(tx, area, person_id=None, first=date(2026, 1, 2), last=date(2026, 1, 3))

    document.change("x", dismiss)
    panel = make_panel(nl)
    panel.show_projects([ids.r2])
    phase = part(panel, PhasePart)

    assert phase.words == "Realisatie sinds 1 juli 2026"
    assert phase.direction.role.text() == "Rol van de regisseur: onderhandelaar en regelaar"
    assert phase.direction.more.text().splitlines()[0] == "De regie is nu gericht op resultaten."
    assert phase.direction.more.text().endswith("Over 4 maanden begint beheer; nog geen regisseur.")


class TestPeriods:
    """Planned and actual period per phase."""

    def test_it_shows_what_is_known(self, grid: PhaseGrid) -> None:
        assert grid.field("realisation", "actual_start").edit.text() == "1 Jul 2026"
        assert grid.field("operation", "planned_start").edit.text() == "14 Mar 2027"
        assert grid.field("initiative", "planned_start").edit.text() == ""

    def test_a_start_takes_the_first_day_and_an_end_the_last(
        self, grid: PhaseGrid, ids: Ids, document: Document
    ) -> None:
        fill(grid.field("development", "planned_start").edit, "Q1 2026")
        fill(grid.field("development", "planned_end").edit, "Q2 2026")

        found = period(document, ids.r2, "development")
        assert found.planned_start == Term(date(2026, 1, 1), Precision.QUARTER, "Q1 2026")
        assert found.planned_end == Term(date(2026, 6, 30), Precision.QUARTER, "Q2 2026")
        assert grid.field("development", "planned_end").edit.text() == "Q2 2026"

    def test_the_reading_stands_below_the_phase(self, grid: PhaseGrid) -> None:
        field = grid.field("operation", "planned_start")
        fill(field.edit, "+1w", None)

        assert field.line.text == "becomes Sun 21 March 2027, in 4 months"
        assert field.line is grid.field("operation", "actual_end").line

    def test_emptying_takes_it_away(self, grid: PhaseGrid, ids: Ids, document: Document) -> None:
        fill(grid.field("operation", "planned_start").edit, "")

        assert period(document, ids.r2, "operation").planned_start == NO_TERM

    def test_a_doubt_is_asked_below(self, grid: PhaseGrid, ids: Ids, document: Document) -> None:
        field = grid.field("operation", "planned_end")
        fill(field.edit, "maart/april 2027")
        assert [choice.text() for choice in field.line.choices] == ["March 2027", "April 2027"]
        QTest.mouseClick(field.line.choices[1], Qt.MouseButton.LeftButton)

        assert period(document, ids.r2, "operation").planned_end.day == date(2027, 4, 30)
        assert field.edit.text() == "April 2027"
