"""Areas, parties and people by name: in any case, with any letters and blanks, and each name once."""

from datetime import date

import pytest

from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, parties, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import areas as stored_areas
from wsg_desktop.store import parties as stored_parties
from wsg_desktop.store import projects as stored_projects

SPELLINGS = [
    ["Één Plein", "ÉÉN PLEIN", "één plein"],
    ["De  Brug", " de brug\n", "De Brug"],
    ["Ĳsselmonde", "ĳsselmonde"],
]


@pytest.fixture
def project(document: Document) -> str:
    return document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus", number="É1"))


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_one_name_in_many_spellings_is_one_thing(
    document: Document, project: str, spellings: list[str]
) -> None:
    for name in spellings:
        for key in ("areas", "lead_parties", "goals"):
            document.change("tx", lambda tx: project_fields.set_field(tx, project, key, [name]))  # noqa: B023 - used at once
        document.change("tx", lambda tx: project_fields.set_field(tx, project, "project_lead", name))  # noqa: B023

    with document.reading() as read:
        assert len(stored_areas.list_areas(read, date(2026, 11, 23))) == 1
        assert len(stored_parties.list_parties(read)) == 1
        assert len(stored_parties.list_people(read)) == 1
        assert stored_projects.get_project_id(read, "é1") == project


def test_name_that_is_taken_is_refused_also_when_it_comes_out_of_the_bin(document: Document) -> None:
    area = document.change("tx", lambda tx: areas.add_area(tx, "Bathmen"))
    party = document.change("tx", lambda tx: parties.add_party(tx, "Bibliotheek"))
    document.change("tx", lambda tx: (areas.delete_area(tx, area), parties.delete_party(tx, party)))
    document.change("tx", lambda tx: (areas.add_area(tx, "BATHMEN"), parties.add_party(tx, "bibliotheek")))

    for work in (areas.restore_area, parties.restore_party):
        with pytest.raises(UserError, match="already"):
            document.change("terug", lambda tx: work(tx, area if work is areas.restore_area else party))  # noqa: B023
    with pytest.raises(UserError, match="already"):
        document.change("tx", lambda tx: areas.add_area(tx, " bathmen "))


def test_new_name_is_kept_without_doubled_blanks_and_never_empty(document: Document) -> None:
    area = document.change("tx", lambda tx: areas.add_area(tx, "Bathmen"))
    party = document.change("tx", lambda tx: parties.add_party(tx, "Bibliotheek"))

    document.change("tx", lambda tx: areas.set_area_field(tx, area, "name", "  Bathmen   Noord "))
    document.change("tx", lambda tx: parties.set_party_field(tx, party, "name", " De  Bieb\n"))

    with document.reading() as read:
        assert [row.name for row in stored_areas.list_areas(read, date(2026, 11, 23))] == ["Bathmen Noord"]
        assert [row.name for row in stored_parties.list_parties(read)] == ["De Bieb"]
    with pytest.raises(UserError, match="needs a name"):
        document.change("tx", lambda tx: areas.set_area_field(tx, area, "name", None))
    with pytest.raises(UserError, match="needs a name"):
        document.change("tx", lambda tx: parties.set_party_field(tx, party, "name", "  "))


def test_directors_follow_each_other_in_whatever_order_they_are_appointed(document: Document) -> None:
    area = document.change("tx", lambda tx: areas.add_area(tx, "Bathmen"))
    person = document.change("tx", lambda tx: parties.add_person(tx, name="A. Jansen"))
    for first in (date(2027, 1, 1), date(2025, 1, 1), date(2026, 1, 1)):
        document.change("tx", lambda tx: areas.set_director(tx, area, person_id=person, first=first))  # noqa: B023

    with document.reading() as read:
        found = [(row.first, row.last) for row in stored_areas.list_directors(read)]

    assert found == [
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ]
