"""Printing by mouse and keyboard: the preview, the files, the clipboard, with a printer and without one."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.drawing.chart_samples import twelve, twelve_chart
from tests.drawing.test_one_page import by_area
from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.drawing.chart_rows import Span
from wsg_desktop.drawing.one_page import AreaGroups
from wsg_desktop.drawing.printout import Printout
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.services.document import Document
from wsg_desktop.services.programme import create
from wsg_desktop.settings import PRINT_CHOICES, Settings
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.printing import flow as module
from wsg_desktop.ui.printing.choices import EVERYTHING, ONE_PAGE, SHOWN, Printable, PrintChoices
from wsg_desktop.ui.printing.flow import PrintingFlow
from wsg_desktop.ui.printing.preview import MOST_PAGES
from wsg_desktop.ui.theme import Theme

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Return an empty programme: what is printed is handed over."""
    made = create(tmp_path / "plan.wsg", "Jan", FixedClock(NOW), name="Plan")
    made.backs_up = False
    yield made
    made.close()


def small() -> Printable:
    chart, areas = twelve_chart(), AreaGroups(tuple(twelve()))
    assert chart.span is not None
    days = Span(chart.span.start + 100, chart.span.start + 200)
    shown = Printout(chart, SheetWishes("Plan", days=days), areas)
    return Printable(shown, Printout(chart, SheetWishes("Plan"), areas))


def large(count: int) -> Printable:
    chart, areas = by_area(count)
    printout = Printout(chart, SheetWishes("Plan"), areas)
    return Printable(printout, printout)


def open_flow(qtbot: QtBot, window: MainWindow, printable: Printable) -> PrintingFlow:
    made = PrintingFlow(window.context(), printable, "Planning")
    qtbot.addWidget(made.dialog)
    with qtbot.waitActive(made.dialog):
        made.dialog.show()
        made.dialog.activateWindow()
    qtbot.waitUntil(lambda: bool(made.dialog.preview.words.text()))
    return made


@pytest.fixture
def flow(qtbot: QtBot, open_window: MainWindow) -> Iterator[PrintingFlow]:
    """Return the window for printing a small planning, in front of the window."""
    made = open_flow(qtbot, open_window, small())
    yield made
    made.work.leave()


def click(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


def settle(qtbot: QtBot, flow: PrintingFlow) -> None:
    qtbot.waitUntil(lambda: not flow.work.is_busy, timeout=30_000)


def test_the_preview_follows_the_choices(qtbot: QtBot, open_window: MainWindow) -> None:
    flow = open_flow(qtbot, open_window, large(100))
    dialog, view = flow.dialog, flow.dialog.preview.view
    assert view.pageCount() > 2
    assert dialog.preview.words.text() == f"page 1 of {view.pageCount()}"
    click(qtbot, dialog.preview.on)
    assert dialog.preview.words.text().startswith("page 2 of")
    on_a4 = view.pageCount()
    dialog.form.paper.setFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.form.paper, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.pageCount() < on_a4)
    assert dialog.choices == PrintChoices(EVERYTHING, "A1")


def test_one_page_takes_a3_landscape_and_offers_the_appendix(qtbot: QtBot, open_window: MainWindow) -> None:
    flow = open_flow(qtbot, open_window, large(200))
    form, view = flow.dialog.form, flow.dialog.preview.view
    assert not form.appendix.isVisible()
    click(qtbot, form.options[ONE_PAGE])
    assert form.choices == PrintChoices(ONE_PAGE, "A3", appendix=True)
    assert form.options[ONE_PAGE].text() == "The programme on one A3"
    assert form.appendix.isVisible()
    assert not form.wide.isVisible()
    qtbot.keyClick(form.appendix, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.pageCount() == 1)


def test_of_hundreds_of_pages_the_first_are_previewed(qtbot: QtBot, open_window: MainWindow) -> None:
    flow = open_flow(qtbot, open_window, large(900))
    preview = flow.dialog.preview
    assert preview.view.pageCount() == MOST_PAGES
    for _ in range(MOST_PAGES):
        click(qtbot, preview.on)
    assert preview.words.text().startswith(f"page {MOST_PAGES} of ")
    assert "others are not shown" in preview.words.text()
    assert not preview.on.isEnabled()


