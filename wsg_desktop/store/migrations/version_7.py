"""From schema 6 to 7: the journal is found by field."""

from alembic.operations import Operations


def to_version_7(op: Operations) -> None:
    """Add the index by which the few changes of one field are found among all others since a moment."""
    op.create_index("ix_change_field_seq", "change", ["field", "seq"])
