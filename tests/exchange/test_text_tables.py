"""Text tables in every delimiter and encoding that office programs write."""

import pytest

from wsg_desktop.exchange.text_tables import find_delimiter, read_text_table

ROWS = [
    ["Nr", "Project", "Trekker"],
    ["B1", "Coördinatie, fase 1", "Zorginstelling A; B"],
    ["B2", 'Het "huis"', "€ 5"],
]


def text(delimiter: str) -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in ROWS]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    assert read_text_table(text(delimiter).encode(encoding)) == ROWS


def test_commas_in_a_table_with_semicolons() -> None:
    table = "Nr;Project;Partijen\n1;Winkel;Gemeente, Corporatie 1, Zorg\n2;Bus;A, B\n3;Tafel;A, B, C, D\n"
    assert find_delimiter(table) == ";"


def test_the_delimiter_that_excel_notes() -> None:
    assert read_text_table(b"sep=|\na|b;c\n") == [["a", "b;c"]]


def test_a_value_over_two_lines_is_one_row() -> None:
    assert read_text_table(b'a;b\n1;"x\ny"\n2;z\n') == [["a", "b"], ["1", "x\ny"], ["2", "z"]]


@pytest.mark.parametrize("lines", [5, 5000])
def test_a_quote_that_is_never_closed_loses_nothing(lines: int) -> None:
    table = ["a;b", '0;"nooit gesloten', *(f"{n};een lange tekst van een regel" for n in range(1, lines))]
    rows = read_text_table("\n".join(table).encode())
    assert [row[0] for row in rows] == ["a", *(str(n) for n in range(lines))]


def test_utf8_cut_off_in_its_last_character_is_still_utf8() -> None:
    assert read_text_table("a;é\nb;é".encode()[:-1]) == [["a", "é"], ["b", ""]]
