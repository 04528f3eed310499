"""Making the papers of a meeting by mouse: templates of one's own, again as they were sent, stopping."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import docx
import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.exchange.papers.test_word_writing import texts
from tests.services.meeting import FIRST, WEEK, Table
from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services import agendas, project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.services.meetings import move_meeting
from wsg_desktop.store.meetings import get_meeting
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.steering import papers_flow
from wsg_desktop.ui.steering.papers_flow import PapersFlow

Start = Callable[[], PapersFlow]


@pytest.fixture
def table(open_window: MainWindow, document: Document, clock: FixedClock) -> Table:
    """Return a steering group with its first meeting a week ahead, in front of the window."""
    return Table(document, clock).on(FIRST - WEEK)


@pytest.fixture
def start(qtbot: QtBot, open_window: MainWindow, table: Table) -> Iterator[Start]:
    """Return what begins a round of papers of the first meeting, its window shown."""
    made: list[PapersFlow] = []

    def begin() -> PapersFlow:
        with table.document.reading() as read:
            meeting = get_meeting(read, table.ids.first)
        flow = PapersFlow(open_window.context(), meeting)
        made.append(flow)
        qtbot.addWidget(flow.dialog)
        with qtbot.waitActive(flow.dialog):
            flow.dialog.show()
            flow.dialog.activateWindow()
        return flow

    yield begin
    for flow in made:
        flow.work.leave()


def press_make(qtbot: QtBot, flow: PapersFlow) -> None:
    qtbot.mouseClick(flow.dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=30_000)


def test_a_broken_template_is_named_and_ours_does_it_instead(
    qtbot: QtBot, start: Start, messages: RecordedMessages, tmp_path: Path
) -> None:
    own = tmp_path / "sjablonen"
    own.mkdir()
    for name, text in (("agenda", "{{ paper.wethouder }}"), ("actions", "Huisstijl {{ paper.body }}")):
        template = docx.Document()
        template.add_paragraph(text)
        template.save(str(own / f"{name}.docx"))
    messages.paths.append(own)
    flow = start()
    dialog = flow.dialog
    assert unnamed_controls(dialog) == []
    dialog.tick([PaperKind.AGENDA, PaperKind.ACTIONS])
    dialog.templates.choose("own")
    assert str(own) in dialog.own.text
    assert dialog.own_used.text().startswith("Used from it: agenda.docx, actions.docx. The rest")
    press_make(qtbot, flow)

    assert "agenda.docx names the field paper.wethouder" in dialog.line.text
    assert "the text: “{{ paper.wethouder }}”" in dialog.line.text
    assert not list(tmp_path.glob("*Stuurgroep*"))
    (offer,) = dialog.line.choices
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=30_000)

    folder = tmp_path / "2026-12-03 Stuurgroep"
    assert dialog.made.heading.text() == f"2 papers are in {folder}"
    assert dialog.made.files.text().splitlines() == ["01 Agenda.docx", "02 Action list.docx"]
    assert list(texts(docx.Document(str(folder / "02 Action list.docx")))) == ["Huisstijl Stuurgroep"]
    assert "Agenda" in list(texts(docx.Document(str(folder / "01 Agenda.docx"))))

    (own / "agenda.docx").rename(own / "Huisstijl.docx")
    (own / "actions.docx").unlink()
    again = start()
    assert again.dialog.own_used.text().startswith("None of its files is used")
    assert again.dialog.own_folder == own, "what was chosen stays for the next time"
    assert again.dialog.order.wishes.templates == own
    assert PaperKind.PROGRESS not in again.dialog.order.wishes.kinds
    assert again.dialog.order.wishes.with_ours == frozenset()


def test_papers_that_were_sent_are_made_again_as_they_were_unless_asked_otherwise(
    qtbot: QtBot, start: Start, table: Table, tmp_path: Path
) -> None:
    table.send(table.ids.first)
    table.do(lambda tx: project_fields.set_field(tx, table.ids.b1, "title", "Brinkwinkel"))
    flow = start()
    dialog = flow.dialog
    dialog.tick([PaperKind.OVERVIEW])
    dialog.language.choose("nl")
    press_make(qtbot, flow)
    assert flow._made is not None
    assert flow._made.as_on == FIRST - WEEK
    assert "The papers say again what was fixed on 26 Nov 2026." in dialog.made.remarks.text()
    assert [it.name for it in flow._made.folder.iterdir()] == ["01 Overzicht projecten.xlsx"]

    other = start()
    of_now = other.dialog.of_now
    assert not of_now.isVisible()
    other.dialog.tick([PaperKind.OVERVIEW, PaperKind.DECISIONS])
    assert (of_now.text(), of_now.isVisible()) == ("Says how it is now all the same: decision list.", True)
    other.dialog.tick([PaperKind.OVERVIEW])
    assert not of_now.isVisible()
    other.work.leave()
    table.do(lambda tx: move_meeting(tx, table.ids.first, FIRST + WEEK))
    other = start()
    assert other.dialog.moment.current == "now", "members know the day that the papers name"
    other.dialog.tick([PaperKind.OVERVIEW])
    press_make(qtbot, other)
    assert other._made is not None
    assert other._made.as_on is None


def test_without_libreoffice_only_what_is_a_pdf_is_joined_and_that_is_said(
    qtbot: QtBot, start: Start, table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    writer = PdfWriter()
    writer.add_blank_page(300, 400)
    writer.write(tmp_path / "raming.pdf")

    def enclose(tx: Transaction) -> None:
        item = agendas.add_item(tx, table.ids.first, "Raming")
        agendas.add_paper(tx, item, "raming.pdf", "Raming")

    table.do(enclose)
    flow = start()
    dialog = flow.dialog
    dialog.tick([PaperKind.AGENDA, PaperKind.PLANNING])
    assert not dialog.pdf.isEnabled()
    qtbot.mouseClick(dialog.joined, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.joined.height() // 2))
    press_make(qtbot, flow)
    first, *_ = dialog.made.files.text().splitlines()
    assert first == "Papers 2026-12-03 Stuurgroep.pdf"
    assert "There is no LibreOffice on this computer" in dialog.made.remarks.text()
    assert "Not in the one PDF, so send along or print: 01 Agenda.docx." in dialog.made.remarks.text()
    assert flow._made is not None
    assert [it.name for it in flow._made.to_send] == [first, "01 Agenda.docx"]
    assert start().dialog.joined.isChecked(), "what was chosen stays for the next time"


def test_stopping_leaves_nothing_and_the_choices_are_there_again(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = start()
    write = papers_flow.write_papers

    def stopped(*args: object, **wishes: object) -> object:
        while not flow.work.is_busy:  # The worker may be here before the window knows of it.
            sleep(0.001)
        flow.work.stop()
        return write(*args, **wishes)  # type: ignore[arg-type]

    monkeypatch.setattr(papers_flow, "write_papers", stopped)
    flow.dialog.tick([PaperKind.AGENDA])
    press_make(qtbot, flow)
    assert flow.dialog.make.isVisible()
    assert flow.dialog.make.isEnabled()
    assert not list(tmp_path.glob("*Stuurgroep*"))
    for box in flow.dialog.kinds.values():
        box.setChecked(False)
    assert not flow.dialog.make.isEnabled()
    assert flow.dialog.line.text == "Tick at least one paper."
