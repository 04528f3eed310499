"""Kinds of parties, guessed from the names in the sources."""

import pytest

from wsg_desktop.domain.party_kinds import guess_party_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gemeente Deventer", "municipality"),
        ("gem. Deventer", "municipality"),
        ("Provincie Overijssel", "province"),
        ("Bibliotheek", "library"),
        ("Corporatie 1", "housing_corporation"),
        ("Zorginstelling A", "care_provider"),
        ("Welzijnsinstelling", "welfare"),
        ("zorgkantoor", "insurer"),
        ("plaatselijk belang", "residents"),
        ("bewonerscommissie", "residents"),
        ("inwoners", "group"),
        ("alle partijen", "group"),
        ("plaatselijke belangen", "group"),
        ("welzijnsinstellingen", "group"),
        ("vervoerder", "other"),
    ],
)
def test_names_of_the_sources(name: str, kind: str) -> None:
    assert guess_party_kind(name).value == kind
