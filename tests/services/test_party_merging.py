"""Merging two parties: everything goes along, nothing is there twice, and undo brings all back exactly."""

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.views import Accepted, Filter, View, read_view
from wsg_desktop.domain.vocabulary import PartyRole
from wsg_desktop.errors import UserError
from wsg_desktop.services import (
    areas,
    bodies,
    parties,
    party_merging,
    programme,
    project_fields,
    projects,
    views,
)
from wsg_desktop.services.document import Document
from wsg_desktop.store import parties as stored
from wsg_desktop.store import programmes, sent_overviews
from wsg_desktop.store import projects as stored_projects
from wsg_desktop.store.party_references import references_to
from wsg_desktop.store.records import ActionRecord, Base, SentOverviewRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

EVERY_REFERENCE = {
    "action.party_id",
    "area_director.party_id",
    "body_member.party_id",
    "party_alias.party_id",
    "person.party_id",
    "project.daily_direction_id",
    "project.policy_direction_id",
    "project_party.party_id",
    "sent_overview.party_id",
}
"""What `furnish` fills: a new reference to a party needs a line there, and thought about doubles."""


class Ids(NamedTuple):
    kept: str
    gone: str
    together: str
    only_gone: str


def furnish(tx: Transaction) -> Ids:
    kept, gone = parties.add_party(tx, "Gemeente Deventer"), parties.add_party(tx, "gem. Deventer e.o.")
    together, only_gone = (projects.create(tx, title, number=title) for title in ("A1", "A2"))
    project_fields.set_parties(tx, together, PartyRole.PARTNER, [kept])
    project_fields.set_parties(tx, together, PartyRole.LEAD, [gone])
    project_fields.set_parties(tx, only_gone, PartyRole.PARTNER, [gone])
    project_fields.set_field(tx, only_gone, "daily_direction", "gem. Deventer e.o.")
    project_fields.set_field(tx, only_gone, "policy_direction", "gem. Deventer e.o.")
    area = areas.add_area(tx, "Bathmen")
    areas.set_director(tx, area, person_id=None, party_id=gone, first=date(2026, 1, 1))
    parties.add_alias(tx, gone, "Deventer")
    parties.add_person(tx, name="A. Jansen", party_id=gone, email="a@b.nl")
    parties.set_party_field(tx, gone, "notes", "belt liever")
    views.save_view(tx, "Van Deventer", view_for("gem. Deventer e.o.").to_json())
    tx.add(
        SentOverviewRecord(
            export_id="e1", party_id=gone, sent_at=tx.clock.now(), file_name="a.xlsx", content="{}"
        )
    )
    bodies.add_member(tx, bodies.add_body(tx, "Stuurgroep"), party="gem. Deventer e.o.")
    tx.add(
        ActionRecord(
            number="2026-12-01", text="Bellen", party_id=gone, made_on=date(2026, 12, 3), sort_key="a"
        )
    )
    return Ids(kept, gone, together, only_gone)


def view_for(name: str) -> View:
    accepted = (Accepted("lead_parties", frozenset({name, "Bibliotheek"})),)
    return View("Van Deventer", Filter(accepted=accepted))


@pytest.fixture
def ids(document: Document) -> Ids:
    return document.change("vullen", furnish)


def merge(document: Document, kept: str, gone: str) -> None:
    document.change("merge", lambda tx: party_merging.merge_parties(tx, kept, gone))


def test_every_reference_to_a_party_is_known_here_and_filled(document: Document, ids: Ids) -> None:
    assert {it.key for it in references_to("party")} == EVERY_REFERENCE
    assert all(holders(document, ids.gone, reference.key) for reference in references_to("party"))


def test_nothing_refers_to_the_party_that_went(document: Document, ids: Ids) -> None:
    merge(document, ids.kept, ids.gone)

    assert mentions(document, ids.gone) == {"party"}
    assert mentions(document, ids.kept) == {"party", *(key.split(".")[0] for key in EVERY_REFERENCE)}
    with document.reading() as read:
        (party,) = stored.list_parties(read)
        assert party.name == "Gemeente Deventer"
        assert set(party.aliases) == {"gem. Deventer e.o.", "Deventer"}
        assert party.notes == "belt liever"
        assert [person.party for person in stored.list_people(read)] == ["Gemeente Deventer"]
        assert [row.party_id for row in sent_overviews.list_sent_headers(read)] == [ids.kept]
        (view,) = programmes.list_views(read)
        assert read_view(view.name, view.definition) == view_for("Gemeente Deventer")
        assert stored.find_party_id(read, "gem. deventer E.O.") == ids.kept


def test_a_lead_goes_before_a_partner_and_nobody_takes_part_twice(document: Document, ids: Ids) -> None:
    merge(document, ids.kept, ids.gone)

    with document.reading() as read:
        together = stored_projects.get_project(read, ids.together)
        only = stored_projects.get_project(read, ids.only_gone)
    assert [(it.party_id, it.role) for it in together.parties] == [(ids.kept, "lead")]
    assert [(it.party_id, it.role) for it in only.parties] == [(ids.kept, "partner")]


def test_people_whom_both_have_become_one_with_their_tasks(document: Document, ids: Ids) -> None:
    def add(tx: Transaction) -> str:
        parties.add_person(tx, name="B. de Boer", party_id=ids.kept)
        double = parties.add_person(tx, name="B. de boer", party_id=ids.gone, telephone="0570-123")
        parties.add_person(tx, name="A. Jansen", party_id=ids.kept, email="other@b.nl")
        project_fields.set_field(tx, ids.together, "project_lead", "B. de Boer")
        return double

    document.change("add", add)
    merge(document, ids.kept, ids.gone)

    with document.reading() as read:
        people = [(person.name, person.telephone, person.email) for person in stored.list_people(read)]
        lead = stored_projects.get_project(read, ids.together).project_lead
    assert people == [
        ("A. Jansen", "", "a@b.nl"),
        ("A. Jansen", "", "other@b.nl"),
        ("B. de Boer", "0570-123", ""),
    ], "another address is another person"
    assert lead == "B. de Boer"


