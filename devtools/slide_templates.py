"""Makes the PowerPoint template: a master of our own with three layouts, on wide slides."""

# ruff: noqa: SLF001 - what the library has no way for is set in the XML

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from devtools.word_kit import BLUE, FONT, INK, MUTED
from wsg_desktop.texts import LOCALES

WIDE, HIGH = 338.67, 190.5
KEPT = {0: "title", 1: "text", 5: "picture"}
"""Which layouts of the plain master stay."""
COLOURS = {
    "dk1": INK, "lt1": "FFFFFF", "dk2": BLUE, "lt2": "F5F7FA", "accent1": "154273", "accent2": "2F76B5",
    "accent3": "219BA6", "accent4": "FFC21A", "accent5": "A61C28", "accent6": "8796A5", "hlink": "154273",
    "folHlink": "5A6876",
}  # fmt: skip


def slides(language: str) -> bytes:
    """Return the template as the bytes of a file."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDE), Mm(HIGH)
    master = deck.slide_masters[0]
    for at in range(len(master.slide_layouts) - 1, -1, -1):
        if at not in KEPT:
            master.slide_layouts.remove(master.slide_layouts[at])
    _place_all(master, language)
    _set_theme(master)
    it = deck.core_properties
    it.title, it.author, it.last_modified_by, it.language = (
        "",
        "WSG Desktop",
        "WSG Desktop",
        LOCALES[language],
    )
    it.created = it.modified = datetime.fromisoformat("2026-01-01T00:00:00")
    made = BytesIO()
    deck.save(made)
    return made.getvalue()


def _place_all(master: Any, language: str) -> None:
    title_layout, text_layout, picture_layout = master.slide_layouts
    for layout in (master, title_layout, text_layout, picture_layout):
        for shape in list(layout.placeholders):
            _place(shape, is_cover=layout is title_layout)
        for properties in layout._element.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
            properties.set("lang", LOCALES[language])
    for tint in list(title_layout._element.iter(qn("a:tint"))):
        # Paler than everybody can read.
        tint.getparent().remove(tint)
    _set_sizes(master)


def _place(shape: Any, *, is_cover: bool) -> None:
    kind = shape.placeholder_format.type
    name = str(kind).split(" ", maxsplit=1)[0] if kind is not None else ""
    left, width = 18, WIDE - 36
    if name in {"TITLE", "CENTER_TITLE"}:
        top, height = (60, 34) if is_cover else (12, 20)
    elif name == "SUBTITLE":
        top, height = 98, 40
    elif name in {"BODY", "OBJECT"}:
        top, height = 38, 128
    else:
        top, height = 174, 9
        left, width = {"DATE": (18, 60), "FOOTER": (90, 158)}.get(name, (WIDE - 78, 60))
    shape.left, shape.top, shape.width, shape.height = Mm(left), Mm(top), Mm(width), Mm(height)


def _set_sizes(master: Any) -> None:
    """Set the sizes and colours of titles and texts, all of them from the left."""
    styles = master._element.find(qn("p:txStyles"))
    for level in styles.find(qn("p:titleStyle")):
        if level.tag == qn("a:lvl1pPr"):
            level.set("algn", "l")
            level.find(qn("a:defRPr")).set("sz", str(Pt(28).pt * 100).split(".", maxsplit=1)[0])
            level.find(qn("a:defRPr")).set("b", "1")
            _colour(level.find(qn("a:defRPr")), "tx2")
    sizes = (20, 18, 16, 14, 14, 14, 14, 14, 14)
    for size, level in zip(sizes, styles.find(qn("p:bodyStyle")), strict=False):
        level.find(qn("a:defRPr")).set("sz", str(size * 100))
    for layout in master.slide_layouts:
        for level in layout._element.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
    for shape in master.placeholders:
        if shape.placeholder_format.type is not None and shape.has_text_frame:
            for run in shape.text_frame.paragraphs[0].runs:
                run.font.color.rgb = RGBColor.from_string(MUTED if shape.top > Mm(170) else INK)


def _colour(properties: Any, scheme: str) -> None:
    for fill in properties.iter(qn("a:schemeClr")):
        fill.set("val", scheme)


def _set_theme(master: Any) -> None:
    """Give the theme our colours and font."""
    part = next(it.target_part for it in master.part.rels.values() if it.reltype.endswith("/theme"))
    text = part.blob.decode()
    for name, value in COLOURS.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>',
            text,
            flags=re.DOTALL,
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    part._blob = text.encode()
