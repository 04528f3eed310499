"""What the tests of the window share: the look, a window with small places, Dutch without a build."""

import gc
import gettext
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.paths import resources
from wsg_desktop.services.document import Document
from wsg_desktop.services.sample import create_sample
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.texts import Translator, translator
from wsg_desktop.ui import actions, main_window, navigation, place_stack, places, window_commands
from wsg_desktop.ui.importing import landing
from wsg_desktop.ui.jumping import window_targets
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.places import PlaceDeclaration
from wsg_desktop.ui.projects import view_menu
from wsg_desktop.ui.theme import IN_FUSION, Theme
from wsg_desktop.ui.today import repairs


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return what the one application of the tests is made with."""
    return ["tests", *IN_FUSION]


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the theme of the application; a test that changes it puts it back with `usual_look`."""
    return Theme(qapp)


@pytest.fixture(autouse=True)
def usual_look(theme: Theme) -> Iterator[None]:
    """Show light colours and the usual text size before each test."""
    theme.apply("light", 1.0)
    yield
    theme.apply("light", 1.0)


_YOUNG, _OLD = 50_000, 2_000_000
_made = [0]


@pytest.fixture(autouse=True)
def collector_between_tests() -> Iterator[None]:
    """Collect between tests, as `QuietCollector` does in the program: never on the thread of a worker.

    That would destroy what belongs to the window, and the interpreter dies with all its tests.
    """
    gc.disable()
    yield
    _made[0] += (young := gc.get_count()[0])
    if _made[0] > _OLD:
        gc.collect()
        _made[0] = 0
    elif young > _YOUNG:
        gc.collect(1)
    gc.enable()


@pytest.fixture(scope="session")
def nl() -> Translator:
    """Return the translator to Dutch, from the texts as they stand in their sources."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    folder = resources() / "i18n"
    together = Catalog(locale="nl")
    for path in (*sorted((folder / "parts").glob("*.po")), folder / "nl.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="nl"):
                if message.id and message.string and "".join(message.string) and not message.fuzzy:
                    together.add(message.id, message.string, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return Translator("nl", gettext.GNUTranslations(compiled))


@pytest.fixture(scope="session")
def en() -> Translator:
    """Return the translator to English."""
    return translator("en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of their own, in English."""
    made = Settings(tmp_path / "config" / "settings.json")
    made.set(LANGUAGE, "en")
    return made


@pytest.fixture
def messages() -> RecordedMessages:
    """Return a door that keeps what was said."""
    return RecordedMessages()


KNOW_PLACES = (
    *(actions, landing, main_window, navigation, place_stack, places, repairs, view_menu, window_commands),
    window_targets,
)
"""Modules that hold the list; one imported later would keep what it finds then for all tests after."""


@pytest.fixture
def small_places(monkeypatch: pytest.MonkeyPatch, nl: Translator, en: Translator) -> None:
    """Give the window two small places, and Dutch that needs no build."""
    declared = (
        PlaceDeclaration(
            "today", "Today", "house", "tests.ui.counting_place:FindingPlace", "today", "Ctrl+1"
        ),
        PlaceDeclaration(
            "projects",
            "Projects",
            "folder-kanban",
            "tests.ui.counting_place:CountingPlace",
            "projects",
            "Ctrl+2",
        ),
    )
    for module in KNOW_PLACES:
        monkeypatch.setattr(module, "PLACES", declared)
    monkeypatch.setattr(main_window, "translator", {"nl": nl, "en": en}.__getitem__)


WindowMaker = Callable[[], MainWindow]
SAMPLE_CLOCK = FixedClock(datetime(2026, 11, 23, 7, 45, tzinfo=UTC))
"""A Monday morning; the dates of the sample lie around it."""


@pytest.fixture
def make_window(
    qtbot: QtBot, settings: Settings, messages: RecordedMessages, small_places: None
) -> Iterator[WindowMaker]:
    """Return what makes a window that is shown on the start screen."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(settings, messages)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.append(window)
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show_start()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield make
    for window in made:
        window.background.stop_all()
        window.session.close()


@pytest.fixture
def window(make_window: WindowMaker) -> MainWindow:
    """Return a window on its start screen."""
    return make_window()


@pytest.fixture
def open_window(window: MainWindow, document: Document) -> MainWindow:
    """Return a window with an empty programme open, on its first place."""
    window.session.show(document)
    return window


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a sample programme that nobody changes."""
    path = tmp_path_factory.mktemp("sample") / "voorbeeld.wsg"
    create_sample(path, "Jan", clock=SAMPLE_CLOCK).close()
    return path


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Path:
    """Return the path of a sample programme of one's own, closed."""
    return Path(shutil.copy(made_sample, tmp_path / "voorbeeld.wsg"))


@pytest.fixture
def whole_window(
    qtbot: QtBot, settings: Settings, messages: RecordedMessages, sample: Path,
    monkeypatch: pytest.MonkeyPatch, nl: Translator, en: Translator,
) -> Iterator[MainWindow]:  # fmt: skip
    """Return the real window, with its real places, on the sample."""
    monkeypatch.setattr(main_window, "translator", {"nl": nl, "en": en}.__getitem__)
    window = MainWindow(settings, messages)
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.session.show(Document.open(sample, "Jan", SAMPLE_CLOCK))
    yield window
    window.background.stop_all()
    window.session.close()
