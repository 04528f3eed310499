"""Maps the records to their tables, so that their objects can be changed: once, when this is imported.

Apart from the records, because importing SQLAlchemy's ORM and mapping forty classes takes a quarter of a
second that only the first change needs.
"""

from sqlalchemy import Table
from sqlalchemy.orm import MapperProperty, column_property, composite, registry

from wsg_desktop.store.records import Kept
from wsg_desktop.store.records.base import UNJOURNALED, Field, load_term

REGISTRY = registry(metadata=Kept.metadata)


def _map(record: type[Kept]) -> None:
    table = record.__table__
    REGISTRY.map_imperatively(
        record,
        table,
        # SQLAlchemy counts versions and refuses an update of a version that has moved on.
        version_id_col=table.c.version,
        properties={name: _property(table, name, field) for name, field in record.declared.items()},
    )


def _property(table: Table, name: str, field: Field) -> MapperProperty[object]:
    """Return a field that loads its old value before a new one is assigned, for the journal."""
    if name in UNJOURNALED:
        return column_property(table.c[name])
    if field.is_term:
        columns = (table.c[column] for column in field.column_names(name))
        return composite(load_term, *columns, active_history=True)
    return column_property(table.c[name], active_history=True)


for _record in Kept.__subclasses__():
    _map(_record)
