"""What changed since a body last sat: net, beyond tolerance, within its scope, and told once."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, SECOND, THIRD, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, Telling
from wsg_desktop.domain.reported_changes import Reported
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Aspect, DeadlineReason, Light, Phase, Precision
from wsg_desktop.errors import UserError
from wsg_desktop.services import (
    decisions,
    meeting_changes,
    meetings,
    phases,
    programme,
    progress,
    project_fields,
    projects,
)
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_change_words import (
    change_sentence,
    missing_sentence,
    since_sentence,
    summary_sentences,
    withheld_sentence,
)
from wsg_desktop.services.meeting_changes import MeetingChanges, only_about
from wsg_desktop.store.meeting_moments import list_told
from wsg_desktop.store.records import BodyRecord, BodyThemeRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group of which the first meeting got its papers, a week ahead."""
    made = Table(document, clock).on(FIRST - WEEK)
    made.send(made.ids.first)
    return made.on(FIRST)


def found(table: Table, meeting: str | None = None) -> MeetingChanges:
    with table.document.reading() as read:
        return meeting_changes.read_changes(read, meeting or table.ids.second, table.clock.today())


def kinds(told: MeetingChanges) -> list[tuple[str, Reported]]:
    return [(it.number, it.kind) for it in told.changes]


def day(month: int, number: int, year: int = 2027) -> Term:
    return exact(date(year, month, number))


def test_what_moved_beyond_tolerance_is_told_and_what_came_back_is_not(table: Table) -> None:
    ids = table.on(SECOND - 2 * WEEK).ids
    table.set(ids.b1, "end", day(5, 31))
    table.set(ids.b2, "end", day(6, 30))
    table.set(ids.b2, "end", day(3, 31))
    table.set(ids.b3, "end", day(4, 2))
    told = found(table)
    assert kinds(told) == [("B1", Reported.WORSE), ("B3", Reported.WORSE), ("B1", Reported.EXPECTED)]
    worse, _, moved = told.changes
    assert (worse.before, worse.after) == ("on_track", "off_track")
    assert (moved.days, moved.before, moved.after) == (61, day(3, 31), day(5, 31))
    assert told.since.seq > 1
    assert told.since.meeting is not None
    assert told.since.day == FIRST - WEEK


def test_each_kind_is_told(table: Table) -> None:
    ids = table.on(SECOND - 2 * WEEK).ids
    new = table.do(lambda tx: projects.create(tx, "Nieuw", number="B9"))
    table.do(lambda tx: project_fields.set_deadline(tx, ids.b1, day(6, 30), DeadlineReason.CORRECTION))
    table.do(lambda tx: phases.pass_on(tx, ids.b1, "realisation", SECOND - 2 * WEEK))
    table.set(ids.b2, "state", "done")
    table.set(ids.b3, "state", "on_hold")
    assert kinds(found(table)) == [
        ("B1", Reported.DEADLINE),
        ("B3", Reported.ON_HOLD),
        ("B1", Reported.PASSED),
        ("B2", Reported.DONE),
        ("B9", Reported.NEW),
    ]
    table.do(lambda tx: projects.delete(tx, [new, ids.b2]))
    table.set(ids.b3, "state", "cancelled")
    assert kinds(found(table))[1:] == [
        ("B3", Reported.STOPPED),
        ("B2", Reported.REMOVED),
        ("B1", Reported.PASSED),
    ]


def test_a_promise_that_passed_unkept_is_told_though_nobody_changed_anything(table: Table) -> None:
    table.on(date(2027, 4, 20)).set(table.ids.b1, "end", day(5, 31))
    with table.document.reading() as read:
        told = meeting_changes.read_body_changes(read, table.ids.body, table.clock.today())
    # The last meeting was that of 25 February, when all three would be ready on 31 March.
    broken = [it for it in told.changes if it.kind is Reported.PROMISE]
    assert [(it.number, it.before, it.after, it.days) for it in broken] == [
        ("B1", day(3, 31), day(5, 31), 61),
        ("B2", day(3, 31), NO_TERM, 0),
        ("B3", day(3, 31), NO_TERM, 0),
    ]
    assert Reported.EXPECTED not in {it.kind for it in told.changes}


