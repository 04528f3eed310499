"""What a date field says while somebody types in it: the reading, or a question with proposals to click.

No widgets here: the field in the details panel, the cell of a table and a dialog say the same.
"""

from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.asked_days import only_a_day
from wsg_desktop.domain.date_display import month_name, show_day, show_reading, show_term
from wsg_desktop.domain.named_days import NamedDay, read_date_or_name
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision, label
from wsg_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class DateContext:
    """Where a date is typed: the day of today, what the field holds, and what it is compared with."""

    today: date
    base: Term = NO_TERM
    """What the field holds now; `+2w` counts from it."""
    as_start: bool = False
    """Whether the first day of a period counts; else the last."""
    deadline: Term | None = None
    """What an end is compared with in the reading."""
    only_day: bool = False
    """Whether nothing but a day can be kept."""
    named: tuple[NamedDay, ...] = ()
    """Days that can be typed by their name."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a doubtful text may mean."""

    words: str
    term: Term


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What comes of a typed text."""

    said: str
    """The reading, or the question."""
    term: Term | None
    """What Enter keeps; None while the text is in doubt."""
    proposals: tuple[Proposal, ...] = ()


def read_typed(text: str, context: DateContext, tr: Translator) -> TypedDate:
    """Return the reading of `text` in its context, or what to ask about it."""
    found = read_date_or_name(text, context.named, today=context.today, base=context.base.day)
    if context.only_day:
        found = only_a_day(found)
    if isinstance(found, Doubt):
        proposals = tuple(_proposal(reading, context, tr) for reading in found.proposals)
        return TypedDate(found.sentence(tr), None, proposals)
    said = show_reading(found, tr, today=context.today, deadline=context.deadline, as_start=context.as_start)
    return TypedDate(f"{found.text}: {said}" if _is_named(found, context) else said, _term(found, context))


def show_in_field(term: Term, tr: Translator, *, today: date, short: bool = False) -> str:
    """Return a term as a field shows it: "5 november 2026", "Q1 2027", "doorlopend"; nothing for no date.

    What is shown can be typed again. `short` is for where there is little room: "5 nov 2026".
    """
    if term.precision is Precision.NONE:
        return ""
    if term.precision is not Precision.DAY or term.day is None:
        return show_term(term, tr, today=today)
    if short:
        return show_day(term.day, tr)
    return f"{term.day.day} {month_name(term.day.month, tr)} {term.day.year}"


def _term(reading: Reading, context: DateContext) -> Term:
    return reading.as_start() if context.as_start else reading.as_end()


def _proposal(reading: Reading, context: DateContext, tr: Translator) -> Proposal:
    term = _term(reading, context)
    if term.day is None:
        return Proposal(tr("keep as text: {words}", words=tr(label(term.precision))), term)
    is_named = _is_named(reading, context)
    words = show_in_field(term, tr, today=context.today, short=is_named)
    return Proposal(f"{reading.text}, {words}" if is_named else words, term)


def _is_named(reading: Reading, context: DateContext) -> bool:
    return any(it.name == reading.text and it.day == reading.last for it in context.named)
