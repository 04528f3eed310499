"""Bodies, their meetings and the administrative calendar, against a real file."""

from datetime import date, timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import Rhythm
from wsg_desktop.errors import UserError
from wsg_desktop.services import administrative_calendar, areas, bin_contents, bodies, meetings, parties
from wsg_desktop.services.document import Document
from wsg_desktop.store import bodies as stored_bodies
from wsg_desktop.store import meetings as stored
from wsg_desktop.store.party_uses import uses_of_party
from wsg_desktop.store.records import AgendaItemRecord, DecisionRecord, MeetingMomentRecord
from wsg_desktop.store.transaction import Transaction

DAY = date(2026, 12, 3)


def steering(tx: Transaction) -> str:
    return bodies.add_body(tx, "Stuurgroep", begins_at="9.30", place="gemeentehuis", papers_days=7)


@pytest.fixture
def body(document: Document) -> str:
    return document.change("maken", steering)


@pytest.fixture
def meeting(document: Document, body: str) -> str:
    return document.change("plannen", lambda tx: meetings.add_meeting(tx, body, DAY))


def meeting_of(document: Document, meeting_id: str) -> stored.MeetingRow:
    with document.reading() as read:
        return stored.get_meeting(read, meeting_id)


def fix(document: Document, meeting_id: str, kind: str) -> None:
    moment = MeetingMomentRecord(meeting_id=meeting_id, kind=kind, at=document.clock.now(), seq=1)
    document.record_fact("vastleggen", lambda tx: tx.add(moment))


def test_meeting_gets_what_its_body_usually_does(document: Document, meeting: str) -> None:
    row = meeting_of(document, meeting)

    assert (row.begins_at, row.duration, row.place) == ("09:30", 90, "gemeentehuis")
    assert row.papers_due == date(2026, 11, 26)
    assert (row.body, row.goes_on, row.is_fixed) == ("Stuurgroep", True, False)


def test_moving_takes_the_papers_along(document: Document, meeting: str) -> None:
    document.change("verzetten", lambda tx: meetings.move_meeting(tx, meeting, date(2026, 12, 10)))
    assert meeting_of(document, meeting).papers_due == date(2026, 12, 3)

    other = date(2026, 12, 8)
    document.change("stukken", lambda tx: meetings.set_meeting_field(tx, meeting, "papers_due", other))
    document.change("verzetten", lambda tx: meetings.move_meeting(tx, meeting, date(2026, 12, 17)))
    assert meeting_of(document, meeting).papers_due == date(2026, 12, 15)


def test_body_meets_once_a_day_and_its_papers_go_out_before(
    document: Document, body: str, meeting: str
) -> None:
    with pytest.raises(UserError, match="03-12-2026 already"):
        document.change("nog een", lambda tx: meetings.add_meeting(tx, body, DAY))
    with pytest.raises(UserError, match="up to 03-12-2026"):
        document.change(
            "stukken", lambda tx: meetings.set_meeting_field(tx, meeting, "papers_due", date(2026, 12, 4))
        )


@pytest.mark.parametrize("typed", ["25:00", "half tien", "9:75"])
def test_what_is_no_time_is_refused(document: Document, meeting: str, typed: str) -> None:
    with pytest.raises(UserError, match="no time of day"):
        document.change("tijd", lambda tx: meetings.set_meeting_field(tx, meeting, "begins_at", typed))


@pytest.mark.parametrize(
    ("typed", "kept"), [("9.30", "09:30"), ("14u", "14:00"), ("", ""), ("0930", "09:30")]
)
def test_times_are_read_as_people_type_them(document: Document, meeting: str, typed: str, kept: str) -> None:
    document.change("tijd", lambda tx: meetings.set_meeting_field(tx, meeting, "begins_at", typed))
    assert meeting_of(document, meeting).begins_at == kept


def test_series_gives_way_to_recess_and_keeps_what_was_planned(
    document: Document, body: str, meeting: str
) -> None:
    document.change(
        "reces",
        lambda tx: administrative_calendar.add_period(
            tx, "Kerstreces", "recess", date(2026, 12, 19), date(2027, 1, 10)
        ),
    )
    with document.reading() as read:
        found = meetings.propose_series(read, DAY, date(2027, 3, 31), Rhythm.MONTHS)
    assert [it.day for it in found] == [
        DAY,
        date(2027, 1, 14),
        date(2027, 2, 4),
        date(2027, 3, 4),
    ]
    assert found[1].because == "Kerstreces"

    days = [it.day for it in found if it.day]
    added = document.change("reeks", lambda tx: meetings.add_meetings(tx, body, days))
    assert len(added) == 3
    with document.reading() as read:
        assert [row.day for row in stored.list_meetings(read, body)] == days


def test_body_goes_to_the_bin_and_comes_back_with_its_meetings(
    document: Document, clock: FixedClock, body: str, meeting: str
) -> None:
    document.change("eerder", lambda tx: meetings.add_meeting(tx, body, date(2027, 1, 7)))
    with document.reading() as read:
        first = stored.list_meetings(read)[0].id
    document.change("weg", lambda tx: meetings.delete_meeting(tx, first))
    clock.set(clock.now() + timedelta(minutes=5))
    document.change("alles weg", lambda tx: bodies.delete_body(tx, body))

    with document.reading() as read:
        entries = bin_contents.read_bin(read)
        assert stored.list_meetings(read) == []
    assert [(it.row.entity, it.level) for it in entries] == [("body", 0), ("meeting", 1), ("meeting", 0)]
    assert entries[0].along.meetings == 1

    document.change("terug", lambda tx: bin_contents.take_out(tx, [("body", body)]))
    with document.reading() as read:
        assert [row.day for row in stored.list_meetings(read)] == [date(2027, 1, 7)]
    document.change("ook", lambda tx: bin_contents.take_out(tx, [("meeting", first)]))
    with document.reading() as read:
        assert len(stored.list_meetings(read)) == 2


