"""Wrong use of the command line is said in Dutch, by argparse too."""

import argparse
import inspect
import re

import pytest

from wsg_desktop.cli import main
from wsg_desktop.cli.argument_words import SAID


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("list", "wsg-desktop list: dit ontbreekt: FILE.wsg, what"),
        ("list p.wsg pojects", "argument what: 'pojects' kan hier niet; kies uit 'projects', 'areas'"),
        ("list p.wsg projects --view", "argument --view: hier hoort één waarde bij"),
        ("list p.wsg projects --foo", "dit wordt niet herkend: --foo"),
    ],
)
def test_wrong_use_is_said_in_dutch(arguments: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments.split())
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("gebruik: wsg-desktop")
    assert said in told


def test_help_is_dutch_throughout(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert {"argumenten:", "opties:"} <= set(told.splitlines())
    assert not re.search(r"\b(usage|show|exit|options|arguments)\b", told)


def test_argparse_still_says_these_sentences() -> None:
    source = inspect.getsource(argparse)
    assert [it for it in SAID if it.replace("\n", "\\n") not in source] == []
