"""The window with its real places on the sample programme: every place opens, every control has a name."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.conftest import SAMPLE_CLOCK
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.document import Document
from wsg_desktop.settings import LANGUAGE
from wsg_desktop.store.projects import list_projects
from wsg_desktop.ui.help.window import HelpWindow
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.projects.place import ProjectsPlace
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.today.to_do_row import ToDoRow
from wsg_desktop.ui.today.week_page import WeekPage


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_place_opens_and_every_control_has_a_name(
    whole_window: MainWindow, messages: RecordedMessages, language: str
) -> None:
    whole_window.settings.set(LANGUAGE, language)
    for place in PLACES:
        whole_window.go_to(place.key)
        assert unnamed_controls(whole_window) == []
    assert messages.bugs == []
    assert messages.problems == []


def test_every_place_follows_colours_and_text_size(whole_window: MainWindow, theme: Theme) -> None:
    def looks() -> list[QImage]:
        return [grabbed(whole_window, place.key) for place in PLACES]

    light = looks()
    # Dressing every widget of every place anew takes long: once for each look.
    theme.apply("dark", 1.0)
    dark = looks()
    theme.apply("dark", 1.5)
    larger = looks()

    for one, other in zip(light, dark, strict=True):
        assert other.pixelColor(700, 740).lightness() < one.pixelColor(700, 740).lightness()
    assert all(one != other for one, other in zip(dark, larger, strict=True))


def grabbed(window: MainWindow, key: str) -> QImage:
    window.go_to(key)
    return window.grab().toImage()


def test_f1_in_the_table_explains_the_column(whole_window: MainWindow, qtbot: QtBot) -> None:
    whole_window.go_to("projects")
    place = whole_window.places.current
    assert isinstance(place, ProjectsPlace)
    column = [column.key for column in place.model.columns].index("deadline")
    place.table.setFocus()
    place.table.setCurrentIndex(place.model.index(0, column))
    qtbot.keyClick(place.table, Qt.Key.Key_F1)
    shown = whole_window.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert shown.target == "two-dates"


def test_a_place_that_is_gone_follows_no_settings(
    whole_window: MainWindow, messages: RecordedMessages, qtbot: QtBot
) -> None:
    for place in reversed(PLACES):
        whole_window.go_to(place.key)
    whole_window.go_to("projects")
    whole_window.settings.set(LANGUAGE, "nl")
    qtbot.wait(20)  # The places in the other language go when nothing else is to be done.
    for _ in range(2):
        qtbot.keyClick(whole_window, Qt.Key.Key_F4)
    assert messages.bugs == []


def test_no_place_is_wider_than_the_smallest_laptop(whole_window: MainWindow, qtbot: QtBot) -> None:
    for place in PLACES:
        whole_window.go_to(place.key)
        qtbot.wait(1)
        assert whole_window.minimumSizeHint().width() <= 1366


def test_a_late_project_of_vandaag_opens_in_projecten(whole_window: MainWindow, qtbot: QtBot) -> None:
    with whole_window.session.reading() as read:
        row = next(row for row in list_projects(read) if row.number == "R2")
    whole_window.go_to("projects", row.id)
    qtbot.wait(1)
    assert whole_window.places.current_key == "projects"
    assert whole_window.first_things.done() == 1


@pytest.mark.parametrize("height", [768, 740, 700])
def test_vandaag_fits_a_laptop_with_a_title_bar(whole_window: MainWindow, qtbot: QtBot, height: int) -> None:
    whole_window.resize(1366, height)
    whole_window.go_to("today")
    qtbot.wait(100)
    page = whole_window.findChild(WeekPage)
    assert isinstance(page, WeekPage)
    assert page.verticalScrollBar().maximum() == 0
    assert sum(row.isVisible() for row in page.to_do.rows) >= 7


@pytest.mark.parametrize(("height", "scale"), [(768, 1.0), (690, 1.0), (690, 1.5), (512, 1.0)])
def test_vandaag_never_squeezes_its_rows(
    whole_window: MainWindow, theme: Theme, qtbot: QtBot, height: int, scale: float
) -> None:
    whole_window.go_to("today")
    whole_window.resize(1366, height)
    theme.apply("light", scale)

    def in_order() -> bool:
        rows = [row for row in whole_window.findChildren(ToDoRow) if row.isVisible()]
        placed = pairwise(sorted(rows, key=lambda row: row.y()))
        apart = all(above.geometry().bottom() < below.y() for above, below in placed)
        return apart and all(row.height() >= row.minimumHeight() for row in rows) and bool(rows)

    qtbot.waitUntil(in_order)


def test_the_keyboard_goes_from_the_navigation_to_what_is_opened_or_clicked(
    whole_window: MainWindow, sample: Path, qtbot: QtBot
) -> None:
    window = whole_window
    window.session.close()
    # While it is being opened the navigation is all there is, and Qt gives it the keyboard.
    window.show_opening(sample)
    item = window.navigation._items["partners"]
    item.setFocus(Qt.FocusReason.TabFocusReason)
    window.session.show(Document.open(sample, "Jan", SAMPLE_CLOCK))
    assert not window.navigation.isAncestorOf(window.focusWidget())
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    place = window.places.current
    assert window.places.current_key == "partners"
    assert place is not None
    assert place.isAncestorOf(window.focusWidget())
