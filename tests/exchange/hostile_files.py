"""Files that lie, are broken or want harm, made on the spot: what each is called, and its bytes."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

ROWS: list[list[Any]] = [["Nr", "Project", "Gebied"], ["B1", "Servicewinkel", "Bathmen"]]
EVIL_PART = b'<!DOCTYPE a [<!ENTITY b "aaaaaaaaaa"><!ENTITY c "&b;&b;&b;&b;">]><workbook>&c;</workbook>'
OUTSIDE_PART = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>'
SHEET = "xl/worksheets/sheet1.xml"

Change = Callable[[str, bytes], bytes]


def workbook(rows: list[list[Any]] = ROWS) -> bytes:
    """Return an honest workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(change: Change, extra: Mapping[str, bytes] | None = None, data: bytes | None = None) -> bytes:
    """Return a workbook of which each part went through `change`, with more parts."""
    target = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(data or workbook()))
    with source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, change(name, source.read(name)))
        for name, content in (extra or {}).items():
            made.writestr(name, content)
    return target.getvalue()


def part(wanted: str, content: bytes) -> bytes:
    """Return a workbook of which one part is something else."""
    return with_part(lambda name, data: content if name == wanted else data)


def sheet(old: bytes, new: bytes) -> bytes:
    """Return a workbook with something else in its sheet."""
    return with_part(lambda name, data: data.replace(old, new) if name == SHEET else data)


def _packed(name: str, content: bytes) -> bytes:
    return with_part(lambda _, data: data, {name: content})


def _sized(declared: int) -> bytes:
    """Return a workbook whose directory says that its sheet has another size than it has."""
    long = b"<c><v>1</v></c>" * 800_000
    data = bytearray(sheet(b"<sheetData>", b"<sheetData><row>" + long + b"</row>"))
    at = data.index(SHEET.encode(), data.index(b"PK\x01\x02"))
    struct.pack_into("<I", data, at - 46 + 24, declared)
    return bytes(data)


def _overlapping() -> bytes:
    data = _packed("xl/noise.xml", bytes(range(256)) * 40)
    directory, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries, tail = data[directory:end], bytearray(data[end:])
    count = struct.unpack_from("<H", tail, 8)[0]
    struct.pack_into("<HHI", tail, 8, count * 30, count * 30, len(entries) * 30)
    return data[:directory] + entries * 30 + bytes(tail)


def _ole(stream: str) -> bytes:
    name = (stream + "\0").encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), 2, 1)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry.ljust(512, b"\0")


def _locked() -> bytes:
    data = bytearray(workbook())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


REFUSED: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "ratio": ("bom.xlsx", lambda: _packed("xl/noise.xml", bytes(30_000_000)), "unpacks to far more"),
    "members": (
        "bom.xlsx",
        lambda: with_part(lambda _, data: data, {f"xl/{n}.xml": b"" for n in range(2_001)}),
        "unpacks to far more",
    ),
    "declared sizes": ("bom.xlsx", lambda: _sized(300 * 1024 * 1024), "unpacks to far more"),
    "overlap": ("bom.xlsx", _overlapping, "unpacks to far more"),
    "entities": ("bom.xlsx", lambda: part("xl/workbook.xml", EVIL_PART), "XML entities"),
    "outside entity": ("bom.xlsx", lambda: part(SHEET, OUTSIDE_PART), "XML entities"),
    "entities in links": ("bom.xlsx", lambda: part("xl/_rels/workbook.xml.rels", EVIL_PART), "XML entities"),
    "encrypted": ("dicht.xlsx", lambda: _ole("EncryptedPackage"), "password"),
    "encrypted zip": ("dicht.xlsx", _locked, "password"),
    "half": ("half.xlsx", lambda: workbook()[:3000], "damaged"),
    "first bytes": ("stomp.xlsx", lambda: b"PK\x03\x04", "damaged"),
    "empty": ("leeg.xlsx", bytes, "empty"),
    "workbook called csv": ("lijst.csv", workbook, "ends in .xlsx"),
    "text called workbook": ("lijst.xlsx", lambda: b"Nr;Project\nB1;Winkel\n", "ends in .csv"),
    "picture": ("lijst.xlsx", lambda: b"\x89PNG\r\n\x1a\n\0\0\0", "picture"),
    "program": ("lijst.xls", lambda: b"MZ\x90\0" + bytes(range(256)) * 40, "not a workbook"),
    "lists in a zip": ("lijsten.xlsx", lambda: _zip({"a.xlsx": workbook()}), "zip file"),
    "old workbook, half": ("oud.xls", lambda: _ole("Workbook"), "damaged"),
    "broken sheet": ("stuk.xlsx", lambda: part(SHEET, b"<worksheet><sheetData><row><c"), "damaged"),
    "no sheet": ("stuk.xlsx", lambda: with_part(_without_sheets), ""),
    "other size than said": ("leugen.xlsx", lambda: _sized(100), "damaged"),
    "text that is not there": (
        "stuk.xlsx",
        lambda: sheet(
            b'<c r="A1" t="inlineStr">', b'<c r="Z1" t="s"><v>9999</v></c><c r="A1" t="inlineStr">'
        ),
        "",
    ),
}
"""By kind the name of a file, what makes it, and what the sentence about it says."""


def _zip(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def _without_sheets(name: str, data: bytes) -> bytes:
    if name != "xl/workbook.xml":
        return data
    start, end = data.index(b"<sheets>"), data.index(b"</sheets>")
    return data[: start + 8] + data[end:]


PAYLOADS = ("=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x.nl","klik")')


def _with_payloads() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(ROWS[0])
    for number, payload in enumerate(PAYLOADS, 1):
        book.worksheets[0].append([f"B{number}", "x", "Bathmen"])
        cell: Any = book.worksheets[0].cell(number + 1, 2)
        cell.value, cell.data_type = payload, "s"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


HARMLESS: Mapping[str, Callable[[], bytes]] = {
    "lying size": lambda: sheet(b'ref="A1:C2"', b'ref="A1:XFD1048576"'),
    "error that one reader does not know": lambda: sheet(
        b"</row></sheetData>", b'<c r="D2" t="e"><v>#SPILL!</v></c></row></sheetData>'
    ),
    "link to another workbook": lambda: with_part(
        lambda _, data: data,
        {
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": (
                b'<Relationships><Relationship Id="rId1" Target="http://127.0.0.1:9/x.xlsx"'
                b' TargetMode="External"/></Relationships>'
            ),
        },
    ),
    "way out of its folder": lambda: _packed("../../../../tmp/wsg-uit.xml", b"<a/>"),
    "very deep": lambda: _packed("xl/diep.xml", b"<a>" * 100_000 + b"</a>" * 100_000),
    "macros": lambda: _packed("xl/vbaProject.bin", b"\xcc\x61" * 100),
}
"""Workbooks that can be read, without what they bring along."""


def payloads() -> bytes:
    """Return a workbook whose titles would do something as formulas."""
    return _with_payloads()


def heavy(rows: int) -> bytes:
    """Return a file of honest numbers that takes long to read and much memory: rows of 2,000 cells."""
    # Longer than what a zip looks back, so that it is packed no more than a list is.
    row = b"<row>" + b"".join(b"<c><v>%d</v></c>" % (it * 7919 % 99991) for it in range(2000)) + b"</row>"
    return sheet(b"</sheetData>", row * rows + b"</sheetData>")
