"""The areas of a list: from its columns and headings to one draft for each, with its municipality."""

import re
from collections.abc import Iterable, Sequence

from wsg_desktop.domain.vocabulary import AreaKind
from wsg_desktop.exchange.area_names import AreaName, is_everywhere, municipality_area, read_area_name
from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.drafts import AreaDraft, Severity
from wsg_desktop.exchange.municipalities import Municipality, find_municipality
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sheets import cell_address
from wsg_desktop.texts import N_

UNKNOWN_MUNICIPALITY = N_(
    "“{name}” is no municipality of 2024, or there are several with that name."
    " The area is kept without it; choose the municipality in the area."
)
SAME_NAME = N_("Two areas are called {name}. This one is kept as {kept}.")

At = tuple[int, int]
_BETWEEN = re.compile(r"\s*(?:;|\n|,|\s/\s|\s\+\s)\s*")
_AND = re.compile(r"\s+(?:en|and|&)\s+")


class AreaBook:
    """Every area that a list names, each once."""

    def __init__(self, cells: CellReader, whole_cells: Iterable[str]) -> None:
        self._cells = cells
        self._alone = {compact(text) for text in whole_cells if not _AND.search(text)}
        self._areas: dict[tuple[str, str], AreaDraft] = {}
        self._cells_read: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._reported: set[str] = set()

    @property
    def areas(self) -> tuple[AreaDraft, ...]:
        """Return the areas in order of first appearance."""
        return tuple(self._areas.values())

    def named(self, text: str, at: At, *, municipality: str = "", province: str = "") -> tuple[str, ...]:
        """Return the names of the areas in a cell; they are in `municipality` unless they say otherwise."""
        cell = (text, municipality, province)
        if cell not in self._cells_read:
            parts = (part for part in self._parts(text) if not is_everywhere(part))
            names = [self.add(read_area_name(part), at, municipality, province) for part in parts]
            self._cells_read[cell] = tuple(dict.fromkeys(names))
        return self._cells_read[cell]

    def municipalities(self, text: str, at: At, *, province: str = "") -> tuple[str, ...]:
        """Return the names of the municipalities in a cell as areas of their own."""
        parts = [part for part in self._parts(text) if not is_everywhere(part)]
        return tuple(
            dict.fromkeys(self.add(municipality_area(part), at, province=province) for part in parts)
        )

    def add(self, area: AreaName, at: At, municipality: str = "", province: str = "") -> str:
        """Take up an area and return the name that it is kept under."""
        place = area.municipality or self._municipality(
            area.unknown_municipality or municipality, province, at
        )
        code = place.code if place else ""
        key = self._key(area.name, code)
        if key in self._areas:
            self._complete(key, area, place)
            return self._areas[key].name
        name = self._free_name(area.name, place, at)
        draft = AreaDraft(name, area.kind, cell=cell_address(*at))
        self._areas[key] = _placed(draft, place) if place else draft._replace(province=province)
        return name

    def replace(self, name: str, area: AreaDraft) -> None:
        """Put `area` in the place of the one called `name`, as a register of areas tells more of it."""
        key = next(key for key, draft in self._areas.items() if draft.name == name)
        self._areas[key] = area

    def get(self, name: str) -> AreaDraft:
        """Return the area that is kept under `name`."""
        return next(draft for draft in self._areas.values() if draft.name == name)

    def _parts(self, text: str) -> list[str]:
        parts: list[str] = []
        for part in _BETWEEN.split(text) if not find_municipality(text) else [text]:
            halves = _AND.split(part)
            apart = len(halves) > 1 and all(compact(half) in self._alone for half in halves)
            parts += halves if apart else [part]
        return [part.strip() for part in parts if part.strip()]

    def _key(self, name: str, code: str) -> tuple[str, str]:
        """Return the key of an area: its name, and its municipality once that is known."""
        same = [key for key in self._areas if key[0] == compact(name)]
        for key in same:
            if not code or key[1] in {code, ""}:
                return key
        return compact(name), code

    def _complete(self, key: tuple[str, str], area: AreaName, place: Municipality | None) -> None:
        """Add to a known area what is told of it only here."""
        draft = self._areas[key]
        if area.is_marked and draft.kind is AreaKind.SERVICE_AREA and area.kind is not AreaKind.OTHER:
            draft = draft._replace(kind=area.kind)
        if place and not draft.municipality_code:
            del self._areas[key]
            key, draft = (key[0], place.code), _placed(draft, place)
        self._areas[key] = draft

    def _free_name(self, name: str, place: Municipality | None, at: At) -> str:
        taken = {draft.name.casefold() for draft in self._areas.values()}
        if name.casefold() not in taken:
            return name
        kept = f"{name} ({place.name})" if place else f"{name} (2)"
        self._cells.report(at, SAME_NAME, Severity.INFO, name=name, kept=kept)
        return kept

    def _municipality(self, name: str, province: str, at: At) -> Municipality | None:
        if not name or is_everywhere(name):
            return None
        found = find_municipality(name, province)
        if found is None and name not in self._reported:
            self._reported.add(name)
            self._cells.report(at, UNKNOWN_MUNICIPALITY, name=name)
        return found


def _placed(area: AreaDraft, place: Municipality) -> AreaDraft:
    return area._replace(municipality=place.name, municipality_code=place.code, province=place.province)


def whole_names(texts: Sequence[str]) -> frozenset[str]:
    """Return the names between commas in cells, which help to tell "A and B" from a name with "and"."""
    return frozenset(part.strip() for text in texts for part in _BETWEEN.split(text) if part.strip())
