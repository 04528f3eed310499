"""Reads of parties and people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.vocabulary import PartyRole, State
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound
from wsg_desktop.store.records import (
    PartyAliasRecord,
    PartyRecord,
    PersonRecord,
    ProjectPartyRecord,
    ProjectRecord,
)
from wsg_desktop.store.rows import PartyRow, PersonRow
from wsg_desktop.texts import N_

PARTY_GONE = N_("This party is no longer in the list. Somebody removed it meanwhile. Look at the list again.")

CLOSED = (State.DONE.value, State.CANCELLED.value)


def list_parties(read: Connection, parts: Mapping[tuple[str, str], int] | None = None) -> list[PartyRow]:
    """Return every party by name, with its aliases and how many open projects it leads or takes part in.

    Who knows how many that are, by party and role, says so in `parts`.
    """
    aliases = _aliases(read)
    counts = _counts(read) if parts is None else parts
    party = PartyRecord
    query = select(party.id, party.version, party.name, party.kind, party.notes)
    query = query.where(party.deleted_at.is_(None)).order_by(func.lower(party.name), party.id)
    return [
        PartyRow(
            key,
            version,
            name,
            kind,
            tuple(aliases.get(key, ())),
            notes,
            counts.get((key, PartyRole.LEAD.value), 0),
            counts.get((key, PartyRole.PARTNER.value), 0),
        )
        for key, version, name, kind, notes in read.execute(query).all()
    ]


def get_party(read: Connection, party_id: str) -> PartyRow:
    """Return one party that is not in the bin; raises `NotFound`."""
    found = next((row for row in list_parties(read) if row.id == party_id), None)
    if found is None:
        raise NotFound(PARTY_GONE)
    return found


def roles_of(read: Connection, party_id: str) -> dict[str, str]:
    """Return the role of a party per project, a lead before a partner; also of projects in the bin."""
    part = ProjectPartyRecord
    query = select(part.project_id, part.role).where(part.party_id == party_id)
    # Partners come later in the alphabet, so a lead of the same project goes over them.
    return {row[0]: row[1] for row in read.execute(query.order_by(part.role.desc())).all()}


def find_party_id(read: Connection, name: str) -> str | None:
    """Return the id of the party with this name or alias, in any case, or None."""
    wanted = name_key(name)
    query = select(PartyRecord.id).where(PartyRecord.deleted_at.is_(None)).order_by(PartyRecord.id)
    found = read.scalars(query.where(func.lower(PartyRecord.name) == wanted)).first()
    if found is None:
        named = PartyRecord.id.in_(
            select(PartyAliasRecord.party_id).where(func.lower(PartyAliasRecord.alias) == wanted)
        )
        found = read.scalars(query.where(named)).first()
    return found


def list_people(read: Connection) -> list[PersonRow]:
    """Return every person and function, by name."""
    person = PersonRecord
    query = (
        select(
            person.id,
            person.version,
            person.name,
            person.function_title,
            person.party_id,
            func.coalesce(PartyRecord.name, ""),
            person.email,
            person.telephone,
        )
        .outerjoin(PartyRecord, PartyRecord.id == person.party_id)
        .where(person.deleted_at.is_(None))
        .order_by(func.lower(person.name), func.lower(person.function_title), person.id)
    )
    return [PersonRow(*row) for row in read.execute(query).all()]


def people_of(read: Connection, party_ids: Iterable[str]) -> dict[str, list[PersonRow]]:
    """Return the people and functions of these parties, by party."""
    found: dict[str, list[PersonRow]] = {party_id: [] for party_id in party_ids}
    for person in list_people(read):
        if person.party_id in found:
            found[person.party_id].append(person)
    return found


def find_person_id(read: Connection, label: str) -> str | None:
    """Return the id of the person with this name, or the function with this title, in any case, or None."""
    wanted = name_key(label)
    person = PersonRecord
    query = select(person.id).where(person.deleted_at.is_(None)).order_by(person.id)
    named = read.scalars(query.where(func.lower(person.name) == wanted)).first()
    if named is not None:
        return named
    return read.scalars(query.where(person.name == "", func.lower(person.function_title) == wanted)).first()


def _aliases(read: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    alias = PartyAliasRecord
    for party, name in read.execute(select(alias.party_id, alias.alias).order_by(alias.alias)).all():
        found[party].append(name)
    return found


def _counts(read: Connection) -> Counter[tuple[str, str]]:
    part = ProjectPartyRecord
    query = (
        select(part.party_id, part.role, func.count())
        .join(ProjectRecord, ProjectRecord.id == part.project_id)
        .where(ProjectRecord.deleted_at.is_(None), ProjectRecord.state.not_in(CLOSED))
        .group_by(part.party_id, part.role)
    )
    return Counter({(party, role): count for party, role, count in read.execute(query).all()})
