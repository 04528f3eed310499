"""A workbook with named cell styles, rows that grow and a language, which XlsxWriter itself does not write.

Everything else is XlsxWriter's. It hands over the finished XML parts through the packager that it allows to
be replaced; here some of them get what is missing.
"""

import gc
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs] - it is annotated itself
from xlsxwriter.format import Format  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.packager import Packager  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.worksheet import Worksheet  # pyright: ignore[reportMissingTypeStubs]

__all__ = ["Format", "StyledWorkbook", "Worksheet"]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

LONG = 1500
"""Rows of a sheet above which the size of the file counts for more."""

_CELL = '<c r="'

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


@contextmanager
def uncollected() -> Generator[None, None, None]:
    """Pause Python's search for garbage while a workbook is written.

    A cell is a small object that lives until the end: looking through all of them again and again takes a
    fifth of the time and finds nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class StyledWorkbook(Workbook):
    """A workbook whose formats belong to named styles ("WSG kop"), so that people can restyle at once."""

    def __init__(self, path: Path, language: str) -> None:
        self._path, self._data = path, BytesIO()
        super().__init__(self._data, OPTIONS)  # pyright: ignore[reportUnknownMemberType]
        self.language = language
        self.families: dict[str, list[Format]] = {}

    def styled(self, family: str, properties: Mapping[str, Any]) -> Format:
        """Return a new format of the named style `family`; the first one defines the style."""
        made = self.add_format(dict(properties))  # pyright: ignore[reportUnknownMemberType]
        self.families.setdefault(family, []).append(made)
        return made

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet and return it."""
        return self.add_worksheet(name)  # pyright: ignore[reportUnknownMemberType]

    def plain_format(self, properties: Mapping[str, Any]) -> Format:
        """Return a format of no named style, for conditional formatting."""
        return self.add_format(dict(properties))  # pyright: ignore[reportUnknownMemberType]

    def bar_chart(self) -> Any:
        """Return a new chart of stacked horizontal bars, to be inserted into a sheet."""
        options = {"type": "bar", "subtype": "stacked"}
        return self.add_chart(options)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]

    def close(self) -> None:
        """Write the file, made whole before: the library leaves half of it open on a disk that is full."""
        super().close()
        self._path.write_bytes(self._data.getvalue())

    def _get_packager(self) -> Packager:
        return _StyledPackager(self.families, self.language)


class _StyledPackager(Packager):
    def __init__(self, families: Mapping[str, Sequence[Format]], language: str) -> None:
        super().__init__()
        self._families = families
        self._language = language

    def _write_worksheet_files(self) -> None:
        super()._write_worksheet_files()
        for part, name, _ in self.filenames:  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            if cast("str", name).startswith("xl/worksheets/sheet"):
                buffer = cast("StringIO", part)
                _rewrite(buffer, with_short_references(with_growing_rows(buffer.getvalue())))

    def _write_styles_file(self) -> None:
        super()._write_styles_file()
        part = self._last_part()
        _rewrite(part, with_named_styles(part.getvalue(), self._families))

    def _write_core_file(self) -> None:
        super()._write_core_file()
        part = self._last_part()
        _rewrite(part, with_language(part.getvalue(), self._language))

    def _last_part(self) -> StringIO:
        return cast("StringIO", self.filenames[-1][0])  # pyright: ignore[reportUnknownMemberType]


def _rewrite(part: StringIO, text: str) -> None:
    part.seek(0)
    part.truncate()
    part.write(text)


def with_growing_rows(sheet: str) -> str:
    """Return a sheet in which the height of a row is where it starts: it grows with what is typed."""
    return sheet.replace(' customHeight="1"', "")


def with_short_references(sheet: str) -> str:
    """Return a long sheet without the places of cells that follow another one, which halves the file.

    Excel, LibreOffice, openpyxl and calamine count on by themselves. Shorter sheets keep the places, for
    viewers that do not.
    """
    head, *rows = sheet.split("<row ")
    return "<row ".join([head, *map(_shortened, rows)]) if len(rows) > LONG else sheet


def _shortened(row: str) -> str:
    head, *cells = row.split(_CELL)
    parts = [head]
    before = ""
    for cell in cells:
        place, _, rest = cell.partition('"')
        letters = place.rstrip("0123456789")
        follows = before and _next_column(before) == letters
        parts.append(f"<c{rest}" if follows else f"{_CELL}{cell}")
        before = letters
    return "".join(parts)


@cache
def _next_column(letters: str) -> str:
    head, last = letters[:-1], letters[-1]
    if last != "Z":
        return head + chr(ord(last) + 1)
    return (_next_column(head) if head else "A") + "A"


def with_named_styles(styles: str, families: Mapping[str, Sequence[Format]]) -> str:
    """Return the styles part with a named style per family and every format of the family based on it."""
    ET.register_namespace("", MAIN)
    root = ET.fromstring(styles)  # noqa: S314 - XlsxWriter's own output of this moment
    bases, cells, names = (root.find(f"{{{MAIN}}}{tag}") for tag in ("cellStyleXfs", "cellXfs", "cellStyles"))
    assert bases is not None
    assert cells is not None
    assert names is not None
    for name, formats in families.items():
        used = [cells[index] for index in (made.xf_index for made in formats) if index is not None]
        if not used:
            continue
        base_id = str(len(bases))
        for cell in used:
            cell.set("xfId", base_id)
        base = ET.SubElement(bases, f"{{{MAIN}}}xf", {k: v for k, v in used[0].attrib.items() if k != "xfId"})
        base.attrib.pop("quotePrefix", None)
        base.extend(list(used[0]))
        ET.SubElement(names, f"{{{MAIN}}}cellStyle", {"name": name, "xfId": base_id})
    for element in (bases, names):
        element.set("count", str(len(element)))
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + ET.tostring(root, encoding="unicode")


def with_language(core: str, language: str) -> str:
    """Return the core properties with the language of the document, which readers aloud go by."""
    end = "</cp:coreProperties>"
    return core.replace(end, f"<dc:language>{language}</dc:language>{end}")
