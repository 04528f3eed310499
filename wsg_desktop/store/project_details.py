"""Reads of what only the details of projects show: long texts of several, links of one, words used before."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import AnySelect, in_chunks
from wsg_desktop.store.projects import NO_PROJECT
from wsg_desktop.store.records import (
    AreaRecord,
    GoalRecord,
    LinkRecord,
    PartyAliasRecord,
    PartyRecord,
    ProjectRecord,
    ProjectReferenceRecord,
    ProjectTagRecord,
)
from wsg_desktop.store.rows import LinkRow, ProjectTexts

_TEXTS = [name for name in ProjectTexts._fields if name != "references"]


class LinkedProject(NamedTuple):
    """A link of a project, with the project at its other end."""

    link: LinkRow
    other_id: str
    number: str
    title: str
    comes_first: bool
    """Whether the other project is the one to wait for."""


def get_texts(read: Connection, project_id: str) -> ProjectTexts:
    """Return the long texts of one project; raises `NotFound`."""
    found = find_texts(read, [project_id])
    if not found:
        raise NotFound(NO_PROJECT, number=project_id)
    return found[project_id]


def find_texts(read: Connection, ids: Iterable[str]) -> dict[str, ProjectTexts]:
    """Return the long texts of the projects with these ids, by id; what is gone is left out."""
    columns = [ProjectRecord.__table__.c[name] for name in _TEXTS]
    found: dict[str, ProjectTexts] = {}
    for chunk in in_chunks(ids):
        references = _references(read, chunk)
        for row in read.execute(select(*columns).where(ProjectRecord.id.in_(chunk))).mappings().all():
            key = str(row["id"])
            texts = ProjectTexts(**row, references=tuple(references.get(key, ())))  # pyright: ignore[reportArgumentType, reportCallIssue]
            found[key] = texts
    return found


def list_links_of(read: Connection, project_id: str) -> list[LinkedProject]:
    """Return the links of a project with projects that are not in the bin, those it waits for first."""
    link, other = LinkRecord.__table__.c, ProjectRecord
    columns = [link[name] for name in LinkRow._fields]
    query: AnySelect = (
        select(*columns, other.id, other.number, other.title)
        .join(
            other,
            or_(
                (link.source_id == project_id) & (other.id == link.target_id),
                (link.target_id == project_id) & (other.id == link.source_id),
            ),
        )
        .where(other.deleted_at.is_(None))
        .order_by(other.sort_key, link.id)
    )
    found: list[LinkedProject] = []
    for row in read.execute(query).all():
        *values, other_id, number, title = row
        made = LinkRow(*values)
        found.append(LinkedProject(made, other_id, number, title, made.target_id == project_id))
    return sorted(found, key=lambda linked: not linked.comes_first)


def list_tags(read: Connection) -> list[str]:
    """Return every tag that a project has."""
    return list(read.scalars(select(ProjectTagRecord.tag).distinct().order_by(ProjectTagRecord.tag)))


def count_tags(read: Connection) -> list[tuple[str, int]]:
    """Return every tag with how many projects have it that are not in the bin."""
    tag, project = ProjectTagRecord, ProjectRecord
    count = func.count(project.id).filter(project.deleted_at.is_(None))
    query = select(tag.tag, count).join(project, project.id == tag.project_id).group_by(tag.tag)
    return [(name, many) for name, many in read.execute(query.order_by(func.lower(tag.tag))).all()]


def list_themes(read: Connection) -> list[str]:
    """Return every theme that a project has."""
    theme = ProjectRecord.theme
    return list(read.scalars(select(theme).distinct().where(theme != "").order_by(theme)))


def list_party_names(read: Connection) -> tuple[list[str], dict[str, str]]:
    """Return the names of the parties that are not in the bin, and the party of each alias."""
    alive = PartyRecord.deleted_at.is_(None)
    names = list(read.scalars(select(PartyRecord.name).where(alive).order_by(func.lower(PartyRecord.name))))
    alias = PartyAliasRecord
    query = select(alias.alias, PartyRecord.name).join(PartyRecord, PartyRecord.id == alias.party_id)
    return names, {row[0]: row[1] for row in read.execute(query.where(alive)).all()}


def list_area_names(read: Connection) -> list[str]:
    """Return the names of the areas that are not in the bin."""
    query = select(AreaRecord.name).where(AreaRecord.deleted_at.is_(None))
    return list(read.scalars(query.order_by(func.lower(AreaRecord.name))))


def list_goal_titles(read: Connection) -> list[str]:
    """Return the titles of the goals and action lines in their order."""
    return list(read.scalars(select(GoalRecord.title).order_by(GoalRecord.sort_key)))


def list_project_names(read: Connection) -> dict[str, str]:
    """Return number and title in one text, and the id that goes with it, of projects not in the bin."""
    project = ProjectRecord
    query = select(project.number + " " + project.title, project.id).where(project.deleted_at.is_(None))
    return {row[0]: row[1] for row in read.execute(query.order_by(project.sort_key)).all()}


def _references(read: Connection, ids: list[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    reference = ProjectReferenceRecord
    query = select(reference.project_id, reference.label, reference.target)
    for key, label, target in read.execute(
        query.where(reference.project_id.in_(ids)).order_by(reference.id)
    ).all():
        found[key].append((label, target))
    return found
