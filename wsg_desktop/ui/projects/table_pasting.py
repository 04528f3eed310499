"""Puts what was copied in the table: one text in the chosen rows, or a block from the present cell on."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from wsg_desktop.texts import sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.projects.cell_typing import CellTyping
from wsg_desktop.ui.projects.clipboard import Block, read_block
from wsg_desktop.ui.projects.columns import ALWAYS
from wsg_desktop.ui.projects.edits import PASTE
from wsg_desktop.ui.projects.paste_dialog import PasteDialog
from wsg_desktop.ui.projects.pasting import Paster, Target
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_editing import TableEditing
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable


class TablePasting(QObject):
    """Pastes by way of what is typed: the same readings, the same questions, one undo step."""

    def __init__(
        self, table: ProjectTable, model: ProjectTableModel, editing: TableEditing, context: WindowContext
    ) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._editing = editing
        self._context = context
        self._projects: ProjectList | None = None
        table.paste_requested.connect(self.paste)

    def use(self, projects: ProjectList) -> None:
        """Paste into this list from now on."""
        self._projects = projects

    def paste(self) -> None:
        """Paste what is on the clipboard.

        A text that does not read as a value stays in the cell with its question; a block of more than one row
        shows first what it would change.
        """
        block = read_block(QGuiApplication.clipboard().mimeData())
        if not block or self._projects is None or not self._is_writable():
            return
        fills = not self._table.block.is_whole_rows and len(self._table.block.columns) > 1
        if len(block) > 1 or len(block[0]) > 1 or fills:
            self._paste_block(block, self._projects)
        else:
            self._paste_text(block[0][0], self._projects)

    def _paste_text(self, text: str, projects: ProjectList) -> None:
        index = self._table.currentIndex()
        row, column = self._model.project(index.row()), self._model.columns[index.column()]
        if row is None or not column.is_editable:
            return
        reading = self._editing.typing.of_cell(column, row, projects.facts).reader.read(text, len(text))
        if reading.is_ready:
            self._editing.keep(column, reading.value)
        else:
            self._editing.edit(index.row(), index.column(), text)

    def _paste_block(self, block: Block, projects: ProjectList) -> None:
        tr, messages = self._context.tr, self._context.messages
        typing = CellTyping(NameSource(self._context.session), tr, keeps=True)
        plan = Paster(typing, projects.facts, tr).plan(block, self._target())
        if not plan.entries and not plan.problems:
            messages.info(tr("Nothing changes: it is like that already."))
            return
        is_seen = len(block) > 1 or plan.rows > 1 or not plan.is_whole
        if is_seen and not messages.ask(PasteDialog(plan, tr, self._table.window())):
            return
        label = sentence(PASTE, count=plan.rows)
        self._editing.apply(plan.entries, label, refuse=messages.error)

    def _target(self) -> Target:
        """Return the rows in sight from the keyboard down, or from the corner of a chosen block."""
        index, block = self._table.currentIndex(), self._table.block
        shown = [(at, row) for at in range(self._model.rowCount()) if (row := self._model.project(at))]
        top, left, size = index.row(), index.column(), (1, 1)
        if block.outline is not None:
            top, left, bottom, right = block.outline
            size = sum(top <= at <= bottom for at, _ in shown), right - left + 1
        elif block.is_whole_rows:
            top, left = block.rows[0], 0 if len(block.rows) > 1 else left
        return Target(
            [row for at, row in shown if at >= top],
            self._model.columns[left:],
            self._model.columns,
            {row.number.lower(): row for _, row in shown},
            size,
        )

    def _is_writable(self) -> bool:
        title = self._model.index(self._table.current_row, self._model.position(ALWAYS))
        return bool(self._model.flags(title) & Qt.ItemFlag.ItemIsEditable)
