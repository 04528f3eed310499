"""Garbage is looked for when the window is quiet."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from wsg_desktop.ui.quiet_collector import QuietCollector

MIDDLE = 1
DUE = 10
LONG = 600
"""Milliseconds in which it would have come."""
PATIENCE = 20_000


class Knot:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[QuietCollector]:
    """Collect as the program does, and leave the collector of the tests as it was."""
    threshold = gc.get_threshold()
    gc.collect()
    parent = QObject()
    yield QuietCollector(parent)
    delete(parent)
    gc.set_threshold(*threshold)


def old_garbage() -> "weakref.ref[Knot]":
    """Return what only a look through everything frees."""
    knot = Knot()
    gc.collect(MIDDLE)
    return weakref.ref(knot)


def wait_until_gone(knot: "weakref.ref[Knot]") -> None:
    """Wait without looking, for that would wake the window time and again."""
    loop = QEventLoop()
    gone = weakref.ref(knot(), lambda _: loop.quit())
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec()
    assert gone() is None


def make_due() -> None:
    for _ in range(DUE):
        gc.collect(MIDDLE)


def test_old_garbage_goes_when_nothing_happens(collector: QuietCollector) -> None:
    knot = old_garbage()
    make_due()
    assert knot() is not None
    wait_until_gone(knot)


def test_nothing_is_looked_for_while_somebody_works(collector: QuietCollector, qtbot: QtBot) -> None:
    knot, work = old_garbage(), QTimer(interval=20)
    make_due()
    work.start()
    qtbot.wait(LONG)
    assert knot() is not None
    work.stop()
    wait_until_gone(knot)


def test_nothing_is_looked_for_before_it_is_due(collector: QuietCollector, qtbot: QtBot) -> None:
    knot = old_garbage()
    qtbot.wait(LONG)
    assert knot() is not None
