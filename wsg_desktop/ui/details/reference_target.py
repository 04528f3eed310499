"""Where a link of a project goes: a page, a mail address, or a file that may lie beside the programme."""

import os
import re
from enum import Enum, auto
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from PySide6.QtCore import QUrl

_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_PAGES = frozenset({"http", "https"})
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?$")
_DOCUMENTS = frozenset(
    {
        *(".pdf", ".doc", ".docx", ".docm", ".odt", ".rtf", ".txt", ".md", ".xls", ".xlsx", ".xlsm", ".ods"),
        *(".csv", ".ppt", ".pptx", ".odp", ".msg", ".eml", ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff"),
        *(".svg", ".dwg", ".zip", ".html", ".htm", ".xml", ".json", ".mpp", ".vsdx", ".mp4", ".wsg"),
    }
)
"""Endings that tell a file from the name of a site."""

_PROGRAMS = frozenset(
    {
        *(".exe", ".com", ".bat", ".cmd", ".msi", ".msp", ".scr", ".pif", ".cpl", ".dll", ".lnk", ".url"),
        *(".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".reg", ".inf", ".jar"),
        *(".py", ".pyw", ".sh", ".desktop", ".app", ".command", ".appref-ms", ".application", ".chm", ".iso"),
        *(".msc", ".gadget", ".scf", ".library-ms", ".search-ms", ".settingcontent-ms", ".run", ".appimage"),
    }
)
"""Files that do something when they are opened, or lead to what does."""


class TargetKind(Enum):
    """What a link goes to."""

    PAGE = auto()
    MAIL = auto()
    FILE = auto()
    PROGRAM = auto()
    """A file that runs when it is opened."""


class Target(NamedTuple):
    """Where a link goes, as the system opens it."""

    kind: TargetKind
    url: QUrl

    @property
    def words(self) -> str:
        """Return it as people read it, with the letters of a strange site name spelt out."""
        if self.kind is TargetKind.PAGE:
            return self.url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        return self.url.toLocalFile() or self.url.toDisplayString()

    @property
    def site(self) -> str:
        """Return the name of the site of a page."""
        return self.url.host(QUrl.ComponentFormattingOption.FullyEncoded)

    @property
    def path(self) -> Path:
        """Return the file."""
        return Path(self.url.toLocalFile())

    @property
    def is_missing(self) -> bool:
        """Return whether a file is not there; one on a server is not asked for, which can take a minute."""
        is_file = self.kind in {TargetKind.FILE, TargetKind.PROGRAM}
        return is_file and not self.url.host() and not self.path.exists()


def target_of(text: str, folder: Path) -> Target | None:
    """Return where `text` goes, files from `folder`; None for what is no page, mail address or file."""
    text = text.strip()
    if _WINDOWS_PATH.match(text) or text.startswith("/"):
        return _file(QUrl.fromLocalFile(text.replace("\\", "/")))
    if "://" not in text and ":" not in text.split("/", 1)[0].replace("\\", "/").split("/", 1)[0]:
        return _without_scheme(text, folder)
    if "://" not in text and not text.startswith("mailto:"):
        text = f"https://{text}" if _DOMAIN.match(text.split("/", 1)[0]) else text
    address = QUrl(text, QUrl.ParsingMode.StrictMode)
    if not address.isValid():
        return None
    if address.scheme() == "file" and address.path():
        return _file(address)
    if address.scheme() == "mailto" and address.path():
        return Target(TargetKind.MAIL, address)
    return Target(TargetKind.PAGE, address) if address.scheme() in _PAGES and address.host() else None


def kept_path(path: Path, folder: Path) -> str:
    """Return how a file is kept: from `folder` where it lies below it, so that both move together."""
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return str(path)


def _without_scheme(text: str, folder: Path) -> Target | None:
    if not text:
        return None
    if "@" in text and "/" not in text and "\\" not in text:
        return Target(TargetKind.MAIL, QUrl(f"mailto:{text}"))
    if _is_file(text, folder):
        inside = os.path.normpath(folder / text.replace("\\", "/"))
        return _file(QUrl.fromLocalFile(inside))
    address = QUrl(f"https://{text}", QUrl.ParsingMode.StrictMode)
    return Target(TargetKind.PAGE, address) if address.isValid() and address.host() else None


def _is_file(text: str, folder: Path) -> bool:
    parts = PureWindowsPath(text).parts
    ending = PureWindowsPath(text).suffix.lower()
    if len(parts) == 1:
        return (
            ending in _DOCUMENTS | (_PROGRAMS - {".com", ".app", ".run", ".py", ".sh"})
            or (folder / text).exists()
        )
    return not _DOMAIN.match(parts[0]) or (folder / parts[0]).exists()


def _file(url: QUrl) -> Target:
    # Windows leaves out dots and blanks at the end of a name, and so must who looks for its ending.
    name = url.fileName().rstrip(". ")
    is_program = PureWindowsPath(name).suffix.lower() in _PROGRAMS
    return Target(TargetKind.PROGRAM if is_program else TargetKind.FILE, url)
