"""What we put into XlsxWriter's parts: named styles, a language, rows that grow, places left out."""

import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading_back import load
from tests.full_disks import full_disk
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.sheet_places import column_letters
from wsg_desktop.exchange.styled_workbook import (
    LONG,
    StyledWorkbook,
    uncollected,
    with_growing_rows,
    with_language,
    with_short_references,
)
from wsg_desktop.written_files import placed

LETTERS = [column_letters(number) for number in range(61)]


def test_formats_of_one_family_share_a_style_and_keep_their_own_look(tmp_path: Path) -> None:
    workbook = StyledWorkbook(tmp_path / "a.xlsx", "nl-NL")
    sheet = workbook.sheet("Blad")
    plain = workbook.styled("WSG datum", {"num_format": "dd-mm-yyyy", "font_size": 10})
    bold = workbook.styled("WSG datum", {"num_format": "yyyy", "bold": True})
    workbook.styled("WSG nooit", {"italic": True})
    sheet.write_number(0, 0, 46000, plain)
    sheet.write_number(1, 0, 46000, bold)
    workbook.close()

    book = load(tmp_path / "a.xlsx")
    first, second = book["Blad"]["A1"], book["Blad"]["A2"]
    assert book.named_styles == ["Normal", "WSG datum"]
    assert (first.style, second.style) == ("WSG datum", "WSG datum")
    assert (first.number_format, second.number_format) == ("dd-mm-yyyy", "yyyy")
    assert (first.font.b, second.font.b) == (False, True)
    assert book.properties.language == "nl-NL"


def test_a_full_disk_is_told_and_nothing_else_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with full_disk(), pytest.raises(FileProblem, match="was not written"), placed(path) as fresh:
        StyledWorkbook(fresh, "nl-NL").close()
    # Half a file that the library left open would complain here.
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_language_stands_once_in_the_core_properties() -> None:
    core = "<cp:coreProperties><dc:title>x</dc:title></cp:coreProperties>"
    assert with_language(core, "en-GB").count("<dc:language>en-GB</dc:language></cp:coreProperties>") == 1


def test_heights_stay_but_are_no_longer_fixed() -> None:
    assert with_growing_rows('<row r="2" ht="29" customHeight="1">') == '<row r="2" ht="29">'


@given(st.sets(st.integers(0, 60), max_size=30))
def test_places_that_are_left_out_can_be_counted_back(columns: set[int]) -> None:
    rows = [sorted(columns), *[[0]] * LONG]
    sheet = "<sheetData>" + "".join(row_of(index, row) for index, row in enumerate(rows, 1)) + "</sheetData>"

    short = with_short_references(sheet)

    assert [counted(row) for row in short.split("<row ")[1:]] == rows
    assert len(short) <= len(sheet)


def test_a_sheet_that_is_not_long_keeps_every_place() -> None:
    sheet = "".join(row_of(index, [0, 1, 2]) for index in range(LONG))
    assert with_short_references(sheet) == sheet


def row_of(index: int, columns: list[int]) -> str:
    cells = "".join(f'<c r="{LETTERS[column]}{index}" s="1"><v>7</v></c>' for column in columns)
    return f'<row r="{index}">{cells}</row>'


def counted(row: str) -> list[int]:
    """Return the columns of the cells as a reader finds them: the next one, unless a place is given."""
    found: list[int] = []
    for cell in row.split("<c ")[1:]:
        place = cell[3:].split('"')[0].rstrip("0123456789") if cell.startswith("r=") else ""
        found.append(LETTERS.index(place) if place else found[-1] + 1)
    return found


def test_collecting_garbage_goes_on_after_a_failure() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), uncollected():
        print(1 // gc.isenabled())
    assert gc.isenabled()


def test_collecting_garbage_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
