"""From schema 4 to 5: findings that are right as they are, and deadlines that hang on a date."""

import sqlalchemy as sa
from alembic.operations import Operations

COLUMN = "deadline_period_id"


def to_version_5(op: Operations) -> None:
    """Add the table and the column of version 5, and let the journal tell that no deadline was set so."""
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
    # With its key in one sentence, as SQLite adds no key to a column that is there.
    op.execute(
        f"ALTER TABLE project ADD COLUMN {COLUMN} VARCHAR(32) "
        f"CONSTRAINT fk_project_{COLUMN}_administrative_period REFERENCES administrative_period (id) "
        "DEFERRABLE INITIALLY DEFERRED"
    )
    for column, kind in (("new", "insert"), ("old", "delete")):
        op.execute(
            f"UPDATE change SET {column} = json_set({column}, '$.{COLUMN}', NULL) "  # noqa: S608 - our own words
            f"WHERE entity = 'project' AND op = '{kind}'"
        )
