"""Finding the list in a workbook: sheet, header, headings, totals."""

from pathlib import Path

import pytest

from tests.exchange.reading import shape_of_file, sheet_of
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.list_shape import find_header, find_list
from wsg_desktop.exchange.row_kinds import RowKind
from wsg_desktop.exchange.sheets import Merge, Row, Sheet

LIST: list[Row] = [
    ["Nr", "Project", "Trekker"],
    ["B1", "Winkel", "Bibliotheek"],
    ["B2", "Bus", "Gemeente Deventer"],
]


def titles(rows: list[Row], merged: list[Merge] | None = None) -> list[str]:
    return [column.title for column in find_list([sheet_of(rows, merged or [])], "a.xlsx").columns]


def test_the_sample_has_its_list_on_the_second_sheet_below_two_header_rows(sample: Path) -> None:
    shape = shape_of_file(sample)
    assert shape.sheet.name == "Programma 2026-2029"
    assert shape.header == (3, 4)
    assert [column.title for column in shape.columns][:4] == [
        "Nr.",
        "Project / activiteit",
        "Trekker(s) en partijen / Trekker(s)",
        "Trekker(s) en partijen / Partijen",
    ]
    kinds = [row.kind for row in shape.rows]
    assert kinds.count(RowKind.PROJECT) == shape.projects == 14
    assert kinds.count(RowKind.GROUP) == 4
    assert kinds.count(RowKind.TOTAL) == 1


def test_titles_and_empty_rows_above_the_header() -> None:
    above: list[Row] = [
        ["Uitvoeringsprogramma 2026: projecten en partijen"],
        [],
        ["Stand", "september 2026"],
        [],
    ]
    shape = find_list([sheet_of(above + LIST)], "a.xlsx")
    assert shape.header == (4,)


def test_a_legend_is_not_the_list() -> None:
    legend = sheet_of([["Status", "Betekenis"], ["groen", "op schema"], ["rood", "te laat"]], name="Legenda")
    shape = find_list([legend, sheet_of(LIST, name="Projecten")], "a.xlsx")
    assert shape.sheet.name == "Projecten"


def test_a_hidden_sheet_is_searched_only_when_there_is_no_other() -> None:
    hidden = Sheet("Oud", LIST, hidden=True)
    assert find_list([hidden, sheet_of(LIST[:2], name="Nu")], "a.xlsx").sheet.name == "Nu"
    assert find_list([hidden, Sheet("Leeg", [])], "a.xlsx").sheet.name == "Oud"


def test_another_list_is_named() -> None:
    shape = find_list([sheet_of(LIST, name="2026"), sheet_of(LIST, name="2025")], "a.xlsx")
    assert (shape.sheet.name, shape.others) == ("2026", ("2025",))


def test_the_user_chooses_sheet_and_header() -> None:
    sheets = [sheet_of(LIST, name="2026"), sheet_of([["Zomaar", "wat"], *LIST], name="2025")]
    shape = find_list(sheets, "a.xlsx", sheet=" 2025 ", header=(1,))
    assert (shape.sheet.name, shape.header, shape.projects) == ("2025", (1,), 2)
    with pytest.raises(UserError, match=r"no sheet called 2024\. The sheets are: 2026, 2025"):
        find_list(sheets, "a.xlsx", sheet="2024")


@pytest.mark.parametrize("rows", [[], [["x"]], [["Nr", "Project"]], [[1.0, 2.0], [3.0, 4.0]]])
def test_no_list_is_told_in_a_sentence(rows: list[Row]) -> None:
    with pytest.raises(FileProblem, match=r"leeg\.xlsx holds no list"):
        find_list([sheet_of(rows)], "leeg.xlsx")


def test_two_header_rows_as_text_without_merges() -> None:
    rows: list[Row] = [
        ["Nr", "Project", "Partijen", "", "Termijnen", ""],
        ["", "", "Trekker", "Partners", "Start", "Gereed"],
        ["B1", "Winkel", "Bibliotheek", "Gemeente", "2026", "2027"],
    ]
    assert titles(rows) == [
        "Nr",
        "Project",
        "Partijen / Trekker",
        "Partijen / Partners",
        "Termijnen / Start",
        "Termijnen / Gereed",
    ]


def test_groups_above_a_full_header_row() -> None:
    rows: list[Row] = [
        ["", "", "Planning", "", ""],
        ["Nr", "Project", "Start", "Gereed", "Fase"],
        ["B1", "Winkel", "2026", "2027", "Realisatie"],
    ]
    assert titles(rows, [Merge(0, 2, 0, 3)])[2:] == ["Planning / Start", "Planning / Gereed", "Fase"]


def test_a_first_project_is_not_a_second_header_row() -> None:
    rows: list[Row] = [["Nr", "Project", "Fase", "Trekker"], ["B1", "Start", "Realisatie", "Gemeente"]]
    assert find_header(sheet_of([*rows, rows[1]])) == (0,)


def test_a_column_without_a_name_is_called_by_its_letter() -> None:
    rows: list[Row] = [["Nr", "Project", ""], ["B1", "Winkel", "iets"], ["B2", "Bus", ""]]
    assert titles(rows)[2] == "C"


def test_a_project_with_a_title_only_is_no_heading() -> None:
    rows: list[Row] = [["Project", "Trekker"], ["Winkel", "A"], ["Alleen een titel", ""], ["Bus", "B"]]
    assert [row.kind for row in find_list([sheet_of(rows)], "a").rows] == [RowKind.PROJECT] * 3


def test_a_title_only_row_stays_a_project_where_areas_have_a_column() -> None:
    rows: list[Row] = [
        ["Nr", "Project", "Gebied"],
        ["B1", "Winkel", "Bathmen"],
        ["", "Nieuw idee", ""],
        ["B2", "Bus", "Bathmen"],
    ]
    assert find_list([sheet_of(rows)], "a").projects == 3
