"""What one change tells along with another is neither told twice nor lost, however a body heard of it."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, SECOND, THIRD, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, Telling
from wsg_desktop.domain.reported_changes import Reported
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, Phase
from wsg_desktop.services import decisions, meeting_changes, meetings, progress
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction

PROMISED, HEARD, LATER = exact(SECOND + WEEK), exact(SECOND + 4 * WEEK), exact(THIRD + 20 * WEEK)
"""When it is ready: as the papers of the second meeting say, as is said afterwards, and in the end."""
MOVED = (Reported.PROMISE, Reported.EXPECTED, Reported.PERIOD)


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group that was told at its second meeting when the first project is ready."""
    made = Table(document, clock).on(FIRST - WEEK)
    made.set(made.ids.b1, "end", PROMISED)
    made.send(made.ids.first)
    made.on(SECOND - WEEK).send(made.ids.second)
    return made.on(SECOND)


def told(table: Table, meeting: str = "") -> list[tuple[Reported, Term | str | None, Term | str | None]]:
    """Return what the third meeting is told of when the first project is ready."""
    with table.document.reading() as read:
        found = meeting_changes.read_changes(read, meeting or table.ids.third, table.clock.today())
    mine = (it for it in found.changes if it.project_id == table.ids.b1 and it.kind in MOVED)
    return [(it.kind, it.before, it.after) for it in mine]


def tell(table: Table, meeting: str, key: str, telling: Telling) -> None:
    table.do(lambda tx: meeting_changes.tell(tx, meeting, table.ids.b1, key, telling))


def decide(table: Table, deadline: date) -> None:
    ids = table.ids

    def work(tx: Transaction) -> None:
        made = decisions.ask(tx, ids.body, "Deadline", meeting_id=ids.second)
        part = decisions.add_project(tx, made, ids.b1, field="deadline", deadline=exact(deadline))
        decisions.record_outcome(tx, made, Outcome(DecisionState.TAKEN))
        decisions.apply_to_project(tx, part)

    table.do(work)


def test_a_day_heard_by_word_of_mouth_that_passes_is_a_promise_not_kept(table: Table) -> None:
    table.set(table.ids.b1, "end", HEARD)
    tell(table, table.ids.second, "expected", Telling.ORALLY)
    table.on(THIRD - WEEK).set(table.ids.b1, "end", LATER)
    assert told(table) == [(Reported.PROMISE, HEARD, LATER)]


def test_who_heard_another_day_is_not_held_to_that_of_the_papers(table: Table) -> None:
    table.set(table.ids.b1, "end", LATER)
    tell(table, table.ids.second, "expected", Telling.ORALLY)
    assert told(table.on(THIRD - WEEK)) == []


def test_what_moves_on_after_a_broken_promise_was_told_is_told(table: Table) -> None:
    table.on(SECOND + 2 * WEEK).set(table.ids.b1, "end", exact(THIRD))
    tell(table, table.ids.second, "promise", Telling.SENT_AFTER)
    assert told(table) == []
    table.on(THIRD - WEEK).set(table.ids.b1, "end", LATER)
    assert told(table) == [(Reported.EXPECTED, exact(THIRD), LATER)]


def test_what_was_left_out_is_not_lost_when_its_day_passes(table: Table) -> None:
    table.on(SECOND + WEEK).set(table.ids.b1, "end", LATER)
    tell(table, table.ids.third, "expected", Telling.NOT)
    table.send(table.ids.third)
    fourth = table.do(lambda tx: meetings.add_meeting(tx, table.ids.body, THIRD + 6 * WEEK))
    assert told(table.on(THIRD), fourth) == [(Reported.PROMISE, PROMISED, LATER)]


def test_a_broken_promise_that_was_left_out_is_told_once(table: Table) -> None:
    table.on(THIRD - WEEK).set(table.ids.b1, "end", exact(THIRD + 8 * WEEK))
    tell(table, table.ids.third, "promise", Telling.NOT)
    table.send(table.ids.third)
    fourth = table.do(lambda tx: meetings.add_meeting(tx, table.ids.body, THIRD + 6 * WEEK))
    table.on(THIRD).set(table.ids.b1, "end", LATER)
    assert told(table, fourth) == [(Reported.PROMISE, PROMISED, LATER)]