def test_lights_that_people_set_count_and_tell_what_is_missing(table: Table) -> None:
    ids = table.ids
    table.do(lambda tx: progress.set_status(tx, ids.b1, Aspect.MONEY, Light.OFF_TRACK, cause="duurder"))
    (change,) = found(table).changes
    assert (change.kind, change.after, change.light) == (Reported.WORSE, "off_track", "off_track")
    assert [(it.aspect, it.parts) for it in change.missing] == [("money", ("consequence", "measure"))]
    assert missing_sentence(change.missing, translator("nl")) == "Geld: gevolg en maatregel ontbreken."
    table.do(lambda tx: progress.set_status(tx, ids.b1, Aspect.MONEY, Light.NONE))
    assert found(table).changes == ()


def test_what_was_told_by_word_of_mouth_is_not_told_again_until_it_moves_on(table: Table) -> None:
    ids = table.ids
    table.set(ids.b1, "end", day(5, 31))
    with table.document.reading() as read:
        after = meeting_changes.read_since_papers(read, ids.first, FIRST)
    assert [it.key for it in after.changes] == ["light", "expected"]

    def tell(tx: Transaction) -> None:
        for change in after.changes:
            meeting_changes.tell(tx, ids.first, ids.b1, change.key, Telling.ORALLY, "uitgelegd")

    table.do(tell)
    with table.document.reading() as read:
        again = meeting_changes.read_since_papers(read, ids.first, FIRST).changes
    assert [(it.telling, it.note) for it in again] == [("orally", "uitgelegd")] * 2
    table.on(SECOND - 2 * WEEK)
    assert found(table).changes == ()
    table.set(ids.b1, "end", day(7, 31))
    (moved,) = found(table).changes
    assert (moved.kind, moved.before, moved.days) == (Reported.EXPECTED, day(5, 31), 61)


def test_what_the_body_decided_is_not_told_again(table: Table) -> None:
    ids = table.ids
    table.set(ids.b1, "end", day(5, 31))

    def decide(tx: Transaction) -> None:
        made = decisions.ask(tx, ids.body, "Deadline", meeting_id=ids.first)
        part = decisions.add_project(tx, made, ids.b1, field="deadline", deadline=exact(date(2027, 5, 31)))
        decisions.record_outcome(tx, made, Outcome(DecisionState.TAKEN))
        decisions.apply_to_project(tx, part)

    table.do(decide)
    assert kinds(found(table.on(SECOND - 2 * WEEK))) == [("B1", Reported.EXPECTED)]


def test_unticked_is_kept_and_ticking_again_leaves_nothing_behind(table: Table) -> None:
    ids = table.ids
    table.set(ids.b1, "end", day(5, 31))
    table.do(lambda tx: meeting_changes.tell(tx, ids.second, ids.b1, "expected", Telling.NOT))
    assert [it.is_told for it in found(table).changes] == [True, False]
    table.do(lambda tx: meeting_changes.tell(tx, ids.second, ids.b1, "expected", Telling.IN_PAPERS))
    assert all(it.is_told for it in found(table).changes)
    with table.document.reading() as read:
        assert list_told(read, ids.second) == []


