"""The window of the help, used by keys and mouse: contents, searching, going back, F1 on the right page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.settings import LANGUAGE
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme as look
from wsg_desktop.ui.help.contents import SECTIONS
from wsg_desktop.ui.help.contents_tree import ContentsTree
from wsg_desktop.ui.help.paper import paper_document
from wsg_desktop.ui.help.where import help_by_f1
from wsg_desktop.ui.help.window import HelpWindow
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.date_edit import DateEdit

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def help_window(qtbot: QtBot, messages: RecordedMessages, en: Translator) -> HelpWindow:
    window = HelpWindow(en, messages)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show_page("first-steps")
    return window


def _help(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    return found


def _branch(tree: ContentsTree, row: int) -> QTreeWidgetItem:
    found = tree.topLevelItem(row)
    assert found is not None
    return found


def _text(window: HelpWindow) -> str:
    return window.view.toPlainText()


def _is_at_top(window: HelpWindow, heading: str) -> bool:
    cursor = window.view.cursorForPosition(QPoint(40, 40))
    return cursor.block().text() == heading


def test_f1_opens_the_page_of_the_place(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.go_to("projects")
    qtbot.keyClick(open_window, Qt.Key.Key_F1)
    shown = _help(open_window)
    assert shown.isVisible()
    assert _text(shown).startswith("Projects")
    assert unnamed_controls(shown) == []


def test_no_title_of_the_contents_is_cut_in_a_narrow_window(help_window: HelpWindow) -> None:
    help_window.resize(480, 500)
    tree = help_window.contents
    tree.expandAll()
    needed = tree.sizeHintForColumn(0)
    assert needed > tree.viewport().width()
    assert tree.columnWidth(0) >= needed
    assert tree.horizontalScrollBar().maximum() > 0


def test_f1_on_the_start_screen_opens_the_first_steps(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "five minutes" in _text(_help(window))


def test_f1_explains_the_control_that_has_the_keyboard(
    open_window: MainWindow, qtbot: QtBot, en: Translator
) -> None:
    field = DateEdit(en, "Start", parent=open_window.places)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    assert _help(open_window).target == "dates"


def test_f1_in_a_dialog_opens_help_that_can_be_used_beside_it(
    qtbot: QtBot, messages: RecordedMessages, en: Translator
) -> None:
    class Asking(QDialog):
        help_page = "planning#links"

    dialog = Asking()
    qtbot.addWidget(dialog)
    field = DateEdit(en, "Day")
    QVBoxLayout(dialog).addWidget(field)
    help_by_f1(dialog, en, messages)
    dialog.setModal(True)
    with qtbot.waitActive(dialog):
        dialog.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    (shown,) = dialog.findChildren(HelpWindow)
    assert shown.target == "dates"
    field.setEnabled(False)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert dialog.findChildren(HelpWindow) == [shown]
    assert shown.target == "planning#links"
    assert _is_at_top(shown, "Linking")


def test_the_tree_has_the_sections_and_leafs_by_arrows(help_window: HelpWindow, qtbot: QtBot) -> None:
    tree = help_window.contents
    titles = [_branch(tree, row).text(0) for row in range(tree.topLevelItemCount())]
    assert titles == [section.title for section in SECTIONS]
    tree.setFocus()
    for _ in range(2):  # Over the branch to its first page.
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert help_window.target == "how-to"


def test_a_heading_in_the_tree_is_scrolled_to(help_window: HelpWindow, qtbot: QtBot) -> None:
    tree = help_window.contents
    page = _branch(tree, 1).child(3)
    assert page is not None
    page.setExpanded(True)
    heading = page.child(5)
    assert heading is not None
    tree.scrollToItem(heading)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(heading).center())
    assert help_window.target == "planning#links"
    assert _is_at_top(help_window, heading.text(0))


def test_typing_finds_sentences_and_enter_goes_to_the_first(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(help_window, Qt.Key.Key_F, _CTRL)
    assert help_window.search.hasFocus()
    qtbot.keyClicks(help_window.search, "kwakzalver")
    assert not help_window.contents.isVisible()
    assert help_window.hits.count() == 0
    help_window.search.clear()
    qtbot.keyClicks(help_window.search, "liberation")
    assert help_window.hits.isVisible()
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.target == "planning"
    assert [mark.cursor.selectedText() for mark in help_window.view.extraSelections()] == ["Liberation"]
    qtbot.keyClick(help_window.search, Qt.Key.Key_Escape)
    assert help_window.contents.isVisible()


def test_a_row_of_a_table_that_was_found_is_scrolled_to(help_window: HelpWindow, qtbot: QtBot) -> None:
    """The first place with these words is another row."""
    qtbot.keyClicks(help_window.search, "enter delete chosen link")
    rows = [help_window.hits.item(at).text() for at in range(help_window.hits.count())]
    help_window.hits.setCurrentRow(next(at for at, row in enumerate(rows) if "remove the chosen link" in row))
    assert help_window.target == "shortcuts"
    assert _is_at_top(help_window, "Enter, Delete")


def test_nothing_found_is_said(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_window.search, "qqq")
    assert not help_window.hits.isVisible()
    assert not help_window.contents.isVisible()
    assert unnamed_controls(help_window) == []


def test_links_lead_on_and_keys_lead_back(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.view.anchorClicked.emit(QUrl("planning.md#conflicts"))
    assert help_window.target == "planning#conflicts"
    assert not help_window.forward.isEnabled()
    qtbot.keyClick(help_window, Qt.Key.Key_Left, _ALT)
    assert help_window.target == "first-steps"
    assert not help_window.back.isEnabled()
    qtbot.mouseClick(help_window.forward, Qt.MouseButton.LeftButton)
    assert help_window.target == "planning#conflicts"


def test_a_page_becomes_paper_in_light_colours(
    help_window: HelpWindow, messages: RecordedMessages, qtbot: QtBot, tmp_path: Path, theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list[str]))
    theme.apply("dark", 1.0)
    messages.paths.append(tmp_path / "page.pdf")
    qtbot.keyClick(help_window, Qt.Key.Key_P, _CTRL)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert help_window.view.page is not None
    assert paper_document(help_window.view.page, "en").toPlainText() == _text(help_window)


def test_nothing_is_printed_without_a_file(
    help_window: HelpWindow, messages: RecordedMessages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list[str]))
    qtbot.keyClick(help_window, Qt.Key.Key_P, _CTRL)
    assert len(messages.asked) == 1


def test_the_page_follows_theme_and_text_size(help_window: HelpWindow, theme: Theme) -> None:
    for scale in (1.0, 2.0):
        theme.apply("light", scale)
        letters = help_window.view.document().lastBlock().charFormat().fontPointSize()
        assert letters in (0.0, pytest.approx(look.font(look.FontRole.BODY).pointSizeF()))
        assert help_window.view.document().defaultFont() == look.font(look.FontRole.BODY)


def test_the_help_follows_the_language(window: MainWindow) -> None:
    window.actions_.trigger("show_first_steps")
    window.settings.set(LANGUAGE, "nl")
    window.actions_.trigger("show_first_steps")
    newest = window.findChildren(HelpWindow)[-1]
    assert _text(newest).startswith("De eerste vijf minuten")


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_a_picture_makes_no_page_wider_than_there_is_room(
    help_window: HelpWindow, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.apply("light", scale)
    help_window.resize(736, 744)
    help_window.show_page("partners")
    qtbot.wait(400)
    assert help_window.view.horizontalScrollBar().maximum() == 0
