"""What the journal watches: per record class its entity name, its fields and how values become JSON.

A term is kept in three columns but is one field here: its value in the journal is `[day, precision, text]`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Date, Table

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.store.records import Base, Kept
from wsg_desktop.store.records.base import UNJOURNALED, UtcMoment, load_term

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: `json.dumps` would make an encoder for every line of the journal."""


@dataclass(frozen=True, slots=True)
class JournalField:
    """One field: the attribute of the record and the columns that hold it (three for a term)."""

    name: str
    columns: tuple[str, ...]
    kind: str
    """plain, day, moment or term."""

    def encode(self, value: Any) -> Any:
        """Return `value` as JSON keeps it."""
        if value is None or value is NO_TERM:
            return None
        if self.kind == "term":
            return None if value == NO_TERM else encode_term(value)
        return value.isoformat() if self.kind in {"day", "moment"} else value

    def decode(self, raw: Any) -> Any:
        """Return the value that `encode` made `raw` from."""
        if self.kind == "term":
            return NO_TERM if raw is None else Term(_day(raw[0]), Precision(raw[1]), raw[2])
        if raw is None or self.kind == "plain":
            return raw
        return date.fromisoformat(raw) if self.kind == "day" else datetime.fromisoformat(raw)

    def from_columns(self, row: Mapping[str, Any]) -> Any:
        """Return the encoded value of this field in a row of column values."""
        if self.kind == "term":
            return self.encode(load_term(*(row[column] for column in self.columns)))
        return self.encode(row[self.name])

    def to_columns(self, raw: Any) -> dict[str, Any]:
        """Return the column values that hold the encoded value `raw`."""
        value = self.decode(raw)
        if self.kind == "term":
            return dict(zip(self.columns, value.__composite_values__(), strict=True))
        return {self.name: value}


@dataclass(frozen=True, slots=True)
class Entity:
    """One record class as the journal sees it."""

    name: str
    record: type[Kept]
    table: Table
    fields: tuple[JournalField, ...]
    owner_field: str

    def field(self, name: str) -> JournalField:
        """Return the field called `name`."""
        return _fields_by_name(self.name)[name]

    def owner(self, row_id: str, values: Mapping[str, Any]) -> str:
        """Return the id of what a row belongs to, given its field values."""
        return row_id if self.owner_field == "id" else values[self.owner_field]


def encode_term(value: Term) -> list[str | None]:
    """Return a term as the journal keeps it."""
    return [value.day.isoformat() if value.day else None, value.precision.value, value.text]


def to_json(value: Any) -> str:
    """Return `value` as compact JSON."""
    return _COMPACT.encode(value)


@cache
def entities() -> dict[str, Entity]:
    """Return every journaled entity by name, parents before children."""
    records = {record.__tablename__: record for record in Kept.__subclasses__()}
    return {
        table.name: _entity(records[table.name], table)
        for table in Base.metadata.sorted_tables
        if table.name in records
    }


def entity_of(record: Kept) -> Entity:
    """Return the entity of a record."""
    return entities()[record.__tablename__]


def _entity(record: type[Kept], table: Table) -> Entity:
    fields = [
        JournalField(name, field.column_names(name), "term" if field.is_term else _kind(table.c[name]))
        for name, field in record.declared.items()
        if name not in UNJOURNALED
    ]
    return Entity(table.name, record, table, tuple(fields), record.owner_field)


def _kind(column: Column[Any]) -> str:
    if isinstance(column.type, UtcMoment):
        return "moment"
    return "day" if isinstance(column.type, Date) else "plain"


@cache
def _fields_by_name(entity: str) -> dict[str, JournalField]:
    return {field.name: field for field in entities()[entity].fields}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
