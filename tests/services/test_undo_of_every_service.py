"""Undo and redo proven for every service function: dump, do, undo, same dump, redo, same dump."""

import inspect
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import NOW
from tests.services.furnished_programme import Ids, Work, day, furnish
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.follow_up import Moved
from wsg_desktop.domain.meeting_vocabulary import (
    AgendaKind,
    DecisionState,
    ReservationOutcome,
    Telling,
)
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import (
    Aspect,
    DeadlineReason,
    DirectionType,
    GoalKind,
    Light,
    LinkType,
    PartyRole,
    Precision,
)
from wsg_desktop.services import (
    acceptances,
    actions,
    administrative_calendar,
    agendas,
    areas,
    bin_contents,
    bodies,
    chain_proposals,
    decisions,
    filling,
    goals,
    links,
    meeting_changes,
    meeting_moments,
    meeting_proposals,
    meetings,
    outline,
    parties,
    party_merging,
    phases,
    preparing,
    programme,
    progress,
    project_fields,
    projects,
    scheduling,
    tags,
    undoing,
    views,
)
from wsg_desktop.services.acceptances import Judged
from wsg_desktop.services.chain_proposals import Proposal
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_past import Present
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

MODULES = (
    acceptances,
    actions,
    administrative_calendar,
    agendas,
    areas,
    bin_contents,
    bodies,
    chain_proposals,
    decisions,
    goals,
    links,
    meeting_changes,
    meeting_moments,
    meetings,
    outline,
    parties,
    party_merging,
    phases,
    filling,
    preparing,
    programme,
    progress,
    project_fields,
    projects,
    scheduling,
    tags,
    undoing,
    views,
)


def field(key: str, value: Any) -> Work:
    return lambda tx, ids: project_fields.set_field(tx, ids.project, key, value)


def out_of_a_conflict(tx: Transaction, ids: Ids) -> None:
    project_fields.set_field(tx, ids.other, "start", day(3, 1))
    project_fields.set_field(tx, ids.other, "end", day(3, 26))
    scheduling.move_to_allowed(tx, ids.other)


def accepted_again(tx: Transaction, ids: Ids) -> None:
    acceptances.accept(tx, Judged(Finding.NOT_BEGUN, ids.project, "start 2026-11-01 day"))
    acceptances.accept(tx, Judged(Finding.NOT_BEGUN, ids.project, "start 2026-11-02 day"))


