"""Reads of how things stand together, as bare as they come: lines of the outline, names, uses of the bin."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from wsg_desktop.domain.outline_moves import OutlineLine
from wsg_desktop.store.records import (
    AreaRecord,
    PartyRecord,
    ProjectAreaRecord,
    ProjectPartyRecord,
    ProjectRecord,
)


class Line(NamedTuple):
    """One line of the outline, in the bin or not."""

    id: str
    number: str
    parent_id: str | None
    in_bin: bool


class Use(NamedTuple):
    """A project outside the bin that refers to an area or party in it."""

    project_id: str
    used_id: str
    number: str
    name: str


def list_lines(read: Connection) -> list[Line]:
    """Return every line of the outline."""
    project = ProjectRecord
    query = select(project.id, project.number, project.parent_id, project.deleted_at.is_not(None))
    return [Line(*row) for row in read.execute(query.order_by(project.id)).all()]


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
    project, in_area, part = ProjectRecord, ProjectAreaRecord, ProjectPartyRecord
    areas = (
        select(project.id, AreaRecord.id, project.number, AreaRecord.name)
        .join(in_area, in_area.project_id == project.id)
        .join(AreaRecord, AreaRecord.id == in_area.area_id)
        .where(project.deleted_at.is_(None), AreaRecord.deleted_at.is_not(None))
    )
    parties = (
        select(project.id, PartyRecord.id, project.number, PartyRecord.name)
        .join(part, part.project_id == project.id)
        .join(PartyRecord, PartyRecord.id == part.party_id)
        .where(project.deleted_at.is_(None), PartyRecord.deleted_at.is_not(None))
    )
    return [Use(*row) for query in (areas, parties) for row in read.execute(query).all()]
