"""From schema 3 to 4: bodies, meetings, decisions and actions.

The tables are written down here as they were in version 4; a step does not follow later changes of records.
Per column its name and kind; `?` may be empty, `>` refers to a table, `>>` does so and is indexed; a term
takes three columns.
"""

import sqlalchemy as sa
from alembic.operations import Operations

TABLES = {
    "body": (
        "name:text kind:text purpose:text rhythm:text rhythm_count:int papers_days:int begins_at:text "
        "duration:int place:text confidentiality:text sort_key:text deleted_at:moment?"
    ),
    "body_area": "body_id>body area_id>>area",
    "body_theme": "body_id>body theme:text",
    "body_member": (
        "body_id>>body person_id>>person? party_id>>party? function_title:text role:text mandate:text "
        "first:date? last:date? sort_key:text"
    ),
    "administrative_period": "name:text kind:text first:date last:date notes:text",
    "meeting": (
        "body_id>>body day:date begins_at:text duration:int place:text papers_due:date? state:text "
        "period_id>administrative_period? summary:text notes:text deleted_at:moment?"
    ),
    "decision": (
        "number:text body_id>>body meeting_id>>meeting? title:text text:text taken_text:text state:text "
        "brought_by:text responsible:text decided_on:date? effective_on:date? needed_by:date? "
        "lead_days:int reserved_for:text reserved_until:date? reservation:text occasion:text core:text "
        "alternatives:text arguments:text objections:text effect_money:text effect_time:text "
        "effect_quality:text effect_organisation:text support:text communication:text follow_up:text "
        "confidentiality:text deleted_at:moment?"
    ),
    "agenda_item": (
        "meeting_id>>meeting sort_key:text title:text kind:text standing:text presenter:text duration:int "
        "project_id>>project? area_id>>area? decision_id>>decision? aim:text sensitivities:text "
        "positions:text conclusion:text minutes:text"
    ),
    "agenda_paper": "agenda_item_id>>agenda_item label:text target:text sort_key:text",
    "attendance": "meeting_id>>meeting member_id>>body_member? name:text presence:text replaced_by:text",
    "told_change": "meeting_id>meeting project_id>>project change_key:text telling:text note:text",
    "meeting_moment": "meeting_id>>meeting kind:text at:moment seq:int note:text",
    "meeting_paper": "moment_id>>meeting_moment kind:text file_name:text digest:text size:int",
    "decision_project": (
        "decision_id>decision project_id>>project field:text value:text deadline:term applied_seq:int?"
    ),
    "action": (
        "number:text text:text person_id>>person? party_id>>party? holder:text due:term state:text "
        "made_on:date done_on:date? body_id>>body? meeting_id>>meeting? agenda_item_id>agenda_item? "
        "decision_id>>decision? project_id>>project? area_id>>area? notes:text sort_key:text "
        "deleted_at:moment?"
    ),
}

TOGETHER = {
    "body_area": ("body_id", "area_id"),
    "body_theme": ("body_id", "theme"),
    "told_change": ("meeting_id", "project_id", "change_key"),
    "decision_project": ("decision_id", "project_id", "field"),
    "action": ("number",),
}
"""Columns that no two rows of a table share."""

KINDS = {"text": sa.Text, "int": sa.Integer, "date": sa.Date, "moment": sa.DateTime}


def to_version_4(op: Operations) -> None:
    """Add the tables of version 4; nothing that was there changes."""
    for table, described in TABLES.items():
        columns = [part for word in described.split() for part in _columns(table, word)]
        unique = [
            sa.UniqueConstraint(*names, name=f"uq_{table}_{'_'.join(names)}")
            for names in [TOGETHER.get(table)]
            if names
        ]
        op.create_table(
            table,
            *columns,
            sa.Column("id", sa.String(32), nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            *unique,
        )
        for word in described.split():
            if ">>" in word:
                column = word.split(">>")[0]
                op.create_index(f"ix_{table}_{column}", table, [column])


def _columns(table: str, word: str) -> "list[sa.Column[object]]":
    """Return the column of a word such as `name:text` or `body_id>>body`, or the three of a term."""
    may_be_empty = word.endswith("?")
    word = word.rstrip("?")
    if ">" in word:
        name, target = word.replace(">>", ">").split(">")
        key = sa.ForeignKey(
            f"{target}.id", name=f"fk_{table}_{name}_{target}", deferrable=True, initially="DEFERRED"
        )
        return [sa.Column(name, sa.String(32), key, nullable=may_be_empty)]
    name, kind = word.split(":")
    if kind == "term":
        return [
            sa.Column(f"{name}_day", sa.Date),
            sa.Column(f"{name}_precision", sa.Text),
            sa.Column(f"{name}_text", sa.Text),
        ]
    return [sa.Column(name, KINDS[kind](), nullable=may_be_empty)]
