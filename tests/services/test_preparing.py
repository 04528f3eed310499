"""Preparing a meeting: decisions proposed from changes, when to take them, actions of last time."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, SECOND, THIRD, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, Telling
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import (
    actions,
    agendas,
    decisions,
    filling,
    meeting_changes,
    meetings,
    preparing,
    progress,
)
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_proposals import Asks
from wsg_desktop.services.preparing import Preparation
from wsg_desktop.store import projects
from wsg_desktop.store.decisions import list_decisions
from wsg_desktop.store.records import BodyRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = SECOND - 2 * WEEK


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group that met once and prepares its second meeting."""
    made = Table(document, clock).on(FIRST - WEEK)
    made.send(made.ids.first)
    made.on(FIRST).close(made.ids.first)
    return made.on(TODAY)


def prepare(table: Table) -> Preparation:
    with table.document.reading() as read:
        return preparing.read_preparation(read, table.ids.second, TODAY, translator("nl"))


def test_a_project_that_will_be_late_asks_for_a_deadline_until_it_was_asked(table: Table) -> None:
    ids = table.ids
    table.set(ids.b1, "end", exact(date(2027, 5, 31)))
    (proposal,) = prepare(table).proposals
    assert (proposal.asks, proposal.deadline) == (Asks.DEADLINE, exact(date(2027, 5, 31)))
    assert proposal.text == (
        "Instemmen met 31 mei 2027 als nieuwe deadline van B1 Servicewinkel, in plaats van 31 mrt 2027."
    )
    assert "61 dagen later" in proposal.occasion

    def accept(tx: Transaction) -> str:
        made = preparing.accept(tx, ids.second, proposal)
        agendas.fill(tx, ids.second, translator("nl"))
        return made

    decision = table.do(accept)
    found = prepare(table)
    assert found.proposals == ()
    assert [it.id for it in found.decisions] == [decision]
    assert [it.item.title for it in found.agenda.lines if it.item.decision_id] == [proposal.title]
    assert found.decisions[0].projects[0].deadline == exact(date(2027, 5, 31))
    table.document.undo()
    assert prepare(table).proposals == (proposal,)


def test_what_is_not_told_asks_nothing(table: Table) -> None:
    table.set(table.ids.b1, "end", exact(date(2027, 5, 31)))
    for key in ("light", "expected"):
        table.do(
            lambda tx, key=key: meeting_changes.tell(tx, table.ids.second, table.ids.b1, key, Telling.NOT)
        )
    assert prepare(table).proposals == ()


def test_a_phase_that_begins_before_the_meeting_after_this_one_asks_go_or_no_go(table: Table) -> None:
    ids = table.ids
    for project, day in ((ids.b1, THIRD - WEEK), (ids.b2, THIRD + WEEK)):
        table.do(
            lambda tx, project=project, day=day: progress.set_phase_period(
                tx, project, "realisation", "planned_start", exact(day)
            )
        )
    table.set(ids.b3, "state", "on_hold")
    found = prepare(table).proposals
    assert [(it.asks, it.number, it.value) for it in found] == [
        (Asks.STATE, "B3", "active"),
        (Asks.PHASE, "B1", "realisation"),
    ]
    assert found[1].title == "B1 Servicewinkel: go of no-go voor Realisatie"
    for proposal in found:
        table.do(lambda tx, it=proposal: preparing.accept(tx, ids.second, it))
    for decision in prepare(table).decisions:
        table.do(lambda tx, it=decision: decisions.record_outcome(tx, it.id, Outcome(DecisionState.TAKEN)))
        table.do(lambda tx, it=decision: decisions.apply_to_project(tx, it.projects[0].id))
    with table.document.reading() as read:
        assert projects.get_project(read, ids.b1).phase == "realisation"
        assert projects.get_project(read, ids.b3).state == "active"


