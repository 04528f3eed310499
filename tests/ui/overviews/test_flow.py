"""Making overviews by mouse and keyboard: who gets one, what goes, the files and what is said of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.sent import list_sent_overviews
from tests.ui.accessibility import unnamed_controls
from tests.ui.conftest import SAMPLE_CLOCK
from tests.ui.counting_place import CountingPlace
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services.document import Document
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.view_export import ShownColumn, ShownView
from wsg_desktop.store.projects import list_projects
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.overviews.dialog import OverviewsDialog
from wsg_desktop.ui.overviews.flow import OverviewsFlow
from wsg_desktop.ui.overviews.order import For
from wsg_desktop.ui.overviews.start import export_shown, make_overviews


@pytest.fixture
def document(sample: Path) -> Iterator[Document]:
    """Return the sample programme, opened on a fixed day."""
    opened = Document.open(sample, "Jan", SAMPLE_CLOCK)
    opened.backs_up = False
    yield opened
    opened.close()


@pytest.fixture
def flow(qtbot: QtBot, open_window: MainWindow) -> Iterator[OverviewsFlow]:
    """Return the round of overviews in front of the window."""
    made = OverviewsFlow(open_window.context())
    qtbot.addWidget(made.dialog)
    _settle(qtbot, made)
    with qtbot.waitActive(made.dialog):
        made.dialog.show()
        made.dialog.activateWindow()
    yield made
    made.work.leave()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return what is opened with other programs."""
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) or True)
    return found


def _settle(qtbot: QtBot, flow: OverviewsFlow) -> None:
    qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=30_000)


def _make(qtbot: QtBot, flow: OverviewsFlow) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    _settle(qtbot, flow)


