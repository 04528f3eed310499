"""The bin: what went when and by whom, what went along, and what comes back."""

from datetime import UTC, datetime

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, links, parties, projects
from wsg_desktop.services.bin_contents import Along, BinEntry, read_bin, take_out
from wsg_desktop.services.bin_words import along_words, back_words, kind_words
from wsg_desktop.services.document import Document
from wsg_desktop.services.party_merging import merge_parties
from wsg_desktop.store.parties import list_people
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

EN = translator("en")


@pytest.fixture
def ids(document: Document) -> dict[str, str]:
    """Return R1 with two lines under it, linked with B1; and B1 with one."""

    def work(tx: Transaction) -> dict[str, str]:
        made = {
            "R1": projects.create(tx, "Wonen", number="R1"),
            "B1": projects.create(tx, "Winkel", number="B1"),
        }
        for number, above, kind in (
            ("R1.1", "R1", ItemKind.ACTIVITY),
            ("R1.2", "R1", ItemKind.MILESTONE),
            ("B1.1", "B1", ItemKind.ACTIVITY),
        ):
            made[number] = projects.create(
                tx, f"Deel {number}", number=number, parent_id=made[above], kind=kind
            )
        links.add_link(tx, made["R1.1"], made["R1.2"])
        links.add_link(tx, made["R1"], made["B1"])
        made["area"] = areas.add_area(tx, "Bathmen")
        made["party"] = parties.add_party(tx, "Bibliotheek")
        return made

    return document.change("vullen", work)


def throw(document: Document, *ids: str) -> None:
    document.change("weg", lambda tx: projects.delete(tx, ids))


def bin_of(document: Document) -> list[BinEntry]:
    with document.reading() as read:
        return read_bin(read)


def shape(entries: list[BinEntry]) -> list[tuple[str, int]]:
    return [(entry.row.number or entry.row.name, entry.level) for entry in entries]


def test_what_went_last_comes_first_with_its_parts_when_and_who(
    document: Document, ids: dict[str, str], clock: FixedClock
) -> None:
    throw(document, ids["B1"])
    clock.set(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    document.who = "Els"
    throw(document, ids["R1"])
    entries = bin_of(document)

    assert shape(entries) == [("R1", 0), ("R1.1", 1), ("R1.2", 1), ("B1", 0), ("B1.1", 1)]
    assert (entries[0].row.who, entries[0].row.at) == ("Els", datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    assert entries[3].row.who == "Jan"
    assert [kind_words(entry, EN) for entry in entries[:3]] == ["Project", "Activity", "Milestone"]
    assert entries[0].along == Along(2, 2)
    assert along_words(entries[0].along, EN) == "2 parts and 2 links"
    assert along_words(entries[4].along, EN) == ""


def test_a_part_that_went_before_is_a_line_of_its_own(
    document: Document, ids: dict[str, str], clock: FixedClock
) -> None:
    throw(document, ids["R1.1"])
    clock.set(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    throw(document, ids["R1"])

    assert shape(bin_of(document)) == [("R1", 0), ("R1.2", 1), ("R1.1", 0)]


def test_it_says_what_comes_back(document: Document, ids: dict[str, str]) -> None:
    throw(document, ids["R1.2"])
    (entry,) = bin_of(document)
    assert back_words([entry], EN) == [
        "R1.2 Deel R1.2 comes back with 1 link. It stands under R1 Wonen again."
    ]
    document.undo()

    throw(document, ids["R1"])
    throw(document, ids["B1"])
    entries = bin_of(document)
    by_number = {entry.row.number: entry for entry in entries}
    assert back_words([by_number["B1"]], EN) == [
        "B1 Winkel comes back with 1 part and 1 link. Links with R1 come back once those are out of the bin."
    ]
    assert back_words([by_number["R1.1"]], EN)[0].endswith(
        "What it stood under is in the bin too, so it comes at the end of the list. "
        "Links with R1.2 come back once those are out of the bin."
    )
    both = back_words(entries, EN)
    assert len(both) == 2
    assert not any("once those" in line for line in both)


def test_several_kinds_come_back_in_one_step(document: Document, ids: dict[str, str]) -> None:

    def work(tx: Transaction) -> None:
        projects.delete(tx, [ids["R1"]])
        areas.delete_area(tx, ids["area"])
        parties.delete_party(tx, ids["party"])

    document.change("weg", work)
    thrown = state_of(document)
    entries = bin_of(document)
    assert {entry.row.entity for entry in entries} == {"project", "area", "party"}

    back = document.change("terug", lambda tx: take_out(tx, [entry.key for entry in entries]))
    assert set(back) == {ids["R1"], ids["R1.1"], ids["R1.2"]}
    assert bin_of(document) == []
    document.undo()
    assert state_of(document) == thrown
    document.redo()
    assert bin_of(document) == []
    assert_journal_is_true(document)


def test_a_name_that_was_given_away_meanwhile_is_refused_and_nothing_comes_back(
    document: Document, ids: dict[str, str]
) -> None:
    document.change("weg", lambda tx: parties.delete_party(tx, ids["party"]))
    throw(document, ids["B1"])
    document.change("nieuw", lambda tx: parties.add_party(tx, "Bibliotheek"))
    keys = [entry.key for entry in bin_of(document)]

    with pytest.raises(UserError, match="already a party called Bibliotheek"):
        document.change("terug", lambda tx: take_out(tx, keys))
    with document.reading() as read:
        assert ids["B1"] not in {row.id for row in list_projects(read)}


def test_what_somebody_took_out_meanwhile_is_said(document: Document, ids: dict[str, str]) -> None:
    throw(document, ids["B1"])
    keys = [entry.key for entry in bin_of(document)]
    document.undo()

    with pytest.raises(UserError, match="no longer in the bin"):
        document.change("terug", lambda tx: take_out(tx, keys))


def test_a_person_comes_back_to_its_party_in_one_step(document: Document, ids: dict[str, str]) -> None:
    person = document.change(
        "erbij", lambda tx: parties.add_person(tx, name="A. Jansen", party_id=ids["party"])
    )
    document.change("weg", lambda tx: parties.delete_person(tx, person))
    (entry,) = bin_of(document)
    assert entry.key == ("person", person)
    assert entry.row.name == "A. Jansen"

    document.change("terug", lambda tx: take_out(tx, [entry.key]))
    with document.reading() as read:
        assert [(it.id, it.party) for it in list_people(read)] == [(person, "Bibliotheek")]
    assert bin_of(document) == []
    document.undo()
    assert [it.key for it in bin_of(document)] == [("person", person)]
    assert_journal_is_true(document)


def test_a_party_that_was_merged_away_says_how_it_can_come_back(
    document: Document, ids: dict[str, str]
) -> None:
    other = document.change("erbij", lambda tx: parties.add_party(tx, "De Bieb"))
    document.change("samen", lambda tx: merge_parties(tx, ids["party"], other))
    keys = [entry.key for entry in bin_of(document)]
    assert keys == [("party", other)]

    with pytest.raises(UserError, match="De Bieb is another name of Bibliotheek now"):
        document.change("terug", lambda tx: take_out(tx, keys))
    document.change("los", lambda tx: parties.remove_alias(tx, ids["party"], "De Bieb"))
    document.change("terug", lambda tx: take_out(tx, keys))
    assert bin_of(document) == []
