"""A hand that walks a window by mouse and keys, counts what it does, takes pictures and feels every wait.

A walk is a generator. It does one thing with the hand, then yields what it waits for: a condition that is
asked until it holds. Things are done from the event loop, so that dialogs may open inside them.
"""

import gc
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Condition = Callable[[], object]
Walk = Iterator[Condition]

_BEAT, _LOOK = 5, 0.02
"""Milliseconds between two heartbeats of the window; seconds between two looks whether it still beats."""
_LONG = 0.1
"""Seconds without a heartbeat that a person feels."""
_PATIENCE, _REST = 40.0, 0.4
_SHOWN, _DEEP = 8, 6


class Hand(QObject):
    """Does what a person does, one thing after another."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.clicks: Counter[str] = Counter()
        self.keys: Counter[str] = Counter()
        """Per part the keys that were pressed and the texts that were typed."""
        self.part = ""
        """What is being done, for the counts and the gaps."""
        self.gaps: dict[str, float] = {}
        self.work: dict[str, float] = {}
        """Per part the longest that the window itself worked between two beats, in seconds of processor."""
        self._where: dict[str, Counter[str]] = {}
        self._doing = 0
        self._walk: Walk | None = None
        self._condition: Condition | None = None
        self._since = self._beat = time.monotonic()
        self._worked = time.thread_time()
        self._main = threading.get_ident()
        self._is_aside = False
        self._collecting = 0.0
        self.failed = False

    def run(self, walk: Walk) -> None:
        """Walk to the end inside the event loop of the application."""
        self._walk = walk
        beat, step = QTimer(self), QTimer(self)
        beat.setTimerType(Qt.TimerType.PreciseTimer)
        beat.timeout.connect(self._feel)
        step.timeout.connect(self._go)
        beat.start(_BEAT)
        step.start(20)
        threading.Thread(target=self._watch, daemon=True).start()
        gc.callbacks.append(self._collect)
        QApplication.exec()

    def begin(self, part: str) -> None:
        """Name what comes now."""
        self.part = part

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget."""
        self.clicks[self.part] += 1
        self._do(lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or _middle(widget)))

    def press(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key."""
        self.keys[self.part] += 1
        self._do(lambda: QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier))

    def type(self, widget: QWidget, text: str) -> None:
        """Type a text, which counts as one key."""
        self.keys[self.part] += 1
        self._do(lambda: QTest.keyClicks(widget, text))

    def drop(self, widget: QWidget, paths: Iterable[Path]) -> None:
        """Drop files, which counts as a click."""
        self.clicks[self.part] += 1
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])

        def drop() -> None:
            at, action = _middle(widget), Qt.DropAction.CopyAction
            left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(widget, QDragEnterEvent(at, action, data, left, plain))
            QApplication.sendEvent(widget, QDropEvent(QPointF(at), action, data, left, plain))

        self._do(drop)

    def picture(self, name: str) -> Walk:
        """Keep how the window in front looks, when it has come to rest."""
        begun = time.monotonic()
        yield lambda: time.monotonic() - begun > _REST
        self._grab(name)

    def _grab(self, name: str) -> None:
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        if window is not None:
            picture: QPixmap = window.grab()
            picture.save(str(self._folder / f"{name}.png"))

    @property
    def dialog(self) -> QWidget | None:
        """Return the dialog in front."""
        return QApplication.activeModalWidget()

    def report(self) -> str:
        """Return of each part the clicks, the keys, the longest silence, and the longest work of the window.

        The rest of a silence is waiting: for a worker to give way, or for other programs of the machine.
        """
        lines = [f"{'part':32}{'clicks':>8}{'keys':>8}{'longest silence':>18}{'longest work':>18}"]
        for part in self.gaps:
            times = (f"{1000 * found[part]:15.0f} ms" for found in (self.gaps, self.work))
            lines += [f"{part:32}{self.clicks[part]:8}{self.keys[part]:8}{''.join(times)}"]
        lines.append(f"{'together':32}{self.clicks.total():8}{self.keys.total():8}")
        for part, found in self._where.items():
            lines += [f"silent in {part}: {count} x {place}" for place, count in found.most_common(_SHOWN)]
        return "\n".join(lines)

    def _do(self, what: Callable[[], object]) -> None:
        self._doing += 1

        def done() -> None:
            self._doing -= 1  # before, for what opens a dialog comes back only when that is closed
            what()

        QTimer.singleShot(0, self, done)

    def _go(self) -> None:
        if self._walk is None or self._doing:
            return
        try:
            if self._condition is None or self._condition():
                self._since = time.monotonic()
                self._condition = self._next(self._walk)
            elif time.monotonic() - self._since > _PATIENCE:
                self._fail(f"{self.part}: waited in vain")
        except StopIteration:
            self._end()
        except Exception:
            self._fail(traceback.format_exc())

    def _fail(self, why: str) -> None:
        print(why, file=sys.stderr)
        self._grab("failed")
        self.failed = True
        self._end()

    def _next(self, walk: Walk) -> Condition:
        """Go on; what the walk does itself, such as taking pictures, is no silence of the window."""
        self._feel()
        self._is_aside = True
        try:
            return next(walk)
        finally:
            self._is_aside = False
            self._beat, self._worked = time.monotonic(), time.thread_time()

    def _end(self) -> None:
        self._walk = None
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.hide()
            dialog.deleteLater()
            QApplication.processEvents()
        QApplication.quit()

    def _feel(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        self.gaps[self.part] = max(self.gaps.get(self.part, 0.0), now - self._beat)
        self.work[self.part] = max(self.work.get(self.part, 0.0), worked - self._worked)
        self._beat, self._worked = now, worked

    def _collect(self, phase: str, about: dict[str, int]) -> None:
        """Note how long Python's collector keeps everybody waiting."""
        now = time.monotonic()
        if phase == "start":
            self._collecting = now
        elif now - self._collecting > _LOOK:
            place = f"collector of generation {about['generation']}, {1000 * (now - self._collecting):.0f} ms"
            self._where.setdefault(self.part, Counter())[place] += 1

    def _watch(self) -> None:
        """Note in another thread where the window is when it is silent for long."""
        while self._walk is not None:
            time.sleep(_LOOK)
            if not self._is_aside and time.monotonic() - self._beat > _LONG:
                place = " < ".join(_ours(self._main)[:_DEEP])
                self._where.setdefault(self.part, Counter())[place] += 1


def _ours(thread: int) -> list[str]:
    """Return where a thread is in the program, innermost first.

    Nothing of the frames is kept: what they hold, such as a painter, has to end when they do.
    """
    found: list[str] = []
    frame = sys._current_frames().get(thread)
    while frame is not None:
        code = frame.f_code
        if "wsg_desktop" in code.co_filename:
            found.append(f"{code.co_filename.rpartition('/')[2]}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return found


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()
