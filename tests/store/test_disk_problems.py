"""A full disk and a file that may not be written: a sentence, and the data as it was."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.full_disks import full_disk
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.paths import backups_folder
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.list_import import import_file
from wsg_desktop.store import schema
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import sentence, translator


def test_full_disk_is_said_and_nothing_is_lost(document: Document) -> None:
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    before = state_of(document)
    assert document.file.writer is not None
    with document.file.writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    with pytest.raises(FileProblem, match="disk is full"):
        document.change("groot", lambda tx: projects.create(tx, "x" * 200_000))

    assert state_of(document) == before
    assert_journal_is_true(document)
    document.change("klein", lambda tx: projects.create(tx, "past nog"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_file_that_may_not_be_written_opens_to_read(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.close()
    writable = os.access

    def deny_this_file(path: Path, mode: int) -> bool:
        return mode != os.W_OK and writable(path, mode)

    # Root may write anything, so what the system would answer another user is given here.
    monkeypatch.setattr(os, "access", deny_this_file)
    again = Document.open(document.path, "Jan")

    assert again.readonly
    with pytest.raises(UserError, match="Save a copy in a folder where you may write"):
        again.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    again.close()


def test_change_without_a_backup_says_where_and_why(document: Document, tmp_path: Path) -> None:
    table = tmp_path / "lijst.csv"
    table.write_text("Nr;Project\nN1;Buurtbus\nN2;Eettafel\n", "utf-8")
    before = state_of(document)
    backups_folder().parent.mkdir(parents=True, exist_ok=True)
    backups_folder().write_text("a file where the folder should be")

    with pytest.raises(FileProblem, match=r"none could be made in .*backups: one of its folders is a file"):
        document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    with pytest.raises(FileProblem, match=r"none could be made in .*backups: one of its folders is a file"):
        import_file(document, table)
    backups_folder().unlink()
    with full_disk(), pytest.raises(FileProblem, match=r"none could be made in .*backups: the disk"):
        document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))

    assert state_of(document) == before
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))


def test_damage_found_while_reading_is_said(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    made = document.change("nieuw", lambda tx: [projects.create(tx, "Buurtbus") for _ in range(300)])
    document.close()
    content = bytearray(document.path.read_bytes())
    content[40_000:-8192] = b"\xff" * (len(content) - 48_192)
    document.path.write_bytes(content)
    # A large file is not walked at opening, so that its damage is met later.
    monkeypatch.setattr(schema, "WALKED_BYTES", 0)
    monkeypatch.setattr(schema, "_probe", lambda *_, **__: schema.SCHEMA_VERSION)

    with pytest.raises(FileProblem, match="is damaged"):
        Document.open(document.path, "Jan")
    assert made


def test_signs_that_are_no_characters_are_said(document: Document) -> None:
    before = state_of(document)

    with pytest.raises(UserError, match="no characters"):
        document.change("nieuw", lambda tx: projects.create(tx, "kapot \udcff"))

    assert state_of(document) == before
    document.change("nieuw", lambda tx: projects.create(tx, "heel"))


TEXTS = [
    "x" * 1_000_000,
    "nul \0 teken",
    "\u202eomgekeerd\u202c",
    "😀 👩‍👩‍👧 e\u0301",
    "{x} {0} %s %(a)s",
    '["a", {}]',
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_is_kept_undone_and_done_again(document: Document, text: str) -> None:
    project = document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    document.change(sentence("change {field}", field=text), lambda tx: set_notes(tx, project, text))
    after = state_of(document)

    label = document.undo()
    assert translator("nl").sentence(label)
    document.redo()

    assert state_of(document) == after
    assert state_of(document)["project"][project]["notes"] == text
    assert_journal_is_true(document)


def set_notes(tx: Transaction, project: str, text: str) -> None:
    project_fields.set_field(tx, project, "notes", text)


def test_programme_that_is_emptied_under_the_window_is_said(document: Document) -> None:
    with document.path.open("r+b") as file:
        file.truncate(0)

    with pytest.raises(FileProblem, match="is damaged"):
        document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    with pytest.raises(FileProblem, match="is damaged"), document.reading() as read:
        list_projects(read)


FLIPPED = {
    "a text that is no UTF-8": "UPDATE project SET title = CAST(x'42ff' AS TEXT)",
    "a reference to nothing": "UPDATE project SET parent_id = 'nergens'",
}


@pytest.mark.parametrize("flipped", FLIPPED.values(), ids=FLIPPED)
def test_flipped_bits_in_what_is_kept_are_damage(document: Document, flipped: str) -> None:
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    document.close()
    with closing(sqlite3.connect(document.path)) as database, database:
        database.execute(flipped)

    with pytest.raises(FileProblem, match="is damaged"):
        open_and_read(document.path)


def test_flipped_bits_in_the_schema_are_damage(document: Document) -> None:
    document.close()
    content = document.path.read_bytes()
    document.path.write_bytes(content.replace(b"CREATE TABLE ", b"CREATE TABLE\xc1"))

    with pytest.raises(FileProblem, match="is damaged"):
        Document.open(document.path, "Jan")


def test_flipped_bits_in_the_journal_are_told_by_the_check(document: Document) -> None:
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    document.close()
    with closing(sqlite3.connect(document.path)) as database, database:
        database.execute("UPDATE change SET new = replace(new, '{', '[')")

    again = Document.open(document.path, "Jan")
    assert [str(it)[:20] for it in check_programme(again)] == ["The file is damaged:"]
    again.close()


def open_and_read(path: Path) -> None:
    """Open a programme and read its projects."""
    document = Document.open(path, "Jan")
    try:
        with document.reading() as read:
            list_projects(read)
    finally:
        document.close()
