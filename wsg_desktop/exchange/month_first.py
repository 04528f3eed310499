"""Finds out whether a returned file has its dates with the month first, as American programs write them.

A text such as 03/01/2027 cannot say by itself which day it is. Our own columns can: what was sent is known.
"""

from collections.abc import Iterable
from datetime import date

from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.exchange.answer_cells import KINDS
from wsg_desktop.exchange.answers import AnswerCell, Question
from wsg_desktop.exchange.date_order import MONTH_FIRST, Days, days_of, may_be_another_day
from wsg_desktop.exchange.overview_columns import AnswerKind
from wsg_desktop.exchange.sheets import Row, Value, value_at


def has_month_first(cells: Iterable[tuple[Value, date]]) -> bool | None:
    """Return whether cells of ours tell so, each with the day that was sent in it; None where none tells.

    One that tells the contrary, or still is a date and no text, settles it: then a person typed what differs.
    """
    found = None
    for value, sent in cells:
        if isinstance(value, date):
            return False
        read = days_of(value)
        if read is None or read.day_first == read.month_first:
            continue
        if read.day_first == sent:
            return False
        found = found or read.month_first == sent or None
    return found


def with_days(row: Row, columns: Iterable[int]) -> Row:
    """Return a row whose texts in these columns are the days they are with the month first."""
    turned: list[Value] | None = None
    for at in columns:
        read = days_of(value_at(row, at))
        if read is not None and read.month_first is not None:
            turned = turned or list(row)
            turned[at] = read.month_first
    return turned or row


def asked_with_month_first(cell: AnswerCell) -> AnswerCell:
    """Return an answer as a date with the month first; where it may be another day, it is asked about."""
    read = days_of(cell.text) if KINDS.get(cell.column) is AnswerKind.DATE else None
    if read is None or read.month_first is None:
        return cell
    value = exact(read.month_first)
    if not may_be_another_day(cell.text):
        return cell._replace(value=value, question=None)
    return cell._replace(value=value, question=Question(MONTH_FIRST, {"text": cell.text}, _proposals(read)))


def with_both_days(cell: AnswerCell, value: Value) -> AnswerCell:
    """Return a changed cell of ours, which is asked already, with both days that its text may be."""
    read = days_of(value) if may_be_another_day(value) else None
    if read is None or cell.question is None:
        return cell
    values = {**cell.question.values, "text": cell.text}
    return cell._replace(question=cell.question._replace(values=values, proposals=_proposals(read)))


def _proposals(days: Days) -> tuple[Term, ...]:
    return tuple(exact(day) for day in days.likeliest_first)