def test_a_phase_that_should_have_begun_is_not_asked_on_a_day_that_will_have_passed(table: Table) -> None:
    for project, day in ((table.ids.b1, SECOND - WEEK), (table.ids.b2, SECOND)):
        begins = exact(day)
        table.do(
            lambda tx, project=project, begins=begins: progress.set_phase_period(
                tx, project, "realisation", "planned_start", begins
            )
        )
    behind, ahead = prepare(table).proposals
    assert behind.text.endswith("laten overgaan naar Realisatie.")
    assert " op " not in behind.text
    assert behind.occasion == "Realisatie had op 7 jan 2027 moeten beginnen, vóór deze vergadering."
    assert ahead.text.endswith("op 14 jan 2027 laten overgaan naar Realisatie.")


def test_filling_asks_what_fits_the_meeting_and_passages_together(table: Table) -> None:
    ids = table.ids
    table.set(ids.b1, "end", exact(date(2027, 5, 31)))
    for project_id in (ids.b2, ids.b3):
        day = exact(date(2027, 1, 20))
        table.do(
            lambda tx, it=project_id: progress.set_phase_period(
                tx,
                it,
                "realisation",
                "planned_start",
                day,  # noqa: B023 - done at once
            )
        )
    filled = table.do(lambda tx: filling.fill(tx, prepare(table), translator("nl")))
    assert (filled.minutes, filled.left_out) == (5, ())
    found = prepare(table)
    assert (found.proposals, found.agenda.over) == ((), -5), "it all fits in an hour and a half"
    deadline, passages = found.decisions
    assert passages.title == "Go of no-go voor de volgende fase van 2 projecten"
    assert len(passages.text.splitlines()) == 2
    assert [(it.project_id, it.value) for it in passages.projects] == [
        (ids.b2, "realisation"), (ids.b3, "realisation"),
    ]  # fmt: skip
    asked = [it.item for it in found.agenda.lines if it.item.decision_id]
    assert [(it.decision_id, it.duration) for it in asked] == [(deadline.id, 5), (passages.id, 5)]

    table.document.undo()
    assert prepare(table).agenda.lines == ()
    table.do(lambda tx: meetings.set_meeting_field(tx, ids.second, "duration", 80))
    short = filling.plan_filling(prepare(table))
    assert [it.asks for it in short.left_out] == [Asks.PHASE, Asks.PHASE], "what is red goes first"
    table.set(ids.b2, "end", exact(date(2027, 9, 30)))
    table.do(lambda tx: setattr(tx.get(BodyRecord, ids.body), "confidentiality", "internal"))
    table.set(ids.b1, "confidentiality", "internal")
    (later,) = filling.plan_filling(prepare(table)).together
    assert [it.project_id for it in later] == [ids.b2], "of red ones the latest goes first"
    table.do(lambda tx: meetings.set_meeting_field(tx, ids.second, "duration", 30))
    assert filling.plan_filling(prepare(table)).together == ()


def test_new_deadlines_that_are_too_many_for_the_meeting_are_asked_as_one(table: Table) -> None:
    ids = table.ids
    for project_id, day in ((ids.b1, date(2027, 5, 31)), (ids.b2, date(2027, 6, 30))):
        table.set(project_id, "end", exact(day))
    table.do(lambda tx: meetings.set_meeting_field(tx, ids.second, "duration", 85))
    assert len(filling.plan_filling(prepare(table)).together) == 2, "two decisions fit"
    table.do(lambda tx: meetings.set_meeting_field(tx, ids.second, "duration", 80))
    filled = table.do(lambda tx: filling.fill(tx, prepare(table), translator("nl")))
    assert filled.left_out == ()
    (asked,) = prepare(table).decisions
    assert asked.title == "Nieuwe deadlines van 2 projecten"
    assert asked.text.splitlines() == [
        "Instemmen met 31 mei 2027 als nieuwe deadline van B1 Servicewinkel, in plaats van 31 mrt 2027.",
        "Instemmen met 30 jun 2027 als nieuwe deadline van B2 Eettafel, in plaats van 31 mrt 2027.",
    ]
    table.do(lambda tx: decisions.record_outcome(tx, asked.id, Outcome(DecisionState.TAKEN)))
    for part in asked.projects:
        table.do(lambda tx, it=part: decisions.apply_to_project(tx, it.id))
    with table.document.reading() as read:
        assert projects.get_project(read, ids.b2).deadline.day == date(2027, 6, 30)


