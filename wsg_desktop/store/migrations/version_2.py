"""From schema 1 to 2: items that follow their links or stay fixed, and passing from one phase to the next."""

import sqlalchemy as sa
from alembic.operations import Operations

TERM = "not_before"


def to_version_2(op: Operations) -> None:
    """Add the columns and table of version 2, and let the journal tell that projects followed their links.

    Nothing moves: where dates contradict a link, that shows as a conflict.
    """
    op.add_column("project", sa.Column("scheduling", sa.Text, nullable=False, server_default="follows"))
    op.add_column("project", sa.Column(f"{TERM}_day", sa.Date))
    op.add_column("project", sa.Column(f"{TERM}_precision", sa.Text, server_default="none"))
    op.add_column("project", sa.Column(f"{TERM}_text", sa.Text, server_default=""))
    _add_passages(op)
    for column, kind in (("new", "insert"), ("old", "delete")):
        op.execute(
            f"UPDATE change SET {column} = json_set({column}, '$.scheduling', 'follows', '$.{TERM}', NULL) "  # noqa: S608 - our own words
            f"WHERE entity = 'project' AND op = '{kind}'"
        )


def _add_passages(op: Operations) -> None:
    op.create_table(
        "phase_passage",
        _key("project_id", "project", required=True),
        sa.Column("from_phase", sa.Text),
        sa.Column("to_phase", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        _key("held_by_id", "person"),
        _key("taken_by_id", "person"),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phase_passage"),
    )
    op.create_index("ix_phase_passage_project_id", "phase_passage", ["project_id"])


def _key(column: str, table: str, *, required: bool = False) -> "sa.Column[str]":
    name = f"fk_phase_passage_{column}_{table}"
    key = sa.ForeignKey(f"{table}.id", name=name, deferrable=True, initially="DEFERRED")
    return sa.Column(column, sa.String(32), key, nullable=not required)
