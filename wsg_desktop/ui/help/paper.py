"""A page of the help on paper, in the light colours whatever the screen shows."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.help.page_look import dress
from wsg_desktop.ui.help.page_view import fill, picture
from wsg_desktop.ui.help.pages import HelpPage, pictures_used
from wsg_desktop.ui.messages import Messages
from wsg_desktop.ui.palette_data import LIGHT

_PICTURE = 460
"""Width of a picture on paper, in the points that a page of A4 has about 480 of between its margins."""


def print_page(page: HelpPage, tr: Translator, messages: Messages, parent: QWidget) -> None:
    """Ask for a printer, or for a PDF where there is none, and print the page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(page.title)
    if QPrinterInfo.availablePrinterNames():
        if not messages.ask(QPrintDialog(printer, parent)):
            return
    else:
        proposal = Path.home() / f"{page.key}.pdf"
        path = messages.file_to_save(tr("Save the page as PDF"), tr("PDF (*.pdf)"), proposal)
        if path is None:
            return
        printer.setOutputFileName(str(path))
    paper_document(page, tr.language).print_(printer)


def paper_document(page: HelpPage, language: str) -> QTextDocument:
    """Return a page as a document of its own for a printer."""
    document = QTextDocument()
    fill(document, page)  # Clears what was added before.
    for name in pictures_used(page):
        shown = picture(name, language, is_dark=False)
        shown.setDevicePixelRatio(max(shown.width() / _PICTURE, 1.0))
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), shown)
    dress(document, LIGHT)
    return document
