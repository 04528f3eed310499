"""Facts that are nothing but their label: what came in from outside, kept in the journal itself."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from wsg_desktop.store.journal.tables import FACT, ChangeSetRecord
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
    begins = [json.dumps([message], ensure_ascii=False)[:-1] + "," for message in messages]
    query = select(head.seq, head.at, head.who, head.label).where(
        head.kind == FACT, or_(*(head.label.startswith(it, autoescape=True) for it in begins))
    )
    return [FactRow(*row) for row in read.execute(query.order_by(head.seq)).all()]
