"""Papers in Word, opened again by python-docx: what they say, and whether Word and screen readers can."""

import gc
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from tests.exchange.papers.word_schema import out_of_order
from tests.full_disks import full_disk
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.papers.content import (
    AgendaLine,
    AgendaPaper,
    AreaPart,
    AskedLine,
    NotePaper,
    Picture,
    PlanLine,
    ProgressPaper,
)
from wsg_desktop.exchange.papers.imprint import Imprint
from wsg_desktop.exchange.papers.kinds import CONTENTS, PaperKind, shipped_template
from wsg_desktop.exchange.papers.word_writing import write_word
from wsg_desktop.texts import LANGUAGES

DAY = date(2026, 12, 3)
HOSTILE = "Kosten & baten <b>vet</b> {{ paper.title }} {% if %}\x07\x00 “é” \U0001f3e0"
WORD_KINDS = [kind for kind in CONTENTS if kind is not PaperKind.PRESENTATION]


def png() -> bytes:
    data = BytesIO()
    Image.new("RGB", (400, 200), "white").save(data, "png")
    return data.getvalue()


def progress(**fields: Any) -> ProgressPaper:
    lines = [
        PlanLine(number="B1", project=HOSTILE, status="◆ Wijkt af"),
        PlanLine(number="B2", project="Eettafel", status="● Op schema"),
    ]
    return ProgressPaper(
        title="Voortgangsrapportage",
        programme="Deventer & Twente",
        body="Stuurgroep",
        day="3 december 2026",
        summary=("Twee projecten.",),
        areas=(AreaPart(name="Bathmen", summary="2 projecten.", lines=tuple(lines)),),
        **fields,
    )


def written(paper: Any, kind: PaperKind, folder: Path, language: str = "nl") -> Any:
    path = folder / "stuk.docx"
    write_word(paper, shipped_template(kind, language), path, Imprint(language, DAY))
    return Document(str(path))


def texts(document: Any) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        # A line end is an element between the pieces of a text.
        yield "".join(it.text or "" if it.tag == qn("w:t") else "\n" for it in paragraph.iter(*_TEXTS))


_TEXTS = (qn("w:t"), qn("w:br"))


def test_texts_come_out_as_they_were_typed(tmp_path: Path) -> None:
    document = written(progress(), PaperKind.PROGRESS, tmp_path)

    said = list(texts(document))
    assert "Kosten & baten <b>vet</b> {{ paper.title }} {% if %} “é” \U0001f3e0" in said
    assert document.sections[0].header.paragraphs[0].text == "Deventer & Twente\tStuurgroep"


def test_how_many_characters_had_to_be_left_out_is_told(tmp_path: Path) -> None:
    paper = AgendaPaper(title="Agenda", lines=(AgendaLine(subject="a\x07b\x00c"), AgendaLine(subject="d")))

    dropped = write_word(
        paper, shipped_template(PaperKind.AGENDA, "nl"), tmp_path / "a.docx", Imprint("nl", DAY)
    )

    assert dropped == 2


def test_a_text_longer_than_a_cell_of_excel_holds_is_not_cut(tmp_path: Path) -> None:
    text, path = "besluit " * 5000, tmp_path / "stuk.docx"
    paper = NotePaper(title="Oplegnotitie", core=text)
    assert write_word(paper, shipped_template(PaperKind.NOTE, "nl"), path, Imprint("nl", DAY)) == 0
    assert text.strip() in {it.text.strip() for it in Document(str(path)).paragraphs}


def test_line_ends_and_long_texts_stay_whole(tmp_path: Path) -> None:
    long = "Een lange zin over de bouw. " * 400
    asked = (AskedLine(number="1", text="Besluit."),)
    paper = NotePaper(title="Oplegnotitie", subject="Bouw", core=f"eerst\ndan\n{long}", decisions=asked)

    document = written(paper, PaperKind.NOTE, tmp_path)

    assert f"eerst\ndan\n{long}".strip() in "\n".join(texts(document))
    headings = [it.text for it in document.paragraphs if it.style.name.startswith("Heading")]
    assert headings == ["Gevraagd besluit", "Kern"], "what is empty has no heading"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WORD_KINDS)
