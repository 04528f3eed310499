"""Finds out whether a returned file has its dates with the month first, as American programs write them.

A text such as 03/01/2027 cannot say by itself which day it is. Our own columns can: what was sent is known.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.terms import exact
from wsg_desktop.exchange.answer_cells import KINDS
from wsg_desktop.exchange.answers import AnswerCell, Question
from wsg_desktop.exchange.overview_columns import AnswerKind
from wsg_desktop.exchange.sheets import Row, Value
from wsg_desktop.texts import N_

MONTH_FIRST = N_("“{text}” comes from a program that puts the month first. Which date is meant?")

_SHAPE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class _Readings(NamedTuple):
    """The two days that a text may be; None for one that is no day."""

    day_first: date | None
    month_first: date | None


def has_month_first(cells: Iterable[tuple[Value, date]]) -> bool:
    """Return whether cells of ours tell so; each comes with the day that was sent in it.

    One that tells the contrary, or still is a date and no text, settles it: then a person typed what differs.
    """
    found = False
    for value, sent in cells:
        if isinstance(value, date):
            return False
        read = _readings(value)
        if read is None or read.day_first == read.month_first:
            continue
        if read.day_first == sent:
            return False
        found = found or read.month_first == sent
    return found


def with_days(row: Row, columns: Iterable[int]) -> Row:
    """Return a row whose texts in these columns are the days they are with the month first."""
    turned: list[Value] = list(row)
    for at in columns:
        read = _readings(row[at]) if at < len(row) else None
        if read is not None and read.month_first is not None:
            turned[at] = read.month_first
    return turned


def asked_with_month_first(cell: AnswerCell) -> AnswerCell:
    """Return an answer as a date with the month first; where it may be another day, it is asked about."""
    read = _readings(cell.text) if KINDS.get(cell.column) is AnswerKind.DATE else None
    if read is None or read.month_first is None:
        return cell
    term = exact(read.month_first)
    if read.day_first in {None, read.month_first}:
        return cell._replace(value=term, question=None)
    days: Sequence[date | None] = (read.month_first, read.day_first)
    proposals = tuple(exact(day) for day in days if day)
    return cell._replace(value=term, question=Question(MONTH_FIRST, {"text": cell.text}, proposals))


def _readings(value: Value) -> _Readings | None:
    shape = _SHAPE.fullmatch(value.strip()) if isinstance(value, str) else None
    if shape is None:
        return None
    one, two, year = map(int, shape.groups())
    return _Readings(_day(year, two, one), _day(year, one, two))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
