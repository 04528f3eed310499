"""Reads the sheet Actions of a returned overview: per action what became of it, and what to ask about.

Its columns are known by the words of their headers, in any of our languages, wherever they stand and
whatever the sheet is called. A workbook without the sheet says nothing of actions.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.exchange.answer_cells import Answering, says_nothing, says_yes
from wsg_desktop.exchange.answer_columns import (
    AnswerSheet,
    FoundColumn,
    columns_under,
    filled_columns,
    header_keys,
    header_names,
)
from wsg_desktop.exchange.answer_rows import AnswerRows, Doubts
from wsg_desktop.exchange.answers import AnswerCell, AnswerRow, AnswerValue, Question, as_asked
from wsg_desktop.exchange.changed_cells import Ours
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.exchange.overview_action_columns import (
    ACTION_COLUMN_BY_KEY,
    OUR_ACTION_COLUMNS,
    THEIR_ACTION_COLUMNS,
)
from wsg_desktop.exchange.overview_columns import SHEETS
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sent_content import SentRow, SentRows
from wsg_desktop.exchange.sheets import Row, Sheet, Value, cell_address, value_at
from wsg_desktop.texts import LANGUAGES, N_, translator

SEARCHED_ROWS = 20
STATE, NOTES, TEXT, HOLDER, DUE = "action_state", "action_notes", "action_text", "action_holder", "action_due"
"""The fields of an action that an answer is about; no field of a project is called so."""

FIELDS: Mapping[str, str] = {"title": TEXT, "holder": HOLDER, "due": DUE}
"""Per column of ours what may be taken over from it, once that was asked."""

ANSWERS = ("new_state", "remark")
"""The columns that say what became of an action; who filled it in goes with the row."""

NO_HEADERS = N_("The headers of this sheet are gone, so that nothing of it was read. Look at it yourself.")
NO_STATE = N_("“{text}” does not say whether it is done. What is meant?")
NOT_NEEDED = N_("{number} would not have to be done any more. Is that so?")
TO_READ = N_(
    "{number} is a decision and cannot be answered here. It says “{text}”: look whether an action is needed."
)
NO_NUMBER = N_("This row answers something, but has no number that is known. Look which action is meant.")
BY_TEXT = N_("The number of this row is not known; its words are those of {number}. Is it that one?")
MIXED_UP = N_("This row has number {number}, but the words of another action. Which one is meant?")

_STATES: Mapping[State, ActionState] = {
    State.DONE: ActionState.DONE,
    State.CANCELLED: ActionState.DROPPED,
    State.NEW: ActionState.OPEN,
    State.ACTIVE: ActionState.OPEN,
    State.ON_HOLD: ActionState.OPEN,
}
_OPEN = frozenset({"nee", "nog niet", "no", "not yet", "openstaand", "outstanding", "open", "loopt nog"})


def find_action_sheet(sheets: Sequence[Sheet]) -> AnswerSheet | None:
    """Return the sheet on which actions are answered; None where there is none, as in an older overview."""
    for sheet in sheets:
        for row in range(0 if sheet.hidden else min(len(sheet.rows), SEARCHED_ROWS)):
            keys = set(header_keys(sheet, row, _names()).values())
            if {"title", "due"} & keys and {"new_state", "remark"} & keys:
                columns, free, doubles = columns_under(sheet, row, _names())
                strange = filled_columns(sheet, row, free)
                return AnswerSheet(
                    sheet, row, columns, tuple(FoundColumn(*it) for it in strange.items()), doubles
                )
    return None


def lost_action_sheet(sheets: Sequence[Sheet]) -> Problem | None:
    """Return what to say of a sheet that is called as ours, but whose headers are gone: it is not read."""
    ours = {compact(translator(language)(SHEETS.actions)) for language in LANGUAGES}
    lost = next((it for it in sheets if compact(it.name) in ours and any(map(any, it.rows))), None)
    return Problem(lost.name, "A1", NO_HEADERS, {}, Severity.ERROR) if lost else None


@cache
def _names() -> dict[str, str]:
    return header_names((*OUR_ACTION_COLUMNS, *THEIR_ACTION_COLUMNS))


class ActionRows(AnswerRows):
    """Reads the sheet with the actions, row by row."""

    answers = ANSWERS

    def __init__(self, found: AnswerSheet, sent: SentRows, asked: Answering) -> None:
        ours = [
            Ours(ACTION_COLUMN_BY_KEY[key], field, found.columns[key].at)
            for key, field in FIELDS.items()
            if key in found.columns
        ]
        super().__init__(found, sent, asked, ours, Doubts(BY_TEXT, MIXED_UP, NO_NUMBER))

    def answered(self, index: int, row: Row) -> AnswerRow | None:
        """Return what a row says of its action, None where that is nothing."""
        self.report_errors(index, ANSWERS)
        said = {key: text for key in ANSWERS if not says_nothing(text := self._text(index, row, key))}
        known = self.known(row)
        if known is None:
            self.report_lost(index, row, answers=bool(said))
            return None
        if not known.sent.fills_in:
            self._report_to_read(index, known.sent, said)
            return None
        cells = [self._answer(index, row, key, text, known.sent) for key, text in said.items()]
        cells = [as_asked(cell, known.doubt) if known.doubt else cell for cell in cells]
        cells += self.changed(index, row, known)
        if not cells:
            return None
        name = self._text(index, row, "filled_in_by")
        who = "" if says_nothing(name) else name
        return AnswerRow(known.sent.id, known.sent.number, index, tuple(cells), who)

    def _answer(self, index: int, row: Row, key: str, text: str, sent: SentRow) -> AnswerCell:
        address = cell_address(*self.place(index, key))
        if key == "remark":
            return AnswerCell(key, NOTES, text, text, address)
        value, question = read_state(value_at(row, self.found.columns[key].at), text, sent.number)
        return AnswerCell(key, STATE, value, text, address, question)

    def _report_to_read(self, index: int, sent: SentRow, said: Mapping[str, str]) -> None:
        for key, text in said.items():
            self.cells.report(self.place(index, key), TO_READ, Severity.ERROR, number=sent.number, text=text)

    def _text(self, index: int, row: Row, key: str) -> str:
        column = self.found.columns.get(key)
        value = value_at(row, column.at) if column else ""
        return (
            ""
            if value == ""
            else self.cells.text(value, self.place(index, key), lines=key == "remark").strip()
        )


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
