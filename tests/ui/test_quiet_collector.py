"""Garbage is looked for on the thread of the window, when that is quiet."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from wsg_desktop.ui.quiet_collector import QuietCollector

DUE, LATEST = 80_000, 800_000
LONG = 600
"""Milliseconds in which it would have come."""
PATIENCE = 20_000


class Knot:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[QuietCollector]:
    """Collect as the program does."""
    gc.collect()
    parent = QObject()
    yield QuietCollector(parent)
    delete(parent)


def garbage() -> "weakref.ref[Knot]":
    return weakref.ref(Knot())


def make(count: int) -> list[list[int]]:
    """Return so many new objects."""
    return [[number] for number in range(count)]


def wait_until_gone(knot: "weakref.ref[Knot]") -> None:
    """Wait without looking, for that would wake the window time and again."""
    loop = QEventLoop()
    gone = weakref.ref(knot(), lambda _: loop.quit())
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec()
    assert gone() is None


def test_garbage_goes_when_nothing_happens(collector: QuietCollector) -> None:
    knot, made = garbage(), make(DUE)
    assert (knot() is not None, len(made)) == (True, DUE)
    wait_until_gone(knot)


def test_nothing_is_looked_for_while_somebody_works(collector: QuietCollector, qtbot: QtBot) -> None:
    knot, made, work = garbage(), make(DUE), QTimer(interval=20)
    work.start()
    qtbot.wait(LONG)
    assert (knot() is not None, len(made)) == (True, DUE)
    work.stop()
    wait_until_gone(knot)


def test_very_much_is_looked_through_in_the_middle_of_work(collector: QuietCollector, qtbot: QtBot) -> None:
    knot, made, work = garbage(), make(LATEST), QTimer(interval=20)
    work.start()
    qtbot.waitUntil(lambda: knot() is None)
    assert len(made) == LATEST


def test_nothing_is_looked_for_before_it_is_due(collector: QuietCollector, qtbot: QtBot) -> None:
    knot = garbage()
    qtbot.wait(LONG)
    assert knot() is not None
