"""Processing answers by mouse and keys: ticks, questions, conflicts, undo, what waits, the reply."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.services.answering import project
from tests.store.state import state_of
from tests.ui.accessibility import unnamed_controls, unreached_by_tab
from tests.ui.answers.conftest import JUNE, MAY, Returned
from tests.ui.recorded_messages import RecordedMessages
from tests.ui.shown_dialogs import LIST
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import answer_inbox
from wsg_desktop.services.answer_desk import Asked
from wsg_desktop.services.answer_register import read_register
from wsg_desktop.services.document import Document
from wsg_desktop.ui.answers import work
from wsg_desktop.ui.answers.change_model import Column
from wsg_desktop.ui.answers.dialog import ALL, DECIDE, AnswersDialog
from wsg_desktop.ui.answers.flow import AnswersFlow
from wsg_desktop.ui.answers.reply_dialog import ReplyDialog
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.main_window import MainWindow

Settled = Callable[[AnswersFlow], None]


def _rows(dialog: AnswersDialog) -> list[tuple[str, ...]]:
    """Return what the list says: headings as one text, lines as their cells."""
    model = dialog.changes.changes
    return [
        (line.title,)
        if line.is_heading
        else tuple(model.index(row, column).data() or "" for column in Column)
        for row, line in enumerate(model.lines)
    ]


def _mark(dialog: AnswersDialog, number: str, field: str, party: str = "Corporatie 1") -> Asked:
    model = dialog.changes.changes
    found = next(
        line.one
        for line in model.lines
        if line.one and line.one.row and line.one.cell
        if (line.one.row.number, line.one.cell.field, line.one.file.party) == (number, field, party)
    )
    dialog.changes.mark(found.key)
    return found


def _state(dialog: AnswersDialog, number: str, field: str, party: str = "Corporatie 1") -> Qt.CheckState:
    found = dialog.changes.changes.find(_mark(dialog, number, field, party).key)
    return Qt.CheckState(found.data(Qt.ItemDataRole.CheckStateRole))


def test_both_files_stand_beside_the_programme(dialog: AnswersDialog) -> None:
    assert [line.title for line in dialog.files.files.lines] == [
        "All 2 files",
        "Corporatie 1",
        "Corporatie 2",
    ]
    assert dialog.files.files.lines[0].about == "6 open · 4 to decide"
    assert _rows(dialog) == [
        ("A1 Eettafel",),
        ("Expected end", "Corporatie 1", "31 Mar 2027", "1 May 2027", "31 Mar 2027", "contradiction"),
        ("Expected end", "Corporatie 2", "31 Mar 2027", "1 Jun 2027", "31 Mar 2027", "contradiction"),
        ("A2 Buurtbus",),
        ("Expected end", "Corporatie 1", "31 Mar 2027", "“3-4” as 3 Apr 2027", "31 Mar 2027", "question"),
        ("Situation", "Corporatie 1", "begin van A2", "loopt", "wij ook", "conflict"),
        ("A3 Winkel",),
        ("Present phase", "Corporatie 1", "Development", "Realisation", "Development", "safe"),
        ("New projects",),
        ("New project", "Corporatie 1", "", "Deelauto", "", "new"),
    ]
    assert dialog.foot.take.text() == "Take over all 2 safe answers"
    assert unnamed_controls(dialog) == []
    assert unreached_by_tab(dialog) == []


def test_all_that_is_safe_in_one_click_and_undone_in_another(
    qtbot: QtBot, flow: AnswersFlow, dialog: AnswersDialog, document: Document, settled: Settled
) -> None:
    before = state_of(document)
    qtbot.mouseClick(dialog.foot.take, Qt.MouseButton.LeftButton)
    settled(flow)
    assert project(document, "A3").phase == "realisation"
    assert dialog.foot.note.text() == "2 answers of Corporatie 1 taken over."
    assert not dialog.foot.take.isEnabled()
    with document.reading() as read:
        answered = {row.party: row.is_answered for row in read_register(read)}
    assert answered == {"Corporatie 1": True, "Corporatie 2": True}

    dialog.choose_filter(ALL)
    assert [row[5] for row in _rows(dialog) if len(row) > 1].count("taken over") == 2
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(flow)
    assert state_of(document) == before
    assert dialog.foot.note.text() == "What was taken over is undone."
    assert dialog.foot.take.text() == "Take over all 2 safe answers"


def test_ticks_by_mouse_by_space_and_for_a_whole_project(qtbot: QtBot, dialog: AnswersDialog) -> None:
    view = dialog.changes
    assert _state(dialog, "A3", "phase") is Qt.CheckState.Checked
    box = view.visualRect(view.currentIndex())
    place = QPoint(box.left() + 32, box.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert _state(dialog, "A3", "phase") is Qt.CheckState.Unchecked
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert _state(dialog, "A3", "phase") is Qt.CheckState.Checked

    view.setCurrentIndex(view.changes.index(3, 0))  # the heading of A2
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert _state(dialog, "A2", "end") is Qt.CheckState.Checked
    assert _state(dialog, "A2", "situation") is Qt.CheckState.Checked
    assert dialog.foot.take.text() == "Take over 4 answers"


def test_space_on_what_must_be_decided_goes_on_to_the_next(qtbot: QtBot, dialog: AnswersDialog) -> None:
    seen: list[str] = []
    _mark(dialog, "A2", "situation")
    for _ in range(4):
        current = dialog.changes.current
        assert current is not None
        seen.append(f"{current.row and current.row.number} {current.cell and current.cell.field}")
        qtbot.keyClick(dialog.changes, Qt.Key.Key_Space)
    # From the end to the top; the last one stays, and Space unticks it again.
    assert seen == ["A2 situation", "A1 end", "A2 end", "A2 end"]
    assert _state(dialog, "A2", "end") is Qt.CheckState.Unchecked
    assert not dialog.panel.alike.isVisible()


def test_one_side_of_a_contradiction_counts(
    qtbot: QtBot, flow: AnswersFlow, dialog: AnswersDialog, document: Document, settled: Settled
) -> None:
    dialog.files.mark(1)  # of one party, the other one stands beside it all the same
    _mark(dialog, "A1", "end")
    panel = dialog.panel
    assert panel.title.text() == "A1 Eettafel · Expected end · contradiction"
    assert panel.why.text() == "Partners do not say the same. Which one counts?"
    assert panel.ours.choice.isChecked()
    qtbot.mouseClick(panel.theirs.choice, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert (panel.theirs.choice.isChecked(), panel.ours.choice.isChecked()) == (True, False)
    other = panel.others[0].choice
    assert other.accessibleName() == "Take over: Corporatie 2, 1 Jun 2027"
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert (panel.theirs.choice.isChecked(), other.isChecked()) == (False, True)

    dialog.files.mark(0)
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(flow)
    assert project(document, "A1").end == exact(JUNE)
    assert dialog.foot.note.text() == "3 answers of 2 parties taken over."


def test_a_conflict_says_who_changed_it_and_a_question_is_answered_with_a_date(
    qtbot: QtBot, flow: AnswersFlow, dialog: AnswersDialog, document: Document, settled: Settled
) -> None:
    _mark(dialog, "A2", "situation")
    shown = [box.choice.accessibleName() for box in (dialog.panel.theirs, dialog.panel.ours)]
    assert shown == ["Take over: Corporatie 1, loopt", "Leave as it is: Ours now, wij ook"]
    assert "Jan changed it on 23 Nov 2026" in dialog.panel.ours.more.text()

    _mark(dialog, "A2", "end")
    assert next(it.text() for it in dialog.panel.line.choices) == "3 April 2027"
    qtbot.keyClick(dialog.changes, Qt.Key.Key_F2)
    edit = dialog.panel.date.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "eind april 2027")
    assert dialog.panel.line.text.startswith("becomes Fri 30 April 2027")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.changes.hasFocus()
    assert _state(dialog, "A2", "end") is Qt.CheckState.Checked
    assert ("“3-4” as end of April 2027") in [row[3] for row in _rows(dialog) if len(row) > 1]
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(flow)
    assert project(document, "A2").end.day == date(2027, 4, 30)
    assert project(document, "A1").end != exact(MAY)


def test_what_is_left_waits_and_a_file_that_is_done_does_not(
    qtbot: QtBot,
    dialog: AnswersDialog,
    document: Document,
    open_window: MainWindow,
    settled: Settled,
) -> None:
    folder = answer_inbox.inbox_folder(document.programme_id)
    assert answer_inbox.count_waiting(folder) == 2
    dialog.choose_filter(DECIDE)
    dialog.files.mark(2)
    qtbot.mouseClick(dialog.foot.done, Qt.MouseButton.LeftButton)
    assert answer_inbox.count_waiting(folder) == 1
    assert dialog.files.files.lines[2].mark == "done"
    assert not dialog.foot.done.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    again = AnswersFlow(open_window.context())
    qtbot.addWidget(again.dialog)
    again.read_waiting()
    settled(again)
    assert [it.party for it in again.desk.files] == ["Corporatie 1"]
    again.leave()


def test_a_file_without_a_name_is_asked_about_and_remembered(
    qtbot: QtBot, flow: AnswersFlow, dialog: AnswersDialog, returned: Returned, settled: Settled
) -> None:
    dialog.dropped.emit([returned.nameless, returned.one])
    settled(flow)
    assert dialog.foot.note.text() == "1 file was here already."
    assert dialog.files.files.lines[1].title == "zonder naam.csv"
    dialog.files.mark(1)
    page = dialog.refusal
    assert page.why.text().startswith("It is not known which overview zonder naam.csv is")
    assert not page.compare.isEnabled()
    page.overview.setFocus()
    qtbot.keyClick(page.overview, Qt.Key.Key_Down)
    qtbot.keyClick(page.overview, Qt.Key.Key_Down)
    assert page.overview.currentText() == "Corporatie 2, 23 Nov 2026"
    qtbot.mouseClick(page.compare, Qt.MouseButton.LeftButton)
    settled(flow)
    assert sorted(it.party for it in flow.desk.files) == ["Corporatie 1", "Corporatie 2", "Corporatie 2"]


def test_the_reply_is_copied_and_saved(
    qtbot: QtBot,
    flow: AnswersFlow,
    dialog: AnswersDialog,
    door: RecordedMessages,
    tmp_path: Path,
    settled: Settled,
) -> None:
    qtbot.mouseClick(dialog.foot.take, Qt.MouseButton.LeftButton)
    settled(flow)
    dialog.files.mark(1)

    def use(reply: ReplyDialog) -> None:
        assert unnamed_controls(reply) == []
        qtbot.mouseClick(reply.copy, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(reply.workbook, Qt.MouseButton.LeftButton)
        assert reply.note.text() == "antwoord.xlsx is made"

    door.drives.append(use)
    door.paths.append(tmp_path / "antwoord.xlsx")
    qtbot.mouseClick(dialog.foot.reply, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Dank je wel voor je antwoorden in een.xlsx.")
    assert text.index("Overgenomen:") < text.index("Deelauto") < text.index("Niet overgenomen:")
    assert load_workbook(tmp_path / "antwoord.xlsx").worksheets[0].max_row == 6


def test_another_change_meanwhile_is_compared_again(
    qtbot: QtBot, flow: AnswersFlow, dialog: AnswersDialog, document: Document
) -> None:
    document.change("mine", lambda tx: _set_phase(tx, project(document, "A3").id))
    qtbot.waitUntil(lambda: _rows(dialog)[7][5] == "conflict", timeout=20_000)
    assert dialog.foot.take.text() == "Take over 1 safe answer"


def _set_phase(tx: object, project_id: str) -> None:
    from wsg_desktop.services.project_fields import set_field

    set_field(tx, project_id, "phase", "operation")  # type: ignore[arg-type]


def test_what_was_said_before_is_gone_while_answers_are_taken_over(dialog: AnswersDialog) -> None:
    dialog.foot.say("What was taken over is undone.", can_undo=True)
    dialog.show_busy(Progress("Taking over"), "")
    assert dialog.foot.note.text() == ""
    assert not dialog.foot.undo.isVisible()


@pytest.mark.parametrize("stopped", [False, True])
def test_files_dropped_while_something_is_done_are_all_read_afterwards(
    qtbot: QtBot,
    flow: AnswersFlow,
    dialog: AnswersDialog,
    returned: Returned,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
    stopped: bool,
) -> None:
    go, take = threading.Event(), work.take

    def slowly(*given: Any) -> Any:
        go.wait(10)
        return take(*given)

    monkeypatch.setattr(work, "take", slowly)
    qtbot.mouseClick(dialog.foot.take, Qt.MouseButton.LeftButton)
    dialog.dropped.emit([returned.nameless])
    dialog.dropped.emit([LIST])
    if stopped:
        qtbot.waitUntil(lambda: dialog.is_busy)
        qtbot.mouseClick(dialog.foot.close_, Qt.MouseButton.LeftButton)
    go.set()
    settled(flow)
    assert {file.path.name for file in flow.desk.files} == {
        "een.xlsx",
        "twee.xlsx",
        returned.nameless.name,
        LIST.name,
    }
    assert dialog.foot.undo.isVisible() is not stopped


def test_files_dropped_while_others_are_read_do_not_take_their_place(
    flow: AnswersFlow, dialog: AnswersDialog, returned: Returned, settled: Settled
) -> None:
    dialog.dropped.emit([returned.nameless])
    dialog.dropped.emit([LIST])
    settled(flow)
    assert len(flow.desk.files) == 4
