"""A pane is filled by what is small, and scrolls what is large, wrapped words included."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui.widgets.scroll_pane import ScrollPane


def _pane(qtbot: QtBot, text: str) -> tuple[ScrollPane, QLabel]:
    content = QWidget()
    label = QLabel(text)
    label.setWordWrap(True)
    QVBoxLayout(content).addWidget(label)
    pane = ScrollPane(content)
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane, label


def test_what_is_small_fills_the_pane(qtbot: QtBot) -> None:
    pane, label = _pane(qtbot, "Short")
    content = label.parentWidget()
    assert content is not None
    assert content.size() == pane.viewport().size()
    assert not pane.verticalScrollBar().isVisible()


def test_words_that_wrap_get_their_height(qtbot: QtBot) -> None:
    pane, label = _pane(qtbot, "many words " * 120)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert pane.verticalScrollBar().isVisible()
    label.setText("Short")
    qtbot.waitUntil(lambda: not pane.verticalScrollBar().isVisible())
