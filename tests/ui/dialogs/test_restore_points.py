"""The restore points: what they are, and what can be done with each, by keys and mouse on real files."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import projects
from wsg_desktop.services.copies import list_restore_points
from wsg_desktop.services.document import Document
from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialogs.restore_points import RestorePointsDialog, size_words
from wsg_desktop.ui.main_window import MainWindow


@pytest.fixture
def points(document: Document, clock: FixedClock) -> Document:
    """Return a programme with two restore points of one name, an automatic one, and a change after each."""
    document.backs_up = False
    for name in ("Stuurgroep: 3/4?", "", "Stuurgroep: 3/4?"):
        clock.set(clock.now() + timedelta(minutes=10))
        document.back_up(name)
        clock.set(clock.now() + timedelta(minutes=1))
        document.change("nieuw", lambda tx: projects.create(tx, "x"))
    return document


@pytest.fixture
def dialog(
    qtbot: QtBot, window: MainWindow, points: Document, messages: RecordedMessages, en: Translator
) -> RestorePointsDialog:
    window.session.show(points)
    made = RestorePointsDialog(window.session, messages, en)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_has_its_name_time_and_what_changed_since(dialog: RestorePointsDialog) -> None:
    cells = [line.cells for line in dialog.table.lines.lines]
    assert [(name, when, changes) for name, when, _size, changes in cells] == [
        ("Stuurgroep- 3-4", "23 Nov 2026 09:17", "1"),
        ("made automatically", "23 Nov 2026 09:06", "2"),
        ("Stuurgroep- 3-4", "23 Nov 2026 08:55", "3"),
    ]
    assert all(size.endswith("kB") for _name, _when, size, _changes in cells)
    assert unnamed_controls(dialog) == []


def test_enter_opens_and_comparing_is_said(qtbot: QtBot, dialog: RestorePointsDialog) -> None:
    dialog.table.selectRow(1)
    assert not dialog.delete.isEnabled(), "what was made automatically goes by itself"
    qtbot.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    assert dialog.compares
    assert dialog.result()
    assert dialog.chosen is not None
    assert dialog.chosen.name == ""


def test_one_of_two_with_the_same_name_is_thrown_away_after_saying_so(
    qtbot: QtBot, dialog: RestorePointsDialog, messages: RecordedMessages, points: Document
) -> None:
    dialog.table.selectRow(2)
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert len(list_restore_points(points)) == 3, "going back throws nothing away"
    assert "This cannot be undone" in str(messages.asked[-1][0])

    messages.answers = ["delete"]
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert [it.name for it in list_restore_points(points)] == ["Stuurgroep- 3-4", ""]
    assert len(dialog.table.lines.lines) == 2


def test_folder_opens(qtbot: QtBot, dialog: RestorePointsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert opened == [str(dialog._session.document.backup_folder)]


def test_planning_is_compared_with_one_from_the_menu(
    open_window: MainWindow, points: Document, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(open_window.places, "show_place", lambda key, it=None: asked.append((key, it)))
    messages.drives = [lambda shown: shown.compare.click()]
    open_window.actions_.trigger("restore_backup")
    assert asked == [("planning", list_restore_points(points)[0])]


def test_size_in_words(nl: Translator, en: Translator) -> None:
    assert size_words(300, nl) == "1 kB"
    assert size_words(1_250_000, nl) == "1,2 MB"
    assert size_words(1_250_000, en) == "1.2 MB"
