"""What the places have in common that show projects in a table: choosing, copying, the bin, the outline.

Projecten shows the table alone, Planning has the bars beside it; the same keys and menu items work in both.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from wsg_desktop.domain.views import View
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.linking.menu import LinkMenu
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.projects.filter_bar import FilterBar
from wsg_desktop.ui.projects.outline_editing import OutlineEditing
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_copy import copy_block, copy_rows
from wsg_desktop.ui.projects.table_editing import TableEditing
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_pasting import TablePasting
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.projects.toolbar import ProjectsToolbar
from wsg_desktop.ui.projects.view_controls import ViewControls
from wsg_desktop.ui.projects.view_menu import ViewMenu

if TYPE_CHECKING:
    from wsg_desktop.store.rows import ProjectRow
    from wsg_desktop.store.transaction import Changes

_ON_LINES = frozenset(
    {
        "indent_lines",
        "outdent_lines",
        "move_lines_up",
        "move_lines_down",
        "move_to_bin",
        "fill_down",
        "pass_on",
    }
)
"""Actions that change chosen lines."""
_NEW_LINES = frozenset({"new_project", "insert_line", "insert_subline", "insert_milestone"})


class ListPlace(Place):
    """A place with a table of projects, a view of them, and what can be done with the rows."""

    def __init__(self, context: WindowContext, *, here: str) -> None:
        super().__init__(context)
        tr = context.tr
        self._projects: ProjectList | None = None
        self._waiting: list[Changes] = []
        self._selects: list[str] = []
        self.model = ProjectTableModel(tr, self)
        self.table = ProjectTable(self.model)
        self.views = ViewMenu(context, self, here=here)
        self.toolbar = ProjectsToolbar(tr, self.views.fill)
        self.bar = FilterBar(tr)
        self.controls = ViewControls(self.toolbar, self.bar, self.table, self.model, tr)
        self.editing = TableEditing(self.table, self.model, context)
        self.pasting = TablePasting(self.table, self.model, self.editing, context)
        self.outline = OutlineEditing(self)
        self.linking = LinkMenu(context, self)
        self.editing.ended.connect(self._show_waiting)
        # Before the rows change: what is typed in a cell is kept for what it was typed of.
        self.controls.changed.connect(self.editing.editor.leave)
        self.editing.created.connect(self._show_created)
        self.table.fold_requested.connect(self.controls.fold)
        self.table.delete_requested.connect(self.move_to_bin)
        self.table.list_requested.connect(self._open_list)
        self.table.copy_requested.connect(self.copy)
        self.table.selection_changed.connect(lambda: self.linking.take_selection(self.table.selected_ids()))

    @property
    def is_writable(self) -> bool:
        """Return whether lines can be changed: not in a programme open to read only."""
        session = self.context.session
        return session.is_open and not session.document.readonly

    @property
    def rows(self) -> ProjectList | None:
        """Return the projects that are shown; None before anything was read."""
        return self._projects

    @property
    def shown_view(self) -> View | None:
        """Return the view that is shown, where it leaves projects out."""
        view = self.controls.state.view
        return view if view.filter else None

    def apply_changes(self, changes: "Changes") -> None:
        """Read again the rows that changed; while something is typed, that waits."""
        if self._projects is None:
            self.refresh()
        elif self.editing.is_open:
            self._waiting.append(changes)
        else:
            self._take(changes, self._projects)

    def show_view(self, view: View) -> None:
        """Show a view as it is."""
        self.controls.choose(view)

    def show_bin(self) -> None:
        """Show what was thrown away."""
        self.context.go_to("bin", None)

    def allows(self, action: str) -> bool:
        """Return whether an action makes sense now."""
        if action in _NEW_LINES:
            return self.is_writable
        return action not in _ON_LINES or (self.is_writable and bool(self.table.selected_ids()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed in a cell: where the window is not in front, no keyboard leaves it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.editing.editor.leave()

    def search(self) -> None:
        """Put the keyboard in the filter."""
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def select(self, ids: Sequence[str]) -> None:
        """Choose these projects; what hides one of them, a fold or the filter, gives way."""
        if self._projects is None:
            self._selects = list(ids)
            return
        wanted = [it for it in ids if it in self._projects.rows]
        self.outline.reveal(wanted)
        if not all(self.model.rows_of(it) for it in wanted):
            self.controls.state.folded = frozenset()
            self.controls.clear_filter()
            self.outline.reveal(wanted)
        self.table.select(ids)

    def chosen(self) -> "list[ProjectRow]":
        """Return the chosen projects from top to bottom."""
        rows = self._projects.rows if self._projects else {}
        return [rows[project_id] for project_id in self.table.selected_ids() if project_id in rows]

    def new_project(self) -> None:
        """Let a new project be typed under the row that has the keyboard."""
        self.outline.insert_project()

    def insert_line(self) -> None:
        """Let a line of the same kind be typed below the chosen one."""
        self.outline.insert_below()

    def insert_subline(self) -> None:
        """Let an activity be typed under the chosen line, one level deeper."""
        self.outline.insert_under()

    def insert_milestone(self) -> None:
        """Let a milestone be typed: under the chosen project, or below the chosen activity."""
        self.outline.insert_milestone()

    def indent_lines(self) -> None:
        """Put the chosen lines under the line above them."""
        self.outline.indent()

    def outdent_lines(self) -> None:
        """Put the chosen lines one level further out."""
        self.outline.outdent()

    def move_lines_up(self) -> None:
        """Move the chosen lines up."""
        self.outline.move_up()

    def move_lines_down(self) -> None:
        """Move the chosen lines down."""
        self.outline.move_down()

    def fold_line(self) -> None:
        """Fold the line that has the keyboard, or the one that it stands under."""
        self.outline.folds.fold_here()

    def unfold_line(self) -> None:
        """Unfold the line that has the keyboard."""
        self.outline.folds.unfold_here()

    def fold_all(self) -> None:
        """Fold every line that others stand under; at the second time the groups as well."""
        self.outline.folds.fold_all()

    def unfold_all(self) -> None:
        """Unfold every line and group."""
        self.outline.folds.unfold_all()

    def fill_down(self) -> None:
        """Give the chosen rows the value of the first one."""
        self.editing.fill_down()

    def pass_on(self) -> None:
        """Pass the chosen projects on to their next phase."""
        from wsg_desktop.ui.passing.flow import pass_on

        pass_on(self.context, self.table.selected_ids())

    def move_to_bin(self) -> None:
        """Put the chosen projects in the bin, with what stands under them."""
        rows = self.chosen()
        if not rows or not self.allows("move_to_bin"):
            return
        from wsg_desktop.services.bin_contents import went_along
        from wsg_desktop.services.bin_words import told_words

        current, chosen = self.table.current_row, [row.id for row in rows]

        def told(gone: list[str]) -> str:
            with self.context.session.reading() as read:
                return told_words(len(chosen), went_along(read, gone, chosen), self.context.tr)

        if self.editing.edits.move_to_bin(rows, told):
            self.table.choose_near(current)

    def copy(self) -> None:
        """Copy the chosen cells; whole rows go with their headers."""
        if self._projects is not None and self.table.currentIndex().isValid():
            self._tell_copied(*copy_block(self.table, self._projects.facts, self.context.tr))

    def copy_rows(self) -> None:
        """Copy the chosen rows as a whole, with their headers."""
        if self._projects is not None:
            self._tell_copied(*copy_rows(self.table, self._projects.facts, self.context.tr))

    def _tell_copied(self, rows: int, columns: int) -> None:
        tr = self.context.tr
        if columns == len(self.model.columns):
            self.context.messages.info(tr.plural("{n} row is copied.", "{n} rows are copied.", rows))
        elif rows * columns > 1:
            cells = tr.plural("{n} cell is copied.", "{n} cells are copied.", rows * columns)
            self.context.messages.info(cells)

    def show_rows(self) -> None:
        """Show the table even where it was empty: a line is about to be typed in it."""
        raise NotImplementedError

    def _open_list(self, row: int, section: int) -> None:
        """Open what a cell can be chosen from; where there is nothing, the values of its column."""
        if not self.editing.open_list(row, section):
            self.controls.offer_values_of(self.model.columns[section].key)

    def _forget_typing(self) -> None:
        """Give up what is being typed: everything is about to be read anew."""
        self._waiting.clear()
        self.editing.editor.close()
        self.model.remove_draft()

    def _take(self, changes: "Changes", projects: ProjectList) -> None:
        self._show(projects.take(changes))

    def _show(self, changed: frozenset[str] | None) -> None:
        raise NotImplementedError

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for changes in waiting:
            self.apply_changes(changes)

    def _show_created(self, project_id: str) -> None:
        """Choose a new project; where the view hides it, say so and offer to show it."""
        tr = self.context.tr
        self.outline.reveal([project_id])
        if self.model.rows_of(project_id):
            next_column = self.model.position("areas")
            column = next_column if next_column >= 0 else self.model.position("title")
            self.table.select([project_id], column=column)
            self.table.setFocus()
            return
        told = tr("The project was added. This view does not show it.")
        self.context.messages.info(told, Offer(tr("Show it"), lambda: self.select([project_id])))
