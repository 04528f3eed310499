"""Late actions and decisions in the week's list: done, a reminder, a calendar file, and the list behind."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from tests.ui.today.test_place import TODAY, fill
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import actions, decisions, parties
from wsg_desktop.services.document import Document
from wsg_desktop.store.actions import get_action
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.steering.subject import SubjectKey, SubjectKind
from wsg_desktop.ui.today.matter_row import MatterRow
from wsg_desktop.ui.today.place import TodayPlace


def agree(tx: Transaction) -> None:
    """Let two actions and a decision be late, of which one action has somebody to mail."""
    party = parties.add_party(tx, "Zorgpartij")
    parties.add_person(tx, party_id=party, name="Els", email="els@zorg.example")
    body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0"))
    meeting = tx.add(MeetingRecord(body_id=body.id, day=TODAY - timedelta(days=20)))
    decisions.ask(tx, body.id, "Grond verkopen", meeting_id=meeting.id)
    for text, holder in (("Contract tekenen", "Els"), ("Zaal huren", "")):
        due = exact(TODAY - timedelta(days=3))
        actions.add(tx, text, holder=holder, due=due, meeting_id=meeting.id, body_id=body.id)


@pytest.fixture
def requests() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def place(
    qtbot: QtBot,
    window: MainWindow,
    document: Document,
    clock: FixedClock,
    requests: list[tuple[str, object]],
) -> TodayPlace:
    clock.set(clock.now() - timedelta(days=9))
    document.change("vullen", fill)
    document.change("afspreken", agree)
    clock.set(clock.now() + timedelta(days=9))
    window.session.show(document)
    made = TodayPlace(window.context()._replace(go_to=lambda key, asked=None: requests.append((key, asked))))
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def matters(place: TodayPlace) -> list[MatterRow]:
    return [row for row in place.week.to_do.rows if isinstance(row, MatterRow)]


def test_what_is_late_stands_above_the_projects_and_opens_its_line(
    qtbot: QtBot, place: TodayPlace, requests: list[tuple[str, object]]
) -> None:
    assert [row.accessibleName() for row in matters(place)] == [
        "Grond verkopen, Would be decided by Stuurgroep on 3 Nov 2026: 20 days late.",
        "A-001 Contract tekenen, Els would do this before 20 Nov 2026: 3 days late.",
        "A-002 Zaal huren, Would be done before 20 Nov 2026, and nobody does it: 3 days late.",
    ]
    assert len(place.week.to_do.rows) == 5, "the projects stand below"
    decision, action, _ = matters(place)
    assert [decision.done.isVisible(), decision.calendar.isVisible(), decision.remind.isVisible()] == [
        False,
        False,
        True,
    ]
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    decision.setFocus()
    QTest.keyClick(decision, Qt.Key.Key_Down)
    assert action.hasFocus()
    QTest.keyClick(decision, Qt.Key.Key_Return)
    assert place.week.to_do.more.text() == "3 actions and decisions late"
    qtbot.mouseClick(place.week.to_do.more, Qt.MouseButton.LeftButton)
    assert action.matter.action is not None
    assert decision.matter.decision is not None
    first = SubjectKey(SubjectKind.ACTIONS, action.matter.action.id)
    asked = SubjectKey(SubjectKind.DECISIONS, decision.matter.decision.id)
    assert requests == [("steering", it) for it in (first, asked, first)]


def test_an_action_is_done_in_the_row_and_undone(qtbot: QtBot, place: TodayPlace, document: Document) -> None:
    qtbot.mouseClick(matters(place)[1].done, Qt.MouseButton.LeftButton)
    with document.reading() as read:
        assert get_action(read, "A-001").done_on == TODAY
    place.refresh()
    assert [row.matter.action.number for row in matters(place) if row.matter.action] == ["A-002"]
    document.undo()
    with document.reading() as read:
        assert get_action(read, "A-001").state == "open"


def test_a_reminder_is_mailed_and_copied(
    qtbot: QtBot, place: TodayPlace, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    qtbot.mouseClick(matters(place)[1].remind, Qt.MouseButton.LeftButton)
    assert opened[0].startswith("mailto:els@zorg.example?subject=Reminder")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Hello Els,\n\nOn Tuesday 3 November 2026 the Stuurgroep agreed")
    assert "A-001 Contract tekenen" in text
    qtbot.mouseClick(matters(place)[0].remind, Qt.MouseButton.LeftButton)
    assert "It would be decided by Stuurgroep" in QGuiApplication.clipboard().text()


def test_an_action_goes_to_a_calendar(
    qtbot: QtBot, place: TodayPlace, messages: RecordedMessages, tmp_path: Path
) -> None:
    from icalendar import Calendar

    target = tmp_path / "A-001.ics"
    messages.paths.append(target)
    qtbot.mouseClick(matters(place)[1].calendar, Qt.MouseButton.LeftButton)
    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Action: A-001 Contract tekenen"
    assert event.decoded("DTSTART") == TODAY - timedelta(days=3)
