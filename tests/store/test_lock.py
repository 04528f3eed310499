"""The lock file: who has it, who reads only, dead processes, taking over knowingly."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.services import projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import lock
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


def test_unreadable_lock_file_is_replaced(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.wsg"
    lock.lock_path(path).write_text("{half", "utf-8")

    assert lock.acquire(path, "Jan", clock.now()) is None
    assert lock.read_holder(path) is not None
