"""Everything that refers to a party or a person, found in the schema so that nothing is forgotten."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from wsg_desktop.store.journal.entities import entities
from wsg_desktop.store.records import Kept
from wsg_desktop.store.transaction import Transaction


class Reference(NamedTuple):
    """A field of a record that holds the id of a party or a person."""

    record: type[Kept]
    field: str

    @property
    def key(self) -> str:
        """Return table and field in one word, such as `project_party.party_id`."""
        return f"{self.record.__tablename__}.{self.field}"


@cache
def references_to(table: str) -> tuple[Reference, ...]:
    """Return every field that refers to the table `party` or `person`, as the schema has it."""
    return tuple(
        Reference(entity.record, column.key)
        for entity in entities().values()
        for column in entity.table.columns
        if any(key.column.table.name == table for key in column.foreign_keys)
    )


def list_referring(tx: Transaction, reference: Reference, row_id: str) -> list[Kept]:
    """Return the records for change whose field holds `row_id`."""
    return tx.find_all(reference.record, _holds(reference, row_id))


def move_references(tx: Transaction, references: Iterable[Reference], before: str, after: str) -> None:
    """Let all that refers to `before` by one of `references` refer to `after`."""
    for reference in references:
        for record in list_referring(tx, reference, before):
            setattr(record, reference.field, after)


def count_references(read: Connection, row_id: str) -> dict[str, int]:
    """Return how many records refer to a party, by the key of the reference; also those in the bin."""
    return {
        reference.key: read.scalar(
            select(func.count()).select_from(reference.record).where(_holds(reference, row_id))
        )
        or 0
        for reference in references_to("party")
    }


def _holds(reference: Reference, row_id: str) -> ColumnElement[bool]:
    return getattr(reference.record, reference.field) == row_id
