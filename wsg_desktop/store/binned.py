"""Reads of the bin: everything that was thrown away, with when and by whom."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, literal, select

from wsg_desktop.store.columns import AnySelect, in_chunks
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import (
    AreaRecord,
    BodyRecord,
    LinkRecord,
    MeetingRecord,
    PartyRecord,
    PersonRecord,
    ProjectRecord,
)


class BinnedRow(NamedTuple):
    """One thing in the bin; `kind` is what kind of project, and empty for what is no project."""

    entity: str
    id: str
    kind: str
    number: str
    name: str
    parent_id: str | None
    at: datetime
    day: date | None = None
    """Of a meeting, which is called after its body and its day."""
    who: str = ""


def list_binned(read: Connection) -> list[BinnedRow]:
    """Return everything in the bin: projects in the order of the outline, then the rest, kind by kind."""
    found = [BinnedRow(*row) for query in _queries() for row in read.execute(query).all()]
    who = _who_threw_away(read, [row.id for row in found])
    return [row._replace(who=who.get(row.id, "")) for row in found]


def link_ends(read: Connection, ids: Collection[str]) -> list[tuple[str, str]]:
    """Return source and target of every link of the projects with these ids, in the bin or not."""
    wanted = set(ids)
    ends = read.execute(select(LinkRecord.source_id, LinkRecord.target_id)).all()
    return [(source, target) for source, target in ends if source in wanted or target in wanted]


def _queries() -> tuple[AnySelect, ...]:
    project, person = ProjectRecord, PersonRecord
    named = func.coalesce(func.nullif(person.name, ""), person.function_title)
    return (
        select(
            literal("project"),
            project.id,
            project.kind,
            project.number,
            project.title,
            project.parent_id,
            project.deleted_at,
        )
        .where(project.deleted_at.is_not(None))
        .order_by(project.sort_key, project.id),
        *(
            select(
                literal(entity), record.id, literal(""), literal(""), name, literal(None), record.deleted_at
            )
            .where(record.deleted_at.is_not(None))
            .order_by(name)
            for entity, record, name in (
                ("area", AreaRecord, AreaRecord.name),
                ("party", PartyRecord, PartyRecord.name),
                ("person", PersonRecord, named),
                ("body", BodyRecord, BodyRecord.name),
            )
        ),
        _meetings(),
    )


def _meetings() -> AnySelect:
    """Return the meetings in the bin; those that went along with their body stand under it."""
    meeting, body = MeetingRecord, BodyRecord
    return (
        select(
            literal("meeting"),
            meeting.id,
            literal(""),
            literal(""),
            body.name,
            body.id,
            meeting.deleted_at,
            meeting.day,
        )
        .join(body, body.id == meeting.body_id)
        .where(meeting.deleted_at.is_not(None))
        .order_by(meeting.day)
    )


def _who_threw_away(read: Connection, ids: list[str]) -> dict[str, str]:
    """Return who put each of these rows in the bin last, as the journal knows it."""
    change, head = ChangeRecord, ChangeSetRecord
    query = (
        select(change.row_id, head.who)
        .join(head, head.seq == change.seq)
        .where(change.field == "deleted_at", change.new.is_not(None))
        .order_by(change.seq)
    )
    return {
        row_id: who
        for chunk in in_chunks(ids)
        for row_id, who in read.execute(query.where(change.row_id.in_(chunk))).all()
    }
