"""An overview read back by another library: types, styles, rules, hidden sheets, formulas that stay texts."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.exchange.overview_samples import TODAY, VARIED, content, own_content, row
from tests.exchange.reading_back import load
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Light, Phase
from wsg_desktop.exchange.cell_formats import DAY, FLAG, status_words
from wsg_desktop.exchange.overview_columns import (
    EXPORT_PROPERTY,
    IDENTITY_SHEET,
    NEW_PROJECTS_TABLE,
    OUR_COLUMNS,
    PARTNER_KEYS,
    PROJECTS_TABLE,
    SHEETS,
    THEIR_COLUMNS,
)
from wsg_desktop.exchange.overview_content import OverviewContent, OverviewRow, row_hash
from wsg_desktop.exchange.overview_lists import FIRST_IDENTITY_ROW
from wsg_desktop.exchange.overview_planning import FOR_EVER
from wsg_desktop.exchange.overview_workbook import write_overview
from wsg_desktop.exchange.sheet_places import excel_day
from wsg_desktop.exchange.styled_workbook import LONG
from wsg_desktop.store.records import new_id
from wsg_desktop.texts import translator

EN = translator("en")
FIRST_THEIRS = len(PARTNER_KEYS)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return written(content(), tmp_path_factory.mktemp("overview"))


def written(overview: OverviewContent, folder: Path, language: str = "en") -> Any:
    path = folder / "overview.xlsx"
    write_overview(overview, path, translator(language))
    return load(path)


def day_at(year: int, month: int, day: int) -> datetime:
    """Return a day as openpyxl gives it: a moment without a zone."""
    return datetime.combine(date(year, month, day), datetime.min.time())


def column(sheet: Any, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sheets_stand_in_order_and_the_hidden_ones_are_hidden(language: str, tmp_path: Path) -> None:
    tr = translator(language)
    book = written(content(), tmp_path, language)

    names = ["read_first", "projects", "new_projects", "planning", "summary", "lists"]
    assert book.sheetnames == [*(tr(getattr(SHEETS, name)) for name in names), IDENTITY_SHEET]
    assert [sheet.sheet_state for sheet in book] == [*["visible"] * 5, "hidden", "veryHidden"]
    assert book.active is book.worksheets[0]
    assert not any(sheet.merged_cells.ranges for sheet in book)


def test_one_table_with_filter_and_frozen_header_and_columns(book: Any) -> None:
    sheet = book["Projects"]
    table = sheet.tables[PROJECTS_TABLE]

    assert table.ref == "A1:R6"
    assert table.autoFilter.ref == "A1:R6"
    assert sheet.freeze_panes == "C2"
    assert [cell.value for cell in sheet[1]] == [
        *(column.header for column in OUR_COLUMNS if column.key in PARTNER_KEYS),
        *(column.header for column in THEIR_COLUMNS),
    ]
    assert all(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])
    assert sheet["B2"].alignment.wrap_text


def test_every_sheet_prints_on_a4_landscape_one_page_wide(book: Any) -> None:
    for sheet in book.worksheets[:5]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        # Excel leaves out what is 1 by default: one page wide.
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.left.text == "Programma Deventer && Twente"
        assert sheet.oddFooter.center.text == "Page &P of &N"
        assert sheet.oddFooter.right.text == "23-11-2026"
    assert book["Projects"].print_title_rows == "$1:$1"
    assert book["Planning"].print_title_rows == "$2:$4"


def test_what_would_be_too_small_prints_two_pages_wide_that_each_stand_on_their_own(tmp_path: Path) -> None:
    sheet = written(own_content(), tmp_path)["Projects"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert sheet.page_setup.pageOrder == "overThenDown"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")


def test_days_are_days_numbers_numbers_and_codes_texts(book: Any) -> None:
    sheet = book["Projects"]
    end = column(sheet, "Expected end")
    day, quarter, ongoing = (sheet.cell(index, end) for index in (2, 3, 4))

    assert (day.value, day.number_format, day.is_date) == (day_at(2026, 12, 1), DAY, True)
    assert (quarter.value, quarter.number_format, quarter.is_date) == (
        day_at(2028, 9, 30),
        '"Q3 "yyyy',
        True,
    )
    assert (ongoing.value, ongoing.data_type) == ("ongoing", "s")
    assert sheet.cell(4, column(sheet, "Deadline")).value is None
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].number_format) == ("B1", "s", "@")


def test_named_styles_and_two_header_colours(book: Any) -> None:
    sheet = book["Projects"]
    assert {"WSG kop", "WSG kop invullen", "WSG tekst", "WSG invoer", "WSG datum", "WSG status"} <= set(
        book.named_styles
    )
    heads = [(cell.style, cell.fill.fgColor.rgb) for cell in sheet[1]]
    assert heads == [("WSG kop", "FF154273")] * FIRST_THEIRS + [("WSG kop invullen", "FFFFC21A")] * len(
        THEIR_COLUMNS
    )
    assert sheet.cell(2, column(sheet, "Expected end")).style == "WSG datum"
    assert sheet.cell(2, FIRST_THEIRS + 1).style == "WSG invoer"


def test_status_word_stands_in_its_coloured_cell(book: Any) -> None:
    sheet = book["Projects"]
    cells = {
        cell.value: cell.fill.fgColor.rgb
        for (cell,) in sheet.iter_rows(2, 6, column(sheet, "Time status"), column(sheet, "Time status"))
    }
    assert cells == {"● On track": "FF7CCDD5", "◆ Off track": "FFA61C28", "■ Not started": "FFD5DCE3"}


def test_only_rows_that_the_recipient_leads_are_open_and_all_are_empty(book: Any) -> None:
    sheet = book["Projects"]
    for index in range(2, 7):
        cells = [sheet.cell(index, FIRST_THEIRS + 1 + n) for n in range(len(THEIR_COLUMNS))]
        assert [cell.value for cell in cells] == [None] * len(THEIR_COLUMNS)
        assert {cell.protection.locked for cell in cells} == {index > 3}
        assert all(sheet.cell(index, n).protection.locked for n in range(1, FIRST_THEIRS + 1))
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.autoFilter
    assert not sheet.protection.sort
    assert not book["New projects"].protection.sheet


def test_protection_can_be_left_off(tmp_path: Path) -> None:
    book = written(content(is_protected=False), tmp_path)
    assert not book["Projects"].protection.sheet


def test_hints_and_lists_warn_and_never_stop(book: Any) -> None:
    sheet = book["Projects"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    letters = {
        answer.key: sheet.cell(1, FIRST_THEIRS + 1 + index).column_letter
        for index, answer in enumerate(THEIR_COLUMNS)
    }

    assert rules.keys() == {f"{letter}2:{letter}3" for letter in letters.values()}
    for answer in THEIR_COLUMNS:
        rule = rules[f"{letters[answer.key]}2:{letters[answer.key]}3"]
        assert rule.prompt == answer.hint
        assert rule.errorStyle == "warning"
    expectation = rules[f"{letters['new_end']}2:{letters['new_end']}3"]
    assert (expectation.type, expectation.operator) == ("date", None)
    assert (expectation.formula1, expectation.formula2) == ("42005", "53327")
    assert rules[f"{letters['new_phase']}2:{letters['new_phase']}3"].formula1 == "WSG_fasen"
    assert rules[f"{letters['confirmed']}2:{letters['confirmed']}3"].formula1 == "WSG_vinkje"
    phases = [cell.value for (cell,) in book["Lists"]["A2:A5"]]
    assert phases == ["Initiatief", "Ontwikkeling", "Realisatie", "Beheer"]
    assert book.defined_names["WSG_fasen"].attr_text == "'Lists'!$A$2:$A$5"
    assert book.defined_names["WSG_gebieden"].attr_text == "'Lists'!$B$2:$B$3"


def test_new_projects_has_twenty_empty_open_lines(book: Any) -> None:
    sheet = book["New projects"]
    assert sheet.tables[NEW_PROJECTS_TABLE].ref == "A1:J21"
    assert {cell.value for line in sheet["A2:J21"] for cell in line} == {None}
    assert len(sheet.data_validations.dataValidation) == 10


def test_hidden_sheet_and_property_tell_which_overview_this_is(book: Any) -> None:
    sheet = book[IDENTITY_SHEET]
    facts = {sheet.cell(index, 1).value: sheet.cell(index, 2).value for index in range(1, FIRST_IDENTITY_ROW)}
    assert facts["export_id"] == book.custom_doc_props[EXPORT_PROPERTY].value == "0123456789abcdef"
    assert facts["party"] == "Bibliotheek"
    assert facts["sent_on"] == "2026-11-23"
    lines = [line[0] for line in sheet.iter_rows(min_row=FIRST_IDENTITY_ROW + 2, values_only=True)]
    assert lines == [row_hash(it, PARTNER_KEYS) for it in VARIED]


def test_hash_tells_any_change_of_ours_and_nothing_else() -> None:
    one = row()
    assert row_hash(one, PARTNER_KEYS) == row_hash(row(), PARTNER_KEYS)
    changed = [
        one._replace(id="other"),
        one._replace(title="anders"),
        one._replace(end=one.start),
        one._replace(light=Light.DONE),
        one._replace(situation=""),
    ]
    assert len({row_hash(it, PARTNER_KEYS) for it in [one, *changed]}) == 6
    assert row_hash(one._replace(budget=1, spent=2), PARTNER_KEYS) == row_hash(one, PARTNER_KEYS)


def test_document_says_what_it_is_and_never_who_made_it(tmp_path: Path) -> None:
    for language, locale in (("nl", "nl-NL"), ("en", "en-GB")):
        properties = written(content(), tmp_path, language).properties
        tr = translator(language)
        programme = "Programma Deventer & Twente"
        assert properties.title == tr(
            "Overview of {programme} for {party}", programme=programme, party="Bibliotheek"
        )
        assert properties.creator == programme
        assert properties.lastModifiedBy == programme
        assert properties.language == locale


def test_planning_columns_run_from_first_start_to_last_end(book: Any) -> None:
    sheet = book["Planning"]
    days = [cell.value.date() for cell in sheet[4][11:]]

    assert sheet.freeze_panes == "C5"
    assert days[0] == date(2026, 2, 1)
    assert days[-1] > date(2028, 9, 30)
    assert {(after - before).days for before, after in pairwise(days)} <= {28, 29, 30, 31}
    assert [cell.value for cell in sheet[3][11:14]] == ["Feb", "Mar", "Apr"]
    assert [cell.value for cell in sheet[2] if cell.value] == [2026, 2027, 2028]
    assert [cell.value for (cell,) in sheet["A5:A9"]] == [it.number for it in VARIED]
    assert sheet.column_dimensions["F"].hidden
    assert sheet.column_dimensions["F"].max == 11


def test_planning_follows_the_new_expectation_by_number(book: Any) -> None:
    sheet = book["Planning"]
    formula = sheet["D5"].value
    typed = "INDEX('Projects'!$L$2:$L$6,MATCH($A5,'Projects'!$A$2:$A$6,0))"
    assert book["Projects"]["L1"].value == "New expectation"
    known = excel_day(date(2026, 12, 1))
    assert formula == f'=IFERROR(IF({typed}="",{known},{typed}),{known})'
    assert sheet["D7"].value == "ongoing"
    quarter = sheet["D6"]
    assert quarter.value.endswith(f"),{excel_day(date(2028, 9, 30))})")
    assert quarter.number_format == '"Q3 "yyyy'
    assert sheet["F6"].value == excel_day(date(2028, 9, 30)), "what tells that another day was typed"
    assert (sheet["G5"].value, sheet["G7"].value) == (None, FOR_EVER)


def test_planning_colours_by_rules_for_phases_slip_and_today(book: Any) -> None:
    sheet = book["Planning"]
    rules = [
        (str(where.sqref), rule.formula[0], rule.dxf)
        for where in sheet.conditional_formatting
        for rule in where.rules
    ]
    chart = [(formula, look) for where, formula, look in rules if where.startswith("L5:")]
    fixed = "AND(ISNUMBER($G5),OR($G5<2958465,NOT(ISNUMBER($D5))))"
    known, end = "OR(ISNUMBER($G5),ISNUMBER($D5))", f"IF({fixed},$G5,MAX($D5,TODAY()))"
    fills = [look.fill.bgColor.rgb for _, look in chart if look.fill]

    assert fills == ["FFA61C28", "FF154273", "FF2F76B5", "FF7FB2D9", "FFB8C4D0", "FF9FB1C2", "FF1B2733"]
    assert chart[1][0] == f"AND(ISNUMBER($K5),$K5<M$4,{known},L$4<={end})"
    assert chart[0][0].startswith("AND(ISNUMBER($E5)")
    assert any("TODAY()" in formula and where.startswith("L3:") for where, formula, _ in rules)
    flags = {(cell.row, cell.column_letter) for line in sheet["L5:AS9"] for cell in line if cell.value}
    assert flags == {(5, "V"), (6, "AQ"), (8, "U")}
    assert sheet["V5"].value == FLAG


def test_summary_counts_by_formulas_whose_values_are_true(tmp_path: Path) -> None:
    path = tmp_path / "overview.xlsx"
    write_overview(content(), path, EN)
    formulas, values = load(path)["Summary"], load(path, values=True)["Summary"]

    assert [cell.value for cell in formulas[4]][:4] == ["Phase", "● On track", "▲ Attention", "◆ Off track"]
    assert formulas["B7"].value == "=COUNTIFS('Projects'!$F$2:$F$6,$A7,'Projects'!$G$2:$G$6,B$4)"
    assert [cell.value for cell in values[7]][:4] == ["Realisatie", 1, 0, 1]
    assert [cell.value for cell in values[10]] == ["Total", 3, 0, 1, 1, 0, 0, 5]
    assert values["B13"].value == 1
    assert formulas["B14"].value.endswith('"<>✓ Finished")')
    assert (values["B15"].value, values["C15"].value) == (0, "of 2")


def test_summary_has_one_chart_with_words_for_who_cannot_see_it(tmp_path: Path) -> None:
    path = tmp_path / "overview.xlsx"
    write_overview(content(), path, EN)
    with zipfile.ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        chart = archive.read(charts[0]).decode()
    assert len(charts) == 1
    assert 'descr="Bars with the number of projects' in drawing
    assert '<c:grouping val="stacked"/>' in chart
    assert chart.count("<c:ser>") == 6


HOSTILE = '=HYPERLINK("http://evil.example","klik")'


@pytest.mark.parametrize(
    "start", ["=1+1", "+31 6", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", HOSTILE]
)
def test_texts_that_look_like_formulas_stay_texts(start: str, tmp_path: Path) -> None:
    hostile = row("=B1", title=start, areas=start, leads=start, partners=start, situation=start, phase=start)
    overview = content([hostile], programme=start, party=start, areas=(start,))
    book = written(overview, tmp_path)

    kept = start.replace("\r", "\n")
    for name in ("B2", "C2", "D2", "E2", "F2", "J2"):
        cell = book["Projects"][name]
        assert (cell.value, cell.data_type) == (kept, "s")
        assert cell.quotePrefix, "or Excel makes a formula of it when somebody edits the cell"
    assert book["Projects"]["A2"].data_type == "s"
    formulas = {
        sheet.title: sum(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
        for sheet in book
    }
    assert [name for name, count in formulas.items() if count] == ["Planning", "Summary"]
    assert book["Planning"]["B5"].data_type == "s"
    assert book["Lists"]["B2"].data_type == "s"


def test_control_characters_are_dropped_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "overview.xlsx"
    dirty = row(title="Ser\x00vice\x1bwinkel", situation="a\ud800b")
    dropped = write_overview(content([dirty]), path, EN)
    sheet = load(path)["Projects"]
    assert (sheet["B2"].value, sheet["J2"].value) == ("Servicewinkel", "ab")
    assert dropped == 3


def test_a_mail_address_becomes_a_link_and_other_words_do_not(tmp_path: Path) -> None:
    links = written(content(contact="bureau@deventer.example"), tmp_path).worksheets[0]
    (cell,) = [cell for line in links.iter_rows() for cell in line if cell.hyperlink]
    assert cell.hyperlink.target == "mailto:bureau@deventer.example"
    plain = written(content(contact="javascript:alert(1)"), tmp_path).worksheets[0]
    assert not [cell for line in plain.iter_rows() for cell in line if cell.hyperlink]


def test_who_leads_nothing_gets_the_same_to_read(tmp_path: Path) -> None:
    book = written(content([it._replace(fills_in=False) for it in VARIED]), tmp_path)
    sheet = book["Projects"]
    assert sheet.tables[PROJECTS_TABLE].ref == "A1:R6"
    assert all(cell.protection.locked for line in sheet["A2:R6"] for cell in line)
    assert "K2:R6" in {str(where.sqref) for where in sheet.conditional_formatting}
    assert sheet.data_validations.dataValidation == []
    told = [cell.value for (cell,) in book["Read this first"]["B1:B8"]]
    assert any(value and value.startswith("You read along") for value in told)
    assert not [cell for line in book["Planning"]["D5:D9"] for cell in line if cell.data_type == "f"]


def test_own_overview_has_all_columns_and_nothing_to_fill_in(tmp_path: Path) -> None:
    book = written(own_content(), tmp_path)
    sheet = book["Projects"]
    assert [cell.value for cell in sheet[1]] == [column.header for column in OUR_COLUMNS]
    assert "New projects" not in book.sheetnames
    assert not sheet.protection.sheet
    budget = sheet.cell(2, column(sheet, "Budget"))
    assert (budget.value, budget.number_format, budget.style) == (64000, '"€" #,##0', "WSG getal")


def test_no_rows_still_make_a_sound_workbook(tmp_path: Path) -> None:
    book = written(own_content([]), tmp_path)
    assert book["Projects"].tables[PROJECTS_TABLE].ref == "A1:U2"
    assert book["Summary"]["B10"].value == "=SUM(B5:B9)"


def many(count: int) -> list[OverviewRow]:
    """Return rows that differ as projects do, the first quarter to fill in."""
    return [
        VARIED[n % 3]._replace(
            id=new_id(),
            number=f"P-{n:04}",
            title=f"{VARIED[n % 3].title} {n}",
            situation=f"{VARIED[n % 3].situation} {n}",
            end=exact(TODAY + timedelta(days=n % 900)),
            fills_in=n < count // 4,
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("make", [content, own_content])
def test_two_thousand_rows_stay_under_250_kilobytes(
    make: Callable[[list[OverviewRow]], OverviewContent], tmp_path: Path
) -> None:
    path = tmp_path / "overview.xlsx"
    write_overview(make(many(2000)), path, EN)
    assert path.stat().st_size < 250_000


def test_a_long_sheet_leaves_out_places_and_every_reader_still_knows_them(tmp_path: Path) -> None:
    rows = many(LONG + 200)
    path = tmp_path / "overview.xlsx"
    write_overview(content(rows), path, EN)
    with zipfile.ZipFile(path) as archive:
        assert b'<c s="' in archive.read("xl/worksheets/sheet2.xml")
    by_openpyxl = load(path)["Projects"]
    by_calamine = (
        CalamineWorkbook.from_path(path).get_sheet_by_name("Projects").to_python(skip_empty_area=False)
    )

    for index in (1, 300, LONG + 199):
        wanted = (rows[index].number, rows[index].title, rows[index].situation, rows[index].end.day)
        cells = [by_openpyxl.cell(index + 2, n).value for n in (1, 2, 10, 9)]
        assert (*cells[:3], cells[3].date()) == wanted
        line = by_calamine[index + 1]
        assert (line[0], line[1], line[9], line[8]) == wanted


def test_rows_start_high_enough_and_may_grow(tmp_path: Path) -> None:
    path = tmp_path / "overview.xlsx"
    long = row(partners=", ".join(f"Zorginstelling {n}" for n in range(12)))
    write_overview(content([long, row("B2")]), path, EN)
    sheet = load(path)["Projects"]
    assert sheet.row_dimensions[2].height > 8 * 13
    assert sheet.row_dimensions[3].height < 50
    with zipfile.ZipFile(path) as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet2.xml")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_of_lights_differ_so_that_counting_them_is_true(language: str) -> None:
    tr = translator(language)
    assert len({status_words(light, tr) for light in Light}) == len(Light)
    assert len(Phase) == 4
