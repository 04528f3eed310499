"""What a workbook says of itself: the export that it came from, and when it was saved.

Of a file that says nothing, or that is no workbook with such parts, nothing is known; never an error.
"""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from wsg_desktop.exchange.overview_columns import EXPORT_PROPERTY
from wsg_desktop.exchange.safe_open import FileFormat

LONGEST_ID = 64
_LARGEST_PART = 1024 * 1024


class FileProperties(NamedTuple):
    """What a file says of itself."""

    export_id: str = ""
    """Of the overview that it was sent as; empty when it does not say."""
    saved_at: datetime | None = None


def read_properties(path: Path, form: FileFormat) -> FileProperties:
    """Return what a workbook says of itself."""
    read = {FileFormat.XLSX: _of_xlsx, FileFormat.XLSB: _of_xlsx, FileFormat.ODS: _of_ods}.get(form)
    if read is None:
        return FileProperties()
    try:
        with zipfile.ZipFile(path) as archive:
            return read(archive)
    except Exception:
        return FileProperties()


def _of_xlsx(archive: zipfile.ZipFile) -> FileProperties:
    custom, core = (_parsed(archive, f"docProps/{name}.xml") for name in ("custom", "core"))
    named = _named(custom, "property", lambda element: element.get("name"))
    export_id = "".join(named.itertext()) if named is not None else ""
    return FileProperties(_identity(export_id), _moment(_text(core, "modified")))


def _of_ods(archive: zipfile.ZipFile) -> FileProperties:
    meta = _parsed(archive, "meta.xml")
    named = _named(meta, "user-defined", lambda element: _attribute(element, "name"))
    export_id = "".join(named.itertext()) if named is not None else ""
    return FileProperties(_identity(export_id), _moment(_text(meta, "date")))


def _parsed(archive: zipfile.ZipFile, part: str) -> Element | None:
    from defusedxml import ElementTree

    if part not in archive.namelist():
        return None
    with archive.open(part) as member:
        return ElementTree.fromstring(member.read(_LARGEST_PART))


def _named(root: Element | None, tag: str, name: Callable[[Element], str | None]) -> Element | None:
    """Return the element with this local name that is called as our property is."""
    found = root.iter() if root is not None else ()
    return next((it for it in found if _local(it.tag) == tag and name(it) == EXPORT_PROPERTY), None)


def _text(root: Element | None, tag: str) -> str:
    found = root.iter() if root is not None else ()
    return next((it.text or "" for it in found if _local(it.tag) == tag), "")


def _attribute(element: Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if _local(key) == name), None)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _identity(text: str) -> str:
    text = text.strip()
    return text if text.isalnum() and len(text) <= LONGEST_ID else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip()[:26])
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
