"""What bodies left open, and which of it is late, for Vandaag and the lists."""

from datetime import date

import pytest

from tests.services.meeting import FIRST, SECOND, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import actions, decisions
from wsg_desktop.services.attention import read_attention
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.services.open_matters import Matter, OpenMatters, matter_sentence, matter_title
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group on the day of its first meeting, with three decisions and two actions."""
    made = Table(document, clock).on(FIRST)
    ids = made.ids

    def work(tx: Transaction) -> None:
        reserved, taken, _ = (
            decisions.ask(tx, ids.body, title, meeting_id=ids.first)
            for title in ("Grond", "Deadline", "Naam")
        )
        decisions.add_project(tx, taken, ids.b1, field="deadline", deadline=exact(date(2027, 5, 31)))
        council = Outcome(DecisionState.RESERVED, reserved_for="gemeenteraad", reserved_until=FIRST + WEEK)
        decisions.record_outcome(tx, reserved, council)
        decisions.record_outcome(tx, taken, Outcome(DecisionState.TAKEN))
        actions.add(tx, "Bellen", holder="De Vries", due=exact(FIRST + WEEK))
        actions.add(tx, "Later", due=exact(date(2027, 6, 1)))

    made.do(work)
    return made


def seen(table: Table, today: date) -> OpenMatters:
    with table.document.reading() as read:
        return read_attention(read, today).matters


def test_nothing_is_late_on_its_own_day(table: Table) -> None:
    found = seen(table, FIRST)
    assert found.late == ()
    assert [it.title for it in found.decisions] == ["Grond", "Naam"]
    assert len(found.actions) == 2
    assert [it.kind for it in seen(table, FIRST + WEEK).late] == [Matter.UNDECIDED, Matter.NOT_APPLIED]


def test_what_is_late_is_said_gravest_first_and_goes_when_it_is_dealt_with(table: Table) -> None:
    found = seen(table, SECOND)
    tr = translator("nl")
    assert [(matter_title(it), matter_sentence(it, tr, SECOND)) for it in found.late] == [
        (
            "2026-12-01 Grond",
            "Wacht op gemeenteraad, terwijl 10 dec 2026 voorbij is; niemand zei wat ervan werd.",
        ),
        ("Naam", "Zou op 3 dec 2026 door Stuurgroep besloten worden: 6 weken te laat."),
        ("2026-12-02 Deadline", "Genomen op 3 dec 2026, en nog niet verwerkt in de projecten."),
        ("A-001 Bellen", "De Vries zou dit vóór 10 dec 2026 doen: 5 weken te laat."),
    ]

    def deal(tx: Transaction) -> None:
        reserved, undecided, taken, late = found.late
        assert reserved.decision
        assert undecided.decision
        assert taken.decision
        assert late.action
        decisions.settle_reservation(tx, reserved.decision.id, ReservationOutcome.LIFTED)
        decisions.record_outcome(tx, undecided.decision.id, Outcome(DecisionState.WITHDRAWN))
        decisions.apply_to_project(tx, taken.decision.projects[0].id)
        actions.finish(tx, late.action.id)

    table.do(deal)
    assert seen(table, SECOND).late == ()
    table.document.undo()
    assert len(seen(table, SECOND).late) == 4
