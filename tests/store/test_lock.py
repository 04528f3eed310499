"""The lock file: who has it, who reads only, dead processes, taking over knowingly."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.services import projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import lock, programme_file
from wsg_desktop.store.transaction import host_name


def hold(path: Path, **changes: object) -> None:
    """Write the lock file of somebody else."""
    holder = {"person": "Piet", "host": "laptop-9", "process": 4711, "since": "2026-11-23T07:00:00+00:00"}
    lock.lock_path(path).write_text(json.dumps(holder | changes), "utf-8")


def dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_second_opener_is_told_who_has_it_and_reads_only(document: Document) -> None:
    path = document.path
    document.change("nieuw", lambda tx: projects.create(tx, "Buurtbus"))
    document.close()
    hold(path)

    second = Document.open(path, "Jan")

    assert second.readonly
    assert second.holder is not None
    assert (second.holder.person, second.holder.host) == ("Piet", "laptop-9")
    with pytest.raises(UserError, match="Piet has it open"):
        second.change("nieuw", lambda tx: projects.create(tx, "Eettafel"))
    second.close()
    assert lock.read_holder(path) is not None, "closing a reader leaves the holder's lock alone"


def test_lock_names_person_host_process_and_time_and_goes_at_closing(document: Document) -> None:
    holder = lock.read_holder(document.path)

    assert holder is not None
    assert (holder.person, holder.host) == ("Jan", host_name())
    assert holder.since == "2026-11-23T07:45:00+00:00"
    document.close()
    assert not lock.lock_path(document.path).exists()


def test_dead_process_on_this_computer_is_taken_over(document: Document) -> None:
    path = document.path
    document.close()
    hold(path, host=host_name(), process=dead_process())

    again = Document.open(path, "Jan")

    assert not again.readonly
    again.close()


def test_process_on_another_computer_is_never_called_dead(document: Document) -> None:
    path = document.path
    document.close()
    hold(path, process=dead_process())

    second = Document.open(path, "Jan")

    assert second.readonly
    second.close()


def test_taking_over_is_done_knowingly(document: Document) -> None:
    path = document.path
    document.close()
    hold(path)

    taken = Document.open(path, "Jan", take_over=True)

    assert not taken.readonly
    holder = lock.read_holder(path)
    assert holder is not None
    assert holder.person == "Jan"
    taken.close()


LEFTOVERS: dict[str, str] = {
    "empty": "",
    "no object": "[1]",
    "half a file": "{half",
    "half an object": json.dumps({"person": "Piet"}),
    "process in words": json.dumps({"person": "P", "host": host_name(), "process": "abc", "since": ""}),
    "no process": json.dumps({"person": "P", "host": host_name(), "process": None, "since": ""}),
    "every process": json.dumps({"person": "P", "host": host_name(), "process": -1, "since": ""}),
    "own group": json.dumps({"person": "P", "host": host_name(), "process": 0, "since": ""}),
    "beyond any process": json.dumps({"person": "P", "host": host_name(), "process": 10**30, "since": ""}),
}


@pytest.mark.parametrize("content", LEFTOVERS.values(), ids=LEFTOVERS)
def test_lock_file_that_names_no_living_process_is_replaced(
    tmp_path: Path, clock: FixedClock, content: str
) -> None:
    path = tmp_path / "a.wsg"
    lock.lock_path(path).write_text(content, "utf-8")

    assert lock.acquire(path, "Jan", clock.now()) is None
    holder = lock.read_holder(path)
    assert holder is not None
    assert holder.person == "Jan"


def test_lock_of_a_newer_version_with_more_in_it_is_understood(document: Document) -> None:
    document.close()
    hold(document.path, window="2")

    second = Document.open(document.path, "Jan")

    assert second.readonly
    second.close()


def test_folder_in_the_place_of_the_lock_is_said(document: Document) -> None:
    document.close()
    lock.lock_path(document.path).mkdir()

    with pytest.raises(FileProblem, match=r"programma\.wsg\.lock|may not write"):
        Document.open(document.path, "Jan")


def test_disk_without_room_for_a_lock_is_said_and_leaves_no_half_one(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.close()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock.json, "dump", full)
    with pytest.raises(FileProblem, match="disk is full"):
        Document.open(document.path, "Jan")

    assert not lock.lock_path(document.path).exists()


def test_lock_is_given_back_when_opening_fails_after_all(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.close()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(programme_file, "ProgrammeFile", fail)
    with pytest.raises(RuntimeError):
        Document.open(document.path, "Jan")

    assert not lock.lock_path(document.path).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for rights to make a link")
def test_lock_holds_by_whatever_link_the_programme_is_opened(document: Document, tmp_path: Path) -> None:
    link = tmp_path / "elders" / "link.wsg"
    link.parent.mkdir()
    link.symlink_to(document.path)

    other = Document.open(link, "Piet")

    assert other.readonly
    assert other.holder is not None
    assert other.holder.person == "Jan"
    other.close()
