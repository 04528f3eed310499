"""Files by any name, made whole or not at all, and never mixed with what a crash left of another."""

import sqlite3
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from tests.store.state import state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import FileProblem
from wsg_desktop.services import programme, projects
from wsg_desktop.services.copies import save_copy
from wsg_desktop.services.document import Document
from wsg_desktop.services.restoring import restore_backup
from wsg_desktop.store.sqlite_files import database_uri, new_database

NAMES = [
    "plan met spaties.wsg",
    "plan #1.wsg",
    "plan 50%.wsg",
    "plan%20b.wsg",
    "wat nu?.wsg",
    "a:b@c.wsg",
    "a&mode=memory.wsg",
    "één € 😀.wsg",
    "שלום.wsg",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_may_hold_any_sign(tmp_path: Path, clock: FixedClock, name: str) -> None:
    path = tmp_path / name
    made = programme.create(path, "Jan", clock)
    made.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    before = state_of(made)
    restore_backup(made.back_up(), tmp_path / f"terug {name}")
    made.close()

    assert sorted(item.name for item in tmp_path.iterdir()) == sorted([name, f"terug {name}"])
    for found in (path, tmp_path / f"terug {name}"):
        again = Document.open(found, "Jan", clock)
        assert state_of(again) == before
        again.close()


def test_uri_has_no_host_on_a_network_share_and_keeps_the_drive() -> None:
    share = PureWindowsPath(r"\\server\programma's\plan #1.wsg")
    assert database_uri(share, "rw") == "file:////server/programma%27s/plan%20%231.wsg?mode=rw"
    assert database_uri(PureWindowsPath(r"C:\p\a?.wsg"), "ro") == "file:///C:/p/a%3F.wsg?mode=ro"
    assert database_uri(PurePosixPath("/p/50%.wsg"), "rwc") == "file:///p/50%25.wsg?mode=rwc"


def leave_hot_journal(path: Path) -> None:
    """Leave beside `path` what a program killed in the middle of a commit leaves, and no database."""
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size=1")
        database.execute("BEGIN IMMEDIATE")
        rows = [(f"{number:0200}",) for number in range(3000)]
        database.executemany("INSERT INTO counter (name, value) VALUES (?, 1)", rows)
        saved = journal.read_bytes()
        database.execute("ROLLBACK")
    path.unlink()
    journal.write_bytes(saved)


def test_journal_of_a_lost_file_is_not_played_back_into_what_is_restored(
    document: Document, tmp_path: Path
) -> None:
    backup = document.back_up()
    path = document.path
    document.change("later", lambda tx: projects.create(tx, "Buurtbus"))
    document.close()
    leave_hot_journal(path)

    restore_backup(backup, path)

    restored = path.read_bytes()
    Document.open(path, "Jan").close()
    assert path.read_bytes() == restored == backup.read_bytes()


def test_journal_of_a_lost_file_is_not_played_back_into_a_new_one(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "p.wsg"
    programme.create(path, "Jan", clock).close()
    leave_hot_journal(path)

    made = programme.create(path, "Jan", clock, name="Nieuw")

    with made.reading() as read:
        assert read.exec_driver_sql("SELECT name FROM programme").scalar() == "Nieuw"
    made.close()


def test_copy_never_replaces_a_programme_that_somebody_has_open(
    document: Document, tmp_path: Path, clock: FixedClock
) -> None:
    other = programme.create(tmp_path / "ander.wsg", "Piet", clock)
    other.change("nieuw", lambda tx: projects.create(tx, "Eettafel"))

    with pytest.raises(FileProblem, match=r"ander\.wsg is open on .* by Piet"):
        save_copy(document, other.path)

    other.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    other.close()
    save_copy(document, other.path)
    copy = Document.open(other.path, "Jan", clock)
    assert state_of(copy) == state_of(document)
    copy.close()


def test_what_fails_halfway_leaves_nothing(tmp_path: Path, clock: FixedClock) -> None:
    target = tmp_path / "p.wsg"

    def fail_halfway() -> None:
        with new_database(target) as fresh:
            fresh.write_bytes(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(FileProblem, match="disk is full"):
        fail_halfway()

    assert list(tmp_path.iterdir()) == []


def test_programme_that_cannot_be_filled_is_not_made(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme, "PHASE_TABLE", [("initiative",)])

    with pytest.raises(ValueError, match="unpack"):
        programme.create(tmp_path / "p.wsg", "Jan", clock)

    assert list(tmp_path.iterdir()) == []


def test_name_that_is_too_long_is_not_taken_for_a_folder_one_may_not_write_in(
    tmp_path: Path, clock: FixedClock
) -> None:
    with pytest.raises(FileProblem, match="is too long"):
        programme.create(tmp_path / f"{'a' * 245}.wsg", "Jan", clock)
    assert list(tmp_path.iterdir()) == []