DONE: dict[str, Work] = {
    "acceptances.accept": accepted_again,
    "acceptances.check_again": lambda tx, ids: acceptances.check_again(tx, ids.accepted),
    "administrative_calendar.add_period": lambda tx, _: administrative_calendar.add_period(
        tx, "Raad", "council", date(2027, 3, 11)
    ),
    "administrative_calendar.change_period": lambda tx, ids: administrative_calendar.change_period(
        tx, ids.period, move_deadlines=True, move_meetings=True, last=date(2027, 2, 28), notes="regio noord"
    ),
    "administrative_calendar.remove_period": lambda tx, ids: administrative_calendar.remove_period(
        tx, ids.period
    ),
    "bodies.add_body": lambda tx, _: bodies.add_body(tx, "Platform", kind="platform"),
    "bodies.set_body_field": lambda tx, ids: bodies.set_body_field(tx, ids.group, "papers_days", 10),
    "bodies.set_areas": lambda tx, ids: bodies.set_areas(tx, ids.group, ["Wierden", "Nieuw"]),
    "bodies.set_themes": lambda tx, ids: bodies.set_themes(tx, ids.group, ["zorg"]),
    "bodies.add_member": lambda tx, ids: bodies.add_member(
        tx, ids.group, person="directeur", party="Corporatie 9", mandate="tot 50.000 euro"
    ),
    "bodies.change_member": lambda tx, ids: bodies.change_member(
        tx, ids.member, role="member", last=date(2027, 6, 30)
    ),
    "bodies.remove_member": lambda tx, ids: bodies.remove_member(tx, ids.member),
    "bodies.delete_body": lambda tx, ids: bodies.delete_body(tx, ids.body),
    "bodies.restore_body": lambda tx, ids: bodies.restore_body(tx, ids.binned_body),
    "meetings.add_meeting": lambda tx, ids: meetings.add_meeting(tx, ids.group, date(2027, 4, 1)),
    "meetings.add_meetings": lambda tx, ids: meetings.add_meetings(
        tx, ids.group, [date(2027, 2, 4), date(2027, 4, 1), date(2027, 6, 3)]
    ),
    "meetings.move_meeting": lambda tx, ids: meetings.move_meeting(tx, ids.gathering, date(2027, 2, 11)),
    "meetings.set_meeting_field": lambda tx, ids: meetings.set_meeting_field(
        tx, ids.gathering, "begins_at", "9.30"
    ),
    "meetings.call_off": lambda tx, ids: meetings.call_off(tx, ids.gathering, "te weinig punten"),
    "meetings.let_go_on": lambda tx, ids: meetings.let_go_on(tx, ids.called_off),
    "meetings.set_presence": lambda tx, ids: meetings.set_presence(
        tx, ids.gathering, ids.member, "replaced", "B. Bos"
    ),
    "meetings.set_everybody_present": lambda tx, ids: meetings.set_everybody_present(
        tx, ids.called_off, [ids.member]
    ),
    "meetings.add_guest": lambda tx, ids: meetings.add_guest(tx, ids.gathering, "C. Klein"),
    "meetings.remove_attendance": lambda tx, ids: meetings.remove_attendance(tx, ids.guest),
    "meetings.delete_meeting": lambda tx, ids: meetings.delete_meeting(tx, ids.meeting),
    "meetings.restore_meeting": lambda tx, ids: meetings.restore_meeting(tx, ids.binned_meeting),
    "actions.add": lambda tx, ids: actions.add(
        tx, "Huur regelen", holder="A. Jansen", due=day(4, 1), body_id=ids.body, project_id=ids.project
    ),
    "actions.set_field": lambda tx, ids: actions.set_field(tx, ids.action, "holder", "Bibliotheek"),
    "actions.finish": lambda tx, ids: actions.finish(tx, ids.action),
    "actions.drop": lambda tx, ids: actions.drop(tx, ids.action),
    "actions.reopen": lambda tx, ids: actions.reopen(tx, ids.done),
    "actions.delete": lambda tx, ids: actions.delete(tx, ids.action),
    "agendas.fill": lambda tx, ids: agendas.fill(tx, ids.meeting, translator("nl")),
    "agendas.add_item": lambda tx, ids: agendas.add_item(
        tx, ids.meeting, "Risico's", kind=AgendaKind.INFORMATION, presenter="De Vries"
    ),
    "agendas.set_item_field": lambda tx, ids: agendas.set_item_field(tx, ids.item, "minutes", "Besproken."),
    "agendas.move_item": lambda tx, ids: agendas.move_item(
        tx, agendas.add_item(tx, ids.meeting, "Rondvraag"), None
    ),
    "agendas.remove_item": lambda tx, ids: agendas.remove_item(tx, ids.item),
    "agendas.add_paper": lambda tx, ids: agendas.add_paper(tx, ids.item, "kaart.png", "Kaart"),
    "agendas.remove_paper": lambda tx, ids: agendas.remove_paper(tx, ids.paper),
    "decisions.ask": lambda tx, ids: decisions.ask(
        tx, ids.body, "Naam", meeting_id=ids.meeting, lead_days=14, needed_by=date(2027, 4, 1)
    ),
    "decisions.set_field": lambda tx, ids: decisions.set_field(tx, ids.decision, "core", "Een winkel erbij."),
    "decisions.put_on": lambda tx, ids: decisions.put_on(tx, ids.decision, None),
    "decisions.delete": lambda tx, ids: decisions.delete(tx, decisions.ask(tx, ids.body, "Weg")),
    "decisions.add_project": lambda tx, ids: decisions.add_project(
        tx, ids.decision, ids.other, field="phase", value="realisation"
    ),
    "decisions.change_project": lambda tx, ids: decisions.change_project(tx, ids.about, deadline=day(9, 1)),
    "decisions.remove_project": lambda tx, ids: decisions.remove_project(tx, ids.about),
    "decisions.record_outcome": lambda tx, ids: decisions.record_outcome(
        tx,
        ids.decision,
        Outcome(DecisionState.CHANGED, "Akkoord met september.", effective_on=date(2027, 3, 5)),
    ),
    "decisions.record_at": lambda tx, ids: decisions.record_at(
        tx, ids.decision, ids.meeting, Outcome(DecisionState.REJECTED)
    ),
    "decisions.settle_reservation": lambda tx, ids: decisions.settle_reservation(
        tx, ids.reserved, ReservationOutcome.LIFTED
    ),
    "decisions.apply_to_project": lambda tx, ids: decisions.apply_to_project(tx, ids.about),
    "meeting_changes.tell": lambda tx, ids: meeting_changes.tell(
        tx, ids.meeting, ids.project, "deadline", Telling.ORALLY, "uitgelegd"
    ),
    "preparing.accept": lambda tx, ids: preparing.accept(
        tx,
        ids.meeting,
        meeting_proposals.Proposal(
            meeting_proposals.Asks.PHASE,
            Present.load(tx.read).rows[ids.other],
            translator("nl"),
            date(2026, 11, 27),
            value="realisation",
            begins=date(2027, 3, 1),
        ),
    ),
    "filling.fill": lambda tx, ids: filling.fill(
        tx,
        preparing.read_preparation(tx.read, ids.meeting, date(2026, 11, 27), translator("nl")),
        translator("nl"),
    ),
    "areas.add_area": lambda tx, _: areas.add_area(tx, "Keizerslanden", municipality="Deventer"),
    "areas.area_named": lambda tx, _: areas.area_named(tx, "Rivierenwijk"),
    "areas.set_area_field": lambda tx, ids: areas.set_area_field(tx, ids.area, "name", "Bathmen-Noord"),
    "areas.set_director": lambda tx, ids: areas.set_director(
        tx, ids.area, person_id=None, party_id=ids.party, first=date(2027, 1, 1)
    ),
    "areas.set_phase_period": lambda tx, ids: areas.set_phase_period(
        tx, ids.area, "operation", "planned_start", day(9, 1)
    ),
    "areas.delete_area": lambda tx, ids: areas.delete_area(tx, ids.free_area),
    "areas.restore_area": lambda tx, ids: areas.restore_area(tx, ids.binned_area),
    "bin_contents.take_out": lambda tx, ids: bin_contents.take_out(
        tx, [("project", ids.binned), ("area", ids.binned_area), ("party", ids.binned_party)]
    ),
    "chain_proposals.accept": lambda tx, ids: chain_proposals.accept(
        tx,
        Proposal(ids.project, DirectionType.PROCESS_CHAIN, (ids.free_part, ids.other)),
        "{source} → {target}",
    ),
    "goals.add_goal": lambda tx, _: goals.add_goal(tx, "Samen eten", kind=GoalKind.ACTION_LINE, number="3.1"),
    "goals.goal_titled": lambda tx, _: goals.goal_titled(tx, "Nieuw doel"),
    "links.add_link": lambda tx, ids: links.add_link(tx, ids.other, ids.child, LinkType.START_START, -3),
    "links.change_link": lambda tx, ids: links.change_link(tx, ids.link, LinkType.START_START, -3),
    "links.remove_link": lambda tx, ids: links.remove_link(tx, ids.link),
    "outline.move_many": lambda tx, ids: outline.move_many(
        tx, [ids.other, ids.child], parent_id=None, after_id=None
    ),
    "outline.indent": lambda tx, ids: outline.indent(tx, [ids.other]),
    "outline.outdent": lambda tx, ids: outline.outdent(tx, [ids.child]),
    "outline.move_up": lambda tx, ids: outline.move_up(tx, [ids.other]),
    "outline.move_down": lambda tx, ids: outline.move_down(tx, [ids.project]),
    "parties.add_party": lambda tx, _: parties.add_party(tx, "Gemeente Deventer"),
    "parties.party_named": lambda tx, _: parties.party_named(tx, "Welzijnsinstelling"),
    "parties.parties_named": lambda tx, _: parties.parties_named(tx, ["Bibliotheek", "Zorginstelling B"]),
    "parties.set_party_field": lambda tx, ids: parties.set_party_field(tx, ids.party, "name", "Bieb"),
    "parties.add_alias": lambda tx, ids: parties.add_alias(tx, ids.party, "de bieb"),
    "parties.remove_alias": lambda tx, ids: parties.remove_alias(tx, ids.party, "Bieb"),
    "parties.delete_party": lambda tx, ids: parties.delete_party(tx, ids.free_party),
    "parties.restore_party": lambda tx, ids: parties.restore_party(tx, ids.binned_party),
    "parties.add_person": lambda tx, ids: parties.add_person(tx, name="A. Jansen", party_id=ids.party),
    "parties.person_named": lambda tx, _: parties.person_named(tx, "manager zorg"),
    "parties.set_person_field": lambda tx, ids: parties.set_person_field(tx, ids.person, "email", "a@b.nl"),
    "parties.set_person_fields": lambda tx, ids: parties.set_person_fields(
        tx, ids.person, {"telephone": "0570-123", "name": "A. Jansen"}
    ),
    "parties.delete_person": lambda tx, ids: parties.delete_person(tx, ids.free_person),
    "party_merging.merge_parties": lambda tx, ids: party_merging.merge_parties(
        tx, ids.other_party, ids.party
    ),
    "phases.pass_on": lambda tx, ids: phases.pass_on(
        tx,
        ids.project,
        "operation",
        date(2027, 3, 1),
        decided_by="stuurgroep",
        taken_by="nieuwe regisseur",
        note="eerder dan gepland",
    ),
    "programme.change_settings": lambda tx, _: programme.change_settings(
        tx, name="Twente", ends_on=date(2029, 12, 31), good_friday_closed=True
    ),
    "programme.describe_phase": lambda tx, _: programme.describe_phase(
        tx, "development", director_role="aanjager"
    ),
    "tags.rename_tag": lambda tx, _: tags.rename_tag(tx, "oud", "proef"),
    "tags.remove_tag": lambda tx, _: tags.remove_tag(tx, "oud"),
    "programme.add_closing_days": lambda tx, _: programme.add_closing_days(
        tx, "Kerst", date(2026, 12, 24), date(2027, 1, 3)
    ),
    "programme.remove_closing_days": lambda tx, ids: programme.remove_closing_days(tx, ids.closing),
    "progress.add_situation": lambda tx, ids: progress.add_situation(
        tx, ids.project, "vloer gelegd", reported_by="Bibliotheek"
    ),
    "progress.change_situation": lambda tx, ids: progress.change_situation(
        tx, ids.entry, "vloer gelegd", day=date(2026, 11, 20), reported_by="Bibliotheek"
    ),
    "progress.remove_situation": lambda tx, ids: progress.remove_situation(tx, ids.entry),
    "progress.set_status": lambda tx, ids: progress.set_status(
        tx, ids.project, Aspect.TIME, Light.OFF_TRACK, reason="vergunning", measure="bezwaar"
    ),
    "progress.explain_status": lambda tx, ids: progress.explain_status(
        tx, ids.project, Aspect.TIME, cause="vergunning laat"
    ),
    "progress.set_phase_period": lambda tx, ids: progress.set_phase_period(
        tx, ids.project, "operation", "actual_start", day(7, 1)
    ),
    "progress.follow_last_phase": lambda tx, ids: progress.follow_last_phase(
        tx, ids.project, day(6, 30), day(7, 14)
    ),
    "scheduling.shift": lambda tx, ids: scheduling.shift(tx, [ids.project, ids.other], 14, 14),
    "progress.set_references": lambda tx, ids: progress.set_references(
        tx, ids.project, [("Kaart", "https://example.org/kaart")]
    ),
    "project_fields.set_field": field("title", "Servicepunt"),
    "project_fields.set_deadline": lambda tx, ids: project_fields.set_deadline(
        tx, ids.project, day(8, 1), DeadlineReason.DECISION, "stuurgroep 3 december"
    ),
    "project_fields.set_parties": lambda tx, ids: project_fields.set_parties(
        tx, ids.project, PartyRole.LEAD, [ids.other_party, ids.party]
    ),
    "projects.create": lambda tx, ids: projects.create(tx, "Nieuw", after_id=ids.project),
    "projects.delete": lambda tx, ids: projects.delete(tx, [ids.project]),
    "projects.restore": lambda tx, ids: projects.restore(tx, [ids.binned]),
    "projects.move": lambda tx, ids: projects.move(tx, ids.child, parent_id=ids.other, after_id=None),
    "scheduling.move_to_allowed": out_of_a_conflict,
    "scheduling.move_back": lambda tx, ids: scheduling.move_back(
        tx,
        [
            Moved(
                ids.project, (date(2027, 1, 5), date(2027, 6, 30)), (date(2027, 1, 4), date(2027, 6, 29)), -1
            )
        ],
    ),
    "undoing.take_back_set": lambda tx, _: undoing.take_back_set(tx, 2),
    "views.save_view": lambda tx, _: views.save_view(tx, "Te laat", '{"filter": "late"}'),
    "views.rename_party": lambda tx, _: views.rename_party(tx, "Bibliotheek", "Bieb"),
    "views.delete_view": lambda tx, ids: views.delete_view(tx, ids.view),
}
"""One real use of every service function that changes something."""

