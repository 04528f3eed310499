"""Looking back: what is said, asked and kept around it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.errors import FileProblem
from wsg_desktop.services.copies import RestorePoint
from wsg_desktop.services.document import Document
from wsg_desktop.services.programme import change_settings
from wsg_desktop.ui import looking_back, programme_commands
from wsg_desktop.ui.looking_back import write_look
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.widgets.line_field import LineField


def test_a_folder_that_cannot_be_used_is_said(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gegevens").write_text("geen map")
    monkeypatch.setattr(looking_back, "data_folder", lambda: tmp_path / "gegevens")
    point = RestorePoint(document.path, document.clock.now(), "Stuurgroep", 1)
    with pytest.raises(FileProblem, match="cannot be used: one of its folders is a file"):
        write_look(document, point, document.path)


def test_what_is_typed_while_the_look_is_written_is_asked_about(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    window, programmes = open_window, open_window.programmes
    path = window.session.document.path
    point = RestorePoint(path, window.session.document.clock.now(), "Stuurgroep", 1)
    field = LineField("Tekst", window)
    programmes.open_restore_point(point)
    qtbot.keyClicks(field, "half werk")
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert messages.questions == ["Not everything that you typed is kept"]
    assert (window.session.document.path, programmes.look) == (path, None)

    messages.answers.append("go")
    window.session.change("name", lambda tx: change_settings(tx, name="Anders"), "It is renamed.")
    assert messages.said[-1].offers
    programmes.open_restore_point(point)
    qtbot.waitUntil(lambda: programmes.look is not None)
    assert len(messages.questions) == 2
    assert not any(it.offers for it in messages.said), "what was done then cannot be taken back while looking"
    field.restore()
    # Ctrl+S keeps it elsewhere: a restore point would go with the look.
    messages.paths.append(tmp_path / "toen.wsg")
    window.actions_.trigger("save_restore_point")
    assert messages.dialogs == []
    assert (tmp_path / "toen.wsg").exists()


def test_a_look_that_cannot_be_opened_leaves_the_one_that_is_open(
    qtbot: QtBot,
    open_window: MainWindow,
    messages: RecordedMessages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, programmes = open_window, open_window.programmes
    document = window.session.document
    point = RestorePoint(document.path, document.clock.now(), "Stuurgroep", 1)
    programmes.open_restore_point(point)
    qtbot.waitUntil(lambda: programmes.look is not None)
    shown = programmes.look
    assert shown is not None
    gone = shown._replace(path=tmp_path / "weg.wsg")
    monkeypatch.setattr(programme_commands, "write_look", lambda *_: gone)

    programmes.open_restore_point(point)
    qtbot.waitUntil(lambda: messages.problems != [] and not window.background.is_busy)
    assert programmes.look == shown
