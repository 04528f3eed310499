"""One text that cannot be read as a date with certainty: what it may mean, or another date to type."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.exchange.date_answers import TypedDate
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.ask_box import AskBox, Choice
from wsg_desktop.ui.importing.asked_row import AskedRow
from wsg_desktop.ui.importing.check_lines import chosen_words
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_BOX = 360
_OTHER = "other"
_AS_TEXT = N_("Keep as text: {words}")
_TYPE = N_("Type another date...")


class DateQuestion(AskedRow):
    """A row with a pick list of readings; `answered` carries the `Term` that was chosen."""

    answered = Signal(object)

    def __init__(
        self, typed: TypedDate, where: str, today: date, tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(AskBox(tr("What “{text}” means", text=typed.key.text)), parent)
        self._typed, self._today, self._tr = typed, today, tr
        self._term: Term | None = None
        self.links: list[LinkButton] = []
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(f"“{typed.key.text}”", FontRole.STRONG))
        words.addWidget(TextLabel(f"{where}: {_question(typed, tr)}", FontRole.SMALL, "muted"))
        words.addLayout(self._proposals())
        self.box.picked.connect(self._pick)
        self.field = DateField(tr, tr("Another date for “{text}”", text=typed.key.text))
        self.field.committed.connect(self._take)
        self.field.hide()
        answer = QVBoxLayout()
        answer.setSpacing(4)
        answer.addWidget(self.box)
        answer.addWidget(self.field)
        for widget in (self.box, self.field):
            widget.setFixedWidth(scaled(_BOX))
        self.row.addLayout(words, 1)
        self.row.addLayout(answer)
        self.row.addWidget(self.mark)
        self.show_answer(None)

    def show_answer(self, term: Term | None) -> None:
        """Show what was chosen; None while nobody has chosen: the text is kept as text then."""
        self._term = term
        shown = term if term is not None else self._typed.term
        self.box.show_choice(shown, self._words(shown), self._choices)
        self.field.setVisible(False)
        for button in self.links:
            button.setVisible(term is None)
        self.show_asked(asked=term is None)

    def _proposals(self) -> FlowLayout:
        """Return the likely dates as words to click."""
        flow = FlowLayout(spacing=16)
        for term in self._typed.meanings:
            words = show_term(term, self._tr, today=self._today)
            button = LinkButton(words)
            button.clicked.connect(lambda _checked=False, it=term: self.answered.emit(it))
            self.links.append(button)
            flow.addWidget(button)
        return flow

    def _choices(self) -> list[Choice]:
        terms = [*self._typed.meanings, self._typed.term]
        if self._term is not None and self._term not in terms:
            terms.insert(0, self._term)
        choices = [Choice(term, self._words(term), is_likely=True) for term in terms]
        return [*choices, Choice(_OTHER, self._tr(_TYPE))]

    def _words(self, term: Term) -> str:
        if term.day is None:
            return self._tr(_AS_TEXT, words=self._tr(label(term.precision)))
        return chosen_words(term, self._typed.key.as_start, self._tr, self._today)

    def _pick(self, value: object) -> None:
        if value != _OTHER:
            self.answered.emit(value)
            return
        self.field.show_term(DateContext(self._today, as_start=self._typed.key.as_start), anyway=True)
        self.field.show()
        self.field.setFocus()

    def _take(self, term: Term) -> None:
        self.answered.emit(term)


def _question(typed: TypedDate, tr: Translator) -> str:
    return typed.doubt.sentence(tr) if typed.doubt else ""
