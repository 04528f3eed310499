"""Folds and unfolds lines that others stand under, in the table and with it in the chart."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wsg_desktop.domain.folding import with_lines_below
from wsg_desktop.ui.projects.table_model import Fold, Heading, ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.projects.view_controls import ViewControls

if TYPE_CHECKING:
    from wsg_desktop.domain.arranging import Arrangement
    from wsg_desktop.ui.projects.project_list import ProjectList


class LineFolds:
    """What is folded is kept in the state of the view; this changes it and tells the controls."""

    def __init__(self, table: ProjectTable, model: ProjectTableModel, controls: ViewControls) -> None:
        self._table = table
        self._model = model
        self._controls = controls
        self._projects: ProjectList | None = None

    def use(self, projects: "ProjectList") -> None:
        """Fold the lines of this list from now on."""
        self._projects = projects

    def toggle(self, project_id: str) -> None:
        """Fold a line, or unfold it."""
        self._fold(self._controls.state.folded_lines ^ {project_id})

    def fold_here(self) -> None:
        """Fold the line or group that has the keyboard; where nothing can be folded, go to what is above."""
        row = self._table.current_row
        if row < 0:
            return
        line = self._model.line(row)
        if isinstance(line, Heading):
            if not line.folded:
                self._controls.fold(line.key)
        elif isinstance(line, str) and self._model.fold_of(row) is Fold.OPEN:
            self.toggle(line)
        else:
            self._go_above(row)

    def unfold_here(self) -> None:
        """Unfold the line or group that has the keyboard."""
        row = self._table.current_row
        line = self._model.line(row) if row >= 0 else None
        if isinstance(line, Heading) and line.folded:
            self._controls.fold(line.key)
        elif isinstance(line, str) and self._model.fold_of(row) is Fold.FOLDED:
            self.toggle(line)

    def fold_all(self) -> None:
        """Fold every line that others stand under; where they are folded already, the groups."""
        arrangement = self._arrangement()
        if arrangement is None:
            return
        found: set[str] = set()
        for group in arrangement.groups:
            found |= with_lines_below(group.ids, group.depths)
        if found <= self._controls.state.folded_lines:
            self._controls.fold_groups(frozenset(it.key for it in arrangement.groups if it.title))
        else:
            self._fold(self._controls.state.folded_lines | found)

    def unfold_all(self) -> None:
        """Unfold every line and group."""
        self._controls.state.fold_lines(frozenset())
        self._controls.fold_groups(frozenset())

    def reveal(self, ids: Iterable[str]) -> None:
        """Unfold whatever hides these projects, and nothing else."""
        folded = self._controls.state.folded_lines
        if not folded or self._projects is None:
            return
        rows = self._projects.rows
        above: set[str] = set()
        for project_id in ids:
            parent = rows[project_id].parent_id if project_id in rows else None
            while parent in rows and parent not in above:
                above.add(parent)
                parent = rows[parent].parent_id
        if above & folded:
            self._fold(folded - above)

    def _fold(self, ids: frozenset[str]) -> None:
        """Fold these lines and no others; what was chosen and is hidden now gives way to its line."""
        chosen, keyboard = self._table.selected_ids(), self._table.keyboard_at()
        self._controls.state.fold_lines(ids)
        self._controls.changed.emit()
        left = [it for it in chosen if self._model.rows_of(it)]
        if chosen and not left:
            host = self._model.host_of(chosen[0])
            self._table.select([host] if host else [])
        elif isinstance(keyboard[0], str) and not self._model.rows_of(keyboard[0]):
            host = self._model.host_of(keyboard[0])
            self._table.put_keyboard(host, keyboard[1])

    def _go_above(self, row: int) -> None:
        depth = self._model.depth(row)
        above = (at for at in range(row - 1, -1, -1) if self._model.depth(at) < depth)
        target = next(above, -1)
        if target >= 0 and self._model.project_id(target):
            self._table.move_to(target, max(self._table.currentIndex().column(), 0))

    def _arrangement(self) -> "Arrangement | None":
        return self._projects.arrange(self._controls.state.view) if self._projects else None
