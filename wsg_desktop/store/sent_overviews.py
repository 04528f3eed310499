"""Reads of what left the house: overviews with every value as it was sent."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import SentOverviewRecord


class SentOverviewRow(NamedTuple):
    """One overview as it was sent; `content` is JSON, see `exchange.overview_content`."""

    id: str
    export_id: str
    party_id: str | None
    sent_at: datetime
    file_name: str
    language: str
    content: str


class SentHeader(NamedTuple):
    """An overview that was sent, without what it held."""

    export_id: str
    party_id: str | None
    sent_at: datetime
    sent_by: str
    file_name: str
    language: str


def list_sent_headers(read: Connection) -> list[SentHeader]:
    """Return every overview that was sent, with who sent it, latest first."""
    sent, change, head = SentOverviewRecord, ChangeRecord, ChangeSetRecord
    who = func.coalesce(head.who, "")
    columns = (sent.export_id, sent.party_id, sent.sent_at, who, sent.file_name, sent.language)
    query = (
        select(*columns)
        # Outer, so that SQLite begins with the few overviews and not with the many changes.
        .outerjoin(change, (change.row_id == sent.id) & (change.op == "insert"))
        .outerjoin(head, head.seq == change.seq)
        .order_by(sent.sent_at.desc(), sent.id.desc())
    )
    return [SentHeader(*row) for row in read.execute(query).all()]


class Moved(NamedTuple):
    """For which party an overview was made that came to another one since, and when it did."""

    party_id: str | None
    at: datetime


def moved_overviews(read: Connection) -> dict[str, Moved]:
    """Return of every overview of which the party was merged, by export id, for which it was made."""
    sent, change, head = SentOverviewRecord, ChangeRecord, ChangeSetRecord
    query = (
        select(sent.export_id, change.old, head.at)
        .join(change, change.row_id == sent.id)
        .join(head, head.seq == change.seq)
        .where(change.field == "party_id", change.entity == sent.__tablename__, change.op == "update")
        .order_by(change.seq)
    )
    found: dict[str, Moved] = {}
    for export_id, old, at in read.execute(query):
        first = found[export_id].party_id if export_id in found else json.loads(old or "null")
        found[export_id] = Moved(first, at)
    return found


def find_sent_overview(read: Connection, export_id: str) -> SentOverviewRow | None:
    """Return the overview with this export id, or None when this programme never sent it."""
    columns = [SentOverviewRecord.__table__.c[name] for name in SentOverviewRow._fields]
    row = read.execute(select(*columns).where(SentOverviewRecord.export_id == export_id)).one_or_none()
    return None if row is None else SentOverviewRow(*row)
