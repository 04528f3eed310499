"""How overviews are made: in which language, answered by when, with questions to whom."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.errors import UserError
from wsg_desktop.services.overview_options import check_answer_day
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDTH = 220


class OptionsForm(QWidget):
    """Three fields in a row; the last two are for partners only."""

    judged = Signal()
    """What was typed as the day to answer by is kept, refused or asked about, or is typed anew."""

    def __init__(self, tr: Translator, today: date, answer_by: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._today = tr, today
        self._answer_by = exact(answer_by)
        self._is_refused = False
        self.language = Segmented(
            tr("Language of the overview"), (("nl", tr("Nederlands")), ("en", tr("English")))
        )
        self.answer = DateField(tr, tr("Answer by"))
        self.answer.committed.connect(self._take)
        self.answer.edit.asked.connect(lambda _found: self._judge(refused=True))
        self.answer.edit.read_again.connect(lambda _found: self._judge(refused=False))
        self.contact = QLineEdit()
        self.contact.setAccessibleName(tr("Questions to"))
        self.contact.setPlaceholderText(tr("Name, e-mail or telephone"))
        self.contact.setMaximumWidth(scaled(340))
        self.answer.setFixedWidth(scaled(_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        self._partner_parts: list[QWidget] = []
        for words, field in (
            (tr("Language"), self.language),
            (tr("Answer by"), self.answer),
            (tr("Questions to"), self.contact),
        ):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(TextLabel(words, tone="muted", wrap=False))
            column.addWidget(field)
            column.addStretch()
            row.addWidget(part, field is self.contact)
            if field is not self.language:
                self._partner_parts.append(part)
        self._show()

    @property
    def answer_by(self) -> date:
        """Return by which day partners are asked to answer."""
        assert self._answer_by.day is not None
        return self._answer_by.day

    @property
    def has_day(self) -> bool:
        """Return whether the day in the field is the one by which partners are asked to answer."""
        return not self._is_refused

    def show_partner_fields(self, *, shown: bool, asks: bool) -> None:
        """Show what only partners need; by when they answer only where something is asked."""
        answer, contact = self._partner_parts
        answer.setVisible(shown and asks)
        contact.setVisible(shown)

    def _take(self, term: Term) -> None:
        if term.day is None:
            self._show()
            return
        try:
            self._answer_by = exact(check_answer_day(term.day, self._today))
        except UserError as problem:
            self.answer.refuse(problem.text(self._tr))
            self._judge(refused=True)
            return
        self._show()
        self._judge(refused=False)

    def _judge(self, *, refused: bool) -> None:
        if refused != self._is_refused:
            self._is_refused = refused
            self.judged.emit()

    def _show(self) -> None:
        self.answer.show_term(DateContext(self._today, self._answer_by, only_day=True), anyway=True)
