"""What a cell gives to others: words that can be typed back, and the day or the number behind them."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.domain.field_display import show_value
from wsg_desktop.domain.fields import Field, FieldKind
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.ui.projects.columns import Column

if TYPE_CHECKING:
    from wsg_desktop.domain.terms import Term
    from wsg_desktop.services.project_facts import ProjectFacts
    from wsg_desktop.store.rows import ProjectRow

_TERMS = frozenset({FieldKind.START, FieldKind.END})
_NAMES = frozenset({FieldKind.PARTIES, FieldKind.AREAS})


class CellValue(NamedTuple):
    """One copied cell: a day or a number where it is one, and always its words."""

    words: str
    day: date | None = None
    number: int | None = None
    kind: str = ""
    """The key of a column with numbers: what they mean."""


def value_of(column: Column, row: "ProjectRow", facts: "ProjectFacts") -> CellValue:
    """Return what a cell holds rather than what stands for nothing in it: no "finished", no "no lead yet"."""
    field, shown = column.field, column.read(row, facts).text
    if field is None or column.aspect is not None:
        return CellValue(shown)
    value = getattr(row, field.key)
    if field.kind in _TERMS:
        return _of_term(field, value, facts)
    if column.key in ("budget", "spent", "percent"):
        return CellValue("" if value is None else str(value), number=value, kind=column.key)
    if column.key == "situation":
        return CellValue(value)
    # Of parties and areas something is shown where there is none; nobody means that.
    return CellValue("" if field.kind in _NAMES and not value else shown)


def _of_term(field: Field, term: "Term", facts: "ProjectFacts") -> CellValue:
    if term.day is not None and term.precision is Precision.DAY:
        return CellValue(term.day.isoformat(), term.day)
    return CellValue(show_value(field, term, facts.basis.tr, today=facts.basis.today))
