"""The planning on paper, seen beforehand: pages at the left, choices at the right. Knows no services."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.drawing.printout import pages_of
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.printing.choices import Printable, PrintChoices
from wsg_desktop.ui.printing.choices_form import ChoicesForm
from wsg_desktop.ui.printing.preview import Preview
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_STOPPING = N_("Nothing is written then.")
_FORM_WIDTH = 272


class PrintDialog(WorkingDialog):
    """Choose what goes on which paper, and where to; the choices made are in `choices`."""

    help_page = "planning#paper"

    print_requested = Signal()
    pdf_requested = Signal()
    picture_requested = Signal()
    copy_requested = Signal()

    def __init__(
        self,
        printable: Printable,
        choices: PrintChoices,
        printer: "QPrinter",
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self.printable = tr, printable
        self.setWindowTitle(tr("Print the planning"))
        self.setMinimumSize(scaled(760), 420)
        fit(self, 1180, 680, parent)
        self.form = ChoicesForm(tr, choices)
        self.form.changed.connect(self._later)
        self.preview = Preview(tr, printer)
        self.busy = BusyPage()
        self.note = TextLabel("", FontRole.SMALL, "muted")
        self.cancel = QuietButton(tr("Cancel"))
        self.copy = QuietButton(tr("Copy as a picture"), "copy")
        self.picture = QuietButton(tr("Save as PNG or SVG"), "image")
        self.pdf = QuietButton(tr("Save as PDF"), "file-text")
        self.print = FilledButton(tr("Print"), "printer")
        self.print.setDefault(True)
        for button, signal in (
            (self.cancel, self.stop_requested),
            (self.copy, self.copy_requested),
            (self.picture, self.picture_requested),
            (self.pdf, self.pdf_requested),
            (self.print, self.print_requested),
        ):
            button.clicked.connect(signal)
        self._showing = QTimer(self, singleShot=True, interval=0)
        self._showing.timeout.connect(self._show_pages)
        self._arrange()
        self._later()

    @property
    def choices(self) -> PrintChoices:
        """Return what is chosen now."""
        return self.form.choices

    def say(self, text: str, tone: str = "muted") -> None:
        """Say something above the buttons."""
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))

    def show_busy(self, progress: Progress) -> None:
        """Show that a file is being written."""
        self.busy.follow(progress, self._tr(_STOPPING))
        self._stack.setCurrentWidget(self.busy)
        self._set_buttons(on=False)
        self.cancel.setFocus()

    def show_choices(self) -> None:
        """Show preview and choices again."""
        self._stack.setCurrentIndex(0)
        self._set_buttons(on=True)

    def _set_buttons(self, *, on: bool) -> None:
        for button in (self.copy, self.picture, self.pdf, self.print):
            button.setEnabled(on)

    def _later(self) -> None:
        self._showing.start()

    def _show_pages(self) -> None:
        self.say("")
        choices = self.choices
        pages = pages_of(choices.printout(self.printable), self._tr, choices.paper())
        self.preview.show_pages(pages, choices.paper())

    def _arrange(self) -> None:
        form = QScrollArea()
        form.setAccessibleName(self._tr("What goes on which paper"))
        form.setWidgetResizable(True)
        form.setFrameShape(QScrollArea.Shape.NoFrame)
        form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.setFixedWidth(scaled(_FORM_WIDTH))
        form.setWidget(self.form)
        both = QWidget()
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(24)
        sides.addWidget(self.preview, 1)
        sides.addWidget(form)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self.busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(self._tr("Print the planning"), FontRole.TITLE, "accent"))
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addStretch()
        for button in (self.copy, self.picture, self.pdf, self.print):
            row.addWidget(button)
        return row
