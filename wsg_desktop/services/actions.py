"""Actions: who does what before when, agreed in a meeting or without one."""

from datetime import date
from typing import Any

from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.outline import key_between
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import UserError
from wsg_desktop.store import actions as stored
from wsg_desktop.store import parties
from wsg_desktop.store.records import ActionRecord, MeetingRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

EMPTY = N_("An action needs words: type what has to be done and try again.")

REFERENCES = ("body_id", "meeting_id", "agenda_item_id", "decision_id", "project_id", "area_id")
"""Where an action came from, and what it is about."""


def add(
    tx: Transaction, text: str, *, holder: str = "", due: Term = NO_TERM, **references: str | None
) -> str:
    """Add an action and return its id; `references` are of `REFERENCES`.

    `holder` is a person or party of the programme where it is called so, and otherwise stays as typed.
    """
    record = ActionRecord(
        number=f"A-{tx.next_number('action'):03}",
        text=_text(text),
        made_on=tx.clock.today(),
        sort_key=key_between(stored.last_key(tx.read), None),
    )
    record.due = due
    tx.add(record)
    for key, value in references.items():
        _refer(record, key, value)
    if record.meeting_id and not record.body_id:
        # Whoever asks for the actions of a body, or throws it away, means those of its meetings too.
        record.body_id = tx.get(MeetingRecord, record.meeting_id).body_id
    _set_holder(tx, record, holder)
    return record.id


def set_field(tx: Transaction, action_id: str, key: str, value: Any) -> None:
    """Set one field of an action: its words, holder, term, notes, or one of `REFERENCES`."""
    record = tx.get(ActionRecord, action_id)
    if key == "text":
        record.text = _text(value)
    elif key == "holder":
        _set_holder(tx, record, value)
    elif key == "due":
        record.due = value
    elif key == "notes":
        record.notes = str(value or "").strip()
    else:
        _refer(record, key, value)


def finish(tx: Transaction, action_id: str, day: date | None = None) -> None:
    """Keep that an action was done, today or on another day."""
    _end(tx, action_id, ActionState.DONE, day or tx.clock.today())


def drop(tx: Transaction, action_id: str) -> None:
    """Keep that an action need not be done any more."""
    _end(tx, action_id, ActionState.DROPPED, tx.clock.today())


def reopen(tx: Transaction, action_id: str) -> None:
    """Let an action that was done or dropped be done after all."""
    _end(tx, action_id, ActionState.OPEN, None)


def delete(tx: Transaction, action_id: str) -> None:
    """Put an action in the bin."""
    tx.get(ActionRecord, action_id).deleted_at = tx.clock.now()


def _end(tx: Transaction, action_id: str, state: ActionState, day: date | None) -> None:
    record = tx.get(ActionRecord, action_id)
    record.state, record.done_on = state.value, day


def _refer(record: ActionRecord, key: str, value: str | None) -> None:
    if key not in REFERENCES:
        raise ValueError(key)
    setattr(record, key, value or None)


def _set_holder(tx: Transaction, record: ActionRecord, holder: str) -> None:
    name = " ".join((holder or "").split())
    person_id, party_id = _known(tx, name)
    record.person_id, record.party_id = person_id, party_id
    record.holder = "" if person_id or party_id else name


def _known(tx: Transaction, name: str) -> tuple[str | None, str | None]:
    """Return the person, with the party of that person, or the party that is called so."""
    if not name:
        return None, None
    for person in parties.list_people(tx.read):
        if name_key(person.label) == name_key(name):
            return person.id, person.party_id
    return None, parties.find_party_id(tx.read, name)


def _text(text: str) -> str:
    text = " ".join(str(text or "").split())
    if not text:
        raise UserError(EMPTY)
    return text
