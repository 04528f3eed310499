"""Asks the name, the kind and the rhythm of a new body; the rest is on its page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, BodyKind
from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.steering.rhythm_row import RhythmRow
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel


class NewBodyDialog(GrowingDialog):
    """`ordered` asks for a body by its name, kind, unit of rhythm and how many of those lie between."""

    help_page = "steering#bodies"
    ordered = Signal(str, str, str, int)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("New body"))
        self.setMinimumWidth(scaled(460))
        self.kind = PickBox(tr("Kind"))
        for kind in BodyKind:
            self.kind.addItem(tr(MEETING_LABELS[BodyKind][kind]), kind.value)
        self.name = QLineEdit(self.kind.currentText())
        self.name.setAccessibleName(tr("Name"))
        self.rhythm = RhythmRow(tr)
        self.line = ReadingLine()
        self.add = FilledButton(tr("Add body"))
        self.add.setDefault(True)
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(back)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("New body"), FontRole.HEADING))
        rows = [(tr("Kind"), self.kind), (tr("Name"), self.name), (tr("Meets every"), self.rhythm)]
        column.addLayout(form_rows(rows))
        column.addWidget(self.line)
        column.addStretch()
        column.addLayout(buttons)
        self._named = self.name.text()
        self.kind.activated.connect(self._name_after_kind)
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.clicked.connect(self._order)
        self.name.setFocus()
        self.name.selectAll()

    def refuse(self, why: str) -> None:
        """Say why the body is not added."""
        self.line.say(why, "danger")

    def _name_after_kind(self) -> None:
        """Call the body what it is, until somebody types another name."""
        if self.name.text() == self._named:
            self._named = self.kind.currentText()
            self.name.setText(self._named)

    def _order(self) -> None:
        name = " ".join(self.name.text().split())
        self.ordered.emit(name, self.kind.currentData(), self.rhythm.rhythm, self.rhythm.every)
