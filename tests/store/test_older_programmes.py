"""Programmes of every released schema open for ever: they migrate, replay, and undo their oldest edit."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects
from wsg_desktop.store.backups import list_backups
from wsg_desktop.store.meeting_moments import list_moments
from wsg_desktop.store.schema import SCHEMA_VERSION, check_integrity, probe

FIXTURES = sorted((Path(__file__).parents[1] / "data").glob("schema-*.wsg"))


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "ouder.wsg"))


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def test_every_older_schema_has_its_programme() -> None:
    assert [path.name for path in FIXTURES] == [f"schema-{number}.wsg" for number in range(1, SCHEMA_VERSION)]


def test_older_programme_comes_to_the_present_schema_with_all_it_held(older: Path, clock: FixedClock) -> None:
    document = Document.open(older, "Jan", clock)
    try:
        with document.reading() as read:
            numbers = {row.number: row for row in projects.list_projects(read)}
        assert_journal_is_true(document)
    finally:
        document.close()

    assert version_of(older) == SCHEMA_VERSION
    assert check_integrity(older) == []
    assert numbers["O1"].title == "Oudste regel, hernoemd"
    assert {row.scheduling for row in numbers.values()} == {"follows"}
    assert len(numbers) == 14, "one of fifteen is in the bin"


def test_older_programme_is_kept_as_it_was_before_it_is_migrated(older: Path, clock: FixedClock) -> None:
    before = version_of(older)
    document = Document.open(older, "Jan", clock)
    document.close()

    assert [version_of(path) for path in list_backups(document.backup_folder)] == [before]


def test_older_programme_undoes_back_to_its_oldest_edit_and_redoes(older: Path, clock: FixedClock) -> None:
    document = Document.open(older, "Jan", clock)
    try:
        present = state_of(document)
        count = 0
        while True:
            try:
                document.undo()
            except UserError:
                break
            count += 1
        assert count >= 6
        with document.reading() as read:
            assert projects.list_projects(read) == []
        for _ in range(count):
            document.redo()
        assert state_of(document) == present
        assert_journal_is_true(document)
    finally:
        document.close()


def test_older_programme_shows_the_past(older: Path, clock: FixedClock) -> None:
    document = Document.open(older, "Jan", clock)
    try:
        with document.reading(as_on=3) as read:
            assert [row.title for row in projects.list_projects(read)] == ["Oudste regel, hernoemd"]
    finally:
        document.close()


def test_older_programme_that_may_only_be_read_shows_and_stays_as_it_is(
    older: Path, clock: FixedClock
) -> None:
    before = older.read_bytes()
    document = Document.open(older, "Jan", clock, readonly=True)
    copy = document.file.db_path
    with document.reading() as read:
        assert len(projects.list_projects(read)) == 14
    document.close()

    assert older.read_bytes() == before
    assert not copy.exists()


def test_moments_kept_before_days_were_kept_count_from_the_day_they_were_kept_on(
    tmp_path: Path, clock: FixedClock
) -> None:
    document = Document.open(Path(shutil.copy(FIXTURES[4], tmp_path / "ouder.wsg")), "Jan", clock)
    try:
        with document.reading() as read:
            sent, closed = list_moments(read)
    finally:
        document.close()
    assert (sent.judged_on, sent.day, closed.day) == (None, sent.at.date(), closed.at.date())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for rights to make a link")
def test_older_programme_that_is_opened_by_a_link_is_migrated_itself(older: Path, clock: FixedClock) -> None:
    link = older.with_name("link.wsg")
    link.symlink_to(older)

    Document.open(link, "Jan", clock).close()

    assert link.is_symlink()
    assert probe(older) == SCHEMA_VERSION
