"""Joins PDFs into one: a bookmark per paper, the tags of each, and under every page its number of all."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wsg_desktop.exchange.papers.imprint import Imprint
from wsg_desktop.exchange.papers.pdf_reading import NoPdf, foreign_pdf
from wsg_desktop.exchange.papers.tags import Tags, has_marks
from wsg_desktop.written_files import placed

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_FONT, _SIZE = "/WSGNumber", 8
_ABOVE_EDGE = 14.0
"""Points between the number and the lower edge: below the foot of our own papers."""
_WIDTH = 0.5
"""About how wide a character of Helvetica is, as a part of its size; enough to put a number in the middle."""
_GREY = 0.35
_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""How text is turned to stand upright on a page that is shown turned clockwise by so many degrees."""


class Part(NamedTuple):
    """One of the PDFs, and what its bookmark is called."""

    title: str
    path: Path
    is_drawing: bool = False
    """Whether it is looked at rather than read."""


class Cover(NamedTuple):
    """What the whole is called, and what stands under each of its pages: a text with {page} and {pages}."""

    title: str
    number: str
    imprint: Imprint


def join_pdfs(parts: Sequence[Part], path: Path, cover: Cover) -> list[Part]:
    """Write PDFs as one, in this order; return those that could not go in: locked, or no PDF at all.

    Nothing is written when none can. Raises `FileProblem` when the file cannot be written.
    """
    good = list(parts)
    writer = _joined(good, cover.number)
    if good:
        _fold_bookmarks(writer, len(good))
        _describe(writer, cover)
        with placed(path) as fresh:
            writer.write(fresh)
    return [it for it in parts if it not in good]


def _joined(good: list[Part], words: str) -> "PdfWriter":
    """Return all of them as one with numbers, and take from the list what does not go."""
    from pypdf import PdfWriter

    while True:
        writer = PdfWriter()
        broken = _put_in(writer, good, words)
        if broken is None:
            return writer
        # Half of it may be in already: begun again without it.
        good.remove(broken)


def _put_in(writer: "PdfWriter", parts: Sequence[Part], words: str) -> Part | None:
    """Put all of them in with their tags and a number under each page; return the first that does not go."""
    from pypdf import PdfReader

    tags, whose, bare = Tags(writer), list[Part](), set[int]()
    for part in parts:
        first = len(whose)
        try:
            with foreign_pdf():
                reader = PdfReader(part.path)
                writer.append(reader, outline_item=part.title)
                pages = writer.pages[first:]
                if not tags.add(reader, pages, part.title):
                    bare |= _add_bare(tags, pages, part, first)
        except NoPdf:
            return part
        whose += [part] * (len(writer.pages) - first)
    tags.finish()
    font = _font_of_numbers(writer)
    for number, (part, page) in enumerate(zip(whose, writer.pages, strict=True), start=1):
        try:
            with foreign_pdf():
                _add_font(page, font)
                said = words.format(page=number, pages=len(whose))
                _add_words(writer, page, said, is_bare=number - 1 in bare)
        except NoPdf:
            return part
    return None


def _add_bare(tags: Tags, pages: Sequence["PageObject"], part: Part, first: int) -> set[int]:
    """Let pages without tags be read; return their places, where what they draw is to be marked."""
    bare = {first + at: page for at, page in enumerate(pages) if not has_marks(page)}
    if bare:
        has_text = any("/Font" in (_plain(page.get("/Resources")) or {}) for page in bare.values())
        tags.add_bare(list(bare.values()), part.title, is_drawing=part.is_drawing or not has_text)
    return set(bare)


def _font_of_numbers(writer: "PdfWriter") -> Any:
    from pypdf.generic import DictionaryObject, NameObject

    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}
    font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{it}") for key, it in names.items()})
    return writer._add_object(font)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no other way in


def _add_font(page: "PageObject", font: Any) -> None:
    """Give a page the font of the numbers; what it uses may be shared with pages that have it already."""
    from pypdf.generic import DictionaryObject, NameObject

    used = DictionaryObject(_plain(page.get("/Resources")) or {})
    fonts = DictionaryObject(_plain(used.get("/Font")) or {})
    fonts[NameObject(_FONT)] = font
    used[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = used


def _add_words(writer: "PdfWriter", page: "PageObject", said: str, *, is_bare: bool) -> None:
    """Put words in the middle under a page, behind all that it draws and whatever that left turned.

    What a bare page draws is marked as one piece.
    """
    from pypdf.generic import ArrayObject, NameObject

    there = _plain(page.get("/Contents"))
    one: list[Any] = [page.raw_get("/Contents")] if there else []
    drawn: list[Any] = list(there) if isinstance(there, ArrayObject) else one
    begin, end = (b"/P <</MCID 0>> BDC\n", b"EMC\n") if is_bare else (b"", b"")
    before = _stream(writer, begin + b"q\n")
    after = _stream(writer, b"\nQ\n" + end + _drawn_words(page, said))
    page[NameObject("/Contents")] = ArrayObject([before, *drawn, after])


def _drawn_words(page: "PageObject", said: str) -> bytes:
    """Return what draws them; marked as no part of the text, so that a screen reader passes over it."""
    box, turned = page.cropbox, page.rotation % 360
    half = len(said) * _SIZE * _WIDTH / 2
    left, low, right, high = (float(it) for it in (box.left, box.bottom, box.right, box.top))
    across, up = (left + right) / 2, (low + high) / 2
    places = {
        0: (across - half, low + _ABOVE_EDGE),
        90: (right - _ABOVE_EDGE, up - half),
        180: (across + half, high - _ABOVE_EDGE),
        270: (left + _ABOVE_EDGE, up + half),
    }
    at = turned if turned in places else 0
    matrix = " ".join(f"{it:.2f}" for it in (*_TURNS[at], *places[at]))
    text = said.encode("cp1252", "replace").hex()
    drawn = f"q BT {_FONT} {_SIZE} Tf {_GREY} g {matrix} Tm <{text}> Tj ET Q"
    return f"/Artifact BMC {drawn} EMC\n".encode("ascii")


def _stream(writer: "PdfWriter", data: bytes) -> Any:
    from pypdf.generic import DecodedStreamObject

    stream = DecodedStreamObject()
    stream.set_data(data)
    return writer._add_object(stream)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no other way in


def _plain(value: Any) -> Any:
    """Return what a reference leads to."""
    return value.get_object() if value is not None else None


def _fold_bookmarks(writer: "PdfWriter", papers: int) -> None:
    """Show a bookmark per paper; those within a paper wait until somebody opens it."""
    from pypdf.generic import NameObject, NumberObject

    outline: Any = writer.get_outline_root()
    paper = outline.get("/First")
    while paper is not None:
        bookmark = paper.get_object()
        within = abs(int(bookmark.get("/Count", 0)))
        if within:
            bookmark[NameObject("/Count")] = NumberObject(-within)
        paper = bookmark.get("/Next")
    outline[NameObject("/Count")] = NumberObject(papers)


def _describe(writer: "PdfWriter", cover: Cover) -> None:
    """Say what the file is, in which language, and open it with its bookmarks."""
    from pypdf.generic import NameObject, TextStringObject

    made = f"D:{cover.imprint.made:%Y%m%d%H%M%S}Z"
    writer.add_metadata(
        {
            "/Title": cover.title,
            "/Keywords": cover.imprint.keywords,
            "/Producer": "WSG Desktop",
            "/CreationDate": made,
            "/ModDate": made,
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject(cover.imprint.locale)
    writer.page_mode = "/UseOutlines"
    writer.create_viewer_preferences().display_doctitle = True
