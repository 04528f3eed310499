"""The offline help: every page in both languages, found by words, opened by F1 on the right page."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from wsg_desktop.paths import resources
from wsg_desktop.settings import LANGUAGE
from wsg_desktop.texts import LANGUAGES
from wsg_desktop.ui.help_pages import PAGES, read_pages, search
from wsg_desktop.ui.help_window import HelpWindow
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.places import PLACES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_with_a_title_and_no_other(language: str) -> None:
    pages = read_pages(language)
    assert [page.key for page in pages] == list(PAGES)
    assert all(page.text.startswith("# ") and page.title for page in pages)
    assert {path.stem for path in (resources() / "help" / language).glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_goes_to_a_page(language: str) -> None:
    for page in read_pages(language):
        for target in re.findall(r"\]\(([^)]+)\)", page.text):
            assert target.removesuffix(".md") in PAGES, (page.key, target)


def test_every_place_has_its_page() -> None:
    assert {place.help_page for place in PLACES} <= set(PAGES)


def test_search_finds_all_words_and_puts_titles_first() -> None:
    pages = read_pages("nl")
    assert search(pages, "datums")[0].key == "dates"
    assert [page.key for page in search(pages, "herstelpunt ctrl+s")] == ["history", "files"]
    assert search(pages, "kwakzalver") == []
    assert [page.key for page in search(pages, " ")] == list(PAGES)


def _window(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    return found


def test_f1_opens_the_page_of_the_place(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.go_to("projects")
    qtbot.keyClick(open_window, Qt.Key.Key_F1)
    shown = _window(open_window)
    assert shown.isVisible()
    assert shown._text.toPlainText().startswith("Projects")
    assert unnamed_controls(shown) == []


def test_f1_on_the_start_screen_opens_the_first_steps(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "five minutes" in _window(window)._text.toPlainText()


def test_typing_finds_pages_and_a_link_leads_on(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.trigger("show_first_steps")
    shown = _window(window)
    qtbot.keyClicks(shown._search, "lock")
    assert shown._list.count() < len(PAGES)
    shown._text.anchorClicked.emit(QUrl("import.md"))
    assert shown._text.toPlainText().startswith("Importing a list")
    assert shown._search.text() == ""


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.trigger("show_help")
    shown = _window(window)
    qtbot.keyClicks(shown._search, "qqq")
    assert "Nothing found" in shown._text.toPlainText()


def test_the_page_of_shortcuts_names_every_key(window: MainWindow) -> None:
    window.actions_.trigger("show_shortcuts")
    text = _window(window)._text.toPlainText()
    for action in window.actions_.declarations.values():
        for keys in action.keys:
            assert keys in text


def test_the_help_follows_the_language(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.trigger("show_first_steps")
    window.settings.set(LANGUAGE, "nl")
    window.actions_.trigger("show_first_steps")
    newest = window.findChildren(HelpWindow)[-1]
    assert newest._text.toPlainText().startswith("De eerste vijf minuten")
