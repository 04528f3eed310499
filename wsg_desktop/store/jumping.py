"""Reads of what can be gone to: no more of each project than its name and where it belongs."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, not_, or_, select

from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.records import (
    AreaRecord,
    PartyAliasRecord,
    PartyRecord,
    ProjectAreaRecord,
    ProjectRecord,
)

_NAMING = ("number", "title", "kind", "parent_id", "sort_key", "deleted_at")
_UNNAMED = ("project_party", "project_phase", "project_status", "project_goal", "situation", "link")


class NamedLine(NamedTuple):
    """A line of the outline by name."""

    id: str
    number: str
    title: str
    kind: str
    """An `ItemKind` value."""
    parent_id: str | None
    areas: tuple[str, ...]


class NamedParty(NamedTuple):
    """A party by name."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]


def is_named_anew(read: Connection, seq: int) -> bool:
    """Return whether after change set `seq` anything changed that makes a name or a place in the outline.

    Dates, states and texts of projects do not count; of what is not known here it is said that it does.
    """
    change = ChangeRecord
    elsewhere = and_(change.entity == "project", change.op == "update", change.field.not_in(_NAMING))
    query = select(change.seq).where(change.seq > seq, not_(or_(elsewhere, change.entity.in_(_UNNAMED))))
    return read.scalar(query.limit(1)) is not None


def list_named_lines(read: Connection) -> list[NamedLine]:
    """Return every line that is not in the bin, in the order of the outline."""
    project, part, area = ProjectRecord, ProjectAreaRecord, AreaRecord
    named = dict(read.execute(select(area.id, area.name)).all())
    lines = select(project.id, project.number, project.title, project.kind, project.parent_id)
    lines = lines.where(project.deleted_at.is_(None)).order_by(project.sort_key)
    with collector_at_rest():
        areas: dict[str, tuple[str, ...]] = {}
        for project_id, area_id in read.execute(select(part.project_id, part.area_id)).all():
            name = named[area_id]
            # Nearly all have one.
            areas[project_id] = tuple(sorted((*areas[project_id], name))) if project_id in areas else (name,)
        return [NamedLine._make((*row, areas.get(row[0], ()))) for row in read.execute(lines).all()]


def list_named_areas(read: Connection) -> list[tuple[str, str, str]]:
    """Return id, name and municipality of every area, by name."""
    area = AreaRecord
    query = select(area.id, area.name, area.municipality).where(area.deleted_at.is_(None))
    return [(key, name, place) for key, name, place in read.execute(query.order_by(func.lower(area.name)))]


def list_named_parties(read: Connection) -> list[NamedParty]:
    """Return every party by name."""
    party, alias = PartyRecord, PartyAliasRecord
    aliases: dict[str, list[str]] = defaultdict(list)
    for party_id, name in read.execute(select(alias.party_id, alias.alias).order_by(alias.alias)).all():
        aliases[party_id].append(name)
    query = select(party.id, party.name, party.kind).where(party.deleted_at.is_(None))
    rows = read.execute(query.order_by(func.lower(party.name), party.id)).all()
    return [NamedParty._make((*row, tuple(aliases.get(row[0], ())))) for row in rows]
