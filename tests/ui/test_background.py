"""Long work: on another thread, with progress, to be stopped, its failures told."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.background import Background, Progress
from wsg_desktop.ui.progress_panel import ProgressPanel


@pytest.fixture
def background(qtbot: QtBot, messages: RecordedMessages) -> Iterator[Background]:
    """Return a background that is stopped after the test."""
    made = Background(messages)
    yield made
    made.stop_all()


def test_work_runs_beside_the_window_and_its_result_comes_back(background: Background, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    with qtbot.waitSignal(background.ended):
        background.run("Counting", work, done)
        assert background.is_busy
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert not background.is_busy


def test_works_wait_for_each_other(background: Background, qtbot: QtBot) -> None:
    order: list[str] = []
    go_on = threading.Event()

    def slow(_progress: Progress) -> None:
        go_on.wait()
        order.append("slow")

    background.run("Slow", slow, lambda _none: None)
    background.run("Quick", lambda _progress: order.append("quick"), lambda _none: None)
    go_on.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert order == ["slow", "quick"]


def test_work_can_be_stopped_without_a_message(
    background: Background, qtbot: QtBot, messages: RecordedMessages
) -> None:
    begun, failed = threading.Event(), list[bool]()

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress.report(1, 2)

    progress = background.run("Endless", endless, lambda _none: None, lambda: failed.append(True))
    begun.wait()
    progress.stop()
    qtbot.waitUntil(lambda: failed == [True])
    assert messages.problems == []
    assert messages.bugs == []


def test_what_the_user_can_mend_is_told(
    background: Background, qtbot: QtBot, messages: RecordedMessages
) -> None:
    def refuse(_progress: Progress) -> None:
        raise UserError("The list is empty. Choose another.")

    background.run("Reading", refuse, lambda _none: None)
    qtbot.waitUntil(lambda: len(messages.problems) == 1)


def test_a_bug_in_work_is_told_as_a_bug(
    background: Background, qtbot: QtBot, messages: RecordedMessages
) -> None:
    background.run("Dividing", lambda _progress: 1 / 0, lambda _none: None)
    qtbot.waitUntil(lambda: len(messages.bugs) == 1)
    assert messages.bugs[0][0] is ZeroDivisionError


def test_closing_waits_until_work_has_stopped(background: Background) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.report(0)
        finally:
            ended.set()

    background.run("Endless", endless, lambda _none: None)
    begun.wait()
    background.stop_all()
    assert ended.is_set()


def test_what_ends_while_the_window_closes_goes_on_with_nothing(background: Background, qtbot: QtBot) -> None:
    went_on: list[object] = []
    background.run("Counting", lambda _progress: 42, went_on.append)
    background.stop_all()
    qtbot.wait(1)
    assert went_on == []
    assert not background.is_busy


def test_the_panel_shows_what_is_done_and_stops_it(
    background: Background, qtbot: QtBot, en: Translator
) -> None:
    panel = ProgressPanel(background, en)
    qtbot.addWidget(panel)
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(3, 10)
        go_on.wait()
        progress.report(10, 10)

    assert panel.isHidden()
    background.run("Reading the list", work, lambda _none: None)
    qtbot.waitUntil(lambda: panel._bar.value() == 3)
    assert (panel.isHidden(), panel._words.text(), panel._bar.maximum()) == (False, "Reading the list", 10)
    assert unnamed_controls(panel) == []
    panel._stop.click()
    assert not panel._stop.isEnabled()
    go_on.set()
    qtbot.waitUntil(panel.isHidden)
