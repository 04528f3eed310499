"""The settings by real keys and mouse: of this computer, of the programme, and its labels."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.paths import backups_folder, move_backups
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import (
    BACKUP_FOLDER,
    BACKUP_MINUTES,
    EXPORT_FOLDER,
    SETTINGS,
    Settings,
    export_folder,
    use_backup_folder,
)
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.project_details import count_tags
from wsg_desktop.store.rows import ProgrammeRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.preferences.dialog import SettingsDialog
from wsg_desktop.ui.preferences.own_page import FolderField
from wsg_desktop.ui.preferences.programme_page import ProgrammePage
from wsg_desktop.ui.preferences.tags_page import TagsPage
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.choice_box import ChoiceBox
from wsg_desktop.ui.widgets.line_field import LineField

Drive = Callable[[SettingsDialog], None]


def _use(window: MainWindow, drive: Drive) -> None:
    messages = cast("RecordedMessages", window.messages)
    messages.drives.append(drive)
    window.actions_.trigger("edit_settings")


def _programme(window: MainWindow) -> ProgrammeRow:
    with window.session.reading() as read:
        return get_programme(read)


def _tags(window: MainWindow) -> dict[str, int]:
    with window.session.reading() as read:
        return dict(count_tags(read))


def _page(dialog: SettingsDialog, row: int) -> None:
    dialog.sections.setCurrentRow(row)


def _type(qtbot: QtBot, field: LineField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_every_section_is_there_and_everything_has_a_name(open_window: MainWindow) -> None:
    def drive(dialog: SettingsDialog) -> None:
        names = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
        assert names == ["This computer", "Folders and backups", "This programme", "Labels"]
        for row in range(4):
            _page(dialog, row)
            assert unnamed_controls(dialog) == []

    _use(open_window, drive)


def test_a_tolerance_is_kept_and_can_be_undone_and_nonsense_is_refused(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    def drive(dialog: SettingsDialog) -> None:
        _page(dialog, 2)
        page = cast("ProgrammePage", dialog.findChild(ProgrammePage))
        days = cast("LineField", page.fields["attention_days"])
        assert days.text() == "14"
        _type(qtbot, days, "21")
        assert _programme(open_window).attention_days == 21
        _type(qtbot, days, "veel")
        assert _programme(open_window).attention_days == 21
        assert page.problem.isVisible()
        assert "veel" in page.problem.text()

    _use(open_window, drive)
    assert open_window.actions_["undo"].text() == "&Undo: change the setting days late that ask for attention"
    open_window.actions_.trigger("undo")
    assert _programme(open_window).attention_days == 14


def test_aspects_are_ticked_and_time_stays(open_window: MainWindow, qtbot: QtBot) -> None:
    def drive(dialog: SettingsDialog) -> None:
        _page(dialog, 2)
        boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
        assert not boxes["Time"].isEnabled()
        for name in ("Quality", "Communication"):
            boxes[name].setFocus()
            qtbot.keyClick(boxes[name], Qt.Key.Key_Space)

    _use(open_window, drive)
    assert _programme(open_window).aspects == "time money risks communication"


def test_what_is_read_only_is_grey_and_says_why(window: MainWindow, document: Document) -> None:
    path = document.path
    document.close()
    window.session.show(Document.open(path, "Jan", readonly=True))

    def drive(dialog: SettingsDialog) -> None:
        page = cast("ProgrammePage", dialog.findChild(ProgrammePage))
        assert not any(field.isEnabled() for field in page.fields.values())
        labels = cast("TagsPage", dialog.findChild(TagsPage))
        assert not labels.name.isEnabled()

    _use(window, drive)


def test_without_a_programme_its_settings_say_so(window: MainWindow) -> None:
    def drive(dialog: SettingsDialog) -> None:
        assert dialog.sections.count() == 4
        assert dialog.findChild(ProgrammePage) is None

    _use(window, drive)


def test_labels_are_merged_and_removed_each_in_one_step(open_window: MainWindow, qtbot: QtBot) -> None:
    def work(tx: Transaction) -> None:
        for title, labels in (("A", ["proef", "nieuw"]), ("B", ["pilot"])):
            project_fields.set_field(tx, projects.create(tx, title), "tags", labels)

    assert open_window.session.change("Fill", work)

    def drive(dialog: SettingsDialog) -> None:
        _page(dialog, 3)
        page = cast("TagsPage", dialog.findChild(TagsPage))
        page.table.selectRow(1)
        assert page.chosen == "pilot"
        page.name.selectAll()
        qtbot.keyClicks(page.name, "proef")
        assert page.rename.text() == "Merge labels"
        qtbot.mouseClick(page.rename, Qt.MouseButton.LeftButton)
        assert _tags(open_window) == {"nieuw": 1, "proef": 2}
        page.table.selectRow(0)
        qtbot.mouseClick(page.remove, Qt.MouseButton.LeftButton)
        assert _tags(open_window) == {"proef": 2}

    _use(open_window, drive)
    open_window.actions_.trigger("undo")
    open_window.actions_.trigger("undo")
    assert _tags(open_window) == {"nieuw": 1, "pilot": 1, "proef": 1}


def test_a_folder_is_chosen_and_given_up_again(
    window: MainWindow, messages: RecordedMessages, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    def drive(dialog: SettingsDialog) -> None:
        _page(dialog, 1)
        field = next(it for it in dialog.findChildren(FolderField) if it._setting is EXPORT_FOLDER)
        messages.paths.append(tmp_path)
        qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
        assert settings.get(EXPORT_FOLDER) == str(tmp_path)
        assert export_folder(settings, Path("elders")) == tmp_path
        qtbot.mouseClick(field.usual, Qt.MouseButton.LeftButton)

    _use(window, drive)
    assert export_folder(settings, Path("elders")) == Path("elders")


@pytest.fixture
def usual_backups() -> Iterator[None]:
    yield
    move_backups(None)


def test_backups_go_where_one_wishes_while_that_is_there(
    settings: Settings, document: Document, tmp_path: Path, usual_backups: None
) -> None:
    stick = tmp_path / "stick"
    usual = backups_folder()
    settings.set(BACKUP_FOLDER, str(stick))
    use_backup_folder(settings)
    assert backups_folder() == usual
    stick.mkdir()
    assert document.back_up().is_relative_to(stick)


def test_how_often_is_told_to_the_open_programme(open_window: MainWindow, settings: Settings) -> None:
    settings.set(BACKUP_MINUTES, 10)
    assert open_window.session.document.backs_up_every.total_seconds() == 600


def test_another_language_holds_at_once_for_the_settings_too(open_window: MainWindow, qtbot: QtBot) -> None:
    def choose_dutch(dialog: SettingsDialog) -> None:
        box = next(it for it in dialog.findChildren(ChoiceBox) if it.accessibleName() == "Language")
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Up)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    def look(dialog: SettingsDialog) -> None:
        assert dialog.windowTitle() == "Instellingen"
        box = dialog.focusWidget()
        assert isinstance(box, ChoiceBox)
        assert box.accessibleName() == "Taal"
        dialog.resize(920, 600)  # As in front of a window on a laptop: the screen of the tests is narrower.
        for row in range(dialog.sections.count()):
            _page(dialog, row)
            areas = [it for it in dialog.findChildren(QScrollArea) if it.isVisible()]
            assert [it.horizontalScrollBar().maximum() for it in areas] in ([0], [])

    cast("RecordedMessages", open_window.messages).drives.append(choose_dutch)
    _use(open_window, look)
    assert cast("RecordedMessages", open_window.messages).drives == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_a_small_window_at_every_text_size(
    open_window: MainWindow, theme: Theme, scale: float
) -> None:
    theme.apply("light", scale)

    def drive(dialog: SettingsDialog) -> None:
        for row in range(4):
            _page(dialog, row)
            assert dialog.height() <= open_window.height()
            assert dialog.width() <= open_window.width()

    _use(open_window, drive)


def test_all_that_has_words_has_a_place_in_the_settings() -> None:
    assert {it.key for it in SETTINGS if it.label} == {
        *("language", "theme", "text_size", "compact_rows", "reopen", "own_name"),
        *("backup_folder", "backup_minutes", "export_folder"),
    }
