"""The templates that we ship are those that the script makes: whoever changes one changes the other."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Pt

from devtools.paper_templates import build
from wsg_desktop.exchange.papers.kinds import CONTENTS, PaperKind, shipped_template
from wsg_desktop.texts import LANGUAGES

_LETTER = 0.47
"""How wide a letter of Calibri in bold is beside its size, in a word of some length."""
_MARGINS = 2 * 70 * Pt(1) / 20
"""Left and right in a cell."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CONTENTS)
def test_the_script_makes_what_we_ship(kind: PaperKind, language: str) -> None:
    shipped = _parts(shipped_template(kind, language))
    assert _parts(BytesIO(build(kind, language))) == shipped, "run python -m devtools.paper_templates"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CONTENTS)
def test_no_word_over_a_column_is_cut_in_two(kind: PaperKind, language: str) -> None:
    if kind is PaperKind.PRESENTATION:
        return
    made: Any = docx.Document(BytesIO(build(kind, language)))
    cut = [
        word
        for table in made.tables
        for cell, column in zip(table.rows[0].cells, table.columns, strict=True)
        for word in cell.text.split()
        if len(word) * _LETTER * cell.paragraphs[0].style.font.size > column.width - _MARGINS
    ]
    assert cut == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_stays_behind_alone_at_the_foot_of_a_page(language: str) -> None:
    """LibreOffice keeps no more together than fits a page, and then breaks a chain anywhere."""
    found = [
        (it.text, bool(it.paragraph_format.keep_with_next))
        for kind in (PaperKind.PROGRESS, PaperKind.CHAIR)
        for it in docx.Document(str(shipped_template(kind, language))).paragraphs
    ]
    assert ("{{ area.summary }}", True) in found, "a heading, how many there are, and their table"
    (about,) = (keeps for text, keeps in found if "{{ point.begins }}" in text)
    assert not about, "points of the agenda with nothing under them are no chain"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_a3_has_its_head_and_foot_as_wide_as_it_is(language: str) -> None:
    document: Any = docx.Document(str(shipped_template(PaperKind.PROGRESS, language)))
    for section in document.sections:
        room = Length(section.page_width - section.left_margin - section.right_margin)
        for edge in (section.header, section.footer):
            (paragraph,) = edge.paragraphs
            stops = {
                round(Length(it.position).mm): it.alignment
                for of in (paragraph.style, paragraph)
                for it in of.paragraph_format.tab_stops
            }
            assert [at for at, it in stops.items() if it == WD_TAB_ALIGNMENT.RIGHT] == [round(room.mm)]


def _parts(file: Path | BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