def test_meeting_stays_in_the_bin_with_its_body(document: Document, body: str, meeting: str) -> None:
    document.change("weg", lambda tx: meetings.delete_meeting(tx, meeting))
    document.change("alles weg", lambda tx: bodies.delete_body(tx, body))
    with pytest.raises(UserError, match="is in the bin too"):
        document.change("terug", lambda tx: meetings.restore_meeting(tx, meeting))


def test_decision_waits_for_another_meeting_and_comes_back(
    document: Document, body: str, meeting: str
) -> None:
    def ask(tx: Transaction) -> str:
        decision = tx.add(DecisionRecord(body_id=body, meeting_id=meeting, title="Nieuwe deadline"))
        tx.add(AgendaItemRecord(meeting_id=meeting, title="Deadline", decision_id=decision.id, sort_key="a"))
        return decision.id

    def at(tx: Transaction) -> str | None:
        return tx.get(DecisionRecord, decision).meeting_id

    decision = document.change("vragen", ask)
    document.change("weg", lambda tx: meetings.delete_meeting(tx, meeting))
    assert document.change("kijken", at) is None
    document.change("terug", lambda tx: meetings.restore_meeting(tx, meeting))
    assert document.change("kijken", at) == meeting
    document.change("niet door", lambda tx: meetings.call_off(tx, meeting, "te weinig punten"))
    assert document.change("kijken", at) is None
    assert meeting_of(document, meeting).notes == "te weinig punten"
    document.change("toch door", lambda tx: meetings.let_go_on(tx, meeting))
    assert document.change("kijken", at) == meeting


def test_what_went_out_stays_and_what_is_closed_is_fixed(document: Document, meeting: str) -> None:
    fix(document, meeting, "papers_sent")
    with pytest.raises(UserError, match="Call the meeting off"):
        document.change("weg", lambda tx: meetings.delete_meeting(tx, meeting))
    fix(document, meeting, "closed")
    with pytest.raises(UserError, match="Correct its minutes"):
        document.change("weg", lambda tx: meetings.delete_meeting(tx, meeting))
    for work in (
        lambda tx: meetings.move_meeting(tx, meeting, date(2026, 12, 4)),
        lambda tx: meetings.call_off(tx, meeting),
        lambda tx: meetings.add_guest(tx, meeting, "A. de Vries"),
    ):
        with pytest.raises(UserError, match="is closed"):
            document.change("wijzigen", work)


def test_members_have_a_person_a_function_or_a_party(document: Document, body: str) -> None:
    def fill(tx: Transaction) -> str:
        chair = bodies.add_member(tx, body, person="wethouder wonen", party="Gemeente Deventer", role="chair")
        bodies.add_member(tx, body, function_title="bestuurder", party="Corporatie 1", last=date(2026, 6, 30))
        return chair

    chair = document.change("leden", fill)
    with document.reading() as read:
        row = stored_bodies.get_body(read, body)
        party = parties_id(document)
        assert uses_of_party(read, party) == ["Stuurgroep"]
    assert [it.label for it in row.members] == ["wethouder wonen", "bestuurder"]
    assert row.chair(DAY) == row.members[0]
    assert not row.members[1].sits_on(DAY)
    with pytest.raises(UserError, match="who sits in the body"):
        document.change("leeg", lambda tx: bodies.add_member(tx, body, mandate="alles"))
    with pytest.raises(UserError, match="Stuurgroep"):
        document.change("partij weg", lambda tx: parties.delete_party(tx, party))
    assert chair == row.members[0].id


def parties_id(document: Document) -> str:
    from wsg_desktop.store.parties import find_party_id

    with document.reading() as read:
        found = find_party_id(read, "Gemeente Deventer")
    assert found is not None
    return found


def test_who_left_is_still_known_to_have_been_there(document: Document, body: str, meeting: str) -> None:
    def work(tx: Transaction) -> None:
        member = bodies.add_member(tx, body, person="wethouder wonen")
        meetings.set_presence(tx, meeting, member, "replaced", "ambtenaar")
        bodies.remove_member(tx, member)

    document.change("eruit", work)
    with document.reading() as read:
        (row,) = stored.list_attendance(read, meeting)
    assert (row.member_id, row.name, row.presence, row.replaced_by) == (
        None,
        "wethouder wonen",
        "replaced",
        "ambtenaar",
    )


def test_areas_in_the_bin_are_not_what_a_body_is_about(document: Document, body: str) -> None:
    def work(tx: Transaction) -> None:
        bodies.set_areas(tx, body, ["Bathmen", "Wierden"])
        areas.delete_area(tx, areas.area_named(tx, "Wierden"))

    document.change("gebieden", work)
    with document.reading() as read:
        assert stored_bodies.get_body(read, body).areas == ("Bathmen",)


def test_next_meeting_is_that_of_a_steering_group_first(document: Document, body: str, meeting: str) -> None:
    def work(tx: Transaction) -> None:
        group = bodies.add_body(tx, "Projectgroep", kind="project_group")
        meetings.add_meeting(tx, group, date(2026, 11, 25))

    document.change("andere", work)
    with document.reading() as read:
        found = stored.next_meeting(read, date(2026, 11, 23))
        after = stored.next_meeting(read, date(2026, 12, 4))
    assert found is not None
    assert (found.id, after) == (meeting, None)
