"""The commands of dev.py as they are typed."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from devtools.commands import COMMANDS, has_screen, make_example
from tests.source_tree import ROOT


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_without_a_command_it_lists_them() -> None:
    done = dev()

    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()[2:]] == list(COMMANDS)


def test_an_unknown_command_is_wrong_use() -> None:
    assert dev("tset").returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("variable", "expected"),
    [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("QT_QPA_PLATFORM", True), ("TERM", False)],
)
def test_a_display_or_a_chosen_platform_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, variable: str, expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "something")

    assert has_screen() is expected


def test_without_a_screen_the_sample_its_chart_and_its_workbook_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "voorbeeld"
    assert make_example(folder) == 0

    programme = programme_id(folder / "voorbeeld.wsg")
    assert (folder / "voorbeeld.pdf").read_bytes().startswith(b"%PDF")
    assert openpyxl.load_workbook(folder / "voorbeeld.xlsx").sheetnames

    assert make_example(folder) == 0
    assert programme_id(folder / "voorbeeld.wsg") == programme, "what is there already is kept"


def programme_id(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id FROM programme").fetchone()[0]
