"""A newer version of a list in the window: changes with ticks, projects asked about, one step to undo."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.exchange.hostile_files import heavy
from tests.ui.accessibility import unnamed_controls
from tests.ui.importing.conftest import BeginImport, SaveList, settle
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.document import Document
from wsg_desktop.services.list_import import import_file
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.services.watched_lists import changed_files
from wsg_desktop.store.projects import get_project_id, list_projects
from wsg_desktop.ui.importing.check_page import CHANGES
from wsg_desktop.ui.importing.flow import ImportFlow
from wsg_desktop.ui.importing.step_bar import Step
from wsg_desktop.ui.main_window import MainWindow

HEADER = ("Nr", "Project", "Gebied", "Trekker", "Verwacht gereed", "Fase")
B1 = ("B1", "Servicewinkel", "Bathmen", "Bibliotheek", date(2027, 6, 30), "Realisatie")
B2 = ("B2", "Deelauto", "Bathmen", "Corporatie 1", date(2027, 9, 1), "Initiatief")
B3 = ("B3", "Eettafel", "Wierden", "Corporatie 1", date(2027, 12, 31), "Initiatief")
NEWER = (
    HEADER,
    (*B1[:4], date(2027, 8, 31), "Beheer"),
    ("", "Deel auto", *B2[2:5], "Ontwikkeling"),
    ("B4", "Zorgpost", "Enter", "Gemeente Wierden", date(2028, 6, 30), "Initiatief"),
)


@pytest.fixture
def known(document: Document, open_window: MainWindow, save_list: SaveList) -> Document:
    """Return a programme that is open, of which the list was imported and B1 changed since."""
    import_file(document, save_list((HEADER, B1, B2, B3)))
    with document.reading() as read:
        project_id = get_project_id(read, "B1")
    term = document.clock.today().replace(year=2027)
    open_window.session.change("ours", lambda tx: set_field(tx, project_id, "end", _exact(term)))
    return document


def _exact(day: date) -> object:
    from wsg_desktop.domain.terms import exact

    return exact(day)


def _rows(document: Document) -> dict[str, tuple[str, str | None, date | None]]:
    with document.reading() as read:
        return {row.number: (row.title, row.phase, row.end.day) for row in list_projects(read)}


def _lines(flow: ImportFlow) -> list[tuple[str, str, str, bool | None]]:
    lines = flow.dialog.check.changes.table.lines.lines
    return [(line.cells[0], line.cells[2], line.cells[4], line.ticked) for line in lines]


def test_a_newer_list_shows_what_it_changes_and_takes_over_what_is_ticked(
    qtbot: QtBot, known: Document, begin: BeginImport, save_list: SaveList, messages: RecordedMessages
) -> None:
    before = _rows(known)
    flow = begin(save_list(NEWER))
    dialog, check = flow.dialog, flow.dialog.check

    assert dialog.step is Step.CHECK
    assert check.tabs.current == CHANGES
    assert check.figures.words[4:] == ["1 project changed", "0 projects the same", "1 no longer in the list"]
    assert dialog.steps.items[Step.CHECK].questions == 1
    assert [(line[1], line[3]) for line in _lines(flow)] == [("Expected end", False), ("Present phase", True)]
    assert unnamed_controls(dialog) == []
    note = check.changes.table.lines.lines[0].cells[5]
    assert note.startswith("Jan changed it on ")

    (question,) = check.changes.questions.values()
    assert dialog.focusWidget() is question.box
    assert question.box.placeholderText().startswith("Choose")
    qtbot.keyClick(question.box, Qt.Key.Key_Down)
    settle(qtbot, flow)
    assert question.box.currentText() == "The same as B2 Deelauto"
    assert dialog.steps.items[Step.CHECK].questions == 0
    assert [line[:2] for line in _lines(flow)][2:] == [("B2", "Project"), ("B2", "Present phase")]

    table = check.changes.table
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    settle(qtbot, flow)
    box = table.visualRect(table.lines.index(2, 0))
    at = QPoint(box.left() + 16, box.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, flow)
    assert [line[3] for line in _lines(flow)] == [True, True, False, True]
    assert dialog.next.text() == "Import 1 project and 3 changes"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot, flow)

    assert _rows(known) == {
        "B1": ("Servicewinkel", "operation", date(2027, 8, 31)),
        "B2": ("Deelauto", "development", date(2027, 9, 1)),
        "B3": before["B3"],
        "B4": ("Zorgpost", "initiative", date(2028, 6, 30)),
    }
    said = [message.text for message in messages.said]
    assert said[-1] == "1 project imported, 3 changes taken over, 1 change left as it is"
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert _rows(known) == before
    assert messages.problems == messages.bugs == []


def test_what_changes_is_shown_before_what_is_new(
    known: Document, begin: BeginImport, save_list: SaveList
) -> None:
    flow = begin(save_list((HEADER, (*B1[:4], date(2027, 8, 31), "Realisatie"), NEWER[3])))
    assert flow.dialog.check.projects.lines.lines[0].ticked
    assert flow.dialog.check.tabs.current == CHANGES


def test_what_is_left_as_it_is_is_not_asked_again_and_no_longer_newer(
    qtbot: QtBot, known: Document, begin: BeginImport, save_list: SaveList, messages: RecordedMessages
) -> None:
    path = save_list((HEADER, (*B1[:4], date(2027, 8, 31), "Realisatie"), B2, B3))
    assert [file.path for _, file in changed_files(known.programme_id)] == [path]
    flow = begin(path)
    assert flow.dialog.next.text() == "Leave it as it is"
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    settle(qtbot, flow)
    assert messages.said[-1].text.startswith("Nothing was changed.")
    assert changed_files(known.programme_id) == []
    again = begin(path)
    assert _lines(again) == []
    assert again.dialog.note.text() == "There is nothing in this list that is new or different."


def test_a_list_that_says_the_same_in_a_newer_file_is_seen_by_looking(
    known: Document, begin: BeginImport, save_list: SaveList
) -> None:
    path = save_list((HEADER, B3, B2, B1))
    assert len(changed_files(known.programme_id)) == 1
    flow = begin(path)
    assert not flow.dialog.next.isEnabled()
    assert changed_files(known.programme_id) == []


def test_a_list_that_only_asks_does_not_say_that_nothing_is_new(
    known: Document, begin: BeginImport, save_list: SaveList
) -> None:
    flow = begin(save_list((HEADER, B1, ("", "Deel auto", *B2[2:]), B3)))
    assert not flow.dialog.next.isEnabled()
    assert len(flow.dialog.check.changes.questions) == 1
    assert flow.dialog.note.text() == "Answer what is asked: nothing else in this list is new or different."


def test_new_programmes_have_no_tab_of_changes(
    begin: BeginImport, save_list: SaveList, tmp_path: Path
) -> None:
    assert tmp_path.is_dir()
    flow = begin(save_list((HEADER, B1, B2)))
    assert CHANGES not in dict(flow.dialog.check.tabs._options)
    assert len(flow.dialog.check.figures.words) == 4


def test_a_newer_file_is_told_in_the_window_until_it_was_looked_at(
    qtbot: QtBot,
    known: Document,
    open_window: MainWindow,
    save_list: SaveList,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, begun = open_window, list[Path]()
    monkeypatch.setattr(window.commands, "import_files", begun.extend)
    window.newer_lists.look()
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert not window.notice.isVisible()

    path = save_list(NEWER)
    window.newer_lists.look()
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.accessibleName() == "The list lijst.xlsx is newer than what you imported from it."
    see, later = window.notice._buttons
    qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    assert begun == [path]
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert window.notice.isVisible(), "nothing was imported"
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()

    save_list((HEADER, B1))
    window.newer_lists.look()
    qtbot.waitUntil(window.notice.isVisible)
    import_file(known, path)
    qtbot.waitUntil(lambda: not window.notice.isVisible())


def test_a_newer_file_is_told_before_that_this_is_the_sample(
    qtbot: QtBot, known: Document, open_window: MainWindow, save_list: SaveList
) -> None:
    window = open_window
    window._show_notice(is_sample=True)
    assert window.notice.accessibleName().startswith("Sample programme")
    save_list(NEWER)
    window.newer_lists.look()
    qtbot.waitUntil(lambda: window.newer_lists.path is not None)
    window._show_notice(is_sample=True)
    assert window.notice.accessibleName().startswith("The list lijst.xlsx is newer")


def test_the_window_answers_while_a_heavy_file_is_read(
    begin: BeginImport, tmp_path: Path, messages: RecordedMessages
) -> None:
    path = tmp_path / "zwaar.xlsx"
    path.write_bytes(heavy(200))
    woken: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: woken.append(1))
    timer.start(20)
    flow = begin(path)
    timer.stop()
    assert flow.dialog.isVisible()
    # Not how fast, but that the window went on: it was woken time and again while the file was read.
    assert len(woken) > 10
    assert messages.bugs == []
