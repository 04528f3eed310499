"""The things to try in the sample: each ticks itself when it is done, and only in a sample."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from wsg_desktop.domain.terms import exact
from wsg_desktop.services import programme, project_fields, projects
from wsg_desktop.services.edit_labels import edit_label
from wsg_desktop.services.importing import IMPORT_LABEL
from wsg_desktop.services.register_labels import SENT
from wsg_desktop.settings import FIRST_THINGS, Settings
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import sentence
from wsg_desktop.ui.first_things import THINGS
from wsg_desktop.ui.help.window import HelpWindow
from wsg_desktop.ui.main_window import MainWindow


@pytest.fixture
def sample_window(open_window: MainWindow) -> MainWindow:
    """Return a window with a programme that says it is a sample."""
    open_window.session.change("Sample", lambda tx: programme.change_settings(tx, is_sample=True))
    return open_window


def _project(window: MainWindow, deadline: date) -> str:
    def add(tx: Transaction) -> str:
        project_id = projects.create(tx, "Eettafel")
        project_fields.set_field(tx, project_id, "deadline", exact(deadline))
        return project_id

    made = window.session.change("Add a project", add).value
    assert made is not None
    return made


def test_opening_a_late_project_counts_and_another_does_not(
    sample_window: MainWindow, settings: Settings
) -> None:
    window = sample_window
    today = window.session.document.clock.today()
    on_track, late = _project(window, today + timedelta(90)), _project(window, today - timedelta(90))
    for request in (None, "new", on_track):
        window.go_to("projects", request)
    assert settings.get(FIRST_THINGS) == []
    window.go_to("projects", late)
    assert settings.get(FIRST_THINGS) == ["open"]


def test_changing_what_is_expected_undoing_and_importing_count(
    sample_window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    window = sample_window
    project_id = _project(window, date(2026, 12, 1))
    window.session.change(
        edit_label("end"), lambda tx: project_fields.set_field(tx, project_id, "end", exact(date(2027, 1, 1)))
    )
    assert settings.get(FIRST_THINGS) == ["expect"]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.session.change(
        sentence(IMPORT_LABEL, name="Lijst.xlsx"), lambda tx: projects.create(tx, "Uit de lijst")
    )
    assert settings.get(FIRST_THINGS) == ["expect", "undo", "import"]
    assert window.notice._buttons[0].text() == f"Try this: 3 of {len(THINGS)}"


def test_an_overview_that_was_made_counts(sample_window: MainWindow, settings: Settings) -> None:
    document = sample_window.session.document
    document.record_fact(sentence(SENT, name="Bibliotheek"), lambda tx: projects.create(tx, "Iets"))
    assert settings.get(FIRST_THINGS) == ["overview"]


def test_ones_own_programme_ticks_nothing(open_window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    _project(open_window, date(2026, 1, 1))
    qtbot.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert settings.get(FIRST_THINGS) == []


def test_the_list_opens_below_the_bar_and_leads_to_the_help(sample_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(sample_window.notice._buttons[0], Qt.MouseButton.LeftButton)
    (menu,) = sample_window.notice.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [thing.text for thing in THINGS]
    menu.actions()[1].trigger()
    menu.close()
    shown = sample_window.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert shown.view.toPlainText().startswith("Typing dates")


def test_a_sample_in_which_nothing_was_tried_opens_on_its_first_place(
    sample_window: MainWindow, settings: Settings
) -> None:
    window = sample_window
    path = window.session.document.path
    for tried, place in ((["undo"], "projects"), ([], "today")):
        window.go_to("projects")
        settings.set(FIRST_THINGS, tried)
        assert window.programmes.open_path(path)
        assert window.places.current_key == place
