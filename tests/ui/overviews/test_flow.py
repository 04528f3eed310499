"""Making overviews by mouse and keyboard: who gets one, what goes, the files and what is said of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services.document import Document
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.sample import create_sample
from wsg_desktop.services.view_export import ShownColumn, ShownView
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.sent_overviews import list_sent_overviews
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.overviews.dialog import OURSELVES, OverviewsDialog
from wsg_desktop.ui.overviews.flow import OverviewsFlow
from wsg_desktop.ui.overviews.start import export_shown, make_overviews

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Return the sample programme, opened on a fixed day."""
    path = tmp_path / "voorbeeld.wsg"
    create_sample(path, "Jan", clock=FixedClock(NOW)).close()
    opened = Document.open(path, "Jan", FixedClock(NOW))
    opened.backs_up = False
    yield opened
    opened.close()


@pytest.fixture
def flow(qtbot: QtBot, open_window: MainWindow) -> Iterator[OverviewsFlow]:
    """Return the round of overviews in front of the window."""
    made = OverviewsFlow(open_window.context())
    qtbot.addWidget(made.dialog)
    with qtbot.waitActive(made.dialog):
        made.dialog.show()
        made.dialog.activateWindow()
    yield made
    made.work.leave()


def _settle(qtbot: QtBot, flow: OverviewsFlow) -> None:
    qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=30_000)


def _make(qtbot: QtBot, flow: OverviewsFlow) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    _settle(qtbot, flow)


