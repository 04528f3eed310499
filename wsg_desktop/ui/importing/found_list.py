"""Where the list is in the file: the sheet and header rows that were found, or that a person points at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wsg_desktop.errors import UserError
from wsg_desktop.exchange.any_list import OpenedList, list_in
from wsg_desktop.exchange.list_shape import find_header
from wsg_desktop.exchange.recipe import Recipe
from wsg_desktop.exchange.sheets import Sheet


@dataclass(frozen=True, slots=True)
class FoundList:
    """The sheets of a file and where the list is in them; `problem` says why there is none there."""

    name: str
    """The name of the file."""
    sheets: tuple[Sheet, ...]
    today: date
    sheet: Sheet
    header: tuple[int, ...]
    """One or two rows, from 0; empty when none was found."""
    opened: OpenedList | None = None
    problem: UserError | None = None

    def elsewhere(self, sheet: str, header: tuple[int, ...] | None = None) -> "FoundList":
        """Return the list on another sheet, or with its header in other rows."""
        shown = next(it for it in self.sheets if it.name == sheet)
        try:
            opened = list_in(self.sheets, self.name, today=self.today, sheet=sheet, header=header)
        except UserError as problem:
            rows = header if header is not None else find_header(shown) or ()
            return replace(self, sheet=shown, header=rows, opened=None, problem=problem)
        return _of(opened)


def find_in(sheets: Sequence[Sheet], name: str, today: date, recipes: Sequence[Recipe]) -> FoundList:
    """Return where the list is in the sheets of the file called `name`, by a recipe that fits or by itself.

    Raises `UserError` only when there is nothing to point at: no sheet holds anything.
    """
    try:
        return _of(list_in(sheets, name, today=today, known_recipes=recipes))
    except UserError as problem:
        filled = [sheet for sheet in sheets if sheet.rows]
        if not filled:
            raise
        shown = next((sheet for sheet in filled if not sheet.hidden), filled[0])
        return FoundList(name, tuple(sheets), today, shown, find_header(shown) or (), None, problem)


def _of(opened: OpenedList) -> FoundList:
    shape = opened.shape
    return FoundList(opened.name, opened.sheets, opened.today, shape.sheet, shape.header, opened)
