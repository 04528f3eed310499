"""Recording, closing and following a meeting in a real window on the sample, by keys and mouse."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import accessibility
from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.meeting_vocabulary import DecisionState
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import agendas, decisions
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import Choice
from wsg_desktop.services.meetings import add_meeting, call_off
from wsg_desktop.services.projects import create as add_project
from wsg_desktop.store import actions as stored_actions
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store import meetings, projects
from wsg_desktop.store.agendas import list_items
from wsg_desktop.store.bodies import get_body_id
from wsg_desktop.store.decisions import DecisionSummary, decisions_of_meeting
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.steering.action_list_page import ActionListPage
from wsg_desktop.ui.steering.closing_page import ClosingPage
from wsg_desktop.ui.steering.decision_list_page import DecisionListPage
from wsg_desktop.ui.steering.minutes_page import MinutesPage
from wsg_desktop.ui.steering.place import SteeringPlace
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.today.matter_row import MatterRow
from wsg_desktop.ui.today.place import TodayPlace

ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab
HELD = date(2026, 11, 5)
WORDS = "De stuurgroep stelt de nieuwe deadline vast."


@pytest.fixture
def document(whole_window: MainWindow) -> Document:
    return whole_window.session.document


@pytest.fixture
def held(document: Document) -> meetings.MeetingRow:
    """Return a meeting of the steering group that was held, with two decisions on its agenda."""
    with document.reading() as read:
        body_id = get_body_id(read, "Stuurgroep")
        first, second = projects.list_projects(read)[:2]
    meeting_id = document.change("plannen", lambda tx: add_meeting(tx, body_id, HELD))
    with document.reading() as read:
        meeting = next(it for it in meetings.list_meetings(read) if it.id == meeting_id)

    def prepare(tx: Transaction) -> None:
        one = decisions.ask(tx, meeting.body_id, "Nieuwe deadline", meeting_id=meeting.id, text=WORDS)
        decisions.add_project(tx, one, first.id, field="deadline", deadline=exact(date(2027, 9, 1)))
        two = decisions.ask(tx, meeting.body_id, "Geld voor de ontmoetingsplek", meeting_id=meeting.id)
        decisions.add_project(tx, two, second.id)
        agendas.fill(tx, meeting.id, translator("nl"))

    document.change("voorbereiden", prepare)
    return meeting


@pytest.fixture
def place(whole_window: MainWindow, held: meetings.MeetingRow) -> SteeringPlace:
    whole_window.go_to("steering")
    found = whole_window.places.current
    assert isinstance(found, SteeringPlace)
    found.receive(held.id)
    return found


def shown(place: SteeringPlace, key: str, kind: type[Any]) -> Any:
    place.board.show_page(key)
    page = place.board.page
    assert isinstance(page, kind)
    return page


def of_meeting(document: Document, meeting_id: str) -> list[DecisionSummary]:
    with document.reading() as read:
        return decisions_of_meeting(read, meeting_id)


def focused(place: SteeringPlace) -> QWidget:
    found = place.window().focusWidget()
    assert found is not None
    return found


def point(page: MinutesPage, words: str) -> Any:
    return page.agenda.findItems(words, Qt.MatchFlag.MatchContains)[0]


def test_after_a_meeting_two_decisions_and_two_actions_take_ten_clicks(
    qtbot: QtBot, place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    clicks: list[str] = []

    def click(widget: QWidget, at: Any = None) -> None:
        clicks.append(widget.accessibleName())
        if at is None:
            qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        else:
            qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

    page = shown(place, "minutes", MinutesPage)
    clicks.append("tab")

    def choose(words: str) -> None:
        item = point(page, words)
        page.agenda.scrollToItem(item)
        click(page.agenda.viewport(), page.agenda.visualItemRect(item).center())

    choose("Nieuwe deadline")
    assert page.decision.text.edit.toPlainText() == WORDS
    click(page.decision.outcomes[DecisionState.TAKEN])
    (apply,) = page.decision.parts.applies.values()
    click(apply)
    choose("Geld voor")
    click(page.decision.outcomes[DecisionState.RESERVED])
    # Whose approval it waits for is asked first, where the keyboard is.
    assert of_meeting(document, held.id)[1].state == DecisionState.ASKED
    QTest.keyClicks(focused(place), "de raad van Deventer")
    QTest.keyClick(focused(place), ENTER)
    click(page.grid.new.text)
    for typed in ("Raadsvoorstel schrijven", "wethouder Wierden", "+2w"):
        QTest.keyClicks(focused(place), typed)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            # Tab takes the name that is offered first and goes on to the date.
            QTest.keyClick(popup, TAB)
            continue
        if typed == "+2w":
            assert "2026" in page.grid.line.text
            QTest.keyClick(focused(place), ENTER)
        else:
            QTest.keyClick(focused(place), TAB)
    QTest.keyClicks(focused(place), "Inwoners uitnodigen")
    QTest.keyClick(focused(place), ENTER)

    one, two = of_meeting(document, held.id)
    with document.reading() as read:
        project = projects.get_project(read, one.projects[0].project_id)
        made = sorted(stored_actions.list_actions(read, meeting_id=held.id), key=lambda it: it.number)
    assert (one.state, one.projects[0].applied_seq is not None) == ("taken", True)
    assert project.deadline.day == date(2027, 9, 1)
    assert (two.state, two.reserved_for, two.reservation) == ("reserved", "de raad van Deventer", "open")
    assert [it.text for it in made] == ["Raadsvoorstel schrijven", "Inwoners uitnodigen"]
    assert made[0].person_id is not None
    assert made[0].due.day == date(2026, 12, 7)
    assert made[0].decision_id == two.id
    assert focused(place) is page.grid.new.text
    place.board.show_page("closing")
    clicks.append("tab")
    click(shown(place, "closing", ClosingPage).close_button)
    assert len(clicks) <= 10, clicks
    with document.reading() as read:
        assert moments.closed_in(read, held.id) is not None
    # Applying was one step of its own; the closing is a fact that undo passes by.
    document.undo()
    document.undo()


def test_applied_decision_is_taken_back_by_ctrl_z(place: SteeringPlace, document: Document) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
    page.decision.outcomes[DecisionState.TAKEN].click()
    (apply,) = page.decision.parts.applies.values()
    apply.click()
    assert page.decision.parts.applies == {}
    assert page.decision.parts.line.text == ""
    page.decision.outcomes[DecisionState.REJECTED].click()
    assert "still stands as this decision changed it" in page.decision.parts.line.text
    for _ in range(2):
        QTest.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.decision.parts.line.text == ""
    assert len(page.decision.parts.applies) == 1


def test_changed_decision_asks_for_its_words_and_keeps_them(
    place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
    page.decision.outcomes[DecisionState.CHANGED].click()
    assert "Write the decision" in page.decision.text.line.text
    assert of_meeting(document, held.id)[0].state == "asked"
    QTest.keyClicks(focused(place), "Een halfjaar later")
    QTest.keyClick(focused(place), ENTER, Qt.KeyboardModifier.ControlModifier)
    row = of_meeting(document, held.id)[0]
    assert (row.state, row.taken_text) == ("changed", "Een halfjaar later")
    assert not page.decision.asked.isHidden()


def test_closing_asks_of_each_open_point_and_a_correction_stays_visible(
    place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    closing = shown(place, "closing", ClosingPage)
    assert closing.heading.text() == "2 decisions have no outcome yet"
    closing.close_button.click()
    assert "No outcome was recorded of: Nieuwe deadline" in closing.line.text
    one, two = of_meeting(document, held.id)
    for row, choice in ((one, Choice.HOLD_OVER), (two, Choice.DROP)):
        pick = closing.picks[row.id]
        pick.setCurrentIndex(pick.findData(choice))
    closing.close_button.click()
    assert closing.heading.text() == "The meeting of 5 Nov 2026 is closed."
    assert {it.state for it in of_meeting(document, held.id)} == {"held_over", "withdrawn"}

    page = shown(place, "minutes", MinutesPage)
    assert page.said.edit.isReadOnly()
    assert "are fixed" in page.bar.said.text()
    page.bar.correct.click()
    QTest.keyClicks(focused(place), "Naam klopte niet")
    assert not page.said.edit.isReadOnly()
    page.said.edit.setFocus()
    QTest.keyClicks(page.said.edit, "De voorzitter opent.")
    QTest.keyClick(page.said.edit, ENTER, Qt.KeyboardModifier.ControlModifier)
    with document.reading() as read:
        last = moments.list_moments(read, [held.id])[-1]
        assert agendas.read_agenda(read, held.id).lines[0].item.minutes == "De voorzitter opent."
    assert (last.kind, last.note.endswith(": Naam klopte niet")) == ("corrected", True)
    closing = shown(place, "closing", ClosingPage)
    assert "Corrected" in closing._lines.itemAt(1).widget().text()
    assert unnamed_controls(place) == []


def test_a_reservation_that_is_lifted_stays_so_while_the_rest_is_written_down(
    place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Geld voor"))
    box = page.decision
    box.outcomes[DecisionState.RESERVED].click()
    QTest.keyClicks(focused(place), "gemeenteraad")
    QTest.keyClick(focused(place), ENTER)
    box.lifted.click()
    assert box.title.text().endswith(" · Taken under reservation: lifted")
    box.responsible.edit.setFocus()
    QTest.keyClicks(box.responsible.edit, "Griffie")
    QTest.keyClick(box.responsible.edit, ENTER)
    row = of_meeting(document, held.id)[1]
    assert (row.responsible, row.reservation) == ("Griffie", "lifted")
    assert not box.lifted.isVisible()


def test_a_meeting_that_was_called_off_has_nothing_to_close(
    place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    closing = shown(place, "closing", ClosingPage)
    assert closing.close_button.isVisible()
    document.change("afgelasten", lambda tx: call_off(tx, held.id))
    assert closing.heading.text() == "This meeting was called off"
    assert not closing.close_button.isVisible()


def test_planning_and_programme_are_shown_as_at_a_closed_meeting(
    qtbot: QtBot,
    whole_window: MainWindow,
    place: SteeringPlace,
    document: Document,
    held: meetings.MeetingRow,
) -> None:
    closing = shown(place, "closing", ClosingPage)
    for pick in closing.picks.values():
        pick.setCurrentIndex(pick.findData(Choice.STAY))
    closing.close_button.click()
    closing.as_on.click()
    planning = whole_window.places.current
    assert isinstance(planning, PlanningPlace)
    assert planning.compare.comparison is not None
    assert "Stuurgroep" in planning.compare.past_name
    path, programmes = document.path, whole_window.programmes
    with document.reading() as read:
        before = {it.id for it in projects.list_projects(read)}
    document.change("later", lambda tx: add_project(tx, "Na de vergadering"))
    whole_window.go_to("steering")
    QTest.mouseClick(closing.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: programmes.look is not None)
    session = whole_window.session
    with session.reading() as read:
        assert {it.id for it in projects.list_projects(read)} == before
    assert session.document.readonly
    assert "(Stuurgroep" in whole_window.windowTitle()
    assert whole_window.notice.isVisible()
    back = next(it for it in whole_window.notice.findChildren(QPushButton) if it.text() == "Back to now")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert (session.document.path, programmes.look) == (path, None)
    assert "(Stuurgroep" not in whole_window.windowTitle()


def test_actions_without_a_meeting_are_added_found_and_done(
    whole_window: MainWindow, place: SteeringPlace, document: Document
) -> None:
    place.add_action()
    page = place.board.page
    assert isinstance(page, ActionListPage)
    page.filter.which.choose("late")
    assert page.none.isVisible()
    page.filter.which.choose("open")
    place.add_action()
    for words, due in (("Bellen met de provincie", "gisteren"), ("Zaal huren", "1-3-2027")):
        QTest.keyClicks(focused(place), words)
        page.grid.new.due.setFocus()
        QTest.keyClicks(page.grid.new.due, due)
        QTest.keyClick(page.grid.new.due, ENTER)
    assert made(page) == ["Bellen met de provincie", "Zaal huren"]
    page.filter.which.choose("late")
    assert [line.cells[1] for line in page.table.lines.lines] == ["1 day late"]
    page.grid.cells[0].text.setFocus()
    page.grid.cells[0].text.selectAll()
    QTest.keyClicks(page.grid.cells[0].text, "Mailen")
    QTest.keyClick(page.grid.cells[0].text, ENTER)
    assert page.table.lines.lines[0].cells[2] == "Mailen"
    page.grid.cells[0].about.setFocus()
    QTest.keyClicks(page.grid.cells[0].about, "bestaat niet")
    page.table.setFocus()
    assert "no project or area called" in page.grid.line.text
    page.grid.cells[0].about.setText("bathmen")
    QTest.keyClick(page.grid.cells[0].about, ENTER)
    assert page.rows[0].area == "Bathmen"
    page.filter.show_all()
    page.filter.changed.emit()
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(2) + 8, header.height() // 2)
    for _ in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert made(page) == ["Zaal huren", "Mailen"]
    page.filter.copy.click()
    assert QApplication.clipboard().text().splitlines()[1].split("\t")[2] == "Zaal huren"
    page.filter.which.choose("late")
    page.done.click()
    assert page.rows == []
    document.undo()
    assert len(page.rows) == 1
    assert unnamed_controls(place) == []


def test_what_is_being_typed_is_kept_when_the_window_closes(
    whole_window: MainWindow, place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
    page.said.edit.setFocus()
    QTest.keyClicks(page.said.edit, "Goed gesprek.")
    path = document.path
    whole_window.close()
    opened = Document.open(path, "Jan", document.clock)
    with opened.reading() as read:
        said = [it.minutes for it in list_items(read, held.id)]
    opened.close()
    assert "Goed gesprek." in said


def test_what_is_refused_is_asked_about_before_the_window_closes(
    whole_window: MainWindow,
    place: SteeringPlace,
    messages: RecordedMessages,
    held: meetings.MeetingRow,
) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
    field = page.decision.effective.edit.edit
    field.setFocus()
    QTest.keyClicks(field, "ooit eens")
    assert not whole_window.close()
    assert messages.questions == ["Not everything that you typed is kept"]
    assert "“ooit eens” in In force from is not kept." in str(messages.asked[-1][0])
    assert whole_window.isVisible()
    assert focused(place) is field
    # Another programme would take its place too; another point of the agenda only says so.
    assert not whole_window.programmes.open_path(whole_window.session.document.path)
    page.agenda.setCurrentRow(0)
    assert "Nieuwe deadline is as it was: “ooit eens” was not kept" in str(messages.problems[-1])
    QTest.keyClicks(page.grid.new.text, "Half getypt")
    messages.answers = ["go"]
    assert whole_window.close()
    assert "“Half getypt”" in str(messages.asked[-1][0])


def test_what_was_refused_behind_another_tab_is_told_with_its_own_meeting(
    place: SteeringPlace, document: Document, messages: RecordedMessages, held: meetings.MeetingRow
) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
    field = page.decision.effective.edit.edit
    field.setFocus()
    QTest.keyClicks(field, "ooit eens")
    place.board.show_page("meeting")
    with document.reading() as read:
        other = next(it for it in meetings.list_meetings(read) if it.id != held.id)
    place.receive(other.id)
    place.board.show_page("minutes")
    assert "of Stuurgroep · Thursday 5 November 2026 is as it was: “ooit eens”" in str(messages.problems[-1])


def test_going_to_another_meeting_while_typing_keeps_it_too(
    place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    page = shown(place, "minutes", MinutesPage)
    page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
    page.said.edit.setFocus()
    QTest.keyClicks(page.said.edit, "Goed gesprek.")
    with document.reading() as read:
        other = next(it for it in meetings.list_meetings(read) if it.id != held.id)
    place.receive(other.id)
    with document.reading() as read:
        assert "Goed gesprek." in [it.minutes for it in list_items(read, held.id)]
    assert place.board.subject is not None
    assert place.board.subject.key.id == other.id


def test_what_is_late_on_vandaag_leads_to_its_own_line(
    whole_window: MainWindow, place: SteeringPlace, document: Document
) -> None:
    whole_window.go_to("today")
    today = whole_window.places.current
    assert isinstance(today, TodayPlace)
    rows = [row for row in today.week.to_do.rows if isinstance(row, MatterRow)]
    decision = next(row.matter.decision for row in rows if row.matter.decision)
    row = next(row for row in rows if row.matter.decision is decision)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert whole_window.places.current is place
    page = place.board.page
    assert isinstance(page, DecisionListPage)
    assert page.table.chosen_id == decision.id
    assert page.decision.title.text().endswith(decision.title)


def made(page: ActionListPage) -> list[str]:
    """Return the actions of the test among those of the sample, as they stand."""
    return [it.text for it in page.rows if it.text in {"Bellen met de provincie", "Zaal huren", "Mailen"}]


def test_late_decision_is_found_in_the_list_and_still_gets_its_outcome(
    place: SteeringPlace, document: Document, held: meetings.MeetingRow
) -> None:
    place.receive("decisions")
    page = place.board.page
    assert isinstance(page, DecisionListPage)
    page.filter.which.choose("late")
    assert {line.cells[1] for line in page.table.lines.lines} == {"Late: asked"}
    page.filter.words.setText("ontmoetings")
    assert [it.title for it in page.rows] == ["Geld voor de ontmoetingsplek"]
    page.decision.outcomes[DecisionState.REJECTED].click()
    assert page.rows == []
    page.filter.which.choose("all")
    assert [it.state for it in page.rows] == ["rejected"]
    assert unnamed_controls(place) == []
    page.meeting.click()
    assert place.board.subject is not None
    assert place.board.subject.key.id == held.id


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_everybody_can_use_every_page_at_every_size_of_text(
    qtbot: QtBot, place: SteeringPlace, theme: Theme, held: meetings.MeetingRow, size: float
) -> None:
    theme.apply("light", size)
    for key in ("minutes", "closing", "decisions", "actions"):
        if key in {"minutes", "closing"}:
            place.board.show_page(key)
        else:
            place.receive(key)
        page = place.board.page
        if isinstance(page, MinutesPage):
            page.agenda.setCurrentItem(point(page, "Nieuwe deadline"))
            page.attendance.open(is_open=True)
        assert page is not None

        def fits(key: str = key, page: QWidget = page) -> None:
            found = accessibility.cut_texts(page) + accessibility.out_of_sight(page)
            assert (key, found) == (key, [])

        qtbot.waitUntil(fits)
        found = accessibility.unnamed_controls(place) + accessibility.unreached_by_tab(place)
        assert (key, found) == (key, [])
