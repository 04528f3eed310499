"""From starting the program to its first paint, and to a table that can be used.

Each measurement is a process of its own, timed from outside until it prints a line: what counts is what a
person waits for, and nobody waits for its end. The floors are a bare PySide6 window, and the same with
SQLAlchemy's ORM imported.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from unittest.mock import patch

from tests.benchmarks.figure import Figure, middle
from wsg_desktop.services.generator import generate

ROUNDS = 9

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{imports}
app = QApplication([])
def done():
    print("painted", flush=True)
    app.quit()
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, done)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

FIRST_PAINT = """
from wsg_desktop.app import Program
program = Program([])
def done():
    print("painted", flush=True)
    program.app.quit()
program.window.first_shown.connect(done)
program.run(None)
"""

USABLE = """
import resource, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from wsg_desktop.app import Program
from wsg_desktop.settings import LAST_PLACE
program = Program([])
program.settings.set(LAST_PLACE, "projects")
def look():
    place = program.window.places.current
    if place is None or not place.isVisible():
        QTimer.singleShot(2, look)
        return
    place.repaint()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    program.app.quit()
program.window.session.opened.connect(look)
program.run(Path(sys.argv[1]))
"""


class Start(NamedTuple):
    """One way of starting: a script with its arguments."""

    script: str
    arguments: tuple[str, ...] = ()


class Waited(NamedTuple):
    """How long one start took, in milliseconds, and the line that it printed."""

    milliseconds: float
    line: str


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure the first paint, and a usable list at every size up to 10,000."""
    sizes = [size for size in sizes if size <= 10_000]
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"WSG_DATA": folder}):
        paths = {size: _generate(Path(folder), size) for size in sizes}
        bare, with_orm, painted, *lists = _in_turn(
            [
                Start(BARE.format(imports="")),
                Start(BARE.format(imports="import sqlalchemy.orm")),
                Start(FIRST_PAINT),
                *(Start(USABLE, (str(path),)) for path in paths.values()),
            ]
        )
    yield Figure("first paint of the window", 0, _middle(painted), _middle(bare), goal_ratio=2)
    for size, waited in zip(sizes, lists, strict=True):
        goal = 1.6 if size <= 2_000 else 2
        yield Figure("usable list", size, _middle(waited), _middle(with_orm), goal_ratio=goal)
        yield Figure("memory with that list", size, int(waited[-1].line) / 1024, None, "MB", goal=180)


def _generate(folder: Path, size: int) -> Path:
    path = folder / f"meet-{size}.wsg"
    generate(path, size, who="bench").close()
    return path


def _in_turn(starts: Sequence[Start]) -> list[list[Waited]]:
    """Start each in turn, again and again: a machine that slows down slows ours and the floor down."""
    for start in starts:
        _wait(start)
    rounds = [[_wait(start) for start in starts] for _ in range(ROUNDS)]
    return [list(waited) for waited in zip(*rounds, strict=True)]


def _middle(waited: Sequence[Waited]) -> float:
    return middle([it.milliseconds for it in waited])


def _wait(start: Start) -> Waited:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Whoever starts the program a second time has compiled modules; so have we and the floors.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", start.script, *start.arguments]
    begin = perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        waited = (perf_counter() - begin) * 1000
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Waited(waited, line)
