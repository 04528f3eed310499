"""Passing on by mouse and keyboard: what is asked, what is said, what comes of it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import areas, parties, phases, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import passages
from wsg_desktop.store import projects as stored
from wsg_desktop.store.areas import list_areas
from wsg_desktop.store.rows import PassageRow, ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.passing.dialog import PassingDialog
from wsg_desktop.ui.passing.flow import pass_on


@pytest.fixture
def ids(document: Document) -> list[str]:
    """Return B1 and B2 in Bathmen, which develop since March, directed by Jansen; B3 has no phase."""

    def work(tx: Transaction) -> list[str]:
        made = [projects.create(tx, f"Project {number}", number=number) for number in ("B1", "B2", "B3")]
        for project in made[:2]:
            project_fields.set_field(tx, project, "areas", ["Bathmen"])
            project_fields.set_field(tx, project, "phase", "development")
            progress.set_phase_period(tx, project, "development", "actual_start", exact(date(2026, 3, 2)))
        jansen = parties.add_person(tx, name="Jansen")
        areas.set_director(tx, areas.area_named(tx, "Bathmen"), person_id=jansen)
        phases.pass_on(tx, made[2], "initiative", date(2026, 1, 1), decided_by="stuurgroep 1 januari")
        return made

    return document.change("vullen", work)


Use = Callable[[PassingDialog], object]


@pytest.fixture
def use(open_window: MainWindow, messages: RecordedMessages) -> Callable[..., PassingDialog]:
    """Return what passes projects on and uses the dialog meanwhile."""

    def run(project_ids: list[str], drive: Use, to_phase: str | None = None) -> PassingDialog:
        messages.drives.append(drive)
        pass_on(open_window.context(), project_ids, to_phase)
        (dialog,) = messages.dialogs
        assert isinstance(dialog, PassingDialog)
        return dialog

    return run


def type_in(field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)


def row(document: Document, project_id: str) -> ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, project_id)


def kept(document: Document) -> list[PassageRow]:
    with document.reading() as read:
        return [it for it in passages.list_passages(read) if it.number != "B3"]


def director(document: Document) -> str:
    with document.reading() as read:
        (area,) = list_areas(read, document.clock.today())
    return area.director


def test_everything_typed_is_kept_as_one_change(
    use: Callable[..., PassingDialog], ids: list[str], document: Document, messages: RecordedMessages
) -> None:
    def drive(dialog: PassingDialog) -> None:
        assert unnamed_controls(dialog) == []
        assert dialog.phase.currentText() == "Realisatie- en vermarktingsfase"
        assert dialog.aim.text() == "Direction then aims at resultaten."
        assert dialog.role.text() == "Role of the director: onderhandelaar en regelaar"
        assert not dialog.in_areas.isVisible()
        type_in(dialog.day.edit, "16-11-2026")
        assert "16 November 2026" in dialog.day.line.text
        type_in(dialog.decided_by.edit, "platform")
        type_in(dialog.taken_by.edit, "De Vries")
        assert dialog.taken_by.line.text == "“De Vries” is new and is added to the people of the programme."
        assert dialog.in_areas.isVisible()
        assert dialog.in_areas.isChecked()
        type_in(dialog.note, "eerder dan gepland")
        QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)

    use([ids[0]], drive)
    (passage,) = kept(document)
    assert (passage.day, passage.decided_by, passage.note) == (
        date(2026, 11, 16),
        "platform",
        "eerder dan gepland",
    )
    assert (passage.held_by, passage.taken_by) == ("Jansen", "De Vries")
    assert director(document) == "De Vries"
    assert messages.said[-1].text == "B1 Project B1 is now in Realisatie."
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert (row(document, ids[0]).phase, kept(document), director(document)) == ("development", [], "Jansen")


def test_a_known_body_is_offered_while_typing(use: Callable[..., PassingDialog], ids: list[str]) -> None:
    def drive(dialog: PassingDialog) -> None:
        type_in(dialog.decided_by.edit, "stuur")
        assert "stuurgroep 1 januari" in dialog.decided_by.type_ahead.offered

    use([ids[0]], drive)


@pytest.mark.parametrize("text", ["ooit", "1-2-2026"])
def test_a_day_that_cannot_be_is_said_and_nothing_is_done(
    use: Callable[..., PassingDialog], ids: list[str], document: Document, text: str
) -> None:
    def drive(dialog: PassingDialog) -> None:
        type_in(dialog.day.edit, text)
        QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert dialog.day.line.text or dialog.problem.text()

    use([ids[0]], drive)
    assert row(document, ids[0]).phase == "development"


def test_what_to_know_is_said_before(
    use: Callable[..., PassingDialog], ids: list[str], document: Document
) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, ids[0], "director_role", "aanjager"))

    def drive(dialog: PassingDialog) -> None:
        (cleared,) = dialog.remarks
        assert cleared.startswith("This project has a role or an aim of its own.")
        type_in(dialog.day.edit, "1-2-2027")
        QTest.keyClick(dialog.day.edit, Qt.Key.Key_Return)
        assert dialog.remarks[0].startswith("The day is still to come")
        dialog.phase.setFocus()
        QTest.keyClick(dialog.phase, Qt.Key.Key_Up)
        assert dialog.remarks[0].startswith("This goes back to a phase before.")
        dialog.phase.setFocus()
        QTest.keyClick(dialog.phase, Qt.Key.Key_End)
        assert dialog.remarks[0] == "This leaves out a phase between."

    use([ids[0]], drive)


def test_several_projects_pass_together_and_share_the_new_director(
    use: Callable[..., PassingDialog], ids: list[str], document: Document, messages: RecordedMessages
) -> None:
    def drive(dialog: PassingDialog) -> None:
        type_in(dialog.taken_by.edit, "De Vries")
        QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)

    use(ids[:2], drive)
    assert [row(document, it).phase for it in ids[:2]] == ["realisation", "realisation"]
    assert [(it.held_by, it.taken_by) for it in kept(document)] == [("Jansen", "De Vries")] * 2
    assert director(document) == "De Vries"
    assert messages.said[-1].text == "2 projects are now in Realisatie."


@pytest.mark.parametrize(
    ("chosen", "words"),
    [([], "No project is chosen."), ([0, 2], "These projects are in different phases.")],
)
def test_what_cannot_pass_is_said_instead_of_asked(
    open_window: MainWindow, messages: RecordedMessages, ids: list[str], chosen: list[int], words: str
) -> None:
    pass_on(open_window.context(), [ids[at] for at in chosen])
    assert messages.dialogs == []
    assert str(messages.problems[-1]).startswith(words)


def test_after_the_last_phase_comes_none(
    open_window: MainWindow, messages: RecordedMessages, document: Document, ids: list[str]
) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, ids[0], "phase", "operation"))
    pass_on(open_window.context(), [ids[0]])
    assert str(messages.problems[-1]).startswith("Beheer is the last phase")


def test_a_correction_leaves_no_passage(
    use: Callable[..., PassingDialog], ids: list[str], document: Document
) -> None:
    use([ids[0]], lambda dialog: QTest.mouseClick(dialog.correct, Qt.MouseButton.LeftButton), "initiative")
    assert row(document, ids[0]).phase == "initiative"
    assert kept(document) == []
