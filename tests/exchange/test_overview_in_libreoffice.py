"""What LibreOffice makes of an overview: pages without complaint, and a planning that follows a new date."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.exchange.libreoffice import convert, needs_office
from tests.exchange.overview_samples import VARIED, content
from tests.exchange.reading_back import load
from wsg_desktop.exchange.overview_columns import SHEETS, TICK
from wsg_desktop.exchange.overview_workbook import write_overview
from wsg_desktop.texts import translator

pytestmark = needs_office


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_becomes_a_page_per_sheet(language: str, tmp_path: Path) -> None:
    path = tmp_path / "overview.xlsx"
    write_overview(content(), path, translator(language))

    pdf = convert(path, "pdf", tmp_path).read_bytes()

    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 5


def test_planning_and_summary_follow_what_a_partner_types(tmp_path: Path) -> None:
    tr = translator("en")
    path = tmp_path / "overview.xlsx"
    write_overview(content(), path, tr)
    book = load(path)
    sheet = book[SHEETS.projects]
    typed = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, typed["New expectation"]).value = datetime.combine(date(2027, 6, 30), datetime.min.time())
    sheet.cell(3, typed["Still right"]).value = TICK
    book.save(path)

    saved = load(convert(path, "xlsx", _folder(tmp_path)), values=True)

    assert saved["Planning"]["D5"].value == datetime.combine(date(2027, 6, 30), datetime.min.time())
    assert saved["Planning"]["D6"].value == datetime.combine(date(2028, 9, 30), datetime.min.time())
    assert saved["Summary"]["B15"].value == 2
    counted = {row[0].value: row[7].value for row in saved["Summary"]["A5:H10"]}
    assert counted == {
        "Initiatief": 1,
        "Ontwikkeling": 0,
        "Realisatie": 2,
        "Beheer": 1,
        "No phase": 1,
        "Total": len(VARIED),
    }


def test_sorted_projects_still_find_their_new_expectation(tmp_path: Path) -> None:
    path = tmp_path / "overview.xlsx"
    write_overview(content(), path, translator("en"))
    book = load(path)
    sheet = book[SHEETS.projects]
    lines = [[cell.value for cell in row] for row in sheet["A2:R6"]]
    column = [cell.value for cell in sheet[1]].index("New expectation")
    lines[0][column] = datetime.combine(date(2027, 6, 30), datetime.min.time())
    for row, values in zip(sheet["A2:R6"], reversed(lines), strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.value = value
    book.save(path)

    saved = load(convert(path, "xlsx", _folder(tmp_path)), values=True)

    assert saved["Planning"]["A5"].value == "B1"
    assert saved["Planning"]["D5"].value == datetime.combine(date(2027, 6, 30), datetime.min.time())


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder
