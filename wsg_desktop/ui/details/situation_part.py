"""The stand van zaken: a new entry on top, what was reported before below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.rows import SituationRow

_EMPTY = N_("Type what happened first, then add it.")


class SituationPart(DetailsPart):
    """Entries latest first. With several projects a new entry goes to all of them."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._day: Term = NO_TERM
        self._entries: list[SituationRow] | None = None
        self.text = GrowingText(self.tr_("What happened?"), lines=2)
        self.text.setPlaceholderText(self.tr_("What happened?"))
        self.line = ReadingLine()
        self.day = DateField(self.tr_, self.tr_("Day"), compact=True, line=self.line)
        self.day.committed.connect(self._take_day)
        self.reporter = LineField(self.tr_("Reported by"))
        self.reporter.setPlaceholderText(self.tr_("Reported by"))
        self._names = TypeAhead(self.reporter, kit.names.reporters, self.tr_, add_new="")
        self._names.chosen.connect(self.reporter.setText)
        self.add = QuietButton(self.tr_("Add entry"))
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._arrange()

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the entries of the project."""
        self._shown = shown
        if anyway:
            self._empty()
        self._show_day()
        entries: list[SituationRow] = []
        if shown.only:
            from wsg_desktop.store.projects import list_situations

            with self.kit.context.session.reading() as read:
                entries = list_situations(read, shown.only.id)
        if entries != self._entries:
            self._entries = entries
            self._show_entries()

    def set_read_only(self, read_only: bool) -> None:
        """Show the entries only."""
        for part in (self.text, self.day, self.reporter, self.add):
            part.setVisible(not read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return an entry that was typed and not added."""
        text = self.text.toPlainText().strip()
        return [(self.tr_("Situation"), text)] if text else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Ctrl+Enter wherever the keyboard is."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._add()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(6)
        who.addWidget(self.day, 2)
        who.addWidget(self.reporter, 3)
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr_("Situation"), FontRole.SMALL, "muted"))
        column.addWidget(self.text)
        column.addLayout(who)
        column.addWidget(self.line)
        column.addLayout(button)
        column.addSpacing(4)
        column.addLayout(self._list)

    def _show_day(self) -> None:
        if self._shown is not None:
            day = self._day or exact(self._shown.today)
            self.day.show_term(DateContext(self._shown.today, day), anyway=True)

    def _take_day(self, term: Term) -> None:
        self._day = term
        self._show_day()

    def _add(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            self.line.say(self.tr_(_EMPTY), "danger")
            self.text.setFocus()
            return
        reporter = " ".join(self.reporter.text().split())
        if self._shown and self.kit.editing.add_situation(
            self._shown, text, self._day.day, reporter, self._refuse
        ):
            self._empty()
            self._show_day()

    def _empty(self) -> None:
        self._day = NO_TERM
        self.text.show_text("", anyway=True)
        self.text.setPlainText("")
        self.reporter.show_text("", anyway=True)
        self.line.say("")

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")

    def _show_entries(self) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for entry in self._entries or ():
            self._list.addWidget(self._make_entry(entry))

    def _make_entry(self, entry: "SituationRow") -> QWidget:
        from wsg_desktop.domain.date_display import show_day

        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = " · ".join(part for part in (show_day(entry.day, self.tr_), entry.reported_by) if part)
        column.addWidget(TextLabel(head, FontRole.SMALL, "muted"))
        column.addWidget(TextLabel(entry.text))
        return holder
