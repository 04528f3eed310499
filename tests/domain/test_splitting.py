"""Several parties in one cell, and persons with their parties: the sample's cells and what lists do more."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.splitting import Answerable, split_parties, split_party_cell, split_person


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Corporatie A, zorginstelling B en C", "Corporatie A|zorginstelling B|zorginstelling C"),
        ("zorginstellingen B en C", "zorginstelling B|zorginstelling C"),
        ("Zorginstelling A en Corporatie 1", "Zorginstelling A|Corporatie 1"),
        ("Gemeente Deventer en plaatselijk belang", "Gemeente Deventer|plaatselijk belang"),
        ("Zorginstelling C / Corporatie 2", "Zorginstelling C|Corporatie 2"),
        ("plaatselijk belang; Corporatie 1", "plaatselijk belang|Corporatie 1"),
        (
            "Gemeente Deventer, Corporatie 1, Welzijnsinstelling",
            "Gemeente Deventer|Corporatie 1|Welzijnsinstelling",
        ),
        ("Zorginstelling B en C, inwoners", "Zorginstelling B|Zorginstelling C|inwoners"),
        (
            "Welzijnsinstelling, huisartsen, wijkagent, Corporatie 2",
            "Welzijnsinstelling|huisartsen|wijkagent|Corporatie 2",
        ),
        ("Corporatie 1, 2 en 3", "Corporatie 1|Corporatie 2|Corporatie 3"),
        ("Corporaties 1 en 2", "Corporatie 1|Corporatie 2"),
        ("Corporatie 1/2", "Corporatie 1|Corporatie 2"),
        ("Corporatie 1 t/m 3", "Corporatie 1|Corporatie 2|Corporatie 3"),
        ("Zorginstellingen A t/m C", "Zorginstelling A|Zorginstelling B|Zorginstelling C"),
        (
            "zorginstelling A, B en C en corporatie 1",
            "zorginstelling A|zorginstelling B|zorginstelling C|corporatie 1",
        ),
        (
            "Corporatie 1 en 2, zorginstelling A en B",
            "Corporatie 1|Corporatie 2|zorginstelling A|zorginstelling B",
        ),
        ("gemeenten Deventer en Wierden", "gemeente Deventer|gemeente Wierden"),
        (
            "gemeenten Deventer, Wierden en Almelo, Livio",
            "gemeente Deventer|gemeente Wierden|gemeente Almelo|Livio",
        ),
        (
            "plaatselijke belangen Okkenbroek en Lettele",
            "plaatselijk belang Okkenbroek|plaatselijk belang Lettele",
        ),
        ("Corporatie 1 en inwoners", "Corporatie 1|inwoners"),
        ("Carint en Livio", "Carint|Livio"),
        ("Provincie + Gemeente Deventer", "Provincie|Gemeente Deventer"),
        ("Gemeente Deventer & Corporatie 1", "Gemeente Deventer|Corporatie 1"),
        ("Gemeente Deventer i.s.m. Corporatie 1", "Gemeente Deventer|Corporatie 1"),
        ("Gemeente Deventer/Corporatie 1", "Gemeente Deventer|Corporatie 1"),
        ("- Gemeente Deventer\n- Gemeente Wierden", "Gemeente Deventer|Gemeente Wierden"),
        ("• Gemeente Deventer\r\n\r\n• inwoners", "Gemeente Deventer|inwoners"),
        ("o.a. Gemeente Deventer, Livio e.a.", "Gemeente Deventer|Livio"),
        ("Corporatie 1, corporatie 1; Corporatie  1", "Corporatie 1"),
        ("Stichting Welzijn en Stichting Zorg", "Stichting Welzijn|Stichting Zorg"),
        ("alle partijen", "alle partijen"),
        ("zorginstellingen", "zorginstellingen"),
    ],
)
def test_several_parties_in_a_cell(text: str, parties: str) -> None:
    assert split_parties(text) == tuple(parties.split("|"))


def test_the_longest_cell_of_the_sample() -> None:
    cell = (
        "Corporatie 1, Corporatie 2, zorginstellingen B en C, welzijnsinstellingen, plaatselijke belangen,"
        " inwoners"
    )
    assert split_parties(cell) == (
        *("Corporatie 1", "Corporatie 2", "zorginstelling B", "zorginstelling C"),
        *("welzijnsinstellingen", "plaatselijke belangen", "inwoners"),
    )


@pytest.mark.parametrize(
    "name",
    [
        "Stichting Wonen en Zorg",
        "Zorg en Welzijn Twente",
        "Wonen & Zorg BV",
        "Jansen & Zonen",
        "Vereniging van Eigenaren en Bewoners",
        "Hart voor Zorg en Thuis",
        "Wmo/Jeugd",
        "Gemeente Deventer (wonen, zorg en welzijn)",
        "Gemeente Horst aan de Maas",
        "24/7 Zorg",
        "Corporatie 1 t/m 900",
    ],
)
def test_one_party_with_a_name_that_looks_like_two(name: str) -> None:
    assert split_parties(name) == (name,)
    assert split_parties(f"{name}, inwoners") == (name, "inwoners")


@pytest.mark.parametrize(
    "name",
    [
        "Wonen, Zorg & Welzijn BV",
        "Gemeente Nuenen, Gerwen en Nederwetten",
        "Carint en Livio",
        "Zorginstelling B en C",
        "Bureau 1/2",
        "Gemeenten Twente",
    ],
)
def test_known_names_are_never_split(name: str) -> None:
    assert split_parties(name) != (name,)
    assert split_parties(f"{name}; Corporatie 1", known=[name, "Corporatie 1"]) == (name, "Corporatie 1")
    assert split_parties(name.upper(), known=[name]) == (name.upper(),)


@pytest.mark.parametrize("text", ["", "  \n", "-", "n.v.t.", "n.t.b.", "nog te bepalen", "?", "geen", ",;"])
def test_no_party_at_all(text: str) -> None:
    assert split_parties(text) == ()


def test_a_function_behind_a_party_is_no_party() -> None:
    cell = split_party_cell("Corporatie 1, projectleider, Gemeente Deventer, beleidsadviseur wonen")
    assert cell.parties == ("Corporatie 1", "Gemeente Deventer")
    assert cell.functions == (
        Answerable(function="projectleider", party="Corporatie 1"),
        Answerable(function="beleidsadviseur wonen", party="Gemeente Deventer"),
    )


@pytest.mark.parametrize(
    ("text", "name", "function", "party"),
    [
        ("Corporatie 1, projectleider", "", "projectleider", "Corporatie 1"),
        ("projectleider, Corporatie 1", "", "projectleider", "Corporatie 1"),
        ("J. Jansen, projectleider, Corporatie 1", "J. Jansen", "projectleider", "Corporatie 1"),
        ("J. de Vries (Gemeente Deventer)", "J. de Vries", "", "Gemeente Deventer"),
        ("P. Jansen - projectleider", "P. Jansen", "projectleider", ""),
        ("Anna Smit namens Gemeente Deventer", "Anna Smit", "", "Gemeente Deventer"),
        ("projectleider servicezones", "", "projectleider servicezones", ""),
        ("gemeentelijk projectleider", "", "gemeentelijk projectleider", ""),
        ("voorzitter plaatselijk belang", "", "voorzitter plaatselijk belang", ""),
        ("coördinator welzijn", "", "coördinator welzijn", ""),
        ("programmamanager thuistechnologie", "", "programmamanager thuistechnologie", ""),
        ("directeur vastgoed", "", "directeur vastgoed", ""),
        ("communicatieadviseur", "", "communicatieadviseur", ""),
        ("Corporatie 1", "", "", "Corporatie 1"),
        ("Vries, J. de", "Vries, J. de", "", ""),
        ("Jan Jansen / Piet Pietersen", "Jan Jansen / Piet Pietersen", "", ""),
        ("n.t.b.", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_persons_functions_and_parties_are_told_apart(
    text: str, name: str, function: str, party: str
) -> None:
    assert split_person(text) == Answerable(name, function, party)


def test_a_known_party_is_recognised_without_a_noun() -> None:
    assert split_person("Anna Smit, Livio") == Answerable("Anna Smit, Livio")
    assert split_person("Anna Smit, Livio", known=["livio"]) == Answerable("Anna Smit", "", "Livio")


NAMES = st.sampled_from(
    ["Gemeente Deventer", "Corporatie 1", "Zorginstelling B", "inwoners", "Livio", "plaatselijk belang"]
)


@given(st.lists(NAMES, min_size=1, max_size=6), st.sampled_from([", ", "; ", "\n", " / ", " + ", " | "]))
def test_whatever_separates_them_the_parties_come_out(names: list[str], separator: str) -> None:
    assert split_parties(separator.join(names)) == tuple(dict.fromkeys(names))


PIECES = st.sampled_from(
    [
        *(
            "Gemeente",
            "gemeenten",
            "Deventer",
            "Corporatie",
            "1",
            "A",
            "t/m",
            "Wonen",
            "Zorg",
            "Stichting",
            "BV",
        ),
        *(
            "en",
            "&",
            ",",
            "/",
            ";",
            "(",
            ")",
            "-",
            "+",
            "e.a.",
            "o.a.",
            "projectleider",
            "i.s.m.",
            "\n",
            "\ue000",
        ),
    ]
)


@given(st.lists(PIECES, max_size=10).map(" ".join) | st.text(), st.lists(st.text(max_size=8), max_size=3))
def test_no_cell_breaks_it_and_no_word_is_made_up(text: str, known: list[str]) -> None:
    cell = split_party_cell(text, known=known)
    split_person(text, known=known)
    names = [*cell.parties, *(it.function for it in cell.functions)]
    assert all(name == name.strip() and name for name in cell.parties)
    typed = set(re.findall(r"\w+", text.lower()))
    made_up = {word for name in names for word in re.findall(r"\w+", name.lower())} - typed
    assert made_up <= {"gemeente", "partij", *"abcdefghijklmnopqrstuvwxyz"} or "t/m" in text
