"""The table: paints its rows itself, moves with the keyboard, and tells what the user wishes.

It changes nothing: what is typed, deleted or copied goes out as a wish. Cells are typed in by `cell_editor`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.help.where import FIELD_PAGES
from wsg_desktop.ui.projects.block import Block
from wsg_desktop.ui.projects.cell_grid import CellGrid
from wsg_desktop.ui.projects.column_widths import ColumnWidths
from wsg_desktop.ui.projects.columns import ALWAYS
from wsg_desktop.ui.projects.row_painter import INDENT, PADDING, TRIANGLE_ROOM, RowLook, RowPainter, Slot
from wsg_desktop.ui.projects.table_keys import TableKeys
from wsg_desktop.ui.projects.table_model import Draft, Heading, Line, ProjectTableModel
from wsg_desktop.ui.theme import FontRole

ROW_HEIGHT = 32
COMPACT_ROW_HEIGHT = 26


class Choice(NamedTuple):
    """What is chosen, by what it is rather than where it stands."""

    ids: list[str]
    columns: tuple[str, ...] = ()
    """The keys of the columns; none for whole rows."""


class ProjectTable(CellGrid):
    """The rows of a `ProjectTableModel` with one cell that has the keyboard and a chosen block.

    The chosen projects are those of the rows of the block.
    """

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
    list_requested = Signal(int, int)
    """Row and column of the cell whose choices, or calendar, are to be shown."""
    filter_requested = Signal(str)
    """The key of the column whose values are to be chosen from; where there is a filter, show all again."""
    menu_requested = Signal(QPoint)

    def __init__(self, model: ProjectTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._hovered = -1
        self._compact = False
        self._shortened: dict[tuple[str, int], str] = {}
        self._metrics = QFontMetrics(theme.font(FontRole.TABLE))
        self._keys = TableKeys(self, model)
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
    def current_row(self) -> int:
        """Return the row that has the keyboard, or -1."""
        return self.currentIndex().row()

    def selected_ids(self) -> list[str]:
        """Return the ids of the chosen projects from top to bottom, each once."""
        found = (self._model.project_id(row) for row in self.block.rows)
        return list(dict.fromkeys(project_id for project_id in found if project_id))

    def select(self, ids: Sequence[str], column: int | None = None) -> None:
        """Choose these projects, give the first the keyboard, in `column`, and bring it into sight."""
        rows = self._choose_lines(ids)
        if rows:
            at = self.currentIndex().column() if column is None else column
            index = self._model.index(rows[0], at if at >= 0 else max(self._model.position(ALWAYS), 0))
            self.begin_at(index)
            self.put_current(index)
            self.scrollTo(index)

    def kept_choice(self) -> Choice:
        """Return what is chosen, in terms that outlive the rows and columns as they stand now."""
        block = self.block
        columns = () if block.is_whole_rows else tuple(self._model.columns[at].key for at in block.columns)
        return Choice(self.selected_ids(), columns)

    def keep_choice(self, choice: Choice) -> None:
        """Choose what was chosen before, after rows or columns were arranged anew."""
        self._choose_lines(choice.ids, choice.columns)

    def keyboard_at(self) -> tuple[Line | None, int]:
        """Return the line that has the keyboard, and the column."""
        index = self.currentIndex()
        return (self._model.line(index.row()) if index.isValid() else None), index.column()

    def put_keyboard(self, line: Line | None, column: int) -> None:
        """Give a line the keyboard without choosing it, after the rows were arranged anew."""
        rows = [row for row, other in enumerate(self._model.lines) if _is_same(line, other)]
        if rows:
            index = self._model.index(rows[0], max(column, 0))
            self.begin_at(index)
            self.put_current(index)

    def move_to(self, row: int, column: int) -> None:
        """Give a cell the keyboard and choose it alone."""
        index = self._model.index(row, column)
        self.begin_at(index)
        self.setCurrentIndex(index)

    def choose_near(self, row: int) -> None:
        """Choose the project that stands now where another one has gone."""
        rows = [*range(row, self._model.rowCount()), *range(row - 1, -1, -1)]
        near = next((at for at in rows if self._model.project_id(at)), None)
        if near is not None:
            self.move_to(near, max(self.currentIndex().column(), self._model.position(ALWAYS)))

    def is_editable(self, index: QModelIndex) -> bool:
        """Return whether a cell can be typed in."""
        return index.isValid() and bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def request_menu_here(self) -> None:
        """Ask for the menu of the cell that has the keyboard."""
        self._request_menu(self.visualRect(self.currentIndex()).bottomLeft())

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
        """Paint the rows that need it; the columns that stay over those that are scrolled."""
        painter = QPainter(self.viewport())
        area, stays = event.rect(), self.frozen_width
        moving, staying = self._slots()
        if not stays:
            self._paint_part(painter, area, [*staying, *moving])
        else:
            painter.setClipRect(QRect(stays, area.top(), self.viewport().width() - stays, area.height()))
            self._paint_part(painter, area, moving)
            painter.setClipRect(QRect(0, area.top(), stays, area.height()))
            self._paint_part(painter, area, staying)
            self._paint_edge(painter, area, stays - 1)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in a table; the rest moves, and Tab at an end leads out of it."""
        if self._keys.take(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin to type with a letter that took several keys, such as é."""
        index = self.currentIndex()
        if event.commitString() and self.is_editable(index):
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
        if event.button() == Qt.MouseButton.LeftButton and self.is_editable(index):
            self.edit_requested.emit(index.row(), index.column(), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the cell that has the keyboard."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.request_menu_here()
            return
        index = self.indexAt(place)
        if index.isValid() and index.row() not in self.block.row_set:
            self.move_to(index.row(), index.column())
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
        self._share_frozen()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.selectionModel().selectionChanged.connect(self._tell_selection)

    def _tell_selection(self) -> None:
        self.selection_changed.emit()

    def _slots(self) -> tuple[list[Slot], list[Slot]]:
        """Return the columns that are in sight, from left to right: those that scroll, those that stay."""
        found: tuple[list[Slot], list[Slot]] = ([], [])
        width, stays = self.viewport().width(), self.frozen_width
        for visual in range(self._header.count()):
            section = self._header.logicalIndex(visual)
            left, wide = self._header.left_of(section), self._header.sectionSize(section)
            is_frozen = self._header.is_frozen(section)
            if (is_frozen or left + wide > stays) and left < width:
                column = self._model.columns[section]
                is_shape = self._header.is_shape_only(section)
                slot = Slot(section, left, wide, column.right, is_shape, column.key == ALWAYS)
                found[is_frozen].append(slot)
        return found

    def _paint_part(self, painter: QPainter, area: QRect, slots: list[Slot]) -> None:
        """Paint what is in sight of some columns."""
        rows = RowPainter(painter, slots, self.viewport().width(), self.shorten)
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return
        last = last if last >= 0 else self._model.rowCount() - 1
        seen = self.block.within(first, last)
        for row in range(first, last + 1):
            self._paint_row(rows, row, seen)
        outline = self.block.outline
        if outline is not None:
            top, left, bottom, right = outline
            corners = (
                self.visualRect(self._model.index(top, left)),
                self.visualRect(self._model.index(bottom, right)),
            )
            rows.paint_block(corners[0].united(corners[1]))
        self._paint_focus(rows)

    def _paint_edge(self, painter: QPainter, area: QRect, left: int) -> None:
        """Paint the line beside the columns that stay, not through the words of a heading."""
        for row in range(max(self.rowAt(area.top()), 0), self._model.rowCount()):
            top = self.rowViewportPosition(row)
            if top > area.bottom():
                break
            if not isinstance(self._model.line(row), Heading):
                painter.fillRect(left, top, 1, self.rowHeight(row), theme.colour("line"))

    def _paint_row(self, rows: RowPainter, row: int, block: Block) -> None:
        line, chosen = self._model.line(row), block.columns_in(row)
        is_whole = len(chosen) == self._model.columnCount()
        look = RowLook(
            self.rowViewportPosition(row),
            self.rowHeight(row),
            is_whole,
            row == self._hovered,
            self._model.depth(row),
            self._model.fold_of(row) if self._model.is_outlined else None,
            frozenset() if is_whole else chosen,
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

    def _request_menu(self, place: QPoint) -> None:
        seen = self.viewport().rect()
        inside = QPoint(min(max(place.x(), 0), seen.right()), min(max(place.y(), 0), seen.bottom()))
        self.menu_requested.emit(self.viewport().mapToGlobal(inside))

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

    def _choose_lines(self, ids: Sequence[str], keys: Sequence[str] = ()) -> list[int]:
        """Choose the rows of these projects, of them all columns or those with `keys`; return the rows."""
        wanted = set(ids)
        rows = [row for row, line in enumerate(self._model.lines) if isinstance(line, str) and line in wanted]
        columns = [at for key in keys if (at := self._model.position(key)) >= 0]
        selection = QItemSelection()
        for first, last in _stretches(columns or range(self._model.columnCount())):
            for top, bottom in _stretches(rows):
                selection.select(self._model.index(top, first), self._model.index(bottom, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
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


def _stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each stretch of numbers that follow each other."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
