"""Finds what a partner changed in our own columns, which is asked about and never taken over by itself."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Reading
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.exchange.answer_cells import Answering, read_phase, read_term
from wsg_desktop.exchange.answers import AnswerCell, AnswerValue, Question
from wsg_desktop.exchange.overview_columns import ColumnKind, OurColumn
from wsg_desktop.exchange.safe_texts import Cleaning, is_risky
from wsg_desktop.exchange.sent_content import SentRow
from wsg_desktop.exchange.sheets import Row, Value, cell_address, value_at
from wsg_desktop.texts import N_

IN_OUR_COLUMN = N_("“{header}” is a column of ours; it said “{sent}” and now says “{text}”. Take that over?")

FIELDS: Mapping[str, str] = {
    "title": "title",
    "areas": "areas",
    "leads": "lead_parties",
    "partners": "partner_parties",
    "phase": "phase",
    "start": "start",
    "deadline": "deadline",
    "end": "end",
    "situation": "situation",
}
"""Per column of ours what may be taken over from it; the rest follows from other things, or is no answer."""


class Ours(NamedTuple):
    """A column of ours in a returned sheet, from which a field may be taken over."""

    column: OurColumn
    field: str
    at: int
    """Its place, from 0."""


def changed_cells(
    asked: Answering, sent: SentRow, row: Row, index: int, columns: Iterable[Ours]
) -> Iterator[tuple[Ours, AnswerCell]]:
    """Yield the cells of ours that were filled with something else; an emptied one says nothing."""
    for it in columns:
        cell = _changed_cell(asked, it, sent, value_at(row, it.at), (index, it.at))
        if cell is not None:
            yield it, cell


def _changed_cell(
    asked: Answering, ours: Ours, sent: SentRow, value: Value, at: tuple[int, int]
) -> AnswerCell | None:
    """Return a cell of ours that says something else, to be asked; None where it does not."""
    column = ours.column
    before = sent.values.get(column.key)
    if value in ("", before):
        return None
    if column.kind is ColumnKind.TERM:
        changed = _changed_term(asked, sent.term(column.key), value, at)
    else:
        changed = _changed_text(asked, column.key, str(before or ""), value, at)
    if changed is None:
        return None
    found, text, was = changed
    proposals = () if found is None else (found,)
    question = Question(IN_OUR_COLUMN, {"header": column.header, "sent": was, "text": text}, proposals)
    return AnswerCell(column.key, ours.field, found, text, cell_address(*at), question)


def _changed_term(
    asked: Answering, sent: Term, value: Value, at: tuple[int, int]
) -> tuple[AnswerValue, str, str] | None:
    """Return the other date in a cell; a period is written as its last day, so that only the day counts."""
    if isinstance(value, date) and value == sent.day:
        return None
    text = asked.cells.text(value, at)
    was = f"{sent.day:%d-%m-%Y}" if sent.day else sent.text
    found, _ = read_term(asked, value, text, sent.day)
    if isinstance(found, Term) and _same_moment(found, sent):
        return None
    said = read_date(text, today=asked.today) if isinstance(value, str) else None
    if isinstance(said, Reading) and (said.first == sent.day is not None or said.precision is Precision.NONE):
        return None  # a start is written as its first day
    return found, text, was


def _same_moment(found: Term, sent: Term) -> bool:
    if sent.day is None:
        return found.day is None and found.precision is sent.precision
    return found.day == sent.day


def _changed_text(
    asked: Answering, key: str, sent: str, value: Value, at: tuple[int, int]
) -> tuple[AnswerValue, str, str] | None:
    text = asked.cells.text(value, at, lines=True)
    was = " ".join(Cleaning().text(sent).split())
    if " ".join(text.split()) in {was, f"'{was}" if is_risky(was) else was, ""}:
        return None
    if key == "phase":
        phase, _ = read_phase(asked, text)
        return phase, text, was
    return text, text, was
