"""The list of the history: painted rows, folding by mouse and keys, copying as text."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wsg_desktop.domain.clock import local_time
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.history.stream import ROW_ROLE, HistoryModel, Index, RowKind, StreamRow
from wsg_desktop.ui.theme import FontRole, scaled

_ROW, _DAY_ROW = 32, 40
_TIME, _WHO, _FOLD, _GAP, _ICON = 48, 140, 20, 12, 16
_NARROW = 640
"""In a list of less width the names of people have less room."""


class HistoryView(QListView):
    """Rows to walk through with the arrows; Left and Right fold, Enter opens the project."""

    project_requested = Signal(str)
    row_changed = Signal(object)
    """The `StreamRow` that is marked, or None."""
    menu_requested = Signal(QPoint)
    """Where a menu is to open, in coordinates of the screen."""

    def __init__(self, name: str, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stream = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def row(self) -> StreamRow | None:
        """Return the row that is marked."""
        index = self.currentIndex()
        return self.stream.rows[index.row()] if index.isValid() else None

    def mark(self, place: int) -> None:
        """Mark the row at `place` and bring it into view."""
        index = self.stream.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def mark_first(self) -> None:
        """Mark the first row below its day."""
        if len(self.stream.rows) > 1:
            self.mark(1)
            self.scrollToTop()

    def copy_rows(self) -> None:
        """Copy the chosen rows as text, a line each."""
        places = sorted(index.row() for index in self.selectedIndexes())
        text = "\n".join(self.stream.words(self.stream.rows[place]) for place in places)
        QGuiApplication.clipboard().setText(text)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is marked."""
        super().currentChanged(current, previous)
        self.row_changed.emit(self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, open, fold and unfold; the arrows step over the days."""
        place = self.currentIndex().row()
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(place)
        elif key == Qt.Key.Key_Right and place >= 0:
            self.stream.fold(place, open_=True)
        elif key == Qt.Key.Key_Left and place >= 0:
            self._fold(place)
        else:
            super().keyPressEvent(event)
            self._leave_day(upwards=key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold and unfold by a click on the sign in front of a change set."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self.stream.rows[index.row()]
        if row.can_unfold and self.fold_area(self.visualRect(index)).contains(event.position().toPoint()):
            assert row.entry is not None
            self.stream.fold(index.row(), open_=row.entry.of.seq not in self.stream.unfolded)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row that is marked, by mouse and by key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            area = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(area.bottomLeft() + QPoint(scaled(_TIME), 0))
        self.menu_requested.emit(place)

    def fold_area(self, area: QRect) -> QRect:
        """Return where the sign to unfold stands in the row at `area`."""
        left = area.left() + self.text_left - scaled(_FOLD)
        return QRect(left - 4, area.top(), scaled(_FOLD) + 4, area.height())

    @property
    def text_left(self) -> int:
        """Return how far from the edge the words begin."""
        return scaled(_GAP + _TIME) + self.who_width + scaled(_GAP + _FOLD)

    @property
    def who_width(self) -> int:
        """Return how wide the names of people may be."""
        return scaled(_WHO if self.viewport().width() >= scaled(_NARROW) else _WHO // 2)

    def _fold(self, place: int) -> None:
        """Fold the change set, also from one of its lines."""
        while place > 0 and self.stream.rows[place].kind is RowKind.LINE:
            place -= 1
        self.mark(place)
        self.stream.fold(place, open_=False)

    def _open(self, place: int) -> None:
        """Open the project of a row; a row of several is unfolded or folded."""
        if not 0 <= place < len(self.stream.rows):
            return
        row = self.stream.rows[place]
        if row.project_id:
            self.project_requested.emit(row.project_id)
        elif row.can_unfold and row.entry is not None:
            self.stream.fold(place, open_=row.entry.of.seq not in self.stream.unfolded)

    def _leave_day(self, *, upwards: bool) -> None:
        place = self.currentIndex().row()
        if place < 0 or self.stream.rows[place].kind is not RowKind.DAY:
            return
        self.mark(place - 1 if upwards and place > 0 else min(place + 1, len(self.stream.rows) - 1))

    def event(self, event: QEvent) -> bool:
        """Lay out anew when the text size changes."""
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def _dress(self) -> None:
        look = theme.colours()
        self.setFont(theme.font(FontRole.TABLE))
        theme.dress(
            self,
            f"QListView {{ background: {look.card}; border: 1px solid {look.line}; border-radius: 6px; }}"
            f" QListView:focus {{ border: 2px solid {look.focus}; }}",
        )
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    """Paints a row: time and who muted in columns, then what changed."""

    def __init__(self, view: HistoryView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; its width is that of the list."""
        row: StreamRow = index.data(ROW_ROLE)
        return QSize(100, scaled(_DAY_ROW if row.kind is RowKind.DAY else _ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint one row."""
        row: StreamRow = index.data(ROW_ROLE)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if row.kind is RowKind.DAY:
            self._write(painter, area.adjusted(scaled(_GAP), 8, 0, 0), row.text, FontRole.STRONG, "text")
        else:
            self._paint_ground(painter, area, state)
            self._paint_row(painter, area, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.setPen(theme.colour("soft_line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(theme.colour("focus"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, area: QRect, row: StreamRow) -> None:
        view = self._view
        left = area.left() + view.text_left
        right = area.right() - scaled(_GAP)
        if row.kind is RowKind.LINE:
            words = area.adjusted(view.text_left + scaled(_FOLD), 0, -scaled(_GAP), 0)
            self._write(painter, words, row.text, FontRole.TABLE, "text" if row.line else "muted")
            return
        assert row.at is not None
        time = QRect(area.left() + scaled(_GAP), area.top(), scaled(_TIME), area.height())
        self._write(painter, time, f"{local_time(row.at):%H:%M}", FontRole.TABLE, "muted")
        if row.kind is RowKind.POINT:
            icons.icon("save", "accent").paint(painter, self._icon_area(area))
            words = QRect(left, area.top(), right - left, area.height())
            self._write(painter, words, row.text, FontRole.STRONG, "accent")
            return
        assert row.entry is not None
        who = QRect(time.right() + 1, area.top(), view.who_width, area.height())
        self._write(painter, who, row.entry.of.who, FontRole.TABLE, "muted")
        if row.can_unfold:
            is_open = row.entry.of.seq in view.stream.unfolded
            name = "chevron-down" if is_open else "chevron-right"
            icons.icon(name, "muted").paint(painter, self._icon_area(area))
        if row.entry.is_taken_back:
            right = self._paint_mark(painter, area, right)
        words = QRect(left, area.top(), right - left, area.height())
        self._write(painter, words, row.text, FontRole.TABLE, "muted" if row.entry.is_taken_back else "text")

    def _paint_mark(self, painter: QPainter, area: QRect, right: int) -> int:
        """Say at the right that a change set was taken back; return where that begins."""
        said = self._view.stream.taken_back_words
        width = QFontMetrics(theme.font(FontRole.SMALL)).horizontalAdvance(said) + 2
        self._write(
            painter, QRect(right - width, area.top(), width, area.height()), said, FontRole.SMALL, "muted"
        )
        return right - width - scaled(_GAP)

    def _icon_area(self, area: QRect) -> QRect:
        fold = self._view.fold_area(area)
        size = scaled(_ICON)
        return QRect(fold.left() + 4, area.top() + (area.height() - size) // 2, size, size)

    def _write(self, painter: QPainter, area: QRect, text: str, role: FontRole, tone: str) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