def test_what_papers_left_out_comes_again_until_it_is_told(table: Table) -> None:
    ids = table.on(SECOND - 2 * WEEK).ids
    new = table.do(lambda tx: projects.create(tx, "Nieuw", number="B9"))
    table.set(ids.b1, "end", day(5, 31))
    table.do(lambda tx: projects.delete(tx, [ids.b2]))
    untold = ((ids.b1, "expected"), (ids.b1, "light"), (ids.b2, "there"), (new, "there"))

    def leave_out(meeting: str) -> None:
        for project_id, key in untold:
            table.do(lambda tx, it=project_id, of=key: meeting_changes.tell(tx, meeting, it, of, Telling.NOT))
        table.send(meeting)

    leave_out(ids.second)
    table.on(SECOND + WEEK)
    assert kinds(found(table, ids.third)) == [("B1", Reported.EXPECTED), ("B2", Reported.REMOVED)]
    leave_out(ids.third)
    fourth = table.do(lambda tx: meetings.add_meeting(tx, ids.body, THIRD + 4 * WEEK))
    table.on(THIRD + WEEK).set(ids.b1, "end", day(7, 31))
    moved, removed = found(table, fourth).changes
    assert (moved.before, moved.after, moved.days) == (day(3, 31), day(7, 31), 122), "what it last heard"
    assert removed.kind is Reported.REMOVED
    table.send(fourth)
    last = table.do(lambda tx: meetings.add_meeting(tx, ids.body, THIRD + 8 * WEEK))
    assert found(table, last).changes == (), "it was told"


def test_a_body_is_told_of_its_themes_and_its_maker_of_what_is_withheld(table: Table) -> None:
    ids = table.ids
    for project_id in (ids.b1, ids.b2, ids.b3):
        table.set(project_id, "end", day(5, 31))
    table.set(ids.b1, "theme", "zorg")
    table.set(ids.b2, "theme", "zorg")
    table.set(ids.b2, "confidentiality", "internal")
    table.do(lambda tx: tx.add(BodyThemeRecord(body_id=ids.body, theme="zorg")))
    told = found(table)
    assert {it.number for it in told.changes} == {"B1"}
    assert told.withheld == ("B2",)
    assert "B2" in withheld_sentence(told, translator("nl"))
    assert only_about(told.changes, themes=["wonen"]) == []
    assert len(only_about(told.changes, themes=["zorg"])) == 2

    def internal(tx: Transaction) -> None:
        tx.get(BodyRecord, ids.body).confidentiality = "internal"

    table.do(internal)
    assert {it.number for it in found(table).changes} == {"B1", "B2"}


def test_the_first_time_counts_from_the_last_meeting_or_the_beginning(
    document: Document, clock: FixedClock
) -> None:
    table = Table(document, clock)
    told = found(table, table.ids.first)
    assert (told.since.seq, told.since.meeting) == (1, None)
    assert {it.kind for it in told.changes} == {Reported.NEW}
    # A meeting of which nothing was kept counts by its day, once that is past.
    assert found(table, table.ids.second).since.meeting is None
    table.on(SECOND - WEEK).set(table.ids.b1, "end", day(5, 31))
    told = found(table)
    assert told.since.meeting is not None
    assert told.since.day == FIRST
    assert kinds(told) == [("B1", Reported.WORSE), ("B1", Reported.EXPECTED)]


def test_sentences_are_plain_in_both_languages(table: Table) -> None:
    ids = table.on(SECOND - 2 * WEEK).ids
    table.set(ids.b1, "end", day(5, 31))
    table.do(
        lambda tx: project_fields.set_deadline(
            tx, ids.b2, exact(date(2027, 6, 30)), DeadlineReason.DECISION, "college 12 januari"
        )
    )
    told = found(table)
    nl, en = translator("nl"), translator("en")
    said = [change_sentence(it, {}, nl, SECOND) for it in told.changes]
    assert said == [
        "De status ging van op schema naar wijkt af.",
        "De deadline is 30 jun 2027, dat was 31 mrt 2027 (91 dagen later; besluit college 12 januari).",
        "Wordt nu verwacht op 31 mei 2027, 61 dagen later dan 31 mrt 2027.",
    ]
    assert [change_sentence(it, {}, en, SECOND) for it in told.changes][2] == (
        "Is now expected on 31 May 2027, 61 days later than 31 Mar 2027."
    )
    season = told.changes[2]._replace(after=Term(date(2027, 5, 31), Precision.MONTH))
    assert change_sentence(season, {}, nl, SECOND) == "Nu verwacht: mei 2027, 61 dagen later dan 31 mrt 2027."
    assert summary_sentences(told, nl)[0] == "Status slechter: 1 project."
    table.set(ids.b3, "phase", "realisation")
    table.do(lambda tx: programme.describe_phase(tx, "realisation", short_name="Bouw"))
    with table.document.reading() as read:
        names = own_phase_names(read)
    (passed,) = [it for it in found(table).changes if it.project_id == ids.b3]
    assert change_sentence(passed, names, en, SECOND) == "Passed from Development to Bouw."
    assert change_sentence(passed, names, nl, SECOND) == "Ging over van Ontwikkeling naar Bouw."
    assert since_sentence(told.since, nl) == (
        "Sinds de stukken van 26 nov 2026 voor de vergadering van 3 dec 2026."
    )


