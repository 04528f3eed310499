"""What the mouse does with the outline in the table: clicks triangles, drags chosen rows to another place.

A drag begins at the number or the title of a row that is chosen as a whole: anywhere else, press and move
choose cells, as everywhere. It listens beside the table, which knows nothing of it.
"""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.cell_grid import ROW_HANDLE
from wsg_desktop.ui.projects.columns import ALWAYS
from wsg_desktop.ui.projects.drop_mark import DropMark
from wsg_desktop.ui.projects.outline_drop import DropPlace, drop_place, moving_rows
from wsg_desktop.ui.projects.row_painter import INDENT, PADDING, TRIANGLE_ROOM
from wsg_desktop.ui.projects.table_model import Fold, ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable

_HANDLES = frozenset({ROW_HANDLE, ALWAYS})
_EDGE = 24
"""Pixels from the top and the bottom in which a drag scrolls."""
_SCROLLS_AT = 60


class MayDrag(Protocol):
    """Whoever knows whether lines can be dragged."""

    def __call__(self, *, told: bool) -> bool:
        """Return whether they can; with `told` the user hears why not."""
        ...


class _Drag(NamedTuple):
    """Rows on the move."""

    ids: list[str]
    moving: frozenset[int]
    depth: int
    """How deep the row that was taken stands."""


