"""Python's cyclic collector looks through everything when the window is quiet, not while somebody works."""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

_QUIET = 300
"""Milliseconds in which nothing reached the window. Shorter than a blink of the caret, which reaches it."""
_DUE = 10
"""As many collections of the middle generation as Python itself lets pass."""
_LATEST = 100
"""After so many a collection comes in the middle of work all the same: memory must not grow without end."""


class QuietCollector(QObject):
    """Collects when it is due and nobody waits for the window.

    Looking through all objects stops every thread for as long as it takes: with a large programme open longer
    than a hand forgives. The younger generations take next to nothing and stay as they are.

    From 3.14 Python spreads this work itself and counts nothing here; then this does nothing.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, _LATEST)
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(gc.collect)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    def _look(self) -> None:
        """Wait again each time that something has been done."""
        if gc.get_count()[2] >= _DUE:
            self._timer.start()
