"""Leads through printing: the choices, then a printer, a file on the worker, or the clipboard."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from wsg_desktop.drawing.export import write_printout
from wsg_desktop.drawing.paper import INCH, PaperWishes
from wsg_desktop.drawing.printout import pages_of, paint_pages
from wsg_desktop.errors import UserError
from wsg_desktop.settings import PRINT_CHOICES, export_folder
from wsg_desktop.texts import N_
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.printing.choices import Printable, kept_choices
from wsg_desktop.ui.printing.clipboard import copy_picture
from wsg_desktop.ui.printing.dialog import PrintDialog
from wsg_desktop.ui.programme_commands import open_folder

NO_PRINTER = N_("This computer has no printer. Save the planning as PDF, and print it where there is one.")
NOT_PRINTED = N_(
    "The printer does not take the planning. Look whether it is on and has paper, or save it as PDF."
)


class PrintingFlow(QObject):
    """One round of printing; `run` shows its window until something is made or it is left."""

    def __init__(self, context: WindowContext, printable: Printable, name: str) -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context, self._printable, self._name = context, printable, name
        self.printer = _printer()
        choices = kept_choices(context.settings.get(PRINT_CHOICES))
        self.dialog = PrintDialog(
            printable, choices, self.printer, context.tr, parent if isinstance(parent, QWidget) else None
        )
        self.work = DialogWork(context.background, self)
        self._connect()

    def run(self) -> None:
        """Show the window."""
        self._context.messages.ask(self.dialog)
        self.work.leave()
        self.dialog.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        dialog = self.dialog
        dialog.print_requested.connect(self._print)
        dialog.pdf_requested.connect(self._save_pdf)
        dialog.picture_requested.connect(self._save_picture)
        dialog.copy_requested.connect(self._copy)
        dialog.stop_requested.connect(self._stop)
        self.work.lasting.connect(dialog.show_busy)
        self.work.given_up.connect(dialog.show_choices)

    def _print(self) -> None:
        tr, choices = self._context.tr, self.dialog.choices
        if not QPrinterInfo.availablePrinterNames():
            self.dialog.say(tr(NO_PRINTER), "danger")
            self.dialog.pdf.setFocus()
            return
        printer = _printer()
        printer.setPageLayout(choices.paper().layout())
        printer.setDocName(self._name)
        if not self._context.messages.ask(QPrintDialog(printer, self.dialog)):
            return
        self._keep()
        # The printer may have been given other paper in its own window.
        size = printer.pageLayout().fullRectPixels(INCH).size()
        if paint_pages(printer, pages_of(choices.printout(self._printable), tr, choices.paper(), size)):
            self.dialog.accept()
            self._context.messages.info(tr("The planning goes to {printer}", printer=printer.printerName()))
        else:
            self.dialog.say(tr(NOT_PRINTED), "danger")

    def _save_pdf(self) -> None:
        self._save(self._context.tr("PDF (*.pdf)"), ".pdf", self.dialog.choices.paper())

    def _save_picture(self) -> None:
        self._save(self._context.tr("Pictures (*.png *.svg)"), ".png", self.dialog.choices.picture_paper())

    def _save(self, filters: str, suffix: str, paper: PaperWishes) -> None:
        if self.work.is_busy:
            return
        tr, context = self._context.tr, self._context
        proposal = (
            export_folder(context.settings, context.session.document.path.parent) / f"{self._name}{suffix}"
        )
        path = context.messages.file_to_save(tr("Save the planning"), filters, proposal)
        if path is None:
            return
        self._keep()
        printout = self.dialog.choices.printout(self._printable)

        def job(progress: Progress) -> None:
            write_printout(path, printout, tr, paper, progress.report)

        label = tr("{name} is being written", name=path.name)
        self.work.run(label, job, partial(self._land, path), self._refuse)

    def _land(self, path: Path, _done: None) -> None:
        tr = self._context.tr
        self.dialog.accept()
        offer = Offer(tr("Open folder"), lambda: open_folder(path.parent), lasts=True)
        self._context.messages.info(tr("{name} is made", name=path.name), offer)

    def _copy(self) -> None:
        tr, choices = self._context.tr, self.dialog.choices
        try:
            copy_picture(choices.printout(self._printable), choices.picture_paper(), tr)
        except UserError as problem:
            self._refuse(problem)
            return
        self._keep()
        self.dialog.accept()
        self._context.messages.info(tr("The planning is on the clipboard: paste it where you want it"))

    def _refuse(self, problem: UserError) -> None:
        self.dialog.show_choices()
        self.dialog.say(problem.text(self._context.tr), "danger")

    def _keep(self) -> None:
        self._context.settings.set(PRINT_CHOICES, self.dialog.choices.to_values())

    def _stop(self) -> None:
        if self.work.is_busy:
            self.work.stop()
        else:
            self._keep()
            self.dialog.leave()


def _printer() -> QPrinter:
    """Return a printer that keeps no margins of its own: sheets have theirs."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    return printer
