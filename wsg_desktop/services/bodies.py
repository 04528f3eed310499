"""Bodies (overleggen): adding and changing them, who sits in them, the bin."""

from collections.abc import Iterable, Mapping
from typing import Any

from wsg_desktop.domain.meeting_vocabulary import BodyKind, MemberRole, Rhythm
from wsg_desktop.domain.outline import key_between
from wsg_desktop.domain.vocabulary import Confidentiality
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, meeting_times, parties
from wsg_desktop.store import bodies
from wsg_desktop.store.records import (
    ActionRecord,
    BodyAreaRecord,
    BodyMemberRecord,
    BodyRecord,
    BodyThemeRecord,
    DecisionRecord,
    MeetingRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

BODY_FIELDS = frozenset(
    {
        *("name", "kind", "purpose", "rhythm", "rhythm_count", "papers_days"),
        *("begins_at", "duration", "place", "confidentiality"),
    }
)
MEMBER_FIELDS = frozenset({"function_title", "role", "mandate", "first", "last", "person", "party"})
MOST_PAPERS_DAYS, MOST_RHYTHM = 60, 24
_WORDS = {"kind": BodyKind, "rhythm": Rhythm, "confidentiality": Confidentiality}

NAMELESS = N_("A body needs a name, such as stuurgroep. Type one and try again.")
EXISTS = N_("There is already a body called {name}. Use that one, or choose another name.")
NOBODY = N_("Type who sits in the body: a person, a function or a party.")
NO_RHYTHM = N_("That is no rhythm. Type a whole number from 1 to {most}.")
NO_PAPERS_DAYS = N_("That is no number of days. Type a whole number from 0 to {most}.")
UPSIDE_DOWN = N_("The last day is before the first. Turn them round and try again.")

_ALONG = (MeetingRecord, DecisionRecord, ActionRecord)
"""What goes to the bin with a body, and comes back with it."""


def add_body(tx: Transaction, name: str, **values: Any) -> str:
    """Add a body with fields of `BODY_FIELDS`; return its id. Raises `UserError` when the name is taken."""
    record = BodyRecord(name=_free_name(tx, name), sort_key="")
    for key, value in values.items():
        setattr(record, key, _checked(key, value))
    return tx.add(record).id


def set_body_field(tx: Transaction, body_id: str, key: str, value: Any) -> None:
    """Change one field of a body; raises `UserError` for what makes no sense."""
    record = tx.get(BodyRecord, body_id)
    setattr(record, key, _free_name(tx, str(value), body_id) if key == "name" else _checked(key, value))


def set_areas(tx: Transaction, body_id: str, names: Iterable[str]) -> None:
    """Let a body be about these areas; new ones are added. None, and no themes: the whole programme."""
    wanted = {areas.area_named(tx, name) for name in names}
    for row in tx.find_all(BodyAreaRecord, BodyAreaRecord.body_id == body_id):
        if row.area_id in wanted:
            wanted.remove(row.area_id)
        else:
            tx.remove(row)
    for area_id in sorted(wanted):
        tx.add(BodyAreaRecord(body_id=body_id, area_id=area_id))


def set_themes(tx: Transaction, body_id: str, themes: Iterable[str]) -> None:
    """Let a body be about these themes."""
    wanted = {name_key(theme): " ".join(theme.split()) for theme in themes if theme.strip()}
    for row in tx.find_all(BodyThemeRecord, BodyThemeRecord.body_id == body_id):
        if wanted.pop(name_key(row.theme), None) is None:
            tx.remove(row)
    for theme in wanted.values():
        tx.add(BodyThemeRecord(body_id=body_id, theme=theme))


def add_member(tx: Transaction, body_id: str, **values: Any) -> str:
    """Let somebody sit in a body (fields of `MEMBER_FIELDS`) and return the id of the membership.

    `person` and `party` are names; those that are new are added. Raises `UserError` when nobody is named.
    """
    last = max((row.sort_key for row in _members(tx, body_id)), default=None)
    record = BodyMemberRecord(
        body_id=body_id, sort_key=key_between(last, None), role=MemberRole.MEMBER.value, function_title=""
    )
    _fill_member(tx, record, values)
    return tx.add(record).id


def change_member(tx: Transaction, member_id: str, **values: Any) -> None:
    """Change who sits in a body, for whom, as what, with which mandate or from when until when."""
    _fill_member(tx, tx.get(BodyMemberRecord, member_id), values)


def remove_member(tx: Transaction, member_id: str) -> None:
    """Take somebody out of a body; who was at its meetings keeps that by name."""
    record = tx.get(BodyMemberRecord, member_id)
    body = bodies.get_body(tx.read, record.body_id)
    name = next(it.label for it in body.members if it.id == member_id)
    meeting_times.keep_attendance_by_name(tx, member_id, name)
    tx.remove(record)


def delete_body(tx: Transaction, body_id: str) -> None:
    """Put a body in the bin with its meetings, decisions and actions."""
    record = tx.get(BodyRecord, body_id)
    record.deleted_at = tx.clock.now()
    for kind in _ALONG:
        for row in tx.find_all(kind, kind.body_id == body_id, kind.deleted_at.is_(None)):
            row.deleted_at = record.deleted_at


def restore_body(tx: Transaction, body_id: str) -> None:
    """Take a body out of the bin with what went along; raises `UserError` when its name is taken."""
    record = tx.get(BodyRecord, body_id)
    _free_name(tx, record.name, body_id)
    for kind in _ALONG:
        for row in tx.find_all(kind, kind.body_id == body_id, kind.deleted_at == record.deleted_at):
            row.deleted_at = None
    record.deleted_at = None


def _members(tx: Transaction, body_id: str) -> list[BodyMemberRecord]:
    return tx.find_all(BodyMemberRecord, BodyMemberRecord.body_id == body_id)


def _fill_member(tx: Transaction, record: BodyMemberRecord, values: Mapping[str, Any]) -> None:
    unknown = values.keys() - MEMBER_FIELDS
    if unknown:
        raise ValueError(f"a member has no {', '.join(sorted(unknown))}")
    party, person = values.get("party", ""), values.get("person", "")
    if "party" in values:
        record.party_id = parties.party_named(tx, party) if party.strip() else None
    if "person" in values:
        record.person_id = parties.person_named(tx, person, record.party_id) if person.strip() else None
    for key in ("function_title", "mandate"):
        if key in values:
            setattr(record, key, " ".join(values[key].split()))
    for key in values.keys() & {"role", "first", "last"}:
        setattr(record, key, MemberRole(values[key]).value if key == "role" else values[key])
    if not (record.person_id or record.party_id or record.function_title):
        raise UserError(NOBODY)
    if record.first and record.last and record.last < record.first:
        raise UserError(UPSIDE_DOWN)


def _checked(key: str, value: Any) -> Any:
    if key not in BODY_FIELDS:
        raise ValueError(key)
    if key in _WORDS:
        return _WORDS[key](value).value
    if key == "rhythm_count" and not (isinstance(value, int) and 1 <= value <= MOST_RHYTHM):
        raise UserError(NO_RHYTHM, most=MOST_RHYTHM)
    if key == "papers_days" and not (isinstance(value, int) and 0 <= value <= MOST_PAPERS_DAYS):
        raise UserError(NO_PAPERS_DAYS, most=MOST_PAPERS_DAYS)
    if key in {"begins_at", "duration"}:
        return meeting_times.checked(key, value)
    return value.strip() if isinstance(value, str) else value


def _free_name(tx: Transaction, name: str, body_id: str | None = None) -> str:
    """Return the name of a body with its blanks set right; raises `UserError` when another one has it."""
    name = " ".join(name.split())
    if not name:
        raise UserError(NAMELESS)
    if bodies.find_body_id(tx.read, name) not in {None, body_id}:
        raise UserError(EXISTS, name=name)
    return name
