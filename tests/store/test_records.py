"""Records are tables for whoever reads, and objects from the first one that is made."""

import subprocess
import sys
from uuid import UUID

import pytest
from sqlalchemy import select

from wsg_desktop.store.records import PartyRecord, ProjectRecord, new_id

FIRST = """
import sys
from wsg_desktop.store.records import PartyRecord, ProjectRecord, new_id
from sqlalchemy import inspect, select
print(select(ProjectRecord.title).join(PartyRecord, PartyRecord.id == ProjectRecord.daily_direction_id))
print("sqlalchemy.orm" in sys.modules)
project = ProjectRecord(title="Eettafel")
print(project.title, inspect(project).transient)
"""


def test_record_can_be_made_before_anything_changed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST], capture_output=True, text=True, check=False, timeout=60
    )

    query, was_imported, made = done.stdout.rsplit("\n", 3)[:3]
    assert " ".join(query.split()) == (
        "SELECT project.title FROM project JOIN party ON party.id = project.daily_direction_id"
    )
    assert (was_imported, made) == ("False", "Eettafel True")


def test_mapped_record_still_stands_for_its_table() -> None:
    assert ProjectRecord(title="Eettafel").title == "Eettafel"
    assert "FROM project" in str(select(ProjectRecord.title).where(ProjectRecord.title == "x"))
    assert select(PartyRecord).selected_columns.keys() == PartyRecord.__table__.c.keys()


def test_field_that_a_record_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError, match="ProjectRecord has no field titel"):
        ProjectRecord(titel="Eettafel")


def test_keys_that_are_made_at_once_come_in_that_order() -> None:
    keys = [new_id() for _ in range(5000)]
    assert sorted(set(keys)) == keys
    assert all(UUID(it).version == 7 for it in keys)
