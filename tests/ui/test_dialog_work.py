"""Work beside a dialog: one thing at a time, the last wish waits, who left hears nothing more."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.errors import UserError
from wsg_desktop.ui.background import Background, Progress
from wsg_desktop.ui.dialog_work import DialogWork


@pytest.fixture
def background(messages: RecordedMessages) -> Iterator[Background]:
    made = Background(messages)
    yield made
    made.stop_all()


@pytest.fixture
def work(background: Background) -> DialogWork:
    return DialogWork(background)


def test_a_result_arrives_and_the_next_may_begin(qtbot: QtBot, work: DialogWork) -> None:
    results: list[object] = []
    work.run("count", lambda _progress: 3, results.append, results.append)
    assert work.is_busy
    qtbot.waitUntil(lambda: results == [3])
    assert not work.is_busy


def test_what_the_user_can_mend_is_handed_back_and_not_told_elsewhere(
    qtbot: QtBot, work: DialogWork, messages: RecordedMessages
) -> None:
    def job(_progress: Progress) -> int:
        raise UserError("The disk is full. Make room and try again.")

    refused: list[UserError] = []
    work.run("write", job, lambda _result: None, refused.append)
    qtbot.waitUntil(lambda: len(refused) == 1)
    assert str(refused[0]).startswith("The disk is full.")
    assert messages.problems == []


def test_of_several_wishes_only_the_last_waits(qtbot: QtBot, work: DialogWork) -> None:
    go = threading.Event()
    results: list[object] = []
    work.run("first", lambda _progress: go.wait(10) and 1, results.append, results.append)
    for number in (2, 3, 4):
        work.run("next", lambda _progress, it=number: it, results.append, results.append)
    go.set()
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results == [1, 4]


def test_it_rests_once_the_last_wish_is_done(qtbot: QtBot, work: DialogWork) -> None:
    done: list[object] = []
    work.rested.connect(lambda: done.append("rested"))
    work.run("first", lambda _progress: 1, done.append, done.append)
    work.run("second", lambda _progress: 2, done.append, done.append)
    qtbot.waitUntil(lambda: "rested" in done)
    assert done == [1, 2, "rested"]


def test_a_mistake_of_ours_is_told_once_and_gives_up(
    qtbot: QtBot, work: DialogWork, messages: RecordedMessages
) -> None:
    def job(_progress: Progress) -> int:
        raise ZeroDivisionError

    with qtbot.waitSignal(work.given_up):
        work.run("divide", job, lambda _result: None, lambda _problem: None)
    assert [bug[0] for bug in messages.bugs] == [ZeroDivisionError]
    assert not work.is_busy


def test_work_that_lasts_is_shown_and_can_be_stopped(qtbot: QtBot, work: DialogWork) -> None:
    def job(progress: Progress) -> None:
        while True:
            progress.report(0)

    with qtbot.waitSignal(work.lasting) as caught:
        work.run("for ever", job, lambda _result: None, lambda _problem: None, at_once=True)
    assert caught.args is not None
    assert caught.args[0].label == "for ever"
    with qtbot.waitSignal(work.given_up):
        work.stop()


def test_who_left_hears_nothing_more(qtbot: QtBot, work: DialogWork, background: Background) -> None:
    go = threading.Event()
    heard: list[object] = []
    work.given_up.connect(lambda: heard.append("given up"))
    work.run("first", lambda _progress: go.wait(10), heard.append, heard.append)
    work.run("second", lambda _progress: 2, heard.append, heard.append)
    work.leave()
    go.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert heard == []
