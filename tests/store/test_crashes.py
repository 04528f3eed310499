"""Killed at any moment: the file stays whole, the journal stays true, and a shown edit is still there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.state import assert_journal_is_true
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.services import programme
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")

WORKER = """
import sys
from pathlib import Path
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document

document = Document.open(Path(sys.argv[1]), "Jan", SystemClock())

def bulk(tx):
    made = [projects.create(tx, f"regel {n}") for n in range(8)]
    for project in made:
        project_fields.set_field(tx, project, "lead_parties", ["Bibliotheek", "Corporatie 1"])
    return made

while True:
    made = document.change("invoer", bulk)
    print("shown", made[-1], flush=True)
    for number in range(5):
        title = f"{made[0][-6:]}-{number}"
        document.change("titel", lambda tx: project_fields.set_field(tx, made[0], "title", title))
        print("title", made[0], title, flush=True)
    document.undo()
    print("undone", made[0], f"{made[0][-6:]}-3", flush=True)
"""

IMPORTER = """
import sys
from pathlib import Path
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.services.document import Document
from wsg_desktop.services.list_import import import_file

document = Document.open(Path(sys.argv[1]), "Jan", SystemClock())
print("open", flush=True)
while True:
    import_file(document, Path(sys.argv[2]))
    print("imported", flush=True)
    document.undo()
    print("undone", flush=True)
    document.redo()
    print("imported", flush=True)
    document.undo()
    print("undone", flush=True)
"""

TAKER_BACK = """
import sys
from pathlib import Path
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.services import project_fields, projects, undoing
from wsg_desktop.services.document import Document

document = Document.open(Path(sys.argv[1]), "Jan", SystemClock())

def bulk(tx):
    for number in range(8):
        made = projects.create(tx, f"regel {number}")
        project_fields.set_field(tx, made, "lead_parties", ["Bibliotheek", "Corporatie 1"])

document.change("invoer", bulk)
seq = document.last_changes.seq
print("there", flush=True)
while True:
    document.change("terug", lambda tx: undoing.take_back_set(tx, seq))
    seq = document.last_changes.seq
    print("gone", flush=True)
    document.change("opnieuw", lambda tx: undoing.take_back_set(tx, seq))
    seq = document.last_changes.seq
    print("there", flush=True)
"""

KILLS = int(os.environ.get("WSG_KILLS", "7"))
"""Each kill starts a program, so the suite does few; `WSG_KILLS=50` does as many as a release should."""


def test_killed_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "programma.wsg"
    programme.create(path, "Jan", SystemClock(), name="Proef").close()
    chance = random.Random(20261122)
    shown = 0

    for _ in range(KILLS):
        lines = run_and_kill(chance.uniform(0.0, 0.06), WORKER, path)
        document = Document.open(path, "Jan", SystemClock())
        assert not document.readonly, "the lock of a dead process is taken over"
        assert check_programme(document) == []
        assert_shown(document, lines)
        document.close()
        shown += len(lines)

    assert shown > KILLS, "the kills must fall in the middle of work"
    document = Document.open(path, "Jan", SystemClock())
    assert_journal_is_true(document)
    document.close()


def test_killed_in_the_middle_of_imports(tmp_path: Path) -> None:
    path, table = tmp_path / "programma.wsg", tmp_path / "lijst.csv"
    rows = [f"N{n};Project {n};Gebied {n % 9};Corporatie {n % 7};1-3-2027" for n in range(120)]
    table.write_text("\n".join(["Nr;Project;Gebied;Trekker;Deadline", *rows]), "utf-8")
    programme.create(path, "Jan", SystemClock(), name="Proef").close()
    chance = random.Random(20261123)
    counts: set[int] = set()
    longest = 0.6

    for kill in range(4 * KILLS):
        if kill >= KILLS and len(counts) == 2:
            break
        shown = [line[0] for line in run_and_kill(chance.uniform(0.0, longest), IMPORTER, path, table)]
        document = Document.open(path, "Jan", SystemClock())
        assert not document.readonly, "the lock of a dead process is taken over"
        assert check_programme(document) == []
        with document.reading() as read:
            count = len(projects.list_projects(read))
        assert count in {0, len(rows)}, "an import is all there or not at all"
        counts.add(count)
        # However fast or busy the machine is, kills come to fall on both sides of an import.
        longest *= 0.7 if count else 1.5
        assert shown[0] == "open"
        if count:
            # The next round begins without it, so that it imports again instead of meeting its own rows.
            document.undo()
        document.close()

    assert counts == {0, len(rows)}, "the kills must fall before and after imports"


def test_killed_while_a_change_is_taken_back(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    lines, longest, number = 0, 0.3, 0

    while number < KILLS or (lines <= number < 4 * KILLS):
        number += 1
        path = tmp_path / f"programma-{number}.wsg"
        programme.create(path, "Jan", SystemClock(), name="Proef").close()
        shown = run_and_kill(chance.uniform(0.0, longest), TAKER_BACK, path)
        document = Document.open(path, "Jan", SystemClock())
        assert not document.readonly, "the lock of a dead process is taken over"
        assert check_programme(document) == []
        assert_journal_is_true(document)
        with document.reading() as read:
            count = len(projects.list_projects(read))
        assert count in {0, 8}, "it is taken back whole or not at all"
        lines += len(shown)
        # However slow the machine is, kills come to fall in the middle of taking back.
        longest *= 1.5 if len(shown) == 1 else 1
        document.close()

    assert lines > number, "the kills must fall in the middle of work"


def run_and_kill(after: float, program: str, *arguments: Path) -> list[list[str]]:
    """Let a program work, kill it `after` seconds from its first line; return the whole lines it wrote."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        written = first + process.stdout.read()
    return [line.split() for line in written.splitlines(keepends=True) if line.endswith("\n")]


def assert_shown(document: Document, lines: list[list[str]]) -> None:
    """Fail unless the last thing that was shown is in the programme, or one edit later."""
    with document.reading() as read:
        titles = {row.id: row.title for row in projects.list_projects(read)}
    assert {line[1] for line in lines} <= titles.keys()
    titled = [line for line in lines if line[0] in {"title", "undone"}]
    if titled and titled[-1] == lines[-1]:
        _, project, title = titled[-1]
        following = f"{title[:-1]}{int(title[-1]) + 1}"
        before = f"{title[:-1]}{int(title[-1]) - 1}"
        assert titles[project] in {title, following, before}
