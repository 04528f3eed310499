"""Long work beside the window: a worker's thread, progress, and a way to stop it.

Work gets a `Progress` and reports to it; it must not touch widgets. What it returns, or why it failed,
arrives on the window's thread.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from wsg_desktop.errors import UserError
from wsg_desktop.ui.messages import ExceptionInfo, Messages

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

_TURN = 0.0005
"""Seconds after which work in Python gives way. Painting a page asks for Python a hundred times, and waits
its turn each time: with the usual five milliseconds the window would stand still for half a second."""


class Cancelled(Exception):
    """The user stopped the work."""


class Progress(QObject):
    """How far the work is, and whether it should go on. The work calls `report`, in its own thread."""

    reported = Signal(int, int)

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._stopped = False

    @property
    def is_stopped(self) -> bool:
        """Return whether the work was asked to stop."""
        return self._stopped

    def report(self, done: int, total: int = 0) -> None:
        """Tell that `done` of `total` steps are done (0: nobody knows); raises `Cancelled` to stop."""
        if self._stopped:
            raise Cancelled
        self.reported.emit(done, total)

    def stop(self) -> None:
        """Ask the work to stop at its next report."""
        self._stopped = True


class _Job(QObject):
    """One piece of work. The object stays on the window's thread, so its signals are delivered there."""

    settled = Signal(object, object)

    def __init__(
        self,
        label: str,
        work: Callable[[Progress], Any],
        settle: Callable[["_Job", Any, Any], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.progress = Progress(label, self)
        self._work = work
        self._settle = settle
        self.settled.connect(self._on_settled)

    def run(self) -> None:
        """Do the work; called in the worker's thread."""
        try:
            self.progress.report(0)
            result = self._work(self.progress)
        except BaseException:
            self.settled.emit(None, sys.exc_info())
        else:
            self.settled.emit(result, None)

    def _on_settled(self, result: object, found: ExceptionInfo | None) -> None:
        self._settle(self, result, found)


class Background(QObject):
    """Run work one after the other: there is one writer."""

    started = Signal(object)
    """A `Progress`, to show."""
    ended = Signal(object)
    """The same `Progress`: done, stopped or failed."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[_Job] = []

    @property
    def is_busy(self) -> bool:
        """Return whether work is running or waiting."""
        return bool(self._jobs)

    def run(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[], object] | None = None,
    ) -> Progress:
        """Run `work` under the words `label`; then `done` with its result, or `failed` after telling why.

        Work that the user stopped calls `failed` too; nothing is told then.
        """

        def settle(job: _Job, result: Any, found: ExceptionInfo | None) -> None:
            if job not in self._jobs:
                # The window has closed, and with it the programme that `done` would go on with.
                return
            self._jobs.remove(job)
            self.ended.emit(job.progress)
            job.deleteLater()
            if found is None:
                done(result)
                return
            self._tell(found)
            if failed is not None:
                failed()

        job = _Job(label, work, settle, self)
        self._jobs.append(job)
        self.started.emit(job.progress)
        self._start_pool().submit(job.run)
        return job.progress

    def stop_all(self) -> None:
        """Stop what runs and wait until it has: the window is closing, so that nothing goes on after it."""
        for job in self._jobs:
            job.progress.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
        self._jobs.clear()

    def _start_pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            sys.setswitchinterval(_TURN)
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        return self._pool

    def _tell(self, found: ExceptionInfo) -> None:
        error = found[1]
        if isinstance(error, UserError):
            self._messages.error(error)
        elif not isinstance(error, Cancelled):
            self._messages.bug(found)
