"""What a newer version of a list changes: what is the same project asked above, each change with a tick."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.ask_box import AskBox, Choice
from wsg_desktop.ui.importing.asked_row import AskedRow
from wsg_desktop.ui.importing.change_lines import (
    CHANGE_HEADERS,
    CHANGE_WIDTHS,
    AskedProject,
    ChangeLine,
)
from wsg_desktop.ui.importing.row_list import RowList
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.text_label import TextLabel

_BOX = 420
_OPEN = "?"
_ASKED = N_("Is this the same project?")
_LEAVE = N_("Choose: until then it is left alone")
_SAME = N_("The same as {name}")
_NEW = N_("A new project")
_SAID = N_(
    "Ticked is what only the list changed. A line with a sign was changed on both sides, or needs you to"
    " choose: tick it to take over what the list says."
)
_NONE = N_("The projects of this list that are in the programme are the same there.")
_IN_SIGHT = 4
SHOWN = 100
"""Questions that are shown; the projects after them are left alone, and told."""


class SameProjectRow(AskedRow):
    """A row that asks whether a project is one of the programme; `picked` carries its id, or None."""

    picked = Signal(object)

    def __init__(self, asked: AskedProject, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(AskBox(tr("Which project “{title}” is", title=asked.title)), parent)
        self._asked, self._tr = asked, tr
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(asked.title, FontRole.STRONG))
        words.addWidget(ElidedLabel(asked.more, FontRole.SMALL, "muted"))
        self.box.setFixedWidth(scaled(_BOX))
        self.box.picked.connect(self.picked)
        self.row.addLayout(words, 1)
        self.row.addWidget(self.box)
        self.row.addWidget(self.mark)

    def show_answer(self, answers: Mapping[int, str | None]) -> None:
        """Show what was chosen, if anything."""
        row, tr = self._asked.row, self._tr
        is_open = row not in answers
        value = _OPEN if is_open else answers[row]
        choices = self._choices()
        words = tr(_LEAVE) if is_open else next(it.words for it in choices if it.value == value)
        self.box.show_choice(value, words, lambda: choices)
        self.show_asked(asked=is_open, icon="check" if value else "plus")

    def _choices(self) -> list[Choice]:
        same = self._tr(_SAME, name=self._asked.words)
        return [Choice(self._asked.project_id, same, True), Choice(None, self._tr(_NEW), True)]


class ChangesPanel(QWidget):
    """Questions and changes; `ticked` carries places of lines, `same_chosen` a row and the id that it is."""

    help_page = "import#again"

    ticked = Signal(list, bool)
    same_chosen = Signal(int, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.questions: dict[int, SameProjectRow] = {}
        self._rows = RowList(tr(_ASKED))
        self.said = TextLabel("", tone="muted")
        self.table = LineTable(
            tr("Changes in the list"), [tr(header) for header in CHANGE_HEADERS], wraps=True
        )
        self.table.ticked.connect(self.ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._rows)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addStretch()

    def show_changes(
        self, asked: Sequence[AskedProject], answers: Mapping[int, str | None], lines: Sequence[ChangeLine]
    ) -> None:
        """Show what is asked with its answers, and the changes."""
        asked = asked[:SHOWN]
        if [it.row for it in asked] != list(self.questions):
            self._build(asked)
        for question in self.questions.values():
            question.show_answer(answers)
        self._rows.setVisible(bool(asked))
        self._rows.setMaximumHeight(scaled(44 + 50 * min(len(asked), _IN_SIGHT)))
        self.said.setText(self._tr(_SAID if lines else _NONE))
        self.table.show_lines([it.line for it in lines], CHANGE_WIDTHS)
        self.table.setVisible(bool(lines))

    def focus_first(self) -> None:
        """Put the keyboard on the first question that is open, else on the table."""
        for question in self.questions.values():
            if question.is_asked:
                question.box.setFocus()
                return
        if self.table.isVisibleTo(self) and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self.table.setFocus()

    def _build(self, asked: Sequence[AskedProject]) -> None:
        self._rows.clear()
        self.questions = {}
        if asked:
            self._rows.add_heading(self._tr(_ASKED))
        for it in asked:
            row = SameProjectRow(it, self._tr)
            row.picked.connect(lambda chosen, at=it.row: self.same_chosen.emit(at, chosen))
            self.questions[it.row] = row
            self._rows.add_row(row)
