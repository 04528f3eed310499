"""Migrations: batch rebuilds keep children, failures leave the file as it was, journals follow."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import programme, projects
from wsg_desktop.store.migrations import MIGRATIONS, MigrationFailure, migrate
from wsg_desktop.store.schema import SCHEMA_VERSION


@pytest.fixture
def closed_programme(tmp_path: Path, clock: FixedClock) -> Path:
    document = programme.create(tmp_path / "oud.wsg", "Jan", clock)
    parent = document.change("nieuw", lambda tx: projects.create(tx, "Ouder", number="A1"))
    document.change("nieuw", lambda tx: projects.create(tx, "Kind", parent_id=parent))
    document.close()
    return tmp_path / "oud.wsg"


def ask(path: Path, question: str) -> object:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        answer = connection.execute(sa.text(question)).scalar()
    engine.dispose()
    return answer


def rename_title(op: Operations) -> None:
    with op.batch_alter_table("project") as batch:
        batch.alter_column("title", new_column_name="heading")
        batch.add_column(sa.Column("colour", sa.Text))
    op.execute("UPDATE change SET field = 'heading' WHERE entity = 'project' AND field = 'title'")


def test_every_older_version_has_its_step() -> None:
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def test_batch_rebuild_keeps_rows_and_their_children(closed_programme: Path) -> None:
    journal = ask(closed_programme, "SELECT count(*) FROM change")

    migrate(closed_programme, 1, 2, {1: rename_title})

    assert ask(closed_programme, "PRAGMA user_version") == 2
    assert ask(closed_programme, "SELECT heading FROM project WHERE number = 'A1'") == "Ouder"
    assert ask(closed_programme, "SELECT count(*) FROM project WHERE parent_id IS NOT NULL") == 1
    assert ask(closed_programme, "SELECT count(*) FROM change") == journal


def test_step_that_loses_rows_leaves_the_file_as_it_was(closed_programme: Path) -> None:
    before = closed_programme.read_bytes()

    with pytest.raises(MigrationFailure, match="project"):
        migrate(closed_programme, 1, 2, {1: lambda op: op.execute("DELETE FROM project WHERE number = 'A1'")})

    assert closed_programme.read_bytes() == before
    assert [path.name for path in closed_programme.parent.iterdir()] == ["oud.wsg"]


def test_step_that_breaks_a_reference_leaves_the_file_as_it_was(closed_programme: Path) -> None:
    before = closed_programme.read_bytes()
    nowhere = "UPDATE project SET parent_id = 'nergens' WHERE parent_id IS NOT NULL"

    with pytest.raises(MigrationFailure, match="1 broken references"):
        migrate(closed_programme, 1, 2, {1: lambda op: op.execute(nowhere)})

    assert closed_programme.read_bytes() == before


def test_crash_in_the_second_step_undoes_the_first(closed_programme: Path) -> None:
    def crash(op: Operations) -> None:
        op.execute("DELETE FROM change")
        raise RuntimeError("stroom weg")

    with pytest.raises(RuntimeError, match="stroom weg"):
        migrate(closed_programme, 1, 3, {1: rename_title, 2: crash})

    assert ask(closed_programme, "PRAGMA user_version") == SCHEMA_VERSION
    assert ask(closed_programme, "SELECT title FROM project WHERE number = 'A1'") == "Ouder"
