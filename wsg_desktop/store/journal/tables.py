"""The journal's own tables. They are append-only and no part of what they describe."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from wsg_desktop.store.records.base import Base, new_id

EDIT, UNDO, REDO, FACT, MIGRATION = "edit", "undo", "redo", "fact", "migration"


class ChangeSetRecord(Base):
    """One intention of one person: everything that one transaction changed.

    `seq` is given in commit order and orders undo, "since" and "as on"; `at` is only shown, for clocks jump.
    """

    __tablename__ = "change_set"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(32), unique=True, default=new_id)
    at: Mapped[datetime] = mapped_column()
    who: Mapped[str] = mapped_column()
    host: Mapped[str] = mapped_column()
    label: Mapped[str] = mapped_column()
    kind: Mapped[str] = mapped_column()
    undoes: Mapped[int | None] = mapped_column(ForeignKey("change_set.seq"))


class ChangeRecord(Base):
    """One changed field, or one inserted or deleted row as JSON of all its fields."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_owner_id_seq", "owner_id", "seq"),
        Index("ix_change_row_id_seq", "row_id", "seq"),
    )

    seq: Mapped[int] = mapped_column(ForeignKey("change_set.seq"), primary_key=True, autoincrement=False)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entity: Mapped[str] = mapped_column()
    row_id: Mapped[str] = mapped_column(String(32))
    owner_id: Mapped[str] = mapped_column(String(32))
    op: Mapped[str] = mapped_column()
    field: Mapped[str] = mapped_column()
    old: Mapped[str | None] = mapped_column()
    new: Mapped[str | None] = mapped_column()


class CounterRecord(Base):
    """The last number given out; outside the journal, so that an undone number is never given again."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column()
