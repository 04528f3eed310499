"""Reads of where a party or a person has a task: why it cannot just go to the bin."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from wsg_desktop.store.records import (
    AreaDirectorRecord,
    AreaRecord,
    BodyMemberRecord,
    BodyRecord,
    ProjectPartyRecord,
    ProjectRecord,
)


def uses_of_party(read: Connection, party_id: str) -> list[str]:
    """Return where a party takes part, directs or sits: projects, areas, bodies, each once, in words."""
    project, part = ProjectRecord, ProjectPartyRecord
    takes_part = project.id.in_(select(part.project_id).where(part.party_id == party_id))
    directs = (project.daily_direction_id == party_id, project.policy_direction_id == party_id)
    return [
        *_projects(read, or_(takes_part, *directs)),
        *_areas(read, AreaDirectorRecord.party_id == party_id),
        *_bodies(read, BodyMemberRecord.party_id == party_id),
    ]


def uses_of_person(read: Connection, person_id: str) -> list[str]:
    """Return the projects, areas and bodies in which a person has a task, each once, in words."""
    project = ProjectRecord
    tasks = (project.project_lead_id, project.official_principal_id, project.political_principal_id)
    return [
        *_projects(read, or_(*(task == person_id for task in tasks))),
        *_areas(read, AreaDirectorRecord.person_id == person_id),
        *_bodies(read, BodyMemberRecord.person_id == person_id),
    ]


def _projects(read: Connection, condition: ColumnElement[bool]) -> list[str]:
    project = ProjectRecord
    query = select(project.number, project.title, project.deleted_at).where(condition)
    # Those in the bin last: they may never come back.
    rows: Sequence[Any] = read.execute(query.order_by(project.sort_key)).all()
    return [f"{number} {title}" for number, title, _ in sorted(rows, key=lambda row: row[2] is not None)]


def _areas(read: Connection, condition: ColumnElement[bool]) -> list[str]:
    area, director = AreaRecord, AreaDirectorRecord
    query = select(area.name).join(director, director.area_id == area.id).where(condition)
    return list(read.scalars(query.distinct().order_by(area.name)))


def _bodies(read: Connection, condition: ColumnElement[bool]) -> list[str]:
    body, member = BodyRecord, BodyMemberRecord
    query = select(body.name).join(member, member.body_id == body.id).where(condition)
    return list(read.scalars(query.distinct().order_by(body.name)))
