"""Reads the cells that a partner filled in: dates, ticks, phases and texts, with questions about doubts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Phase, Precision
from wsg_desktop.exchange.answers import AnswerCell, AnswerValue, Question
from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.cell_samples import is_serial
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.overview_columns import THEIR_COLUMNS, AnswerKind
from wsg_desktop.exchange.overview_projects import FIRST_ANSWER, LAST_ANSWER
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sheets import Value, cell_address
from wsg_desktop.texts import N_

CONFIRMED = "confirmed"
"""The field of a tick that everything is still right."""

FIELDS: Mapping[str, str] = {
    "confirmed": CONFIRMED,
    "new_end": "end",
    "new_phase": "phase",
    "new_situation": "situation",
    "cause": "cause",
    "consequence": "consequence",
    "measure": "measure",
}
"""Per column that is filled in, what it is about; who filled it in goes with the row."""

KINDS = {column.key: column.kind for column in THEIR_COLUMNS}
HEADERS = {column.key: column.header for column in THEIR_COLUMNS}

FAR_DATE = N_("{day} lies outside the years 2015 to 2045. Is it meant so?")
TAKES_DATE_AWAY = N_("“{text}” would take the date away. Is that meant?")
NO_PHASE = N_("“{text}” is not one of the phases. Which phase is meant?")
NO_TICK = N_("“{text}” does not say whether everything is still right. What is meant?")

_YES = frozenset(
    (
        *("✓", "✔", "☑", "✅", "x", "v", "j", "y", "1", "ja", "yes", "klopt", "juist", "akkoord", "correct"),
        *("waar", "true", "ok", "oke", "oké", "okay", "jazeker", "inderdaad", "klopt nog", "ja klopt"),
        *("ja, klopt", "still right"),
    )
)
_NOTHING = frozenset({"", "-", "--", "–", "—"})


class Answering(NamedTuple):
    """What reading the cells of one file needs to know."""

    cells: CellReader
    today: date
    phases: Mapping[str, Phase]
    """The programme's own names of the phases, compact."""


def read_cell(
    asked: Answering, column: str, value: Value, at: tuple[int, int], sent_end: date | None
) -> AnswerCell | None:
    """Return what a cell says, or None when it says nothing; steps such as "+2w" count from `sent_end`."""
    lines = KINDS[column] is AnswerKind.TEXT
    text = asked.cells.text(value, at, lines=lines)
    if says_nothing(text):
        return None
    match KINDS[column]:
        case AnswerKind.DATE:
            found, question = read_term(asked, value, text, sent_end)
        case AnswerKind.PHASE:
            found, question = read_phase(asked, text)
        case AnswerKind.TICK:
            found, question = _tick(value, text)
        case AnswerKind.TEXT | AnswerKind.CHOICE:
            found, question = text, None
    return AnswerCell(column, FIELDS[column], found, text, cell_address(*at), question)


def read_term(
    asked: Answering, value: Value, text: str, base: date | None
) -> tuple[AnswerValue, Question | None]:
    """Return the date that a cell says as the term of an end, and the question where it is in doubt."""
    if isinstance(value, date):
        return _in_range(exact(value.date() if isinstance(value, datetime) else value))
    if is_serial(value):
        return _in_range(exact(date(1899, 12, 30) + timedelta(days=int(float(str(value))))))
    found = read_date(text, today=asked.today, base=base)
    if isinstance(found, Doubt):
        return None, Question(found.message, {"text": found.text, **found.values}, _terms(found.proposals))
    takes_away = found.precision is Precision.UNKNOWN and base is not None
    if takes_away or found.precision is Precision.NONE:
        return None, Question(TAKES_DATE_AWAY, {"text": text}, (found.as_end(),))
    return _in_range(found.as_end())


def read_phase(asked: Answering, text: str) -> tuple[AnswerValue, Question | None]:
    """Return the key of the phase that a text names, and the question where it names none."""
    phase = asked.phases.get(compact(text)) or read_choice(text, Phase)
    return (phase.value, None) if phase else (None, Question(NO_PHASE, {"text": text}))


def _tick(value: Value, text: str) -> tuple[AnswerValue, Question | None]:
    if says_yes(value, text):
        return True, None
    return None, Question(NO_TICK, {"text": text}, (True,))


def says_yes(value: Value, text: str) -> bool:
    """Return whether a cell is a tick, or a word for one."""
    return value is True or text.strip(" .!").lower() in _YES


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty, or holds a dash for nothing."""
    return text.strip() in _NOTHING


def _in_range(term: Term) -> tuple[AnswerValue, Question | None]:
    if term.day is None or FIRST_ANSWER <= term.day <= LAST_ANSWER:
        return term, None
    return term, Question(FAR_DATE, {"day": f"{term.day:%d-%m-%Y}"}, (term,))


def _terms(proposals: tuple[Reading, ...]) -> tuple[AnswerValue, ...]:
    return tuple(it.as_end() for it in proposals)
