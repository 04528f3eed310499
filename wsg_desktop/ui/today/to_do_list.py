"""The week's list: a heading, at most ten rows, and one sentence when nothing asks for attention."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wsg_desktop.services.attention import ToDo
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.today.row_card import RowCard
from wsg_desktop.ui.today.to_do_row import ToDoRow

_LEAST = 4
_WIDEST_NUMBER = 96
"""A longer number ends in an ellipsis, so that the titles stay readable."""


class ToDoList(RowCard[ToDoRow]):
    """A card with the projects that ask for something this week."""

    help_page = "today"

    opened = Signal(object)
    done_requested = Signal(object)
    expectation_requested = Signal(object, object)
    """The project and the button to show the date beside."""
    question_requested = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("To do this week"), tr("Nothing asks for your attention this week."), _LEAST, parent
        )
        self._tr = tr

    def show_items(self, items: Sequence[ToDo], today: date, *, writable: bool = True) -> None:
        """Show these projects, worst first."""
        rows = [self._row(item, today) for item in items]
        widest = max((row.number.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.number.setFixedWidth(min(widest + 4, scaled(_WIDEST_NUMBER)))
            row.set_writable(writable=writable)
        self.show_rows(rows)

    def _row(self, item: ToDo, today: date) -> ToDoRow:
        row = ToDoRow(item, today, self._tr)
        project: ProjectRow = item.project
        row.opened.connect(lambda: self.opened.emit(project))
        row.done_requested.connect(lambda: self.done_requested.emit(project))
        row.expectation_requested.connect(lambda at: self.expectation_requested.emit(project, at))
        row.question_requested.connect(lambda: self.question_requested.emit(project))
        return row
