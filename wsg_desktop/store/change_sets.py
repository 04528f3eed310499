"""Reads of change sets, latest first and a page at a time: the history of a whole programme.

Pages continue below the last number that was read, so the hundredth costs what the first does.
"""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, true

from wsg_desktop.store.journal.tables import EDIT, FACT, ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import AreaRecord, PartyRecord, PersonRecord, ProjectRecord

MOST_COUNTED = 5_000
"""Lines of a change set up to which what they are of is counted."""


class SetRow(NamedTuple):
    """One change set with how much is in it."""

    seq: int
    id: str
    at: datetime
    who: str
    label: str
    kind: str
    undoes: int | None
    lines: int = 0
    projects: int = 0
    """How many projects it touched, milestones and activities too; 0 where those were too many to count."""


class Found(NamedTuple):
    """What a text that is searched for was found in: sets with these labels, owners or fields."""

    labels: Collection[str] = ()
    owners: Collection[str] = ()
    fields: Collection[tuple[str, str]] = ()
    value: str = ""
    """What stands in a value from or to which something changed; empty to look in none."""


class SetFilter(NamedTuple):
    """Which change sets are wanted; what is empty does not matter."""

    who: str = ""
    since: datetime | None = None
    until: datetime | None = None
    kind: str = ""
    """edit, import, undo, fact or bin."""
    import_label: str = ""
    """How the labels of imports begin."""
    found: Found | None = None


def list_sets(
    read: Connection, wanted: SetFilter, *, before: int | None = None, limit: int = 60
) -> list[SetRow]:
    """Return change sets, latest first; with `before` those with a lower number."""
    head = ChangeSetRecord
    query = select(head.seq, head.id, head.at, head.who, head.label, head.kind, head.undoes)
    query = query.where(*_conditions(wanted))
    if before is not None:
        query = query.where(head.seq < before)
    found = [SetRow(*row) for row in read.execute(query.order_by(head.seq.desc()).limit(limit)).all()]
    sizes = _sizes(read, [row.seq for row in found])
    return [
        row._replace(lines=lines, projects=projects) for row in found for lines, projects in [sizes[row.seq]]
    ]


def find_set(read: Connection, seq: int) -> SetRow | None:
    """Return one change set, or None."""
    head = ChangeSetRecord
    query = select(head.seq, head.id, head.at, head.who, head.label, head.kind, head.undoes)
    row = read.execute(query.where(head.seq == seq)).first()
    if row is None:
        return None
    lines, projects = _sizes(read, [seq])[seq]
    return SetRow(*row)._replace(lines=lines, projects=projects)


def list_people(read: Connection) -> list[str]:
    """Return everybody who ever changed something."""
    return list(read.scalars(select(ChangeSetRecord.who).distinct()))


def list_moments(read: Connection) -> list[datetime]:
    """Return when each change set was made."""
    return list(read.scalars(select(ChangeSetRecord.at)))


def list_labels(read: Connection) -> list[str]:
    """Return every label that a change set has, once."""
    return list(read.scalars(select(ChangeSetRecord.label).distinct()))


def list_owner_names(read: Connection) -> list[tuple[str, str]]:
    """Return id and name of projects (with their number), areas, parties and people, in the bin too."""
    project, person = ProjectRecord, PersonRecord
    queries = (
        select(project.id, project.number + " " + project.title),
        select(AreaRecord.id, AreaRecord.name),
        select(PartyRecord.id, PartyRecord.name),
        select(person.id, func.coalesce(func.nullif(person.name, ""), person.function_title)),
    )
    return [(key, name) for query in queries for key, name in read.execute(query).all()]


def _sizes(read: Connection, seqs: list[int]) -> dict[int, tuple[int, int]]:
    head, change = ChangeSetRecord, ChangeRecord
    # Lines are numbered from one on, so the last number is found without reading a large set.
    last = select(func.max(change.ordinal)).where(change.seq == head.seq).scalar_subquery()
    query = select(head.seq, func.coalesce(last, 0)).where(head.seq.in_(seqs))
    lines = dict(read.execute(query).all())
    few = [seq for seq, count in lines.items() if count <= MOST_COUNTED]
    # A project that was taken back has no row any more, but its own lines tell that it was one.
    is_project = or_(change.entity == "project", change.owner_id.in_(select(ProjectRecord.id)))
    counting = select(change.seq, func.count(change.owner_id.distinct()))
    counting = counting.where(change.seq.in_(few), is_project)
    projects = dict(read.execute(counting.group_by(change.seq)).all())
    return {seq: (count, projects.get(seq, 0)) for seq, count in lines.items()}


def _conditions(wanted: SetFilter) -> list[ColumnElement[bool]]:
    head = ChangeSetRecord
    found: list[ColumnElement[bool]] = []
    if wanted.who:
        found.append(head.who == wanted.who)
    if wanted.since is not None:
        found.append(head.at >= wanted.since)
    if wanted.until is not None:
        found.append(head.at <= wanted.until)
    if wanted.kind:
        found.append(_of_kind(wanted))
    if wanted.found is not None:
        found.append(_holding(wanted.found))
    return found


def _of_kind(wanted: SetFilter) -> ColumnElement[bool]:
    head, change = ChangeSetRecord, ChangeRecord
    is_import = head.label.startswith(wanted.import_label, autoescape=True)
    in_bin = exists().where(change.seq == head.seq, change.field == "deleted_at")
    return {
        "edit": and_(head.kind == EDIT, head.undoes.is_(None), ~is_import, ~in_bin),
        "import": and_(is_import, head.undoes.is_(None)),
        "undo": head.undoes.is_not(None),
        "fact": head.kind == FACT,
        "bin": in_bin,
    }.get(wanted.kind, true())


def _holding(found: Found) -> ColumnElement[bool]:
    head, change = ChangeSetRecord, ChangeRecord
    in_fields = [and_(change.entity == entity, change.field == name) for entity, name in found.fields]
    in_lines = or_(change.owner_id.in_(found.owners), *in_fields, *_in_values(found))
    return or_(head.label.in_(found.labels), exists().where(change.seq == head.seq, in_lines))


def _in_values(found: Found) -> list[ColumnElement[bool]]:
    if not found.value:
        return []
    change = ChangeRecord
    holds = or_(*(it.icontains(found.value, autoescape=True) for it in (change.old, change.new)))
    # Other rows that were added hold the names of their columns too, and are the bulk of a large import.
    return [and_(or_(change.field != "", change.entity == "situation"), holds)]
