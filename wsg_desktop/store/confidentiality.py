"""How confidential projects and decisions are, and what refers to them: also of what lies in the bin.

An action or a decision keeps pointing at what was deleted, and that does not make public what was secret.
"""

from typing import NamedTuple

from sqlalchemy import Connection, select

from wsg_desktop.store.records import AgendaItemRecord, DecisionProjectRecord, DecisionRecord, ProjectRecord


class Secrecy(NamedTuple):
    """Keys with what they refer to and how confidential they are."""

    projects: list[tuple[str, str | None, str]]
    """Each with what it stands under."""
    decisions: list[tuple[str, str]]
    about: list[tuple[str, str]]
    """A decision, and a project that it is about."""
    items: list[tuple[str, str | None, str | None]]
    """Points of agendas, each with the decision and the project it is about."""


def read_secrecy(read: Connection) -> Secrecy:
    """Read it of the whole programme."""
    project, decision, part, item = ProjectRecord, DecisionRecord, DecisionProjectRecord, AgendaItemRecord
    return Secrecy(
        [(*row,) for row in read.execute(select(project.id, project.parent_id, project.confidentiality))],
        [(*row,) for row in read.execute(select(decision.id, decision.confidentiality))],
        [(*row,) for row in read.execute(select(part.decision_id, part.project_id))],
        [(*row,) for row in read.execute(select(item.id, item.decision_id, item.project_id))],
    )


def levels_above(read: Connection, project_id: str) -> list[str]:
    """Return the confidentiality of a project and of everything it stands under."""
    found: list[str] = []
    passed: set[str] = set()
    at: str | None = project_id
    query = select(ProjectRecord.parent_id, ProjectRecord.confidentiality)
    while at is not None and at not in passed:
        passed.add(at)
        row = read.execute(query.where(ProjectRecord.id == at)).one_or_none()
        at = row.parent_id if row else None
        found += [row.confidentiality] if row else []
    return found
