"""Runs the work of a dialog beside it: one thing at a time, shown when it takes a while."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from wsg_desktop.errors import UserError
from wsg_desktop.ui.background import Background, Progress

T = TypeVar("T")

PATIENCE = 250
"""Milliseconds before a page makes room for words that say what is being done."""


class DialogWork(QObject):
    """One piece of work and at most one that waits for it; after `leave` nothing is answered any more."""

    lasting = Signal(object)
    """A `Progress` to show: the work takes a while."""
    given_up = Signal()
    """The work was stopped, or failed by a mistake of ours that was told already."""
    rested = Signal()
    """Nothing is being done any more, and nothing waits."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._progress: Progress | None = None
        self._waiting: Callable[[], object] | None = None
        self._is_left = False

    @property
    def is_busy(self) -> bool:
        """Return whether something is being done."""
        return self._progress is not None

    def run(
        self,
        label: str,
        job: Callable[[Progress], T],
        done: Callable[[T], object],
        refused: Callable[[UserError], object],
        *,
        at_once: bool = False,
    ) -> None:
        """Run `job` on the worker, then `done`, or `refused` with what the user can mend.

        While something else is being done it waits for that; of several that wait only the last is run.
        """
        if self._progress is not None:
            self._waiting = lambda: self.run(label, job, done, refused, at_once=at_once)
            return

        def guarded(progress: Progress) -> T | UserError:
            try:
                return job(progress)
            except UserError as problem:
                return problem

        def settle(result: T | UserError) -> None:
            self._progress = None
            if self._is_left:
                return
            if isinstance(result, UserError):
                refused(result)
            else:
                done(result)
            self._run_waiting()

        self._progress = progress = self._background.run(label, guarded, settle, self._give_up)
        QTimer.singleShot(0 if at_once else PATIENCE, self, lambda: self._tell(progress))

    def stop(self) -> None:
        """Ask the work to stop; `given_up` tells when it has."""
        if self._progress is not None:
            self._progress.stop()

    def leave(self) -> None:
        """Stop the work and forget about it."""
        self._is_left = True
        self._waiting = None
        self.stop()

    def _tell(self, progress: Progress) -> None:
        if self._progress is progress and not self._is_left:
            self.lasting.emit(progress)

    def _give_up(self) -> None:
        self._progress = None
        self._waiting = None
        if not self._is_left:
            self.given_up.emit()
            self._run_waiting()

    def _run_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if self._is_left:
            return
        if waiting is not None:
            waiting()
        elif not self.is_busy:  # what answered may have begun something else
            self.rested.emit()
