"""Taking back one change set of any time: whether it can be, what says no, and doing it."""

from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.errors import Conflict, NotFound, UserError
from wsg_desktop.services.change_words import Words
from wsg_desktop.services.fixed_meetings import refuse_taking_back
from wsg_desktop.services.history import MOST, HistoryLine, lines_of
from wsg_desktop.services.standing_rules import keeping_rules
from wsg_desktop.store.change_sets import SetRow, find_set
from wsg_desktop.store.changes import of_lines, of_set
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.journal.later import find_in_the_way
from wsg_desktop.store.journal.tables import FACT, MIGRATION
from wsg_desktop.store.journal.undo import Undoable, changed_fields, take_back_alone
from wsg_desktop.store.rows import ChangeRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, Translator, sentence

TAKE_BACK = N_("take back “{label}”")
DO_AGAIN = N_("do “{label}” again")

BEGINNING = 1
"""The change set that made the programme itself."""
MOST_LINES = 200
"""Lines that are looked up when something is in the way; more are only counted."""

_LAST = 2**63 - 1
"""The highest number that a file can hold."""
NO_SET = N_("There is no change {number} in the history. Look in the history for the right number.")
IS_FACT = N_(
    "This cannot be taken back: it is a fact, such as an overview that was sent. "
    "What is out of the house stays in the history."
)
IS_BEGINNING = N_("This cannot be taken back: the programme began with it.")
IS_MIGRATION = N_(
    "This cannot be taken back: a newer version of WSG Desktop did it when it opened the programme."
)
TAKEN_BACK = N_("{who} took this back already, on {day}. Nothing was changed.")
CHANGED_LATER = N_(
    "“{label}” cannot be taken back: {who} changed the same later, on {day}. Nothing was changed. "
    "Take the later change back first, or set the value yourself."
)


class Later(NamedTuple):
    """What is in the way of taking back: the change sets, and the lines of them that touched the same."""

    taken_back_by: SetRow | None = None
    lines: tuple[ChangeRow, ...] = ()
    """The newest of them, at most `MOST_LINES`."""
    total: int = 0


class LaterChange(Conflict):
    """Taking back is refused because of what came later."""

    def __init__(self, message: str, found: SetRow | ChangeRow, label: str = "") -> None:
        super().__init__(message, who=found.who, day=day_of(found.at), label=label)
        self._day = day_of(found.at)

    def text(self, tr: Translator) -> str:
        """Return the sentence with the day as that language writes it."""
        label = tr.sentence(str(self.values["label"]))
        return tr(self.message, **self.values | {"day": show_day(self._day, tr), "label": label})


def refusal_of(found: SetRow) -> UserError | None:
    """Return why a change set can never be taken back; None where later changes decide."""
    message = {FACT: IS_FACT, MIGRATION: IS_MIGRATION}.get(found.kind)
    if found.seq <= BEGINNING:
        message = IS_BEGINNING
    return UserError(message) if message else None


def look_later(read: Reading, seq: int) -> Later:
    """Return what is in the way of taking back change set `seq`; empty when nothing is."""
    found = find_in_the_way(read, seq)
    if found.taken_back_by is not None:
        return Later(find_set(read, found.taken_back_by))
    lines = of_lines(read, found.lines[:MOST_LINES]) if found.lines else []
    return Later(None, tuple(lines), len(found.lines))


def preview(read: Reading, seq: int, tr: Translator, today: date) -> list[HistoryLine]:
    """Return in words what taking back change set `seq` would change, at most as much as a history shows."""
    rows = [_turned_round(row) for row in of_set(read, seq, MOST)]
    return lines_of(Words.load(read, tr, today, rows), rows)


def get_set(read: Reading, seq: int) -> SetRow:
    """Return a change set; raises `NotFound` when there is none with this number."""
    found = find_set(read, seq) if 0 < seq <= _LAST else None
    if found is None:
        raise NotFound(NO_SET, number=seq)
    return found


def take_back_label(read: Reading, seq: int) -> str:
    """Return the packed label of taking back change set `seq`; of a taking back that it is done again."""
    found, again = get_set(read, seq), False
    while found.undoes is not None:
        found, again = get_set(read, found.undoes), not again
    return sentence(DO_AGAIN if again else TAKE_BACK, label=found.label)


def _turned_round(row: ChangeRow) -> ChangeRow:
    op = {"insert": "delete", "delete": "insert"}.get(row.op, row.op)
    return row._replace(op=op, old=row.new, new=row.old)


def take_back_set(tx: Transaction, seq: int) -> int:
    """Take back everything that change set `seq` did and nothing else; return how many lines that were.

    Raises a `UserError` when it is a fact, and a `Conflict` when a later change touched the same, needs what
    it made, or a standing rule would be broken.
    """
    found = get_set(tx.read, seq)
    refusal = refusal_of(found)
    if refusal is not None:
        raise refusal
    later = look_later(tx.read, seq)
    if later.taken_back_by is not None:
        raise LaterChange(TAKEN_BACK, later.taken_back_by)
    if later.lines:
        raise LaterChange(CHANGED_LATER, later.lines[0], found.label)
    refuse_taking_back(tx.read, seq)
    with keeping_rules(tx, changed_fields(tx.read, seq)):
        take_back_alone(tx, Undoable(seq, found.label))
    return found.lines
