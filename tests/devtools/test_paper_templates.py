"""The templates that we ship are those that the script makes: whoever changes one changes the other."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

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


def _parts(file: Path | BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
