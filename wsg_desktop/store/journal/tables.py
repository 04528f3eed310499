"""The journal's own tables. They are append-only and no part of what they describe."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String

from wsg_desktop.store.records.base import Base, column, new_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped

EDIT, UNDO, REDO, FACT, MIGRATION = "edit", "undo", "redo", "fact", "migration"


class ChangeSetRecord(Base):
    """One intention of one person: everything that one transaction changed.

    `seq` is given in commit order and orders undo, "since" and "as on"; `at` is only shown, for clocks jump.
    """

    __tablename__ = "change_set"

    seq: Mapped[int] = column(primary_key=True, autoincrement=False)
    id: Mapped[str] = column(String(32), unique=True, default=new_id)
    at: Mapped[datetime] = column()
    who: Mapped[str] = column()
    host: Mapped[str] = column()
    label: Mapped[str] = column()
    kind: Mapped[str] = column()
    undoes: Mapped[int | None] = column(ForeignKey("change_set.seq"))


class ChangeRecord(Base):
    """One changed field, or one inserted or deleted row as JSON of all its fields."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_owner_id_seq", "owner_id", "seq"),
        Index("ix_change_row_id_field_seq_ordinal", "row_id", "field", "seq", "ordinal"),
        Index("ix_change_field_seq", "field", "seq"),
    )

    seq: Mapped[int] = column(ForeignKey("change_set.seq"), primary_key=True, autoincrement=False)
    ordinal: Mapped[int] = column(primary_key=True, autoincrement=False)
    entity: Mapped[str] = column()
    row_id: Mapped[str] = column(String(32))
    owner_id: Mapped[str] = column(String(32))
    op: Mapped[str] = column()
    field: Mapped[str] = column()
    old: Mapped[str | None] = column()
    new: Mapped[str | None] = column()


class CounterRecord(Base):
    """The last number given out; outside the journal, so that an undone number is never given again."""

    __tablename__ = "counter"

    name: Mapped[str] = column(primary_key=True)
    value: Mapped[int] = column()
