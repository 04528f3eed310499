"""Garbage is looked for when the window is quiet."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from wsg_desktop.ui.quiet_collector import QuietCollector

MIDDLE = 1
DUE = 10
LONG = 600
"""Milliseconds; waiting until something is so would wake the window time and again."""


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


def make_due() -> None:
    for _ in range(DUE):
        gc.collect(MIDDLE)


def test_old_garbage_goes_when_nothing_happens(collector: QuietCollector, qtbot: QtBot) -> None:
    knot = old_garbage()
    make_due()
    assert knot() is not None
    qtbot.wait(LONG)
    assert knot() is None


def test_nothing_is_looked_for_while_somebody_works(collector: QuietCollector, qtbot: QtBot) -> None:
    knot, work = old_garbage(), QTimer(interval=20)
    make_due()
    work.start()
    qtbot.wait(LONG)
    assert knot() is not None
    work.stop()
    qtbot.wait(LONG)
    assert knot() is None


def test_nothing_is_looked_for_before_it_is_due(collector: QuietCollector, qtbot: QtBot) -> None:
    knot = old_garbage()
    qtbot.wait(LONG)
    assert knot() is not None
