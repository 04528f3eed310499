"""Every place and every dialog, in both languages, at every size of text: names, keys, letters, room."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import accessibility, shown_dialogs
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.settings import LANGUAGE, TEXT_SIZE, Settings
from wsg_desktop.store.parties import find_party_id
from wsg_desktop.store.projects import list_projects
from wsg_desktop.texts import LANGUAGES
from wsg_desktop.ui import dialog_size
from wsg_desktop.ui.help.pages import page_exists, read_pages
from wsg_desktop.ui.help.where import help_page_of
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.overviews.dialog import OverviewsDialog
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.theme import Theme

SCALES = (1.0, 1.3, 2.0)
NAMES = sorted(shown_dialogs.MAKERS)
KEYS = [place.key for place in PLACES]


@pytest.fixture(params=LANGUAGES)
def window(request: pytest.FixtureRequest, settings: Settings) -> MainWindow:
    """Return the real window on the sample, in each language, as large as the smallest laptop."""
    settings.set(LANGUAGE, request.param)
    window = request.getfixturevalue("whole_window")
    assert isinstance(window, MainWindow)
    return window


Show = Callable[[str], QDialog]
Problems = dict[str, dict[str, list[str]]]


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow) -> Show:
    """Return what shows a dialog by its name and waits until it has settled."""

    def show_one(name: str) -> QDialog:
        dialog = shown_dialogs.make(name, window)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        qtbot.waitUntil(lambda: not window.background.is_busy, timeout=20_000)
        qtbot.wait(1)
        return dialog

    return show_one


def _problems(root: QWidget) -> dict[str, list[str]]:
    found = {
        "no name": accessibility.unnamed_controls(root),
        "no Tab": accessibility.unreached_by_tab(root),
        "same letter": accessibility.clashing_letters(root),
        "small": accessibility.small_buttons(root),
    }
    return {what: where for what, where in found.items() if where}


def test_no_dialog_is_forgotten() -> None:
    assert {kind.__name__ for kind in shown_dialogs.dialog_classes()} == set(NAMES)


def test_everybody_can_use_every_dialog_and_f1_explains_it(window: MainWindow, show: Show) -> None:
    pages = read_pages(window.tr_)
    problems: Problems = {}
    for name in NAMES:
        dialog = show(name)
        assert page_exists(help_page_of(dialog), pages), name
        problems[name] = _problems(dialog)
        dialog.hide()
    assert {name: found for name, found in problems.items() if found} == {}


def _pages(qtbot: QtBot, dialog: QDialog) -> Iterator[str]:
    """Yield the name of every page of a dialog while it is shown: of one that has more the others too."""
    yield ""
    if isinstance(dialog, OverviewsDialog):
        for row in (dialog.pages, dialog.kind):
            before = ""
            while before != row.current:
                before = row.current
                qtbot.keyClick(row, Qt.Key.Key_Right)
                qtbot.wait(1)
                yield f", {row.current}"


@pytest.mark.parametrize("scale", SCALES)
def test_every_dialog_fits_a_small_screen_at_every_text_size(
    qtbot: QtBot,
    window: MainWindow,
    show: Show,
    theme: Theme,
    scale: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 1366 by 768 where everything is half as large again.
    monkeypatch.setattr(dialog_size, "room_on_screen", lambda: QSize(911, 512))
    theme.apply("light", scale)
    problems: dict[str, list[str]] = {}
    for name in NAMES:
        dialog = show(name)
        for page in _pages(qtbot, dialog):
            found = problems[name + page] = accessibility.cut_texts(dialog)
            if dialog.width() > 911 or dialog.height() > 512:
                found.append(f"{dialog.width()}x{dialog.height()}")
        dialog.hide()
    assert {name: found for name, found in problems.items() if found} == {}


def _visit(window: MainWindow, key: str) -> None:
    """Show a place, with details beside the list where it has them."""
    window.go_to(key)
    with window.session.reading() as read:
        if key in {"projects", "planning"}:
            window.go_to(key, next(row.id for row in list_projects(read) if row.number == "B1"))
        elif key == "partners":
            window.go_to(key, find_party_id(read, "Gemeente Deventer"))


def test_everybody_can_use_every_place(window: MainWindow, qtbot: QtBot, messages: RecordedMessages) -> None:
    problems: Problems = {}
    for key in KEYS:
        _visit(window, key)
        qtbot.wait(1500)
        problems[key] = _problems(window)
    assert {key: found for key, found in problems.items() if found} == {}
    assert messages.bugs == []


@pytest.mark.parametrize("scale", SCALES)
def test_no_word_of_a_place_is_cut_at_any_text_size(
    window: MainWindow, qtbot: QtBot, theme: Theme, scale: float
) -> None:
    theme.apply("light", scale)
    for key in KEYS:
        _visit(window, key)
        qtbot.wait(250)

        def fits(key: str = key) -> None:
            # On a busy machine a place is still finding its sizes.
            found = accessibility.cut_texts(window) + accessibility.out_of_sight(window)
            assert (key, found) == (key, [])

        qtbot.waitUntil(fits)
    assert window.minimumSizeHint().width() <= 1366


def test_letters_can_be_twice_as_large() -> None:
    assert max(value for value, _words in TEXT_SIZE.choices) == 2.0
