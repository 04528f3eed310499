"""One column of the list: its letter and header, some values, and what it is taken for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.exchange.column_matching import Verdict
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.ask_box import AskBox
from wsg_desktop.ui.importing.asked_row import AskedRow
from wsg_desktop.ui.importing.column_lines import ColumnLine
from wsg_desktop.ui.importing.field_words import OPEN, field_choices, field_words
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.text_label import TextLabel

_BOX = 312
_LETTERS = 28
_MARKS = {
    Verdict.SURE: ("check", N_("Recognised")),
    Verdict.ASK: ("check", N_("Chosen by you")),
    Verdict.NONE: ("minus", N_("Not recognised")),
}


class ColumnRow(AskedRow):
    """A row with a pick list; `picked` carries the field that was chosen."""

    picked = Signal(object)

    def __init__(self, line: ColumnLine, tr: Translator, parent: QWidget | None = None) -> None:
        name = tr("Column {letters}, {header}", letters=line.letters, header=line.header)
        super().__init__(AskBox(name), parent)
        self._tr = tr
        self._letters = TextLabel(line.letters, tone="muted", wrap=False)
        self._letters.setFixedWidth(scaled(_LETTERS))
        self._header = ElidedLabel(line.header, FontRole.STRONG)
        self._question = TextLabel("", FontRole.SMALL, "warning")
        self._samples = ElidedLabel("  ·  ".join(line.samples), FontRole.SMALL, "muted")
        self.box.setFixedWidth(scaled(_BOX))
        self.box.picked.connect(self.picked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._header)
        words.addWidget(self._question)
        self.row.addWidget(self._letters)
        self.row.addLayout(words, 3)
        self.row.addWidget(self._samples, 4)
        self.row.addWidget(self.box)
        self.row.addWidget(self.mark)
        self.show_line(line)

    def show_line(self, line: ColumnLine) -> None:
        """Show what the column is taken for now."""
        field = OPEN if line.is_open and line.field is None else line.field
        self.box.show_choice(
            field, field_words(field, self._tr), lambda: field_choices(line.proposals, field, self._tr)
        )
        question = self._tr(line.question)
        self._question.setText(question)
        self._question.setVisible(bool(question))
        self._question.set_tone("warning" if line.is_open else "muted")
        self.box.setAccessibleDescription(question)
        icon, words = _MARKS[Verdict.ASK if line.is_answered else line.verdict]
        if line.field is None:
            icon, words = ("minus", words) if line.is_answered else _MARKS[Verdict.NONE]
        self.show_asked(asked=line.is_open, icon=icon, words=self._tr(words))
