"""Reads of how things stand together, as bare as they come: numbers, what holds or follows what, names."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from wsg_desktop.domain.outline_moves import OutlineLine
from wsg_desktop.store.columns import AnySelect, rows_of
from wsg_desktop.store.records import (
    AreaRecord,
    LinkRecord,
    PartyRecord,
    ProjectAreaRecord,
    ProjectPartyRecord,
    ProjectRecord,
)


class Use(NamedTuple):
    """A project outside the bin that refers to an area or party in it."""

    project_id: str
    used_id: str
    number: str
    name: str


def numbers(read: Connection, ids: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Return id and number of every line of the outline or of those with `ids`, in the bin or not."""
    project = ProjectRecord.__table__.c
    query: AnySelect = select(project.id, project.number).order_by(project.id)
    return [(row[0], row[1]) for row in rows_of(read, query, project.id, ids)]


def arrows(read: Connection) -> list[tuple[str, str]]:
    """Return which line stands under which, in the bin or not: from the one above."""
    project = ProjectRecord
    query = select(project.parent_id, project.id).where(project.parent_id.is_not(None))
    return [(row[0] or "", row[1]) for row in read.execute(query).all()]


def link_arrows(read: Connection) -> list[tuple[str, str]]:
    """Return which line waits for which, of those that are not in the bin: from the one that comes first."""
    link = LinkRecord
    binned = set(read.scalars(select(ProjectRecord.id).where(ProjectRecord.deleted_at.is_not(None))))
    rows = read.execute(select(link.source_id, link.target_id)).all()
    kept = [row for row in rows if binned.isdisjoint(row)] if binned else rows
    return [(row[0], row[1]) for row in kept]


def under_binned(read: Connection) -> list[tuple[str, str, str]]:
    """Return of each line outside the bin under one in the bin: its id, its number, the id above."""
    line, above = ProjectRecord.__table__.c, ProjectRecord.__table__.alias().c
    query = select(line.id, line.number, above.id).where(above.id == line.parent_id)
    query = query.where(above.deleted_at.is_not(None), line.deleted_at.is_(None)).order_by(line.id)
    return [(row[0], row[1], row[2]) for row in read.execute(query).all()]


def list_places(read: Connection) -> list[OutlineLine]:
    """Return where every line of the outline stands, in no order; what is in the bin is not seen."""
    project = ProjectRecord
    query = select(project.id, project.parent_id, project.sort_key, project.deleted_at.is_(None))
    return [OutlineLine(*row) for row in read.execute(query).all()]


def sibling_keys(read: Connection, parent_id: str | None) -> list[tuple[str, str]]:
    """Return id and key of every line right under `parent_id`, what is in the bin too, in their order."""
    project = ProjectRecord
    same = project.parent_id.is_(None) if parent_id is None else project.parent_id == parent_id
    query = select(project.id, project.sort_key).where(same).order_by(project.sort_key, project.id)
    return [(row.id, row.sort_key) for row in read.execute(query).all()]


def area_names(read: Connection) -> dict[str, str]:
    """Return the names of the areas that are not in the bin, by id."""
    query = select(AreaRecord.id, AreaRecord.name).where(AreaRecord.deleted_at.is_(None))
    return dict(read.execute(query).all())


def party_names(read: Connection) -> dict[str, str]:
    """Return the names of the parties that are not in the bin, by id."""
    query = select(PartyRecord.id, PartyRecord.name).where(PartyRecord.deleted_at.is_(None))
    return dict(read.execute(query).all())


def uses_of_bin(read: Connection) -> list[Use]:
    """Return which projects outside the bin refer to an area or party in it."""
    area, party = ProjectAreaRecord.__table__.c, ProjectPartyRecord.__table__.c
    return [
        *_uses(read, AreaRecord.__table__.c, area.project_id, area.area_id),
        *_uses(read, PartyRecord.__table__.c, party.project_id, party.party_id),
    ]


def _uses(read: Connection, used: Any, project_id: Any, used_id: Any) -> list[Use]:
    # From the bin, which is small: joined the other way round every project is looked at.
    names: AnySelect = select(used.id, used.name).where(used.deleted_at.is_not(None))
    binned = dict(read.execute(names).all())
    pairs = rows_of(read, select(project_id, used_id).distinct(), used_id, binned)
    project = ProjectRecord.__table__.c
    there = select(project.id, project.number).where(project.deleted_at.is_(None))
    known = dict(rows_of(read, there, project.id, {row[0] for row in pairs}))
    return [Use(key, it, known[key], binned[it]) for key, it in pairs if key in known]
