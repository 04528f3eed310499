"""What is internal stays in the house: in the bin too, and whatever refers to it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Confidentiality, DeadlineReason, ItemKind
from wsg_desktop.services import actions, agendas, decisions, parties, programme, projects
from wsg_desktop.services.confidential import read_kept_in
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_calendar import CalendarChoice, calendar_events
from wsg_desktop.services.overview_rows import read_source
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.project_fields import set_deadline, set_field
from wsg_desktop.services.reminding import question_of
from wsg_desktop.store.actions import list_actions
from wsg_desktop.store.records import BodyRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)
DUE = exact(date(2026, 12, 10))
CORP = "Corporatie 1"
EN = translator("en")


class Made(NamedTuple):
    """A programme with an internal project and all that can refer to it."""

    document: Document
    project: str
    item: str
    decision: str


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    document = programme.create(tmp_path / "p.wsg", "tester", clock)
    found = document.change("fill", lambda tx: fill(tx, document))
    yield found
    document.close()


def fill(tx: Transaction, document: Document) -> Made:
    parties.add_party(tx, CORP)
    secret = projects.create(tx, "Grondruil", number="G1")
    set_field(tx, secret, "confidentiality", Confidentiality.INTERNAL)
    set_field(tx, secret, "lead_parties", (CORP,))
    set_deadline(tx, secret, DUE, DeadlineReason.CORRECTION, "afspraak")
    under = projects.create(tx, "Taxatie", parent_id=secret, kind=ItemKind.ACTIVITY)
    body = tx.add(BodyRecord(name="Stuurgroep", sort_key="a0")).id
    meeting = tx.add(MeetingRecord(body_id=body, day=date(2026, 11, 5))).id
    decision = decisions.ask(tx, body, "Verkopen", meeting_id=meeting)
    decisions.add_project(tx, decision, secret)
    item = agendas.add_item(tx, meeting, "Stand van de ruil", project_id=secret)
    tx.flush()
    actions.add(tx, "Over het project", holder=CORP, due=DUE, project_id=secret)
    actions.add(tx, "Over een deel", holder=CORP, due=DUE, project_id=under)
    actions.add(tx, "Uit het besluit", holder=CORP, due=DUE, decision_id=decision)
    actions.add(tx, "Bij het punt", holder=CORP, due=DUE, agenda_item_id=item)
    shared = actions.add(tx, "Voor iedereen", holder=CORP, due=DUE)
    actions.set_field(tx, shared, "notes", "Wethouder twijfelt")
    decisions.record_outcome(tx, decision, decisions.Outcome(DecisionState.TAKEN, responsible=CORP))
    return Made(document, secret, item, decision)


def goes_out(made: Made) -> list[str]:
    with made.document.reading() as read:
        source = read_source(read, TODAY)
        return [it.title for it in source.actions_of(get_party_id(read, CORP), EN)]


def test_what_refers_to_something_internal_stays_with_it(made: Made) -> None:
    assert goes_out(made) == ["Voor iedereen"]
    with made.document.reading() as read:
        kept_in = read_kept_in(read)
    assert (len(kept_in.projects), kept_in.decisions, kept_in.items) == (2, {made.decision}, {made.item})


def test_the_bin_makes_nothing_public(made: Made) -> None:
    made.document.change("gone", lambda tx: projects.delete(tx, [made.project]))
    assert goes_out(made) == ["Voor iedereen"]


def test_what_is_shared_goes_out_with_all_that_refers_to_it(made: Made) -> None:
    made.document.change(
        "share", lambda tx: set_field(tx, made.project, "confidentiality", Confidentiality.PARTNERS)
    )
    assert len(goes_out(made)) == 6


@pytest.mark.parametrize("party", [CORP, "corporatie 1"])
def test_a_calendar_for_a_party_holds_nothing_internal(made: Made, party: str) -> None:
    wanted = CalendarChoice(meetings=False, papers=False, deadlines=True, actions=True)
    with made.document.reading() as read:
        ours = calendar_events(read, wanted, TODAY, EN)
        theirs = calendar_events(read, wanted._replace(party=party), TODAY, EN)
    assert len(ours) == 6
    assert [it.title.endswith("Voor iedereen") for it in theirs] == [True]
    assert "twijfelt" in " ".join(it.notes for it in ours)
    assert "twijfelt" not in theirs[0].notes


def test_a_deadline_goes_to_its_lead_however_the_name_is_typed(made: Made) -> None:
    made.document.change(
        "share", lambda tx: set_field(tx, made.project, "confidentiality", Confidentiality.PARTNERS)
    )
    wanted = CalendarChoice(meetings=False, papers=False, deadlines=True, party="CORPORATIE 1")
    with made.document.reading() as read:
        assert [it.title for it in calendar_events(read, wanted, TODAY, EN)] == ["Deadline: G1 Grondruil"]


def test_a_reminder_names_no_internal_project(made: Made) -> None:
    with made.document.reading() as read:
        told = {it.text: question_of(read, it, TODAY, EN).text for it in list_actions(read)}
    assert "Grondruil" not in told["Over het project"]
    assert "Taxatie" not in told["Over een deel"]
