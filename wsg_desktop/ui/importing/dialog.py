"""The window of the guided import: steps above, a page in the middle, buttons below. Knows no services."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.importing.check_page import CheckPage
from wsg_desktop.ui.importing.columns_page import ColumnsPage
from wsg_desktop.ui.importing.parties_page import PartiesPage
from wsg_desktop.ui.importing.sheet_page import SheetPage
from wsg_desktop.ui.importing.step_bar import Step, StepBar
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog


class ImportDialog(WorkingDialog):
    """Shows one step at a time; Enter goes on, Esc leaves. What is to be done is told by signals."""

    help_page = "import"

    step_requested = Signal(int)
    """The user wishes to see a step; `Step.CHECK + 1` means: import."""
    other_file_requested = Signal()

    def __init__(self, name: str, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._step = Step.SHEET
        self.setWindowTitle(tr("Import {name}", name=name))
        self.steps = StepBar(tr)
        self.steps.requested.connect(self._ask_for)
        self.sheet = SheetPage(tr)
        self.columns = ColumnsPage(tr)
        self.parties = PartiesPage(tr)
        self.check = CheckPage(tr)
        self._pages = {
            Step.SHEET: self.sheet, Step.COLUMNS: self.columns,
            Step.PARTIES: self.parties, Step.CHECK: self.check,
        }  # fmt: skip
        self.busy = BusyPage()
        self.failure = EmptyState("circle-alert", "")
        self.failure.requested.connect(self.other_file_requested)
        self.cancel = QuietButton(tr("Cancel"))
        self.cancel.clicked.connect(self.stop_requested)
        self.back = QuietButton(tr("Back"))
        self.back.clicked.connect(lambda: self._ask_for(self._step - 1))
        self.next = FilledButton(tr("Next"))
        self.next.setDefault(True)
        self.next.clicked.connect(lambda: self._ask_for(self._step + 1))
        self.note = TextLabel("", FontRole.SMALL, "muted")
        self._arrange(name)
        # Most of the window behind it, so that the cells of the list have room.
        self.setMinimumSize(scaled(760), 420)
        fit(self, 1240, 800, parent)

    @property
    def step(self) -> Step:
        """Return the step that is shown, or that will be shown again after what is going on."""
        return self._step

    def show_name(self, name: str) -> None:
        """Show the name of another file."""
        self.setWindowTitle(self._tr("Import {name}", name=name))
        self._name.setText(name)

    def show_step(self, step: Step) -> None:
        """Show a page, with the keyboard where something is asked."""
        self._step = step
        self.steps.mark(step)
        self.steps.setEnabled(True)
        page = self._pages[step]
        self._stack.setCurrentWidget(page)
        self.cancel.setEnabled(True)
        self.back.setVisible(step > Step.SHEET)
        self.next.show()
        page.focus_first()

    def name_next(self, text: str, *, enabled: bool) -> None:
        """Say what Enter does at this step, and whether it can be done."""
        self.next.setText(text)
        self.next.setEnabled(enabled)
        self.next.setDefault(True)

    def say(self, text: str, tone: str = "muted") -> None:
        """Say something beside the buttons, such as that nothing has changed yet."""
        self.note.setText(text)
        self.note.set_tone(tone)

    def show_busy(self, progress: Progress, more: str) -> None:
        """Show that something is being done, until the next page is shown."""
        self.busy.follow(progress, more)
        self._stack.setCurrentWidget(self.busy)
        self.steps.setEnabled(False)
        self.back.hide()
        self.next.hide()
        self.cancel.setFocus()

    def show_failure(self, why: str, button: str) -> None:
        """Say why there is nothing to import."""
        self.failure.show_text(self._tr("This list cannot be imported"), why, button)
        self._stack.setCurrentWidget(self.failure)
        self.steps.setEnabled(False)
        self.back.hide()
        self.next.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, with Ctrl too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next.isVisible():
            self.next.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and a line above the buttons."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        top = self._foot.geometry().top() - 13
        painter.fillRect(0, top, self.width(), 1, theme.colour("line"))
        painter.fillRect(0, top + 1, self.width(), self.height() - top, theme.colour("card"))

    def _arrange(self, name: str) -> None:
        self._stack = QStackedWidget()
        for page in (*self._pages.values(), self.busy, self.failure):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(TextLabel(self._tr("Import a list"), FontRole.TITLE, "accent", wrap=False))
        self._name = ElidedLabel(name, tone="muted")
        head.addWidget(self._name, 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        column.addSpacing(12)
        column.addWidget(self._foot)

    def _ask_for(self, step: int) -> None:
        self.step_requested.emit(step)
