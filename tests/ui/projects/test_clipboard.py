"""Copying for spreadsheets: tabs, quotes, no live formulas, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.ui.projects.clipboard import mime_of, read_tsv, to_tsv


def test_a_block_is_lines_with_tabs() -> None:
    assert to_tsv([["Nr.", "Project"], ["B1", "Service\twinkel"]]) == 'Nr.\tProject\r\nB1\t"Service\twinkel"'


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-", "@SUM(A1)"])
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    assert to_tsv([[text]]) == f"'{text}"
    assert read_tsv(f"'{text}") == [[text]]


def test_an_apostrophe_of_the_users_own_stays() -> None:
    assert read_tsv("'t Zandt") == [["'t Zandt"]]


def test_the_table_is_safe_html_with_its_header() -> None:
    html = mime_of([["Project"], ["<b>&\nregel"]], header=True).html()

    assert "<th" in html
    assert "&lt;b&gt;&amp;<br/>regel" in html


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n\t"'), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_is_copied_can_be_pasted_back(block: list[list[str]]) -> None:
    widest = max(map(len, block))
    full = [["x", *line, *[""] * (widest - len(line))] for line in block]

    assert read_tsv(to_tsv(full)) == full