FIELDS: dict[str, Any] = {
    "number": "B100",
    "kind": "activity",
    "description": "Een winkel in de bibliotheek",
    "areas": ["Wierden", "Rivierenwijk"],
    "goals": ["Samen eten"],
    "theme": "voorzieningen",
    "state": "on_hold",
    "tags": ["nieuw", "dorp"],
    "confidentiality": "internal",
    "phase": "realisation",
    "start": Term(date(2027, 1, 1), Precision.QUARTER, "K1 2027"),
    "end": Term(date(2027, 12, 31), Precision.YEAR, "eind 2027"),
    "deadline": Term(None, Precision.UNKNOWN, "n.t.b."),
    "scheduling": "fixed",
    "not_before": day(2, 1),
    "direction_type": "network_chain",
    "director_role": "loods",
    "lead_parties": ["Corporatie 1", "Bibliotheek"],
    "partner_parties": [],
    "project_lead": "projectleider servicezones",
    "official_principal": "directeur",
    "political_principal": "wethouder zorg",
    "daily_direction": "Corporatie 1",
    "policy_direction": "Gemeente Deventer",
    "percent": 40,
    "situation": "huur getekend",
    "budget": 85_000,
    "resident_involvement": "proefopening met inwoners",
}

NOT_CHANGING = {
    "administrative_calendar.period_problem",
    "decisions.lapsed_sentence",
    "filling.plan_filling",
    "decisions.refuse_unfit",
    "meetings.list_recesses",
    "meetings.propose_series",
    "agendas.over_sentence",
    "agendas.read_agenda",
    "decisions.is_in_force",
    "meeting_changes.only_about",
    "meeting_changes.read_body_changes",
    "meeting_changes.read_changes",
    "meeting_changes.read_changes_again",
    "meeting_changes.tell_again",
    "meeting_changes.read_since_papers",
    "meeting_moments.as_on_meeting",
    "meeting_moments.fixed_by",
    "meeting_moments.made_from",
    "meeting_moments.is_before",
    "meeting_moments.next_meeting",
    "meeting_moments.next_open",
    "meeting_moments.open_points",
    "meeting_moments.paper_of",
    "preparing.actions_of_last_time",
    "meeting_proposals.leave_out_asked",
    "meeting_proposals.propose",
    "meeting_proposals.propose_again",
    "meeting_proposals.propose_phases",
    "preparing.read_decide_by",
    "preparing.read_again",
    "preparing.read_preparation",
    "areas.find_area_id",
    "bin_contents.read_bin",
    "bin_contents.went_along",
    "phases.goes_back",
    "parties.check_name",
    "party_merging.merge_label",
    "party_merging.preview_lines",
    "party_merging.preview_merge",
    "phases.phase_after",
    "chain_proposals.propose",
    "programme.create",
    "progress.list_phases",
    "progress.phases_of",
    "acceptances.judge_pair",
    "projects.check_number",
    "projects.check_title",
    "projects.next_number",
    "projects.with_descendants",
    "scheduling.settle",
    "undoing.get_set",
    "undoing.look_later",
    "undoing.preview",
    "undoing.refusal_of",
    "undoing.take_back_label",
    "views.count_asking_for",
}
"""Functions that only look, number, make a whole file, or end every edit (`settle`)."""

