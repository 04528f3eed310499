"""A date to type with its reading live below it, and doubtful dates asked with words to click."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.date_edit import DateEdit
from wsg_desktop.ui.widgets.reading_line import ReadingLine

if TYPE_CHECKING:
    from wsg_desktop.domain.date_typing import DateContext, Proposal, TypedDate


class DateField(QWidget):
    """A `DateEdit` over a `ReadingLine`; `line` may be one that several dates share.

    `committed` carries the `Term` that the user wants to keep. The owner keeps it and shows it again with
    `show_term`, or says why not with `refuse`.
    """

    committed = Signal(object)

    def __init__(
        self,
        tr: Translator,
        name: str,
        *,
        compact: bool = False,
        line: ReadingLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = DateEdit(tr, name, compact=compact)
        self.line = line or ReadingLine()
        self._proposals: tuple[Proposal, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        if line is None:
            column.addWidget(self.line)
        self.setFocusProxy(self.edit)
        self.edit.read_again.connect(self._say)
        self.edit.asked.connect(self.ask)
        self.edit.committed.connect(self.committed)
        self.edit.room_changed.connect(self._say_after)
        self.line.chosen.connect(self._choose)

    def show_term(self, context: "DateContext", *, after: str = "", anyway: bool = False) -> None:
        """Show the present value; a reading of what is being typed is made anew."""
        self.edit.show_term(context, after=after, anyway=anyway)
        if not self.edit.is_dirty:
            self._clear()
            self._say_after()

    def refuse(self, why: str) -> None:
        """Say why what was typed is not kept."""
        self._proposals = ()
        self.line.say(why, "danger", speaker=self)

    def ask(self, found: "TypedDate") -> None:
        """Ask what was meant by what was typed."""
        self._show(found, "danger")

    def _say(self, found: "TypedDate | None") -> None:
        if found is None:
            self._clear()
            self._say_after()
        elif found.term is None:
            self._say_doubt(found)
        else:
            self._proposals = ()
            self.line.say(found.said, speaker=self)

    def _say_after(self) -> None:
        """Say below the field what goes with the date where it does not fit behind it."""
        if not self.edit.is_dirty and self.edit.after:
            self.line.say("" if self.edit.has_room else self.edit.after, "muted", speaker=self)

    def _say_doubt(self, found: "TypedDate") -> None:
        """Offer what half a word may mean already; what means nothing yet is not called wrong."""
        if any(proposal.term.day for proposal in found.proposals):
            self._show(found, "muted")
        else:
            self._clear()

    def _show(self, found: "TypedDate", tone: str) -> None:
        self._proposals = found.proposals
        self.line.say(found.said, tone, [proposal.words for proposal in found.proposals], self)

    def _choose(self, position: int) -> None:
        if self.line.speaker is self and position < len(self._proposals):
            term = self._proposals[position].term
            self._clear()
            self.committed.emit(term)

    def _clear(self) -> None:
        self._proposals = ()
        self.line.clear(self)
