"""Pages in a stack: only the one that is shown says how wide and high it must be."""

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.widgets.page_stack import PageStack
from wsg_desktop.ui.widgets.text_label import TextLabel


def _page(words: str) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QListWidget())
    column.addWidget(TextLabel(words))
    return page


def test_only_the_page_that_is_shown_needs_room_and_its_list_takes_what_is_left(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    short, long = _page("short"), _page("words that go on at a next line " * 40)
    stack.addWidget(short)
    stack.addWidget(long)
    stack.resize(300, 200)
    stack.show()
    assert stack.minimumSizeHint().height() < short.sizeHint().height()
    needs = stack.minimumSizeHint().height()
    stack.setCurrentWidget(long)
    assert stack.minimumSizeHint().height() > 3 * needs
    narrow = stack.minimumSizeHint().height()
    stack.resize(900, 200)
    qtbot.waitUntil(lambda: stack.minimumSizeHint().height() < narrow)


def test_a_wide_page_pushes_no_other_out_of_sight(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    narrow, wide = _page("narrow"), _page("wide")
    wide.setMinimumWidth(900)
    stack.addWidget(narrow)
    stack.addWidget(wide)
    assert stack.minimumSizeHint().width() < 900
    stack.setCurrentWidget(wide)
    assert stack.minimumSizeHint().width() == 900