def test_merge_is_one_step_to_undo_and_redo(document: Document, ids: Ids) -> None:
    before = state_of(document)
    merge(document, ids.kept, ids.gone)
    after = state_of(document)

    document.undo()
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == after
    assert_journal_is_true(document)


def test_preview_says_what_will_move(document: Document, ids: Ids) -> None:
    with document.reading() as read:
        found = party_merging.preview_merge(read, ids.kept, ids.gone)

    assert found[2:] == (1, 1, 1, 1, 0, ("gem. Deventer e.o.", "Deventer"), 3, 1, 1, 1, 1)
    assert party_merging.preview_lines(found, translator("en")) == [
        "leads 1 more project",
        "takes part in 1 more project",
        "1 project has both now",
        "1 contact comes along",
        "directs 3 more projects or areas",
        "sits in 1 more body",
        "has 1 more action",
        "1 overview that was sent",
        "1 saved view follows",
        "also known as gem. Deventer e.o., Deventer",
    ]


def test_party_is_not_merged_with_itself(document: Document, ids: Ids) -> None:
    before = state_of(document)
    with pytest.raises(UserError, match="itself"):
        merge(document, ids.kept, ids.kept)
    assert state_of(document) == before


def test_renaming_a_party_renames_it_in_saved_views(document: Document, ids: Ids) -> None:
    document.change("rename", lambda tx: parties.set_party_field(tx, ids.gone, "name", "Regio Deventer"))

    with document.reading() as read:
        (view,) = programmes.list_views(read)
    assert read_view(view.name, view.definition) == view_for("Regio Deventer")


ROLES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from(PartyRole)), max_size=14)
ALIASES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["a", "A", "Één", "party 1", "b"])), max_size=6
)
PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["J.", "j.", ""]),
        st.sampled_from(["", "lead"]),
        st.sampled_from(["", "x"]),
    ),
    max_size=6,
)


@settings(max_examples=15)
@given(roles=ROLES, aliases=ALIASES, people=PEOPLE, kept=st.integers(0, 2), step=st.integers(1, 2))
def test_whatever_two_parties_have_merging_them_is_whole_and_undo_exact(
    roles: list[tuple[int, int, PartyRole]],
    aliases: list[tuple[int, str]],
    people: list[tuple[int, str, str, str]],
    kept: int,
    step: int,
) -> None:
    folder = Path(tempfile.mkdtemp())
    document = programme.create(folder / "p.wsg", "Jan", FixedClock(datetime(2026, 11, 23, 7, tzinfo=UTC)))
    document.backs_up = False
    try:
        made = document.change("fill", lambda tx: fill(tx, roles, aliases, people))
        before, led = state_of(document), leads_and_parts(document)
        gone = (kept + step) % 3
        merge(document, made[kept], made[gone])

        assert mentions(document, made[gone]) <= {"party"}
        after = leads_and_parts(document)
        assert all(len(names) == len(set(names)) for parts in after.values() for names in parts)
        for number, (leads, partners) in led.items():
            said = {made[gone]: made[kept]}
            wanted = {said.get(it, it) for it in leads}
            assert set(after[number][0]) == wanted
            assert set(after[number][1]) >= {said.get(it, it) for it in partners} - wanted - {made[kept]}
        document.undo()
        assert state_of(document) == before
        document.redo()
        assert_journal_is_true(document)
    finally:
        document.close()
        shutil.rmtree(folder)


def fill(
    tx: Transaction,
    roles: list[tuple[int, int, PartyRole]],
    aliases: list[tuple[int, str]],
    people: list[tuple[int, str, str, str]],
) -> list[str]:
    made = [parties.add_party(tx, f"Party {number}") for number in range(3)]
    items = [projects.create(tx, f"Project {number}", number=f"N{number}") for number in range(4)]
    for item in range(4):
        for role in PartyRole:
            mine = dict.fromkeys(made[party] for at, party, its in roles if at == item and its is role)
            project_fields.set_parties(tx, items[item], role, list(mine))
    for party, alias in aliases:
        parties.add_alias(tx, made[party], alias)
    for party, name, function, email in people:
        if name or function:
            parties.add_person(tx, name=name, function_title=function, email=email, party_id=made[party])
    return made


def leads_and_parts(document: Document) -> dict[str, tuple[list[str], list[str]]]:
    with document.reading() as read:
        rows = stored_projects.list_projects(read)
    return {
        row.number: (
            [it.party_id for it in row.parties if it.role == "lead"],
            [it.party_id for it in row.parties if it.role == "partner"],
        )
        for row in rows
    }


def holders(document: Document, row_id: str, key: str) -> int:
    table, _, field = key.partition(".")
    with document.reading() as read:
        rows = read.execute(Base.metadata.tables[table].select()).mappings().all()
    return sum(row[field] == row_id for row in rows)


def mentions(document: Document, row_id: str) -> set[str]:
    """Return every table, but the journal, in which any text holds this id, also inside another one."""
    found: set[str] = set()
    with document.reading() as read:
        for table in Base.metadata.sorted_tables:
            if table.name in {"change", "change_set"}:
                continue
            rows = read.execute(table.select()).all()
            if any(isinstance(value, str) and row_id in value for row in rows for value in row):
                found.add(table.name)
    return found
