"""Files dropped on the window: answers are told from lists, with a programme open or none."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.answering import project
from tests.ui.answers.conftest import Returned
from tests.ui.recorded_messages import RecordedMessages
from tests.ui.shown_dialogs import LIST
from wsg_desktop.services.answer_inbox import count_waiting, inbox_folder
from wsg_desktop.services.document import Document
from wsg_desktop.services.undoing import take_back_label, take_back_set
from wsg_desktop.store.sent_overviews import list_sent_headers
from wsg_desktop.ui.answers import work
from wsg_desktop.ui.answers.dialog import AnswersDialog
from wsg_desktop.ui.importing.dialog import ImportDialog
from wsg_desktop.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("read_here")


def _drop(qtbot: QtBot, window: MainWindow, door: RecordedMessages, paths: list[Path]) -> None:
    """Drop several files, and use the window that shows them until it is closed."""
    window.files_dropped.emit(paths)
    _wait(qtbot, lambda: not door.drives)


def _wait(qtbot: QtBot, done: Callable[[], bool]) -> None:
    qtbot.waitUntil(done, timeout=60_000)


def _titles(dialog: AnswersDialog) -> list[str]:
    return [line.title for line in dialog.files.files.lines]


def test_one_answer_shows_its_window_when_it_is_known_to_be_one(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned
) -> None:
    titles: list[str] = []
    door.drives.append(lambda dialog: titles.extend(_titles(dialog)))
    open_window.files_dropped.emit([returned.one])
    _wait(qtbot, lambda: bool(titles))
    assert titles == ["Corporatie 1"]


def test_an_answer_that_cannot_be_read_says_so_among_the_answers(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, document: Document, tmp_path: Path
) -> None:
    with document.reading() as read:
        name = list_sent_headers(read)[0].file_name
    half = tmp_path / f"Kopie van {name}"
    half.write_bytes(b"PK\x03\x04 nothing")
    said: list[str] = []
    door.drives.append(lambda dialog: said.append(dialog.refusal.why.text()))
    open_window.files_dropped.emit([half])
    _wait(qtbot, lambda: bool(said))
    assert said[0].startswith(f"{half.name} is damaged and cannot be read.")


def test_one_list_goes_to_the_import_at_once(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned
) -> None:
    open_window.files_dropped.emit([LIST])
    _wait(qtbot, lambda: bool(door.dialogs))
    assert [type(dialog) for dialog in door.dialogs] == [ImportDialog]


def test_a_list_among_answers_is_told_apart_and_imported_afterwards(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned
) -> None:
    def use(dialog: AnswersDialog) -> None:
        _wait(qtbot, lambda: bool(_titles(dialog)))
        assert _titles(dialog) == ["All 2 files", LIST.name, "Corporatie 1"]
        dialog.files.mark(1)
        assert "is no overview that came back, but a list of its own" in dialog.refusal.why.text()
        assert not dialog.foot.take.isVisible()
        qtbot.mouseClick(dialog.refusal.as_list, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()

    door.drives.append(use)
    _drop(qtbot, open_window, door, [LIST, returned.one])
    assert [type(dialog) for dialog in door.dialogs] == [AnswersDialog, ImportDialog]


def test_a_folder_with_a_broken_file_and_one_without_workbooks(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned, tmp_path: Path
) -> None:
    inside, empty = tmp_path / "terug", tmp_path / "leeg"
    inside.mkdir()
    empty.mkdir()
    returned.two.rename(inside / "twee.xlsx")
    (inside / "kapot.xlsx").write_bytes(b"PK\x03\x04 nothing")
    for name in ("a.zip", "b.docx", "c.pdf", "d.jpg", "~$twee.xlsx", "Thumbs.db"):
        (inside / name).write_bytes(b"?")

    def use(dialog: AnswersDialog) -> None:
        _wait(qtbot, lambda: bool(_titles(dialog)))
        assert _titles(dialog) == ["All 2 files", "kapot.xlsx", "Corporatie 2"]
        said = "In the folder, but no workbook and so not read: a.zip, b.docx, c.pdf and 1 more."
        assert dialog.foot.note.text() == said
        dialog.files.mark(1)
        assert dialog.refusal.why.text().startswith("kapot.xlsx is damaged")
        assert not (dialog.refusal.overview.isVisible())
        assert not (dialog.refusal.as_list.isVisible())
        dialog.dropped.emit([empty])
        _wait(qtbot, lambda: "no workbook in leeg" in dialog.foot.note.text())
        assert dialog.files.isVisible()

    door.drives.append(use)
    _drop(qtbot, open_window, door, [inside])


def test_without_a_programme_an_answer_is_no_list(
    window: MainWindow, messages: RecordedMessages, returned: Returned
) -> None:
    window.files_dropped.emit([returned.one])
    (problem,) = messages.problems
    assert "Open the programme that it was made from first" in problem.text(window.tr_)
    assert messages.dialogs == []


def test_the_action_shows_an_empty_window_that_says_what_to_do(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned
) -> None:
    def use(dialog: AnswersDialog) -> None:
        assert dialog.empty.accessibleName() == "Drop the workbooks that came back on this window."
        assert not dialog.foot.take.isVisible()
        door.paths.append(returned.two)
        dialog.empty.requested.emit()
        _wait(qtbot, lambda: _titles(dialog) == ["Corporatie 2"])

    door.drives.append(use)
    open_window.actions_.trigger("process_answers")


def test_what_was_taken_over_is_told_in_the_window_and_undone_from_there(
    qtbot: QtBot,
    open_window: MainWindow,
    door: RecordedMessages,
    document: Document,
    returned: Returned,
) -> None:
    def use(dialog: AnswersDialog) -> None:
        _wait(qtbot, lambda: bool(_titles(dialog)))
        qtbot.keyClick(dialog.changes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        _wait(qtbot, dialog.foot.undo.isVisible)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    door.drives.append(use)
    _drop(qtbot, open_window, door, [returned.one, returned.two])
    assert project(document, "A3").phase == "realisation"
    assert door.said[-1].text == "2 answers of Corporatie 1 taken over."
    offer = door.said[-1].offer
    assert offer is not None
    offer.run()
    _wait(qtbot, lambda: door.said[-1].text == "What was taken over is undone.")
    assert project(document, "A3").phase == "development"


@pytest.mark.parametrize("by_history", [False, True])
def test_answers_that_are_undone_in_the_window_wait_again(
    qtbot: QtBot,
    open_window: MainWindow,
    door: RecordedMessages,
    document: Document,
    returned: Returned,
    by_history: bool,
) -> None:
    folder = inbox_folder(document.programme_id)

    def use(dialog: AnswersDialog) -> None:
        _wait(qtbot, lambda: bool(_titles(dialog)))
        dialog.foot.take.click()
        _wait(qtbot, dialog.foot.undo.isVisible)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    door.drives.append(use)
    open_window.files_dropped.emit([returned.two])
    _wait(qtbot, lambda: not door.drives)
    assert (count_waiting(folder), len(list(folder.iterdir()))) == (0, 1)
    made = document.stack().undo
    assert made is not None
    if by_history:
        with document.reading() as read:
            label = take_back_label(read, made.seq)
        document.change(label, lambda tx: take_back_set(tx, made.seq))
    else:
        open_window.actions_.trigger("undo")
    assert count_waiting(folder) == 1


def test_files_dropped_one_after_the_other_share_a_window(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned
) -> None:
    seen: list[str] = []

    def use(dialog: AnswersDialog) -> None:
        _wait(qtbot, lambda: len(_titles(dialog)) == 3)
        seen.extend(_titles(dialog))

    door.drives.append(use)
    open_window.files_dropped.emit([returned.one])
    open_window.files_dropped.emit([returned.two])
    _wait(qtbot, lambda: bool(seen))
    assert seen == ["All 2 files", "Corporatie 1", "Corporatie 2"]
    assert len(door.dialogs) == 1


def test_an_answer_dropped_right_after_a_list_waits_for_the_import(
    qtbot: QtBot, open_window: MainWindow, door: RecordedMessages, returned: Returned
) -> None:
    open_window.files_dropped.emit([LIST])
    open_window.files_dropped.emit([returned.one])
    _wait(qtbot, lambda: len(door.dialogs) == 2)
    assert [type(dialog) for dialog in door.dialogs] == [ImportDialog, AnswersDialog]


def test_reading_is_stopped_by_the_button_that_closes(
    qtbot: QtBot,
    open_window: MainWindow,
    door: RecordedMessages,
    returned: Returned,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[AnswersDialog] = []
    read = work.gather

    def use(dialog: AnswersDialog) -> None:
        shown.append(dialog)
        _wait(qtbot, lambda: dialog.is_busy)
        qtbot.mouseClick(dialog.foot.close_, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()

    def slowly(*given: Any) -> work.Gathered:
        time.sleep(0.3)
        return read(*given)

    monkeypatch.setattr(work, "gather", slowly)
    door.drives.append(use)
    _drop(qtbot, open_window, door, [returned.one, returned.two])
    assert shown
    _wait(qtbot, lambda: not open_window.background.is_busy)
    assert door.problems == []
