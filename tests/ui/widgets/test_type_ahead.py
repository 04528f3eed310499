"""Names that are offered under a line while somebody types."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.texts import translator
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

LONG = "Stichting tot behoud van woningen met een tuin en van alles wat daarbij hoort, afdeling Bathmen"


@pytest.mark.parametrize("name", ["wethouder wonen en zorg", LONG])
def test_the_list_is_as_wide_as_its_names_up_to_a_point(qtbot: QtBot, name: str) -> None:
    around, line = QWidget(), QLineEdit()
    around.setFixedWidth(160)
    QVBoxLayout(around).addWidget(line)
    ahead = TypeAhead(line, lambda: KnownNames((name,)), translator("nl"))
    qtbot.addWidget(around)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, name[:4].lower())
    qtbot.waitUntil(lambda: ahead.is_open)
    popup = ahead._popup
    if name is LONG:
        assert line.width() < popup.width() <= 420
    else:
        assert popup.sizeHintForColumn(0) <= popup.viewport().width()
    popup.hide()
