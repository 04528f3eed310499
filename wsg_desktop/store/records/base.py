"""What every record shares: keys, versions, terms and the columns the journal watches."""

import secrets
import time
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, ForeignKey, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import (
    Composite,
    DeclarativeBase,
    Mapped,
    MappedColumn,
    composite,
    declared_attr,
    mapped_column,
)

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """Return a time-ordered key: a UUID version 7 (RFC 9562) as 32 hexadecimal digits.

    The standard library has one from Python 3.14 on; until then these five lines spare a dependency.
    """
    moment = time.time_ns() // 1_000_000
    value = moment << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0x2 << 62 | secrets.randbits(62)
    return f"{value:032x}"


SortKey = Text().with_variant(Text(collation="C"), "postgresql")
"""Fractional keys compare by code point; a PostgreSQL server may otherwise sort them as words."""


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse moments without a zone and hand the others over in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        return value if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The base of every record: a time-ordered key and a version that guards against lost updates."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text(), date: Date(), datetime: UtcMoment()}  # noqa: RUF012 - read by SQLAlchemy


class Kept(Base):
    """A record whose every change the journal keeps.

    `owner_field` names the column that holds the id of what the record belongs to, for histories.
    """

    __abstract__ = True
    owner_field = "id"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's declared_attr gets the class
        """Let SQLAlchemy count versions and refuse an update of a version that has moved on."""
        return {"version_id_col": cls.version}


def kept(*arguments: Any, default: Any = None, **options: Any) -> MappedColumn[Any]:
    """Return a journaled column: its old value is always loaded before a new one is assigned."""
    if default is not None:
        options["default"] = default
    return mapped_column(*arguments, active_history=True, **options)


def to(table: str, *, index: bool = True, **options: Any) -> MappedColumn[Any]:
    """Return a journaled foreign key to `table`.

    Keys are checked at commit, so a change set may write its rows in any order; nothing cascades, because
    a cascade would change rows behind the journal's back.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(String(32), key, active_history=True, index=index, **options)


def load_term(day: date | None, precision: str | None, text: str | None) -> Term:
    """Return the term kept in three columns."""
    if precision is None or (precision == "none" and not text):
        return NO_TERM
    return Term(day, Precision(precision), text or "")


def term(name: str) -> Composite[Term]:
    """Return a term kept in three columns `NAME_day`, `NAME_precision`, `NAME_text`; one journal field."""
    return composite(
        load_term,
        mapped_column(f"{name}_day", Date, nullable=True),
        mapped_column(f"{name}_precision", Text, default="none"),
        mapped_column(f"{name}_text", Text, default=""),
        active_history=True,
    )
