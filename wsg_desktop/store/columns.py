"""Columns as reads select them, and the terms they hold. For the read modules of the store only."""

import gc
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    SQLColumnExpression,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    type_coerce,
)

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision

AnySelect = Select[*tuple[Any, ...]]
"""A query of any columns: reads unpack the rows by position."""

PARAMETERS = 500
"""Ids per IN list; SQLite limits the number of parameters."""

_TERMS_KEPT = 50_000

# Written out, because each parameter of a query costs time at every run.
_NOTHING, _APART = literal_column("''", Text), literal_column("' '", Text)
_NO_DAY = literal_column(f"'{Precision.NONE.value}'", Text)


MOST_APART = 400
"""Up to so many projects that a change touched are read apart; more are as quickly read with all others."""


def in_chunks(ids: Iterable[Any], size: int = PARAMETERS) -> Iterator[list[Any]]:
    """Yield each of the ids once, in order, in lists that a query can ask for in one go."""
    ordered = sorted(set(ids))
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]


def rows_of(
    read: Connection, query: AnySelect, column: SQLColumnExpression[Any], ids: Collection[str] | None
) -> Sequence[Any]:
    """Return all rows of a query, or those with one of these ids in a column: of each id in their order."""
    if ids is None:
        return read.execute(query).all()
    return [row for some in in_chunks(ids) for row in read.execute(query.where(column.in_(some)))]


def term_columns(table: Table, *names: str) -> list[ColumnElement[str]]:
    """Return one column per named term that says all of it, for `TERMS` to look up.

    One text instead of three values, because thousands of rows share few terms: each is parsed once.
    """
    return [_whole(*(table.c[f"{name}_{part}"] for part in ("day", "precision", "text"))) for name in names]


def _whole(day: Column[Any], precision: Column[Any], text: Column[Any]) -> ColumnElement[str]:
    dated = func.coalesce(cast(day, Text), _NOTHING) + _APART + precision
    said = dated + _APART + func.coalesce(text, _NOTHING)
    return case((and_(precision == _NO_DAY, text == _NOTHING), _NOTHING), else_=said)


def day_columns(columns: Any, name: str) -> tuple[Any, Any]:
    """Return the two columns of a term that `plain_term` takes."""
    return type_coerce(columns[f"{name}_day"], Text), columns[f"{name}_precision"]


@lru_cache(maxsize=_TERMS_KEPT)
def plain_term(day: str | None, precision: str) -> Term:
    """Return a term without the words it was typed in, for rules that do not look at those."""
    if precision == Precision.NONE:
        return NO_TERM
    return Term(as_date(day) if day else None, Precision(precision), "")


@lru_cache(maxsize=_TERMS_KEPT)
def as_date(day: object) -> date:
    """Return the day that a column holds as text; each is read once."""
    return date.fromisoformat(str(day))


class PreparedQuery:
    """A query that is built when it is first used and kept: building takes three times as long as running.

    Made from a function that returns it; its first column is the key that rows are chosen by.
    """

    def __init__(self, make: Callable[[], AnySelect]) -> None:
        self._make = make

    def rows(self, read: Connection, keys: Collection[Any] | None) -> Sequence[Any]:
        """Return the rows with these keys, at most `PARAMETERS` of them, or with None all rows."""
        if keys is None:
            return read.execute(self._all).all()
        return read.execute(self._some, {"keys": list(keys)}).all() if keys else ()

    @cached_property
    def _all(self) -> AnySelect:
        return self._make()

    @cached_property
    def _some(self) -> AnySelect:
        query = self._make()
        return query.where(query.selected_columns[0].in_(bindparam("keys", expanding=True)))


@contextmanager
def collector_at_rest() -> Generator[None, None, None]:
    """Keep Python's cyclic collector still while thousands of rows are made.

    It would look through all of them again and again and find nothing, which doubles the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Terms(dict[str | None, Term]):
    """Terms by the text of their column: each is made once, and looked up for the others."""

    def __missing__(self, whole: str | None) -> Term:
        if len(self) >= _TERMS_KEPT:
            self.clear()
        made = NO_TERM
        if whole:
            day, precision, text = whole.split(" ", 2)
            made = Term(date.fromisoformat(day) if day else None, Precision(precision), text)
        self[whole] = made
        return made


TERMS = _Terms()
"""`TERMS[row[3]]` is the term in a column of `term_columns`, for equal terms the same object."""
