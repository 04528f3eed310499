"""From schema 6 to 7: the journal is found by field."""

from alembic.operations import Operations


def to_version_7(op: Operations) -> None:
    """Change the indexes so that the changes of one field are found among all others, of a row or of all."""
    op.drop_index("ix_change_row_id_seq_ordinal", "change")
    op.create_index("ix_change_row_id_field_seq_ordinal", "change", ["row_id", "field", "seq", "ordinal"])
    op.create_index("ix_change_field_seq", "change", ["field", "seq"])
