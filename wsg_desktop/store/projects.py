"""Reads of projects: the rows that tables, charts and exports share, and the long texts of one."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.markup import plain
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound
from wsg_desktop.store.columns import (
    PARAMETERS,
)
from wsg_desktop.store.project_rows import read_rows
from wsg_desktop.store.records import (
    ProjectRecord,
    SituationRecord,
)
from wsg_desktop.store.rows import (
    ProjectRow,
    SituationRow,
)
from wsg_desktop.texts import N_

NO_PROJECT = N_("There is no project with number {number}. Look up the number in the list and try again.")


def list_projects(read: Connection, *, deleted: bool = False, with_phases: bool = True) -> list[ProjectRow]:
    """Return every project in the order of the outline; with `deleted` those in the bin instead.

    A table shows no phases, which are a quarter of the work: without them they are `NOT_READ`.
    """
    return read_rows(read, deleted=deleted, with_phases=with_phases)


def find_projects(read: Connection, ids: Iterable[str], *, deleted: bool | None = None) -> list[ProjectRow]:
    """Return the projects with these ids in the order of the outline.

    With `deleted` only those in the bin (True) or outside it (False).
    """
    wanted = list(ids)
    if len(wanted) > PARAMETERS:
        chosen = set(wanted)
        return [row for row in read_rows(read, deleted=deleted) if row.id in chosen]
    return read_rows(read, wanted, deleted=deleted)


def get_project(read: Connection, project_id: str) -> ProjectRow:
    """Return one project; raises `NotFound`."""
    rows = find_projects(read, [project_id])
    if not rows:
        raise NotFound(NO_PROJECT, number=project_id)
    return rows[0]


def get_project_id(read: Connection, number: str, *, in_bin: bool = False) -> str:
    """Return the id of the project with this number, in any case; with `in_bin` also one in the bin.

    Raises `NotFound`.
    """
    query = select(ProjectRecord.id).where(func.lower(ProjectRecord.number) == name_key(number))
    found = read.scalar(query if in_bin else query.where(ProjectRecord.deleted_at.is_(None)))
    if found is None:
        raise NotFound(NO_PROJECT, number=number)
    return found


def search_texts(read: Connection, ids: Iterable[str] | None = None) -> dict[str, str]:
    """Return per project, all of them or those with `ids`, the long texts that a search looks through."""
    project = ProjectRecord
    query = select(project.id, project.description, project.ideas, project.cooperation, project.notes)
    wanted = None if ids is None else list(ids)
    if wanted is not None and len(wanted) <= PARAMETERS:
        query = query.where(project.id.in_(wanted))
    return {row[0]: " ".join(plain(part) for part in row[1:] if part) for row in read.execute(query)}


def list_situations(read: Connection, project_id: str) -> list[SituationRow]:
    """Return the dated entries of one project, latest first."""
    entry = SituationRecord
    query = select(entry.id, entry.project_id, entry.day, entry.text, entry.reported_by)
    found = read.execute(
        query.where(entry.project_id == project_id).order_by(entry.day.desc(), entry.id.desc())
    )
    return [SituationRow(*row) for row in found]


def numbers_in_use(read: Connection) -> set[str]:
    """Return the number of every project, lower case, also of those in the bin."""
    return {number.lower() for number in read.scalars(select(ProjectRecord.number))}


def child_ids(read: Connection) -> dict[str, list[str]]:
    """Return per project the ids of what stands right under it, in order, binned or not."""
    found: dict[str, list[str]] = defaultdict(list)
    project = ProjectRecord
    query = select(project.parent_id, project.id).where(project.parent_id.is_not(None))
    for parent, child in read.execute(query.order_by(project.sort_key, project.id)).all():
        found[str(parent)].append(child)
    return found


def last_sort_key(read: Connection, parent_id: str | None) -> str | None:
    """Return the highest sort key under `parent_id` (None: at the top), or None when there is nothing."""
    project = ProjectRecord
    same = project.parent_id.is_(None) if parent_id is None else project.parent_id == parent_id
    return read.scalar(select(func.max(project.sort_key)).where(same))
