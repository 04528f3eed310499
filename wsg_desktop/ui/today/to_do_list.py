"""The week's list: a heading, at most ten rows, and one sentence when nothing asks for attention."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wsg_desktop.services.attention import ToDo
from wsg_desktop.services.open_matters import LateMatter
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.today.matter_row import MatterRow
from wsg_desktop.ui.today.row_card import RowCard
from wsg_desktop.ui.today.to_do_row import ToDoRow

_LEAST = 4
_MATTERS = 3
"""So many late actions and decisions at most, so that projects stay in sight."""
_WIDEST_NUMBER = 96
"""A longer number ends in an ellipsis, so that the titles stay readable."""


class ToDoList(RowCard[ToDoRow | MatterRow]):
    """A card with what was agreed and is late, and the projects that ask for something this week."""

    help_page = "today"

    opened = Signal(object)
    done_requested = Signal(object)
    expectation_requested = Signal(object, object)
    """The project and the button to show the date beside."""
    question_requested = Signal(object)
    matter_opened = Signal(object)
    matter_done = Signal(object)
    matter_to_calendar = Signal(object)
    matter_reminded = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("To do this week"), tr("Nothing asks for your attention this week."), _LEAST, parent
        )
        self._tr = tr

    def show_items(
        self, items: Sequence[ToDo], late: Sequence[LateMatter], today: date, *, writable: bool = True
    ) -> None:
        """Show what is late of actions and decisions, a few of them, then these projects, worst first.

        The link in the heading counts what is late, also what is not shown.
        """
        rows: list[ToDoRow | MatterRow] = [self._matter(it, today) for it in late[:_MATTERS]]
        rows += [self._row(item, today) for item in items]
        widest = max((row.number.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.number.setFixedWidth(min(widest + 4, scaled(_WIDEST_NUMBER)))
            row.set_writable(writable=writable)
        words = self._tr.plural("{n} action or decision late", "{n} actions and decisions late", len(late))
        self.show_more(words if late else "")
        self.show_rows(rows)

    def _matter(self, matter: LateMatter, today: date) -> MatterRow:
        row = MatterRow(matter, today, self._tr)
        row.opened.connect(lambda: self.matter_opened.emit(matter))
        row.done_requested.connect(lambda: self.matter_done.emit(matter))
        row.calendar_requested.connect(lambda: self.matter_to_calendar.emit(matter))
        row.reminder_requested.connect(lambda: self.matter_reminded.emit(matter))
        return row

    def _row(self, item: ToDo, today: date) -> ToDoRow:
        row = ToDoRow(item, today, self._tr)
        project: ProjectRow = item.project
        row.opened.connect(lambda: self.opened.emit(project))
        row.done_requested.connect(lambda: self.done_requested.emit(project))
        row.expectation_requested.connect(lambda at: self.expectation_requested.emit(project, at))
        row.question_requested.connect(lambda: self.question_requested.emit(project))
        return row
