"""How long the window is silent at most while overviews are made and answers of forty partners processed.

A timer beats in the event loop of a real window; the longest time between two beats is what a person feels.
The floor beside it is the longest that the window itself worked between two beats: the rest of a silence is
waiting, for a worker to give way or for other programs of the machine.
"""

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple, cast
from unittest.mock import patch

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import delete

from tests.benchmarks.bench_answers import FILES, ROWS_OF_FILE, make_programme, make_returned
from tests.benchmarks.figure import Figure, middle
from wsg_desktop.services.document import Document
from wsg_desktop.settings import Settings
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.covered import covered
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.importing_ahead import FOR_WINDOWS
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.quiet_collector import QuietCollector
from wsg_desktop.ui.theme import Theme

BEAT = 5
"""Milliseconds between two beats."""
GOAL = 100
ROUNDS = 3
LAST = 60
"""Beats after the work that still count: what it left to paint, or to read in steps."""


class Silence(NamedTuple):
    """The longest time between two beats, in milliseconds."""

    felt: float
    worked: float
    """The most that the window itself worked between two beats."""


class Heart:
    """Beats, and keeps the longest time between two beats."""

    def __init__(self) -> None:
        self._longest = self._most = 0.0
        self._before, self._worked = perf_counter(), thread_time()
        self._left = LAST
        self._timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def during(self, begin: Callable[[], DialogWork | None]) -> Silence:
        """Return the longest silence from `begin` until the work that it returns has ended."""
        self._longest = self._most = 0.0
        self._before, self._worked, self._left = perf_counter(), thread_time(), LAST
        self._timer.start()
        work = begin()
        while self._left > 0:
            QApplication.processEvents()
            if work is not None and work.is_busy:
                self._left = LAST
        self._timer.stop()
        return Silence(self._longest * 1000, self._most * 1000)

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self._longest = max(self._longest, now - self._before)
        self._most = max(self._most, worked - self._worked)
        self._before, self._worked = now, worked
        self._left -= 1


def run(sizes: Sequence[int]) -> Iterable[Figure]:
    """Measure a few rounds, each on a programme of its own."""
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    Theme(app).apply("light", 1.0)
    collector = QuietCollector(app)
    for name in FOR_WINDOWS:
        import_module(name)
    with tempfile.TemporaryDirectory() as name, patch.dict("os.environ", {"WSG_DATA": name}):
        folder = Path(name)
        with closing(make_programme(folder / "forty.wsg", FILES, ROWS_OF_FILE)) as document:
            paths = make_returned(document, folder / "sent")
        gc.collect()
        gc.freeze()  # as the program does when it has opened a file; openpyxl leaves much behind
        try:
            rounds = [_round(folder, paths, number) for number in range(ROUNDS)]
        finally:
            delete(collector)
            gc.enable()
    for part in rounds[0]:
        felt, worked = (middle(list(it)) for it in zip(*(each[part] for each in rounds), strict=True))
        yield Figure(f"longest silence: {part}", FILES * ROWS_OF_FILE, felt, worked, goal=GOAL)


def _round(folder: Path, paths: Sequence[Path], number: int) -> dict[str, Silence]:
    copy = Path(shutil.copy(folder / "forty.wsg", folder / f"forty {number}.wsg"))
    shutil.rmtree(folder / "answers", ignore_errors=True)
    document = Document.open(copy, "bench")
    document.backs_up = False
    return _measured(document, paths, folder / str(number))


def _measured(document: Document, paths: Sequence[Path], folder: Path) -> dict[str, Silence]:
    window = MainWindow(Settings(folder / "settings.json"))
    window.resize(1366, 768)
    window.session.show(document)
    window.show()
    QApplication.processEvents()
    heart, found = Heart(), dict[str, Silence]()
    with covered():
        found |= _of_overviews(heart, window.context(), folder / "made")
    with covered():
        found |= _of_answers(heart, window.context(), paths)
    found["the place behind them"] = heart.during(lambda: None)
    window.session.close()
    window.hide()
    return found


def _of_overviews(heart: Heart, context: WindowContext, folder: Path) -> dict[str, Silence]:
    from wsg_desktop.ui.overviews.flow import OverviewsFlow

    flow: OverviewsFlow | None = None

    def begin() -> DialogWork:
        nonlocal flow
        flow = OverviewsFlow(context)
        flow.dialog.show()
        return flow.work

    opened = heart.during(begin)
    assert flow is not None
    flow.dialog.show_folder(folder)
    return {"overviews opened": opened, "forty made": heart.during(_click(flow.dialog.make, flow.work))}


def _of_answers(heart: Heart, context: WindowContext, paths: Sequence[Path]) -> dict[str, Silence]:
    from wsg_desktop.ui.answers.flow import AnswersFlow

    flow: AnswersFlow | None = None

    def begin() -> DialogWork:
        nonlocal flow
        flow = AnswersFlow(context)
        flow.dialog.show()
        flow.read(paths)
        return flow.work

    read = heart.during(begin)
    assert flow is not None
    foot, work = flow.dialog.foot, flow.work
    taken, undone = heart.during(_click(foot.take, work)), heart.during(_click(foot.undo, work))
    flow.dialog.hide()
    return {"answers of forty read": read, "all taken over": taken, "all taken back": undone}


def _click(button: QAbstractButton, work: DialogWork) -> Callable[[], DialogWork]:
    def begin() -> DialogWork:
        button.click()
        return work

    return begin
