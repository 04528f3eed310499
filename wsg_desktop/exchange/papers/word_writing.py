"""Fills a Word template with a paper, and makes the result accessible: language, alt texts, status shapes."""

from dataclasses import fields, is_dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.papers.content import Paper, Picture
from wsg_desktop.exchange.papers.imprint import Imprint
from wsg_desktop.exchange.papers.template_check import environment, opened_template
from wsg_desktop.exchange.safe_texts import Cleaning
from wsg_desktop.texts import N_
from wsg_desktop.written_files import placed

Document = Any
"""python-docx and docxtpl tell no types of what is in the XML, which is what is mended here."""

NOT_FILLED = N_(
    "The template {name} cannot be filled: {reason}. Correct it, or leave it out: the one that comes with "
    "the program is then used."
)
STATUS_STYLE = "WSG Status"
"""Paragraphs of this style that begin with the shape of a status get its colour."""
SHAPES = {
    Light.ON_TRACK: "●",
    Light.ATTENTION: "▲",
    Light.OFF_TRACK: "◆",
    Light.NOT_STARTED: "■",
    Light.DONE: "✓",
}
_TINTS = {"●": "D9EEF0", "▲": "FFE9A8", "◆": "F3D6D9", "■": "E6EAEE", "✓": "D9EEF0"}
"""So light that the dark text on them is read by everybody; the shape and the word tell the status."""
_AFTER_SHADING = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")


def write_word(paper: Paper, template: Path, path: Path, imprint: Imprint) -> int:
    """Fill `template` with a paper as the document `path`; return how many characters had to be left out.

    Raises `FileProblem` when the template cannot be filled or the file cannot be written.
    """
    from jinja2 import TemplateError

    filled, cleaning = opened_template(template), Cleaning(longest=None)
    env = environment()
    env.finalize = partial(_shown, filled)
    try:
        filled.render({"paper": cleaned(paper, cleaning)}, env, autoescape=True)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        # Whatever a template counts or looks up is its own.
        raise FileProblem(NOT_FILLED, name=template.name, reason=str(error).rstrip(".")) from error
    document = filled.docx
    _colour_statuses(document)
    _describe_pictures(document, paper)
    _set_language(document, imprint.locale)
    _set_properties(document, paper, imprint)
    # Whole in memory first: half a file that a library left open complains when it is forgotten.
    data = BytesIO()
    filled.save(data)
    with placed(path) as fresh:
        fresh.write_bytes(data.getvalue())
    return cleaning.dropped


def cleaned(value: Any, cleaning: Cleaning) -> Any:
    """Return content without the characters that no document may hold."""
    if isinstance(value, str):
        return cleaning.text(value)
    if isinstance(value, tuple):
        return tuple(cleaned(it, cleaning) for it in cast("tuple[Any, ...]", value))
    if is_dataclass(value) and not isinstance(value, (Picture, type)):
        kept = {it.name: cleaned(getattr(value, it.name), cleaning) for it in fields(value)}
        return replace(value, **kept)
    return value


def _shown(template: Any, value: Any) -> Any:
    """Return a picture as the document holds it, and everything else as it is."""
    if not isinstance(value, Picture):
        return "" if value is None else value
    from docx.shared import Mm
    from docxtpl import InlineImage  # pyright: ignore[reportMissingTypeStubs]

    width, height = size_within(value)
    return InlineImage(template, BytesIO(value.data), width=Mm(width), height=Mm(height))


def size_within(picture: Picture) -> tuple[float, float]:
    """Return width and height of a picture, as large as it may be in its own proportions."""
    from docx.image.image import Image

    found = Image.from_blob(picture.data)
    wide, high = found.px_width, found.px_height
    scale = min(picture.width / wide, picture.height / high)
    return wide * scale, high * scale


def _colour_statuses(document: Document) -> None:
    from docx.oxml.ns import qn

    style = next((it.style_id for it in document.styles if it.name == STATUS_STYLE), None)
    if style is None:
        return
    for paragraph in document.element.body.iter(qn("w:p")):
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        cell = paragraph.getparent()
        if mark is None or mark.get(qn("w:val")) != style or cell.tag != qn("w:tc"):
            continue
        text = "".join(it.text or "" for it in paragraph.iter(qn("w:t"))).strip()
        if text[:1] in _TINTS:
            _shade(cell, _TINTS[text[:1]])


def _shade(cell: Any, fill: str) -> None:
    """Give a cell its ground, where the schema wants it among the properties."""
    from docx.oxml import OxmlElement  # pyright: ignore[reportUnknownVariableType]
    from docx.oxml.ns import qn

    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shading = cast("Any", OxmlElement("w:shd"))
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{key}"), value)
    after = {qn(f"w:{name}") for name in _AFTER_SHADING}
    place = next((at for at, it in enumerate(properties) if it.tag in after), len(properties))
    properties.insert(place, shading)


def _describe_pictures(document: Document, paper: Paper) -> None:
    """Say in words what our pictures show; those of the template are its maker's."""
    from docx.oxml.ns import qn

    told = [it for it in (getattr(paper, field.name) for field in fields(paper)) if isinstance(it, Picture)]
    for number, picture in enumerate(told, start=1):
        for drawn in document.element.body.iter(qn("wp:inline"), qn("wp:anchor")):
            shown = next(drawn.iter(qn("a:blip")), None)
            part = document.part.related_parts.get(shown.get(qn("r:embed"))) if shown is not None else None
            if part is not None and part.blob == picture.data:
                said = drawn.find(qn("wp:docPr"))
                said.set("descr", picture.description)
                said.set("name", f"{paper.title} {number}")


def _set_language(document: Document, locale: str) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _set_properties(document: Document, paper: Paper, imprint: Imprint) -> None:
    """Say what the file is; its author is the programme, never a person or a path."""
    properties, cleaning = document.core_properties, Cleaning()
    properties.title = cleaning.text(f"{paper.title} {paper.body} {paper.day}")[:255]
    properties.author = properties.last_modified_by = cleaning.text(paper.programme)[:255]
    properties.language, properties.keywords = imprint.locale, imprint.keywords
    properties.created = properties.modified = imprint.made
    properties.comments, properties.revision = "", 1
