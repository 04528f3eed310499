"""The dialog of one link."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.texts import Translator
from wsg_desktop.ui.linking.dialog import LinkAnswer, LinkDialog, ShownLink

LINK = ShownLink("B1", "Servicewinkel", "R2", "Eettafel", LinkType.FINISH_START, 5)


def show(qtbot: QtBot, tr: Translator, link: ShownLink = LINK) -> LinkDialog:
    dialog = LinkDialog(link, tr)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def kinds(dialog: LinkDialog) -> list[object]:
    return [dialog.kind.itemData(index) for index in range(dialog.kind.count())]


def test_it_says_in_words_what_the_link_asks(qtbot: QtBot, en: Translator, nl: Translator) -> None:
    dialog = show(qtbot, en)
    assert dialog.sentence.text() == (
        "R2 begins once B1 has finished. At least 5 working days lie in between."
    )
    dialog.lag.setText("-1")
    dialog.kind.show_kind(LinkType.START_START)
    assert dialog.sentence.text() == "R2 begins once B1 has begun. They may overlap 1 working day."
    assert show(qtbot, nl).sentence.text() == (
        "R2 kan pas beginnen als B1 gereed is. Daar zit minstens 5 werkdagen tussen."
    )


def test_kinds_that_are_seldom_used_come_when_asked_for(qtbot: QtBot, en: Translator) -> None:
    dialog = show(qtbot, en)
    assert kinds(dialog) == [LinkType.FINISH_START, LinkType.START_START, "more"]
    dialog.kind.setFocus()
    QTest.keyClick(dialog.kind, Qt.Key.Key_End)
    dialog.kind.hidePopup()
    assert len(kinds(dialog)) == 4

    rare = show(qtbot, en, LINK._replace(kind=LinkType.START_FINISH))
    assert len(kinds(rare)) == 4
    assert rare.kind.kind is LinkType.START_FINISH


@pytest.mark.parametrize(("typed", "days"), [("", 0), ("-3", -3), ("− 3", -3), ("+ 12", 12), ("7", 7)])
def test_a_lag_is_a_whole_number(qtbot: QtBot, en: Translator, typed: str, days: int) -> None:
    dialog = show(qtbot, en)
    dialog.lag.setText(typed)
    QTest.keyClick(dialog.lag, Qt.Key.Key_Return)

    assert dialog.answer == LinkAnswer(LinkType.FINISH_START, days)
    assert not dialog.isVisible()


@pytest.mark.parametrize("typed", ["veel", "1,5", "1.5", "--1", "1234"])
def test_what_is_no_number_is_said_and_kept(qtbot: QtBot, en: Translator, typed: str) -> None:
    dialog = show(qtbot, en)
    dialog.lag.setText(typed)
    dialog.keep_button.click()

    assert dialog.line.text == f"“{typed}” is no number of days. Type a number such as 5 or -3."
    assert dialog.isVisible()
    assert dialog.answer is None
    assert dialog.sentence.text() == ""


def test_it_is_left_by_escape(qtbot: QtBot, en: Translator) -> None:
    dialog = show(qtbot, en)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.answer is None
    assert not dialog.isVisible()


def test_everything_has_a_name(qtbot: QtBot, en: Translator) -> None:
    assert unnamed_controls(show(qtbot, en)) == []
