"""Several projects at once: common values, what differs, and one undo step for all."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.details.conftest import Ids, box, fill, part, popup, row_of, texts_of
from tests.ui.details.test_fields import chips, line, term
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.services import project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.details.aspects_part import AspectsPart
from wsg_desktop.ui.details.choice_field_box import ChoiceFieldBox
from wsg_desktop.ui.details.deadline_box import DeadlineBox
from wsg_desktop.ui.details.editing import merged
from wsg_desktop.ui.details.history_part import HistoryPart
from wsg_desktop.ui.details.links_part import LinksPart
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.phase_grid import PhaseGrid
from wsg_desktop.ui.details.phase_part import PhasePart
from wsg_desktop.ui.details.situation_part import SituationPart


@pytest.fixture
def several(panel: DetailsPanel, ids: Ids) -> DetailsPanel:
    panel.show_projects([ids.r2, ids.b1, ids.r4])
    return panel


def all_of(ids: Ids) -> tuple[str, str, str]:
    return ids.r2, ids.b1, ids.r4


def test_they_are_counted_and_named_by_number(several: DetailsPanel) -> None:
    assert several.header.count.text() == "3 projects"
    assert several.header.small.text() == "R2, B1, R4"
    assert not several.header.title.isVisible()


def test_what_differs_is_said_and_what_is_common_is_shown(several: DetailsPanel) -> None:
    assert term(several, "end").edit.edit.text() == ""
    assert term(several, "end").edit.edit.placeholderText() == "different"
    state = box(several, "state")
    assert isinstance(state, ChoiceFieldBox)
    assert state.edit.currentText() == "Active"
    phase = part(several, PhasePart)
    assert phase.words == "different"
    assert phase.stepper.accessibleName() == "Phase: different"


def test_a_step_counts_from_the_own_date_of_each(several: DetailsPanel, ids: Ids, document: Document) -> None:
    before = [row_of(document, project).end.day for project in all_of(ids)]
    fill(term(several, "end").edit.edit, "+1w")

    today = document.clock.today()
    after = [row_of(document, project).end.day for project in all_of(ids)]
    assert len(set(after)) > 1
    assert after == [(day or today) + timedelta(weeks=1) for day in before]


def test_one_edit_sets_all_and_one_undo_takes_all_back(
    several: DetailsPanel, ids: Ids, document: Document
) -> None:
    before = [row_of(document, project).end for project in all_of(ids)]
    fill(term(several, "end").edit.edit, "Q1 2027")

    assert {row_of(document, project).end.day for project in all_of(ids)} == {date(2027, 3, 31)}
    assert term(several, "end").edit.edit.text() == "Q1 2027"
    document.undo()
    assert [row_of(document, project).end for project in all_of(ids)] == before


def test_number_and_title_are_not_for_several(several: DetailsPanel) -> None:
    assert not box(several, "number").isVisible()


def test_names_are_added_and_removed_and_the_rest_stays(
    several: DetailsPanel, ids: Ids, document: Document
) -> None:
    several.show_projects([ids.r2, ids.b1])
    tags = chips(several, "tags")
    assert tags.edit.names == ("pilot",)
    assert tags.edit.line.placeholderText() == "different"

    tags.edit.setFocus()
    QTest.keyClicks(tags.edit.line, "2027")
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    assert row_of(document, ids.r2).tags == ("2027", "eten", "pilot")
    assert row_of(document, ids.b1).tags == ("2027", "pilot")

    chip = next(chip for chip in tags.edit.chips if chip.text == "pilot")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))
    assert row_of(document, ids.r2).tags == ("2027", "eten")
    assert row_of(document, ids.b1).tags == ("2027",)


def test_names_keep_their_order() -> None:
    assert merged(["b", "a", "c"], ["a"], ["a", "d"]) == ("b", "a", "c", "d")
    assert merged(["b", "a", "c"], ["a"], []) == ("b", "c")
    assert merged(["d"], ["a"], ["a", "d"]) == ("d",)


def test_a_deadline_for_all_asks_why_once(several: DetailsPanel, ids: Ids, document: Document) -> None:
    deadline = box(several, "deadline")
    assert isinstance(deadline, DeadlineBox)
    fill(deadline.edit.edit, "eind 2027")
    QTest.keyClicks(deadline.ask.basis, "3 december")
    QTest.keyClick(deadline.ask.basis, Qt.Key.Key_Return)

    assert {row_of(document, project).deadline.day for project in all_of(ids)} == {date(2027, 12, 31)}
    assert {texts_of(document, project).deadline_basis for project in all_of(ids)} == {"3 december"}


def test_projects_in_different_phases_do_not_pass_together(
    several: DetailsPanel, ids: Ids, document: Document
) -> None:
    phase = part(several, PhasePart)
    before = [row_of(document, project).phase for project in all_of(ids)]
    middle = phase.stepper.segment(1).center().toPoint()
    QTest.mouseClick(phase.stepper, Qt.MouseButton.LeftButton, pos=middle)

    assert phase.line.text.startswith("These projects are in different phases.")
    assert [row_of(document, project).phase for project in all_of(ids)] == before


def test_projects_in_the_same_phase_pass_together(
    several: DetailsPanel, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    def begin(tx: Transaction) -> None:
        for project in all_of(ids):
            project_fields.set_field(tx, project, "phase", "initiative")

    document.change("x", begin)
    messages.drives.append(lambda dialog: QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton))
    stepper = part(several, PhasePart).stepper
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=stepper.segment(1).center().toPoint())

    assert {row_of(document, project).phase for project in all_of(ids)} == {"development"}
    document.undo()
    assert {row_of(document, project).phase for project in all_of(ids)} == {"initiative"}


def test_a_text_that_differs_becomes_the_same(several: DetailsPanel, ids: Ids, document: Document) -> None:
    several.show_page("progress")
    assert line(several, "effort").edit.placeholderText() == ""
    fill(line(several, "effort").edit, "4 uur")

    assert {row_of(document, project).effort for project in all_of(ids)} == {"4 uur"}


def test_a_light_and_an_entry_for_all(several: DetailsPanel, ids: Ids, document: Document) -> None:
    several.show_page("progress")
    money = part(several, AspectsPart).box(Aspect.MONEY)
    money.edit.setFocus()
    QTest.keyClick(money.edit, Qt.Key.Key_Down)
    situation = part(several, SituationPart)
    fill(situation.form.text, "Allemaal gesproken", None)
    QTest.mouseClick(situation.add, Qt.MouseButton.LeftButton)

    rows = [row_of(document, project) for project in all_of(ids)]
    assert {row.statuses[0].light for row in rows} == {"on_track"}
    assert {row.situation for row in rows} == {"Allemaal gesproken"}


def test_what_belongs_to_one_project_is_not_shown(several: DetailsPanel) -> None:
    assert not part(several, PhasePart).direction.isVisible()
    several.show_page("phases")
    assert not part(several, PhaseGrid).isVisible()
    assert not part(several, LinksPart).isVisible()
    several.show_page("history")
    history = part(several, HistoryPart)
    assert history.entries == []
    assert history.none.text() == "Choose one project to see its history."


def test_going_back_to_one_shows_it_alone(several: DetailsPanel, ids: Ids) -> None:
    several.show_projects([ids.b1])

    assert several.header.title.toPlainText() == "Servicewinkel in de bibliotheek"
    assert chips(several, "lead_parties").edit.names == ("Bibliotheek",)
    assert box(several, "number").isVisible()