def test_a_pdf_is_written_told_and_the_choices_are_kept(
    qtbot: QtBot, flow: PrintingFlow, messages: RecordedMessages, settings: Settings, tmp_path: Path
) -> None:
    messages.paths = [tmp_path / "uit.pdf"]
    click(qtbot, flow.dialog.form.options[ONE_PAGE])
    click(qtbot, flow.dialog.pdf)
    settle(qtbot, flow)
    assert pages(tmp_path / "uit.pdf") == 1
    assert messages.asked[-1][2] == tmp_path / "Planning.pdf"
    said = messages.said[-1]
    assert said.text == "uit.pdf is made"
    assert said.offer is not None
    assert said.offer.text == "Open folder"
    assert flow.dialog.result() == QDialog.DialogCode.Accepted
    assert settings.get(PRINT_CHOICES)["what"] == ONE_PAGE


def test_pictures_open_elsewhere_and_are_light_in_a_dark_window(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, tmp_path: Path, theme: Theme
) -> None:
    theme.apply("dark", 1.0)
    for name in ("uit.png", "uit.svg"):
        messages.paths = [tmp_path / name]
        flow = open_flow(qtbot, open_window, small())
        click(qtbot, flow.dialog.picture)
        settle(qtbot, flow)
    image = QImage(str(tmp_path / "uit.png"))
    assert image.pixelColor(4, 4).name() == "#ffffff"
    assert QSvgRenderer(str(tmp_path / "uit.svg")).isValid()


def test_what_cannot_be_written_is_said_in_the_window_and_one_can_go_on(
    qtbot: QtBot, flow: PrintingFlow, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.paths = [tmp_path / "weg" / "uit.pdf"]
    click(qtbot, flow.dialog.pdf)
    settle(qtbot, flow)
    assert "is not there" in flow.dialog.note.text()
    assert flow.dialog.isVisible()
    assert flow.dialog.pdf.isEnabled()


def test_a_picture_on_the_clipboard_is_pixels_and_svg(
    qtbot: QtBot, flow: PrintingFlow, messages: RecordedMessages
) -> None:
    click(qtbot, flow.dialog.copy)
    mime = QApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert b"<svg" in bytes(mime.data("image/svg+xml").data())
    assert "clipboard" in messages.said[-1].text


def test_without_a_printer_pdf_is_offered(
    qtbot: QtBot, flow: PrintingFlow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    assert "no printer" in flow.dialog.note.text()
    assert flow.dialog.pdf.hasFocus()


def test_a_printer_gets_the_pages_on_the_paper_it_has(
    qtbot: QtBot,
    open_window: MainWindow,
    messages: RecordedMessages,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    flow = open_flow(qtbot, open_window, large(60))
    path = tmp_path / "geprint.pdf"

    def to_file() -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setFullPage(True)
        return printer

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Gang"]))
    monkeypatch.setattr(module, "_printer", to_file)
    monkeypatch.setattr(messages, "ask", lambda _dialog: True)
    expected = flow.dialog.preview.view.pageCount()
    click(qtbot, flow.dialog.print)
    assert pages(path) == expected
    assert messages.said[-1].text.startswith("The planning goes to")


def test_what_is_shown_is_one_of_the_choices(qtbot: QtBot, flow: PrintingFlow) -> None:
    click(qtbot, flow.dialog.form.options[SHOWN])
    printout = flow.dialog.choices.printout(small())
    assert printout.wishes.days is not None


def test_everything_has_a_name_for_a_screen_reader(flow: PrintingFlow) -> None:
    assert unnamed_controls(flow.dialog) == []


def test_esc_leaves_and_nothing_is_made(qtbot: QtBot, flow: PrintingFlow, tmp_path: Path) -> None:
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Escape)
    assert not flow.dialog.isVisible()
    assert not list(tmp_path.glob("*.pdf"))
