"""Typed text that nothing took: asked about where it is work, and only there."""

from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.settings import LANGUAGE
from wsg_desktop.texts import Translator
from wsg_desktop.ui.history.filter_bar import HistoryFilters
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.unkept import may_go
from wsg_desktop.ui.widgets.line_field import LineField


def test_what_only_says_what_is_shown_may_go(
    qtbot: QtBot, messages: RecordedMessages, clock: FixedClock, en: Translator
) -> None:
    filters = HistoryFilters(en, clock.today())
    qtbot.addWidget(filters)
    qtbot.keyClicks(filters.since.edit, "ooit")
    qtbot.keyClicks(filters.search, "Eettafel")
    assert may_go(filters, messages, en)
    assert messages.questions == []


def test_what_nothing_took_is_told_when_another_language_shows_the_window_anew(
    open_window: MainWindow, messages: RecordedMessages, qtbot: QtBot
) -> None:
    field = LineField("Deadline", open_window)
    field.show()
    qtbot.keyClicks(field, "zodra het kan")
    open_window.settings.set(LANGUAGE, "nl")
    assert [str(it) for it in messages.problems] == [
        "“zodra het kan” in Deadline is not kept, because the window is shown anew. Type it there again."
    ]
