"""The list of answers: Space ticks, F2 answers a question, Ctrl+C copies."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from wsg_desktop.services.answer_desk import Asked
from wsg_desktop.ui import theme
from wsg_desktop.ui.answers.change_model import ChangeModel, Column, Index, Line
from wsg_desktop.ui.theme import FontRole, scaled

_WIDTHS = {
    Column.FIELD: 190,
    Column.PARTY: 150,
    Column.SENT: 126,
    Column.THEIRS: 230,
    Column.OURS: 126,
    Column.VERDICT: 128,
}
"""At the usual text size; what the partner says takes the room that is left."""

_INDENT = 20


class ChangeView(QTreeView):
    """Projects with the answers about them; `current_changed` carries an `Asked`, or None."""

    current_changed = Signal(object)
    edit_requested = Signal()
    """The user wishes to answer the question of the current line."""
    menu_requested = Signal()

    def __init__(self, name: str, model: ChangeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAllColumnsShowFocus(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setItemDelegateForColumn(0, _FirstColumn(self))
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(False)
        self.header().setHighlightSections(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(Column.THEIRS, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> Asked | None:
        """Return the answer of the current line; of a project its first one."""
        row = self.currentIndex().row()
        found = self.changes.lines[row].asked if 0 <= row < len(self.changes.lines) else ()
        return found[0] if found else None

    def show_lines(self, lines: Sequence[Line], *, with_party: bool, key: str = "") -> None:
        """Show other lines, with the answer `key` as the current one where it is there."""
        top = self.verticalScrollBar().value()
        self.changes.show(lines)
        self.setColumnHidden(Column.PARTY, not with_party)
        found = self.changes.find(key)
        is_there = found.isValid()
        if not is_there and lines:
            found = self.changes.index(min(1, len(lines) - 1), 0)
        if found.isValid():
            self.setCurrentIndex(found)
        self.verticalScrollBar().setValue(top if is_there else 0)
        if is_there:
            self.scrollTo(found)
        self._tell(self.currentIndex())

    def show_again(self) -> None:
        """Show ticks and values as they were decided."""
        self.changes.forget_texts()
        # Telling every line that it changed would cost more than painting those in sight.
        self.viewport().update()

    def mark(self, key: str) -> None:
        """Make the answer `key` the current one."""
        found = self.changes.find(key)
        if found.isValid():
            self.selectionModel().setCurrentIndex(
                found,
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(found)

    def go_on(self) -> None:
        """Go to the next answer that is still to be decided, from the end to the top; stay where none is."""
        desk, lines = self.changes.desk, self.changes.lines
        after = self.currentIndex().row() + 1
        following = (it.one for it in (*lines[after:], *lines[:after]) if it.one is not None)
        found = next((it for it in following if desk.is_undecided(it)), None)
        if found is not None:
            self.mark(found.key)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; a heading goes across all columns (Qt's own spans cost a layout each)."""
        if self.changes.lines[index.row()].one is not None:
            super().drawRow(painter, option, index)
            if self.selectionModel().isSelected(index):
                area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
                edge = QRect(area.left(), area.top(), scaled(_INDENT), area.height() - 1)
                painter.fillRect(edge, theme.colour("selected"))
            return
        whole = QStyleOptionViewItem(option)
        first = self.changes.index(index.row(), 0)
        if self.selectionModel().isSelected(first):
            whole.state |= QStyle.StateFlag.State_Selected  # pyright: ignore[reportAttributeAccessIssue]
        self.itemDelegateForIndex(first).paint(painter, whole, first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick what is chosen by Space, answer by F2 or Enter, copy by Ctrl+C."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.changes.as_text(self._chosen_rows()))
        elif event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Answer by a double click."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.changes.lines[index.row()].one is not None:
            self.edit_requested.emit()

    def _toggle(self) -> None:
        """Tick everything that is chosen, or untick it when the first of it is ticked."""
        desk = self.changes.desk
        found = {it.key: it for row in self._chosen_rows() for it in self.changes.lines[row].asked}
        open_ones = [it for it in found.values() if desk.is_open(it)]
        if not open_ones:
            return
        if len(open_ones) == 1 and not desk.can_tick(open_ones[0]):
            self.edit_requested.emit()
            return
        on = not all(desk.is_ticked(it) for it in open_ones if desk.can_tick(it))
        goes_on = on and len(open_ones) == 1 and desk.is_undecided(open_ones[0])
        self.changes.ticked.emit([it.key for it in open_ones], on)
        if goes_on:
            self.go_on()

    def _chosen_rows(self) -> list[int]:
        """Return the chosen rows; by their ranges, for there may be thousands."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.size())]
        return sorted({row for it in ranges for row in range(it.top(), it.bottom() + 1)})

    def _tell(self, _index: Index) -> None:
        self.current_changed.emit(self.current)

    def _dress(self) -> None:
        self.setFont(theme.font(FontRole.TABLE))
        look = theme.colours()
        theme.dress(
            self,
            f"QTreeView {{ background: {look.card}; border: 1px solid {look.line}; border-radius: 6px; }}"
            f" QTreeView:focus {{ border: 2px solid {look.focus}; }}"
            f" QTreeView::item {{ height: {scaled(30)}px; padding: 0 8px 0 4px;"
            f" border-bottom: 1px solid {look.soft_line}; }}"
            f" QTreeView::item:hover {{ background: {look.hover}; }}"
            f" QTreeView::item:selected {{ background: {look.selected}; color: {look.text}; }}"
            f" QTreeView::indicator:indeterminate {{ background: {look.chip_line};"
            f" border-color: {look.accent}; }}"
            f" QHeaderView::section {{ padding: 8px 6px; }}",
        )
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(width))


class _FirstColumn(QStyledItemDelegate):
    """Moves what stands below a heading to the right."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room in front of the tick; clicks on it follow."""
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, ChangeModel) and not model.lines[index.row()].is_heading:
            area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
            area.setLeft(area.left() + scaled(_INDENT))
            option.rect = area  # pyright: ignore[reportAttributeAccessIssue]
