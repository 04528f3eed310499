"""Collectives, functions and the nouns that parties are called by."""

import pytest

from wsg_desktop.domain.party_words import first_noun, is_function, is_group


@pytest.mark.parametrize(
    "name",
    [
        *(
            "inwoners",
            "Inwoners",
            "bewoners",
            "alle partijen",
            "alle partners",
            "Alle betrokkenen",
            "ouderen",
        ),
        *("plaatselijke belangen", "zorginstellingen", "welzijnsinstellingen", "huisartsen", "De huisartsen"),
        *(
            "lokale ondernemers",
            "overige zorgaanbieders",
            "alle corporaties",
            "mantelzorgers",
            "vrijwilligers",
        ),
        *("inwoners van Bathmen", "inwoners Bathmen", "ouderen uit de wijk", "residents", "all partners"),
        *("de plaatselijke belangen", "cliëntenraden"),
    ],
)
def test_collectives_are_groups(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize(
    "name",
    [
        *("plaatselijk belang", "Gemeente Deventer", "huisarts", "Zorginstelling A", "bewonerscommissie"),
        *("gemeenten Deventer", "zorginstellingen B", "Ouderen Centraal", "Partners in Zorg", "alle", ""),
        *("Huurdersvereniging De Kern", "Bibliotheek", "wijkagent", "Senioren Collectief Twente"),
    ],
)
def test_organisations_are_no_groups(name: str) -> None:
    assert not is_group(name)


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Gemeente Deventer", "gemeente"),
        ("zorginstellingen B en C", "zorginstellingen"),
        ("Plaatselijk Belang Bathmen", "plaatselijk belang"),
        ("plaatselijke belangen", "plaatselijke belangen"),
        ("Cliëntenraad", "clientenraad"),
        ("Livio", ""),
        ("", ""),
    ],
)
def test_the_noun_a_name_begins_with(name: str, noun: str) -> None:
    assert first_noun(name) == noun


@pytest.mark.parametrize(
    "text", ["projectleider", "Coördinator welzijn", "wethouder", "gemeentelijk projectleider"]
)
def test_functions(text: str) -> None:
    assert is_function(text)


@pytest.mark.parametrize("text", ["Corporatie 1", "J. Jansen", "Gemeente Voorzitterhoek", "leiderschap", ""])
def test_no_functions(text: str) -> None:
    assert not is_function(text)
