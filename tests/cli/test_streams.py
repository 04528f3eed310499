"""Commands as a shell runs them: terminals without letters, pipes that close, full disks, Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.services import programme, projects
from wsg_desktop.store.transaction import Transaction

COMMAND = [sys.executable, "-m", "wsg_desktop"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a programme with more projects than a pipe holds."""
    document = programme.create(tmp_path / "p.wsg", "Jan")

    def fill(tx: Transaction) -> None:
        for number in range(600):
            projects.create(tx, f"Één → twee, zodat een pijp volloopt: {'x' * 200}", number=f"B{number}")

    document.change("vullen", fill)
    document.close()
    return tmp_path / "p.wsg"


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}


def shell(*words: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, check=False, env=environment(**more), timeout=120
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_terminal_that_lacks_letters_shows_a_question_mark(path: Path, encoding: str) -> None:
    for words in (["list", path, "projects"], ["history", path, "B1"], ["--help"], ["check", path]):
        done = shell(*words, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_json_keeps_every_letter_on_any_terminal(path: Path, encoding: str) -> None:
    done = shell("list", path, "projects", "--json", PYTHONIOENCODING=encoding)

    assert json.loads(done.stdout.decode(encoding))[0]["title"].startswith("Één → twee")


def test_refusal_is_written_on_any_terminal(tmp_path: Path) -> None:
    done = shell("check", tmp_path / "één→.wsg", PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr


def test_reader_that_has_seen_enough_is_no_error(path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "list", str(path), "projects"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert (process.wait(60), told) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_that_does_not_fit_is_said(path: Path) -> None:
    for words in (["list", path, "areas"], ["list", path, "projects"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*COMMAND, *map(str, words)],
                stdout=full, stderr=subprocess.PIPE, check=False, env=environment(), timeout=120,
            )  # fmt: skip
        assert done.returncode == 1
        assert "de schijf is vol" in done.stderr.decode()
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_quietly_and_changes_nothing(path: Path) -> None:
    target = path.with_name("groot.wsg")
    with subprocess.Popen(
        [*COMMAND, "new", str(target), "--generate", "30000"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        # Beside it SQLite keeps what it would need to go back, from the first row that is written.
        while not target.with_name("groot.wsg-journal").exists():
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)

    assert (process.returncode, out, err) == (130, b"", b"")
    assert not target.exists()
    assert not target.with_name("groot.wsg.lock").exists()


def test_text_of_others_does_nothing_to_the_terminal(run: Run, file: Path, tmp_path: Path) -> None:
    name = "lijst \x1b]0;gekaapt\x07.csv"
    (tmp_path / name).write_text("a;b\n1;2\n")
    said = run("import", file, tmp_path / name).err
    assert "gekaapt" in said
    assert said.rstrip("\n").isprintable()
