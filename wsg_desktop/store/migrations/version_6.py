"""From schema 5 to 6: of which day the lights are that a meeting was told, and a longer index."""

import sqlalchemy as sa
from alembic.operations import Operations

COLUMN = "judged_on"


def to_version_6(op: Operations) -> None:
    """Add the column and the longer index, and let the journal tell that nobody kept that day before."""
    op.drop_index("ix_change_row_id_seq", "change")
    op.create_index("ix_change_row_id_seq_ordinal", "change", ["row_id", "seq", "ordinal"])
    op.add_column("meeting_moment", sa.Column(COLUMN, sa.Date))
    for column, kind in (("new", "insert"), ("old", "delete")):
        op.execute(
            f"UPDATE change SET {column} = json_set({column}, '$.{COLUMN}', NULL) "  # noqa: S608 - our own words
            f"WHERE entity = 'meeting_moment' AND op = '{kind}'"
        )
