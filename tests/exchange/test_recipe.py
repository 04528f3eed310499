"""Recipes and the front door: the next version of a list is read the same."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.reading import TODAY
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.any_list import OpenedList, open_list
from wsg_desktop.exchange.column_matching import Verdict
from wsg_desktop.exchange.list_fields import FIRST_LEADS
from wsg_desktop.exchange.recipe import read_recipe

LIST = [
    ["Lijst van projecten"],
    ["Nr", "Wat", "Trekker(s) en partijen", "Wanneer", "Zomaar"],
    ["B1", "Winkel", "Bibliotheek, gemeente Deventer", "2027", "x"],
    ["B2", "Bus", "Plaatselijk belang", "2028", "y"],
]


def by_title(opened: OpenedList) -> dict[str, str | None]:
    return {match.column.title: match.field for match in opened.matches}


def test_a_list_is_opened_and_changed_by_a_person(workbook: Callable[..., Path]) -> None:
    opened = open_list(workbook(LIST), today=TODAY)
    assert by_title(opened)["Trekker(s) en partijen"] is None
    changed = opened.with_fields({2: FIRST_LEADS, 4: "notes"})
    assert changed.matches[2].verdict is Verdict.SURE
    (first, second) = changed.draft().projects
    assert (first.lead_parties, first.partner_parties) == (("Bibliotheek",), ("gemeente Deventer",))
    assert second.lead_parties == ("Plaatselijk belang",)
    assert first.texts["notes"] == "x"
    assert changed.draft().problems == ()


def test_the_next_version_is_read_by_the_recipe(workbook: Callable[..., Path]) -> None:
    recipe = open_list(workbook(LIST), today=TODAY).with_fields({2: FIRST_LEADS, 4: "notes"}).as_recipe()
    again = read_recipe(recipe.to_json())
    assert again == recipe
    newer = [[], *[[*row[:2], *row[3:], row[2]] if len(row) > 1 else row for row in LIST]]
    newer[2] = [*newer[2], "Fase"]
    newer[3] = [*newer[3], "Realisatie"]
    opened = open_list(workbook(newer, name="lijst v2.xlsx"), today=TODAY, known_recipes=[again])
    assert opened.recipe == again
    assert opened.shape.header == (2,)
    assert by_title(opened) == {
        "Nr": "number",
        "Wat": "title",
        "Trekker(s) en partijen": FIRST_LEADS,
        "Wanneer": "end",
        "Zomaar": "notes",
        "Fase": "phase",
    }
    assert opened.as_recipe().name == "lijst.xlsx"


def test_a_recipe_that_does_not_fit(workbook: Callable[..., Path]) -> None:
    recipe = open_list(workbook(LIST), today=TODAY).as_recipe()
    other = workbook([["Project", "Fase"], ["Winkel", "Realisatie"]], name="ander.xlsx")
    assert open_list(other, today=TODAY, known_recipes=[recipe]).recipe is None
    with pytest.raises(UserError, match=r"lijst\.xlsx does not fit ander\.xlsx"):
        open_list(other, today=TODAY, recipe=recipe)


def test_another_sheet_or_header_row_can_be_chosen(workbook: Callable[..., Path]) -> None:
    opened = open_list(workbook([["Nr", "Project"], ["Code", "Taak"], ["B1", "Winkel"]]), today=TODAY)
    changed = opened.with_sheet("Blad1", (1,))
    assert [project.title for project in changed.draft().projects] == ["Winkel"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"recipe": 1, "name": "a", "sheet": "b", "header_rows": [], "columns": []}',
        '{"recipe": 1, "name": "a", "sheet": "b", "header_rows": [1], "columns": [{"field": "os"}]}',
        '{"recipe": 1, "name": "","sheet": "b", "header_rows": [1], "columns": [{"header": "", "field": 2}]}',
    ],
)
def test_a_text_that_is_no_recipe(text: str) -> None:
    with pytest.raises(UserError, match="no recipe for reading a list"):
        read_recipe(text)


def test_a_recipe_of_a_newer_program(workbook: Callable[..., Path]) -> None:
    content = json.loads(open_list(workbook(LIST), today=TODAY).as_recipe().to_json())
    with pytest.raises(UserError, match="newer version"):
        read_recipe(json.dumps(content | {"recipe": 2}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_tables_are_lists_too(text_table: Callable[..., Path], encoding: str, delimiter: str) -> None:
    rows = [
        ["Nr", "Project", "Trekkers", "Gereed"],
        ["B1", "Coördinatie, fase 1", "Café één; Corporatie 1", "Q3 2027"],
    ]
    opened = open_list(text_table(rows, encoding=encoding, delimiter=delimiter), today=TODAY)
    (project,) = opened.draft().projects
    assert (project.title, project.lead_parties) == ("Coördinatie, fase 1", ("Café één", "Corporatie 1"))
    assert project.end.text == "Q3 2027"


@pytest.mark.parametrize("extension", ["xlsx", "xls", "ods"])
def test_every_workbook_format_is_a_list(extension: str) -> None:
    opened = open_list(Path(__file__).parent.parent / "data" / f"formaten.{extension}", today=TODAY)
    assert [project.number for project in opened.draft().projects] == ["B1", "B2"]


def test_a_workbook_without_a_list(workbook: Callable[..., Path]) -> None:
    with pytest.raises(FileProblem, match="holds no list"):
        open_list(workbook([["een cel"]]), today=TODAY)


def test_a_recipe_tells_what_was_left_out_from_what_was_left_apart(workbook: Callable[..., Path]) -> None:
    opened = open_list(workbook(LIST), today=TODAY)
    apart = read_recipe(opened.as_recipe().to_json())
    out = read_recipe(opened.with_fields({2: None}).as_recipe().to_json())
    (first, *_) = open_list(workbook(LIST), today=TODAY, recipe=apart).draft().projects
    assert first.texts["notes"] == "Trekker(s) en partijen: Bibliotheek, gemeente Deventer"
    (first, *_) = open_list(workbook(LIST), today=TODAY, recipe=out).draft().projects
    assert first.texts == {}
