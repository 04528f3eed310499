"""Typed text that nothing took: asked about where it is work, and only there."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.settings import LANGUAGE
from wsg_desktop.texts import Translator
from wsg_desktop.ui.history.filter_bar import HistoryFilters
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.partners.contact_form import ContactForm
from wsg_desktop.ui.unkept import may_go
from wsg_desktop.ui.widgets.chips_field import ChipsField
from wsg_desktop.ui.widgets.known_names import KnownNames
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


def test_a_name_that_is_no_chip_yet_and_a_form_are_asked_about(
    qtbot: QtBot, messages: RecordedMessages, en: Translator
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chips = ChipsField(en, "Lead parties", KnownNames, parent=window)
    form = ContactForm(en)
    form.setParent(window)
    form.open(None)
    assert may_go(window, messages, en)

    qtbot.keyClicks(chips.line, "Nieuwe partij")
    qtbot.keyClicks(form.lines["name"], "J. de Vries")
    assert not may_go(window, messages, en)
    told = str(messages.asked[-1][0])
    assert "“Nieuwe partij” in Lead parties is not kept." in told
    assert "“J. de Vries” in Name is not kept." in told

    chips.clear_line()
    form.leave.click()
    assert may_go(window, messages, en), "a form that was given up is no work"


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
