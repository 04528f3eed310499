"""From schema 2 to 3: a programme says which aspects it shows."""

import sqlalchemy as sa
from alembic.operations import Operations

SHOWN = "time money quality risks"
"""What every programme showed until then; a step does not follow later changes of the default."""


def to_version_3(op: Operations) -> None:
    """Add the column, and let the journal tell that the four usual aspects were shown."""
    op.add_column("programme", sa.Column("aspects", sa.Text, nullable=False, server_default=SHOWN))
    for column, kind in (("new", "insert"), ("old", "delete")):
        op.execute(
            f"UPDATE change SET {column} = json_set({column}, '$.aspects', '{SHOWN}') "  # noqa: S608 - our own words
            f"WHERE entity = 'programme' AND op = '{kind}'"
        )
