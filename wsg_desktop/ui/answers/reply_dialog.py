"""The reply to a partner: a text to copy, and a workbook to send along."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class ReplyDialog(QDialog):
    """Shows the text, which can be changed before it is copied."""

    help_page = "answers#reply"

    workbook_requested = Signal()

    def __init__(self, party: str, text: str, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("Reply to {party}", party=party))
        self.setMinimumSize(scaled(420), 320)
        fit(self, 720, 560, parent)
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(tr("Text of the reply"))
        self.text.setTabChangesFocus(True)
        self.copy = FilledButton(tr("Copy text"), "copy")
        self.copy.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.workbook = QuietButton(tr("Save as a workbook..."), "file-spreadsheet")
        self.workbook.clicked.connect(self.workbook_requested)
        close = QuietButton(tr("Close"))
        close.clicked.connect(self.reject)
        self.note = TextLabel("", FontRole.SMALL, "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(close)
        row.addStretch()
        row.addWidget(self.workbook)
        row.addWidget(self.copy)
        more = tr("What was taken over, what was not and why, in the language of the overview.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Reply to {party}", party=party), FontRole.TITLE, "accent"))
        column.addWidget(TextLabel(more, tone="muted"))
        column.addWidget(self.text, 1)
        column.addWidget(self.note)  # above the buttons, for names of files are long
        column.addLayout(row)

    def say(self, text: str, tone: str = "muted") -> None:
        """Say something beside the buttons."""
        self.note.setText(text)
        self.note.set_tone(tone)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.say(self._tr("The text is on the clipboard."))
