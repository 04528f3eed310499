"""The front door for reading any list: from a path to its sheets, its shape and its matched columns.

What a guided import lets a person change (sheet, header rows, fields) is changed here; reading the cells
themselves is `draft`. Nothing is written anywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wsg_desktop.errors import UserError
from wsg_desktop.exchange.column_matching import ColumnMatch, Verdict, match_columns
from wsg_desktop.exchange.drafts import ListDraft
from wsg_desktop.exchange.list_reading import read_list
from wsg_desktop.exchange.list_shape import ListShape, find_list
from wsg_desktop.exchange.recipe import Recipe, find_recipe_sheet, match_by_recipe, recipe_of
from wsg_desktop.exchange.sheets import Sheet
from wsg_desktop.exchange.worker import read_workbook
from wsg_desktop.texts import N_

NO_FIT = N_(
    "The recipe {recipe} does not fit {name}: the columns have other names. Import the list without a recipe."
)


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list that was found in a file, with what its columns are taken for."""

    name: str
    """The name of the file."""
    sheets: tuple[Sheet, ...]
    shape: ListShape
    matches: tuple[ColumnMatch, ...]
    today: date
    recipe: Recipe | None = None
    """The recipe by which it was matched, if one fits."""

    def with_sheet(self, sheet: str, header: tuple[int, ...] | None = None) -> "OpenedList":
        """Return the list on another sheet, or with its header in other rows (one or two, from 0)."""
        shape = find_list(self.sheets, self.name, sheet=sheet, header=header)
        matches = tuple(match_columns(shape.columns, self.today))
        return replace(self, shape=shape, matches=matches, recipe=None)

    def with_fields(self, fields: Mapping[int, str | None]) -> "OpenedList":
        """Return the list with the fields that a person chose, by the column's place (from 0)."""
        matches = tuple(
            replace(match, field=fields[match.column.index], verdict=Verdict.SURE, reason="")
            if match.column.index in fields
            else match
            for match in self.matches
        )
        return replace(self, matches=matches)

    def draft(self) -> ListDraft:
        """Return everything that the list tells, as it is matched now."""
        return read_list(self.shape, self.matches, file=self.name, today=self.today)

    def as_recipe(self) -> Recipe:
        """Return the recipe of the list as it is matched now, under the name of the one that was used."""
        return recipe_of(self.recipe.name if self.recipe else self.name, self.shape, self.matches)


def _never() -> bool:
    return False


def open_list(
    path: Path,
    *,
    today: date,
    sheet: str | None = None,
    recipe: Recipe | None = None,
    known_recipes: Sequence[Recipe] = (),
    cancelled: Callable[[], bool] = _never,
) -> OpenedList:
    """Return the list in a file, found and matched by itself, by `recipe`, or by a known one that fits.

    Raises `FileProblem` for a file that cannot be read or holds no list, and `UserError` when `recipe` does
    not fit it.
    """
    sheets = read_workbook(path, cancelled=cancelled)
    return list_in(sheets, path.name, today=today, sheet=sheet, recipe=recipe, known_recipes=known_recipes)


def list_in(
    sheets: Sequence[Sheet],
    name: str,
    *,
    today: date,
    sheet: str | None = None,
    header: tuple[int, ...] | None = None,
    recipe: Recipe | None = None,
    known_recipes: Sequence[Recipe] = (),
) -> OpenedList:
    """Return the list in sheets that were read from a file called `name`, as `open_list` does.

    With `sheet` and `header` (one or two rows, from 0) a person says where it is.
    """
    sheets = tuple(sheets)
    if sheet is None:
        for candidate in (recipe,) if recipe else known_recipes:
            shape = find_recipe_sheet(candidate, sheets)
            if shape is not None:
                matches = tuple(match_by_recipe(candidate, shape.columns, today))
                return OpenedList(name, sheets, shape, matches, today, candidate)
    if recipe and sheet is None:
        raise UserError(NO_FIT, recipe=recipe.name, name=name)
    shape = find_list(sheets, name, sheet=sheet, header=header)
    found = match_by_recipe(recipe, shape.columns, today) if recipe else match_columns(shape.columns, today)
    return OpenedList(name, sheets, shape, tuple(found), today, recipe)
