"""Sorting and looking for Dutch words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.words import dutch_key, search_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Coördinator  Welzijn", "coordinator welzijn"),
        ("CAFÉ\u00a0'T HOEKJE", "cafe 't hoekje"),
        ("’t Zandt", "'t zandt"),
        ("Ĳsselland", "ijsselland"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("  Súdwest-Fryslân ", "sudwest-fryslan"),
        ("plain", "plain"),
        ("A\tB", "a b"),
        ("ŉ", "'n"),
        ("ΐ", "ι"),
    ],
)
def test_what_is_searched_has_no_accents_and_no_case(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_searching_in_a_key_changes_nothing_more(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def test_a_dutch_list_is_in_dutch_order() -> None:
    in_order = [
        "24-uurs zorgsteunpunt",
        "120 woningen",
        "Aa en Hunze",
        "Ébène",
        "Eemsdelta",
        "'s-Gravenhage",
        "Groningen",
        "Hengelo (O)",
        "'s-Hertogenbosch",
        "IJsselstein",
        "Súdwest-Fryslân",
        "Sudwest Noord",
        "'t Zandt",
        "Zutphen",
    ]
    keys = [dutch_key(text) for text in in_order]
    assert keys == sorted(set(keys))


def test_numbers_sort_as_numbers() -> None:
    in_order = ["B1", "B2", "B2.1", "B2.10", "B2a", "B10", "P-0042", "P-0043", "P-10000", "Wijk 9", "Wijk 10"]
    keys = [dutch_key(text) for text in in_order]
    assert keys == sorted(set(keys))
    assert dutch_key("P-42") == dutch_key("P-0042")


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_any_two_numbers_sort_by_size(one: int, other: int) -> None:
    assert (dutch_key(f"nr {one}") < dutch_key(f"nr {other}")) == (one < other)


@given(st.text(st.characters(codec="ascii")))
def test_case_and_blanks_around_do_not_count(text: str) -> None:
    assert dutch_key(f" {text.upper()} ") == dutch_key(text.lower())


@given(st.text())
def test_what_searching_sets_aside_sorting_does_too(text: str) -> None:
    assert dutch_key(text) == dutch_key(search_key(text))
