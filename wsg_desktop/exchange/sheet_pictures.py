"""Where pictures lie on a sheet of a workbook: they are not read, but that they are there can be told."""

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wsg_desktop.exchange.sheet_comments import LARGEST, related_parts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_PICTURES = 100


def read_pictures(archive: zipfile.ZipFile, sheet: str) -> tuple[tuple[int, int], ...]:
    """Return by row and column, from 0, the cells of the part `sheet` on which pictures begin."""
    found: list[tuple[int, int]] = []
    for kind, part in related_parts(archive, sheet):
        about = archive.NameToInfo.get(part)
        if kind == "drawing" and about is not None and about.file_size <= LARGEST:
            found += _pictures(archive.read(part))
    return tuple(sorted(found)[:MOST_PICTURES])


def _pictures(drawing: bytes) -> Iterator[tuple[int, int]]:
    from defusedxml import ElementTree

    for anchor in ElementTree.fromstring(drawing):
        if any(_tag(it) == "pic" for it in anchor.iter()):
            start = next((it for it in anchor if _tag(it) == "from"), ())
            at = {_tag(it): int(it.text or 0) for it in start if _tag(it) in {"row", "col"}}
            yield at.get("row", 0), at.get("col", 0)


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]
