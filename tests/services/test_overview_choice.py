"""Who can get an overview and what stays in the house."""

from datetime import date

import pytest

from wsg_desktop.domain.vocabulary import Confidentiality, State
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services import actions, parties, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_choice import (
    OverviewChoice,
    overview_choice,
    people_named,
    personal_data,
)
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overview_rows import read_source
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.parties import list_parties, people_of
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.store.transaction import Transaction

TODAY = date(2026, 11, 23)


def _add(tx: Transaction, title: str, leads: list[str], partners: list[str], **more: object) -> str:
    project = projects.create(tx, title)
    for key, value in {"lead_parties": leads, "partner_parties": partners, **more}.items():
        set_field(tx, project, key, value)
    return project


def _fill(tx: Transaction) -> None:
    for name, kind in (
        ("Corporatie", "housing_corporation"),
        ("Inwoners", "group"),
        ("Zorg", "care_provider"),
    ):
        parties.add_party(tx, name, kind=kind)
    parties.add_party(tx, "Nergens", kind="other")
    _add(tx, "Eettafel", ["Corporatie"], ["Inwoners"])
    _add(tx, "Ommetje", ["Zorg"], ["Corporatie"], confidentiality=Confidentiality.INTERNAL)
    _add(tx, "Nieuwbouw", ["Corporatie"], [], confidentiality=Confidentiality.INTERNAL, state=State.DONE)


def _choice(read: Reading, options: OverviewOptions | None = None) -> OverviewChoice:
    known = list_parties(read)
    people = people_of(read, (it.id for it in known))
    return overview_choice(read_source(read, TODAY), known, options, people)


@pytest.fixture
def choice(document: Document) -> OverviewChoice:
    document.change("fill", _fill)
    with document.reading() as read:
        return _choice(read)


def test_those_that_can_get_one_come_first_and_groups_last(choice: OverviewChoice) -> None:
    assert [it.party.name for it in choice.parties] == ["Corporatie", "Zorg", "Inwoners"]
    assert [it.is_possible for it in choice.parties] == [True, False, False]
    assert [it.is_group for it in choice.parties] == [False, False, True]


def test_it_counts_what_each_party_leads_reads_and_does_not_get(choice: OverviewChoice) -> None:
    counts = {it.party.name: (it.leads, it.reads, it.kept_in) for it in choice.parties}

    assert counts == {"Corporatie": (1, 0, 1), "Zorg": (0, 0, 1), "Inwoners": (0, 1, 0)}


def test_only_open_projects_count_as_kept_in_and_all_for_oneself(choice: OverviewChoice) -> None:
    assert choice.internal == 1
    assert choice.projects == 3


def test_what_stands_under_an_internal_project_stays_in_too(document: Document) -> None:
    def work(tx: Transaction) -> None:
        parties.add_party(tx, "Corporatie")
        above = _add(tx, "Nieuwbouw", [], [], confidentiality=Confidentiality.INTERNAL)
        below = projects.create(tx, "Grond kopen", parent_id=above)
        set_field(tx, below, "lead_parties", ["Corporatie"])

    document.change("fill", work)
    with document.reading() as read:
        found = _choice(read)

    assert found.internal == 2
    assert [(it.party.name, it.kept_in, it.is_possible) for it in found.parties] == [("Corporatie", 1, False)]


def test_only_people_with_an_address_can_be_mailed(document: Document) -> None:
    def work(tx: Transaction) -> None:
        _fill(tx)
        party = parties.party_named(tx, "Corporatie")
        parties.add_person(tx, name="Jan", party_id=party, email="jan@corporatie.example")
        parties.add_person(tx, name="Piet", party_id=party)

    document.change("fill", work)
    with document.reading() as read:
        found = _choice(read)
    assert [[it.name for it in row.people] for row in found.parties] == [["Jan"], [], []]


def test_what_tells_of_people_is_named_before_it_goes(document: Document) -> None:
    def work(tx: Transaction) -> None:
        _fill(tx)
        parties.add_person(tx, name="Jan de Vries")
        eettafel = _add(tx, "Huisbezoek", ["Corporatie"], [], project_lead="Jan de Vries")
        set_field(tx, eettafel, "situation", "bel 0570 123456 voor een afspraak")

    document.change("fill", work)
    asked = OverviewOptions(columns=("project_lead", "situation"))
    with document.reading() as read:
        source = read_source(read, TODAY)
    party_ids = [it.party.id for it in overview_choice(source, _parties(document)).parties]
    usual = personal_data(source, party_ids, OverviewOptions())
    found = personal_data(source, party_ids, asked)
    bare = personal_data(source, party_ids, OverviewOptions(columns=()))

    assert (usual.names, [row.title for row in usual.texts]) == ((), ["Huisbezoek"])
    assert (found.names, [row.title for row in found.texts]) == (("Jan de Vries",), ["Huisbezoek"])
    assert bare == ((), (), (), ())


def test_who_does_an_action_is_named_and_an_address_in_it_is_told(document: Document) -> None:
    def work(tx: Transaction) -> None:
        _fill(tx)
        party = parties.party_named(tx, "Corporatie")
        parties.add_person(tx, name="Els Bos", party_id=party)
        actions.add(tx, "Offerte vragen", holder="Els Bos")
        actions.add(tx, "Bellen met 0570 123456", holder="Corporatie")
        actions.add(tx, "Tekenen", holder="Jan van hier")

    document.change("fill", work)
    with document.reading() as read:
        source = read_source(read, TODAY)
    corporatie = next(it.id for it in _parties(document) if it.name == "Corporatie")
    found = personal_data(source, [corporatie], OverviewOptions())
    deviations = personal_data(source, [corporatie], OverviewOptions(kind=OverviewKind.DEVIATIONS))
    view = personal_data(source, None, OverviewOptions())

    assert (found.names, found.holders) == ((), ("Els Bos",))
    assert [it.title for it in found.matters] == ["Bellen met 0570 123456"]
    assert people_named(source, [corporatie], OverviewOptions()) == ((), ("Els Bos",))
    assert deviations.holders == view.holders == (), "no actions go along"
    assert deviations.matters == view.matters == ()


def _parties(document: Document) -> list[PartyRow]:
    with document.reading() as read:
        return list_parties(read)
