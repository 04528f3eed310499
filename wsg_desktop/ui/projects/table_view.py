"""The table: paints its rows itself, moves with the keyboard, and tells what the user wishes.

It changes nothing: what is typed, deleted or copied goes out as a wish. Cells are typed in by `cell_editor`.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.help.where import FIELD_PAGES
from wsg_desktop.ui.projects.column_widths import ColumnWidths
from wsg_desktop.ui.projects.columns import ALWAYS
from wsg_desktop.ui.projects.row_painter import INDENT, PADDING, TRIANGLE_ROOM, RowLook, RowPainter, Slot
from wsg_desktop.ui.projects.table_header import TableHeader
from wsg_desktop.ui.projects.table_model import Draft, Heading, Line, ProjectTableModel
from wsg_desktop.ui.theme import FontRole

ROW_HEIGHT = 32
COMPACT_ROW_HEIGHT = 26
_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_TYPED = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""What Windows says of AltGr, with which people type the euro sign."""


class ProjectTable(QTableView):
    """The rows of a `ProjectTableModel` with one cell that has the keyboard and any number of chosen rows."""

    selection_changed = Signal()
    edit_requested = Signal(int, int, object)
    """Row, column and the text to begin with; None for the present text."""
    today_requested = Signal(int, int)
    fill_requested = Signal()
    delete_requested = Signal()
    copy_requested = Signal()
    paste_requested = Signal()
    fold_requested = Signal(str)
    """The key of the group to fold or unfold."""
    values_requested = Signal(str)
    """The key of the column whose values are to be chosen from."""
    menu_requested = Signal(QPoint)

    def __init__(self, model: ProjectTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._hovered = -1
        self._compact = False
        self._shortened: dict[tuple[str, int], str] = {}
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self._metrics = QFontMetrics(theme.font(FontRole.TABLE))
        self.widths = ColumnWidths(self, self._header, model)
        self._set_up()
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def help_page(self) -> str:
        """Return what explains the column that has the keyboard; empty where the page of the place does."""
        columns, at = self._model.columns, self.currentIndex().column()
        return FIELD_PAGES.get(columns[at].key, "") if 0 <= at < len(columns) else ""

    @property
    def header(self) -> TableHeader:
        """Return the header."""
        return self._header

    @property
    def current_row(self) -> int:
        """Return the row that has the keyboard, or -1."""
        return self.currentIndex().row()

    def selected_ids(self) -> list[str]:
        """Return the ids of the chosen projects from top to bottom, each once."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(at) for at in range(selection.count())]
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        found = (self._model.project_id(row) for row in rows)
        return list(dict.fromkeys(project_id for project_id in found if project_id))

    def select(self, ids: Sequence[str], column: int | None = None) -> None:
        """Choose these projects, give the first the keyboard, in `column`, and bring it into sight."""
        rows = self._choose(ids)
        if rows:
            at = self.currentIndex().column() if column is None else column
            index = self._model.index(rows[0], at if at >= 0 else max(self._model.position(ALWAYS), 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def keep_selected(self, ids: Sequence[str]) -> None:
        """Choose these projects as before, after the rows were arranged anew."""
        self._choose(ids)

    def keyboard_at(self) -> tuple[Line | None, int]:
        """Return the line that has the keyboard, and the column."""
        index = self.currentIndex()
        return (self._model.line(index.row()) if index.isValid() else None), index.column()

    def put_keyboard(self, line: Line | None, column: int) -> None:
        """Give a line the keyboard without choosing it, after the rows were arranged anew."""
        rows = [row for row, other in enumerate(self._model.lines) if _is_same(line, other)]
        if rows:
            index = self._model.index(rows[0], max(column, 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def move_to(self, row: int, column: int) -> None:
        """Give a cell the keyboard and choose its row alone."""
        self.setCurrentIndex(self._model.index(row, column))

    def choose_near(self, row: int) -> None:
        """Choose the project that stands now where another one has gone."""
        rows = [*range(row, self._model.rowCount()), *range(row - 1, -1, -1)]
        near = next((at for at in rows if self._model.project_id(at)), None)
        if near is not None:
            self.move_to(near, max(self.currentIndex().column(), self._model.position(ALWAYS)))

    def set_compact(self, compact: bool) -> None:
        """Make rows lower."""
        self._compact = compact
        self._dress()

    def cell_area(self, row: int, column: int) -> QRect:
        """Return where a cell is in the viewport, its indentation left out."""
        area = self.visualRect(self._model.index(row, column))
        if self._model.columns[column].key == ALWAYS:
            triangle = theme.scaled(TRIANGLE_ROOM) if self._model.is_outlined else 0
            area.setLeft(area.left() + self._model.depth(row) * theme.scaled(INDENT) + triangle)
        return area

    def shorten(self, text: str, width: int) -> str:
        """Return `text` cut with an ellipsis where it does not fit in `width`."""
        found = self._shortened.get((text, width))
        if found is None:
            if len(self._shortened) > 20_000:
                self._shortened.clear()
            found = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
            self._shortened[text, width] = found
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that need it."""
        painter = QPainter(self.viewport())
        area = event.rect()
        rows = RowPainter(painter, self._slots(), self.viewport().width(), self.shorten)
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first >= 0:
            for row in range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1):
                self._paint_row(rows, row)
        self._paint_focus(rows)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type in cells, fold groups, fill, copy, delete; the rest moves."""
        if self._does_command(event) or self._does_edit(event) or self._does_fold(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin to type with a letter that took several keys, such as é."""
        index = self.currentIndex()
        if event.commitString() and self._is_editable(index):
            self.edit_requested.emit(index.row(), index.column(), event.commitString())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a group by its heading."""
        line = self._line_at(event.position().toPoint())
        if isinstance(line, Heading) and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.fold_requested.emit(line.key)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type in the cell that is clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_editable(index):
            self.edit_requested.emit(index.row(), index.column(), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the cell that has the keyboard."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
        else:
            place = event.pos()
            row = self.rowAt(place.y())
            if row >= 0 and not self.selectionModel().isRowSelected(row, QModelIndex()):
                self.move_to(row, max(self.columnAt(place.x()), 0))
        self._request_menu(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole text of a cell that is cut, and what its column tells beside it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tooltip(event.pos()), self.viewport())
            return True
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.widths.share()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.selectionModel().selectionChanged.connect(self._tell_selection)

    def _tell_selection(self) -> None:
        self.selection_changed.emit()

    def _slots(self) -> list[Slot]:
        """Return the columns that are in sight, from left to right."""
        found: list[Slot] = []
        width = self.viewport().width()
        for visual in range(self._header.count()):
            section = self._header.logicalIndex(visual)
            left, wide = self._header.sectionViewportPosition(section), self._header.sectionSize(section)
            if left + wide > 0 and left < width:
                column = self._model.columns[section]
                found.append(Slot(section, left, wide, column.right, column.shape_only, column.key == ALWAYS))
        return found

    def _paint_row(self, rows: RowPainter, row: int) -> None:
        line = self._model.line(row)
        look = RowLook(
            self.rowViewportPosition(row),
            self.rowHeight(row),
            self.selectionModel().isRowSelected(row, QModelIndex()),
            row == self._hovered,
            self._model.depth(row),
            self._model.fold_of(row) if self._model.is_outlined else None,
        )
        if isinstance(line, Heading):
            rows.paint_heading(look, line, self._model.heading_words(line))
        elif isinstance(line, Draft):
            rows.paint_draft(look)
        else:
            rows.paint_project(look, self._model.cells(line))

    def _paint_focus(self, rows: RowPainter) -> None:
        index = self.currentIndex()
        if not self.hasFocus() or not index.isValid():
            return
        if isinstance(self._model.line(index.row()), Heading):
            top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            rows.paint_focus(QRect(0, top, self.viewport().width(), height))
        else:
            rows.paint_focus(self.visualRect(index))

    def _does_command(self, event: QKeyEvent) -> bool:
        wishes = {
            QKeySequence.StandardKey.Copy: self.copy_requested,
            QKeySequence.StandardKey.Paste: self.paste_requested,
        }
        for keys, wish in wishes.items():
            if event.matches(keys):
                wish.emit()
                return True
        key, modifiers = event.key(), event.modifiers()
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self.fill_requested.emit()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Semicolon:
            self.today_requested.emit(self.current_row, self.currentIndex().column())
        elif key == Qt.Key.Key_Delete and not modifiers:
            self.delete_requested.emit()
        elif modifiers == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self._request_values()
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_F10:
            # Only some systems make this key a wish for the menu by themselves.
            self._request_menu(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            return False
        return True

    def _does_edit(self, event: QKeyEvent) -> bool:
        index, key = self.currentIndex(), event.key()
        modifiers = event.modifiers() & _NOT_TYPED
        if not self._is_editable(index) or modifiers not in (Qt.KeyboardModifier.NoModifier, _ALT_GR):
            return False
        if key in _EDIT_KEYS:
            self.edit_requested.emit(index.row(), index.column(), None)
        elif key == Qt.Key.Key_Backspace:
            self.edit_requested.emit(index.row(), index.column(), "")
        elif event.text() and event.text().isprintable() and not event.text().isspace():
            self.edit_requested.emit(index.row(), index.column(), event.text())
        else:
            return False
        return True

    def _does_fold(self, event: QKeyEvent) -> bool:
        line = self._model.line(self.current_row) if self.current_row >= 0 else None
        if not isinstance(line, Heading):
            return False
        key = event.key()
        both = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if key in both or key == (Qt.Key.Key_Right if line.folded else Qt.Key.Key_Left):
            self.fold_requested.emit(line.key)
            return True
        return False

    def _is_editable(self, index: QModelIndex) -> bool:
        return index.isValid() and bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _request_menu(self, place: QPoint) -> None:
        seen = self.viewport().rect()
        inside = QPoint(min(max(place.x(), 0), seen.right()), min(max(place.y(), 0), seen.bottom()))
        self.menu_requested.emit(self.viewport().mapToGlobal(inside))

    def _request_values(self) -> None:
        column = self.currentIndex().column()
        if column >= 0:
            self.values_requested.emit(self._model.columns[column].key)

    def _line_at(self, place: QPoint) -> object:
        row = self.rowAt(place.y())
        return self._model.line(row) if row >= 0 else None

    def _tooltip(self, place: QPoint) -> str:
        index = self.indexAt(place)
        project_id = self._model.project_id(index.row())
        if project_id is None:
            line = self._line_at(place)
            return f"{line.title}, {self._model.heading_words(line)}" if isinstance(line, Heading) else ""
        told = self._model.tooltip(index.row(), index.column())
        text = self._model.cells(project_id)[index.column()].text
        room = self.cell_area(index.row(), index.column()).width() - 2 * PADDING
        return told or (text if self.shorten(text, room) != text else "")

    def _choose(self, ids: Sequence[str]) -> list[int]:
        wanted = set(ids)
        rows = [row for row, line in enumerate(self._model.lines) if isinstance(line, str) and line in wanted]
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(_ranges(self._model, rows), flag)
        return rows

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        for changed in (self._hovered, row):
            if 0 <= changed < self._model.rowCount():
                top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(0, top, self.viewport().width(), height)
        self._hovered = row

    def _dress(self) -> None:
        self._metrics = QFontMetrics(theme.font(FontRole.TABLE))
        self._shortened.clear()
        self.verticalHeader().setDefaultSectionSize(
            theme.scaled(COMPACT_ROW_HEIGHT if self._compact else ROW_HEIGHT)
        )
        self.viewport().update()


def _is_same(line: Line | None, other: Line) -> bool:
    """Return whether two lines are the same project, or the heading of the same group."""
    if isinstance(line, Heading) and isinstance(other, Heading):
        return line.key == other.key
    return line == other


def _ranges(model: ProjectTableModel, rows: Sequence[int]) -> QItemSelection:
    """Return the selection of whole rows, as few ranges as there are stretches."""
    selection = QItemSelection()
    last = max(model.columnCount() - 1, 0)
    start = previous = None
    for row in (*rows, None):
        if start is not None and previous is not None and row != previous + 1:
            selection.select(model.index(start, 0), model.index(previous, last))
            start = None
        start = row if start is None else start
        previous = row
    return selection
