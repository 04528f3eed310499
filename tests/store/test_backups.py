"""Backups: verified, thinned, restored as a new file, made in time."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import FileProblem
from wsg_desktop.services import projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.restoring import restore_backup
from wsg_desktop.store import backups


def test_backup_of_an_open_programme_restores_as_a_new_file(document: Document, tmp_path: Path) -> None:
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus", number="K3"))
    before = state_of(document)
    backup = document.back_up()
    document.change("weg", lambda tx: projects.create(tx, "Later"))

    restore_backup(backup, tmp_path / "terug.wsg")

    restored = Document.open(tmp_path / "terug.wsg", "Jan")
    assert state_of(restored) == before
    assert_journal_is_true(restored)
    assert restored.undo() == "nieuw"
    restored.close()


def test_restore_never_overwrites(document: Document) -> None:
    backup = document.back_up()
    with pytest.raises(FileProblem, match="exists already"):
        restore_backup(backup, document.path)


def test_only_a_programme_is_restored(tmp_path: Path) -> None:
    junk = tmp_path / "x.wsg"
    junk.write_text("x" * 5000)
    with pytest.raises(FileProblem, match="is no programme"):
        restore_backup(junk, tmp_path / "terug.wsg")
    assert not (tmp_path / "terug.wsg").exists()


def test_first_change_after_half_an_hour_is_preceded_by_a_backup(
    document: Document, clock: FixedClock
) -> None:
    for minutes in (0, 10, 29, 31, 40, 62):
        clock.set(datetime(2026, 11, 23, 8, 0, tzinfo=UTC) + timedelta(minutes=minutes))
        document.change("nieuw", lambda tx: projects.create(tx, "Project"))

    made = [backups.moment_of(path) for path in backups.list_backups(document.backup_folder)]

    assert [f"{moment:%H:%M}" for moment in made if moment] == ["08:00", "08:31", "09:02"]


def test_damaged_source_gives_no_backup(tmp_path: Path) -> None:
    source = tmp_path / "kapot.wsg"
    with closing(sqlite3.connect(source)) as database:
        database.execute("CREATE TABLE t (a)")
        database.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 200)
        database.commit()
    content = bytearray(source.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    source.write_bytes(content)

    with pytest.raises(FileProblem):
        backups.back_up(source, tmp_path / "kopie", datetime(2026, 1, 1, tzinfo=UTC))

    assert list((tmp_path / "kopie").iterdir()) == []


def test_thinning_keeps_all_of_two_days_then_fewer(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    for hours in range(0, 24 * 200, 6):
        moment = now - timedelta(hours=hours)
        (tmp_path / f"{moment.strftime(backups.STAMP)}.wsg").touch()

    gone = set(backups.superfluous(backups.list_backups(tmp_path), now))
    kept = [backups.moment_of(path) for path in backups.list_backups(tmp_path) if path not in gone]
    ages = [(now.date() - moment.date()).days for moment in kept if moment]

    assert [age for age in ages if age <= 1] == [1, 1, 1, 1, 0, 0, 0]
    assert [age for age in ages if 2 <= age <= 14] == list(range(14, 1, -1))
    assert 6 <= len([age for age in ages if 15 <= age <= 60]) <= 8
    assert 4 <= len([age for age in ages if age > 60]) <= 6


def test_a_copy_is_backed_up_in_its_own_time_and_thins_no_backup_of_the_original(
    document: Document, clock: FixedClock, tmp_path: Path
) -> None:
    restore_backup(document.back_up(), tmp_path / "kopie.wsg")
    copy = Document.open(tmp_path / "kopie.wsg", "Jan", clock)
    assert copy.backup_folder == document.backup_folder
    for hour in (9, 15):
        clock.set(datetime(2026, 12, 1, hour, tzinfo=UTC))
        for it, after in ((document, 0), (copy, 10)):
            clock.set(datetime(2026, 12, 1, hour, after, tzinfo=UTC))
            it.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    copy.close()

    def kept() -> list[str]:
        made = [backups.moment_of(path) for path in backups.list_backups(document.backup_folder)]
        return [f"{moment:%H:%M}" for moment in made if moment and moment.day == 1]

    assert kept() == ["09:00", "09:10", "15:00", "15:10"]
    clock.set(datetime(2026, 12, 4, tzinfo=UTC))
    document.back_up()
    assert kept() == ["15:00", "15:10"]


def test_clock_that_ran_ahead_does_not_stop_backups(document: Document, clock: FixedClock) -> None:
    clock.set(datetime(2030, 1, 1, tzinfo=UTC))
    document.back_up()
    clock.set(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))

    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))

    made = [backups.moment_of(path) for path in backups.list_backups(document.backup_folder)]
    assert [moment.year for moment in made if moment] == [2026, 2030]


def test_backups_of_one_second_keep_their_order(document: Document) -> None:
    made = [document.back_up() for _ in range(11)]

    assert backups.list_backups(document.backup_folder) == made


def test_files_of_others_in_the_folder_are_left_alone(document: Document) -> None:
    made = document.back_up()
    others = [
        document.backup_folder / name for name in ("2026-99-99 999999.wsg", "kopie.wsg", "lees mij.txt")
    ]
    for path in others:
        path.touch()

    assert backups.list_backups(document.backup_folder) == [made]
    document.back_up()
    assert all(path.exists() for path in others)


def test_what_a_crash_left_unfinished_goes_after_a_day(document: Document) -> None:
    made = document.back_up()
    folder = document.backup_folder
    old, fresh = folder / ".2026-01-01 080000.wsg.11.part", folder / ".2026-01-01 090000.wsg.12.part-journal"
    for path in (old, fresh):
        path.touch()
    os.utime(old, (0, 0))

    document.back_up()

    assert (made.exists(), old.exists(), fresh.exists()) == (True, False, True)


def test_folder_that_cannot_be_made_is_said(document: Document, data_folder: Path) -> None:
    (data_folder / "data").write_text("a file where the folder should be")

    with pytest.raises(FileProblem):
        document.back_up()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Stuurgroep september", "Stuurgroep september"),
        ("  voor   de vakantie. ", "voor de vakantie"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("../../weg", "weg"),
        ("x" * 200, "x" * 80),
        ("...", ""),
    ],
)
def test_a_name_is_kept_in_the_name_of_the_file_on_any_system(
    document: Document, name: str, kept: str
) -> None:
    made = document.back_up(name)
    assert backups.name_of(made) == kept
    assert made.parent == document.backup_folder
    assert backups.list_backups(document.backup_folder) == [made]


def test_two_of_one_second_both_stay_whatever_they_are_called(document: Document) -> None:
    made = [document.back_up(name) for name in ("Oud", "Oud", "", "")]
    assert len(set(made)) == 4
    assert sorted(backups.name_of(path) for path in made) == ["", "", "Oud", "Oud"]
    assert {backups.moment_of(path) for path in made} == {datetime(2026, 11, 23, 7, 45)}  # noqa: DTZ001


def test_thinning_leaves_what_has_a_name(document: Document, clock: FixedClock) -> None:
    named = document.back_up("Stuurgroep")
    other = document.back_up()
    clock.set(clock.now() + timedelta(days=100))
    document.back_up()
    clock.set(clock.now() + timedelta(hours=1))
    document.back_up()
    clock.set(clock.now() + timedelta(days=400))
    document.back_up()
    assert named.exists()
    later = other.with_name(other.name.replace("074500", "090000"))
    assert later != other
    assert other in backups.superfluous([named, other, later], clock.now())
