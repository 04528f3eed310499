"""Reads the sheet Actions of a returned overview: per action what became of it, and what to ask about.

Its columns are known by the words of their headers, in any of our languages, wherever they stand and
whatever the sheet is called. A workbook without the sheet says nothing of actions.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.answer_cells import Answering, says_nothing, says_yes
from wsg_desktop.exchange.answers import AnswerCell, AnswerRow, AnswerValue, Question, as_asked, merged
from wsg_desktop.exchange.cell_reading import shown
from wsg_desktop.exchange.changed_cells import changed_cell
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.exchange.overview_action_columns import (
    ACTION_COLUMN_BY_KEY,
    OUR_ACTION_COLUMNS,
    THEIR_ACTION_COLUMNS,
)
from wsg_desktop.exchange.overview_columns import SHEETS
from wsg_desktop.exchange.plain_words import compact, plain_words
from wsg_desktop.exchange.sent_content import SentRow, SentRows
from wsg_desktop.exchange.sheets import Row, Sheet, Value, cell_address
from wsg_desktop.texts import LANGUAGES, N_, translator

SEARCHED_ROWS = 20
STATE, NOTES, TEXT, HOLDER, DUE = "action_state", "action_notes", "action_text", "action_holder", "action_due"
"""The fields of an action that an answer is about; no field of a project is called so."""

FIELDS: Mapping[str, str] = {"title": TEXT, "holder": HOLDER, "due": DUE}
"""Per column of ours what may be taken over from it, once that was asked."""

NO_HEADERS = N_("The headers of this sheet are gone, so that nothing of it was read. Look at it yourself.")
NO_STATE = N_("“{text}” does not say whether it is done. What is meant?")
NOT_NEEDED = N_("{number} would not have to be done any more. Is that so?")
TO_READ = N_(
    "{number} is a decision and cannot be answered here. It says “{text}”: look whether an action is needed."
)
NO_ACTION = N_("This row answers something, but its number “{number}” was not in the overview that was sent.")
BY_TEXT = N_("The number of this row is not known; its words are those of {number}. Is it that one?")
MIXED_UP = N_("This row has number {number}, but the words of another action. Which one is meant?")
STRANGE_COLUMN = N_(
    "Column “{column}” is not one of the overview and is not read. It holds something in {count} rows."
)

_STATES: Mapping[State, ActionState] = {
    State.DONE: ActionState.DONE,
    State.CANCELLED: ActionState.DROPPED,
    State.NEW: ActionState.OPEN,
    State.ACTIVE: ActionState.OPEN,
    State.ON_HOLD: ActionState.OPEN,
}
_OPEN = frozenset({"nee", "nog niet", "no", "not yet", "openstaand", "outstanding", "open", "loopt nog"})


class ActionSheet(NamedTuple):
    """The sheet with the actions, the row of its header, and its columns by key."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    strange: Mapping[int, str]
    """Columns that are not ours, by their place."""


def find_action_sheet(sheets: Sequence[Sheet]) -> ActionSheet | None:
    """Return the sheet on which actions are answered; None where there is none, as in an older overview."""
    for sheet in sheets:
        for row in range(0 if sheet.hidden else min(len(sheet.rows), SEARCHED_ROWS)):
            found = _columns(sheet, row)
            if {"title", "due"} & found.keys() and {"new_state", "remark"} & found.keys():
                places = frozenset(found.values())
                texts = {at: shown(sheet.value(row, at)).strip() for at in range(sheet.width)}
                strange = {at: text for at, text in texts.items() if at not in places}
                return ActionSheet(sheet, row, found, strange)
    return None


def lost_action_sheet(sheets: Sequence[Sheet]) -> Problem | None:
    """Return what to say of a sheet that is called as ours, but whose headers are gone: it is not read."""
    ours = {compact(translator(language)(SHEETS.actions)) for language in LANGUAGES}
    lost = next((it for it in sheets if compact(it.name) in ours and any(map(any, it.rows))), None)
    return Problem(lost.name, "A1", NO_HEADERS, {}, Severity.ERROR) if lost else None


def read_actions(found: ActionSheet, sent: SentRows, asked: Answering) -> tuple[AnswerRow, ...]:
    """Return what the sheet says, action by action; what cannot be placed is a problem of `asked.cells`."""
    by_action: dict[str, list[AnswerRow]] = {}
    for index in range(found.header + 1, len(found.sheet.rows)):
        row = _row(found, sent, asked, index)
        if row is not None:
            by_action.setdefault(row.id, []).append(row)
    for at, text in found.strange.items():
        count = sum(_value(row, at) != "" for row in found.sheet.rows[found.header + 1 :])
        if count:
            place = (found.header, at)
            asked.cells.report(place, STRANGE_COLUMN, column=text or cell_address(*place), count=count)
    return tuple(merged(rows) for rows in by_action.values())


