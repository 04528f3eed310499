"""From schema 4 to 5: findings that somebody judged to be right as they are."""

import sqlalchemy as sa
from alembic.operations import Operations


def to_version_5(op: Operations) -> None:
    """Add the table of version 5; nothing that was there changes."""
    op.create_table(
        "accepted_finding",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject_id", sa.Text, nullable=False),
        sa.Column("other_id", sa.Text),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accepted_finding"),
    )
