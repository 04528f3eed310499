"""Columns as reads select them, and the terms they hold. For the read modules of the store only."""

import gc
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, Text, bindparam, type_coerce

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision

AnySelect = Select[*tuple[Any, ...]]
"""A query of any columns: reads unpack the rows by position."""

PARAMETERS = 500
"""Ids per IN list; SQLite limits the number of parameters."""

_TERMS_KEPT = 50_000


def term_columns(table: Table, *names: str) -> list[ColumnElement[object]]:
    """Return the three columns of each named term, the day as the database gives it.

    The day stays unparsed because thousands of rows share few days: `TERMS` parses each once.
    """
    found: list[ColumnElement[object]] = []
    for name in names:
        found.append(type_coerce(table.c[f"{name}_day"], Text))
        found += [table.c[f"{name}_precision"], table.c[f"{name}_text"]]
    return found


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


class _Terms(dict[tuple[Any, ...], Term]):
    """Terms by the three values of their columns: each is made once, and looked up for the others."""

    def __missing__(self, values: tuple[Any, ...]) -> Term:
        if len(self) >= _TERMS_KEPT:
            self.clear()
        day, precision, text = values
        if precision == Precision.NONE and not text:
            made = NO_TERM
        else:
            made = Term(date.fromisoformat(str(day)) if day else None, Precision(precision), text)
        self[values] = made
        return made


TERMS = _Terms()
"""`TERMS[row[3:6]]` is the term of three columns of a row, for equal values the same object."""


def terms(columns: Sequence[Sequence[Any]]) -> Iterator[Term]:
    """Return the terms that the first three of some columns hold, for all rows together."""
    return map(TERMS.__getitem__, zip(*columns[:3], strict=True))