def test_an_empty_paper_is_a_sound_document_in_its_language(
    kind: PaperKind, language: str, tmp_path: Path
) -> None:
    document = written(CONTENTS[kind](title="T", programme="P", body="S"), kind, tmp_path, language)

    locale = {"nl": "nl-NL", "en": "en-GB"}[language]
    assert {it.get(qn("w:val")) for it in document.styles.element.iter(qn("w:lang"))} == {locale}
    assert (document.core_properties.language, document.core_properties.author) == (locale, "P")
    assert list(out_of_order(document.element)) == []
    assert list(out_of_order(document.styles.element)) == []
    assert not [it for it in texts(document) if "{{" in it or "{%" in it]


def test_tables_repeat_their_header_and_say_what_they_are(tmp_path: Path) -> None:
    document = written(progress(), PaperKind.PROGRESS, tmp_path)

    tables = document.tables
    assert len(tables) == 1
    for table in tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert tables[0].rows[0].cells[0].text == "Nr."


def test_a_status_has_its_shape_its_word_and_its_ground(tmp_path: Path) -> None:
    table = written(progress(), PaperKind.PROGRESS, tmp_path).tables[0]

    cells = [row.cells[-1] for row in table.rows[1:]]
    assert [cell.text for cell in cells] == ["◆ Wijkt af", "● Op schema"]
    fills = [cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) for cell in cells]
    assert fills == ["F3D6D9", "D9EEF0"]


def test_the_picture_has_a_page_of_a3_and_an_alternative_text(tmp_path: Path) -> None:
    picture = Picture(png(), "Planning & mijlpalen", 390, 235)

    document = written(progress(picture=picture), PaperKind.PROGRESS, tmp_path)

    (drawn,) = document.element.body.iter(qn("wp:docPr"))
    assert drawn.get("descr") == "Planning & mijlpalen"
    sizes = [(round(it.page_width.mm), round(it.page_height.mm)) for it in document.sections]
    assert sizes == [(210, 297), (420, 297), (210, 297)]
    shape = document.inline_shapes[0]
    assert (round(shape.width.mm), round(shape.height.mm)) == (390, 195), "in its own proportions"
    assert list(out_of_order(document.element)) == []
    assert all(not it.header.is_linked_to_previous for it in document.sections)


def test_a_logo_of_the_template_is_not_described_as_our_picture(tmp_path: Path) -> None:
    template, logo = tmp_path / "eigen.docx", BytesIO()
    Image.new("RGB", (40, 40), "blue").save(logo, "png")
    document = Document()
    document.add_picture(logo)
    document.add_paragraph("{{ paper.picture }}")
    document.save(str(template))
    paper = ProgressPaper(title="V", picture=Picture(png(), "Planning", 150, 100))
    write_word(paper, template, tmp_path / "stuk.docx", Imprint("nl", DAY))

    drawn = list(Document(str(tmp_path / "stuk.docx")).element.body.iter(qn("wp:docPr")))
    assert [it.get("descr") for it in drawn] == [None, "Planning"]


@pytest.mark.parametrize(
    "field", ["{{ paper.title + 1 }}", "{{ 1 / 0 }}", "{{ 2.0 ** 9999 }}", "{{ {}['a'].b }}"]
)
def test_a_template_that_cannot_be_filled_leaves_no_file(tmp_path: Path, field: str) -> None:
    template = tmp_path / "eigen.docx"
    document = Document()
    document.add_paragraph(field)
    document.save(str(template))

    with pytest.raises(FileProblem, match=r"eigen\.docx cannot be filled"):
        write_word(AgendaPaper(title="A"), template, tmp_path / "stuk.docx", Imprint("nl", DAY))

    assert not (tmp_path / "stuk.docx").exists()


def test_a_full_disk_is_told_and_nothing_else_is_said(tmp_path: Path) -> None:
    with full_disk(), pytest.raises(FileProblem, match="was not written"):
        written(progress(), PaperKind.PROGRESS, tmp_path)
    # Half a file that the library left open would complain here.
    gc.collect()
    assert list(tmp_path.iterdir()) == []
