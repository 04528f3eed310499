"""What every record shares: its table, its key and version, and the fields the journal watches.

A record describes its table in SQLAlchemy Core as soon as its class is made, and reads need no more: its
attributes are the columns, and the class itself stands for the table in a query. Only changes need objects:
`mapping` has SQLAlchemy map the classes before the first change. Declaring them the usual way would import
and set up the ORM at every start, which takes a quarter of a second (docs/decisions/0014).
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


_stamped = [0]
"""The last moment that a key was given, in 4096ths of a millisecond."""


def new_id() -> str:
    """Return a time-ordered key: a UUID version 7 (RFC 9562) as 32 hexadecimal digits.

    The twelve bits behind the millisecond are a part of it, and no two keys have the same moment: much is
    read in the order of its keys, and what is added in one go comes in that order. The standard library has
    such keys from Python 3.14 on; until then these lines spare a dependency.
    """
    _stamped[0] = stamp = max(_stamped[0] + 1, time.time_ns() * 4096 // 1_000_000)
    value = stamp >> 12 << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0x2 << 62 | secrets.randbits(62)
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


TYPES = {"str": Text(), "int": Integer(), "bool": Boolean(), "date": Date(), "datetime": UtcMoment()}
"""The column type of each type that a record annotates a field with."""


class Field(NamedTuple):
    """One field as a record declares it: a column, or the three columns of a term."""

    arguments: tuple[Any, ...] = ()
    """The column's own type, when the annotation does not say it all, and its foreign key."""
    options: dict[str, Any] = {}  # noqa: RUF012 - read only
    is_term: bool = False

    def column_names(self, name: str) -> tuple[str, ...]:
        """Return the names of the columns that hold this field."""
        return (f"{name}_day", f"{name}_precision", f"{name}_text") if self.is_term else (name,)

    def columns(self, name: str, annotation: str) -> Iterator[Column[Any]]:
        """Make the columns of this field, annotated as `Mapped[TYPE]` or `Mapped[TYPE | None]`."""
        if self.is_term:
            day, precision, text = self.column_names(name)
            yield Column(day, Date)
            yield Column(precision, Text, default="none")
            yield Column(text, Text, default="")
            return
        python, _, none = annotation.removeprefix("Mapped[").removesuffix("]").partition(" | ")
        arguments: tuple[Any, ...] = self.arguments or (TYPES[python],)
        yield Column(name, *arguments, nullable=bool(none), **self.options)


class _TableType(type):
    """Lets a record stand for its table in a query, mapped or not."""

    __table__: Table

    def __clause_element__(cls) -> Table:
        return cls.__table__


class Base(metaclass=_TableType):
    """The base of every record: makes its table from the fields that it declares."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    __table_args__: ClassVar[tuple[Any, ...]] = ()
    declared: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        """Make the table, and let the class attributes be its columns."""
        cls.declared = {name: it for name, it in vars(cls).items() if isinstance(it, Field)} | cls.declared
        if "__tablename__" not in vars(cls):
            return
        annotations = Kept.__annotations__ | cls.__annotations__
        columns = [made for name, it in cls.declared.items() for made in it.columns(name, annotations[name])]
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *cls.__table_args__)
        for made in columns:
            setattr(cls, made.key, made)

    def __new__(cls, **_: Any) -> Self:
        """Make sure that records are mapped: one that was made before could never be kept."""
        import wsg_desktop.store.records.mapping  # noqa: F401 # pyright: ignore[reportUnusedImport]

        return super().__new__(cls)

    def __init__(self, **values: Any) -> None:
        """Make a record with these values; raises `TypeError` for a field that it does not have."""
        for name, value in values.items():
            if name not in self.declared:
                raise TypeError(f"{type(self).__name__} has no field {name}")
            setattr(self, name, value)


def column(*arguments: Any, default: Any = None, **options: Any) -> Any:
    """Return a field that is one column, of the type that its annotation or the first argument says."""
    if default is not None:
        options["default"] = default
    return Field(arguments, options)


def to(table: str, *, index: bool = True, **options: Any) -> Any:
    """Return a field that is a foreign key to `table`.

    Keys are checked at commit, so a change set may write its rows in any order; nothing cascades, because
    a cascade would change rows behind the journal's back.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Field((String(32), key), {"index": index, **options})


def term() -> Any:
    """Return a field that is a term: kept in three columns `NAME_day`, `NAME_precision` and `NAME_text`."""
    return Field(is_term=True)


UNJOURNALED = frozenset({"id", "version"})
"""Fields of every kept record that the journal leaves out."""


class Kept(Base):
    """A record whose every change the journal keeps.

    `owner_field` names the column that holds the id of what the record belongs to, for histories. The version
    guards against lost updates.
    """

    owner_field: ClassVar[str] = "id"

    id: Mapped[str] = column(String(32), primary_key=True, default=new_id)
    version: Mapped[int] = column()


def load_term(day: date | None, precision: str | None, text: str | None) -> Term:
    """Return the term kept in three columns."""
    if precision is None or (precision == "none" and not text):
        return NO_TERM
    return Term(day, Precision(precision), text or "")