def test_what_moves_on_after_a_decision_on_a_broken_promise_is_told(table: Table) -> None:
    table.on(SECOND + 2 * WEEK).set(table.ids.b1, "end", HEARD)
    decide(table, SECOND + 4 * WEEK)
    assert told(table) == [], "the body decided about it"
    table.set(table.ids.b1, "end", LATER)
    assert told(table) == [(Reported.EXPECTED, HEARD, LATER)]


def test_a_decision_before_the_promised_day_does_not_silence_another_day(table: Table) -> None:
    table.set(table.ids.b1, "end", LATER)
    decide(table, THIRD + 20 * WEEK)
    assert told(table) == [(Reported.EXPECTED, PROMISED, LATER)]
    assert told(table.on(THIRD - WEEK)) == [(Reported.EXPECTED, PROMISED, LATER)], "its day has passed"


@pytest.mark.parametrize(
    ("made_worse", "told_as"),
    [
        (SECOND - WEEK, (Light.ON_TRACK, Light.OFF_TRACK)),
        (SECOND + WEEK, (Light.ON_TRACK, Light.OFF_TRACK)),
        (None, None),
    ],
)
def test_a_decision_on_a_deadline_says_nothing_of_what_got_worse_beside_it(
    table: Table, made_worse: date | None, told_as: tuple[Light, Light] | None
) -> None:
    ids, red = table.ids, (Aspect.MONEY, Light.OFF_TRACK)
    days = [(SECOND, lambda: decide(table, THIRD + 20 * WEEK))]
    if made_worse:
        days.append((made_worse, lambda: table.do(lambda tx: progress.set_status(tx, ids.b1, *red))))
    for day, happens in sorted(days, key=lambda it: it[0]):
        table.on(day)
        happens()
    with table.document.reading() as read:
        found = meeting_changes.read_changes(read, ids.third, THIRD - WEEK)
    lights = [(it.before, it.after) for it in found.changes if it.key == "light" and it.project_id == ids.b1]
    assert lights == ([told_as] if told_as else [])


def test_a_decision_that_made_it_better_is_not_news_but_what_got_worse_after_it_is(table: Table) -> None:
    ids = table.ids
    table.on(SECOND - WEEK).set(ids.b1, "deadline", exact(FIRST))
    table.send(ids.third)
    fourth = table.do(lambda tx: meetings.add_meeting(tx, ids.body, THIRD + 6 * WEEK))

    def lights() -> list[str]:
        with table.document.reading() as read:
            found = meeting_changes.read_changes(read, fourth, SECOND)
        return [it.kind.value for it in found.changes if it.key == "light" and it.project_id == ids.b1]

    assert lights() == []
    decide(table, THIRD)
    assert lights() == [], "it went from red to green by its own decision"
    table.do(lambda tx: progress.set_status(tx, ids.b1, Aspect.MONEY, Light.OFF_TRACK))
    assert lights() == ["worse"]


def test_a_phase_that_moved_along_with_what_was_heard_is_told_once_it_moves_by_itself(table: Table) -> None:
    plan = Phase.DEVELOPMENT, "planned_end"
    table.on(FIRST).do(lambda tx: progress.set_phase_period(tx, table.ids.b1, *plan, PROMISED))
    table.send(table.ids.third)
    fourth = table.do(lambda tx: meetings.add_meeting(tx, table.ids.body, THIRD + 6 * WEEK))
    table.set(table.ids.b1, "end", HEARD)
    tell(table, table.ids.third, "expected", Telling.ORALLY)
    assert told(table, fourth) == [], "the last phase went along"
    table.do(lambda tx: progress.set_phase_period(tx, table.ids.b1, *plan, exact(SECOND)))
    assert told(table, fourth) == [(Reported.PERIOD, HEARD, exact(SECOND))]
