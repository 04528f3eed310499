"""The week's list: a heading, at most ten rows, and one sentence when nothing asks for attention."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.services.attention import ToDo
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.today import to_do_row
from wsg_desktop.ui.today.to_do_row import ToDoRow
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.fitting_rows import FittingCard
from wsg_desktop.ui.widgets.text_label import TextLabel

AREA_FROM = 700
"""In a narrower list the titles get the room of the areas."""


class ToDoList(FittingCard):
    """A card with the projects that ask for something this week."""

    help_page = "today"

    opened = Signal(object)
    done_requested = Signal(object)
    expectation_requested = Signal(object, object)
    """The project and the button to show the date beside."""
    question_requested = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.rows: list[ToDoRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 12, 1, 8)
        self._column.setSpacing(0)
        self._title = TextLabel(tr("To do this week"), FontRole.HEADING)
        self._title.setContentsMargins(15, 0, 15, 4)
        self._nothing = TextLabel(tr("Nothing asks for your attention this week."), tone="muted")
        self._nothing.setContentsMargins(15, 8, 15, 8)
        self._heading = self._headings()
        for widget in (self._title, self._heading, self._nothing):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def show_items(self, items: Sequence[ToDo], today: date) -> None:
        """Show these projects, worst first; what had the keyboard keeps it by its place in the list."""
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self._renew_heading()
        self.rows = [self._row(item, today) for item in items]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(2 + place, row)
        self._show_areas()
        self.fit()
        self._heading.setVisible(bool(items))
        self._nothing.setVisible(not items)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the areas to the titles when the list is narrow."""
        super().resizeEvent(event)
        self._show_areas()

    def fitting_rows(self) -> Sequence[QWidget]:
        """Return the rows, worst first."""
        return self.rows

    def room(self) -> tuple[int, int]:
        """Return what is left below the heading."""
        margins = self._column.contentsMargins()
        above = self._title.sizeHint().height() + self._heading.sizeHint().height()
        return self.height() - above - margins.top() - margins.bottom(), 0

    def _show_areas(self) -> None:
        wide = self.width() >= scaled(AREA_FROM)
        for part in (self._heading, *self.rows):
            to_do_row.show_area(part, shown=wide)

    def _row(self, item: ToDo, today: date) -> ToDoRow:
        row = ToDoRow(item, today, self._tr)
        project: ProjectRow = item.project
        row.opened.connect(lambda: self.opened.emit(project))
        row.done_requested.connect(lambda: self.done_requested.emit(project))
        row.expectation_requested.connect(lambda at: self.expectation_requested.emit(project, at))
        row.question_requested.connect(lambda: self.question_requested.emit(project))
        return row

    def _renew_heading(self) -> None:
        """Give the heading the column widths that rows get at the text size of now."""
        old, self._heading = self._heading, self._headings()
        self._column.replaceWidget(old, self._heading)
        old.hide()
        old.deleteLater()

    def _headings(self) -> QWidget:
        tr = self._tr
        heading = QWidget()
        line = to_do_row.row_layout(heading)
        line.setContentsMargins(16, 4, 8, 6)
        above_icons = QWidget()
        above_icons.setFixedWidth(18)
        line.addWidget(above_icons)
        for text, width in (
            (tr("No."), to_do_row.NUMBER),
            (tr("Project"), 0),
            (tr("Area"), to_do_row.AREA),
            (tr("Lead party"), to_do_row.LEAD),
            (tr("Deadline"), to_do_row.DEADLINE),
            (tr("How it stands"), to_do_row.STANDING),
            ("", to_do_row.ACTIONS),
        ):
            to_do_row.add_cell(line, ElidedLabel(text, FontRole.TABLE, "muted"), width)
        return heading
