"""Say what happens and run other programs."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from devtools import ROOT, DevError

Command = Sequence[str | Path]
Variables = Mapping[str, str]


def say(sentence: str) -> None:
    """Print a line of progress."""
    print(f"dev.py: {sentence}", flush=True)


def run(command: Command, variables: Variables | None = None, folder: Path = ROOT) -> int:
    """Run a program in sight of the user and return its exit code; `variables` are added to our own."""
    done = subprocess.run(_words(command), cwd=folder, env=_environment(variables), check=False)
    return done.returncode


def run_quietly(command: Command, failure: str, variables: Variables | None = None) -> None:
    """Run a program without showing it; raise `DevError` with `failure` and its output when it fails."""
    try:
        done = subprocess.run(
            _words(command),
            cwd=ROOT,
            env=_environment(variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise DevError(f"{failure}\n\n{error}") from error
    if done.returncode:
        raise DevError(f"{failure}\n\n{done.stdout.strip()}")


def _words(command: Command) -> list[str]:
    return [str(word) for word in command]


def _environment(extra: Variables | None) -> dict[str, str]:
    """Return our environment without what an activated environment of another project would add."""
    ours = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONHOME"}}
    return {**ours, **(extra or {})}