def _tick(qtbot: QtBot, dialog: OverviewsDialog, name: str) -> None:
    row = next(at for at, line in enumerate(dialog.who.parties.lines.lines) if line.cells[0] == name)
    dialog.who.parties.scrollTo(dialog.who.parties.lines.index(row, 0))
    box = dialog.who.parties.visualRect(dialog.who.parties.lines.index(row, 0))
    place = QPoint(box.left() + 16, box.center().y())
    qtbot.mouseClick(dialog.who.parties.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_those_that_lead_something_are_ticked_at_first(flow: OverviewsFlow) -> None:
    lines = flow.dialog.who.parties.lines.lines
    ticked = [line for line in lines if line.ticked]
    possible = [line for line in lines if line.ticked is not None]

    assert 0 < len(ticked) < len(possible)
    assert all((line in ticked) == bool(line.cells[2]) for line in possible)
    assert flow.dialog.make.text() == f"Make {len(ticked)} overviews"
    assert flow.dialog.who.all.text() == f"All parties ({len(possible)})"
    assert {line.cells[1] for line in lines if line.cells[5] == "Gets no overview"} == {"Group"}
    assert "internal projects stay in the house" in flow.dialog.note.text()


def test_one_party_gets_its_workbook_and_it_is_kept(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    dialog = flow.dialog
    for _ in range(2):  # all, then none
        qtbot.mouseClick(dialog.who.all, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
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
    qtbot.keyClicks(dialog.options.answer.edit, "1 jan 2020")
    qtbot.keyClick(dialog.options.answer.edit, Qt.Key.Key_Return)
    assert "is over already" in dialog.options.answer.line.text
    dialog.options.answer.edit.selectAll()
    qtbot.keyClicks(dialog.options.answer.edit, "15 jan 2027")
    qtbot.keyClick(dialog.options.answer.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.order.options.answer_by == date(2027, 1, 15)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)

    (file,) = (tmp_path / "Uit").iterdir()
    assert file.name.startswith("2026-11-23 Overzicht ")
    texts = " ".join(str(cell.value) for row in openpyxl.load_workbook(file).worksheets[0] for cell in row)
    assert "15 januari 2027" in texts


def test_the_whole_programme_for_oneself_as_at_a_meeting(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, tmp_path: Path
) -> None:
    flow.dialog.kind.setFocus()
    for _ in range(2):
        qtbot.keyClick(flow.dialog.kind, Qt.Key.Key_Right)
    assert flow.dialog.kind.current == For.OURSELVES
    assert not flow.dialog.options.contact.isVisible()
    moment = flow.dialog.who.moment
    moment.setFocus()
    qtbot.keyClick(moment, Qt.Key.Key_Down)
    past = flow.dialog.order.past
    assert past is not None
    _make(qtbot, flow)

    (file,) = (tmp_path / "Overviews").iterdir()
    book = openpyxl.load_workbook(file)
    numbers = {str(row[0].value) for row in book["Projects"]}
    assert any(past.words in str(cell.value) for sheet in book for row in sheet for cell in row)
    with document.reading(past.at) as read:
        assert {row.number for row in list_projects(read)} <= numbers
    with document.reading() as read:
        assert list_sent_overviews(read) == []


def test_stopping_keeps_what_is_written(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(list((tmp_path / "Overviews").glob("*.xlsx"))) > 0, timeout=30_000)
    qtbot.mouseClick(flow.dialog.cancel, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)

    files = list((tmp_path / "Overviews").iterdir())
    assert 0 < len(files) < len(flow.dialog.possible)
    with document.reading() as read:
        assert len(list_sent_overviews(read)) == len(files)
    assert messages.problems == messages.bugs == []


def test_what_is_shown_is_read_once_when_all_are_made(
    qtbot: QtBot, flow: OverviewsFlow, open_window: MainWindow
) -> None:
    place = open_window.places.current
    assert isinstance(place, CountingPlace)
    before = place.refreshed
    flow.dialog.choose(flow.dialog.possible[2:5])
    _make(qtbot, flow)
    assert place.refreshed == before + 1


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
    flow.dialog.choose([flow.dialog.possible[0]])
    flow.dialog.options.contact.setText("Jan")
    flow.dialog.options.language.choose("nl")
    flow.dialog.what.asked.ticked.emit([0, 2, 3, 5, 6, 7], False)
    flow.dialog.what.protect.setChecked(False)
    flow.dialog.mail.text.setPlainText("Beste {partij}")
    qtbot.mouseClick(flow.dialog.folder.button, Qt.MouseButton.LeftButton)
    _make(qtbot, flow)
    again = OverviewsFlow(open_window.context())
    _settle(qtbot, again)
    qtbot.addWidget(again.dialog)

    order = again.dialog.order
    assert (order.folder, order.options.language, order.options.contact) == (tmp_path / "Uit", "nl", "Jan")
    assert (order.options.columns, order.options.asked) == (None, ("cause", "new_end"))
    assert (order.options.protect, order.text) == (False, "Beste {partij}")
    again.dialog.options.language.choose("en")
    assert again.dialog.order.text.startswith("Dear {contact person}")


def test_escape_leaves_without_a_file(qtbot: QtBot, flow: OverviewsFlow, tmp_path: Path) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Escape)

    assert not flow.dialog.isVisible()
    assert not (tmp_path / "Overviews").exists()


def test_another_view_narrows_who_gets_what(flow: OverviewsFlow, document: Document) -> None:
    dialog = flow.dialog
    before = {line.cells[0]: line.cells[2] for line in dialog.who.parties.lines.lines}
    dialog.who.projects.setCurrentText("Bathmen")
    dialog.who.projects.activated.emit(dialog.who.projects.currentIndex())
    lines = [line for line in dialog.who.parties.lines.lines if line.ticked is not None]

    assert 0 < len(lines) < len(before)
    assert dialog.order.options.only is not None
    with document.reading() as read:
        rows = [row for row in list_projects(read) if row.id in dialog.order.options.only]
    assert {name for row in rows for name in row.areas} >= {"Bathmen"}
    dialog.who.projects.setCurrentIndex(0)
    dialog.who.projects.activated.emit(0)
    assert {line.cells[0]: line.cells[2] for line in dialog.who.parties.lines.lines} == before


def test_only_deviations_asks_those_that_lead_something_late(
    qtbot: QtBot, flow: OverviewsFlow, tmp_path: Path
) -> None:
    dialog = flow.dialog
    dialog.who.ask.setFocus()
    qtbot.keyClick(dialog.who.ask, Qt.Key.Key_Right)
    lines = dialog.who.parties.lines.lines
    assert {line.cells[3] for line in lines} == {""}, "nobody only reads"
    assert "Leads nothing that deviates" in {line.cells[5] for line in lines}
    asked = [line.cells[0] for line in dialog.what.asked.lines.lines if line.ticked]
    assert asked == ["Cause", "Consequence", "Measure", "Filled in by"]
    assert "explanation" in dialog.mail.subject.text()
    dialog.choose([dialog.possible[0]])
    _make(qtbot, flow)
    (file,) = (tmp_path / "Overviews").iterdir()
    assert " Deviations " in file.name


def test_one_view_to_read_for_whom_it_is_named(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, tmp_path: Path
) -> None:
    dialog = flow.dialog
    dialog.pages.choose("check")
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Right)
    assert not dialog.make.isEnabled()
    assert dialog.who.reader.isVisible(), "where it is asked"
    assert dialog.note.text() == "Type for whom this overview is."
    dialog.who.projects.setCurrentText("Late")
    dialog.who.projects.activated.emit(dialog.who.projects.currentIndex())
    assert dialog.who.reader.text() == "Late"
    qtbot.keyClicks(dialog.who.reader, " deze maand")
    assert not dialog.options.answer.isVisible()
    _make(qtbot, flow)
    (file,) = (tmp_path / "Overviews").iterdir()
    assert file.name == "2026-11-23 Overview Late deze maand.xlsx"
    with document.reading() as read:
        assert [row.party_id for row in list_sent_overviews(read)] == [None]


def test_columns_are_chosen_and_money_is_no_choice(qtbot: QtBot, flow: OverviewsFlow) -> None:
    dialog = flow.dialog
    names = [line.cells[0] for line in dialog.what.columns.lines.lines]
    assert names[:2] == ["No.", "Project"]
    assert not {"Budget", "Spent", "Who may see it"} & set(names)
    dialog.pages.choose("what")
    dialog.what.columns.setFocus()
    dialog.what.columns.selectRow(names.index("Project lead"))
    qtbot.keyClick(dialog.what.columns, Qt.Key.Key_Space)
    assert "project_lead" in dialog.order.options.shown_keys
    assert "people are named" in dialog.note.text()
    dialog.pages.choose("check")
    told = {line.cells for line in dialog.check.lines.lines}
    assert any("goes along" in what for _, what in told), "who is named is told before it goes"
    dialog.what.usual.click()
    assert dialog.order.options.columns is None


def test_what_stays_is_named_before_it_goes(flow: OverviewsFlow, document: Document) -> None:
    flow.dialog.pages.choose("check")
    told = {line.cells for line in flow.dialog.check.lines.lines}
    with document.reading() as read:
        internal = [row for row in list_projects(read) if row.confidentiality == "internal"]
    assert {(f"{row.number} {row.title}", "Internal: stays in the house") for row in internal} <= told
    assert ("Corporatie 4", "No e-mail address is known") in told


def test_a_word_between_braces_that_is_no_field_is_told_while_typing(
    qtbot: QtBot, flow: OverviewsFlow
) -> None:
    mail = flow.dialog.mail
    flow.dialog.pages.choose("mail")
    mail.text.setFocus()
    qtbot.keyClicks(mail.text, "{voornaam}")
    assert "{voornaam}" in mail.problem.text()
    assert not flow.dialog.make.isEnabled()
    qtbot.mouseClick(mail.usual, Qt.MouseButton.LeftButton)
    assert flow.dialog.make.isEnabled()
    mail.text.moveCursor(QTextCursor.MoveOperation.End)
    mail._fields[0].click()
    assert mail.text.toPlainText().endswith("{partij}" if mail._language == "nl" else "{party}")


def test_an_example_is_opened_and_not_sent(
    qtbot: QtBot, flow: OverviewsFlow, document: Document, opened: list[QUrl], tmp_path: Path
) -> None:
    row = next(
        at for at, it in enumerate(flow.dialog.who.parties.lines.lines) if it.cells[0] == "Corporatie 2"
    )
    flow.dialog.who.parties.selectRow(row)
    qtbot.mouseClick(flow.dialog.preview, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)

    (url,) = opened
    path = Path(url.toLocalFile())
    assert path.name == "Preview, not sent - Corporatie 2.xlsx"
    assert openpyxl.load_workbook(path).sheetnames[1] == "Projects"
    assert "Nothing is sent" in flow.dialog.note.text()
    assert flow.dialog.isVisible()
    with document.reading() as read:
        assert list_sent_overviews(read) == []
    assert not (tmp_path / "Overviews").exists()
    flow.dialog.choose([flow.dialog.possible[2]])
    flow.dialog.who.parties.selectRow(2)
    qtbot.mouseClick(flow.dialog.preview, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)
    assert not path.exists(), "an earlier example does not stay"


def test_the_example_is_of_a_party_that_is_to_get_one(
    qtbot: QtBot, flow: OverviewsFlow, opened: list[QUrl]
) -> None:
    dialog = flow.dialog
    table = dialog.who.parties
    first = table.lines.lines[0].cells[0]
    assert table.lines.lines[0].ticked is False, "it only reads"
    table.selectRow(0)
    assert first not in dialog.preview.toolTip()
    assert "Bibliotheek" in dialog.preview.toolTip(), "the first that is ticked"
    qtbot.mouseClick(dialog.preview, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)
    _tick(qtbot, dialog, first)
    assert first in dialog.preview.toolTip()
    qtbot.mouseClick(dialog.preview, Qt.MouseButton.LeftButton)
    _settle(qtbot, flow)

    assert ["Bibliotheek" in url.path() for url in opened] == [True, False]
    assert first in opened[1].path()


def test_who_was_left_out_stays_out_when_other_things_are_asked(qtbot: QtBot, flow: OverviewsFlow) -> None:
    dialog = flow.dialog
    before = set(dialog.order.party_ids)
    _tick(qtbot, dialog, "Corporatie 1")
    left = set(dialog.order.party_ids)
    assert len(before - left) == 1
    dialog.who.ask.choose(OverviewKind.DEVIATIONS)
    assert not before - left <= set(dialog.possible), "it leads nothing that deviates"
    dialog.who.ask.choose(OverviewKind.FULL)

    assert set(dialog.order.party_ids) == left


def test_no_party_joins_those_that_were_chosen_in_partners(
    qtbot: QtBot, open_window: MainWindow, document: Document
) -> None:
    with document.reading() as read:
        chosen = get_party_id(read, "Corporatie 2")
    flow = OverviewsFlow(open_window.context(), party_ids=[chosen])
    qtbot.addWidget(flow.dialog)
    _settle(qtbot, flow)
    for kind in (OverviewKind.DEVIATIONS, OverviewKind.FULL):
        flow.dialog.who.ask.choose(kind)
        assert flow.dialog.order.party_ids == (chosen,)
    flow.work.leave()


def test_no_other_day_is_asked_than_the_one_that_stands_in_the_field(
    qtbot: QtBot, flow: OverviewsFlow
) -> None:
    dialog = flow.dialog
    edit = dialog.options.answer.edit
    edit.setFocus()
    for typed in ("1-1-2020", "32 maart"):
        edit.selectAll()
        qtbot.keyClicks(edit, typed)
        assert dialog.make.isEnabled(), "a click on it keeps what is typed first"
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
        assert not dialog.make.isEnabled()
        assert "Answer by" in dialog.note.text()
        edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "4-12-2026")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.make.isEnabled()
    assert "rows to fill in" in dialog.note.text()
    assert dialog.order.options.answer_by == date(2026, 12, 4)