def test_a_day_that_was_taken_away_is_said_to_be_gone(table: Table) -> None:
    ids = table.ids

    def plan(key: str, term: Term) -> None:
        phase = Phase.REALISATION.value
        table.do(lambda tx: progress.set_phase_period(tx, ids.b2, phase, key, term))

    plan("planned_start", day(1, 1))
    plan("planned_end", day(2, 1))
    table.on(SECOND - 2 * WEEK).send(ids.second)
    plan("planned_end", NO_TERM)
    table.set(ids.b1, "deadline", NO_TERM)
    said = [change_sentence(it, {}, translator("nl"), SECOND) for it in found(table, ids.third).changes]
    assert said == [
        "Heeft geen deadline meer; dat was 31 mrt 2027 (correctie).",
        "Realisatie heeft geen gepland einde meer; dat was 1 feb 2027.",
    ]


def test_papers_of_a_meeting_that_did_not_go_on_told_nothing(table: Table) -> None:
    ids = table.ids
    table.on(SECOND - 2 * WEEK).set(ids.b1, "end", day(5, 31))
    table.on(SECOND - WEEK).send(ids.second)
    table.do(lambda tx: meeting_changes.tell(tx, ids.second, ids.b1, "expected", Telling.ORALLY))
    table.on(SECOND).set(ids.b2, "end", day(6, 30))
    assert [it.number for it in found(table, ids.third).changes] == ["B2", "B2"]

    table.do(lambda tx: meetings.call_off(tx, ids.second))
    told = found(table, ids.third)
    assert [it.number for it in told.changes if it.kind is Reported.EXPECTED] == ["B2", "B1"]
    assert since_sentence(told.since, translator("nl")) == (
        "Sinds de stukken van 26 nov 2026 voor de vergadering van 3 dec 2026. De stukken van 7 jan 2027 "
        "waren voor de vergadering van 14 jan 2027, die niet doorging: wat erin stond is niet besproken en "
        "staat hier opnieuw."
    )

    table.do(lambda tx: meetings.let_go_on(tx, ids.second))
    assert "B1" not in {it.number for it in found(table, ids.third).changes}, "it goes on after all"
    table.do(lambda tx: meetings.move_meeting(tx, ids.second, THIRD + WEEK))
    told = found(table, ids.third)
    assert {it.number for it in told.changes} == {"B1", "B2"}, "what is told first is told first"
    assert "die nog komt" in since_sentence(told.since, translator("nl"))
    assert found(table, ids.second).since.in_vain == (), "its own papers are not in vain"

    table.on(THIRD - WEEK).send(ids.third)
    fourth = table.do(lambda tx: meetings.add_meeting(tx, ids.body, THIRD + 4 * WEEK))
    table.on(THIRD + WEEK).set(ids.b3, "end", day(9, 30))
    last = found(table, fourth)
    assert last.since.meeting is not None
    assert (last.since.meeting.id, last.since.in_vain) == (ids.third, ()), "of both meetings the later papers"
    assert {it.number for it in last.changes} == {"B3"}


def test_before_the_papers_were_sent_nothing_came_after_them(table: Table) -> None:
    with table.document.reading() as read, pytest.raises(UserError, match="not been sent"):
        meeting_changes.read_since_papers(read, table.ids.second, FIRST)
