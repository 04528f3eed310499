"""Writes the presentation of a meeting as PowerPoint, with the master and the layouts of a template."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.papers.content import Slide, SlidesPaper
from wsg_desktop.exchange.papers.imprint import Imprint
from wsg_desktop.exchange.papers.template_check import LARGEST, NO_PACKAGE
from wsg_desktop.exchange.papers.word_writing import cleaned, size_within
from wsg_desktop.exchange.safe_texts import Cleaning
from wsg_desktop.texts import N_
from wsg_desktop.written_files import placed

NO_POWERPOINT = N_(
    "The template {name} cannot be read as a presentation. Save it in PowerPoint as .pptx, or leave it out: "
    "the one that comes with the program is then used."
)
NO_LAYOUT = N_(
    "The template {name} has no layout of a slide with a title and a text. Add one in the slide master, or "
    "leave it out: the one that comes with the program is then used."
)
ROOM, PER_ROW = 13, 84
"""How many rows of text fit on a slide, and about how many characters on a row."""
_MARGIN = 0.04


def check_slides(path: Path) -> None:
    """Raise `FileProblem` when a presentation cannot serve as a template."""
    _Layouts.of(_opened(path), path)


def write_slides(paper: SlidesPaper, template: Path, path: Path, imprint: Imprint) -> int:
    """Write a presentation with the master of `template`; return how many characters had to be left out.

    Raises `FileProblem` when the template has no fit layouts or the file cannot be written.
    """
    deck, cleaning = _opened(template), Cleaning(longest=None)
    layouts = _Layouts.of(deck, template)
    content: SlidesPaper = cleaned(paper, cleaning)
    _remove_slides(deck)
    cover = deck.slides.add_slide(layouts.title)
    _fill_cover(cover, content)
    for slide in spread(content.slides):
        made = deck.slides.add_slide(layouts.picture if slide.picture else layouts.text)
        _fill(made, slide, deck)
    _finish(deck, content, imprint)
    with placed(path) as fresh:
        deck.save(str(fresh))
    return cleaning.dropped


def spread(slides: Sequence[Slide]) -> Iterator[Slide]:
    """Yield the slides with those that hold too much spread over several, each with a title of its own."""
    for slide in slides:
        pages = _pages(slide.lines)
        for number, lines in enumerate(pages, start=1):
            title = slide.title if len(pages) == 1 else f"{slide.title} ({number}/{len(pages)})"
            yield replace(slide, title=title, lines=lines)


def _pages(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the lines of each slide, as many on the one as on the other."""
    total = sum(map(_rows, lines))
    room = -(-total // max(-(-total // ROOM), 1))
    pages: list[tuple[str, ...]] = []
    page: list[str] = []
    rows = 0
    for line in lines:
        if page and rows + _rows(line) > max(room, _rows(line)):
            pages.append(tuple(page))
            page, rows = [], 0
        page.append(line)
        rows += _rows(line)
    return [*pages, tuple(page)]


def _rows(line: str) -> int:
    return 1 + len(line) // PER_ROW


class _Layouts:
    """The layouts of a template that our slides need."""

    def __init__(self, title: Any, text: Any, picture: Any) -> None:
        self.title, self.text, self.picture = title, text, picture

    @classmethod
    def of(cls, deck: Any, path: Path) -> "_Layouts":
        """Find the layouts by what stands on them; raises `FileProblem` without one for text."""
        known = [(it, _kinds(it)) for it in deck.slide_layouts]
        texts = [it for it, kinds in known if "TITLE" in kinds and kinds & {"BODY", "OBJECT"}]
        if not texts:
            raise FileProblem(NO_LAYOUT, name=path.name)
        covers = [it for it, kinds in known if "SUBTITLE" in kinds and kinds & {"TITLE", "CENTER_TITLE"}]
        bare = [it for it, kinds in known if kinds == {"TITLE"}]
        return cls((covers or texts)[0], texts[0], (bare or texts)[0])


def _kinds(layout: Any) -> set[str]:
    names = {str(it.placeholder_format.type).split(" ", maxsplit=1)[0] for it in layout.placeholders}
    return names - {"DATE", "FOOTER", "SLIDE_NUMBER"}


def _opened(path: Path) -> Any:
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(it.file_size for it in packed.infolist()) > LARGEST:
                raise FileProblem(NO_POWERPOINT, name=path.name)
        return Presentation(str(path))
    except (*NO_PACKAGE, PackageNotFoundError) as error:
        raise FileProblem(NO_POWERPOINT, name=path.name) from error


def _remove_slides(deck: Any) -> None:
    """Take away the slides that a template shows itself with."""
    ids = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no other way to remove a slide
    for it in list(ids):
        deck.part.drop_rel(it.rId)
        ids.remove(it)


def _fill_cover(slide: Any, paper: SlidesPaper) -> None:
    slide.shapes.title.text_frame.text = paper.programme or paper.title
    under = [it for it in slide.placeholders if it.placeholder_format.idx != 0 and it.has_text_frame]
    texts = [it for it in (f"{paper.body} · {paper.day}" if paper.body else "", paper.place) if it]
    if under:
        under[0].text_frame.text = "\n".join(texts)


def _fill(slide: Any, content: Slide, deck: Any) -> None:
    slide.shapes.title.text_frame.text = content.title
    rest = [it for it in slide.placeholders if it.placeholder_format.idx != 0 and it.has_text_frame]
    if content.picture is None:
        rest[0].text_frame.text = "\n".join(line.replace("\n", " ") for line in content.lines)
        if content.is_marked:
            _drop_bullets(rest[0].text_frame)
        return
    for it in rest:
        it._element.getparent().remove(it._element)  # noqa: SLF001 - or an empty "click to add text" stays
    from pptx.util import Mm

    wide, high = size_within(content.picture)
    title = slide.shapes.title
    top, margin = title.top + title.height, int(deck.slide_width * _MARGIN)
    scale = min((deck.slide_width - 2 * margin) / Mm(wide), (deck.slide_height - top - margin) / Mm(high))
    width, height = int(Mm(wide) * scale), int(Mm(high) * scale)
    left = (deck.slide_width - width) // 2
    shown = slide.shapes.add_picture(BytesIO(content.picture.data), left, top, width, height)
    shown._element.nvPicPr.cNvPr.set("descr", content.picture.description)  # noqa: SLF001 - the alt text


def _drop_bullets(frame: Any) -> None:
    """Let lines begin at the left without the bullet of the layout."""
    from pptx.oxml.ns import qn

    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx knows no bullets
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert(0, properties.makeelement(qn("a:buNone")))


def _finish(deck: Any, paper: SlidesPaper, imprint: Imprint) -> None:
    """Say in which language it is and what it is; its author is the programme, never a person or a path."""
    from pptx.enum.lang import MSO_LANGUAGE_ID

    spoken = MSO_LANGUAGE_ID.DUTCH if imprint.language == "nl" else MSO_LANGUAGE_ID.ENGLISH_UK
    frames = (it.text_frame for slide in deck.slides for it in slide.shapes if it.has_text_frame)
    for run in (run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs):
        run.font.language_id = spoken
    it = deck.core_properties
    it.title, it.language = f"{paper.title} {paper.body} {paper.day}"[:255], imprint.locale
    it.author = it.last_modified_by = paper.programme[:255]
    it.comments, it.keywords = "", imprint.keywords
    it.created = it.modified = imprint.made
