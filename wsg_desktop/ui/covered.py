"""Keeps the places at rest while a window with much work of its own stands before them.

Taking over hundreds of answers, and taking them back, changes what a place shows each time. It reads that
once, when the window before it goes, so that the window in front answers at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal


class Notice(QObject):
    """Tells that nothing stands before the places any more."""

    lifted = Signal()


notice = Notice()
_held: list[None] = []
"""One for each window that stands before the places now."""


def is_covered() -> bool:
    """Return whether a window stands before the places."""
    return bool(_held)


@contextmanager
def covered() -> Iterator[None]:
    """Keep the places at rest. May be done within another."""
    _held.append(None)
    try:
        yield
    finally:
        _held.pop()
        if not _held:
            notice.lifted.emit()
