"""Templates of one's own: a broken field is named with its place, before anything is written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.papers.content import AgendaPaper, ProgressPaper
from wsg_desktop.exchange.papers.kinds import CONTENTS, PaperKind, shipped_template, template_fields
from wsg_desktop.exchange.papers.slide_writing import check_slides
from wsg_desktop.exchange.papers.template_check import check_template
from wsg_desktop.texts import LANGUAGES, translator

Make = Callable[[Any], object]


def template(folder: Path, make: Make) -> Path:
    document = Document()
    document.add_paragraph("Agenda van {{ paper.body }}")
    make(document)
    path = folder / "agenda.docx"
    document.save(str(path))
    return path


def refusal(path: Path, content: type = AgendaPaper) -> str:
    with pytest.raises(UserError) as caught:
        check_template(path, content)
    return caught.value.text(translator("nl"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CONTENTS)
def test_what_we_ship_names_only_fields_that_are_there(kind: PaperKind, language: str) -> None:
    path = shipped_template(kind, language)
    if kind is PaperKind.PRESENTATION:
        check_slides(path)
    else:
        check_template(path, CONTENTS[kind])


def test_a_field_that_no_paper_has_is_named_with_the_text_around_it(tmp_path: Path) -> None:
    path = template(tmp_path, lambda it: it.add_paragraph("Gehouden in {{ paper.zaal }} te Deventer"))

    said = refusal(path)

    assert "agenda.docx noemt het veld paper.zaal" in said
    assert "in de tekst: “Gehouden in {{ paper.zaal }} te Deventer”" in said


def test_a_field_inside_a_loop_is_looked_at_though_there_may_be_nothing_to_repeat(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.add_paragraph("{%p for area in paper.areas %}")
        document.add_paragraph("{%p for line in area.lines %}")
        document.add_paragraph("{{ line.project }}: {{ line.einddatum }}")
        document.add_paragraph("{%p endfor %}")
        document.add_paragraph("{%p endfor %}")

    assert "het veld line.einddatum" in refusal(template(tmp_path, make), ProgressPaper)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("{{ paper.areas[0].lines[0].einddatum }}", "paper.areas.lines.einddatum"),
        ("{{ (paper.areas|first).naam }}", "paper.areas.naam"),
        ("{% for it in paper.areas|sort(attribute='name') %}{{ it.naam }}{% endfor %}", "it.naam"),
        ("{% for it in paper.areas[:3] %}{{ it.naam }}{% endfor %}", "it.naam"),
    ],
)
def test_a_field_of_one_of_several_is_looked_at(tmp_path: Path, written: str, named: str) -> None:
    path = template(tmp_path, lambda it: it.add_paragraph(written))
    said = refusal(path, ProgressPaper)
    assert f"het veld {named}," in said
    assert "in de tekst: “" in said


def test_a_filter_that_is_not_there_is_shown_with_its_place(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.add_paragraph("{%p if paper.place %}")
        document.add_paragraph("{{ paper.place|hoofdletters }}")
        document.add_paragraph("{%p endif %}")

    said = refusal(template(tmp_path, make))
    assert "in de tekst: “{{ paper.place|hoofdletters }}" in said
    assert "'hoofdletters'" in said


def test_a_header_is_looked_through_too(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ gemeente }}"

    said = refusal(template(tmp_path, make))
    assert "het veld gemeente" in said
    assert "in de koptekst: “{{ gemeente }}”" in said


def test_a_field_that_is_not_closed_is_shown(tmp_path: Path) -> None:
    said = refusal(template(tmp_path, lambda it: it.add_paragraph("{% if paper.place %}Plaats")))
    assert "niet goed geschreven" in said
    assert "agenda.docx" in said


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "agenda.docx"
    for data in (b"", b"PK\x03\x04 stuk", b"geen Word"):
        path.write_bytes(data)
        with pytest.raises(FileProblem, match="cannot be read as a Word document"):
            check_template(path, AgendaPaper)


def test_a_template_reaches_nothing_but_its_paper(tmp_path: Path) -> None:
    path = template(tmp_path, lambda it: it.add_paragraph("{{ paper.__class__ }}{{ range(9) }}"))
    assert "paper.__class__" in refusal(path)


def test_every_field_that_the_help_lists_may_be_named(tmp_path: Path) -> None:
    for kind in CONTENTS:
        names = [it.name for it in template_fields(kind) if it.name.startswith("paper.")]
        assert "paper.title" in names
    labels = {it.name: it.label for it in template_fields(PaperKind.AGENDA)}
    assert labels["line.subject"] == "Subject"
