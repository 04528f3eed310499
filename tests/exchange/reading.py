"""Reading a list in one go, in this process, as the tests of every step need it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from wsg_desktop.exchange.column_matching import ColumnMatch, match_columns
from wsg_desktop.exchange.drafts import ListDraft
from wsg_desktop.exchange.list_reading import read_list
from wsg_desktop.exchange.list_shape import ListShape, find_list
from wsg_desktop.exchange.safe_open import check_file
from wsg_desktop.exchange.sheet_reading import read_sheets
from wsg_desktop.exchange.sheets import Merge, Row, Sheet, Structure

TODAY = date(2026, 11, 23)


def shape_of_file(path: Path) -> ListShape:
    """Return the list in a file."""
    return find_list(read_sheets(path, check_file(path)), path.name)


def matches_of(shape: ListShape) -> list[ColumnMatch]:
    """Return what the columns of a list are taken for."""
    return match_columns(shape.columns, TODAY)


def draft_of_file(path: Path) -> ListDraft:
    """Return everything that the list in a file tells."""
    shape = shape_of_file(path)
    return read_list(shape, matches_of(shape), file=path.name, today=TODAY)


def sheet_of(rows: Sequence[Row], merged: Sequence[Merge] = (), name: str = "Blad1") -> Sheet:
    """Return rows as a sheet."""
    return Sheet(name, [list(row) for row in rows], structure=Structure(tuple(merged)))


def draft_of(rows: Sequence[Row], merged: Sequence[Merge] = ()) -> ListDraft:
    """Return everything that a list of these rows tells."""
    shape = find_list([sheet_of(rows, merged)], "lijst.xlsx")
    return read_list(shape, matches_of(shape), file="lijst.xlsx", today=TODAY)


def fields_of(rows: Sequence[Row], merged: Sequence[Merge] = ()) -> dict[str, str | None]:
    """Return the field that each column is taken for, by its header."""
    shape = find_list([sheet_of(rows, merged)], "lijst.xlsx")
    return {match.column.title: match.field for match in matches_of(shape)}


def told(draft: ListDraft) -> dict[str, str]:
    """Return the problems of a draft by cell, in English."""
    return {problem.cell: problem.message.format(**problem.values) for problem in draft.problems}
