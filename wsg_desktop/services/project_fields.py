"""Setting one field of a project, whatever its kind: what the table, the details and the command line do.

A value that the caller saw can be passed along: when the field has moved on since, nothing is changed.
"""

from collections.abc import Callable, Sequence
from typing import Any

from wsg_desktop.domain.amounts import MOST_EUROS
from wsg_desktop.domain.fields import FIELDS_BY_KEY, FieldKind
from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import DeadlineReason, PartyRole, Precision
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services import areas, goals, parties, projects
from wsg_desktop.services.progress import add_situation, follow_last_phase
from wsg_desktop.store.bodies import find_period_id
from wsg_desktop.store.records import (
    ProjectAreaRecord,
    ProjectGoalRecord,
    ProjectPartyRecord,
    ProjectRecord,
    ProjectTagRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

UNSEEN: Any = object()
"""Stands for a value that the caller did not see, so that anything may be there now."""

CHANGED_MEANWHILE = N_(
    "Somebody changed this field meanwhile. Nothing was changed. Look at the new value and type yours again."
)
MAY_NOT_BE_EMPTY = N_("This field cannot be empty. Type a value, or press Esc to keep the old one.")
BAD_PERCENT = N_("A percentage lies between 0 and 100. Type another number.")
UPSIDE_DOWN = N_("A project cannot end before it starts. Change the other date first, or move the whole bar.")
NEGATIVE = N_("An amount cannot be below zero. Type another amount.")
TOO_MUCH = N_("An amount is at most a thousand billion euros. Type another amount.")


def set_field(tx: Transaction, project_id: str, key: str, value: Any, *, seen: Any = UNSEEN) -> None:
    """Set the field `key` of a project to a typed value.

    Terms for dates, names for parties, areas, people and goals, enum values for choices, whole numbers for
    amounts. A deadline that was agreed before goes through `set_deadline`. Raises `UserError` when the value
    does not fit and `Conflict` when the field is no longer what the caller saw.
    """
    record = tx.get(ProjectRecord, project_id)
    field = FIELDS_BY_KEY[key]
    if seen is not UNSEEN and hasattr(record, key) and getattr(record, key) != seen:
        raise Conflict(CHANGED_MEANWHILE)
    if not field.optional and (value is None or not str(value).strip()):
        raise UserError(MAY_NOT_BE_EMPTY)
    SETTERS.get(key, SETTERS_BY_KIND[field.kind])(tx, record, key, value)


def set_deadline(
    tx: Transaction,
    project_id: str,
    term: Term,
    reason: DeadlineReason,
    basis: str = "",
    *,
    seen: Any = UNSEEN,
) -> None:
    """Change the agreed deadline and keep why: by which decision, ahead of one, or as a correction."""
    record = tx.get(ProjectRecord, project_id)
    if seen is not UNSEEN and record.deadline != seen:
        raise Conflict(CHANGED_MEANWHILE)
    if record.deadline != term:
        record.deadline = term
        _hang(tx, record)
    record.deadline_reason = reason.value
    record.deadline_basis = basis.strip()


def _set_choice(tx: Transaction, record: ProjectRecord, key: str, value: str | None) -> None:  # noqa: ARG001
    choices = FIELDS_BY_KEY[key].choices
    assert choices is not None
    setattr(record, key, choices(value).value if value else None)


def _set_text(tx: Transaction, record: ProjectRecord, key: str, value: Any) -> None:  # noqa: ARG001
    setattr(record, key, (value or "").strip())


def _set_number(tx: Transaction, record: ProjectRecord, key: str, value: str) -> None:  # noqa: ARG001
    if name_key(value) == name_key(record.number):
        record.number = value.strip()
    else:
        record.number = projects.check_number(tx, value)


def _set_title(tx: Transaction, record: ProjectRecord, key: str, value: str) -> None:  # noqa: ARG001
    record.title = projects.check_title(value)


def _set_percent(tx: Transaction, record: ProjectRecord, key: str, value: int | None) -> None:  # noqa: ARG001
    if value is not None and not 0 <= value <= 100:
        raise UserError(BAD_PERCENT)
    record.percent = value


def _set_money(tx: Transaction, record: ProjectRecord, key: str, value: int | None) -> None:  # noqa: ARG001
    if value is not None and value < 0:
        raise UserError(NEGATIVE)
    if value is not None and value > MOST_EUROS:
        raise UserError(TOO_MUCH)
    setattr(record, key, value)


def _set_start(tx: Transaction, record: ProjectRecord, key: str, value: Term) -> None:  # noqa: ARG001
    _refuse_upside_down(value, record.end)
    record.start = value


def _set_end(tx: Transaction, record: ProjectRecord, key: str, value: Term) -> None:
    if key == "deadline":
        _set_first_deadline(tx, record, value)
        return
    _refuse_upside_down(record.start, value)
    before = record.end
    record.end = value
    follow_last_phase(tx, record.id, before, value)


def _refuse_upside_down(start: Term, end: Term) -> None:
    if start.day and end.day and end.day < start.day:
        raise UserError(UPSIDE_DOWN)


def _set_first_deadline(tx: Transaction, record: ProjectRecord, value: Term) -> None:
    """Agree a deadline for the first time, or correct one; a decision goes through `set_deadline`."""
    if record.deadline.day is None:
        record.deadline = value
        _hang(tx, record)
    elif record.deadline != value:
        set_deadline(tx, record.id, value, DeadlineReason.CORRECTION)


def _hang(tx: Transaction, record: ProjectRecord) -> None:
    """Let the deadline hang on the date of the administrative calendar that it was typed by, or on none."""
    term, period_id = record.deadline, None
    if term.day is not None and term.precision is Precision.DAY and term.text:
        period_id = find_period_id(tx.read, term.text, term.day)
    record.deadline_period_id = period_id


def _set_person(tx: Transaction, record: ProjectRecord, key: str, value: str | None) -> None:
    named = (value or "").strip()
    setattr(record, f"{key}_id", parties.person_named(tx, named) if named else None)


def _set_party(tx: Transaction, record: ProjectRecord, key: str, value: str | None) -> None:
    named = (value or "").strip()
    setattr(record, f"{key}_id", parties.party_named(tx, named) if named else None)


def _set_parties(tx: Transaction, record: ProjectRecord, key: str, value: Sequence[str]) -> None:
    role = PartyRole.LEAD if key == "lead_parties" else PartyRole.PARTNER
    set_parties(tx, record.id, role, parties.parties_named(tx, value))


def set_parties(tx: Transaction, project_id: str, role: PartyRole, party_ids: Sequence[str]) -> None:
    """Make `party_ids` the parties with `role` in a project, in this order; others with that role leave."""
    mine = tx.find_all(ProjectPartyRecord, ProjectPartyRecord.project_id == project_id)
    present = {row.party_id: row for row in mine if row.role == role.value}
    for party_id, row in present.items():
        if party_id not in party_ids:
            tx.remove(row)
    tx.flush()
    for party_id, sort_key in zip(party_ids, keys_after(None, len(party_ids)), strict=True):
        row = present.get(party_id)
        if row is None:
            tx.add(
                ProjectPartyRecord(
                    project_id=project_id, party_id=party_id, role=role.value, sort_key=sort_key
                )
            )
        else:
            row.sort_key = sort_key


def _set_areas(tx: Transaction, record: ProjectRecord, key: str, value: Sequence[str]) -> None:  # noqa: ARG001
    wanted = dict.fromkeys(areas.area_named(tx, name) for name in value if name.strip())
    mine = tx.find_all(ProjectAreaRecord, ProjectAreaRecord.project_id == record.id)
    _replace(
        tx,
        {row.area_id: row for row in mine},
        wanted,
        lambda area_id: ProjectAreaRecord(project_id=record.id, area_id=area_id),
    )


def _set_goals(tx: Transaction, record: ProjectRecord, key: str, value: Sequence[str]) -> None:  # noqa: ARG001
    wanted = dict.fromkeys(goals.goal_titled(tx, title) for title in value if title.strip())
    mine = tx.find_all(ProjectGoalRecord, ProjectGoalRecord.project_id == record.id)
    _replace(
        tx,
        {row.goal_id: row for row in mine},
        wanted,
        lambda goal_id: ProjectGoalRecord(project_id=record.id, goal_id=goal_id),
    )


def _set_tags(tx: Transaction, record: ProjectRecord, key: str, value: Sequence[str]) -> None:  # noqa: ARG001
    wanted = dict.fromkeys(tag.strip() for tag in value if tag.strip())
    mine = tx.find_all(ProjectTagRecord, ProjectTagRecord.project_id == record.id)
    _replace(
        tx,
        {row.tag: row for row in mine},
        wanted,
        lambda tag: ProjectTagRecord(project_id=record.id, tag=tag),
    )


def _replace(
    tx: Transaction, present: dict[str, Any], wanted: dict[str, None], make: Callable[[str], Any]
) -> None:
    """Remove what is no longer wanted, then add what is new; what stays is not touched."""
    for key in present.keys() - wanted.keys():
        tx.remove(present[key])
    tx.flush()
    for key in wanted:
        if key not in present:
            tx.add(make(key))


def _add_situation(tx: Transaction, record: ProjectRecord, key: str, value: str | None) -> None:  # noqa: ARG001
    if value and value.strip():
        add_situation(tx, record.id, value)


Setter = Callable[[Transaction, ProjectRecord, str, Any], None]

SETTERS_BY_KIND: dict[FieldKind, Setter] = {
    FieldKind.TEXT: _set_text,
    FieldKind.LONG_TEXT: _set_text,
    FieldKind.CHOICE: _set_choice,
    FieldKind.START: _set_start,
    FieldKind.END: _set_end,
    FieldKind.PERCENT: _set_percent,
    FieldKind.MONEY: _set_money,
    FieldKind.PERSON: _set_person,
    FieldKind.PARTY: _set_party,
    FieldKind.PARTIES: _set_parties,
    FieldKind.AREAS: _set_areas,
    FieldKind.GOALS: _set_goals,
    FieldKind.TAGS: _set_tags,
    FieldKind.SITUATION: _add_situation,
}
"""How each kind of field is set."""

SETTERS: dict[str, Setter] = {"number": _set_number, "title": _set_title}
"""Fields with a rule of their own."""
