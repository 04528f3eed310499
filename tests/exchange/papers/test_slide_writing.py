"""The presentation, opened again by python-pptx."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml.ns import qn

from tests.exchange.papers.test_word_writing import png
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.papers.content import Picture, Slide, SlidesPaper
from wsg_desktop.exchange.papers.imprint import Imprint
from wsg_desktop.exchange.papers.kinds import PaperKind, shipped_template
from wsg_desktop.exchange.papers.slide_writing import check_slides, spread, write_slides

DAY = date(2026, 12, 3)


def written(paper: SlidesPaper, folder: Path, template: Path | None = None) -> Any:
    path = folder / "presentatie.pptx"
    write_slides(paper, template or shipped_template(PaperKind.PRESENTATION, "nl"), path, Imprint("nl", DAY))
    return Presentation(str(path))


def test_slides_have_titles_texts_and_a_language(tmp_path: Path) -> None:
    slides = (Slide("Besluiten", ("1. Kosten & baten <x>\x07", "2. Twee"), is_marked=True),)
    deck = written(SlidesPaper(title="Presentatie", programme="Twente", slides=slides), tmp_path)

    cover, slide = deck.slides
    assert cover.shapes.title.text_frame.text == "Twente"
    assert [it.text_frame.text for it in slide.placeholders] == [
        "Besluiten",
        "1. Kosten & baten <x>\n2. Twee",
    ]
    bare = [it._p.pPr.find(qn("a:buNone")) for it in slide.placeholders[1].text_frame.paragraphs]
    assert None not in bare, "a number needs no bullet before it"
    runs = [run for it in slide.placeholders for line in it.text_frame.paragraphs for run in line.runs]
    assert {run.font.language_id for run in runs} == {MSO_LANGUAGE_ID.DUTCH}
    assert (deck.core_properties.author, deck.core_properties.language) == ("Twente", "nl-NL")


def test_a_picture_stays_on_its_slide_and_has_an_alternative_text(tmp_path: Path) -> None:
    slides = (Slide("Planning", picture=Picture(png(), "De planning", 390, 235)),)
    deck = written(SlidesPaper(title="P", slides=slides), tmp_path)

    picture = next(it for it in deck.slides[1].shapes if it.shape_type is not None and not it.has_text_frame)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "De planning"
    assert picture.left >= 0
    assert picture.left + picture.width <= deck.slide_width
    assert picture.top + picture.height <= deck.slide_height
    assert [it.name for it in deck.slides[1].placeholders] == ["Title 1"], "nothing empty stays"


def test_what_does_not_fit_goes_to_a_next_slide_with_a_title_of_its_own() -> None:
    lines = tuple(f"Regel {number}" for number in range(18))

    pages = list(spread([Slide("Samenvatting", lines), Slide("Kort", ("een",))]))

    assert [it.title for it in pages] == ["Samenvatting (1/2)", "Samenvatting (2/2)", "Kort"]
    assert [len(it.lines) for it in pages] == [9, 9, 1]
    assert tuple(line for it in pages[:2] for line in it.lines) == lines


def test_slides_that_a_template_shows_itself_with_go(tmp_path: Path) -> None:
    own = tmp_path / "eigen.pptx"
    deck: Any = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text_frame.text = "Voorbeeld"
    deck.save(str(own))

    made = written(SlidesPaper(title="P", slides=(Slide("Een", ("a",)),)), tmp_path, own)

    assert [it.shapes.title.text_frame.text for it in made.slides] == ["P", "Een"]


def test_a_template_without_a_layout_for_text_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "eigen.pptx"
    deck: Any = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name != "Blank":
            deck.slide_layouts.remove(layout)
    deck.save(str(own))
    with pytest.raises(FileProblem, match=r"eigen\.pptx has no layout"):
        check_slides(own)
    own.write_bytes(b"PK")
    with pytest.raises(FileProblem, match="cannot be read as a presentation"):
        check_slides(own)
