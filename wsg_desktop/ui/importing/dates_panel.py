"""The dates of the list that were typed as text: what is in doubt asked above, how the rest is read below."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.terms import Term
from wsg_desktop.exchange.date_answers import TypedDate, TypedKey
from wsg_desktop.services.list_dates import where
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.check_lines import CheckLists
from wsg_desktop.ui.importing.date_question import DateQuestion
from wsg_desktop.ui.importing.row_list import RowList
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.text_label import TextLabel

_HEADERS = (N_("In the list"), N_("Read as"), N_("Cell"))
_ASKED = N_("Which date is meant?")
SHOWN = 100
"""Questions that are shown; what comes after them stays text and is reported."""


class DatesPanel(QWidget):
    """Questions and readings; `answered` carries the key of a text and the `Term` it means."""

    answered = Signal(object, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._questions: dict[TypedKey, DateQuestion] = {}
        self._asked = RowList(tr(_ASKED))
        self._said = TextLabel("", tone="muted")
        self.table = LineTable(tr("Dates as they are read"), [tr(header) for header in _HEADERS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._asked, 3)
        column.addWidget(self._said)
        column.addWidget(self.table, 2)

    def question(self, key: TypedKey) -> DateQuestion:
        """Return the row that asks about a text."""
        return self._questions[key]

    def show_dates(self, lists: CheckLists, answers: Mapping[TypedKey, Term], today: date) -> None:
        """Show the texts in doubt with their answers, how others are read, and how many dates are exact."""
        asked = lists.doubtful[:SHOWN]
        if [it.key for it in asked] != list(self._questions):
            self._build(asked, today)
        for key, question in self._questions.items():
            question.show_answer(answers.get(key))
        self._asked.setVisible(bool(asked))
        self.table.show_lines(lists.dates, (320, 520, 0))
        self.table.setVisible(bool(lists.dates))
        tr = self._tr
        said = tr.plural("{n} cell holds a real date.", "{n} cells hold a real date.", lists.exact_dates)
        if lists.dates:
            said += " " + tr("The texts below are read like this.")
        self._said.setText(said)

    def focus_first(self) -> None:
        """Put the keyboard on the first question that is open, else on the table."""
        for question in self._questions.values():
            if question.is_asked:
                question.box.setFocus()
                return
        self.table.setFocus()

    def _build(self, asked: Sequence[TypedDate], today: date) -> None:
        self._asked.clear()
        self._questions = {}
        if asked:
            self._asked.add_heading(self._tr(_ASKED))
        for it in asked:
            row = DateQuestion(it, where(it, self._tr), today, self._tr)
            row.answered.connect(lambda term, key=it.key: self.answered.emit(key, term))
            self._questions[it.key] = row
            self._asked.add_row(row)
