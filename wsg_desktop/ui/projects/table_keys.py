"""What keys mean in the table, as people know them from Excel. Plain arrows are Qt's own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from wsg_desktop.ui.projects.table_model import Heading, ProjectTableModel

if TYPE_CHECKING:
    from wsg_desktop.ui.projects.table_view import ProjectTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NOT_TYPED = _CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier
_ALT_GR = _CONTROL | _ALT
"""What Windows says of AltGr, with which people type the euro sign."""
_STEPS = {
    **dict.fromkeys(((key, _NONE) for key in _ENTER), (1, 0)),
    **dict.fromkeys(((key, _SHIFT) for key in _ENTER), (-1, 0)),
    (Qt.Key.Key_Tab, _NONE): (0, 1),
    (Qt.Key.Key_Backtab, _SHIFT): (0, -1),
    (Qt.Key.Key_Backtab, _NONE): (0, -1),
}


class TableKeys:
    """Turns keys into wishes of one table, and into steps from cell to cell."""

    def __init__(self, table: "ProjectTable", model: ProjectTableModel) -> None:
        self._table = table
        self._model = model
        self._commands = {
            (Qt.Key.Key_D, _CONTROL): table.fill_requested.emit,
            (Qt.Key.Key_Semicolon, _CONTROL): self._request_today,
            (Qt.Key.Key_Delete, _NONE): table.delete_requested.emit,
            (Qt.Key.Key_Down, _ALT): self._request_list,
            (Qt.Key.Key_L, _CONTROL | _SHIFT): self._request_filter,
            # Only some systems make this key a wish for the menu by themselves.
            (Qt.Key.Key_F10, _SHIFT): table.request_menu_here,
            (Qt.Key.Key_Space, _SHIFT): table.choose_rows,
            (Qt.Key.Key_Space, _CONTROL): table.choose_columns,
        }

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it meant anything."""
        return (
            self._does_command(event)
            or self._does_fold(event)
            or self._does_edit(event)
            or self._steps(event)
        )

    def _does_command(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._table.copy_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._table.paste_requested.emit()
        else:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            command = self._commands.get((Qt.Key(event.key()), modifiers))
            if command is None:
                return False
            command()
        return True

    def _does_edit(self, event: QKeyEvent) -> bool:
        index, key = self._table.currentIndex(), event.key()
        modifiers = event.modifiers() & _NOT_TYPED
        if not self._table.is_editable(index) or modifiers not in (_NONE, _ALT_GR):
            return False
        if key == Qt.Key.Key_F2:
            begin = None
        elif key == Qt.Key.Key_Backspace:
            begin = ""
        elif event.text() and event.text().isprintable() and not event.text().isspace():
            begin = event.text()
        else:
            return False
        self._table.edit_requested.emit(index.row(), index.column(), begin)
        return True

    def _does_fold(self, event: QKeyEvent) -> bool:
        line = self._model.line(self._table.current_row) if self._table.current_row >= 0 else None
        if not isinstance(line, Heading) or event.modifiers() & _NOT_TYPED:
            return False
        key = event.key()
        if key in (*_ENTER, Qt.Key.Key_Space) or key == (
            Qt.Key.Key_Right if line.folded else Qt.Key.Key_Left
        ):
            self._table.fold_requested.emit(line.key)
            return True
        return False

    def _steps(self, event: QKeyEvent) -> bool:
        """Go to the next cell by Enter and Tab: within a block of several cells, else in the whole table."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get((Qt.Key(event.key()), modifiers))
        index = self._table.currentIndex()
        if step is None or not index.isValid():
            return False
        outline = self._table.block.outline
        if outline is not None:
            self._table.put_current(self._within(outline, index, step))
            return True
        down, right = step
        column = index.column() + right
        row = self._row_beyond(index.row(), down) if down else index.row()
        if not 0 <= column < self._model.columnCount():
            return False  # Tab leads on to what comes after the table
        self._table.move_to(row, column)
        return True

    def _within(
        self, outline: tuple[int, int, int, int], index: QModelIndex, step: tuple[int, int]
    ) -> QModelIndex:
        """Return the next cell of a block, from its end to its beginning."""
        top, left, bottom, right = outline
        rows = [row for row in range(top, bottom + 1) if self._model.project_id(row) is not None]
        columns = list(range(left, right + 1))
        row = rows.index(index.row()) if index.row() in rows else 0
        column = columns.index(index.column()) if index.column() in columns else 0
        if step[0]:
            at = (column * len(rows) + row + step[0]) % (len(rows) * len(columns))
            column, row = divmod(at, len(rows))
        else:
            at = (row * len(columns) + column + step[1]) % (len(rows) * len(columns))
            row, column = divmod(at, len(columns))
        return self._model.index(rows[row], columns[column])

    def _row_beyond(self, row: int, step: int) -> int:
        """Return the next project below or above; the same one where there is none."""
        way = range(row + 1, self._model.rowCount()) if step > 0 else range(row - 1, -1, -1)
        return next((at for at in way if self._model.project_id(at) is not None), row)

    def _request_today(self) -> None:
        self._table.today_requested.emit(self._table.current_row, self._table.currentIndex().column())

    def _request_list(self) -> None:
        """Open what a cell can be chosen from; where there is no such thing, the values of its column."""
        index = self._table.currentIndex()
        if index.isValid():
            self._table.list_requested.emit(index.row(), index.column())

    def _request_filter(self) -> None:
        column = self._table.currentIndex().column()
        if column >= 0:
            self._table.filter_requested.emit(self._model.columns[column].key)
