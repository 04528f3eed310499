"""Choosing blocks of cells, and first columns that stay in sight: what Qt's own table does otherwise.

A block reaches from an anchor to the cell that has the keyboard. A press on the column of numbers chooses
whole rows, as the edge of a sheet does in Excel.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from wsg_desktop.ui.projects.block import Block, block_of
from wsg_desktop.ui.projects.cell_moves import edge
from wsg_desktop.ui.projects.table_header import TableHeader
from wsg_desktop.ui.projects.table_model import Index, ProjectTableModel

ROW_HANDLE = "number"
"""The column that chooses whole rows when it is clicked."""
_MOST_FROZEN = 0.7
"""So much of the width may stay in sight; more would leave nothing to scroll in."""
_ACTION = QAbstractItemView.CursorAction
_FLAG = QItemSelectionModel.SelectionFlag
_STEPS = {
    _ACTION.MoveUp: (-1, 0),
    _ACTION.MoveDown: (1, 0),
    _ACTION.MoveLeft: (0, -1),
    _ACTION.MoveRight: (0, 1),
}


class CellGrid(QTableView):
    """A table of cells with one that has the keyboard and a block that is chosen."""

    def __init__(self, model: ProjectTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self._anchor = QPersistentModelIndex()
        self._by_rows = False
        self._reach: QModelIndex | None = None
        """Where the mouse is while it chooses."""
        self._block: Block | None = None
        self._frozen = 0
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._forget_block)
        model.modelReset.connect(self._forget_block)
        self.horizontalScrollBar().valueChanged.connect(self._header.viewport().update)
        # A press on a header sorts; that it would choose the column as well is Qt's idea.
        self._header.sectionPressed.disconnect()
        self._header.sectionEntered.disconnect()

    @property
    def header(self) -> TableHeader:
        """Return the header."""
        return self._header

    @property
    def block(self) -> Block:
        """Return what is chosen."""
        if self._block is None:
            self._block = block_of(self.selectionModel().selection(), self._model.columnCount())
        return self._block

    @property
    def frozen_width(self) -> int:
        """Return how many pixels at the left stay while the rest scrolls; 0 while nothing has."""
        return self._header.frozen_width

    def freeze(self, columns: int) -> None:
        """Keep so many columns in sight."""
        self._frozen = columns
        self._share_frozen()

    def choose_rows(self) -> None:
        """Choose all cells of the rows of the block."""
        self.selectionModel().select(self.selectionModel().selection(), _FLAG.Select | _FLAG.Rows)

    def choose_columns(self) -> None:
        """Choose all cells of the columns of the block."""
        last = self._model.rowCount() - 1
        wanted = QItemSelection()
        for column in self.block.columns:
            wanted.select(self._model.index(0, column), self._model.index(last, column))
        self.selectionModel().select(wanted, _FLAG.ClearAndSelect)

    def begin_at(self, index: QModelIndex) -> None:
        """Let the next block reach from this cell."""
        self._anchor, self._by_rows = QPersistentModelIndex(index), False

    def put_current(self, index: QModelIndex) -> None:
        """Give a cell the keyboard and leave the block as it is."""
        self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Return what a key or a press chooses: a cell, as far as a cell, whole rows, or one more."""
        if isinstance(event, QKeyEvent):
            return self._command_of_key(index, event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._command_of_press(index, event)
        return super().selectionCommand(index, event) | self._rows_flag()

    def setSelection(self, _rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose from the anchor to the mouse or the keyboard, whatever the columns between stand."""
        end = self._reach if self._reach is not None else self.currentIndex()
        if not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(end)
        if not end.isValid():
            return
        rows = sorted((self._anchor.row(), end.row()))
        columns = sorted((self._anchor.column(), end.column()))
        block = QItemSelection(self._model.index(rows[0], columns[0]), self._model.index(rows[1], columns[1]))
        self.selectionModel().select(block, command | self._rows_flag())

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Go to the first or last cell, and with Ctrl to the edge of what is filled."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last_row, last_column = self._model.rowCount() - 1, self._model.columnCount() - 1
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if row < 0 or last_row < 0:
            return super().moveCursor(cursorAction, modifiers)
        if cursorAction == _ACTION.MoveHome:
            return self._model.index(0 if control else row, 0)
        if cursorAction == _ACTION.MoveEnd:
            return self._model.index(last_row if control else row, last_column)
        if control and cursorAction in _STEPS:
            return self._model.index(*edge(self._model, row, column, _STEPS[cursorAction]))
        return super().moveCursor(cursorAction, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose."""
        self._reach = None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose as far as the mouse, also where it leaves the rows."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._reach = self._nearest(event.position().toPoint())
        super().mouseMoveEvent(event)
        self._reach = None

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell at a point; over the columns that stay it is one of those."""
        if point.x() < 0 or point.x() >= self.frozen_width:
            return super().indexAt(point)
        section = self._header.section_at(point.x())
        row = self.rowAt(point.y())
        return self._model.index(row, section) if row >= 0 and section >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is."""
        area = super().visualRect(index)
        if index.isValid() and self._header.is_frozen(index.column()):
            area.moveLeft(self._header.left_of(index.column()))
        return area

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, out from under the columns that stay."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._header.is_frozen(index.column()):
            bar.setValue(before)
        elif self.visualRect(index).left() < self.frozen_width:
            bar.setValue(bar.value() - self.frozen_width + self.visualRect(index).left())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint all of it where columns stay: what Qt shifts would take them along."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()

    def _share_frozen(self) -> None:
        """Freeze as many of the wanted columns as leave room to scroll in."""
        width, room = 0, self.viewport().width() * _MOST_FROZEN
        count = 0
        for section in range(min(self._frozen, self._model.columnCount())):
            width += self._header.sectionSize(section)
            if width > room:
                break
            count = section + 1
        self._header.freeze(count)
        self.viewport().update()

    def _command_of_key(self, index: Index, event: QKeyEvent) -> QItemSelectionModel.SelectionFlag:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return _FLAG.SelectCurrent | self._rows_flag()
        self._anchor, self._by_rows = QPersistentModelIndex(index), False
        return _FLAG.ClearAndSelect

    def _command_of_press(self, index: Index, event: QMouseEvent) -> QItemSelectionModel.SelectionFlag:
        modifiers = event.modifiers()
        if not index.isValid():
            return _FLAG.Clear if not modifiers else _FLAG.NoUpdate
        if event.button() == Qt.MouseButton.RightButton and index.row() in self.block.row_set:
            return _FLAG.NoUpdate
        self._by_rows = self._model.columns[index.column()].key == ROW_HANDLE
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._anchor.isValid():
            return _FLAG.SelectCurrent | self._rows_flag()
        self._anchor = QPersistentModelIndex(index)
        added = modifiers & Qt.KeyboardModifier.ControlModifier
        return (_FLAG.Toggle if added else _FLAG.ClearAndSelect) | self._rows_flag()

    def _rows_flag(self) -> QItemSelectionModel.SelectionFlag:
        return _FLAG.Rows if self._by_rows else _FLAG.NoUpdate

    def _nearest(self, point: QPoint) -> QModelIndex:
        """Return the cell at a point, or the one next to it where it lies beside all rows and columns."""
        seen = self.viewport().rect()
        inside = QPoint(
            min(max(point.x(), 0), seen.right(), self._header.length() - self._header.offset() - 1),
            min(max(point.y(), 0), seen.bottom()),
        )
        found = self.indexAt(inside)
        if found.isValid():
            return found
        section = self.indexAt(QPoint(inside.x(), self.rowViewportPosition(0) + 1)).column()
        last = self._model.rowCount() - 1
        return self._model.index(last, section) if last >= 0 and section >= 0 else self.currentIndex()

    def _forget_block(self) -> None:
        self._block = None
        self.viewport().update()
