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
from unittest.mock import patch

from tests.benchmarks.figure import Figure, middle
from wsg_desktop.services.generator import generate

ROUNDS = 5

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


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure the first paint once, and a usable list at every size up to 10,000."""
    bare = _wait(BARE.format(imports=""))
    with_orm = _wait(BARE.format(imports="import sqlalchemy.orm"))
    yield Figure("first paint of the window", 0, _wait(FIRST_PAINT), bare, goal_ratio=2)
    for size in sizes:
        if size <= 10_000:
            yield from _usable(size, with_orm)


def _usable(size: int, floor: float) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"WSG_DATA": folder}):
        path = Path(folder) / "meet.wsg"
        generate(path, size, who="bench").close()
        lines: list[str] = []
        waited = _wait(USABLE, str(path), lines=lines)
        yield Figure("usable list", size, waited, floor, goal_ratio=1.6 if size <= 2_000 else 2)
        yield Figure("memory with that list", size, int(lines[-1]) / 1024, None, "MB", goal=180)


def _wait(script: str, *arguments: str, lines: list[str] | None = None) -> float:
    """Return the median of what some runs of `script` take until they print their line, in milliseconds."""
    measured: list[float] = []
    environment = {"WSG_DATA": tempfile.mkdtemp(), **os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Whoever starts the program a second time has compiled modules; so have we and the floors.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for is_first in (True, *[False] * ROUNDS):
        begin = perf_counter()
        command = [sys.executable, "-c", script, *arguments]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            waited = (perf_counter() - begin) * 1000
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        if not is_first:
            measured.append(waited)
            if lines is not None:
                lines.append(line)
    return middle(measured)
