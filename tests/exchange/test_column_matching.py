"""Matching columns with fields by their headers and their cells."""

import pytest

from tests.exchange.reading import TODAY, fields_of
from wsg_desktop.exchange.column_matching import (
    LIGHTS,
    ColumnMatch,
    ListColumn,
    Verdict,
    is_area_list,
    match_columns,
)
from wsg_desktop.exchange.header_words import header_scores, is_mixed
from wsg_desktop.exchange.list_fields import CAPITALS_LEAD, FIELDS, FIRST_LEADS, LIST_FIELDS, NAMES
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sheets import Value


def matched(*columns: tuple[str, list[Value]], hidden: int | None = None) -> list[ColumnMatch]:
    found = [
        ListColumn(at, tuple(header.split(" / ")), tuple(samples), at == hidden)
        for at, (header, samples) in enumerate(columns)
    ]
    return match_columns(found, TODAY)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nr.", "number"),
        ("#", "number"),
        ("Project / activiteit", "title"),
        ("PROJECT-\nNAAM", "title"),
        ("Omschrijving", "description"),
        ("Woonservicegebied", "areas"),
        ("Trekker(s)", "lead_parties"),
        ("Lead organisation(s)", "lead_parties"),
        ("Betrokken partijen", "partner_parties"),
        ("Project-verantwoordelijke", "project_lead"),
        ("Coördinator", "project_lead"),
        ("Bestuurlijk opdrachtgever", "political_principal"),
        ("Startdatum", "start"),
        ("Start datum", "start"),
        ("Verwachte oplevering", "end"),
        ("Due date", "deadline"),
        ("Oorspronkelijke einddatum", "deadline"),
        ("Huidige fase", "phase"),
        ("Inzet (uren)", "effort"),
        ("Budget (x € 1.000)", "budget"),
        ("% gereed", "percent"),
        ("Rol samenwerkingsverband", "partnership_role"),
        ("Hoe inwoners betrekken", "resident_involvement"),
        ("Stand van zaken", "situation"),
        ("Voorgangers", "predecessors"),
        ("Trekkr", "lead_parties"),
        ("Opmerkngen", "notes"),
    ],
)
def test_headers_in_dutch_and_english(header: str, field: str) -> None:
    scores = header_scores((header,))
    assert max(scores, key=lambda key: scores[key]) == field


@pytest.mark.parametrize("header", ["intern", "Kolom 1", "xyz", "A", "12"])
def test_headers_that_say_nothing(header: str) -> None:
    assert header_scores((header,)) == {}


def test_every_name_of_a_field_stands_for_one_field() -> None:
    claims: dict[str, set[str]] = {}
    for field in LIST_FIELDS:
        for name in field.names.split("|"):
            claims.setdefault(compact(name), set()).add(field.key)
    assert {name: keys for name, keys in claims.items() if len(keys) > 1} == {}
    assert all(key in FIELDS and FIELDS[key].label for key in NAMES.values())


@pytest.mark.parametrize(
    ("header", "mixed"),
    [
        (("Trekker(s) en partijen",), True),
        (("Trekkers / betrokken partijen",), True),
        (("Lead and other parties",), True),
        (("Trekker(s) en partijen", "Trekker(s)"), False),
        (("Trekkende partijen",), False),
        (("Betrokken partijen",), False),
    ],
)
def test_headers_that_mix_lead_and_other_parties(header: tuple[str, ...], mixed: bool) -> None:
    assert is_mixed(header) is mixed


def test_a_mixed_column_is_asked_about_with_ways_to_read_it() -> None:
    (match,) = matched(("Trekker(s) en partijen", ["A, b"]))
    assert (match.field, match.verdict) == (None, Verdict.ASK)
    assert match.proposals[:2] == (FIRST_LEADS, CAPITALS_LEAD)


def test_the_lower_header_row_counts_and_phases_take_their_periods() -> None:
    fields = [
        match.field
        for match in matched(
            ("Termijnen / Start", ["2026"]),
            ("Termijnen / Gereed", ["2027"]),
            ("Ontwikkeling / Start", ["2026"]),
            ("Werkelijk / Realisatie gereed", ["2027"]),
        )
    ]
    assert fields == ["start", "end", "development.planned_start", "realisation.actual_end"]


def test_planned_and_expected_dates_are_told_apart() -> None:
    matches = matched(
        ("Oorspronkelijk / Start", ["2026"]),
        ("Oorspronkelijk / Gereed", ["2026"]),
        ("Actueel / Start", ["2027"]),
        ("Actueel / Gereed", ["2027"]),
    )
    assert [match.field for match in matches] == [None, "deadline", "start", "end"]


@pytest.mark.parametrize(
    ("samples", "field"),
    [
        (["Actief", "In de wacht", "afgerond"], "state"),
        (["Realisatie", "Initiatief/visie"], "phase"),
        (["groen", "rood"], None),
        (["De vloer ligt erin", "Wacht op de vergunning van de gemeente"], "situation"),
        ([0.5, 0.25], "percent"),
    ],
)
def test_a_status_is_what_its_cells_say(samples: list[Value], field: str | None) -> None:
    project, status = matched(("Project", ["Winkel"]), ("Status", samples))
    assert project.field == "title"
    assert status.field == field
    if field is None:
        assert status.proposals == LIGHTS


def test_cells_that_contradict_their_header() -> None:
    title, kind, start = matched(
        ("Project", ["Winkel", "Bus"]), ("Type", ["grijs beton", "bakstenen"]), ("Start", ["Kees", "Piet"])
    )
    assert (title.field, kind.field, kind.verdict) == ("title", None, Verdict.ASK)
    assert (start.field, start.verdict) == ("start", Verdict.ASK)


def test_a_field_goes_to_the_column_that_says_it_best() -> None:
    matches = matched(("Naam project in het kort", ["W"]), ("Project", ["Winkel"]), ("Titel", ["Winkel"]))
    assert [match.field for match in matches] == [None, "title", None]
    assert matches[2].verdict is Verdict.ASK


def test_hidden_columns_are_offered_but_not_taken() -> None:
    match = matched(("Project", ["Winkel"]), ("Budget", [100.0]), hidden=1)[1]
    assert (match.field, match.verdict, match.proposals) == (None, Verdict.NONE, ("budget",))


def test_without_a_title_column_the_likeliest_is_taken_and_asked() -> None:
    fields = fields_of(
        [
            ["Nummer", "Wat gaan we doen?", "Klaar"],
            ["1", "Winkel openen", "2027"],
            ["2", "Bus laten rijden", "2028"],
        ]
    )
    assert fields == {"Nummer": "number", "Wat gaan we doen?": "title", "Klaar": "end"}


def test_a_register_of_areas_is_recognised_by_its_columns_or_its_names() -> None:
    assert is_area_list(matched(("Woonzorgzone", ["Woonzorgzone 1"]), ("Status", ["Actief"])))
    assert is_area_list(matched(("Naam", ["Woonzorgzone 1", "Servicewijk Noord"]), ("Status", ["Actief"])))
    assert not is_area_list(matched(("Naam", ["Winkel", "Bus"]), ("Status", ["Actief"])))
    assert not is_area_list(matched(("Gebied", ["Bathmen"]), ("Trekker", ["A"]), ("Project", ["Winkel"])))