class OutlineMouse(QObject):
    """Follows the mouse between press and release."""

    fold_requested = Signal(str)
    """The id of a line to fold or unfold."""
    dropped = Signal(list, object)
    """The ids of the dragged lines and their `DropPlace`."""

    def __init__(self, table: ProjectTable, model: ProjectTableModel, may_drag: MayDrag) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._may_drag = may_drag
        self._pressed: QPoint | None = None
        self._drag: _Drag | None = None
        self._at = QPoint()
        self._place: DropPlace | None = None
        self._given_up = False
        """Whether Esc was pressed while the button is still down: what follows means nothing."""
        self.mark = DropMark(table.viewport())
        self._scrolling = QTimer(self, interval=_SCROLLS_AT)
        self._scrolling.timeout.connect(self._scroll)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)
        model.modelAboutToBeReset.connect(self.cancel)

    @property
    def place(self) -> DropPlace | None:
        """Return where the rows would come now."""
        return self._place

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._pressed = self._drag = self._place = None
        self._scrolling.stop()
        self.mark.hide()
        self._table.viewport().unsetCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what belongs to triangles and drags; leave the rest to the table."""
        kind = event.type()
        if watched is self._table:
            if kind == QEvent.Type.FocusOut:
                self.cancel()
            return isinstance(event, QKeyEvent) and self._takes_key(event)
        return isinstance(event, QMouseEvent) and self._takes_mouse(event)

    def _takes_mouse(self, event: QMouseEvent) -> bool:
        kind, at = event.type(), event.position().toPoint()
        if self._given_up and kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            self._given_up = kind == QEvent.Type.MouseMove
            return True
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._press(event, at, twice=kind == QEvent.Type.MouseButtonDblClick)
        if kind == QEvent.Type.MouseMove and self._pressed is not None:
            return self._move(at)
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            return self._release(at)
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        """Give up a drag at Esc, also where Esc would close something else."""
        if self._drag is None or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.cancel()
            self._given_up = True
            return True
        return False

    def _press(self, event: QMouseEvent, at: QPoint, *, twice: bool) -> bool:
        self._given_up = False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        row = self._table.rowAt(at.y())
        project_id = self._model.project_id(row)
        if project_id is not None and self._is_on_triangle(row, at):
            self._table.setFocus(Qt.FocusReason.MouseFocusReason)
            self.fold_requested.emit(project_id)
            return True
        if (
            twice
            or project_id is None
            or not self._takes_drag(row, at)
            or event.modifiers()
            or not self._may_drag(told=False)
        ):
            return False
        self._pressed = at
        return True

    def _takes_drag(self, row: int, at: QPoint) -> bool:
        column = self._table.indexAt(at).column()
        is_handle = column >= 0 and self._model.columns[column].key in _HANDLES
        return is_handle and len(self._table.block.columns_in(row)) == self._model.columnCount()

    def _move(self, at: QPoint) -> bool:
        assert self._pressed is not None
        self._at = at
        if self._drag is None:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return True
            if not self._may_drag(told=True):
                self.cancel()
                return True
            self._begin(self._table.rowAt(self._pressed.y()))
        self._follow()
        return True

    def _release(self, at: QPoint) -> bool:
        drag, place = self._drag, self._place
        self.cancel()
        if drag is None:
            # A click on one of several chosen rows chooses that one alone.
            index = self._table.indexAt(at)
            self._table.move_to(index.row(), index.column())
            if self._model.columns[index.column()].key == ROW_HANDLE:
                self._table.choose_rows()
        elif place is not None:
            self.dropped.emit(drag.ids, place)
        return True

    def _begin(self, row: int) -> None:
        ids = self._table.selected_ids()
        self._drag = _Drag(ids, moving_rows(_Rows(self._model), ids), self._model.depth(row))
        self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scrolling.start()

    def _follow(self) -> None:
        """Mark where the rows would come."""
        assert self._drag is not None
        assert self._pressed is not None
        height = self._table.verticalHeader().defaultSectionSize()
        first = self._table.rowViewportPosition(0)
        steps = round((self._at.x() - self._pressed.x()) / theme.scaled(INDENT))
        rows = _Rows(self._model)
        self._place = drop_place(
            rows, self._drag.moving, (self._at.y() - first) / height, self._drag.depth + steps
        )
        if self._place is None:
            self.mark.hide()
        else:
            self.mark.show_at(self._area(self._place), on_row=self._place.is_last)

    def _area(self, place: DropPlace) -> QRect:
        """Return the row that is dropped on, or the line between two rows, from its depth to the right."""
        height = self._table.verticalHeader().defaultSectionSize()
        top = self._table.rowViewportPosition(0) + place.row * height
        width = self._table.viewport().width()
        if place.is_last:
            return QRect(0, top, width, height)
        left = self._title_left() + place.depth * theme.scaled(INDENT)
        return QRect(left, top, width - left, 0)

    def _title_left(self) -> int:
        return self._table.header.left_of(max(self._model.position(ALWAYS), 0)) + PADDING

    def _is_on_triangle(self, row: int, at: QPoint) -> bool:
        if self._model.fold_of(row) is Fold.NOTHING_BELOW:
            return False
        left = self._title_left() + self._model.depth(row) * theme.scaled(INDENT) - 4
        return left <= at.x() < left + theme.scaled(TRIANGLE_ROOM) + 2

    def _scroll(self) -> None:
        """Scroll while the pointer is held at the top or the bottom."""
        bar, height = self._table.verticalScrollBar(), self._table.viewport().height()
        by = -1 if self._at.y() < _EDGE else 1 if self._at.y() > height - _EDGE else 0
        before = bar.value()
        bar.setValue(before + by * self._table.verticalHeader().defaultSectionSize() // 2)
        if bar.value() != before and self._drag is not None:
            self._follow()


class _Rows:
    """The rows of a model as `outline_drop` asks for them."""

    def __init__(self, model: ProjectTableModel) -> None:
        self._model = model
        self.project_id = model.project_id
        self.depth = model.depth

    def parent_id(self, row: int) -> str | None:
        """Return what the project on a row stands under in the list."""
        project = self._model.project(row)
        return project.parent_id if project else None

    def hides(self, row: int) -> bool:
        """Return whether a row is folded."""
        return self._model.fold_of(row) is Fold.FOLDED

    def count(self) -> int:
        """Return how many rows there are."""
        return self._model.rowCount()
