"""What a body decided: in which words, under which number, and what it changes in projects."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, SECOND, Table
from tests.store.state import state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.terms import exact
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.services import agendas, decisions, meeting_moments
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import Choice
from wsg_desktop.store import decisions as stored
from wsg_desktop.store import passages, project_details, projects
from wsg_desktop.store.decisions import DecisionSummary
from wsg_desktop.texts import translator

MAY = exact(date(2027, 5, 31))


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group on the day of its first meeting."""
    return Table(document, clock).on(FIRST)


def ask(table: Table, meeting: str | None, title: str = "Deadline van B1") -> str:
    return table.do(
        lambda tx: decisions.ask(tx, table.ids.body, title, meeting_id=meeting, text="Akkoord met 31 mei.")
    )


def outcome(table: Table, decision: str, *values: object, **named: object) -> str:
    said = Outcome(*values, **named)  # pyright: ignore[reportArgumentType]
    return table.do(lambda tx: decisions.record_outcome(tx, decision, said))


def get(table: Table, decision: str) -> DecisionSummary:
    with table.document.reading() as read:
        return stored.get_decision(read, decision)


def test_numbers_go_by_month_and_are_never_given_twice(table: Table) -> None:
    ids = table.ids
    made = [ask(table, it) for it in (ids.first, ids.first, ids.second, ids.first)]
    numbers = [outcome(table, it, DecisionState.TAKEN) for it in made[:3]]
    assert numbers == ["2026-12-01", "2026-12-02", "2027-01-01"]
    table.document.undo()
    table.document.undo()
    assert get(table, made[1]).number == ""
    assert outcome(table, made[3], DecisionState.REJECTED) == "2026-12-03"
    # A number stays when the outcome turns out another one.
    assert outcome(table, made[0], DecisionState.HELD_OVER) == "2026-12-01"
    assert get(table, made[0]).decided_on is None


def test_a_changed_decision_needs_its_words_and_a_reserved_one_whose_it_is(table: Table) -> None:
    decision = ask(table, table.ids.first)
    with pytest.raises(UserError, match="as it was taken"):
        outcome(table, decision, DecisionState.CHANGED, "Akkoord met 31 mei.")
    with pytest.raises(UserError, match="whose approval"):
        outcome(table, decision, DecisionState.RESERVED)
    outcome(table, decision, DecisionState.CHANGED, "Akkoord met 30 juni.", responsible="wethouder zorg")
    found = get(table, decision)
    assert (found.sentence, found.responsible, found.decided_on) == (
        "Akkoord met 30 juni.", "wethouder zorg", FIRST,
    )  # fmt: skip
    with pytest.raises(UserError, match="not taken under reservation"):
        table.do(lambda tx: decisions.settle_reservation(tx, decision, ReservationOutcome.LIFTED))
    outcome(table, decision, DecisionState.RESERVED, reserved_for="gemeenteraad", reserved_until=SECOND)
    assert (get(table, decision).reserved_for, get(table, decision).reservation) == ("gemeenteraad", "open")
    outcome(table, decision, DecisionState.TAKEN)
    assert (get(table, decision).reserved_for, get(table, decision).reservation) == ("", "")


def test_a_decision_is_applied_in_one_step_linked_both_ways_and_undo_restores(table: Table) -> None:
    ids, decision = table.ids, ask(table, table.ids.first)
    part = table.do(lambda tx: decisions.add_project(tx, decision, ids.b1, field="deadline", deadline=MAY))
    with pytest.raises(UserError, match="Nothing is applied"):
        table.do(lambda tx: decisions.apply_to_project(tx, part))
    outcome(table, decision, DecisionState.TAKEN)
    before = state_of(table.document)
    table.do(lambda tx: decisions.apply_to_project(tx, part))
    with table.document.reading() as read:
        texts, project = project_details.get_texts(read, ids.b1), projects.get_project(read, ids.b1)
        (applied,) = stored.get_decision(read, decision).projects
        assert applied.applied_seq is not None
        assert stored.decision_of_set(read, applied.applied_seq) == decision
        assert [it.id for it in stored.decisions_of_project(read, ids.b1)] == [decision]
    assert (project.deadline, texts.deadline_reason, texts.deadline_basis) == (
        MAY, "decision", "Stuurgroep 2026-12-01",
    )  # fmt: skip
    with pytest.raises(UserError, match="before"):
        table.do(lambda tx: decisions.apply_to_project(tx, part))
    with pytest.raises(UserError, match="before"):
        table.do(lambda tx: decisions.change_project(tx, part, deadline=exact(SECOND)))
    table.document.undo()
    assert state_of(table.document) == before


def test_phase_and_state_follow_a_decision_too(table: Table) -> None:
    ids, decision = table.ids, ask(table, table.ids.first, "Realisatie van B1")
    phase, state, nothing = table.do(
        lambda tx: [
            decisions.add_project(tx, decision, ids.b1, field="phase", value="realisation"),
            decisions.add_project(tx, decision, ids.b2, field="state", value="on_hold"),
            decisions.add_project(tx, decision, ids.b3),
        ]
    )
    outcome(table, decision, DecisionState.TAKEN, effective_on=SECOND)
    for part in (phase, state):
        table.do(lambda tx, part=part: decisions.apply_to_project(tx, part))
    with pytest.raises(UserError, match="changes nothing in B3"):
        table.do(lambda tx: decisions.apply_to_project(tx, nothing))
    with table.document.reading() as read:
        (passage,) = passages.list_passages(read, ids.b1)
        assert projects.get_project(read, ids.b2).state == "on_hold"
    assert (passage.to_phase, passage.day, passage.decided_by, passage.note) == (
        "realisation", SECOND, "Stuurgroep", "2026-12-01",
    )  # fmt: skip
    with pytest.raises(UserError, match="deadline, a phase or a state"):
        table.do(lambda tx: decisions.add_project(tx, decision, ids.b3, field="phase", value="nazorg"))


