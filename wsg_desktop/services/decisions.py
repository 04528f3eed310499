"""Decisions: what a body is asked, what it decided in which words, and what that changes in projects."""

from datetime import date
from typing import Any, NamedTuple

from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Confidentiality, DeadlineReason, Phase, State
from wsg_desktop.errors import UserError
from wsg_desktop.services import phases, project_fields
from wsg_desktop.services.fixed_meetings import refuse_closed
from wsg_desktop.store import decisions as stored
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.records import (
    BodyRecord,
    DecisionProjectRecord,
    DecisionRecord,
    MeetingRecord,
    ProjectRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, Translator

UNTITLED = N_("A decision needs a subject. Type what it is about and try again.")
NO_RESERVATION = N_("Say whose approval this decision waits for, such as the council.")
NO_OTHER_WORDS = N_("Write the decision as it was taken: it was changed from what was asked.")
NOT_RESERVED = N_("This decision was not taken under reservation, so there is none to lift or refuse.")
NOT_TAKEN = N_("This decision was not taken, or its reservation is not lifted. Nothing is applied yet.")
NOTHING_TO_APPLY = N_("This decision changes nothing in {number}. Say first what it changes there.")
IN_BIN = N_("{number} is in the bin, so nothing is applied to it. Put it back first.")
APPLIED_BEFORE = N_("This decision was applied to {number} before. Undo that first to apply it again.")
NOT_FITTING = N_("A decision changes a deadline, a phase or a state of a project. Choose one of those.")
NO_DEADLINE = N_("Say which deadline this decision agrees for {number}.")
LAPSED = N_(
    "{numbers} still stands as this decision changed it, though it is not in force. Set it right there, with "
    "a correction as the reason."
)
WENT_ON = N_("This decision went on to the meeting of {day}, where it was decided. Change it there.")
HAS_OUTCOME = N_("This decision has an outcome and stays in the list. Record it as withdrawn instead.")

TEXTS = (
    "text", "taken_text", "brought_by", "responsible", "reserved_for", "occasion", "core", "alternatives",
    "arguments", "objections", "effect_money", "effect_time", "effect_quality", "effect_organisation",
    "support", "communication", "follow_up",
)  # fmt: skip
DAYS = ("effective_on", "needed_by", "reserved_until")
_TAKEN = frozenset({DecisionState.TAKEN.value, DecisionState.CHANGED.value})
_DECIDED = frozenset({*_TAKEN, DecisionState.RESERVED.value, DecisionState.REJECTED.value})
_VALUES = {"phase": Phase, "state": State}


class Outcome(NamedTuple):
    """What a body made of a decision that it was asked."""

    state: DecisionState
    text: str = ""
    """The decision as it was taken, where that differs from what was asked."""
    responsible: str = ""
    effective_on: date | None = None
    reserved_for: str = ""
    """Whose approval it waits for."""
    reserved_until: date | None = None


def ask(tx: Transaction, body_id: str, title: str, *, meeting_id: str | None = None, **fields: Any) -> str:
    """Add a decision to be asked of a body, at a meeting or not yet; `fields` as `set_field` takes them."""
    title = _title(title)
    refuse_closed(tx, meeting_id)
    decision_id = tx.add(DecisionRecord(body_id=body_id, meeting_id=meeting_id, title=title)).id
    for key, value in fields.items():
        set_field(tx, decision_id, key, value)
    return decision_id


def set_field(tx: Transaction, decision_id: str, key: str, value: Any) -> None:
    """Set one field of a decision; raises `UserError` once its meeting is closed."""
    record = _changeable(tx, decision_id)
    if key == "title":
        record.title = _title(value)
    elif key in TEXTS:
        setattr(record, key, str(value or "").strip())
    elif key in DAYS:
        setattr(record, key, value)
    elif key == "lead_days":
        record.lead_days = max(int(value or 0), 0)
    elif key == "confidentiality":
        record.confidentiality = Confidentiality(value).value
    else:
        raise ValueError(key)


def put_on(tx: Transaction, decision_id: str, meeting_id: str | None) -> None:
    """Put a decision before another meeting of its body, or before none yet."""
    refuse_closed(tx, meeting_id)
    _changeable(tx, decision_id).meeting_id = meeting_id


def delete(tx: Transaction, decision_id: str) -> None:
    """Put a decision that nobody took in the bin; raises `UserError` for one with an outcome."""
    record = _changeable(tx, decision_id)
    if record.number:
        raise UserError(HAS_OUTCOME)
    record.deleted_at = tx.clock.now()


def add_project(
    tx: Transaction,
    decision_id: str,
    project_id: str,
    *,
    field: str = "",
    value: str = "",
    deadline: Term = NO_TERM,
) -> str:
    """Say that a decision is about a project, and what it changes there; return the id of that."""
    _changeable(tx, decision_id)
    record = DecisionProjectRecord(decision_id=decision_id, project_id=project_id, field=field)
    record.value, record.deadline = _fitting(field, value, deadline)
    return tx.add(record).id


def change_project(tx: Transaction, part_id: str, *, value: str = "", deadline: Term = NO_TERM) -> None:
    """Say that a decision gives a project another phase, state or deadline than was asked."""
    record = _open_part(tx, part_id)
    record.value, record.deadline = _fitting(record.field, value, deadline)


def remove_project(tx: Transaction, part_id: str) -> None:
    """Say that a decision is not about a project after all; raises `UserError` when it was applied there."""
    tx.remove(_open_part(tx, part_id))


def record_outcome(tx: Transaction, decision_id: str, outcome: Outcome) -> str:
    """Keep what a body decided and return the number of the decision, such as 2026-12-01.

    The number is given with the first outcome and stays. Raises `UserError` for a reservation without
    saying whose, for a changed decision without its words, and once the meeting is closed.
    """
    record = _changeable(tx, decision_id, is_outcome=True)
    text, whose = outcome.text.strip(), " ".join(outcome.reserved_for.split())
    state, is_reserved = outcome.state, outcome.state is DecisionState.RESERVED
    # What became of a reservation stays known when its other words are set right.
    became = record.reservation if record.state == DecisionState.RESERVED else ReservationOutcome.OPEN.value
    if state is DecisionState.CHANGED and (not text or text == record.text):
        raise UserError(NO_OTHER_WORDS)
    if is_reserved and not whose:
        raise UserError(NO_RESERVATION)
    day = _day(tx, record)
    record.state, record.taken_text = state.value, text
    record.responsible = outcome.responsible.strip() or record.responsible
    record.decided_on = day if state.value in _DECIDED else None
    record.effective_on = outcome.effective_on
    record.reserved_for = whose if is_reserved else ""
    record.reserved_until = outcome.reserved_until if is_reserved else None
    record.reservation = became if is_reserved else ""
    if not record.number and state is not DecisionState.ASKED:
        record.number = f"{day:%Y-%m}-{tx.next_number(f'decision {day:%Y-%m}'):02}"
    return record.number


def record_at(tx: Transaction, decision_id: str, meeting_id: str, outcome: Outcome) -> str:
    """Keep what one meeting decided, also of a decision that went on to another and still waits there.

    Return its number. Raises `UserError` where another meeting decided it.
    """
    record = tx.get(DecisionRecord, decision_id)
    if record.meeting_id not in {None, meeting_id}:
        if record.state not in stored.OPEN:
            raise UserError(WENT_ON, day=f"{_day(tx, record):%d-%m-%Y}")
        if outcome.state is not DecisionState.HELD_OVER:
            put_on(tx, decision_id, meeting_id)
    return record_outcome(tx, decision_id, outcome)


def settle_reservation(tx: Transaction, decision_id: str, outcome: ReservationOutcome) -> None:
    """Keep what became of a reservation, also of a closed meeting; raises `UserError` where there is none."""
    record = tx.get(DecisionRecord, decision_id)
    if record.state != DecisionState.RESERVED:
        raise UserError(NOT_RESERVED)
    record.reservation = outcome.value


def apply_to_project(tx: Transaction, part_id: str) -> None:
    """Change a project as a decision says: its deadline, phase or state, linked to the decision both ways.

    One call is one step to undo. Raises `UserError` for what was not taken, changes nothing, or was applied.
    """
    part = tx.get(DecisionProjectRecord, part_id)
    record = tx.get(DecisionRecord, part.decision_id)
    number = _number(tx, part.project_id)
    _refuse_bin(tx, part.project_id)
    if not is_in_force(record.state, record.reservation):
        raise UserError(NOT_TAKEN)
    if part.applied_seq is not None:
        raise UserError(APPLIED_BEFORE, number=number)
    body = tx.get(BodyRecord, record.body_id).name
    if part.field == "deadline":
        if part.deadline.day is None:
            raise UserError(NO_DEADLINE, number=number)
        basis = f"{body} {record.number}".strip()
        project_fields.set_deadline(tx, part.project_id, part.deadline, DeadlineReason.DECISION, basis)
    elif part.field == "phase":
        day = record.effective_on or record.decided_on or tx.clock.today()
        phases.pass_on(tx, part.project_id, part.value, day, decided_by=body, note=record.number)
    elif part.field == "state":
        project_fields.set_field(tx, part.project_id, "state", part.value)
    else:
        raise UserError(NOTHING_TO_APPLY, number=number)
    part.applied_seq = moments.own_set(tx)


def refuse_unfit(tx: Transaction, decision_id: str) -> None:
    """Raise `UserError` for a decision that cannot be applied: not in force, no deadline, or in the bin."""
    tx.flush()
    row = stored.get_decision(tx.read, decision_id)
    for part in row.projects:
        if part.field and part.applied_seq is None:
            if not is_in_force(row.state, row.reservation):
                raise UserError(NOT_TAKEN)
            _refuse_bin(tx, part.project_id)
        if part.field == "deadline" and part.deadline.day is None and part.applied_seq is None:
            raise UserError(NO_DEADLINE, number=part.number)


def _refuse_bin(tx: Transaction, project_id: str) -> None:
    project = tx.get(ProjectRecord, project_id)
    if project.deleted_at is not None:
        raise UserError(IN_BIN, number=project.number)


def is_in_force(state: str, reservation: str) -> bool:
    """Return whether a decision was taken, and is not waiting for anybody's approval."""
    if state == DecisionState.RESERVED:
        return reservation == ReservationOutcome.LIFTED
    return state in _TAKEN


def lapsed_sentence(row: stored.DecisionSummary, tr: Translator) -> str:
    """Return which projects a decision changed that is no longer in force; empty where there are none."""
    numbers = [it.number or it.title for it in row.projects if it.applied_seq is not None]
    if not numbers or is_in_force(row.state, row.reservation):
        return ""
    return tr(LAPSED, numbers=", ".join(dict.fromkeys(numbers)))


def _number(tx: Transaction, project_id: str) -> str:
    return tx.get(ProjectRecord, project_id).number


def _title(title: str) -> str:
    title = " ".join(str(title or "").split())
    if not title:
        raise UserError(UNTITLED)
    return title


def _changeable(tx: Transaction, decision_id: str, *, is_outcome: bool = False) -> DecisionRecord:
    """Return a decision that may be changed: one that stayed open at a closed meeting may get its outcome."""
    record = tx.get(DecisionRecord, decision_id)
    if not (is_outcome and record.state in stored.OPEN):
        refuse_closed(tx, record.meeting_id)
    return record


def _open_part(tx: Transaction, part_id: str) -> DecisionProjectRecord:
    part = tx.get(DecisionProjectRecord, part_id)
    _changeable(tx, part.decision_id)
    if part.applied_seq is not None:
        raise UserError(APPLIED_BEFORE, number=_number(tx, part.project_id))
    return part


def _fitting(field: str, value: str, deadline: Term) -> tuple[str, Term]:
    if field in _VALUES:
        if value not in set(_VALUES[field]):
            raise UserError(NOT_FITTING)
        return value, NO_TERM
    if field not in {"", "deadline"}:
        raise UserError(NOT_FITTING)
    return "", deadline if field else NO_TERM


def _day(tx: Transaction, record: DecisionRecord) -> date:
    """Return the day on which it is decided: that of its meeting."""
    if record.meeting_id is None:
        return tx.clock.today()
    return tx.get(MeetingRecord, record.meeting_id).day
