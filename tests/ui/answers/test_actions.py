"""An action that a partner answered, in the window: its own heading, and a status to pick in doubt."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.answering import compare, send
from tests.services.test_action_answers import agree, answered
from wsg_desktop.services import answers
from wsg_desktop.services.answer_desk import Desk
from wsg_desktop.services.document import Document
from wsg_desktop.store.actions import get_action
from wsg_desktop.texts import translator
from wsg_desktop.ui.answers.change_model import lines_of
from wsg_desktop.ui.answers.change_panel import ChangePanel
from wsg_desktop.ui.answers.words import Words


def test_a_status_in_doubt_is_picked_and_taken_over(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    document.change("agree", agree)
    back = answered(
        send(document, "Corporatie 1", tmp_path),
        tmp_path / "terug.xlsx",
        A_001={"Nieuwe_status": "bijna", "Opmerking": "volgende week"},
    )
    (file,) = compare(document, back)
    desk = Desk()
    desk.show([file])
    words = Words(desk, translator("nl"), date(2026, 11, 23), {})
    lines = lines_of([file], words, lambda _asked: True)
    assert [line.title for line in lines if line.is_heading] == ["A-001 Huurcontract rondmaken"]
    asked = lines[1].asked[0]
    assert (words.field(asked), words.before(asked), words.theirs(asked)) == ("Status", "Open", "bijna")

    panel = ChangePanel(words, {})
    qtbot.addWidget(panel)
    panel.answered.connect(desk.answer)
    panel.show_asked(asked)
    panel.show()
    assert panel.focus_question()
    assert not panel.date.isVisible()
    assert not panel.phase.isVisible()
    qtbot.keyClick(panel.status, Qt.Key.Key_Down)
    qtbot.keyClick(panel.status, Qt.Key.Key_Down)
    panel.status.activated.emit(panel.status.currentIndex())
    assert desk.is_ticked(asked)
    answers.take_over(document, file, desk.chosen(file), desk.values)
    with document.reading() as read:
        done = get_action(read, "A-001")
    assert (done.state, done.notes) == ("done", "Corporatie 1: volgende week")
