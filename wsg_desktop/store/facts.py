"""Facts that are nothing but their label: what came in from outside, kept in the journal itself."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from wsg_desktop.store.journal.tables import FACT, ChangeRecord, ChangeSetRecord
from wsg_desktop.store.records import ProjectRecord
from wsg_desktop.store.transaction import Transaction


class FactRow(NamedTuple):
    """A fact: its change set, when it was kept, by whom, and its packed label."""

    seq: int
    at: datetime
    who: str
    label: str


def keep_label(tx: Transaction) -> None:
    """Keep the label of this transaction in the journal, though nothing else changes."""
    tx.recorder.begin_set(tx.read)


def list_facts(read: Connection, *messages: str) -> list[FactRow]:
    """Return the facts whose packed label begins with one of these message ids, oldest first."""
    head = ChangeSetRecord
    begins = or_(*(_begins_with(message) for message in messages))
    query = select(head.seq, head.at, head.who, head.label).where(head.kind == FACT, begins)
    return [FactRow(*row) for row in read.execute(query.order_by(head.seq)).all()]


class MadeRow(NamedTuple):
    """A project that a change made, with its title then and the packed label of that change."""

    project_id: str
    title: str
    label: str


def list_made(read: Connection, message: str) -> list[MadeRow]:
    """Return the projects that were made by changes of which the packed label begins with a message id."""
    head, change = ChangeSetRecord, ChangeRecord
    query = (
        select(change.row_id, change.new, head.label)
        .join(head, head.seq == change.seq)
        .where(_begins_with(message), change.entity == ProjectRecord.__tablename__, change.op == "insert")
        .order_by(change.seq, change.ordinal)
    )
    rows = read.execute(query).all()
    return [MadeRow(row_id, json.loads(new or "{}")["title"], label) for row_id, new, label in rows]


def _begins_with(message: str) -> ColumnElement[bool]:
    begin = json.dumps([message], ensure_ascii=False)[:-1] + ","
    return ChangeSetRecord.label.startswith(begin, autoescape=True)
