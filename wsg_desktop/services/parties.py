"""Parties and people: adding, renaming, aliases, contacts, the bin."""

from collections.abc import Iterable, Mapping, Sequence

from wsg_desktop.domain.party_kinds import guess_party_kind
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import UserError
from wsg_desktop.services import views
from wsg_desktop.store import parties, party_uses
from wsg_desktop.store.records import PartyAliasRecord, PartyRecord, PersonRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

PARTY_FIELDS = frozenset({"name", "kind", "notes"})
PERSON_FIELDS = frozenset({"name", "function_title", "party_id", "email", "telephone", "notes"})

NAMELESS_PARTY = N_("A party needs a name. Type one and try again.")
NAMELESS_PERSON = N_("Type a name or a function, so that people know who it is.")
PARTY_EXISTS = N_("There is already a party called {name}. Use that one, or choose another name.")
NOW_ALIAS = N_(
    "{name} is another name of {party} now, so it cannot come back as a party of its own. Take that name away"
    " at {party} under Also known as, or take the merging back in History; then try again."
)
STILL_IN_USE = N_(
    "{name} still takes part in {uses}. Replace the party there first, or merge it with another party; then"
    " it can go to the bin."
)
PERSON_IN_USE = N_(
    "{name} still has a task in {uses}. Give that to somebody else first; then {name} can go to the bin."
)
_NAMED = 3
"""As many uses are named in a sentence; of the others only how many there are."""


def add_party(tx: Transaction, name: str, *, kind: str | None = None, notes: str = "") -> str:
    """Add a party and return its id; raises `UserError` without a name or when the name is taken."""
    name = check_name(tx, name)
    return tx.add(PartyRecord(name=name, kind=kind or guess_party_kind(name).value, notes=notes)).id


def check_name(tx: Transaction, name: str, party_id: str | None = None) -> str:
    """Return the name of a party with its blanks set right; raises `UserError` when another one has it."""
    name = " ".join(name.split())
    if not name:
        raise UserError(NAMELESS_PARTY)
    if parties.find_party_id(tx.read, name) not in {None, party_id}:
        raise UserError(PARTY_EXISTS, name=name)
    return name


def party_named(tx: Transaction, name: str) -> str:
    """Return the id of the party with this name or alias; adds it when it is new."""
    return parties.find_party_id(tx.read, name) or add_party(tx, name)


def parties_named(tx: Transaction, names: Iterable[str]) -> list[str]:
    """Return the ids of the parties with these names, in order and each once; adds what is new."""
    return list(dict.fromkeys(party_named(tx, name) for name in names if name.strip()))


def set_party_field(tx: Transaction, party_id: str, key: str, value: str) -> None:
    """Change the name, kind or notes of a party."""
    record = tx.get(PartyRecord, party_id)
    if key not in PARTY_FIELDS:
        raise ValueError(key)
    if key == "name":
        before, record.name = record.name, check_name(tx, value, party_id)
        views.rename_party(tx, before, record.name)
    else:
        setattr(record, key, value.strip())


def add_alias(tx: Transaction, party_id: str, alias: str) -> None:
    """Remember that people confirmed `alias` to mean this party; the same alias twice is kept once."""
    alias = " ".join(alias.split())
    known = {
        name_key(row.alias) for row in tx.find_all(PartyAliasRecord, PartyAliasRecord.party_id == party_id)
    }
    record = tx.get(PartyRecord, party_id)
    if alias and name_key(alias) not in known | {name_key(record.name)}:
        tx.add(PartyAliasRecord(party_id=party_id, alias=alias))


def remove_alias(tx: Transaction, party_id: str, alias: str) -> None:
    """Forget that a name means this party."""
    for row in tx.find_all(PartyAliasRecord, PartyAliasRecord.party_id == party_id):
        if name_key(row.alias) == name_key(alias):
            tx.remove(row)


def delete_party(tx: Transaction, party_id: str) -> None:
    """Put a party in the bin; raises `UserError` while it takes part in projects or directs something."""
    record = tx.get(PartyRecord, party_id)
    uses = party_uses.uses_of_party(tx.read, party_id)
    if uses:
        raise UserError(STILL_IN_USE, name=record.name, uses=_listed(uses))
    record.deleted_at = tx.clock.now()


def restore_party(tx: Transaction, party_id: str) -> None:
    """Take a party out of the bin; raises `UserError` when its name belongs to another one meanwhile."""
    record = tx.get(PartyRecord, party_id)
    holder_id = parties.find_party_id(tx.read, record.name)
    if holder_id is not None and holder_id != party_id:
        holder = tx.get(PartyRecord, holder_id)
        if name_key(holder.name) != name_key(record.name):
            raise UserError(NOW_ALIAS, name=record.name, party=holder.name)
    check_name(tx, record.name, party_id)
    record.deleted_at = None


def add_person(tx: Transaction, **values: str | None) -> str:
    """Add a person or function (fields of `PERSON_FIELDS`) and return the id."""
    if not (values.get("name") or values.get("function_title")):
        raise UserError(NAMELESS_PERSON)
    return tx.add(PersonRecord(**{key: value for key, value in values.items() if key in PERSON_FIELDS})).id


def person_named(tx: Transaction, label: str, party_id: str | None = None) -> str:
    """Return the id of the person or function called `label`; adds a function when it is new."""
    found = parties.find_person_id(tx.read, label)
    return found or add_person(tx, function_title=" ".join(label.split()), party_id=party_id)


def set_person_field(tx: Transaction, person_id: str, key: str, value: str | None) -> None:
    """Change one field of a person or function."""
    set_person_fields(tx, person_id, {key: value})


def set_person_fields(tx: Transaction, person_id: str, values: Mapping[str, str | None]) -> None:
    """Change several fields of a person or function; raises `UserError` when no name or function is left."""
    record = tx.get(PersonRecord, person_id)
    for key, value in values.items():
        if key not in PERSON_FIELDS:
            raise ValueError(key)
        setattr(record, key, value)
    if not (record.name or record.function_title):
        raise UserError(NAMELESS_PERSON)


def delete_person(tx: Transaction, person_id: str) -> None:
    """Put a person or function in the bin; raises `UserError` while it leads or directs something."""
    record = tx.get(PersonRecord, person_id)
    uses = party_uses.uses_of_person(tx.read, person_id)
    if uses:
        raise UserError(PERSON_IN_USE, name=record.name or record.function_title, uses=_listed(uses))
    record.deleted_at = tx.clock.now()


def _listed(uses: Sequence[str]) -> str:
    """Return the first uses with how many more there are: "B1 Servicewinkel, Bathmen +4"."""
    more = len(uses) - _NAMED
    return ", ".join(uses[:_NAMED]) + (f" +{more}" if more > 0 else "")
