"""Typed text that nothing took: asked about where it is work, and only there."""

from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.texts import Translator
from wsg_desktop.ui.history.filter_bar import HistoryFilters
from wsg_desktop.ui.unkept import may_go


def test_what_only_says_what_is_shown_may_go(
    qtbot: QtBot, messages: RecordedMessages, clock: FixedClock, en: Translator
) -> None:
    filters = HistoryFilters(en, clock.today())
    qtbot.addWidget(filters)
    qtbot.keyClicks(filters.since.edit, "ooit")
    qtbot.keyClicks(filters.search, "Eettafel")
    assert may_go(filters, messages, en)
    assert messages.questions == []
