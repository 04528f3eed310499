"""The chase list: whose answer is late or due soon, beside each the reminder that is ready."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.services.answer_register import Standing
from wsg_desktop.services.asking import Question
from wsg_desktop.services.chasing import Chased
from wsg_desktop.services.register_words import SHAPES, near_day, reminded_words, standing_words
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

_SIZE = (1240, 640)
_HEADERS = (N_("Party"), N_("Due"), N_("Answer"), N_("Reminded"), N_("Rows"))
_WIDEST = (320, 100, 205, 140, 70)
_PARTY, _ANSWER, _ROWS = 0, 2, 4
_NARROWEST = 260
_FILLED = N_("Tick who was written or called. Copying a text or opening a mail ticks by itself.")


class ChaseDialog(QDialog):
    """Widgets only: what is kept, mailed and exported is for the flow."""

    help_page = "partners#chase"
    mail_requested = Signal(object)
    """The `Question` to open in the mail program."""
    reminded = Signal(list)
    """The ids of the parties to keep as reminded."""
    answered = Signal(str)
    """The id of a party that answered without a workbook."""
    export_requested = Signal()

    def __init__(self, tr: Translator, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._tr = tr
        self._chased: Sequence[Chased] = ()
        self._texts: dict[str, Question] = {}
        self._ticked: set[str] = set()
        self._writable = True
        self._today = date.min
        self.setWindowTitle(tr("Chase list"))
        self.summary = TextLabel("", tone="muted")
        headers = [tr(it) for it in _HEADERS]
        # What is late has to be in sight: a long name gives way.
        self.table = LineTable(tr("Chase list"), headers, numbers={_ROWS}, wide=_PARTY)
        self.empty = EmptyState("circle-check", "")
        self.name = TextLabel("", FontRole.STRONG)
        self.people = TextLabel("", FontRole.SMALL, "muted")
        self.people.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit()
        self.copy_button = QuietButton(tr("Copy text"), "copy")
        self.mail_button = QuietButton(tr("Open mail"), "mail")
        self.answered_button = QuietButton(tr("Answered without a workbook"), "circle-check")
        self.line = ReadingLine()
        self.export_button = QuietButton(tr("To Excel..."), "table-2")
        self.close_button = QuietButton(tr("Close"))
        self.keep_button = FilledButton(tr("Keep as reminded"), "bell")
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        fit(self, *_SIZE, window)

    @property
    def chosen_id(self) -> str:
        """Return the id of the party whose text is shown; empty when there is none."""
        row = self.table.currentIndex().row()
        return self._chased[row].row.party_id if 0 <= row < len(self._chased) else ""

    @property
    def ticked(self) -> list[str]:
        """Return the ids of the ticked parties, in the order of the list."""
        return [it.row.party_id for it in self._chased if it.row.party_id in self._ticked]

    def show_list(
        self, chased: Sequence[Chased], texts: dict[str, Question], today: date, *, writable: bool
    ) -> None:
        """Show these parties with their reminders; who is chosen and ticked stays so."""
        before, row = self.chosen_id, max(self.table.currentIndex().row(), 0)
        self._chased, self._texts, self._today, self._writable = chased, texts, today, writable
        self._ticked &= {it.row.party_id for it in chased}
        ids = [it.row.party_id for it in chased]
        self._show_lines()
        self._pages.setCurrentIndex(0 if chased else 1)
        self._say_summary()
        if ids:
            self.choose(before if before in ids else ids[min(row, len(ids) - 1)])
        self._follow()

    def choose(self, party_id: str) -> None:
        """Show the text of a party."""
        row = next((at for at, it in enumerate(self._chased) if it.row.party_id == party_id), 0)
        self.table.setCurrentIndex(self.table.lines.index(row, 0))

    def tick(self, party_ids: Collection[str], *, on: bool = True) -> None:
        """Tick parties as written or called, or untick them."""
        self._ticked = self._ticked | set(party_ids) if on else self._ticked - set(party_ids)
        self._show_lines()
        self._follow()

    def _arrange(self) -> None:
        tr = self._tr
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Reminder text"))
        self.text.setTabChangesFocus(True)
        detail = QWidget()
        detail.setMinimumWidth(scaled(_NARROWEST))
        beside = QVBoxLayout(detail)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        for widget in (self.name, self.people):
            beside.addWidget(widget)
        beside.addWidget(self.text, 1)
        does = QWidget()
        flow = FlowLayout(does, spacing=8)
        for button in (self.copy_button, self.mail_button, self.answered_button):
            flow.addWidget(button)
        beside.addWidget(does)
        lists = QWidget()
        both = QHBoxLayout(lists)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(16)
        both.addWidget(self.table, 2)
        both.addWidget(detail, 1)
        self._pages.addWidget(lists)
        self._pages.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.export_button, self.close_button, self.keep_button):
            buttons.addWidget(widget)
            if widget is self.export_button:
                buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Chase list"), FontRole.TITLE, "accent"))
        column.addWidget(self.summary)
        column.addWidget(self._pages, 1)
        column.addWidget(self.line)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_text())
        self.table.ticked.connect(self._tick_rows)
        self.copy_button.clicked.connect(self._copy)
        self.mail_button.clicked.connect(self._mail)
        self.answered_button.clicked.connect(lambda: self.answered.emit(self.chosen_id))
        self.export_button.clicked.connect(self.export_requested)
        self.close_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(lambda: self.reminded.emit(self.ticked))
        theme.notice.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.text.setFont(theme.font(FontRole.BODY))

    def _show_lines(self) -> None:
        tr = self._tr
        lines: list[TableLine] = []
        for it in self._chased:
            row = it.row
            due = near_day(row.answer_by, tr, self._today) if row.answer_by else ""
            words = standing_words(row, tr, self._today)
            cells = (row.party, due, words, reminded_words(row, tr, self._today), str(row.fills_in))
            marks = {_ANSWER: SHAPES[row.standing(self._today)]}
            lines.append(TableLine(cells, ticked=row.party_id in self._ticked, fades=False, marks=marks))
        self.table.show_lines(lines, _WIDEST)

    def _say_summary(self) -> None:
        tr, standings = self._tr, [it.row.standing(self._today) for it in self._chased]
        late, soon = standings.count(Standing.LATE), standings.count(Standing.SOON)
        said = [
            tr.plural("{n} answer is late.", "{n} answers are late.", late) if late else "",
            tr.plural("{n} answer is due soon.", "{n} answers are due soon.", soon) if soon else "",
            tr(_FILLED) if self._chased and self._writable else "",
        ]
        self.summary.setText(" ".join(filter(None, said)))
        self.summary.setVisible(bool(self._chased))
        self.empty.show_text(
            tr("Nobody needs to be reminded"),
            tr(
                "Every answer that was due is there. Parties whose answer is due within 3 days come here too."
            ),
        )

    def _show_text(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self._chased):
            return
        chased = self._chased[row]
        self.name.setText(chased.row.party)
        known = "\n".join(_person(person) for person in chased.people)
        self.people.setText(known or self._tr("No contact is known. Add one in Partners."))
        question = self._texts[chased.row.party_id]
        self.text.setPlainText(f"{question.subject}\n\n{question.text}")
        self.mail_button.setEnabled(bool(question.addresses))
        self.mail_button.setToolTip("" if question.addresses else self._tr("No e-mail address is known."))

    def _follow(self) -> None:
        """Say what can be done now."""
        count = len(self.ticked)
        words = self._tr("Keep as reminded")
        self.keep_button.setText(f"{words} ({count})" if count else words)
        self.keep_button.setEnabled(self._writable and count > 0)
        self.answered_button.setEnabled(self._writable and bool(self._chased))
        self.export_button.setEnabled(bool(self._chased))
        self._show_text()

    def _tick_rows(self, rows: Sequence[int], on: bool) -> None:
        self.tick([self._chased[row].row.party_id for row in rows], on=on)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._texts[self.chosen_id].text)
        self._written(self._tr("The text for {name} is on the clipboard.", name=self.name.text()))

    def _mail(self) -> None:
        self.mail_requested.emit(self._texts[self.chosen_id])
        self._written(self._tr("A mail to {name} is open in your mail program.", name=self.name.text()))

    def _written(self, said: str) -> None:
        if self._writable:
            self.tick([self.chosen_id])
        self.line.say(said)


def _person(person: PersonRow) -> str:
    more = [person.function_title if person.name else "", person.telephone, person.email]
    return ", ".join([person.label, *filter(None, more)])
