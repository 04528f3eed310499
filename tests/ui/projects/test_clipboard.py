"""Copying for spreadsheets: tabs, quotes, no live formulas, and the way back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from wsg_desktop.ui.projects.cell_values import CellValue
from wsg_desktop.ui.projects.clipboard import mime_of, read_block, read_tsv, to_tsv


def test_a_block_is_lines_with_tabs() -> None:
    assert to_tsv([["Nr.", "Project"], ["B1", "Service\twinkel"]]) == 'Nr.\tProject\r\nB1\t"Service\twinkel"'


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-", "@SUM(A1)"])
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    assert to_tsv([[text]]) == f"'{text}"
    assert read_tsv(f"'{text}") == [[text]]


def test_an_apostrophe_of_the_users_own_stays() -> None:
    assert read_tsv("'t Zandt") == [["'t Zandt"]]


def test_the_table_is_safe_html_with_its_header() -> None:
    html = mime_of([[CellValue("Project")], [CellValue("<b>&\nregel")]], "nl", header=True).html()

    assert "<th" in html
    assert "&lt;b&gt;&amp;<br/>regel" in html


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n\t"'), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_is_copied_can_be_pasted_back(block: list[list[str]]) -> None:
    widest = max(map(len, block))
    full = [["x", *line, *[""] * (widest - len(line))] for line in block]

    assert read_tsv(to_tsv(full)) == full


def copied(html: str, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    if text:
        data.setText(text)
    return data


def test_a_day_and_an_amount_go_out_as_what_they_are() -> None:
    line = [CellValue("2027-03-01", date(2027, 3, 1)), CellValue("85000", number=85000, kind="budget")]
    data = mime_of([line], "nl", header=False)

    assert data.text() == "2027-03-01\t85000"
    assert 'sdval="46447"' in data.html()
    assert ">1-3-2027<" in data.html()
    assert "€ 85.000" in data.html()
    assert read_block(data) == [["2027-03-01", "85000"]]


def test_the_day_behind_what_libreoffice_shows_is_taken() -> None:
    html = (
        "<table><tr><td>Bathmen</td>"
        '<td sdval="46447" sdnum="1043;1043;D-MMM">1-mrt</td>'
        '<td sdval="46447" sdnum="1043;">46447</td></tr></table>'
    )
    assert read_block(copied(html, "Bathmen\t1-mrt\t46447\n")) == [["Bathmen", "2027-03-01", "46447"]]


def test_the_day_behind_what_excel_shows_is_taken_by_its_style() -> None:
    html = (
        "<html><head><style><!-- .xl65 {mso-number-format:'d\\-mmm';} --></style></head><body><table>"
        '<tr><td>Naam</td><td class=xl65 x:num="46447">1-mrt</td></tr></table></body></html>'
    )
    assert read_block(copied(html, "Naam\t1-mrt")) == [["Naam", "2027-03-01"]]


def test_a_table_without_lines_beside_it_is_read() -> None:
    html = (
        "<p>x</p><table><tr><th colspan=2>Een &amp; twee</th></tr><tr><td>a<br>b</td><td>c</td></tr></table>"
    )

    assert read_block(copied(html)) == [["Een & twee", ""], ["a\nb", "c"]]
    assert read_block(copied("<p>geen tabel</p>", "geen tabel")) == [["geen tabel"]]
