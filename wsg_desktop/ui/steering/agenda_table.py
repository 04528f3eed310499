"""The agenda as a table: cells are changed in place, points are dragged or moved by Alt+Up and Alt+Down."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, AgendaKind
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.line_table import LineModel, LineTable
from wsg_desktop.ui.widgets.pick_box import PickBox

Index = QModelIndex | QPersistentModelIndex

HEADERS = (
    N_("No."), N_("Begins"), N_("Subject"), N_("Kind"), N_("Brought in by"), N_("Minutes"), N_("Paper no.")
)  # fmt: skip
SUBJECT, KIND, PRESENTER, MINUTES = 2, 3, 4, 5
FIELDS = {SUBJECT: "title", KIND: "kind", PRESENTER: "presenter", MINUTES: "duration"}
"""Per column that can be changed the field of the point."""


class AgendaModel(LineModel):
    """The lines of an agenda; a changed cell is only told, whoever owns the lines keeps it."""

    edited = Signal(int, str, object)
    """The place of the line, the field, and what was typed or picked."""
    is_read_only = False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be changed and lines be dragged between others."""
        if self.is_read_only:
            return super().flags(index)
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in FIELDS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; an editor begins with the text that is there."""
        is_text = role == Qt.ItemDataRole.EditRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if is_text else role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed where it is something else."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return super().setData(index, value, role)
        if str(value) != self.lines[index.row()].cells[index.column()]:
            self.edited.emit(index.row(), FIELDS[index.column()], value)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Move only."""
        return Qt.DropAction.MoveAction


class _KindDelegate(QStyledItemDelegate):
    """Picks the kind of a point from a list that opens at once."""

    def __init__(self, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = tr

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return the list."""
        box = PickBox(self._tr(HEADERS[KIND]), parent)
        for kind in AgendaKind:
            box.addItem(self._tr(MEETING_LABELS[AgendaKind][kind]), kind.value)
        box.activated.connect(lambda _at: self._keep(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the kind of the point."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the kind that was picked, by its value."""
        if isinstance(editor, QComboBox) and editor.currentText() != index.data():
            model.setData(index, editor.currentData())

    def _keep(self, box: PickBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class _LineDelegate(QStyledItemDelegate):
    """Edits a cell as a line that says what it is of."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor


class AgendaTable(LineTable):
    """F2 or a double click changes a cell; Del takes the point off, Insert adds one below."""

    edited = Signal(int, str, object)
    moved = Signal(int, int)
    """A line, and the place it gets among the lines as they are: 0 is before the first."""
    add_requested = Signal()
    remove_requested = Signal()

    def __init__(self, name: str, tr: Translator) -> None:
        super().__init__(name, [tr(it) for it in HEADERS], wraps=True, compact=True, wide=SUBJECT)
        self.lines = AgendaModel([tr(it) for it in HEADERS], (0, MINUTES), (), self)
        self.setModel(self.lines)
        self.lines.edited.connect(self.edited)
        self.setItemDelegate(_LineDelegate(self))
        self.setItemDelegateForColumn(KIND, _KindDelegate(tr, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    @property
    def current(self) -> int:
        """Return the place of the line that is chosen; -1 without one."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take off and add by keys."""
        key, with_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.lines.is_read_only or not (with_alt or key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert)):
            super().keyPressEvent(event)
        elif with_alt and key == Qt.Key.Key_Up:
            self.move_line(self.current, self.current - 1)
        elif with_alt and key == Qt.Key.Key_Down:
            self.move_line(self.current, self.current + 2)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_requested.emit()
        else:
            super().keyPressEvent(event)

    def move_line(self, row: int, to: int) -> None:
        """Ask to put a line at a place, unless it stands there."""
        if row >= 0 and 0 <= to <= len(self.lines.lines) and to not in (row, row + 1):
            self.moved.emit(row, to)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged line where it was dropped; the owner shows it there."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        to = len(self.lines.lines)
        if index.isValid():
            below = at.y() > self.visualRect(index).center().y()
            to = index.row() + below
        # Qt would take the line away by itself after a move.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.move_line(self.current, to)


def after_which(ids: Sequence[str], row: int, to: int) -> str | None:
    """Return the id after which the line of `row` comes when it goes to the place `to`; None for first."""
    before = [it for it in ids[:to] if it != ids[row]]
    return before[-1] if before else None
