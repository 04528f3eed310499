"""Reads of what bodies decided: projects passed to a next phase, deadlines agreed anew."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.store.columns import TERMS, AnySelect, in_chunks, term_columns
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import PersonRecord, PhasePassageRecord, ProjectRecord
from wsg_desktop.store.rows import DecisionRow, PassageRow

_AGREED = ("", "deadline", "deadline_reason", "deadline_basis")
"""Fields whose change is the decision; the first stands for a whole row that came in with one."""


def list_passages(read: Connection, project_id: str | None = None) -> list[PassageRow]:
    """Return how projects passed to their phases, earliest first: all of them, or those of one project."""
    passage, project = PhasePassageRecord, ProjectRecord
    held, taken = PersonRecord.__table__.alias(), PersonRecord.__table__.alias()
    query: AnySelect = (
        select(
            passage.id,
            passage.project_id,
            project.number,
            project.title,
            passage.from_phase,
            passage.to_phase,
            passage.day,
            passage.decided_by,
            func.coalesce(func.nullif(held.c.name, ""), held.c.function_title, ""),
            func.coalesce(func.nullif(taken.c.name, ""), taken.c.function_title, ""),
            passage.note,
        )
        .join(project, project.id == passage.project_id)
        .outerjoin(held, held.c.id == passage.held_by_id)
        .outerjoin(taken, taken.c.id == passage.taken_by_id)
        .where(project.deleted_at.is_(None))
        .order_by(passage.day, passage.id)
    )
    if project_id is not None:
        query = query.where(passage.project_id == project_id)
    return [PassageRow(*row) for row in read.execute(query).all()]


def list_bodies(read: Connection) -> list[str]:
    """Return by whom phases and deadlines were decided before, each once, the latest first."""
    passage, project = PhasePassageRecord, ProjectRecord
    passed = read.scalars(select(passage.decided_by).order_by(passage.id.desc()))
    agreed = read.scalars(
        select(project.deadline_basis)
        .where(project.deadline_reason == DeadlineReason.DECISION.value)
        .order_by(project.id.desc())
    )
    return [name for name in dict.fromkeys((*passed, *agreed)) if name]


def list_decisions(read: Connection, project_ids: Collection[str] | None = None) -> list[DecisionRow]:
    """Return what bodies decided about projects not in the bin: about all, or only about these."""
    if project_ids is None:
        return [*_passed(read, _passed_query()), *_agreed(read, _agreed_query())]
    found: list[DecisionRow] = []
    for chunk in in_chunks(project_ids):
        found += _passed(read, _passed_query().where(PhasePassageRecord.project_id.in_(chunk)))
        found += _agreed(read, _agreed_query().where(ProjectRecord.id.in_(chunk)))
    return found


def _passed_query() -> AnySelect:
    passage, project = PhasePassageRecord, ProjectRecord
    return (
        select(passage.id, passage.project_id, passage.day, passage.decided_by, passage.to_phase)
        .join(project, project.id == passage.project_id)
        .where(project.deleted_at.is_(None), passage.decided_by != "")
        .order_by(passage.day, passage.id)
    )


def _passed(read: Connection, query: AnySelect) -> list[DecisionRow]:
    return [DecisionRow(*row) for row in read.execute(query).all()]


def _agreed_query() -> AnySelect:
    """Return the query of the deadlines that rest on a decision, each with the moment it was kept.

    The moment is asked per project, so that SQLite looks it up by index instead of reading the journal.
    """
    project, change, head = ProjectRecord, ChangeRecord, ChangeSetRecord
    last = (
        select(func.max(change.seq))
        .where(change.row_id == project.id, change.entity == "project", change.field.in_(_AGREED))
        .correlate(project)
        .scalar_subquery()
    )
    return (
        select(
            project.id,
            head.at,
            project.deadline_basis,
            *term_columns(ProjectRecord.__table__, "deadline"),
        )
        .select_from(project)
        .join(head, head.seq == last)
        .where(project.deleted_at.is_(None), project.deadline_reason == DeadlineReason.DECISION.value)
    )


def _agreed(read: Connection, query: AnySelect) -> list[DecisionRow]:
    return [
        DecisionRow(f"deadline {row[0]}", row[0], day_of(row[1]), row[2], deadline=TERMS[row[3]])
        for row in read.execute(query).all()
    ]
