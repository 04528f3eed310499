"""What a file is, told from its bytes alone: a workbook, plain text, or something that holds no list.

A kind is a `FileFormat` value (an extension such as ".xlsx"), "encrypted", or a key of `NO_LISTS`.
"""

import zipfile
from collections.abc import Mapping

from wsg_desktop.texts import N_

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

NO_LISTS: Mapping[str, str] = {
    "pdf": N_("{name} is a PDF. A list cannot be read from it. Ask for the workbook that it was made from."),
    "document": N_(
        "{name} is a text document. A list cannot be read from it."
        " Copy the table to a new workbook, save that and try again."
    ),
    "presentation": N_(
        "{name} is a presentation. A list cannot be read from it."
        " Copy the table to a new workbook, save that and try again."
    ),
    "page": N_(
        "{name} holds a web page or XML, not a workbook. Open it in Excel or LibreOffice,"
        " save it as a workbook (.xlsx) and try again."
    ),
    "picture": N_("{name} is a picture. A list cannot be read from it. Ask for the workbook itself."),
    "programme": N_("{name} is a programme file, not a list. Open it with Open programme."),
    "archive": N_("{name} is a folder packed as a zip file. Unpack it and choose the list that is in it."),
    "unknown": N_(
        "{name} cannot be read: it is not a workbook and not plain text."
        " Save the list as an Excel workbook (.xlsx) and try again."
    ),
}

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3\0", "programme"),
)

_PARTS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", ".xlsb"),
    ("xl/", ".xlsx"),
    ("word/", "document"),
    ("ppt/", "presentation"),
)

_OPEN_DOCUMENTS: Mapping[str, str] = {
    "spreadsheet": ".ods",
    "spreadsheet-template": ".ods",
    "text": "document",
    "presentation": "presentation",
}

_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("WordDocument", "document"),
    ("PowerPoint Document", "presentation"),
)


def kind_of_zip(archive: zipfile.ZipFile) -> str:
    """Return the kind of a zip by the names of its members."""
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as member:
            mime = member.read(200).decode("ascii", "replace").strip()
        kind = _OPEN_DOCUMENTS.get(mime.removeprefix("application/vnd.oasis.opendocument."), "unknown")
        return "encrypted" if kind == ".ods" and _has_encrypted_parts(archive) else kind
    for start, kind in _PARTS:
        if any(name.replace("\\", "/").lower().startswith(start) for name in names):
            return kind
    return "archive"


def _has_encrypted_parts(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as member:
            return b"encryption-data" in member.read(1_000_000)
    except KeyError:
        return False


def kind_of_ole(data: bytes) -> str:
    """Return the kind of an OLE file (old Office, or a new workbook behind a password) by its streams."""
    for name, kind in _STREAMS:
        if _has_stream(data, name):
            return kind
    return "unknown"


def _has_stream(data: bytes, name: str) -> bool:
    """Return whether an OLE directory entry (128 bytes, the length of its name at 64) is called `name`."""
    coded = name.encode("utf-16-le")
    length = (len(coded) + 2).to_bytes(2, "little")
    at = data.find(coded)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == length:
            return True
        at = data.find(coded, at + 1)
    return False


def kind_of_plain(data: bytes) -> str:
    """Return the kind of a file that is no zip and no OLE: plain text, or what its first bytes say."""
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    if is_utf16(data):
        return ".csv"
    sample = data[:100_000]
    if b"\0" in sample or _share_of_controls(sample) > 0.02:
        return "unknown"
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")):
        return "page"
    return ".csv"


def is_utf16(data: bytes) -> bool:
    """Return whether text is UTF-16: it has the mark, or every other byte of its start is zero."""
    return utf16_name(data) is not None


def utf16_name(data: bytes) -> str | None:
    """Return the name of the UTF-16 codec that `data` is in, or None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:2000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.6 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None


def _share_of_controls(sample: bytes) -> float:
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13, 26, 27))
    return controls / len(sample)
