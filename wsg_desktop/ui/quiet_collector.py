"""Python's cyclic collector works on the window's own thread, and when the window is quiet."""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

_QUIET = 300
"""Milliseconds in which nothing reached the window. Shorter than a blink of the caret, which reaches it."""
_DUE = 70_000
"""Objects made since it last looked: about as many as Python itself lets pass before it looks at all."""
_LATEST = 700_000
"""With so many it looks in the middle of work all the same: memory must not grow without end."""


class QuietCollector(QObject):
    """Collects instead of Python, which does it on whatever thread makes an object, whenever it thinks fit.

    On a worker's thread it would destroy what belongs to the window, and Qt crashes. And looking through all
    objects stops every thread for as long as it takes: with a large programme open longer than a hand
    forgives.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(gc.collect)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    def _look(self) -> None:
        """Wait again each time that something has been done."""
        made = gc.get_count()[0]
        if made >= _LATEST:
            gc.collect(1)
        elif made >= _DUE:
            self._timer.start()
