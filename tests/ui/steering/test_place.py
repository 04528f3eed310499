"""Stuurgroep in a real window on the sample, by keys and mouse."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.meeting_vocabulary import Presence
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import administrative_calendar, project_fields
from wsg_desktop.services import meetings as planned
from wsg_desktop.services.bodies import change_member
from wsg_desktop.services.document import Document
from wsg_desktop.store import bodies, meetings
from wsg_desktop.store.meetings import list_attendance
from wsg_desktop.store.projects import get_project, get_project_id
from wsg_desktop.store.records import MeetingMomentRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.steering.body_page import BodyPage
from wsg_desktop.ui.steering.meeting_page import MeetingPage
from wsg_desktop.ui.steering.members_page import MembersPage
from wsg_desktop.ui.steering.minutes_page import MinutesPage
from wsg_desktop.ui.steering.new_body_dialog import NewBodyDialog
from wsg_desktop.ui.steering.periods_page import PeriodsPage
from wsg_desktop.ui.steering.place import SteeringPlace
from wsg_desktop.ui.steering.plan_dialog import SERIES, PlanDialog
from wsg_desktop.ui.steering.subject import SubjectKind

TODAY = date(2026, 11, 23)
NEXT = date(2026, 12, 3)


@pytest.fixture
def place(whole_window: MainWindow) -> SteeringPlace:
    whole_window.go_to("steering")
    found = whole_window.places.current
    assert isinstance(found, SteeringPlace)
    return found


@pytest.fixture
def document(whole_window: MainWindow) -> Document:
    return whole_window.session.document


def listed(document: Document) -> list[meetings.MeetingRow]:
    with document.reading() as read:
        return meetings.list_meetings(read)


def body_named(document: Document, name: str) -> bodies.BodyRow:
    with document.reading() as read:
        return next(it for it in bodies.list_bodies(read) if it.name == name)


def page(place: SteeringPlace, kind: type[Any]) -> Any:
    found = place.board.page
    assert isinstance(found, kind)
    return found


def test_next_meeting_of_the_steering_group_is_shown_first(place: SteeringPlace) -> None:
    assert place.board.title.text() == "Stuurgroep · Thursday 3 December 2026"
    assert place.board.more.text() == "in 10 days · week 49 · 09:30 · Stadhuis Deventer, zaal 2"
    shown = page(place, MeetingPage)
    assert shown.papers_due.edit.edit.text() == "26 November 2026"
    assert unnamed_controls(place) == []
    place.receive("calendar")
    assert place.board.title.text() == "Administrative calendar"
    assert unnamed_controls(place) == []


def test_typed_day_moves_meeting_and_papers_and_ctrl_z_takes_it_back(
    place: SteeringPlace, document: Document
) -> None:
    edit = page(place, MeetingPage).day.edit.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "+1w")
    assert "10 dec" in page(place, MeetingPage).day.line.text.lower()
    QTest.keyClick(edit, Qt.Key.Key_Return)

    row = next(it for it in listed(document) if it.day == date(2026, 12, 10))
    assert row.papers_due == date(2026, 12, 3)
    assert place.board.title.text() == "Stuurgroep · Thursday 10 December 2026"
    document.undo()
    assert place.board.title.text() == "Stuurgroep · Thursday 3 December 2026"


def test_wrong_time_is_refused_beside_the_field(place: SteeringPlace, document: Document) -> None:
    box = page(place, MeetingPage).begins_at
    box.edit.setFocus()
    box.edit.selectAll()
    QTest.keyClicks(box.edit, "half tien")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert "no time of day" in box.line.text
    assert page(place, MeetingPage).pending() == [("Begins at", "half tien")]
    box.edit.selectAll()
    QTest.keyClicks(box.edit, "10.15")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert next(it for it in listed(document) if it.day == NEXT).begins_at == "10:15"
    assert box.line.text == ""


def test_series_is_shown_unticked_and_planned_in_one_step(
    place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    before = len(listed(document))
    seen: list[str] = []

    def plan(dialog: PlanDialog) -> None:
        dialog.how.choose(SERIES)
        for field, typed in ((dialog.first, "5-11-2026"), (dialog.until, "31-3-2027")):
            field.edit.setFocus()
            field.edit.selectAll()
            QTest.keyClicks(field.edit, typed)
            QTest.keyClick(field.edit, Qt.Key.Key_Return)
        dialog.rhythm.show_rhythm("weeks", 4)
        seen.extend(" | ".join(line.cells[::2]) for line in dialog.table.lines.lines)
        dialog.table.selectRow(0)
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
        seen.append(dialog.plan.text())
        dialog.plan.click()

    messages.drives.append(plan)
    QTest.keyClick(place.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert seen == [
        "Thu 5 Nov 2026 | ",
        "Thu 3 Dec 2026 | planned already",
        "Thu 7 Jan 2027 | 31 Dec 2026 is in Kerstreces 2026: later",
        "Thu 28 Jan 2027 | planned already",
        "Thu 4 Mar 2027 | 25 Feb 2027 is in Voorjaarsreces 2027: later",
        "Thu 25 Mar 2027 | planned already",
        "Plan 2 meetings",
    ]
    assert len(listed(document)) == before + 2
    assert place.board.title.text() == "Stuurgroep · Thursday 7 January 2027"
    document.undo()
    assert len(listed(document)) == before


def test_series_up_to_a_day_that_cannot_be_read_is_not_planned(
    place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    before = len(listed(document))

    def plan(dialog: PlanDialog) -> None:
        dialog.how.choose(SERIES)
        dialog.until.edit.setFocus()
        dialog.until.edit.selectAll()
        QTest.keyClicks(dialog.until.edit, "when it can")
        dialog.plan.click()
        assert "not a day" in dialog.until.line.text
        dialog.reject()

    messages.drives.append(plan)
    QTest.keyClick(place.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(listed(document)) == before


def test_calling_off_waits_in_the_list_and_the_bin_asks_for_a_body(
    qtbot: QtBot, place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    qtbot.mouseClick(place.board.call_off, Qt.MouseButton.LeftButton)
    row = next(it for it in listed(document) if it.day == NEXT)
    assert (row.state, place.board.call_off.text()) == ("cancelled", "Let it go on")
    qtbot.mouseClick(place.board.call_off, Qt.MouseButton.LeftButton)
    assert next(it for it in listed(document) if it.day == NEXT).state == "planned"

    QTest.keyClick(place.tree, Qt.Key.Key_Delete)
    assert all(it.day != NEXT for it in listed(document) if it.body == "Stuurgroep")
    group = body_named(document, "Projectgroep")
    place.receive(group.id)
    count = sum(it.body_id == group.id for it in listed(document))
    messages.answers.append("bin")
    QTest.keyClick(place.tree, Qt.Key.Key_Delete)
    assert f"{count} meetings and 1 action go along." in str(messages.asked[-1][0])
    assert all(it.body_id != group.id for it in listed(document))


def test_new_member_is_added_knowingly_and_who_left_turns_grey(
    place: SteeringPlace, document: Document
) -> None:
    group = body_named(document, "Stuurgroep")
    place.receive(group.id)
    place.board.show_page("members")
    shown = page(place, MembersPage)
    shown.new.click()
    QTest.keyClicks(shown.person.edit, "directeur Zonne")
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert shown.person.edit.text() == "directeur Zonne"
    shown.party.edit.setText("Corporatie 1")
    QTest.keyClick(shown.party.edit, Qt.Key.Key_Return)
    group = body_named(document, "Stuurgroep")
    assert (group.members[-2].label, group.members[-2].party) == ("directeur Zonne", "Corporatie 1")

    shown.table.selectRow(len(group.members) - 2)
    assert shown.title.text() == "directeur Zonne"
    shown.last.edit.edit.setFocus()
    QTest.keyClicks(shown.last.edit.edit, "gisteren")
    shown.keep.click()
    member = body_named(document, "Stuurgroep").members[-2]
    assert member.last == TODAY - timedelta(days=1)
    assert shown.table.lines.lines[len(group.members) - 2].tone == "muted"
    assert unnamed_controls(place) == []


def test_fields_of_a_body_are_kept_at_once(place: SteeringPlace, document: Document) -> None:
    group = body_named(document, "Stuurgroep")
    place.receive(group.id)
    shown = page(place, BodyPage)
    shown.papers_days.edit.setFocus()
    shown.papers_days.edit.selectAll()
    QTest.keyClicks(shown.papers_days.edit, "tien")
    QTest.keyClick(shown.papers_days.edit, Qt.Key.Key_Return)
    assert "no whole number" in shown.papers_days.line.text
    shown.papers_days.edit.selectAll()
    QTest.keyClicks(shown.papers_days.edit, "10")
    QTest.keyClick(shown.papers_days.edit, Qt.Key.Key_Return)
    shown.areas.committed.emit(("Bathmen",))
    group = body_named(document, "Stuurgroep")
    assert (group.papers_days, group.areas) == (10, ("Bathmen",))
    assert unnamed_controls(place) == []


def test_attendance_is_set_by_one_click_or_key_beside_the_agenda(
    place: SteeringPlace, document: Document
) -> None:
    with document.reading() as read:
        body_id = bodies.get_body_id(read, "Stuurgroep")
    day = date(2026, 11, 5)
    meeting_id = document.change("plannen", lambda tx: planned.add_meeting(tx, body_id, day))
    place.receive(meeting_id)
    place.board.show_page("minutes")
    strip = page(place, MinutesPage).attendance

    def written() -> list[tuple[str, str]]:
        with document.reading() as read:
            return [(it.presence, it.replaced_by) for it in list_attendance(read, meeting_id)]

    first, second, third = (cell.pick for cell in list(strip.members.values())[:3])
    assert first.isVisible()
    absent = first.area(Presence.ABSENT).center()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=absent)
    second.setFocus()
    QTest.keyClicks(second, "2")
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert third.hasFocus()
    QTest.keyClicks(third, "4")
    QTest.keyClicks(place.window().focusWidget(), "A. de Vries")
    QTest.keyClick(place.window().focusWidget(), Qt.Key.Key_Return)
    assert written() == [("absent", ""), ("apologies", ""), ("replaced", "A. de Vries")]
    assert "(A. de Vries)" in strip.missed.text()
    strip.everybody.click()
    assert strip.counted.text() == "Present: 5 of 8"
    assert not first.isVisible(), "nobody is left to write down"
    QTest.mouseClick(strip.counted, Qt.MouseButton.LeftButton)
    assert first.isVisible()
    strip.guest.setFocus()
    QTest.keyClicks(strip.guest, "B. de Boer")
    QTest.keyClick(strip.guest, Qt.Key.Key_Return)
    assert strip.counted.text() == "Present: 6 of 9"
    assert unnamed_controls(place) == []
    QTest.mouseClick(strip.counted, Qt.MouseButton.LeftButton)
    assert not first.isVisible()
    next(iter(strip.guests.values())).remove.click()
    assert strip.counted.text() == "Present: 5 of 8"
    document.undo()
    assert strip.counted.text() == "Present: 6 of 9"


def test_list_gives_its_room_to_the_meeting_and_comes_back(qtbot: QtBot, place: SteeringPlace) -> None:
    before = place.board.width()
    QTest.mouseClick(place.board.room, Qt.MouseButton.LeftButton)
    assert not place.tree.isVisible()
    qtbot.waitUntil(lambda: place.board.width() > before)
    kept = place.state()
    place.board.left.emit()
    assert place.tree.isVisible()
    place.restore({**kept, "splitter": [310, 690]})
    assert not place.tree.isVisible()
    assert place.state()["splitter"] == [310, 690]
    place.board.room.click()


def test_closed_meeting_takes_no_changes(place: SteeringPlace, document: Document) -> None:
    meeting = next(it for it in listed(document) if it.day == NEXT)
    moment = MeetingMomentRecord(meeting_id=meeting.id, kind="closed", at=document.clock.now(), seq=1)
    document.change("sluiten", lambda tx: tx.add(moment))
    shown = page(place, MeetingPage)
    assert shown.begins_at.edit.isReadOnly()
    assert place.board.call_off.isHidden()


def test_date_is_added_to_the_administrative_calendar_and_meetings_are_warned(
    place: SteeringPlace, document: Document
) -> None:
    place.receive("calendar")
    shown = page(place, PeriodsPage)
    shown.keep.click()
    assert "first day" in shown.first.line.text
    shown.name.edit.setText("Herfstreces")
    shown.kind.edit.show_value("recess")
    for field, typed in ((shown.first, "1-12-2026"), (shown.last, "4-12-2026")):
        field.edit.edit.setFocus()
        QTest.keyClicks(field.edit.edit, typed)
    shown.keep.click()
    with document.reading() as read:
        assert bodies.get_period(read, "herfstreces").last == date(2026, 12, 4)
    place.receive(next(it for it in listed(document) if it.day == NEXT).id)
    assert page(place, MeetingPage).warning.text() == "This day is in Herfstreces."


def test_date_with_a_last_day_that_cannot_be_read_is_not_kept(
    place: SteeringPlace, document: Document
) -> None:
    place.receive("calendar")
    shown = page(place, PeriodsPage)
    shown.name.edit.setText("Herfstreces")
    for field, typed in ((shown.first, "1-12-2026"), (shown.last, "when it can")):
        field.edit.edit.setFocus()
        QTest.keyClicks(field.edit.edit, typed)
    shown.keep.click()
    assert shown.last.pending() == "when it can"
    assert "not a day" in shown.last.line.text
    with document.reading() as read:
        assert "Herfstreces" not in {it.name for it in bodies.list_periods(read)}


def test_date_that_moves_asks_about_the_deadlines_that_hang_on_it(
    place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    council, later = date(2027, 3, 11), date(2027, 4, 8)

    def fill(tx: Transaction) -> None:
        administrative_calendar.add_period(tx, "Raad Deventer", "council", council)
        project_id = get_project_id(tx.read, "B1")
        project_fields.set_field(tx, project_id, "deadline", exact(council, "Raad Deventer"))

    def deadline() -> date | None:
        with document.reading() as read:
            return get_project(read, get_project_id(read, "B1")).deadline.day

    place.receive("calendar")
    place.context.session.change("vullen", fill)
    shown = page(place, PeriodsPage)

    def move_to(day: str) -> None:
        names = [shown.table.model().index(row, 0).data() for row in range(shown.table.model().rowCount())]
        shown.table.selectRow(names.index("Raad Deventer"))
        assert shown.table.model().index(names.index("Raad Deventer"), 4).data() == "1 deadline"
        assert shown.hanging.text() == "Show 1 project"
        for field in (shown.first, shown.last):
            field.edit.edit.setFocus()
            field.edit.edit.selectAll()
            QTest.keyClicks(field.edit.edit, day)
        shown.keep.click()

    move_to("8-4-2027")
    assert messages.questions == ["1 deadline hangs on Raad Deventer"]
    assert deadline() == council, "who goes back changes nothing"
    shown.name.edit.clear()
    shown.keep.click()
    assert len(messages.questions) == 1, "what is not kept anyhow is refused before anything is asked"
    assert "Give the days a name" in shown.name.line.text
    shown.name.edit.setText("Raad Deventer")
    messages.answers.append("move")
    move_to("8-4-2027")
    assert deadline() == later
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert deadline() == council
    messages.answers.append("stay")
    move_to("8-4-2027")
    assert deadline() == council
    assert shown.hanging.isHidden()


def test_date_that_moves_asks_about_the_meetings_that_are_set_to_it(
    place: SteeringPlace, document: Document, messages: RecordedMessages
) -> None:
    meeting = next(it for it in listed(document) if it.day == NEXT)

    def fill(tx: Transaction) -> None:
        council = administrative_calendar.add_period(tx, "Raad Deventer", "council", NEXT)
        planned.set_meeting_field(tx, meeting.id, "period_id", council)

    place.receive("calendar")
    place.context.session.change("vullen", fill)
    shown = page(place, PeriodsPage)

    def move_a_week() -> date:
        names = [shown.table.model().index(row, 0).data() for row in range(shown.table.model().rowCount())]
        shown.table.selectRow(names.index("Raad Deventer"))
        for field in (shown.first, shown.last):
            field.edit.edit.setFocus()
            field.edit.edit.selectAll()
            QTest.keyClicks(field.edit.edit, "10-12-2026")
        shown.keep.click()
        return next(it for it in listed(document) if it.id == meeting.id).day

    assert move_a_week() == NEXT, "who goes back changes nothing"
    assert messages.questions == ["1 meeting is set to Raad Deventer"]
    messages.answers.append("move")
    assert move_a_week() == NEXT + timedelta(days=7)


def test_calendar_file_is_made_for_the_chosen_body(
    place: SteeringPlace, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.drives.append(lambda dialog: dialog.make.click())
    messages.paths.append(tmp_path / "stuurgroep.ics")
    place.calendar_button.click()
    events = Calendar.from_ical((tmp_path / "stuurgroep.ics").read_bytes()).walk("VEVENT")
    assert {str(it["SUMMARY"]) for it in events if "meeting-" in str(it["UID"])} == {"Stuurgroep"}


def test_new_body_on_an_empty_programme(
    qtbot: QtBot, window: MainWindow, document_of_test: Document, messages: RecordedMessages
) -> None:
    window.session.show(document_of_test)
    made = SteeringPlace(window.context())
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    qtbot.waitExposed(made)
    assert made.empty.isVisible()
    assert not made.new_meeting_button.isEnabled()

    def order(dialog: NewBodyDialog) -> None:
        dialog.kind.setCurrentIndex(1)
        dialog.kind.activated.emit(1)
        assert dialog.name.text() == "Project group"
        dialog.add.click()

    messages.drives.append(order)
    made.new_body()
    subject = made.board.subject
    assert subject is not None
    assert (subject.key.kind, made.board.title.text()) == (SubjectKind.BODY, "Project group")


@pytest.fixture
def document_of_test(tmp_path: Path) -> Iterator[Document]:
    from wsg_desktop.services import programme

    made = programme.create(tmp_path / "leeg.wsg", "Jan")
    yield made
    made.close()


def test_today_counts_down_and_opens_the_meeting(qtbot: QtBot, whole_window: MainWindow) -> None:
    from wsg_desktop.ui.today.place import TodayPlace

    whole_window.go_to("today")
    today = whole_window.places.current
    assert isinstance(today, TodayPlace)
    assert today.week.day.text().endswith("week 48 · 10 days to Stuurgroep")
    card = today.week.meeting
    assert card.title.text() == "Stuurgroep Thu 3 Dec"
    assert [row.accessibleName() for row in card.rows] == [
        "Draft agenda and papers, Mon 23 Nov, today",
        "Draft to the chair, Wed 25 Nov, in 2 days",
        "Send papers, Thu 26 Nov, in 3 days",
    ]
    assert all(row.isVisible() for row in card.rows)
    assert today.week.verticalScrollBar().maximum() == 0
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert isinstance(whole_window.places.current, SteeringPlace)
    assert whole_window.places.current.board.title.text() == "Stuurgroep · Thursday 3 December 2026"


def test_a_mandate_can_be_read_whole_in_the_list_of_members(place: SteeringPlace, document: Document) -> None:
    group = body_named(document, "Stuurgroep")
    said = "beslist over geld tot 50.000 euro per project en over elke nieuwe deadline in de eigen gemeente"
    member = group.members[0].id
    document.change("mandaat", lambda tx: change_member(tx, member, mandate=said))
    place.receive(group.id)
    place.board.show_page("members")
    table = page(place, MembersPage).table
    QApplication.processEvents()
    row, column = 0, 3
    room = table.columnWidth(column) - 24
    needed = table.fontMetrics().boundingRect(0, 0, room, 999, Qt.TextFlag.TextWordWrap, said).height()
    assert table.rowHeight(row) >= needed
