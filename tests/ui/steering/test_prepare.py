"""Preparing a meeting in a real window on the sample: the whole way by mouse and keys, clicks counted."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from tests.ui.steering.hand import Hand
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.agendas import read_agenda
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import close
from wsg_desktop.services.preparing import read_preparation
from wsg_desktop.services.progress import explain_status
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.decisions import decisions_of_meeting
from wsg_desktop.store.meeting_moments import list_sent_papers, list_told
from wsg_desktop.store.projects import find_projects
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.steering.agenda_chair_page import AgendaChairPage
from wsg_desktop.ui.steering.agenda_pane import AgendaPane
from wsg_desktop.ui.steering.agenda_table import MINUTES
from wsg_desktop.ui.steering.asked_pane import AskedPane
from wsg_desktop.ui.steering.papers_dialog import PapersDialog
from wsg_desktop.ui.steering.place import SteeringPlace
from wsg_desktop.ui.steering.prepare_changes import ChangesPane
from wsg_desktop.ui.steering.prepare_page import PreparePage
from wsg_desktop.ui.steering.prepare_papers import PapersPane


@pytest.fixture
def place(whole_window: MainWindow) -> SteeringPlace:
    whole_window.go_to("steering")
    found = whole_window.places.current
    assert isinstance(found, SteeringPlace)
    found.board.show_page("prepare")
    QApplication.processEvents()
    return found


@pytest.fixture
def page(place: SteeringPlace) -> PreparePage:
    found = place.board.page
    assert isinstance(found, PreparePage)
    return found


@pytest.fixture
def document(whole_window: MainWindow) -> Document:
    return whole_window.session.document


def panes(page: PreparePage) -> tuple[ChangesPane, AskedPane, AgendaPane, PapersPane]:
    first, second, _, fourth, fifth = page.panes
    assert isinstance(first, ChangesPane)
    assert isinstance(second, AskedPane)
    assert isinstance(fourth, AgendaPane)
    assert isinstance(fifth, PapersPane)
    return first, second, fourth, fifth


def meeting_of(page: PreparePage) -> str:
    shown = page.panes[0].shown
    assert shown is not None
    return shown.row.id


def set_expected(document: Document, project_id: str) -> None:
    """Let a project be ready on another day."""
    later = exact(date(2027, 6, 30))
    document.change("later", lambda tx: set_field(tx, project_id, "end", later))
    QApplication.processEvents()


def test_whole_preparation_takes_about_twenty_clicks(
    qtbot: QtBot,
    place: SteeringPlace,
    page: PreparePage,
    document: Document,
    messages: RecordedMessages,
    tmp_path: Path,
) -> None:
    hand, meeting = Hand(), meeting_of(page)
    changes, asked, agenda, papers = panes(page)
    assert unnamed_controls(place) == []

    unexplained = int(page.steps.buttons[0].accessibleDescription().split()[0])
    hand.tick(changes.table, 2)
    hand.line(changes.table, 0)
    project_id = changes.chosen[0].project_id
    hand.press(changes.explain)
    for words in ("Ziekte", "Later open", "Extra hulp"):
        field = QApplication.focusWidget()
        assert isinstance(field, QWidget)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    # The next project that asks for it is chosen, and the keyboard is where its cause is typed.
    assert changes.chosen[0].project_id != project_id
    assert changes.chosen[0].missing
    assert QApplication.focusWidget() is changes.explaining.texts["cause"].edit
    with document.reading() as read:
        (told,) = list_told(read, meeting)
        (project,) = find_projects(read, [project_id])
    assert told.telling == "not"
    said = next(it for it in project.statuses if it.aspect == Aspect.TIME)
    assert (said.cause, said.consequence, said.measure) == ("Ziekte", "Later open", "Extra hulp")

    assert page.steps.buttons[0].accessibleDescription().startswith(f"{unexplained - 1} to explain")

    hand.press(page.following)
    proposed = len([it for it in asked.lines if it.proposal])
    hand.tick(asked.table, 0)
    hand.line(asked.table, 1)
    hand.press(asked.take)
    hand.press(asked.subject)
    QTest.keyClicks(asked.subject, "Budget 2027")
    QTest.keyClick(asked.subject, Qt.Key.Key_Return)
    assert asked.form.title.edit.text() == "Budget 2027"
    assert unnamed_controls(place) == []
    QTest.keyClicks(asked.form.text.edit, "Instemmen met het budget.")
    hand.press(asked.form.back)
    with document.reading() as read:
        there = decisions_of_meeting(read, meeting)
    assert [it.text for it in there if it.title == "Budget 2027"] == ["Instemmen met het budget."]
    assert len(there) == 3
    assert len([it for it in asked.lines if it.proposal]) == proposed - 2

    hand.press(page.following)
    hand.press(page.following)
    hand.press(agenda.fill if agenda.fill.isVisible() else agenda.empty._button)
    assert sum(bool(it.item.decision_id) for it in agenda.lines) == 3
    assert "too long" in agenda.fits.text()
    assert unnamed_controls(place) == []

    hand.press(page.following)

    def make(dialog: PapersDialog) -> None:
        """Make those that take no time to draw."""
        dialog.tick([PaperKind.AGENDA, PaperKind.NOTE, PaperKind.CHAIR])
        hand.press(dialog.make)
        qtbot.waitUntil(dialog.made.isVisible, timeout=30_000)
        assert "the members may not see" in dialog.made.remarks.text()
        hand.press(dialog.cancel)

    messages.drives.append(make)
    hand.press(papers.empty._button)
    folder = tmp_path / "2026-12-03 Stuurgroep"
    names = sorted(it.name for it in folder.glob("*.docx"))
    assert len(names) == 4
    assert sorted(it.name for it in papers.files) == names, "what is for the chair alone stays in the house"
    set_expected(document, project_id)
    hand.press(papers.send)
    with document.reading() as read:
        assert sorted(it.file_name for it in list_sent_papers(read, meeting)) == names
    assert project_id in [it.project_id for it in papers.changes], "it moved after the papers were made"
    assert page.steps.buttons[4].accessibleDescription().endswith("done")
    assert hand.clicks <= 21

    page.steps.choose(0)
    qtbot.waitUntil(lambda: bool(changes.table.lines.rowCount()))
    lines = [changes.table.lines.lines[row] for row in range(changes.table.lines.rowCount())]
    assert not any("30 Jun 2027" in it.cells[1] for it in lines), "papers do not tell what came after them"
    assert {it.ticked for it in lines} == {None}
    assert "The papers of 23 Nov 2026 told this" in changes.told.text()
    assert not changes.telling.isVisible()
    hand.press(changes.after)

    row = [it.project_id for it in papers.changes].index(project_id)
    hand.line(papers.changed, row)
    papers.telling.setFocus()
    QTest.keyClick(papers.telling, Qt.Key.Key_Right)
    with document.reading() as read:
        said_of = {(it.project_id, it.telling) for it in list_told(read, meeting)}
    assert (project_id, "orally") in said_of

    row = papers.shown.row if papers.shown else None
    assert row is not None
    place.board._kit.edits.move(row, date(2026, 12, 10), messages.error)
    assert papers.new_day.text().startswith("The members have papers that name 3 Dec 2026")
    assert page.steps.buttons[4].accessibleDescription() == "new day, not done yet"
    papers.take_files([folder / names[0]])
    hand.press(papers.send)
    assert page.steps.buttons[4].accessibleDescription() == "new day, not done yet", (
        "made before it was moved"
    )
    own = tmp_path / "Nieuwe dag.txt"
    own.write_text("10 december")
    papers.take_files([own])
    hand.press(papers.send)
    assert page.steps.buttons[4].accessibleDescription() == "sent, done"
    where = [line.cells for line in papers.table.lines.lines]
    assert (where[0][1][:5], where[-1][0], where[-1][1][:11]) == ("sent,", own.name, "sent after,")
    assert papers.shown is not None
    with document.reading() as read:
        anew = read_preparation(read, meeting, date(2026, 11, 23), place.context.tr)
    assert papers.shown.preparation == anew, "that papers went out changed nothing of it"
    assert not papers.new_day.isVisible()


def test_agenda_changes_in_place_and_moves_by_keys_and_by_dragging(
    page: PreparePage, document: Document
) -> None:
    agenda, meeting = panes(page)[2], meeting_of(page)
    page.steps.choose(3)
    table, button = agenda.table, agenda.empty._button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    titles = [it.item.title for it in agenda.lines]
    assert table.window().focusWidget() is table, "the button is gone; the keyboard goes on in what it made"
    table.setCurrentIndex(table.lines.index(2, MINUTES))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "25")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    # Qt keeps what was typed after the key itself.
    QApplication.processEvents()
    assert agenda.lines[2].item.duration == 25
    assert agenda.lines[3].slot.begins == "10:05"

    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [it.item.title for it in agenda.lines][:3] == [titles[0], titles[2], titles[1]]
    assert table.current == 1
    area = table.visualRect(table.lines.index(3, 1))
    drop = QDropEvent(
        QPointF(area.center().x(), area.bottom() - 1),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(drop)
    assert [it.item.title for it in agenda.lines][:4] == [titles[0], titles[1], titles[3], titles[2]]

    agenda.table.edited.emit(0, "duration", "lang")
    assert "no whole number" in agenda.line.text
    QTest.keyClick(table, Qt.Key.Key_Insert)
    QApplication.processEvents()
    assert table.state() == QAbstractItemView.State.EditingState
    assert len(agenda.lines) == len(titles) + 1
    for _ in range(4):
        document.undo()
    with document.reading() as read:
        assert [it.item.title for it in read_agenda(read, meeting).lines] == titles


def test_read_again_after_small_changes_is_what_reading_anew_gives(
    page: PreparePage, place: SteeringPlace, document: Document
) -> None:
    changes, asked, agenda, _ = panes(page)
    place.context.session.change(
        "explain", lambda tx: explain_status(tx, changes.chosen[0].project_id, Aspect.TIME, cause="Ziekte")
    )
    changes.table.ticked.emit([0, 1], False)
    asked.table.ticked.emit([0], True)
    agenda.empty.requested.emit()
    document.undo()
    shown = page.panes[0].shown
    assert shown is not None
    with document.reading() as read:
        anew = read_preparation(read, shown.row.id, date(2026, 11, 23), place.context.tr)
    assert shown.preparation == anew
    assert [it.telling for it in changes.chosen] == ["not"]


def test_what_the_chair_reads_is_kept_of_the_item_it_was_typed_for(
    page: PreparePage, place: SteeringPlace, document: Document
) -> None:
    panes(page)[2].empty.requested.emit()
    meeting = meeting_of(page)
    place.board.show_page("chair")
    QApplication.processEvents()
    chair = place.board.page
    assert isinstance(chair, AgendaChairPage)
    assert unnamed_controls(place) == []
    box = chair.boxes["aim"].edit
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(box, "Draagvlak")
    Hand().line(chair.table, 3)
    with document.reading() as read:
        aims = [it.item.aim for it in read_agenda(read, meeting).lines]
    assert aims == ["Draagvlak", *[""] * 8]
    assert box.toPlainText() == ""


def test_a_closed_meeting_shows_its_preparation_and_takes_no_changes(
    page: PreparePage, place: SteeringPlace, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes, asked, agenda, _ = panes(page)
    agenda.empty.requested.emit()
    meeting = meeting_of(page)
    assert changes.shown is not None
    monkeypatch.setattr(document.clock, "today", lambda day=changes.shown.row.day: day)
    document.record_fact("close", lambda tx: close(tx, meeting))
    QApplication.processEvents()
    Hand().tick(changes.table, 0)
    asked.table.ticked.emit([0], True)
    QTest.keyClick(agenda.table, Qt.Key.Key_Delete)
    with document.reading() as read:
        assert list_told(read, meeting) == []
        assert decisions_of_meeting(read, meeting) == []
        assert len(read_agenda(read, meeting).lines) == 9
    assert changes.table.model().rowCount() > 0
    assert not agenda.add.isEnabled()
