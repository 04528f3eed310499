"""When two names mean the same party, with the near ties that a program must not decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.party_names import (
    ASK_SCORE,
    NEAR,
    KnownParty,
    Verdict,
    alike_names,
    normalise,
    same_names,
    similar_pairs,
    suggest,
)

KNOWN = (
    KnownParty("gr", "Gemeente Groningen"),
    KnownParty("mg", "Gemeente Midden-Groningen"),
    KnownParty("c1", "Corporatie 1"),
    KnownParty("c2", "Corporatie 2"),
    KnownParty("za", "Zorginstelling A"),
    KnownParty("pb", "plaatselijk belang"),
    KnownParty("wt", "Stichting Welzijn Twente", ("SWT", "Welzijn Regio Twente")),
)


def found(name: str, known: tuple[KnownParty, ...] = KNOWN) -> tuple[str, str]:
    """Return the verdict on a name and the ids of the candidates."""
    suggestion = suggest(name, known)
    return suggestion.verdict.value, " ".join(it.id for it in suggestion.candidates)


@pytest.mark.parametrize(
    ("name", "normalised"),
    [
        ("gem. Groningen", "gemeente groningen"),
        ("Gemeente GRONINGEN", "gemeente groningen"),
        ("prov. Overijssel", "provincie overijssel"),
        ("St. Welzijn & Zorg B.V.", "welzijn en zorg"),
        ("Stg. Carint", "carint"),
        ("Woonst. Deventer", "woonstichting deventer"),
        ("Corp. 1", "corporatie 1"),
        ("Zorgcoöperatie U.A.", "zorgcooperatie"),
        ("'s-Gravenhage", "gravenhage"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("a.s.r.", "asr"),
        ("De Woonplaats", "woonplaats"),
        ("Stichting", "stichting"),
    ],
)
def test_names_are_brought_to_one_spelling(name: str, normalised: str) -> None:
    assert normalise(name) == normalised


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Gemeente Groningen", "gr"),
        ("gemeente  groningen", "gr"),
        ("Corporatie 1", "c1"),
        ("zorginstelling a", "za"),
        ("SWT", "wt"),
        ("welzijn regio twente", "wt"),
    ],
)
def test_a_known_name_or_alias_is_sure_and_the_only_candidate(name: str, party: str) -> None:
    assert found(name) == ("sure", party)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("gem. Groningen", "gr mg"),
        ("Groningen, gemeente", "gr mg"),
        ("gem. Midden-Groningen", "mg gr"),
        ("St. Welzijn Twente", "wt"),
        ("Welzijn Twente", "wt"),
        ("Corp. 2", "c2"),
        ("Zorginstelling-A", "za"),
    ],
)
def test_what_only_abbreviations_make_different_is_sure(name: str, candidates: str) -> None:
    assert found(name) == ("sure", candidates)


@pytest.mark.parametrize(
    "name", ["Gemeente Groninge", "Zorg instelling A", "plaatselijk belangh", "Welzijn Twenthe"]
)
def test_what_is_much_alike_is_asked(name: str) -> None:
    verdict, candidates = found(name)
    assert verdict == "ask"
    assert candidates


@pytest.mark.parametrize(
    "name",
    [
        "Corporatie 3",
        "Corporatie",
        "Corporatie 11",
        "Zorginstelling B",
        "Zorginstelling",
        "Midden-Groningen",
        "Gemeente Deventer",
        "plaatselijke belangen",
        "inwoners",
        "",
        "&",
    ],
)
def test_what_is_too_different_is_new(name: str) -> None:
    assert found(name) == ("new", "")


def test_letters_and_numbers_tell_parties_apart_that_score_92() -> None:
    from rapidfuzz.fuzz import token_sort_ratio

    assert round(token_sort_ratio(normalise("Corporatie 1"), normalise("Corporatie 2"))) == 92
    assert found("Corporatie 2", KNOWN[2:3]) == ("new", "")
    assert found("Gemeente Bergen (L.)", (KnownParty("nh", "Gemeente Bergen (NH.)"),)) == ("new", "")
    assert found("Gemeente Bergen", (KnownParty("l", "Gemeente Bergen (L.)"),)) == ("new", "")


NEAR_TIE = (KnownParty("o", "Zorggroep Noordoost Twente"), KnownParty("w", "Zorggroep Noordwest Twente"))


def test_a_near_tie_is_never_sure() -> None:
    first, second = suggest("Stichting Zorggroep Noordoost Twente", NEAR_TIE).candidates
    assert first.score == 100
    assert first.score - second.score <= NEAR
    assert found("Stichting Zorggroep Noordoost Twente", NEAR_TIE) == ("ask", "o w")
    assert found("Stichting Zorggroep Noordoost Twente", NEAR_TIE[:1]) == ("sure", "o")


def test_a_known_name_is_no_near_tie() -> None:
    assert found("Zorggroep Noordoost Twente", NEAR_TIE) == ("sure", "o")
    assert found("zorggroep noordwest twente", NEAR_TIE) == ("sure", "w")


def test_a_name_that_two_parties_go_by_is_asked() -> None:
    twice = (KnownParty("a", "Livio"), KnownParty("b", "Livio Thuiszorg", ("Livio",)))
    assert found("livio", twice) == ("ask", "a b")
    spelled_alike = (KnownParty("a", "Stichting Livio"), KnownParty("b", "Livio B.V."))
    assert found("Livio", spelled_alike) == ("ask", "b a")


def test_a_group_and_a_party_are_never_the_same() -> None:
    group = (KnownParty("g", "welzijnsinstellingen"),)
    assert found("Welzijnsinstelling", group) == ("new", "")
    assert found("Welzijnsinstellingen", group) == ("sure", "g")


def test_names_of_one_list_are_put_together() -> None:
    names = [
        "Gemeente Deventer",
        "gem. Deventer",
        "Corporatie 1",
        "gemeente deventer",
        "Corporatie 2",
        "Corp. 1",
    ]
    assert same_names(names) == [
        ["Gemeente Deventer", "gem. Deventer", "gemeente deventer"],
        ["Corporatie 1", "Corp. 1"],
        ["Corporatie 2"],
    ]
    assert same_names(["Zorginstelling A", "Zorginstelling A"]) == [["Zorginstelling A"]]


WORDS = st.sampled_from(
    ["Zorg", "groep", "Noord", "Gemeente", "gem.", "Corporatie", "1", "2", "A", "B", "en", "St."]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(NAMES | st.text(max_size=20), st.lists(NAMES, max_size=5, unique=True))
def test_sure_is_only_what_nothing_else_comes_near(name: str, names: list[str]) -> None:
    suggestion = suggest(name, [KnownParty(str(index), it) for index, it in enumerate(names)])
    scores = [it.score for it in suggestion.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= ASK_SCORE for score in scores)
    assert (suggestion.verdict is Verdict.NEW) == (not scores)
    if suggestion.verdict is Verdict.SURE:
        assert scores[0] == 100
        assert len(scores) == 1 or scores[0] - scores[1] > NEAR


@given(st.text())
def test_bringing_to_one_spelling_twice_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


def test_pairs_that_may_be_the_same_are_likelier_than_names_of_one_noun() -> None:
    names = (
        "Plaatselijk belang Enter",
        "Plaatselijk belang Geesteren",
        "Corporatie 1",
        "Corporatie 2",
        "Zorggroep Solis",
        "Zorg groep Solis",
        "Bibliotheek",
    )
    known = [KnownParty(name, name) for name in names]
    known.append(KnownParty("Gemeente Deventer", "Gemeente Deventer", ("Deventer",)))
    known.append(KnownParty("gem. Deventer", "gem. Deventer"))

    pairs = [(pair.one.name, pair.other.name) for pair in similar_pairs(known)]

    assert pairs == [("Gemeente Deventer", "gem. Deventer"), ("Zorggroep Solis", "Zorg groep Solis")]


def test_names_written_otherwise_lead_to_the_known_one_also_by_an_alias() -> None:
    names, aliases = ("Gemeente Deventer", "Bibliotheek"), {"Zorggroep Solis": "Bibliotheek"}

    assert alike_names("gem. Deventer", names, aliases) == ["Gemeente Deventer"]
    assert alike_names("Zorggroep Solys", names, aliases) == ["Bibliotheek"]
