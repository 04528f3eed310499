"""Opening and refusing programme files: by name, in a sentence, without touching them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.full_disks import full_disk
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.projects import create
from wsg_desktop.store import projects, schema


def test_new_file_carries_our_marks(document: Document) -> None:
    with closing(sqlite3.connect(document.path)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert database.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)


def test_writer_uses_the_settings_that_never_damaged_data(document: Document) -> None:
    assert document.file.writer is not None
    with document.file.writer.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
        }
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }


def test_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "bestaat.wsg"
    path.write_text("van iemand anders")

    with pytest.raises(FileProblem, match="exists already"):
        programme.create(path, "Jan")

    assert path.read_text() == "van iemand anders"
    assert [item.name for item in tmp_path.iterdir()] == ["bestaat.wsg"]


def test_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="nergens is not there"):
        programme.create(tmp_path / "nergens" / "x.wsg", "Jan")


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (a)")
        database.commit()


def newer_programme(path: Path) -> None:
    programme.create(path, "Jan").close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")


def half_a_programme(path: Path) -> None:
    programme.create(path, "Jan").close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def programme_with_trigger(path: Path) -> None:
    programme.create(path, "Jan").close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TRIGGER boos AFTER INSERT ON project BEGIN DELETE FROM project; END")
        database.commit()


def programme_without_a_table(path: Path) -> None:
    programme.create(path, "Jan").close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE situation")
        database.commit()


def programme_without_itself(path: Path) -> None:
    programme.create(path, "Jan").close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM programme")
        database.commit()


def programme_of_no_version(path: Path) -> None:
    programme.create(path, "Jan").close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version=0")


REFUSED = {
    "is not there": lambda _path: None,
    "is empty": lambda path: path.touch(),
    "is no programme": lambda path: path.write_text("geen database" * 500),
    "belongs to another program": foreign_database,
    "newer version": newer_programme,
    "is damaged and": half_a_programme,
    r"never makes \(boos\)": programme_with_trigger,
    "is damaged": programme_without_a_table,
    r"damaged .* backups are in": programme_without_itself,
    r"damaged .* open the latest": programme_of_no_version,
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_no_sound_programme_is_refused_by_name(tmp_path: Path, words: str) -> None:
    path = tmp_path / "lijst.wsg"
    REFUSED[words](path)
    before = path.read_bytes() if path.exists() else None

    with pytest.raises(FileProblem, match=words) as refusal:
        Document.open(path, "Jan")

    assert "lijst.wsg" in str(refusal.value)
    assert (path.read_bytes() if path.exists() else None) == before


def test_newer_programme_can_be_read_only(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "nieuw.wsg"
    programme.create(path, "Jan", clock).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")

    document = Document.open(path, "Jan", readonly=True)

    with document.reading() as read:
        assert projects.list_projects(read) == []
    with pytest.raises(UserError, match="saved by a newer version"):
        document.change("nieuw", lambda tx: create(tx, "Buurtbus"))
    document.close()


def test_newer_programme_that_cannot_be_read_is_refused_to_read_too(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.wsg"
    newer_programme(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE project RENAME COLUMN title TO name")

    with pytest.raises(FileProblem, match="things that this version does not know"):
        Document.open(path, "Jan", readonly=True)


def cut_off(path: Path, clock: FixedClock) -> Path:
    """Make a programme whose last change was cut off halfway, with the journal that takes it back."""
    made = programme.create(path, "Jan", clock)
    made.change("nieuw", lambda _tx: None)
    made.close()
    original = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size=1")
        database.execute("BEGIN IMMEDIATE")
        database.executemany(
            "INSERT INTO counter (name, value) VALUES (?, 1)", [(f"{n:0200}",) for n in range(3000)]
        )
        torn, saved = path.read_bytes(), journal.read_bytes()
        database.execute("ROLLBACK")
    assert torn != original
    path.write_bytes(torn)
    journal.write_bytes(saved)
    return path


def test_hot_journal_of_a_killed_writer_is_played_back_even_for_a_reader(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = cut_off(tmp_path / "hard.wsg", clock)

    document = Document.open(path, "Jan", readonly=True)

    with document.reading() as read:
        assert read.exec_driver_sql("SELECT count(*) FROM counter").scalar() == 0
    document.close()


def test_name_that_no_disk_takes_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be read"):
        Document.open(tmp_path / f"{'a' * 300}.wsg", "Jan")


def test_full_disk_is_not_told_as_damage_when_a_change_that_was_cut_off_must_be_taken_back(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = cut_off(tmp_path / "hard.wsg", clock)

    with full_disk(), pytest.raises(FileProblem, match="make room") as told:
        Document.open(path, "Jan", clock)

    assert "damaged" not in str(told.value)
    Document.open(path, "Jan", clock).close()


def test_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        Document.open(tmp_path, "Jan")
