"""What the private environment holds, and whether it can be used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import environment
from devtools.environment import ALL_GROUPS, Filling


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the environment would be; nothing is there yet."""
    folder = tmp_path / ".venv"
    monkeypatch.setattr(environment, "VENV", folder)
    monkeypatch.setattr(environment, "STAMP", folder / "dev.json")
    return folder


def test_no_environment_holds_nothing(venv: Path) -> None:
    assert environment.held() == Filling("", frozenset())


def test_an_environment_without_a_stamp_may_hold_everything(venv: Path) -> None:
    venv.mkdir()

    assert environment.held() == Filling("", ALL_GROUPS)


@pytest.mark.parametrize("content", ["", "[", "{}", '{"groups": []}'])
def test_a_damaged_stamp_is_no_stamp(venv: Path, content: str) -> None:
    venv.mkdir()
    (venv / "dev.json").write_text(content, encoding="utf-8")

    assert environment.held() == Filling("", ALL_GROUPS)


def test_the_stamp_tells_what_an_environment_holds(venv: Path) -> None:
    venv.mkdir()
    (venv / "dev.json").write_text(json.dumps({"fingerprint": "f", "groups": ["test"]}), encoding="utf-8")

    assert environment.held() == Filling("f", frozenset({"test"}))


def test_only_an_environment_whose_python_starts_can_be_used(tmp_path: Path) -> None:
    good, empty = tmp_path / "good", tmp_path / "empty"
    empty.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(good)], check=True)
    assert environment.is_usable(good)
    assert not environment.is_usable(empty)

    environment.python(good).unlink()
    assert not environment.is_usable(good)
