"""The commands of `dev.py`: each does all its own set-up, then its work, and returns an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from devtools import ROOT, DevError, environment, system
from devtools.steps import run, say

EXAMPLE = ROOT / "voorbeeld"
NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit code."""
    name, *rest = arguments or ("help",)
    if name not in COMMANDS:
        print(_help())
        return 0 if name in {"help", "-h", "--help"} else 2
    try:
        return COMMANDS[name](rest)
    except DevError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def demo(arguments: Sequence[str]) -> int:
    """Open the sample programme; without a screen, make its chart and workbook in voorbeeld/."""
    libraries = system.WITHOUT_SCREEN
    if os.environ.get("DISPLAY"):
        libraries += system.WITH_WINDOW
    _set_up([], libraries)
    if has_screen():
        return run([environment.python(), "-m", "wsg_desktop", "demo", *arguments], folder=Path.cwd())
    say(f"there is no screen here, so the sample programme, its chart and its workbook go to {EXAMPLE}.")
    return make_example(EXAMPLE)


def test(arguments: Sequence[str]) -> int:
    """Run the tests, on two processors at once (`-n0`: one); further arguments go to pytest."""
    _set_up(["test"], system.WITHOUT_SCREEN)
    return run([environment.python(), "-m", "pytest", "-n2", *arguments], _without_screen())


def check(arguments: Sequence[str]) -> int:
    """Check format, lint, types and texts, all of them, and say which need work."""
    if arguments:
        raise DevError("check takes no arguments.")
    _set_up(["test", "check"])
    python = environment.python()
    checks = {
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "lint": [python, "-m", "ruff", "check", "."],
        "types": [python, "-m", "pyright"],
        "texts": [python, "-m", "devtools.catalogues", "check"],
    }
    failed: list[str] = []
    for name, command in checks.items():
        say(f"{name} ...")
        if run(command, {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}):
            failed.append(name)
    say(f"needs work: {', '.join(failed)}" if failed else "format, lint, types and texts are in order")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """Measure speed against its floors, at 1,000, 10,000 and 100,000 projects."""
    _set_up(["test"], system.WITHOUT_SCREEN)
    return run([environment.python(), "-m", "tests.benchmarks", *arguments], _without_screen())


def pictures(arguments: Sequence[str]) -> int:
    """Draw every place into docs/pictures/ and the pictures of the help, in both languages and themes."""
    _set_up(["test"], system.WITHOUT_SCREEN)
    return run([environment.python(), "-m", "tests.pictures", *arguments], _without_screen())


def texts(arguments: Sequence[str]) -> int:
    """Bring messages.pot and the translations up to date with the source, merge parts and compile."""
    _set_up([])
    return run([environment.python(), "-m", "devtools.catalogues", "update", *arguments])


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command for command in (demo, test, check, bench, pictures, texts)
}


def has_screen() -> bool:
    """Tell whether a window can be shown: always, but on a Linux without a display."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in displays)


def _set_up(groups: Sequence[str], libraries: Sequence[system.Library] = ()) -> None:
    """Make the system and the private environment fit for a command."""
    system.require(libraries=libraries, venv=not environment.has_uv())
    environment.prepare(groups)


def _without_screen() -> dict[str, str]:
    """Return the variable that lets Qt draw without a screen, unless the user chose another way."""
    return {} if os.environ.get("QT_QPA_PLATFORM") else NO_SCREEN


def make_example(folder: Path) -> int:
    """Make the sample programme (kept when it is there already), its chart and its workbook in `folder`."""
    folder.mkdir(exist_ok=True)
    programme, chart, workbook = (folder / f"voorbeeld.{kind}" for kind in ("wsg", "pdf", "xlsx"))
    steps: list[tuple[str | Path, ...]] = [
        ("chart", programme, "--output", chart),
        ("overview", programme, "--programme", "--output", workbook),
    ]
    if not programme.exists():
        steps.insert(0, ("new", programme, "--sample"))
    for step in steps:
        if code := run([environment.python(), "-m", "wsg_desktop", *step]):
            return code
    say(f"made {programme.name}, {chart.name} and {workbook.name} in {folder}")
    return 0


def _help() -> str:
    lines = [f"  {name:<9} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND [ARGUMENTS]", "", *lines])
