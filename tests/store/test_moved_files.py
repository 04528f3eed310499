"""A programme whose file is replaced, renamed or removed while it is open, as synchronising folders do."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.store.state import state_of
from wsg_desktop.errors import FileProblem
from wsg_desktop.services import copies, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.transaction import Transaction

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is open")

MOVED = "replaced, renamed or removed while it was open"


def test_nothing_is_done_or_undone_in_a_file_that_came_in_its_place(document: Document) -> None:
    other = document.path.with_name("van een collega.wsg")
    made = document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    shutil.copy(document.path, other)
    rename(document, made, "van mij")
    colleague = Document.open(other, "Jan")
    # Under the same number as the change of before: undo must not take this one for that.
    rename(colleague, made, "van mijn collega")
    theirs = state_of(colleague)
    colleague.close()
    ours = state_of(document)

    other.replace(document.path)

    # A refused change lets its connection go, so that the next one would write in the other file.
    for _ in range(2):
        with pytest.raises(FileProblem, match=MOVED):
            document.undo()
        with pytest.raises(FileProblem, match=MOVED):
            rename(document, made, "nog een")
    with pytest.raises(FileProblem, match=MOVED):
        document.back_up()
    assert state_of(document) == ours
    again = Document.open(document.path, "Jan", readonly=True)
    assert state_of(again) == theirs
    again.close()


@pytest.mark.parametrize("where", ["elsewhere.wsg", None])
def test_what_is_seen_of_a_file_that_has_gone_can_be_saved(
    document: Document, tmp_path: Path, where: str | None
) -> None:
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    seen = state_of(document)
    if where:
        document.path.rename(tmp_path / where)
    else:
        document.path.unlink()

    with pytest.raises(FileProblem, match=MOVED):
        document.change("nieuw", lambda tx: projects.create(tx, "Eettafel"))
    copies.save_copy(document, tmp_path / "kopie.wsg")

    copy = Document.open(tmp_path / "kopie.wsg", "Jan")
    assert state_of(copy) == seen
    copy.change("nieuw", lambda tx: projects.create(tx, "Eettafel"))
    copy.close()


def test_a_file_that_moves_while_a_change_is_made_is_not_written(document: Document) -> None:
    before = state_of(document)

    def work(tx: Transaction) -> None:
        document.path.rename(document.path.with_name("elders.wsg"))
        projects.create(tx, "Buurtbus")

    with pytest.raises(FileProblem, match=MOVED):
        document.change("nieuw", work)

    assert state_of(document) == before


def rename(document: Document, project: str, title: str) -> None:
    """Give a project another title."""
    document.change(title, lambda tx: project_fields.set_field(tx, project, "title", title))
