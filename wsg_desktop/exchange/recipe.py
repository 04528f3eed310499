"""A recipe: how one list was read, so that its next version is read the same without asking again."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from wsg_desktop.errors import UserError
from wsg_desktop.exchange.column_matching import ColumnMatch, ListColumn, Verdict, match_columns
from wsg_desktop.exchange.list_fields import FIELDS, MIXED_READINGS
from wsg_desktop.exchange.list_report import is_left_apart
from wsg_desktop.exchange.list_shape import ListShape, find_header, shape_of
from wsg_desktop.exchange.sheets import Sheet
from wsg_desktop.texts import N_

VERSION = 1
LEFT_APART = "left_apart"
"""What a recipe says of a column that is kept in the notes, because only a person can say what it means."""

FITS_FROM = 0.8
"""Which part of the matched columns a list must still have."""

MALFORMED = N_("This is no recipe for reading a list. Make a new one: import the list without a recipe.")
NEWER = N_(
    "This recipe was made by a newer version of the program. Install that version, or match the columns"
    " again."
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The sheet, the header rows (from 0) and the field of each column by its header.

    None is not read; `LEFT_APART` goes to the notes.
    """

    name: str
    sheet: str
    header: tuple[int, ...]
    columns: tuple[tuple[str, str | None], ...]

    def to_json(self) -> str:
        """Return the recipe as JSON; rows are written as people count them, from 1."""
        columns = [{"header": header, "field": key} for header, key in self.columns]
        rows = [row + 1 for row in self.header]
        content = {
            "recipe": VERSION,
            "name": self.name,
            "sheet": self.sheet,
            "header_rows": rows,
            "columns": columns,
        }
        return json.dumps(content, ensure_ascii=False, indent=1)


def recipe_of(name: str, shape: ListShape, matches: Sequence[ColumnMatch]) -> Recipe:
    """Return the recipe of a list as it was matched."""
    columns = tuple(
        (match.column.title, LEFT_APART if is_left_apart(match) else match.field) for match in matches
    )
    return Recipe(name, shape.sheet.name, shape.header, columns)


def read_recipe(text: str) -> Recipe:
    """Return the recipe in a JSON text; raises `UserError` when it is none of ours."""
    try:
        content = cast("Mapping[str, Any]", json.loads(text))
        if content["recipe"] > VERSION:
            raise UserError(NEWER)
        columns = tuple((str(it["header"]), _field(it["field"])) for it in content["columns"])
        return Recipe(str(content["name"]), str(content["sheet"]), _header(content["header_rows"]), columns)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(MALFORMED) from error


def _header(rows: Sequence[int]) -> tuple[int, ...]:
    header = tuple(int(row) - 1 for row in rows)
    if not header or len(header) > 2 or min(header) < 0:
        raise ValueError(header)
    return header


def _field(key: object) -> str | None:
    if key is None or (isinstance(key, str) and key in {*FIELDS, *MIXED_READINGS, LEFT_APART}):
        return key
    raise ValueError(key)


def find_recipe_sheet(recipe: Recipe, sheets: Sequence[Sheet]) -> ListShape | None:
    """Return the list in a workbook that a recipe fits, the sheet of the same name first, or None."""
    for sheet in sorted(sheets, key=lambda it: (it.name != recipe.sheet, it.hidden)):
        for header in dict.fromkeys((find_header(sheet), recipe.header)):
            if header and header[-1] < len(sheet.rows):
                shape = shape_of(sheet, header)
                if _share_present(recipe, shape.columns) >= FITS_FROM:
                    return shape
    return None


def match_by_recipe(recipe: Recipe, columns: Sequence[ListColumn], today: date) -> list[ColumnMatch]:
    """Return the matches of a recipe; columns it does not know are matched with fields it does not use."""
    chosen = _by_header(recipe)
    used = {key for _, key in recipe.columns}
    matches: list[ColumnMatch] = []
    seen: Counter[str] = Counter()
    for match in match_columns(columns, today):
        title = match.column.title
        known = (title, seen[title]) in chosen
        if known:
            found = _chosen(match, chosen[title, seen[title]])
        elif match.field and match.field in used and not FIELDS[match.field].several:
            found = replace(match, field=None, verdict=Verdict.ASK)
        else:
            found = match
        seen[title] += 1
        matches.append(found)
    return matches


def _chosen(match: ColumnMatch, key: str | None) -> ColumnMatch:
    """Return the match as the recipe has it; what was left apart stays so, for the reason it has now."""
    if key == LEFT_APART:
        return replace(match, field=None, verdict=Verdict.ASK)
    return replace(match, field=key, verdict=Verdict.SURE, reason="")


def _by_header(recipe: Recipe) -> dict[tuple[str, int], str | None]:
    """Return the field by header and by how many columns before it have the same header."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], str | None] = {}
    for title, key in recipe.columns:
        found[title, seen[title]] = key
        seen[title] += 1
    return found


def _share_present(recipe: Recipe, columns: Sequence[ListColumn]) -> float:
    matched = [title for title, key in recipe.columns if key and key != LEFT_APART]
    present = {column.title for column in columns}
    return sum(title in present for title in matched) / len(matched) if matched else 0.0
