"""The deadline: what was agreed. Changing it asks why, in the panel itself."""

from typing import Any

from PySide6.QtCore import Signal

from wsg_desktop.domain.deadline_words import show_deadline_reason
from wsg_desktop.domain.fields import Field
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.details.term_box import TermBox
from wsg_desktop.ui.help.where import set_help_page
from wsg_desktop.ui.widgets.deadline_reason import DeadlineReasonAsk
from wsg_desktop.ui.widgets.in_sight import bring_into_sight


class DeadlineBox(TermBox):
    """A date that is committed at once when it is the first, and with a reason when it replaces another."""

    replaced = Signal(object, object, str)
    """The new `Term`, the `DeadlineReason` and what it rests on."""

    def __init__(self, tr: Translator, field: Field) -> None:
        super().__init__(tr, field)
        set_help_page(self.edit.edit, "two-dates")
        self._wanted: Term = NO_TERM
        self._asks_why = False
        self.ask = DeadlineReasonAsk(tr)
        self.ask.hide()
        self.column.addWidget(self.ask)
        self.edit.committed.disconnect(self.committed)
        self.edit.committed.connect(self._take)
        self.edit.edit.restored.connect(self.ask.hide)
        self.ask.answered.connect(self._answer)
        self.ask.cancelled.connect(self._cancel)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:
        """Show the date with the decision it rests on."""
        self._asks_why = any(project.deadline.day for project in shown.projects)
        super().display(shown, value, anyway=anyway)
        if not self.edit.edit.is_dirty:
            self.ask.hide()

    def after(self, shown: Shown) -> str:
        """Return which date of the administrative calendar it hangs on, and why it is what it is."""
        texts = shown.only_texts
        if texts is None:
            return ""
        hangs_on = shown.names.get(texts.deadline_period_id or "", "")
        why = show_deadline_reason(texts.deadline_reason, texts.deadline_basis, self.tr_)
        return " · ".join(filter(None, (hangs_on, why)))

    def _take(self, term: Term) -> None:
        context = self.edit.edit.context
        if self._asks_why and context is not None and term != context.base:
            self._wanted = term
            self.ask.ask(take_keyboard=self.edit.edit.hasFocus())
            bring_into_sight(self.ask)
        else:
            self.committed.emit(term)

    def _answer(self, reason: DeadlineReason, basis: str) -> None:
        self.ask.hide()
        self.replaced.emit(self._wanted, reason, basis)

    def _cancel(self) -> None:
        self.edit.edit.setFocus()
        self.edit.edit.restore()
