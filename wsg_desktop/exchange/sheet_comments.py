"""What people wrote beside the cells of a workbook: notes, and comments with their answers."""

import posixpath
import re
import zipfile

MOST_COMMENTS, LARGEST = 10_000, 8 * 1024 * 1024
"""A sheet has no more that a person could have written; the rest is left alone."""

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def read_comments(archive: zipfile.ZipFile, sheet: str) -> dict[tuple[int, int], str]:
    """Return by row and column, from 0, what stands beside the cells of the part `sheet`."""
    found: dict[tuple[int, int], str] = {}
    threads: dict[tuple[int, int], list[str]] = {}
    for kind, part in related_parts(archive, sheet):
        for at, text in _comments(archive, part):
            if kind == "comments":
                found[at] = text
            elif kind == "threadedComment":
                threads.setdefault(at, []).append(text)
    # Beside a thread Excel writes a note too, which says to get a newer Excel.
    return found | {at: " / ".join(texts) for at, texts in threads.items()}


def related_parts(archive: zipfile.ZipFile, sheet: str) -> list[tuple[str, str]]:
    """Return the kind and name of every part that a sheet refers to."""
    from defusedxml import ElementTree

    folder, name = posixpath.split(sheet)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.NameToInfo:
        return []
    return [
        (
            str(it.get("Type")).rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, str(it.get("Target")))).lstrip("/"),
        )
        for it in ElementTree.fromstring(archive.read(relations))
        if it.get("TargetMode") != "External"
    ]


def _comments(archive: zipfile.ZipFile, part: str) -> list[tuple[tuple[int, int], str]]:
    from defusedxml import ElementTree

    about = archive.NameToInfo.get(part)
    if about is None or about.file_size > LARGEST:
        return []
    found: list[tuple[tuple[int, int], str]] = []
    for element in ElementTree.fromstring(archive.read(part)).iter():
        if element.tag.rpartition("}")[2] not in {"comment", "threadedComment"}:
            continue
        cell = _CELL.fullmatch(str(element.get("ref")))
        text = " ".join("".join(element.itertext()).split())
        if cell is not None and text and len(found) < MOST_COMMENTS:
            found.append(((int(cell[2]) - 1, _column(cell[1])), text))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
