"""Which names are offered for what is typed."""

from wsg_desktop.domain.suggestions import MOST, find_same, suggest

PARTIES = [
    "Zorginstelling A",
    "Gemeente Groningen",
    "Thuiszorg Noord",
    "Bibliotheek",
    "Corporatie 1",
    "Corporatie 10",
]


def test_beginnings_come_first_then_words_then_anywhere() -> None:
    assert suggest("zorg", PARTIES) == ["Zorginstelling A", "Thuiszorg Noord"]
    assert suggest("noord", ["Anoorde", "Thuiszorg Noord", "Noorderlicht"]) == [
        "Noorderlicht",
        "Thuiszorg Noord",
        "Anoorde",
    ]


def test_every_word_must_be_found_in_any_order() -> None:
    assert suggest("gron gem", PARTIES) == ["Gemeente Groningen"]
    assert suggest("gron biblio", PARTIES) == []


def test_the_very_name_goes_before_longer_ones() -> None:
    assert suggest("corporatie 1", PARTIES) == ["Corporatie 1", "Corporatie 10"]


def test_accents_and_case_do_not_count() -> None:
    assert suggest("COORDI", ["Coördinator wonen"]) == ["Coördinator wonen"]
    assert find_same("coordinator  wonen", ["Coördinator wonen"]) == "Coördinator wonen"


def test_another_name_leads_to_the_one_that_is_offered_once() -> None:
    aliases = {"de bieb": "Bibliotheek", "biblio": "Bibliotheek"}

    assert suggest("bieb", PARTIES, aliases=aliases) == ["Bibliotheek"]
    assert suggest("bib", PARTIES, aliases=aliases) == ["Bibliotheek"]
    assert find_same("De Bieb", PARTIES, aliases=aliases) == "Bibliotheek"
    assert find_same("bieb", PARTIES, aliases=aliases) is None


def test_nothing_typed_offers_the_first_of_the_list_as_dutch_people_sort_it() -> None:
    names = [f"Corporatie {number}" for number in range(20, 0, -1)]

    assert suggest("", names) == [f"Corporatie {number}" for number in range(1, MOST + 1)]
