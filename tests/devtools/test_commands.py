"""The commands of dev.py as they are typed."""

import subprocess
import sys

import pytest

from devtools.commands import COMMANDS, has_screen
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
