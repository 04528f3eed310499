"""What an area is called in a list: its name, the word for its kind and its municipality.

"Woonservicegebied Bathmen (gemeente Deventer)" is the service area Bathmen in Deventer.
"""

import re
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import AreaKind
from wsg_desktop.exchange.municipalities import Municipality, find_municipality
from wsg_desktop.exchange.plain_words import plain_words

_KINDS: dict[str, AreaKind] = {
    "woonservicegebied": AreaKind.SERVICE_AREA,
    "woonservicegebieden": AreaKind.SERVICE_AREA,
    "wsg": AreaKind.SERVICE_AREA,
    "servicegebied": AreaKind.SERVICE_AREA,
    "servicezone": AreaKind.SERVICE_ZONE,
    "woonservicezone": AreaKind.SERVICE_ZONE,
    "woonzorgzone": AreaKind.CARE_ZONE,
    "woonzorggebied": AreaKind.CARE_ZONE,
    "zorgzone": AreaKind.CARE_ZONE,
    "servicewijk": AreaKind.SERVICE_DISTRICT,
    "woonservicewijk": AreaKind.SERVICE_DISTRICT,
    "woonzorgwijk": AreaKind.SERVICE_DISTRICT,
}
_OTHER_KINDS = ("gebied", "deelgebied", "wijk", "dorp", "kern", "buurt", "stadsdeel", "area", "locatie")
_EVERYWHERE = frozenset(
    {
        *("alle", "alle gebieden", "alle kernen", "alle wijken", "algemeen", "programma", "programmabreed"),
        *("hele programma", "heel programma", "programmaniveau", "gebiedsoverstijgend", "overkoepelend"),
        *("alle woonservicegebieden", "overal", "nvt", "n v t", "geen", "all", "all areas", "general"),
        *("programme wide", "programmewide", "none", "overig", "regio", "regionaal", "gemeentebreed"),
    }
)
_WORDS = "|".join(sorted((*_KINDS, *_OTHER_KINDS), key=len, reverse=True))
_KIND_FIRST = re.compile(rf"(?P<kind>{_WORDS}|gemeente|gem\.)\s*[:\-–]?\s+(?P<name>\S.*)", re.IGNORECASE)
_KIND_COLON = re.compile(rf"(?P<kind>{_WORDS}|gemeente)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_BRACKETS = re.compile(r"(?P<name>.*\S)\s*\((?P<place>[^()]+(?:\([^()]*\))?)\)")
_TAIL = re.compile(
    r"(?P<name>.*\S)\s*(?:,|\s[-–]|\s(?:te|in))\s*(?P<mark>gemeente|gem\.)\s+(?P<place>\S.*)", re.IGNORECASE
)


class AreaName(NamedTuple):
    """An area as a list names it."""

    name: str
    kind: AreaKind = AreaKind.SERVICE_AREA
    municipality: Municipality | None = None
    unknown_municipality: str = ""
    """What is named as the municipality but is none of 2024, or one of several with that name."""
    is_marked: bool = False
    """Whether a word for its kind or a municipality says that this is an area at all."""
    is_municipality: bool = False
    """Whether the whole municipality is meant, as in "Gemeente Wierden"."""


def is_everywhere(text: str) -> bool:
    """Return whether `text` says that no single area is meant, such as "alle gebieden"."""
    return plain_words(text) in _EVERYWHERE or not plain_words(text)


def read_area_name(text: str) -> AreaName:
    """Return the area that `text` names."""
    text = " ".join(text.split())
    name, place, unknown = _split_place(text)
    match = _KIND_COLON.fullmatch(name) or _KIND_FIRST.fullmatch(name)
    if match is None:
        return AreaName(name, AreaKind.SERVICE_AREA, place, unknown, bool(place or unknown))
    word, rest = match["kind"].lower(), match["name"]
    if word.startswith("gem"):
        return municipality_area(rest)
    if re.fullmatch(r"\d+|[a-z]", rest, re.IGNORECASE):
        rest = name  # "Woonzorgzone 1": a number alone is no name
    return AreaName(rest, _KINDS.get(word, AreaKind.OTHER), place, unknown, is_marked=True)


def municipality_area(text: str) -> AreaName:
    """Return the area that a whole municipality is: "gem. Deventer" is called Deventer."""
    name = re.sub(r"^(?:gemeente|gem\.)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    place = find_municipality(name)
    unknown = "" if place else name
    return AreaName(name, AreaKind.OTHER, place, unknown, is_marked=True, is_municipality=True)


def _split_place(text: str) -> tuple[str, Municipality | None, str]:
    """Return the name, the municipality behind it, and what is called a municipality but is not known."""
    match = _BRACKETS.fullmatch(text) or _TAIL.fullmatch(text)
    if match is None:
        return text, None, ""
    said = match["place"]
    is_said = bool(re.match(r"(?:gemeente|gem\.)\s", said, re.IGNORECASE)) or "mark" in match.groupdict()
    bare = re.sub(r"^(?:gemeente|gem\.)\s+", "", said, flags=re.IGNORECASE)
    place = find_municipality(bare)
    if place is not None:
        return match["name"], place, ""
    return (match["name"], None, bare) if is_said else (text, None, "")
