"""Reads of the outline as far as parties have to do with it: of every line its parts, its dates and its age.

Also of what is finished or lies in the bin, for that may keep secret what stands under it.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, func, select, type_coerce

from wsg_desktop.domain.terms import Term
from wsg_desktop.store.columns import (
    AnySelect,
    collector_at_rest,
    day_columns,
    plain_term,
    rows_of,
)
from wsg_desktop.store.journal.tables import ChangeRecord
from wsg_desktop.store.records import ProjectPartyRecord, ProjectRecord


class WorkRow(NamedTuple):
    """One line of the outline."""

    id: str
    number: str
    parent_id: str | None
    state: str
    confidentiality: str
    is_binned: bool
    end: Term
    deadline: Term
    changed_seq: int
    """The last change set that touched it or what hangs on it."""
    parts: tuple[tuple[str, str], ...]
    """Party and role of every part in it."""


def list_work(read: Connection, ids: Collection[str] | None = None) -> list[WorkRow]:
    """Return every line of the outline, or those of `ids`; in no order."""
    project, change = ProjectRecord.__table__.c, ChangeRecord
    latest = select(func.max(change.seq)).where(change.owner_id == project.id).scalar_subquery()
    query: AnySelect = select(
        project.id,
        project.number,
        project.parent_id,
        project.state,
        project.confidentiality,
        type_coerce(project.deleted_at.is_not(None), Integer),
        *day_columns(project, "end"),
        *day_columns(project, "deadline"),
        latest,
    )
    with collector_at_rest():
        parts, found = _parts(read, ids), rows_of(read, query, project.id, ids)
        return [
            WorkRow._make(
                (
                    *row[:5],
                    bool(row[5]),
                    plain_term(row[6], row[7]),
                    plain_term(row[8], row[9]),
                    row[10] or 0,
                    tuple(parts.get(row[0], ())),
                )
            )
            for row in found
        ]


def _parts(read: Connection, ids: Collection[str] | None) -> dict[str, list[tuple[str, str]]]:
    part = ProjectPartyRecord.__table__.c
    query: Any = select(part.project_id, part.party_id, part.role)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for project_id, party_id, role in rows_of(read, query, part.project_id, ids):
        found[project_id].append((party_id, role))
    return found
