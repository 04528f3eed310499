"""Headings between the rows: what each says of the projects below it, until the next one of its kind.

"Woonservicegebied Bathmen (gemeente Deventer)" gives the area, "Thema: wonen" the theme, "Realisatie" the
phase. Headings nest: a new one ends those that came after the last one of its kind.
"""

from collections.abc import Mapping
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import THEMES, Phase
from wsg_desktop.exchange.area_names import AreaName, is_everywhere, read_area_name
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.row_kinds import ListRow, split_label

AREA_FIELDS = frozenset({"areas", "municipality"})
_NOT_FROM_HEADINGS = frozenset({"number", "title", "description", "notes"})


class Heading(NamedTuple):
    """A heading in force: the field that it fills and its value; an area as it was read."""

    field: str
    value: str
    row: ListRow
    area: AreaName | None = None


class Headings:
    """The headings in force at a row, from the outermost to the innermost."""

    def __init__(self, has_areas: bool) -> None:
        self._has_areas = has_areas
        self._stack: list[Heading] = []
        self._row = -1
        self._fields: dict[str, Heading] = {}
        self.used: set[int] = set()
        """The rows of the headings that held for a project."""

    def enter(self, row: ListRow) -> Heading:
        """Take a heading into force and return how it was understood."""
        heading = read_heading(row, self._has_areas)
        if heading.field == "municipality":
            self._leave("areas")
        elif heading.field == "areas":
            self._leave_own_municipality()
        self._leave(heading.field)
        self._stack.append(heading)
        return heading

    def in_force(self, row: int) -> Mapping[str, Heading]:
        """Return the headings that hold for the project in `row`, by field."""
        if self._row != row:
            self._row = row
            self.used.update(heading.row.at for heading in self._stack)
            self._fields = {heading.field: heading for heading in self._stack}
        return self._fields

    def _leave(self, field: str) -> None:
        places = [at for at, heading in enumerate(self._stack) if heading.field == field]
        if places:
            del self._stack[places[0] :]

    def _leave_own_municipality(self) -> None:
        """End a municipality that has projects of its own: it stands beside this area, not above it."""
        last = self._stack[-1] if self._stack else None
        if last and last.field == "municipality" and last.row.at in self.used:
            self._stack.pop()


def read_heading(row: ListRow, has_areas: bool) -> Heading:
    """Return what a heading says: a label, an area, a theme or a phase; else it names an area."""
    text = " ".join(row.text.split())
    labelled = split_label(text)
    if labelled and labelled[0] not in _NOT_FROM_HEADINGS and not labelled[0].startswith("status"):
        field, value = labelled
        if field in AREA_FIELDS:
            return _area_heading(value, row, field)
        return Heading(field, value, row)
    return _unlabelled(text, row, has_areas)


def _unlabelled(text: str, row: ListRow, has_areas: bool) -> Heading:
    area = read_area_name(text)
    if area.is_marked:
        return Heading("municipality" if area.is_municipality else "areas", text, row, area)
    if compact(text) in THEMES:
        return Heading("theme", text.lower(), row)
    if len(text.split()) <= 4 and read_choice(text, Phase):
        return Heading("phase", text, row)
    if has_areas and not is_everywhere(text):
        return Heading("theme", text, row)
    return Heading("areas", text, row, None if is_everywhere(text) else area)


def _area_heading(value: str, row: ListRow, field: str) -> Heading:
    area = read_area_name(f"gemeente {value}" if field == "municipality" else value)
    return Heading(field, value, row, None if is_everywhere(value) else area)
