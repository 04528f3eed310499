"""A full disk and a file that may not be written: a sentence, and the data as it was."""

import os
from pathlib import Path

import pytest

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.services import projects
from wsg_desktop.services.document import Document


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
