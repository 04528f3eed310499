"""What a workbook says of its sheets beside values: hidden rows and columns, merged cells, formula errors.

The fast reader of values does not tell these. Sheets are only parsed where a quick look at the bytes says
that there is something to find: most have nothing. Parsing is done by defusedxml, never without.
"""

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.handler import ContentHandler

from wsg_desktop.exchange.safe_open import FileFormat
from wsg_desktop.exchange.sheet_comments import read_comments
from wsg_desktop.exchange.sheet_pictures import read_pictures
from wsg_desktop.exchange.sheets import NO_RESULT, Merge, Structure

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

    Attributes = AttributesImpl[str]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MARKS = (b'hidden="', b"hidden='", b't="e"', b"t='e'", b"v></", b"v/>", b"v />", b"f></")
"""Hidden rows, errors, and formulas without a result: with an empty value after them, or with none."""
_ODS_MARKS = (b"visibility=", b"-spanned=", b'value-type="error"')


def read_structures(path: Path, form: FileFormat) -> dict[str, Structure]:
    """Return the structure of each sheet by its name; what cannot be told is left out, never an error."""
    read = {FileFormat.XLSX: _read_xlsx, FileFormat.ODS: _read_ods}.get(form)
    if read is None:
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            return read(archive)
    except Exception:
        return {}


def _read_xlsx(archive: zipfile.ZipFile) -> dict[str, Structure]:
    structures: dict[str, Structure] = {}
    for name, part in _sheet_parts(archive).items():
        parts = _XlsxParts()
        _feed_xlsx(archive.read(part), parts)
        structures[name] = replace(
            parts.structure(), comments=read_comments(archive, part), pictures=read_pictures(archive, part)
        )
    return structures


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the member that holds each sheet, by the sheet's name."""
    from defusedxml import ElementTree

    relations = {
        str(relation.get("Id")): str(relation.get("Target"))
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    members = set(archive.namelist())
    parts: dict[str, str] = {}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            target = relations.get(str(element.get(_RELATION)), "")
            part = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
            if part in members:
                parts[str(element.get("name"))] = part
    return parts


def _feed_xlsx(data: bytes, handler: "_XlsxParts") -> None:
    """Parse only as far as needed: columns stand before the rows, and few sheets have more to tell below."""
    start = data.find(b"sheetData")
    start = len(data) if start < 0 else data.rfind(b"<", 0, start)
    if any(mark in data[start:] for mark in _MARKS):
        _parse(data, handler)
    elif b"hidden" in data[:start]:
        _parse(data[:start], handler)


def _parse(data: bytes, handler: ContentHandler) -> None:
    from defusedxml import sax

    parser: Any = sax.make_parser()
    parser.setContentHandler(handler)
    parser.feed(data)


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


class _XlsxParts(ContentHandler):
    """Collect what one worksheet part hides, and which of its cells are in error or never calculated."""

    def __init__(self) -> None:
        super().__init__()
        self._row = -1
        self._column = -1
        self._in_error = self._in_value = False
        self._lacks_result = self._has_formula = False
        self._text: list[str] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._errors: dict[tuple[int, int], str] = {}

    def structure(self) -> Structure:
        return Structure((), frozenset(self._hidden_rows), frozenset(self._hidden_columns), self._errors)

    def startElement(self, name: str, attrs: "Attributes") -> None:  # noqa: N802 - the name SAX knows
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._start_cell(attrs)
        elif tag == "f":
            self._has_formula = True
        elif tag == "v":
            self._in_value = True
        elif tag == "row":
            self._row = int(attrs.get("r", str(self._row + 2))) - 1
            self._column = -1
            if _is_true(attrs.get("hidden")):
                self._hidden_rows.add(self._row)
        elif tag == "col" and _is_true(attrs.get("hidden")):
            self._hidden_columns.update(range(int(attrs["min"]) - 1, min(int(attrs["max"]), 16_384)))

    def _start_cell(self, attrs: "Attributes") -> None:
        """Begin a cell; one of texts (`t="str"`) may be empty and yet be a result."""
        reference = attrs.get("r")
        self._column = _column_of(reference) if reference else self._column + 1
        self._in_error = attrs.get("t") == "e"
        self._lacks_result = attrs.get("t") != "str"
        self._has_formula = False
        self._text = []

    def characters(self, content: str) -> None:
        if self._in_error:
            self._text.append(content)
        elif self._in_value and content.strip():
            self._lacks_result = False

    def endElement(self, name: str) -> None:  # noqa: N802 - the name SAX knows
        tag = name.rpartition(":")[2]
        if tag == "v":
            self._in_value = False
        if tag == "v" and self._in_error:
            self._errors[self._row, self._column] = "".join(self._text).strip()
            self._in_error = self._lacks_result = False
        elif tag == "c" and self._has_formula and self._lacks_result:
            self._errors[self._row, self._column] = NO_RESULT


def _column_of(reference: str) -> int:
    column = 0
    for sign in reference:
        if not sign.isalpha():
            break
        column = column * 26 + ord(sign.upper()) - 64
    return column - 1


def _read_ods(archive: zipfile.ZipFile) -> dict[str, Structure]:
    data = archive.read("content.xml")
    if not any(mark in data for mark in _ODS_MARKS):
        return {}
    handler = _OdsTables()
    _parse(data, handler)
    return handler.structures


class _OdsTables(ContentHandler):
    """Collect the structure of every table of an OpenDocument spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self.structures: dict[str, Structure] = {}
        self._steps: dict[str, Callable[[Attributes], None]] = {
            "table:table": self._start_table,
            "table:table-column": self._start_column,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
        }
        self._name = ""
        self._row = self._next_row = self._next_column = 0
        self._forget()

    def _forget(self) -> None:
        self._next_row = self._next_column = 0
        self._merged: list[Merge] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._errors: dict[tuple[int, int], str] = {}

    def startElement(self, name: str, attrs: "Attributes") -> None:  # noqa: N802 - the name SAX knows
        step = self._steps.get(name)
        if step:
            step(attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 - the name SAX knows
        if name == "table:table":
            self.structures[self._name] = Structure(
                tuple(self._merged),
                frozenset(self._hidden_rows),
                frozenset(self._hidden_columns),
                self._errors,
            )

    def _start_table(self, attrs: "Attributes") -> None:
        self._name = attrs.get("table:name", "")
        self._forget()

    def _start_column(self, attrs: "Attributes") -> None:
        first = self._next_column
        self._next_column += int(attrs.get("table:number-columns-repeated", "1"))
        if attrs.get("table:visibility", "visible") != "visible":
            self._hidden_columns.update(range(first, min(self._next_column, 16_384)))

    def _start_row(self, attrs: "Attributes") -> None:
        self._row = self._next_row
        self._next_row += int(attrs.get("table:number-rows-repeated", "1"))
        self._next_column = 0
        if attrs.get("table:visibility", "visible") != "visible":
            self._hidden_rows.update(range(self._row, min(self._next_row, 1_048_576)))

    def _start_cell(self, attrs: "Attributes") -> None:
        column = self._next_column
        self._next_column += int(attrs.get("table:number-columns-repeated", "1"))
        wide = int(attrs.get("table:number-columns-spanned", "1"))
        high = int(attrs.get("table:number-rows-spanned", "1"))
        if wide > 1 or high > 1:
            self._merged.append(Merge(self._row, column, self._row + high - 1, column + wide - 1))
        if attrs.get("calcext:value-type") == "error":
            self._errors[self._row, column] = "#"
