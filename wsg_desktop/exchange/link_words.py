"""Reads a cell that names predecessors: `B1; B2FS+5`, `na B1`, `B3SS-2d`, `4EA+1 wk`."""

import re
from collections.abc import Collection
from typing import NamedTuple

from wsg_desktop.domain.durations import WORKING_DAYS
from wsg_desktop.domain.vocabulary import LinkType

_TYPES = {
    "FS": LinkType.FINISH_START,
    "SS": LinkType.START_START,
    "FF": LinkType.FINISH_FINISH,
    "SF": LinkType.START_FINISH,
    "EB": LinkType.FINISH_START,  # Dutch planning programs: einde-begin, begin-begin, ...
    "BB": LinkType.START_START,
    "EE": LinkType.FINISH_FINISH,
    "BE": LinkType.START_FINISH,
}
_PART = re.compile(
    r"(?:na|after|volgt op|wacht op|project|nr\.?|start na|begint na)?\s*"
    r"(?P<number>(?:[^\W\d_]{1,6}[-. ]?)?\d[\w.]*?)\s*"
    r"(?P<type>FS|SS|FF|SF|EB|BB|EE|BE)?\s*"
    r"(?:(?P<sign>[+-])\s*(?P<lag>\d{1,4})\s*(?P<unit>[a-z]*)\.?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;,\n/&]|\s+(?:en|and)\s+", re.IGNORECASE)
_BRACKETS = str.maketrans("()[]", "    ")
_NOTHING = frozenset({"", "-", "geen", "nvt", "n.v.t.", "n.v.t", "none", "?", "–"})


class NamedLink(NamedTuple):
    """A predecessor by its number, with the kind of link and the lag in working days."""

    number: str
    type: LinkType = LinkType.FINISH_START
    lag: int = 0


def read_links(text: str, known: Collection[str] = ()) -> tuple[NamedLink, ...] | None:
    """Return the links that a cell names, none for "geen", or None when a part of it names no number.

    `known` are numbers and titles in lower case: what is one of them is that, whatever signs are in it.
    """
    if text.strip().lower() in _NOTHING:
        return ()
    if text.strip().lower() in known:
        return (NamedLink(text.strip()),)
    found: list[NamedLink] = []
    for part in _BETWEEN.split(text):
        if not part.strip():
            continue
        link = _read_link(part.strip(), known)
        if link is None:
            return None
        found.append(link)
    return tuple(found)


def _read_link(part: str, known: Collection[str]) -> NamedLink | None:
    if part.lower() in known:
        return NamedLink(part)
    match = _PART.fullmatch(part.translate(_BRACKETS).strip())
    if match is None:
        return None
    kind = _TYPES[match["type"].upper()] if match["type"] else LinkType.FINISH_START
    days = WORKING_DAYS.get(match["unit"][:1].lower(), 1) if match["unit"] else 1
    lag = int(match["lag"] or 0) * days * (-1 if match["sign"] == "-" else 1)
    return NamedLink(match["number"], kind, lag)
