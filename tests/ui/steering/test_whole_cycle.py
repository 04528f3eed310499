"""A meeting from its preparation to its closing in a real window, by mouse and keys, clicks counted."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLE_CLOCK
from tests.ui.steering.hand import Hand
from wsg_desktop.domain.meeting_vocabulary import DecisionState
from wsg_desktop.services.meeting_moments import Choice, as_on_meeting
from wsg_desktop.store.actions import list_actions
from wsg_desktop.store.decisions import decisions_of_meeting, decisions_of_project
from wsg_desktop.store.meeting_moments import closed_in, list_moments
from wsg_desktop.store.projects import find_projects, list_projects
from wsg_desktop.ui.details.history_part import HistoryPart
from wsg_desktop.ui.details.matters_part import MattersPart
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.steering.agenda_pane import AgendaPane
from wsg_desktop.ui.steering.asked_pane import AskedPane
from wsg_desktop.ui.steering.closing_page import ClosingPage
from wsg_desktop.ui.steering.decision_list_page import DecisionListPage
from wsg_desktop.ui.steering.minutes_page import MinutesPage
from wsg_desktop.ui.steering.place import SteeringPlace
from wsg_desktop.ui.steering.prepare_page import PreparePage
from wsg_desktop.ui.steering.prepare_papers import PapersPane

ENTER = Qt.Key.Key_Return


@pytest.fixture
def clock() -> Iterator[Any]:
    """Return the clock of the sample, and set it back afterwards."""
    before = SAMPLE_CLOCK.now()
    yield SAMPLE_CLOCK
    SAMPLE_CLOCK.set(before)


def typed(window: MainWindow, words: str, key: Qt.Key = ENTER) -> None:
    """Type where the keyboard is."""
    focused = window.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClicks(focused, words)
    QTest.keyClick(focused, key)


def has_keyboard(part: QWidget) -> bool:
    """Return whether the keyboard stayed in a part, and did not go astray with a button that went."""
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def shown(place: SteeringPlace, key: str, kind: type[Any]) -> Any:
    place.board.show_page(key)
    QApplication.processEvents()
    page = place.board.page
    assert isinstance(page, kind)
    return page


def details(qtbot: QtBot, window: MainWindow) -> DetailsPanel:
    # They show when the table has its room, which may take longer than one round of events.
    qtbot.waitUntil(lambda: any(it.isVisible() for it in window.findChildren(DetailsPanel)))
    return next(it for it in window.findChildren(DetailsPanel) if it.isVisible())


def test_a_meeting_goes_from_its_preparation_to_its_closing(
    qtbot: QtBot, whole_window: MainWindow, clock: Any, tmp_path: Path
) -> None:
    hand, document = Hand(), whole_window.session.document
    whole_window.go_to("steering")
    place = whole_window.places.current
    assert isinstance(place, SteeringPlace)
    subject = place.board.subject
    assert subject is not None
    assert subject.meeting is not None
    meeting = subject.meeting
    with document.reading() as read:
        project = list_projects(read)[0]

    # Prepare: two decisions of one's own, the agenda, the papers.
    page = shown(place, "prepare", PreparePage)
    page.steps.choose(1)
    asked, agenda, papers = page.panes[1], page.panes[3], page.panes[4]
    assert isinstance(asked, AskedPane)
    assert isinstance(agenda, AgendaPane)
    assert isinstance(papers, PapersPane)
    for subject_words in ("Nieuwe deadline", "Budget 2027"):
        hand.press(asked.subject)
        typed(whole_window, subject_words)
        hand.press(asked.form.back)
    page.steps.choose(3)
    hand.press(agenda.empty._button)
    page.steps.choose(4)
    file = tmp_path / "agenda.pdf"
    file.write_bytes(b"%PDF-1.4")
    papers.take_files([file])
    hand.press(papers.send)
    assert has_keyboard(papers)

    # Hold it, ten days later.
    clock.set(datetime.combine(meeting.day, clock.now().timetz()) + timedelta(hours=2))
    place.refresh()
    minutes = shown(place, "minutes", MinutesPage)
    hand.press(minutes.attendance.everybody)
    (item,) = minutes.agenda.findItems("Nieuwe deadline", Qt.MatchFlag.MatchContains)
    hand.point(minutes.agenda, item)
    parts = minutes.decision.parts
    parts.project.setFocus()
    parts.project.setText(f"{project.number} {project.title}")
    parts.add.click()
    (deadline,) = [it for it in parts._locks if it.accessibleName().startswith(project.number)]
    deadline.setFocus()
    typed(whole_window, "1-9-2027")
    hand.press(minutes.decision.outcomes[DecisionState.TAKEN])
    (apply,) = parts.applies.values()
    # What the decision changes came just now, and has no place of its own yet.
    QApplication.processEvents()
    minutes._right.ensureWidgetVisible(apply)
    hand.press(apply)
    assert has_keyboard(minutes.decision.parts)
    hand.press(minutes.grid.new.text)
    typed(whole_window, "Raad inlichten", Qt.Key.Key_Tab)
    typed(whole_window, "Griffie", Qt.Key.Key_Tab)
    typed(whole_window, "+2w")
    with document.reading() as read:
        first = next(it for it in decisions_of_meeting(read, meeting.id) if it.title == "Nieuwe deadline")
        (action,) = list_actions(read, meeting_id=meeting.id)
        assert find_projects(read, [project.id])[0].deadline.day == date(2027, 9, 1)
    assert first.number == f"{meeting.day:%Y-%m}-01"
    assert (action.holder, action.due.day) == ("Griffie", meeting.day + timedelta(days=14))

    # The project leads to the decision, from its progress and from its history.
    whole_window.go_to("projects", project.id)
    QApplication.processEvents()
    panel = details(qtbot, whole_window)
    panel.show_page("history")
    (history,) = [it for it in panel.page.parts if isinstance(it, HistoryPart)]
    (entry,) = [it for it in history.entries if not it.decision.isHidden()]
    assert first.number in entry.decision.text()
    panel.show_page("progress")
    (matters,) = [it for it in panel.page.parts if isinstance(it, MattersPart)]
    matters.rows[0].opened.emit()
    listed = place.board.page
    assert isinstance(listed, DecisionListPage)
    assert listed.table.chosen_id == first.id

    # Taken back by one step each: the action, then what was applied.
    document.undo()
    document.undo()
    with document.reading() as read:
        assert find_projects(read, [project.id])[0].deadline == project.deadline
        (part,) = decisions_of_project(read, project.id)[0].projects
    assert part.applied_seq is None
    document.redo()

    # Close: of the other decision it is asked what to do with it.
    place.receive(meeting.id)
    closing = shown(place, "closing", ClosingPage)
    (pick,) = closing.picks.values()
    pick.setCurrentIndex(pick.findData(Choice.HOLD_OVER))
    hand.press(closing.close_button)
    with document.reading() as read:
        assert closed_in(read, meeting.id) is not None
        sent = list_moments(read, [meeting.id])[0]
        assert as_on_meeting(read, meeting.id) == sent.seq
    assert hand.clicks <= 12