def test_what_was_to_be_decided_at_a_meeting_that_was_called_off_comes_first_at_the_next(
    table: Table,
) -> None:
    ids = table.ids
    table.set(ids.b1, "end", exact(date(2027, 5, 31)))
    table.do(lambda tx: filling.fill(tx, prepare(table), translator("nl")))
    (asked,) = prepare(table).decisions
    table.send(ids.second)
    table.do(lambda tx: meetings.call_off(tx, ids.second))

    def fill(tx: Transaction) -> None:
        found = preparing.read_preparation(tx.read, ids.third, TODAY, translator("nl"))
        assert found.proposals == (), "it is asked already"
        filling.fill(tx, found, translator("nl"))

    table.do(fill)
    with table.document.reading() as read:
        found = preparing.read_preparation(read, ids.third, TODAY, translator("nl"))
    assert [it.id for it in found.decisions] == [asked.id]
    (line,) = [it for it in found.agenda.lines if it.item.decision_id]
    assert (line.item.decision_id, line.item.duration) == (asked.id, 10)


def test_each_open_decision_says_when_to_take_it_and_what_waiting_costs(table: Table) -> None:
    ids = table.ids
    table.do(
        lambda tx: progress.set_phase_period(
            tx, ids.b1, "realisation", "planned_start", exact(date(2027, 2, 1))
        )
    )
    phase = table.do(lambda tx: decisions.ask(tx, ids.body, "Realisatie", lead_days=7))
    table.do(lambda tx: decisions.add_project(tx, phase, ids.b1, field="phase", value="realisation"))
    deadline = table.do(lambda tx: decisions.ask(tx, ids.body, "Deadline"))
    table.do(lambda tx: decisions.add_project(tx, deadline, ids.b2, field="deadline", deadline=exact(THIRD)))
    loose = table.do(lambda tx: decisions.ask(tx, ids.body, "Naam"))
    found = prepare(table).decide_by
    assert found[phase].needed_by == date(2027, 1, 25)
    assert found[phase].papers_by == date(2027, 1, 18)
    last = found[phase].last
    assert last is not None
    assert last.day == SECOND
    assert [(it.sitting.day, it.weeks) for it in found[phase].costs] == [(SECOND, 0), (THIRD, 5)]
    assert found[deadline].needed_by == date(2027, 3, 31)
    assert [it.weeks for it in found[deadline].costs] == [0, 0]
    assert (found[loose].needed_by, found[loose].last) == (None, None)

    def days_on(day: date) -> list[date]:
        table.on(day)
        with table.document.reading() as read:
            open_ones = list_decisions(read, body_id=ids.body, open_only=True)
            by = preparing.read_decide_by(read, ids.body, open_ones, day)[loose]
        return [it.sitting.day for it in by.costs]

    assert days_on(SECOND) == [SECOND, THIRD], "on the day itself it can be decided"
    table.do(lambda tx: decisions.put_on(tx, loose, ids.third))
    table.close(ids.second)
    assert days_on(SECOND) == [THIRD], "but not once it is closed"
    assert days_on(THIRD - 0.5 * WEEK) == [THIRD], "it stands on the agenda, though its papers went out"


def test_actions_of_last_time_are_there_with_what_is_open_from_before(table: Table) -> None:
    ids = table.ids
    done, still, before, other = (
        table.do(lambda tx, it=it, of=of: actions.add(tx, it, body_id=ids.body, meeting_id=of))
        for it, of in (("Klaar", ids.first), ("Open", ids.first), ("Oud", None), ("Oud en klaar", None))
    )
    for action in (done, other):
        table.do(lambda tx, action=action: actions.finish(tx, action))
    assert {it.text for it in prepare(table).actions} == {"Klaar", "Open", "Oud"}
    assert still
    assert before
