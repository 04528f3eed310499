"""The menu Bestand on real files: new, open, sample, copies, restore points."""

import errno
import getpass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.paths import data_folder
from wsg_desktop.services import projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import OWN_NAME, RECENT_FILES, Settings
from wsg_desktop.store.programmes import count_projects_and_areas, get_programme
from wsg_desktop.ui.dialogs.restore_point_name import RestorePointNameDialog
from wsg_desktop.ui.dialogs.restore_points import RestorePointsDialog
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.start_screen import StartScreen
from wsg_desktop.ui.widgets.file_row import FileRow


def _count(window: MainWindow) -> int:
    with window.session.reading() as read:
        return count_projects_and_areas(read)[0]


def _add(window: MainWindow) -> None:
    assert window.session.change("Add a project", lambda tx: projects.create(tx, "Eettafel"))


def test_a_new_programme_is_made_where_the_user_says(
    window: MainWindow, messages: RecordedMessages, tmp_path: Path, settings: Settings
) -> None:
    messages.paths = [tmp_path / "Nieuw.wsg"]
    window.actions_.trigger("new_programme")
    assert window.windowTitle() == "Nieuw - WSG Desktop"
    assert settings.get(RECENT_FILES) == [str(tmp_path / "Nieuw.wsg")]


def test_a_new_programme_never_replaces_a_file(
    window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    path = tmp_path / "Bestaat.wsg"
    path.write_bytes(b"something of somebody")
    messages.paths = [path]
    window.actions_.trigger("new_programme")
    assert path.read_bytes() == b"something of somebody"
    assert len(messages.problems) == 1
    assert isinstance(window.places.currentWidget(), StartScreen)


def test_going_back_from_choosing_a_file_does_nothing(window: MainWindow, messages: RecordedMessages) -> None:
    for action in ("new_programme", "open_programme", "import_list"):
        window.actions_.trigger(action)
    assert not window.session.is_open
    assert messages.problems == []


def test_a_programme_is_opened_and_closed(
    window: MainWindow, messages: RecordedMessages, document: Document
) -> None:
    document.close()
    messages.paths = [document.path]
    window.actions_.trigger("open_programme")
    assert window.session.is_open
    window.actions_.trigger("close_programme")
    assert not window.session.is_open
    assert isinstance(window.places.currentWidget(), StartScreen)


def test_a_file_that_is_gone_says_so_and_is_only_forgotten_on_wish(
    window: MainWindow, messages: RecordedMessages, tmp_path: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.add_recent(tmp_path / "weg.wsg")
    window.show_start()
    messages.answers = [None, "forget"]
    for kept in ([str(tmp_path / "weg.wsg")], []):
        row = next(it for it in window.findChildren(FileRow) if it.text() == "weg" and it.isVisible())
        assert "not there now" in row.accessibleName()
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert settings.get(RECENT_FILES) == kept
    assert messages.questions == ["weg is not there now"] * 2
    qtbot.waitUntil(
        lambda: not any(it.text() == "weg" and it.isVisible() for it in window.findChildren(FileRow))
    )


def test_the_sample_is_made_beside_the_window_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.actions_.trigger("open_sample")
        assert window.status.isVisible()
    with window.session.reading() as read:
        assert get_programme(read).is_sample
    assert window.notice.isVisible()
    assert window.session.document.path == data_folder() / "Sample programme.wsg"
    before = _count(window)
    _add(window)
    window.actions_.trigger("close_programme")
    window.actions_.trigger("open_sample")
    assert _count(window) == before + 1


def test_the_sample_begins_again_only_after_a_yes(
    window: MainWindow, messages: RecordedMessages, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.actions_.trigger("open_sample")
    before = _count(window)
    _add(window)
    window.programmes.restart_sample()
    assert _count(window) == before + 1
    messages.answers = ["again"]
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.programmes.restart_sample()
    assert _count(window) == before


def test_a_sample_that_cannot_be_made_is_said(
    window: MainWindow, messages: RecordedMessages, qtbot: QtBot
) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_text("a file where the folder should be")
    window.actions_.trigger("open_sample")
    qtbot.waitUntil(lambda: not window.background.is_busy, timeout=60_000)
    assert ["was not written" in str(it) for it in messages.problems] == [True]
    assert messages.bugs == []
    assert not window.session.is_open


def test_a_sample_that_cannot_be_thrown_away_stays_as_it_is(
    window: MainWindow, messages: RecordedMessages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.actions_.trigger("open_sample")
    path = window.session.document.path

    def refuse(*_: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    messages.answers = ["again"]
    assert not window.programmes.restart_sample()
    monkeypatch.undo()
    assert ["may not write" in str(it) for it in messages.problems] == [True]
    assert path.is_file()


def test_a_restore_point_is_made_and_said(
    open_window: MainWindow, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(open_window.session.document.backup_folder.glob("*.wsg"))
    open_window.actions_.trigger("save_restore_point")
    assert set(open_window.session.document.backup_folder.glob("*.wsg")) == before

    typed = iter(("", "Stuurgroep / september"))

    def accept(dialog: QDialog) -> bool:
        assert isinstance(dialog, RestorePointNameDialog)
        if name := next(typed):
            dialog.line.setText(name)
        return True

    monkeypatch.setattr(messages, "ask", accept)
    open_window.actions_.trigger("save_restore_point")
    open_window.actions_.trigger("save_restore_point")
    made = set(open_window.session.document.backup_folder.glob("*.wsg")) - before
    assert [path.stem.partition(" Stuurgroep")[2] for path in sorted(made)] == [" - september", ""]
    assert messages.said[0].text.startswith("Restore point made at ")
    assert messages.said[1].text.startswith("Restore point “Stuurgroep / september” made.")


def test_going_back_to_a_restore_point_opens_a_new_file(
    open_window: MainWindow, messages: RecordedMessages, tmp_path: Path, clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window = open_window
    shown: list[int] = []

    def accept(dialog: QDialog) -> bool:
        if isinstance(dialog, RestorePointNameDialog):
            return True
        assert isinstance(dialog, RestorePointsDialog)
        shown.append(len(dialog.table.lines.lines))
        return True

    monkeypatch.setattr(messages, "ask", accept)
    _add(window)
    clock.set(clock.now() + timedelta(minutes=1))
    window.actions_.trigger("save_restore_point")
    clock.set(clock.now() + timedelta(minutes=1))
    _add(window)
    original = window.session.document.path
    messages.paths = [tmp_path / "terug.wsg"]
    window.actions_.trigger("restore_backup")
    assert shown[0] >= 1
    assert window.session.document.path == tmp_path / "terug.wsg"
    assert _count(window) == 1
    assert original.exists()


def test_a_copy_is_written_elsewhere_and_work_goes_on_here(
    open_window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    window = open_window
    _add(window)
    original = window.session.document.path
    messages.paths = [tmp_path / "kopie.wsg"]
    window.actions_.trigger("save_copy")
    assert window.session.document.path == original
    offer = messages.said[0].offer
    assert offer is not None
    assert offer.text == "Open folder"
    copy = Document.open(tmp_path / "kopie.wsg", "Piet")
    with copy.reading() as read:
        assert count_projects_and_areas(read)[0] == 1
    copy.close()


def test_a_copy_over_the_programme_itself_is_refused(
    open_window: MainWindow, messages: RecordedMessages
) -> None:
    messages.paths = [open_window.session.document.path]
    open_window.actions_.trigger("save_copy")
    assert len(messages.problems) == 1


def test_nothing_closes_while_work_is_going_on(
    open_window: MainWindow, messages: RecordedMessages, qtbot: QtBot
) -> None:
    import threading

    go_on = threading.Event()
    open_window.background.run("Slow", lambda _progress: go_on.wait(), lambda _none: None)
    open_window.actions_.trigger("close_programme")
    assert open_window.session.is_open
    assert "still being done" in messages.said[0].text
    open_window.close()
    assert messages.questions == ["Something is still being done"]
    assert open_window.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not open_window.background.is_busy)


def test_the_name_in_the_history_is_ones_own(window: MainWindow, settings: Settings) -> None:
    assert window.programmes.who == getpass.getuser()
    settings.set(OWN_NAME, " Jan de Vries ")
    assert window.programmes.who == "Jan de Vries"
