"""The open programme in the window: signals on the window's thread, refusals told, one at a time."""

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.services import programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.projects import list_projects
from wsg_desktop.ui import importing_ahead
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.main_window import MainWindow


@pytest.fixture
def session(qtbot: QtBot, messages: RecordedMessages) -> DocumentSession:
    """Return a session without a programme."""
    return DocumentSession(messages, lambda: "Undo")


def test_without_a_programme_nothing_can_be_read(session: DocumentSession) -> None:
    assert not session.is_open
    assert session.undo_labels() == (None, None)
    with pytest.raises(RuntimeError):
        session.reading()


def test_opening_and_closing_are_told(session: DocumentSession, document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.opened, session.closing, session.closed], order="strict"):
        session.show(document)
        session.close()
    assert not session.is_open


def test_the_first_change_is_prepared_while_nothing_is_asked(
    session: DocumentSession, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []
    monkeypatch.setattr(importing_ahead, "import_module", found.append)
    session.show(document)
    assert found == []
    qtbot.waitUntil(lambda: tuple(found) == document.needed_for_changes)
    session.close()


def test_another_programme_closes_the_first(
    session: DocumentSession, document: Document, tmp_path: Path, clock: FixedClock
) -> None:
    session.show(document)
    other = programme.create(tmp_path / "ander.wsg", "Jan", clock)
    session.show(other)
    assert session.document is other
    # The lock of the first is given back, so somebody else may change it.
    again = Document.open(document.path, "Piet", clock)
    assert not again.readonly
    again.close()
    session.close()


def test_a_change_returns_what_the_work_made_and_tells_what_it_touched(
    session: DocumentSession, document: Document, qtbot: QtBot
) -> None:
    session.show(document)
    with qtbot.waitSignal(session.changed) as told:
        outcome = session.change("Add a project", lambda tx: projects.create(tx, "Eettafel"))
    assert outcome.done
    assert told.args is not None
    assert told.args[0].touched["project"] == {outcome.value}
    with session.reading() as read:
        assert [row.title for row in list_projects(read)] == ["Eettafel"]


def test_a_bug_is_not_swallowed(session: DocumentSession, document: Document) -> None:
    session.show(document)
    with pytest.raises(ZeroDivisionError):
        session.change("Divide", lambda _tx: 1 / 0)
    assert session.undo_labels() == (None, None)


def test_undo_and_redo_name_what_they_do(session: DocumentSession, document: Document) -> None:
    session.show(document)
    session.change("Add a project", lambda tx: projects.create(tx, "Eettafel"))
    assert session.undo_labels() == ("Add a project", None)
    assert session.undo()
    assert session.undo_labels() == (None, "Add a project")
    assert session.redo()


def test_nothing_to_undo_is_told(
    session: DocumentSession, document: Document, messages: RecordedMessages
) -> None:
    session.show(document)
    assert not session.undo()
    assert len(messages.problems) == 1


def test_a_commit_on_a_workers_thread_arrives_on_the_windows(
    session: DocumentSession, document: Document, qtbot: QtBot
) -> None:
    session.show(document)
    arrived: list[threading.Thread] = []
    session.changed.connect(lambda _changes: arrived.append(threading.current_thread()))

    def work() -> None:
        document.change("Add a project", lambda tx: projects.create(tx, "Eettafel"))

    with qtbot.waitSignal(session.changed):
        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
        assert arrived == []
    assert arrived == [threading.main_thread()]


def test_what_a_worker_committed_is_not_told_of_a_programme_that_has_closed(
    session: DocumentSession, document: Document, qtbot: QtBot
) -> None:
    session.show(document)
    told: list[object] = []
    session.changed.connect(told.append)
    worker = threading.Thread(
        target=lambda: document.change("Add a project", lambda tx: projects.create(tx, "Eettafel"))
    )
    worker.start()
    worker.join()
    session.close()
    qtbot.wait(1)
    assert told == []


def test_what_is_no_change_is_attempted_and_its_refusal_told(
    session: DocumentSession, messages: RecordedMessages
) -> None:
    def refuse() -> None:
        raise UserError("There is no room.")

    assert not session.attempt(refuse)
    assert [str(problem) for problem in messages.problems] == ["There is no room."]
    assert session.attempt(lambda: 3).value == 3


def test_opening_the_same_file_again_does_not_lock_oneself_out(
    session: DocumentSession, document: Document
) -> None:
    session.show(document)
    assert session.open(document.path, "Jan")
    assert not session.document.readonly
    session.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
def test_what_is_shown_of_a_file_that_has_gone_stays_open(
    session: DocumentSession, document: Document, messages: RecordedMessages
) -> None:
    session.show(document)
    other = document.path.with_name("vers")
    other.write_bytes(b"")
    other.replace(document.path)
    assert not session.open(document.path, "Jan")
    document.path.unlink()
    assert not session.open(document.path, "Jan")
    assert session.document is document
    with session.reading() as read:
        assert list_projects(read) == []
    assert ["is empty" in str(messages.problems[0]), "is not there" in str(messages.problems[1])] == [
        True
    ] * 2
    session.close()


def test_offer_to_undo_is_for_its_own_change_only(
    open_window: MainWindow, document: Document, messages: RecordedMessages
) -> None:
    session = open_window.session
    session.change("een", lambda tx: projects.create(tx, "Eerste"), told="Made.")
    offer = messages.said[-1].offer
    assert offer is not None
    session.change("twee", lambda tx: projects.create(tx, "Tweede"))

    offer.run()

    assert "Something else was changed after this" in str(messages.problems[-1])
    with document.reading() as read:
        assert [row.title for row in list_projects(read)] == ["Eerste", "Tweede"]
    session.undo()
    offer.run()
    with document.reading() as read:
        assert list_projects(read) == []
    # Its toast may still stand there.
    offer.run()
    assert str(messages.problems[-1]) == "This was undone already."
    session.redo()
    session.redo()
    session.undo()
    offer.run()
    with document.reading() as read:
        assert list_projects(read) == []


def test_what_changes_nothing_offers_to_undo_nothing(
    open_window: MainWindow, messages: RecordedMessages
) -> None:
    session = open_window.session
    session.change("een", lambda tx: projects.create(tx, "Eerste"))
    session.change("niets", lambda _tx: None, told="It is like that.")
    assert (messages.said[-1].text, messages.said[-1].offers) == ("It is like that.", ())