def _columns(sheet: Sheet, row: int) -> dict[str, int]:
    known = _names()
    found: dict[str, int] = {}
    for at in range(sheet.width):
        value = sheet.value(row, at)
        key = known.get(compact(value)) if isinstance(value, str) else None
        if key is not None:
            found.setdefault(key, at)
    return found


@cache
def _names() -> dict[str, str]:
    return {
        compact(translator(language)(column.header)): column.key
        for column in (*OUR_ACTION_COLUMNS, *THEIR_ACTION_COLUMNS)
        for language in LANGUAGES
    }


def _row(found: ActionSheet, sent: SentRows, asked: Answering, index: int) -> AnswerRow | None:
    row = found.sheet.rows[index]
    texts = {
        key: text
        for key in ("new_state", "remark", "filled_in_by")
        if not says_nothing(text := _text(found, asked, index, key).strip())
    }
    said = {key: text for key, text in texts.items() if key != "filled_in_by"}
    known, doubt = _known(found, sent, row)
    if known is None:
        if said:
            number = _shown(found, row, "number")
            asked.cells.report(_place(found, index, "number"), NO_ACTION, Severity.ERROR, number=number)
        return None
    if not known.fills_in:
        for key, text in said.items():
            place = _place(found, index, key)
            asked.cells.report(place, TO_READ, Severity.ERROR, number=known.number, text=text)
        return None
    cells = [_answer(found, index, key, text, row, known) for key, text in said.items()]
    if doubt is None:
        cells += _changed(found, asked, known, row, index)
    else:
        cells = [as_asked(cell, doubt) for cell in cells]
    if not cells:
        return None
    return AnswerRow(known.id, known.number, index, tuple(cells), texts.get("filled_in_by", ""))


def _known(found: ActionSheet, sent: SentRows, row: Row) -> tuple[SentRow | None, Question | None]:
    """Return which row that was sent this is, by its number or else by its words, and what is in doubt."""
    number, words = _shown(found, row, "number"), plain_words(_shown(found, row, "title"))
    by_number = sent.by_number.get(name_key(number)) if number else None
    by_words = sent.by_title.get(words) if words else None
    if by_number is None:
        return by_words, Question(BY_TEXT, {"number": by_words.number}) if by_words else None
    if by_words is not None and by_words is not by_number:
        return by_number, Question(MIXED_UP, {"number": by_number.number})
    return by_number, None


def _answer(found: ActionSheet, index: int, key: str, text: str, row: Row, known: SentRow) -> AnswerCell:
    address = cell_address(*_place(found, index, key))
    if key == "remark":
        return AnswerCell(key, NOTES, text, text, address)
    value, question = read_state(_value(row, found.columns[key]), text, known.number)
    return AnswerCell(key, STATE, value, text, address, question)


def read_state(value: Value, text: str, number: str) -> tuple[AnswerValue, Question | None]:
    """Return the status that a cell says an action has, and the question where it is in doubt."""
    if says_yes(value, text):
        return ActionState.DONE.value, None
    if text.strip(" .!").lower() in _OPEN:
        return ActionState.OPEN.value, None
    said = read_choice(text, State)
    if said is None:
        return None, Question(NO_STATE, {"text": text})
    state = _STATES[said]
    if state is ActionState.DROPPED:
        return state.value, Question(NOT_NEEDED, {"number": number}, (state.value,))
    return state.value, None


def _changed(
    found: ActionSheet, asked: Answering, known: SentRow, row: Row, index: int
) -> Iterator[AnswerCell]:
    """Yield the cells of ours that say something else now, each to be asked about."""
    for key, field in FIELDS.items():
        at = found.columns.get(key)
        if at is not None:
            column = ACTION_COLUMN_BY_KEY[key]
            cell = changed_cell(asked, column, field, known, _value(row, at), (index, at))
            if cell is not None:
                yield cell


def _place(found: ActionSheet, index: int, key: str) -> tuple[int, int]:
    return index, found.columns.get(key, 0)


def _text(found: ActionSheet, asked: Answering, index: int, key: str) -> str:
    at = found.columns.get(key)
    if at is None:
        return ""
    value = _value(found.sheet.rows[index], at)
    return "" if value == "" else asked.cells.text(value, (index, at), lines=key == "remark")


def _shown(found: ActionSheet, row: Row, key: str) -> str:
    at = found.columns.get(key)
    return "" if at is None else shown(_value(row, at)).strip()


def _value(row: Row, index: int) -> Value:
    return row[index] if 0 <= index < len(row) else ""
