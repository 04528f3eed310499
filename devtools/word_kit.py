"""Builds the parts of our Word templates: styles, tables with a header row, loops, sections."""

# ruff: noqa: SLF001 - what the libraries have no way for is set in the XML

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from wsg_desktop.exchange.papers.word_writing import STATUS_STYLE
from wsg_desktop.texts import LOCALES

INK, BLUE, MUTED, BAND, LINE = "1B2733", "154273", "5A6876", "E3EEF8", "C5CFD9"
FONT = "Calibri"
HEADING_CELL = "WSG Table heading"
CELL = "WSG Table text"
ABOUT = "WSG About"
"""A line under a heading that says of what it is."""
A4, A3 = (210, 297), (297, 420)
MARGIN, A3_MARGIN = 20, 15


class Column(NamedTuple):
    """A column of a table: its heading, its width in millimetres, what its cells hold and in which style."""

    heading: str
    width: float
    field: str
    style: str = CELL


class Sheet:
    """A template that is being built."""

    def __init__(self, language: str, *, landscape: bool = False, small: bool = False) -> None:
        self.document: Any = Document()
        self.size = 8 if small else 9.5
        self.called = "{{ paper.title }}"
        _set_styles(self.document, LOCALES[language], self.size)
        _set_compatibility(self.document)
        section = self.document.sections[0]
        _lay(section, A4, landscape=landscape)
        for side in ("left_margin", "right_margin"):
            setattr(section, side, Mm(15 if landscape else MARGIN))
        section.top_margin, section.bottom_margin = Mm(25), Mm(20)
        section.header_distance = section.footer_distance = Mm(10)

    def head(self, left: str, right: str, page: str) -> None:
        """Put a line at the top and one with the page number at the bottom of every page."""
        section = self.document.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        for part, style in ((section.header, "Header"), (section.footer, "Footer")):
            paragraph = part.paragraphs[0]
            stops = self.document.styles[style].paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(width, _RIGHT)
            paragraph.style = self.document.styles[style]
        section.header.paragraphs[0].add_run(f"{left}\t{right}")
        foot = section.footer.paragraphs[0]
        foot.add_run("{{ paper.title }}\t" + page + " ")
        _add_field(foot, "PAGE")
        foot.add_run(" / ")
        _add_field(foot, "NUMPAGES")

    def title(self, text: str, *under: str) -> None:
        """Write the title of the paper, with a line or more under it."""
        self.document.add_paragraph(text, style="Title")
        for line in under:
            self.document.add_paragraph(line, style="Subtitle")

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading; the table after it is called so."""
        self.called = text
        self.document.add_heading(text, level)

    def text(self, text: str, style: str = "Normal", *, keeps: bool | None = None) -> None:
        """Write a paragraph; `keeps` it with what follows, or not, whatever its style says."""
        paragraph = self.document.add_paragraph(text, style=style)
        if keeps is not None:
            paragraph.paragraph_format.keep_with_next = keeps

    def labelled(self, label: str, field: str, *, keeps: bool = False) -> None:
        """Write a label in bold with a field behind it, where that holds anything; `keeps` it together."""
        self.when(field)
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(f"{{{{ {field} }}}}")
        paragraph.paragraph_format.keep_with_next = keeps
        self.end()

    def part(self, label: str, field: str, level: int = 2) -> None:
        """Write a heading with a field under it, where the field holds anything."""
        self.when(field)
        self.heading(label, level)
        self.text(f"{{{{ {field} }}}}")
        self.end()

    def when(self, condition: str) -> None:
        """Show what follows only where the condition holds."""
        self.text(f"{{%p if {condition} %}}")

    def otherwise(self) -> None:
        """Show what follows only where the condition does not hold."""
        self.text("{%p else %}")

    def end(self) -> None:
        """End what `when` began."""
        self.text("{%p endif %}")

    def each(self, name: str, several: str) -> None:
        """Repeat what follows for each of several."""
        self.text(f"{{%p for {name} in {several} %}}")

    def end_each(self) -> None:
        """End what `each` began."""
        self.text("{%p endfor %}")

    def table(self, name: str, several: str, columns: Sequence[Column]) -> None:
        """Add a table with a row for each of several; its header row is repeated on every page."""
        table = self.document.add_table(rows=4, cols=len(columns))
        _set_table(table, columns, self.called)
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].style = self.document.styles[HEADING_CELL]
            cell.paragraphs[0].add_run(column.heading)
            cell._tc.get_or_add_tcPr().append(_shading(BAND))
        _mark_row(table.rows[0], is_header=True)
        table.rows[1].cells[0].paragraphs[0].add_run(f"{{%tr for {name} in {several} %}}")
        for cell, column in zip(table.rows[2].cells, columns, strict=True):
            cell.paragraphs[0].style = self.document.styles[column.style]
            cell.paragraphs[0].add_run(column.field)
        _mark_row(table.rows[2])
        table.rows[3].cells[0].paragraphs[0].add_run("{%tr endfor %}")
        self.document.add_paragraph(style="WSG After table")

    def lines_or(self, name: str, several: str, columns: Sequence[Column], nothing: str) -> None:
        """Add a table, or a sentence where there is nothing to put in it."""
        self.when(several)
        self.table(name, several, columns)
        self.otherwise()
        self.text(nothing)
        self.end()

    def picture_page(self, field: str, heading: str) -> None:
        """Put a picture on a page of A3, where there is one; what follows is on A4 again."""
        section = self.document.sections[0]._sectPr
        self.when(field)
        self._end_section(deepcopy(section))
        large = deepcopy(section)
        _lay_out(large, A3, landscape=True)
        self._widen_edges(large)
        for side in ("left", "right", "top", "bottom"):
            large.find(qn("w:pgMar")).set(qn(f"w:{side}"), str(Mm(A3_MARGIN).twips))
        large.find(qn("w:pgMar")).set(qn("w:top"), str(Mm(20).twips))
        self.heading(heading)
        self.text(f"{{{{ {field} }}}}", "WSG Picture")
        self._end_section(large)
        self.end()

    def _widen_edges(self, properties: Any) -> None:
        """Give a page of A3 a head and a foot of its own: its right margin is further than that of A4."""
        section, part = self.document.sections[0], self.document.part
        for name, edge, add in (
            ("header", section.header, part.add_header_part),
            ("footer", section.footer, part.add_footer_part),
        ):
            made, key = add()
            for it in list(made.element):
                made.element.remove(it)
            made.element.append(deepcopy(edge.paragraphs[0]._p))
            stops = Paragraph(made.element[0], made).paragraph_format.tab_stops
            stops.add_tab_stop(section.page_width - section.left_margin - section.right_margin, _CLEAR)
            stops.add_tab_stop(Mm(A3[1] - 2 * A3_MARGIN), _RIGHT)
            properties.find(qn(f"w:{name}Reference")).set(qn("r:id"), key)

    def _end_section(self, properties: Any) -> None:
        paragraph = self.document.add_paragraph(style="WSG After table")
        paragraph._p.get_or_add_pPr().append(properties)


_RIGHT, _CLEAR = WD_TAB_ALIGNMENT.RIGHT, WD_TAB_ALIGNMENT.CLEAR


def _lay(section: Any, size: tuple[int, int], *, landscape: bool) -> None:
    wide, high = (size[1], size[0]) if landscape else size
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)


def _lay_out(properties: Any, size: tuple[int, int], *, landscape: bool) -> None:
    wide, high = (size[1], size[0]) if landscape else size
    page = properties.find(qn("w:pgSz"))
    page.set(qn("w:w"), str(Mm(wide).twips))
    page.set(qn("w:h"), str(Mm(high).twips))
    page.set(qn("w:orient"), "landscape" if landscape else "portrait")


def _set_styles(document: Any, locale: str, cell_size: float) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    _style(document, "Normal", 10.5, INK, after=6)
    _style(document, "Title", 20, BLUE, bold=True, after=2)
    _style(document, "Subtitle", 10.5, MUTED, after=10)
    _style(document, "Heading 1", 14, BLUE, bold=True, before=14, after=4)
    _style(document, "Heading 2", 11.5, BLUE, bold=True, before=8, after=2)
    _style(document, "Heading 3", 10.5, INK, bold=True, before=8, after=2)
    for name in ("List Bullet", "List Number"):
        _style(document, name, 10.5, INK, after=3)
    for name in ("Header", "Footer"):
        _style(document, name, 8.5, MUTED)
    for name, size, bold in (
        (CELL, cell_size, False),
        (HEADING_CELL, cell_size, True),
        (STATUS_STYLE, cell_size, True),
        ("WSG After table", 4, False),
        ("WSG Picture", 10.5, False),
        (ABOUT, 9.5, False),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _style(document, name, size, MUTED if name == ABOUT else INK, bold=bold, after=0)
    for name in (HEADING_CELL, ABOUT):
        # A heading of a table never stays behind alone at the foot of a page.
        document.styles[name].paragraph_format.keep_with_next = True
    document.styles[ABOUT].paragraph_format.space_after = Pt(4)
    document.styles["WSG Picture"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(
    document: Any,
    name: str,
    size: float,
    ink: str,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(ink)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for unwanted in ("spacing", "kern"):
        for it in properties.findall(qn(f"w:{unwanted}")):
            properties.remove(it)
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(before), Pt(after), 1.08
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _set_compatibility(document: Any) -> None:
    """Say that the document is of today, or Word opens it as one of 2007."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    mode = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    later = {qn(f"w:{it}") for it in _AFTER_COMPAT} | {qn("m:mathPr")}
    place = next((at for at, it in enumerate(settings) if it.tag in later), len(settings))
    settings.insert(place, mode)


_AFTER_COMPAT = (
    *(
        "docVars",
        "rsids",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
    ),
    *("doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType"),
    *("schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)


def _set_table(table: Any, columns: Sequence[Column], description: str) -> None:
    table.autofit = False
    for column, made in zip(columns, table.columns, strict=True):
        made.width = Mm(column.width)
        for cell in made.cells:
            cell.width = Mm(column.width)
    properties = table._tbl.tblPr
    borders = parse_xml(
        f"<w:tblBorders {nsdecls('w')}>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            for side in ("top", "bottom", "insideH")
        )
        + "</w:tblBorders>"
    )
    margins = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    )
    layout, look = properties.find(qn("w:tblLayout")), properties.find(qn("w:tblLook"))
    layout.addprevious(borders)
    layout.addnext(margins)
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), description)
    look.addnext(told)


def _mark_row(row: Any, *, is_header: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))


def _shading(fill: str) -> Any:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')


def _add_field(paragraph: Any, code: str) -> None:
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)
