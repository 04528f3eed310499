"""Checks on a file before anything parses it: what it really is, and whether reading it is safe.

Every refusal is a `FileProblem`: a sentence that says what, why and how to go on. Nothing is parsed here
beyond the first bytes and the list of members of a zip; reading itself happens in `worker`.
"""

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.file_kinds import (
    NO_LISTS,
    OLE_MARK,
    ZIP_MARKS,
    kind_of_ole,
    kind_of_plain,
    kind_of_zip,
)
from wsg_desktop.texts import N_

MEGABYTE = 1024 * 1024


class FileFormat(StrEnum):
    """A format that a list can be read from; the value is the extension to suggest."""

    XLSX = ".xlsx"
    XLSB = ".xlsb"
    XLS = ".xls"
    ODS = ".ods"
    CSV = ".csv"


_EXTENSIONS: Mapping[FileFormat, tuple[str, ...]] = {
    FileFormat.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    FileFormat.XLSB: (".xlsb",),
    FileFormat.XLS: (".xls", ".xlt"),
    FileFormat.ODS: (".ods", ".ots"),
    FileFormat.CSV: (".csv", ".txt", ".tsv", ".tab"),
}

LIST_EXTENSIONS: tuple[str, ...] = tuple(ending for endings in _EXTENSIONS.values() for ending in endings)
"""Every extension that a list may have, for file dialogs and for what is dropped on the window."""

_WRONG_NAMES: Mapping[FileFormat, str] = {
    FileFormat.XLSX: N_(
        "{name} holds an Excel workbook, but its name does not end in .xlsx."
        " Rename it so that it ends in .xlsx and try again."
    ),
    FileFormat.XLSB: N_(
        "{name} holds a binary Excel workbook, but its name does not end in .xlsb."
        " Rename it so that it ends in .xlsb and try again."
    ),
    FileFormat.XLS: N_(
        "{name} holds an old Excel workbook, but its name does not end in .xls."
        " Rename it so that it ends in .xls and try again."
    ),
    FileFormat.ODS: N_(
        "{name} holds an OpenDocument spreadsheet, but its name does not end in .ods."
        " Rename it so that it ends in .ods and try again."
    ),
    FileFormat.CSV: N_(
        "{name} holds plain text, but its name does not end in .csv or .txt."
        " If it is a list, rename it so that it ends in .csv and try again."
    ),
}

FOLDER = N_("{name} is a folder. Choose the list that is in it.")
NOT_READABLE = N_(
    "{name} cannot be read. It is still open in another program, or you may not read it."
    " Close it there and try again."
)
DAMAGED = N_(
    "{name} is damaged and cannot be read. Open it in Excel or LibreOffice, have it repaired, save it"
    " under another name and try again."
)
ENCRYPTED = N_(
    "{name} cannot be read, because it has a password. Open it in Excel, remove the password"
    " (File, Info, Protect Workbook), save it and try again."
)
TOO_LARGE_UNPACKED = N_(
    "{name} is not read, because it unpacks to far more than a list needs (at most {limit} MB)."
    " Copy only the list to a new workbook and try again."
)


@dataclass(frozen=True, slots=True)
class OpenLimits:
    """What a file may weigh before it is parsed."""

    file_bytes: int = 25 * MEGABYTE
    unpacked_bytes: int = 250 * MEGABYTE
    members: int = 2_000
    ratio: int = 200
    """How many times larger a member may become, once it is larger than `ratio_from`."""
    ratio_from: int = 10 * MEGABYTE


OPEN_LIMITS = OpenLimits()

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    UnicodeError,
    ValueError,
)
_DECLARATIONS = re.compile(rb"<!DOCTYPE[^>\[]*\[")


def check_file(path: Path, limits: OpenLimits = OPEN_LIMITS) -> FileFormat:
    """Return what `path` really is, when it is safe to parse; raise `FileProblem` when it is not."""
    _check_name(path)
    head = _head(path, limits)
    if head.startswith(ZIP_MARKS):
        found = _check_zip(path, limits)
    elif head.startswith(OLE_MARK):
        found = kind_of_ole(path.read_bytes())
    else:
        found = kind_of_plain(path.read_bytes())
    return _check_kind(path, found)


def _check_name(path: Path) -> None:
    if path.name.startswith(("~$", ".~lock.")):
        raise FileProblem(
            N_(
                "{name} is not the list itself, but a mark that is there while the list is open in a program."
                " Choose the list: the file without these signs before its name."
            ),
            name=path.name,
        )


def _head(path: Path, limits: OpenLimits) -> bytes:
    try:
        size, head = path.stat().st_size, b""
        if not path.is_fifo():  # who opens a pipe waits for its other end
            with path.open("rb") as file:
                head = file.read(8)
    except FileNotFoundError as error:
        raise FileProblem(
            N_("{name} is not there. It may have been moved or renamed. Choose the file again."),
            name=path.name,
        ) from error
    except OSError as error:
        raise FileProblem(FOLDER if path.is_dir() else NOT_READABLE, name=path.name) from error
    _check_size(path.name, size, limits)
    return head


def _check_size(name: str, size: int, limits: OpenLimits) -> None:
    if size == 0:
        raise FileProblem(
            N_("{name} is empty. There is nothing in it to read. Save the list again and try once more."),
            name=name,
        )
    if size > limits.file_bytes:
        raise FileProblem(
            N_(
                "{name} is too large ({size} MB; at most {limit} MB is read)."
                " Remove pictures, or copy only the list to a new workbook, and try again."
            ),
            name=name,
            size=-(-size // MEGABYTE),
            limit=limits.file_bytes // MEGABYTE,
        )


def _check_zip(path: Path, limits: OpenLimits) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_weight(path, members, limits)
            kind = kind_of_zip(archive)
            _refuse_declarations(path, archive, members)
    except _ZIP_FAULTS as error:
        raise FileProblem(DAMAGED, name=path.name) from error
    return kind


def _check_weight(path: Path, members: list[zipfile.ZipInfo], limits: OpenLimits) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise FileProblem(ENCRYPTED, name=path.name)
    packed = sum(member.compress_size for member in members)
    bomb = (
        len(members) > limits.members
        or sum(member.file_size for member in members) > limits.unpacked_bytes
        or packed > path.stat().st_size  # members that overlap: each counts the same bytes again
        or any(
            member.file_size > limits.ratio_from
            and member.file_size > limits.ratio * max(member.compress_size, 1)
            for member in members
        )
    )
    if bomb:
        raise FileProblem(TOO_LARGE_UNPACKED, name=path.name, limit=limits.unpacked_bytes // MEGABYTE)


def _refuse_declarations(path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Refuse XML that declares things of its own: workbooks do not, and entity bombs do."""
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as part:
                start = part.read(64 * 1024).replace(b"\0", b"")
            if b"<!ENTITY" in start or _DECLARATIONS.search(start):
                raise FileProblem(
                    N_(
                        "{name} is not read, because it holds something that does not belong in a workbook"
                        " and can do harm (XML entities). Ask the sender for a list that Excel or LibreOffice"
                        " saved."
                    ),
                    name=path.name,
                )


def _check_kind(path: Path, kind: str) -> FileFormat:
    if kind == "encrypted":
        raise FileProblem(ENCRYPTED, name=path.name)
    if kind in NO_LISTS:
        raise FileProblem(NO_LISTS[kind], name=path.name)
    form = FileFormat(kind)
    if path.suffix.lower() not in _EXTENSIONS[form]:
        raise FileProblem(_WRONG_NAMES[form], name=path.name)
    return form
