"""The command line as a shell calls it: arguments in, exit code and two streams out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from wsg_desktop.__main__ import main


class Answer(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return the standard output read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], qapp: object) -> Run:
    """Return what runs one command in this process.

    A chart makes an application for fonts where there is none; the tests of the window need one of their own.
    """

    def command(*arguments: object) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return command


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty programme made on the command line, which nobody changes."""
    path = tmp_path_factory.mktemp("new") / "programma.wsg"
    assert main(["new", str(path), "--name", "Twente"]) == 0
    return path


@pytest.fixture
def file(made_file: Path, tmp_path: Path) -> Path:
    """Return an empty programme of one's own."""
    return Path(shutil.copy(made_file, tmp_path))