FACTS = {
    "meeting_moments.close",
    "meeting_moments.correct",
    "meeting_moments.send_after",
    "meeting_moments.send_papers",
}
"""Functions that keep what happened outside, which nobody undoes: `test_meeting_moments` proves that."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, empty_programme: Path) -> tuple[Path, Ids]:
    """Return a furnished programme, made once and copied for each function."""
    path = Path(shutil.copy(empty_programme, tmp_path_factory.mktemp("furnished")))
    document = Document.open(path, "Jan", FixedClock(NOW))
    ids = document.change("furnish", furnish)
    document.close()
    return path, ids


@pytest.fixture
def ids(made: tuple[Path, Ids]) -> Ids:
    return made[1]


@pytest.fixture
def furnished(made: tuple[Path, Ids], tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    opened = Document.open(Path(shutil.copy(made[0], tmp_path)), "Jan", clock)
    yield opened
    opened.close()


def test_every_service_function_is_proven_here() -> None:
    public = {
        f"{module.__name__.rsplit('.', 1)[1]}.{name}" for module in MODULES for name in functions_of(module)
    }
    assert public - NOT_CHANGING - FACTS == DONE.keys()


@pytest.mark.parametrize("name", DONE)
def test_function_can_be_undone_and_redone(furnished: Document, ids: Ids, name: str) -> None:
    prove(furnished, ids, DONE[name])


@pytest.mark.parametrize("key", FIELDS)
def test_field_can_be_undone_and_redone(furnished: Document, ids: Ids, key: str) -> None:
    prove(furnished, ids, field(key, FIELDS[key]))


def prove(document: Document, ids: Ids, work: Work) -> None:
    before = state_of(document)

    document.change("try", lambda tx: work(tx, ids))
    after = state_of(document)
    assert after != before

    assert document.undo() == "try"
    assert state_of(document) == before
    assert document.redo() == "try"
    assert state_of(document) == after
    assert_journal_is_true(document)


def functions_of(module: ModuleType) -> list[str]:
    return [
        name
        for name, value in inspect.getmembers(module, inspect.isfunction)
        if value.__module__ == module.__name__ and not name.startswith("_")
    ]
