"""Typing in the table: opens the editor of a cell, keeps what comes of it, and goes on to the next cell.

It also fills down, asks why a deadline changes, and lets a new project be typed on a line of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.projects.cell_editor import CellEditor, Step
from wsg_desktop.ui.projects.cell_typing import CellTyping, has_list
from wsg_desktop.ui.projects.columns import ALWAYS, Column
from wsg_desktop.ui.projects.deadline_question import DeadlineQuestion
from wsg_desktop.ui.projects.edits import Entry, LinePlace, ProjectEdits, Why, ask_why
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_model import Heading, ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable

if TYPE_CHECKING:
    from wsg_desktop.domain.vocabulary import DeadlineReason
    from wsg_desktop.store.rows import ProjectRow

_ONE_EACH = frozenset({"number"})
"""Columns whose value no two projects share."""
_TITLE_OF_NEW = {
    ItemKind.PROJECT: N_("Title of the new project"),
    ItemKind.ACTIVITY: N_("Title of the new activity"),
    ItemKind.MILESTONE: N_("Title of the new milestone"),
}
FILL = N_("fill cells of {count} projects")
_NOT_KEPT = N_("“{text}” was not kept. {why}")


class NewLine(NamedTuple):
    """What kind of line is to be typed, and whether it goes under the present one or below it."""

    kind: ItemKind = ItemKind.PROJECT
    under: bool = False


class Draft(NamedTuple):
    """A project that is being typed: where it will stand, and what it begins with."""

    place: LinePlace
    kind: ItemKind
    values: Mapping[str, Any]


class TableEditing(QObject):
    """One cell at a time of one table."""

    ended = Signal()
    """Nothing is being typed any more: what changed meanwhile can be shown."""
    created = Signal(str)
    """The id of a project that was added."""

    def __init__(self, table: ProjectTable, model: ProjectTableModel, context: WindowContext) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._context = context
        self._tr = context.tr
        self._edits = ProjectEdits(context.session)
        self._typing = CellTyping(NameSource(context.session), context.tr)
        self._projects: ProjectList | None = None
        self._row = -1
        self._project_id = ""
        """What is typed is of this project, wherever its row is by the time that it is kept."""
        self._column: Column | None = None
        self._draft: Draft | None = None
        self.question: DeadlineQuestion | None = None
        self.editor = CellEditor(table, context.tr)
        self.editor.committed.connect(self._commit)
        self.editor.cancelled.connect(self._end)
        self.editor.dropped.connect(self._tell_dropped)
        context.session.closing.connect(self.editor.leave)
        table.edit_requested.connect(self.edit)
        table.today_requested.connect(self.type_today)
        table.fill_requested.connect(self.fill_down)
        table.verticalScrollBar().valueChanged.connect(self._follow)
        table.horizontalScrollBar().valueChanged.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Return whether something is being typed."""
        return self.editor.is_open

    @property
    def edits(self) -> ProjectEdits:
        """Return what changes projects."""
        return self._edits

    def use(self, projects: ProjectList) -> None:
        """Edit the projects of this list from now on."""
        self._projects = projects

    def edit(self, row: int, section: int, begin: str | None = None) -> None:
        """Type in a cell: in its text, or over it from what was typed first (`begin`)."""
        project, column = self._model.project(row), self._model.columns[section]
        if project is None or self._projects is None or not column.is_editable:
            return
        self._table.scrollTo(self._model.index(row, section))
        self._row, self._column, self._draft = row, column, None
        self._project_id = project.id
        typing = self._typing.of_cell(column, project, self._projects.facts)
        name = f"{self._tr(column.header)}, {project.number}"
        self.editor.open(
            self._table.cell_area(row, section),
            typing.reader,
            typing.text,
            name,
            begin=begin,
            long=typing.is_long,
            hint=self._hint(column),
        )

    def open_list(self, row: int, section: int) -> bool:
        """Open the calendar or the choices of a cell; return False where it has none."""
        column, project = self._model.columns[section], self._model.project(row)
        if project is None or not self._is_writable(section) or not has_list(column):
            return False
        self.edit(row, section)
        self.editor.open_list()
        return True

    def type_today(self, row: int, section: int) -> None:
        """Type today in a date; Enter keeps it."""
        self.edit(row, section)
        self.editor.type_today()

    def begin_draft(
        self, values_of: Callable[[Heading | None], Mapping[str, Any]], new: NewLine | None = None
    ) -> None:
        """Let a new line be typed below the present one and all that stands under that, or else last.

        `values_of` tells what a new line under a heading begins with.
        """
        if self._projects is None:
            return
        new = new or NewLine()
        row, depth, place = self._place_of_new(under=new.under)
        headings = (line for line in reversed(self._model.lines[:row]) if isinstance(line, Heading))
        self._draft = Draft(place, new.kind, values_of(next(headings, None)))
        self._model.insert_draft(row, depth)
        section = self._model.position(ALWAYS)
        self._row, self._column = row, self._model.columns[section]
        self._table.scrollTo(self._model.index(row, section))
        typing = self._typing.title(self._projects.facts)
        area = self._table.cell_area(row, section)
        self.editor.open(area, typing.reader, "", self._tr(_TITLE_OF_NEW[new.kind]))

    def fill_down(self) -> None:
        """Give the chosen rows what the first one has in the chosen columns; one row takes it from above."""
        rows = self._chosen()
        if len(rows) == 1:
            above = self._above(self._table.current_row)
            rows = [above, *rows] if above else rows
        entries = [
            (row, column, _value_of(rows[0], column)) for column in self.chosen_columns() for row in rows[1:]
        ]
        if entries:
            self.apply(entries, self._label(entries), refuse=self._context.messages.error)

    def chosen_columns(self) -> list[Column]:
        """Return the columns to fill: those of the block; of whole rows the one that has the keyboard."""
        block, present = self._table.block, self._table.currentIndex().column()
        sections = (present,) if block.is_whole_rows or not block.columns else block.columns
        columns = [column for at in sections if (column := self._column_at(at)) is not None]
        return [column for column in columns if column.key not in _ONE_EACH]

    def keep(self, column: Column, value: object) -> bool:
        """Give every chosen row a value; return whether it was done, or a question asked."""
        rows = self._chosen()
        rows = rows[:1] if column.key in _ONE_EACH else rows
        return self._apply(rows, column, value, refuse=self._context.messages.error)

    @property
    def typing(self) -> CellTyping:
        """Return what knows how each cell is typed in."""
        return self._typing

    def _commit(self, value: object, step: Step) -> None:
        if self._draft is not None:
            self._create(str(value), self._draft)
            return
        project, column = self._projects.rows.get(self._project_id) if self._projects else None, self._column
        if project is None or column is None:
            self._end(step)
            return
        rows = self._chosen() if step is Step.ALL and column.key not in _ONE_EACH else [project]
        rows = rows if project in rows else [project]
        entries = [(row, column, self._for_own(row, column, value)) for row in rows]
        if self.apply(entries, self._label(entries), refuse=self._refuse):
            self._end(Step.STAY if self._is_asking else step)

    def _for_own(self, row: "ProjectRow", column: Column, value: Any) -> Any:
        """Return what was typed as it counts for one of several rows."""
        from wsg_desktop.services.field_values import value_for_own

        if column.field is None or self._projects is None:
            return value
        today = self._projects.facts.basis.today
        return value_for_own(value, column.field, today=today, current=_value_of(row, column))

    def _apply(self, rows: "Sequence[ProjectRow]", column: Column, value: Any, *, refuse: Any) -> bool:
        entries = [(row, column, value) for row in rows]
        return self.apply(entries, self._label(entries), refuse=refuse)

    def apply(self, entries: Sequence[Entry], label: str, *, refuse: Any) -> bool:
        """Set values in one step; where agreed deadlines change, ask why first."""
        asked = ask_why(entries)
        if asked:
            self._ask_why(entries, label, asked)
            return True
        return self._edits.set_values(entries, label, refuse)

    def _label(self, entries: Sequence[Entry]) -> str:
        from wsg_desktop.services.edit_labels import CHANGE_STATUS, edit_label

        columns = {column.key: column for _, column, _ in entries}
        if len(columns) > 1:
            return sentence(FILL, count=len({row.id for row, _, _ in entries}))
        column = next(iter(columns.values()))
        return CHANGE_STATUS if column.aspect else edit_label(column.key)

    def _ask_why(self, entries: Sequence[Entry], label: str, asked: Sequence[Entry]) -> None:
        def answer(reason: "DeadlineReason", basis: str) -> None:
            self._edits.set_values(entries, label, why=Why(reason, basis))

        column = max(self._model.position("deadline"), 0)
        cell = self._table.cell_area(max(self._table.current_row, 0), column)
        question = DeadlineQuestion(self._tr, self._becomes(asked), answer, self._table.viewport())
        question.closed.connect(self._forget_question)
        self.question = question
        question.ask_under(cell, self._table.viewport())

    @property
    def _is_asking(self) -> bool:
        return self.question is not None

    def _forget_question(self) -> None:
        self.question = None
        self._table.setFocus()

    def _becomes(self, asked: Sequence[Entry]) -> str:
        from wsg_desktop.domain.date_display import Form, show_term

        assert self._projects is not None
        today, form = self._projects.facts.basis.today, Form.LONG
        after = {show_term(term, self._tr, today=today, form=form) for _, _, term in asked}
        if len(after) > 1:
            return self._tr("{n} deadlines change", n=len(asked))
        if len(asked) > 1:
            return self._tr("{n} deadlines become {after}", n=len(asked), after=after.pop())
        before = show_term(asked[0][0].deadline, self._tr, today=today, form=form)
        return self._tr("{before} becomes {after}", before=before, after=after.pop())

    def _place_of_new(self, *, under: bool) -> tuple[int, int, LinePlace]:
        """Return the row where a new line goes, how deep it stands, and its place in the outline."""
        present = self._table.current_row
        project = self._model.project(present)
        if project is None:
            return self._model.rowCount(), 0, LinePlace()
        row, depth = present + 1, self._model.depth(present)
        while self._model.project_id(row) and self._model.depth(row) > depth:
            row += 1
        if under:
            return row, depth + 1, LinePlace(project.id)
        return row, depth, LinePlace(project.parent_id, project.id)

    def _create(self, title: str, draft: "Draft") -> None:
        made = self._edits.create(
            title, place=draft.place, kind=draft.kind, values=draft.values, refuse=self._refuse
        )
        if made is not None:
            self._draft = None
            self.editor.close()
            self._model.remove_draft()
            self.ended.emit()
            self.created.emit(made)

    def _end(self, step: Step) -> None:
        """Stop typing, show what changed meanwhile, and go to the next cell."""
        row, column = self._row, self._column
        draft, self._draft = self._draft, None
        target = self._target(step, row, self._project_id)
        self.editor.close()
        if draft is not None:
            self._model.remove_draft()
        self.ended.emit()
        if draft is None and column is not None and target is not None:
            self._go(target, self._section(step, column), near=row)

    def _target(self, step: Step, row: int, project_id: str) -> str | None:
        """Return the project to go to; None to stay with all rows that are chosen."""
        if step in (Step.STAY, Step.ALL):
            return None
        if step in (Step.LEFT, Step.RIGHT):
            return project_id
        way = range(row + 1, self._model.rowCount()) if step is Step.DOWN else range(row - 1, -1, -1)
        return next((found for at in way if (found := self._model.project_id(at))), project_id)

    def _section(self, step: Step, column: Column) -> int:
        """Return the column to go to: Tab skips what cannot be typed in."""
        header, columns = self._table.header, self._model.columns
        section = self._model.position(column.key)
        move = {Step.RIGHT: 1, Step.LEFT: -1}.get(step, 0)
        visual = header.visualIndex(section) + move
        while move and 0 <= visual < header.count():
            if columns[header.logicalIndex(visual)].is_editable:
                return header.logicalIndex(visual)
            visual += move
        return section

    def _go(self, project_id: str, section: int, *, near: int) -> None:
        rows = self._model.rows_of(project_id)
        if rows:
            self._table.move_to(min(rows, key=lambda row: abs(row - near)), section)

    def _chosen(self) -> "list[ProjectRow]":
        if self._projects is None:
            return []
        return [self._projects.rows[it] for it in self._table.selected_ids() if it in self._projects.rows]

    def _above(self, row: int) -> "ProjectRow | None":
        projects = (self._model.project(at) for at in range(row - 1, -1, -1))
        return next((project for project in projects if project), None)

    def _column_at(self, section: int) -> Column | None:
        if section < 0 or not self._is_writable(section):
            return None
        return self._model.columns[section]

    def _is_writable(self, section: int) -> bool:
        index = self._model.index(self._table.current_row, section)
        return bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _hint(self, column: Column) -> str:
        chosen = len(self._table.selected_ids())
        if chosen < 2 or column.key in _ONE_EACH:
            return ""
        return self._tr("Enter changes this row, Ctrl+Enter all {n} chosen rows", n=chosen)

    def _refuse(self, problem: UserError) -> None:
        self.editor.refuse(problem.text(self._tr))

    def _tell_dropped(self, text: str, why: str) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self._model.remove_draft()
        self.ended.emit()
        if text.strip():
            self._context.messages.error(UserError(_NOT_KEPT, text=text.strip(), why=why))

    def _follow(self) -> None:
        if self._column is not None and self.is_open:
            section = self._model.position(self._column.key)
            self.editor.move(self._table.cell_area(self._row, section))


def _value_of(row: "ProjectRow", column: Column) -> Any:
    """Return what a row has in a column, as it is set."""
    from wsg_desktop.domain.vocabulary import Light

    if column.aspect is not None:
        return next((Light(it.light) for it in row.statuses if it.aspect == column.aspect), Light.NONE)
    return getattr(row, column.key)