def test_a_reservation_holds_back_what_is_applied(table: Table) -> None:
    decision = ask(table, table.ids.first)
    part = table.do(
        lambda tx: decisions.add_project(tx, decision, table.ids.b1, field="deadline", deadline=MAY)
    )
    outcome(table, decision, DecisionState.RESERVED, reserved_for="gemeenteraad")
    for said in (ReservationOutcome.OPEN, ReservationOutcome.REFUSED):
        table.do(lambda tx, said=said: decisions.settle_reservation(tx, decision, said))
        with pytest.raises(UserError, match="Nothing is applied"):
            table.do(lambda tx: decisions.apply_to_project(tx, part))
    table.do(lambda tx: decisions.settle_reservation(tx, decision, ReservationOutcome.LIFTED))
    table.do(lambda tx: decisions.apply_to_project(tx, part))


def test_a_reservation_stays_lifted_when_other_words_are_set_right(table: Table) -> None:
    decision = ask(table, table.ids.first)
    outcome(table, decision, DecisionState.RESERVED, reserved_for="gemeenteraad")
    table.do(lambda tx: decisions.settle_reservation(tx, decision, ReservationOutcome.LIFTED))
    outcome(
        table, decision, DecisionState.RESERVED, reserved_for="raad van Almelo", responsible="wethouder zorg"
    )
    found = get(table, decision)
    assert (found.reservation, found.responsible) == ("lifted", "wethouder zorg")
    outcome(table, decision, DecisionState.TAKEN)
    outcome(table, decision, DecisionState.RESERVED, reserved_for="gemeenteraad")
    assert get(table, decision).reservation == "open"


def test_what_went_on_to_a_later_meeting_stays_held_over_where_it_was(table: Table) -> None:
    ids, decision = table.ids, ask(table, table.ids.first)
    table.do(lambda tx: agendas.fill(tx, ids.first, translator("nl")))
    table.fact(lambda tx: meeting_moments.close(tx, ids.first, {decision: Choice.HOLD_OVER}))
    taken = Outcome(DecisionState.TAKEN)

    def correct() -> None:
        table.fact(
            lambda tx: meeting_moments.correct(
                tx, ids.first, "Deadline", "Toch genomen",
                lambda inner: decisions.record_at(inner, decision, ids.first, taken),
            )
        )  # fmt: skip

    # As long as it waits, a correction says that it was decided here after all.
    table.on(SECOND)
    with pytest.raises(UserError, match="03-12-2026 is closed"):
        table.do(lambda tx: decisions.record_at(tx, decision, ids.first, taken))
    correct()
    found = get(table, decision)
    assert (found.meeting_id, found.decided_on, found.number) == (ids.first, FIRST, "2026-12-01")


def test_what_a_later_meeting_decided_is_told_there(table: Table) -> None:
    ids, decision = table.ids, ask(table, table.ids.first)
    table.do(lambda tx: agendas.fill(tx, ids.first, translator("nl")))
    table.fact(lambda tx: meeting_moments.close(tx, ids.first, {decision: Choice.HOLD_OVER}))
    table.on(SECOND)
    outcome(table, decision, DecisionState.CHANGED, "Akkoord met juni.", effective_on=SECOND)
    with table.document.reading() as read:
        (then,), (now,) = (stored.decisions_of_meeting(read, it) for it in (ids.first, ids.second))
    assert (then.state, then.sentence, then.decided_on) == ("held_over", "Akkoord met 31 mei.", None)
    assert (now.state, now.sentence, now.decided_on) == ("changed", "Akkoord met juni.", SECOND)
    with pytest.raises(UserError, match="14-01-2027, where it was decided"):
        table.do(lambda tx: decisions.record_at(tx, decision, ids.first, Outcome(DecisionState.REJECTED)))


def test_a_decision_is_found_by_number_or_by_how_it_begins(table: Table) -> None:
    first, second = ask(table, table.ids.first), ask(table, None, "Deadline van B2")
    number = outcome(table, first, DecisionState.TAKEN)
    with table.document.reading() as read:
        assert stored.find_decision(read, number).id == first
        assert stored.find_decision(read, "deadline van b2").id == second
        assert [it.id for it in stored.list_decisions(read, open_only=True)] == [second]
        with pytest.raises(UserError, match="several"):
            stored.find_decision(read, "deadline")
        with pytest.raises(NotFound):
            stored.find_decision(read, "")
    with pytest.raises(UserError, match="withdrawn"):
        table.do(lambda tx: decisions.delete(tx, first))
    table.do(lambda tx: decisions.delete(tx, second))
    with table.document.reading() as read:
        assert [it.id for it in stored.list_decisions(read)] == [first]