def test_who_may_not_write_is_told_before_anything_is_filled_in(
    qtbot: QtBot, window: MainWindow, document: Document, sample: Path
) -> None:
    window.session.show(Document.open(sample, "Els", SAMPLE_CLOCK))
    flow = OverviewsFlow(window.context())
    qtbot.addWidget(flow.dialog)
    _settle(qtbot, flow)

    assert "Jan has it open" in flow.dialog.note.text()
    assert not flow.dialog.make.isEnabled()
    assert flow.dialog.preview.isEnabled(), "an example is not kept"
    flow.dialog.kind.choose(For.OURSELVES)
    assert flow.dialog.make.isEnabled()
    flow.work.leave()


def test_every_control_has_a_name(flow: OverviewsFlow) -> None:
    assert unnamed_controls(flow.dialog) == []


def test_the_menu_opens_it_with_what_is_wished(
    qtbot: QtBot, open_window: MainWindow, document: Document, messages: RecordedMessages
) -> None:
    chosen: list[tuple[str, ...]] = []

    def look(dialog: OverviewsDialog) -> None:
        qtbot.waitUntil(lambda: dialog.is_ready)
        chosen.append(dialog.order.party_ids)

    messages.drives += [look, look]
    open_window.actions_.trigger("make_overviews")
    with document.reading() as read:
        party = get_party_id(read, "Corporatie 2")
    make_overviews(open_window.context(), [party])

    first, second = chosen
    assert len(first) > 1
    assert second == (party,)


def test_left_while_the_programme_is_read_it_goes_and_stays_away(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages
) -> None:
    messages.drives.append(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    make_overviews(open_window.context())

    assert len(messages.dialogs) == 1
    qtbot.waitUntil(lambda: not open_window.background.is_busy)
    assert QApplication.activeModalWidget() is None
    assert not messages.bugs


def test_a_programme_without_parties_says_what_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.programmes.create(tmp_path / "leeg.wsg")
    flow = OverviewsFlow(window.context())
    qtbot.addWidget(flow.dialog)
    flow.dialog.show()

    assert not flow.dialog.is_ready
    assert not flow.dialog.make.isEnabled()
    _settle(qtbot, flow)
    assert not flow.dialog.make.isEnabled()
    assert flow.dialog.who._nobody.isVisible()


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