def _tick(qtbot: QtBot, dialog: OverviewsDialog, name: str) -> None:
    row = next(at for at, line in enumerate(dialog.parties.lines.lines) if line.cells[0] == name)
    dialog.parties.scrollTo(dialog.parties.lines.index(row, 0))
    box = dialog.parties.visualRect(dialog.parties.lines.index(row, 0))
    place = QPoint(box.left() + 16, box.center().y())
    qtbot.mouseClick(dialog.parties.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_all_parties_but_groups_are_ticked_at_first(flow: OverviewsFlow) -> None:
    lines = flow.dialog.parties.lines.lines
    ticked = [line for line in lines if line.ticked]

    assert flow.dialog.make.text() == f"Make {len(ticked)} overviews"
    assert flow.dialog.all.text() == f"All parties ({len(ticked)})"
    assert {line.cells[1] for line in lines if line.cells[5] == "Gets no overview"} == {"Group"}
    assert "internal projects stay in the house" in flow.dialog.note.text()


def test_one_party_gets_its_workbook_and_it_is_kept(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    dialog = flow.dialog
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.all.height() // 2))
    assert not dialog.make.isEnabled()
    _tick(qtbot, dialog, "Corporatie 1")
    dialog.options.contact.setFocus()
    qtbot.keyClicks(dialog.options.contact, "Jan, 0570 123456")
    assert dialog.make.text() == "Make 1 overview"
    _make(qtbot, flow)

    files = list((tmp_path / "Overviews").iterdir())
    assert [file.name for file in files] == ["2026-11-23 Overview Corporatie 1.xlsx"]
    assert messages.said[-1].text == "2026-11-23 Overview Corporatie 1.xlsx is made"
    texts = {str(cell.value) for row in openpyxl.load_workbook(files[0]).worksheets[0] for cell in row}
    assert any("Jan, 0570 123456" in text for text in texts)
    with document.reading() as read:
        sent = list_sent_overviews(read)
        assert [row.party_id for row in sent] == [get_party_id(read, "Corporatie 1")]


def test_another_language_day_and_folder(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    dialog = flow.dialog
    with document.reading() as read:
        dialog.choose([get_party_id(read, "Corporatie 1")])
    messages.paths = [tmp_path / "Uit"]
    qtbot.mouseClick(dialog.folder.button, Qt.MouseButton.LeftButton)
    dialog.options.language.setFocus()
    qtbot.keyClick(dialog.options.language, Qt.Key.Key_Left)
    dialog.options.answer.setFocus()
    dialog.options.answer.edit.selectAll()
    qtbot.keyClicks(dialog.options.answer.edit, "15 jan 2027")
    qtbot.keyClick(dialog.options.answer.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.order.answer_by == date(2027, 1, 15)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)

    (file,) = (tmp_path / "Uit").iterdir()
    assert file.name.startswith("2026-11-23 Overzicht ")
    texts = " ".join(str(cell.value) for row in openpyxl.load_workbook(file).worksheets[0] for cell in row)
    assert "15 januari 2027" in texts


def test_the_whole_programme_for_oneself(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, tmp_path: Path
) -> None:
    flow.dialog.kind.setFocus()
    qtbot.keyClick(flow.dialog.kind, Qt.Key.Key_Right)
    assert flow.dialog.kind.current == OURSELVES
    assert not flow.dialog.options.contact.isVisible()
    _make(qtbot, flow)

    (file,) = (tmp_path / "Overviews").iterdir()
    numbers = {str(row[0].value) for row in openpyxl.load_workbook(file)["Projects"]}
    with document.reading() as read:
        assert {row.number for row in list_projects(read)} <= numbers
        assert list_sent_overviews(read) == []


def test_stopping_keeps_what_is_written(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(list((tmp_path / "Overviews").glob("*.xlsx"))) > 0, timeout=30_000)
    qtbot.mouseClick(flow.dialog.cancel, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)

    files = list((tmp_path / "Overviews").iterdir())
    assert 0 < len(files) < len(flow.dialog._possible)
    with document.reading() as read:
        assert len(list_sent_overviews(read)) == len(files)
    assert messages.problems == messages.bugs == []


def test_a_folder_that_cannot_be_written_is_said_in_the_window(
    qtbot: QtBot, flow: OverviewsFlow, tmp_path: Path, messages: RecordedMessages
) -> None:
    (tmp_path / "Overviews").write_bytes(b"a file stands where the folder should be")
    _make(qtbot, flow)

    assert flow.dialog.isVisible()
    assert "cannot be made" in flow.dialog.note.text()
    assert messages.said == messages.problems == []


def test_what_was_chosen_is_there_the_next_time(
    qtbot: QtBot, flow: OverviewsFlow, open_window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    (tmp_path / "Uit").mkdir()
    messages.paths = [tmp_path / "Uit"]
    flow.dialog.choose([flow.dialog._possible[0]])
    flow.dialog.options.contact.setText("Jan")
    flow.dialog.options.language.choose("nl")
    qtbot.mouseClick(flow.dialog.folder.button, Qt.MouseButton.LeftButton)
    _make(qtbot, flow)
    again = OverviewsFlow(open_window.context())
    qtbot.addWidget(again.dialog)

    order = again.dialog.order
    assert (order.folder, order.language, order.contact) == (tmp_path / "Uit", "nl", "Jan")


def test_escape_leaves_without_a_file(qtbot: QtBot, flow: OverviewsFlow, tmp_path: Path) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Escape)

    assert not flow.dialog.isVisible()
    assert not (tmp_path / "Overviews").exists()


def test_every_control_has_a_name(flow: OverviewsFlow) -> None:
    assert unnamed_controls(flow.dialog) == []


def test_the_menu_opens_it_with_what_is_wished(
    open_window: MainWindow, document: Document, messages: RecordedMessages
) -> None:
    open_window.actions_.trigger("make_overviews")
    with document.reading() as read:
        party = get_party_id(read, "Corporatie 2")
    make_overviews(open_window.context(), [party])

    first, second = messages.dialogs
    assert isinstance(first, OverviewsDialog)
    assert isinstance(second, OverviewsDialog)
    assert len(first.order.party_ids or ()) > 1
    assert second.order.party_ids == (party,)


def test_a_programme_without_parties_says_what_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.programmes.create(tmp_path / "leeg.wsg")
    flow = OverviewsFlow(window.context())
    qtbot.addWidget(flow.dialog)
    flow.dialog.show()

    assert not flow.dialog.make.isEnabled()
    assert flow.dialog._nobody.isVisible()


def test_a_table_goes_to_excel_as_it_is_shown(
    qtbot: QtBot, open_window: MainWindow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    with document.reading() as read:
        rows = list_projects(read)[:3]
    shown = ShownView(
        "Te laat: 3",
        (ShownColumn("number", "Nr."), ShownColumn("title", "Project")),
        (("", [row.id for row in rows]),),
    )
    messages.paths = [tmp_path / "lijst.xlsx"]
    export_shown(open_window.context(), shown)
    qtbot.waitUntil(lambda: not open_window.background.is_busy, timeout=20_000)

    assert messages.asked[-1][2] == tmp_path / "Te laat 3.xlsx"
    assert messages.said[-1].text == "lijst.xlsx is made"
    sheet = openpyxl.load_workbook(tmp_path / "lijst.xlsx").worksheets[0]
    texts = [str(cell.value) for row in sheet for cell in row]
    assert all(row.title in texts for row in rows)


def test_no_place_chosen_writes_nothing(open_window: MainWindow, messages: RecordedMessages) -> None:
    export_shown(open_window.context(), ShownView("Alles", (), ()))

    assert not open_window.background.is_busy
    assert QApplication.activeModalWidget() is None
    assert messages.said == []
