"""Where the list is in a file: by itself, where a person points, or nowhere yet."""

from datetime import date

import pytest

from wsg_desktop.errors import UserError
from wsg_desktop.exchange.sheets import Sheet, Value
from wsg_desktop.ui.importing.found_list import find_in

TODAY = date(2026, 11, 23)


def _sheet(name: str, *rows: tuple[Value, ...], hidden: bool = False) -> Sheet:
    return Sheet(name, [list(row) for row in rows], hidden)


LIST = _sheet("Projecten", ("Project", "Trekker"), ("Eettafel", "Corporatie 1"), ("Ommetje", "Corporatie 2"))
NOTES = _sheet("Toelichting", ("Wordt elk kwartaal bijgewerkt.",))


def test_the_sheet_with_the_list_is_found() -> None:
    found = find_in([NOTES, LIST], "lijst.xlsx", TODAY, [])

    assert (found.sheet.name, found.header, found.problem) == ("Projecten", (0,), None)
    assert found.opened


def test_without_a_list_the_first_sheet_is_shown_to_point_at() -> None:
    found = find_in([_sheet("Oud", ("x",), hidden=True), NOTES], "lijst.xlsx", TODAY, [])

    assert (found.sheet.name, found.header, found.opened) == ("Toelichting", (), None)
    assert isinstance(found.problem, UserError)


def test_a_file_with_nothing_in_it_has_nothing_to_point_at() -> None:
    with pytest.raises(UserError):
        find_in([_sheet("Leeg")], "lijst.xlsx", TODAY, [])


def test_pointing_at_headers_finds_the_list_there() -> None:
    odd = _sheet("Blad1", ("Onze aanpak", "Wie doet het"), ("Eettafel", "Jan"), ("Ommetje", "Piet"))
    found = find_in([odd], "lijst.xlsx", TODAY, [])
    pointed = found.elsewhere("Blad1", (0,))

    assert pointed.header == (0,)
    assert pointed.opened
    assert pointed.opened.shape.projects == 2


def test_pointing_at_a_sheet_without_a_list_keeps_the_way_back() -> None:
    found = find_in([NOTES, LIST], "lijst.xlsx", TODAY, [])
    elsewhere = found.elsewhere("Toelichting")

    assert elsewhere.opened is None
    assert elsewhere.problem
    assert elsewhere.elsewhere("Projecten").opened
