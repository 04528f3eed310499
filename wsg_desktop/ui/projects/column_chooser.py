"""Which columns are shown and in what order: tick, drag, or move by the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.columns import ALWAYS, COLUMNS_BY_KEY, INITIAL
from wsg_desktop.ui.projects.popup import Popup
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_KEY = Qt.ItemDataRole.UserRole
_MOST_LINES = 14


class ColumnChooser(Popup):
    """Every column with a tick; those that are shown stand first, in their order."""

    columns_chosen = Signal(object)
    """The keys of the columns to show, as a tuple in their order."""

    def __init__(self, tr: Translator, shown: Sequence[str], offered: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = offered
        self._tr = tr
        self.setAccessibleName(tr("Columns"))
        self.setMinimumWidth(theme.scaled(272))
        hint = TextLabel(tr("Tick what you want to see. Drag to change the order."), tone="muted")
        hint.setContentsMargins(4, 2, 4, 4)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setAccessibleDescription(tr("Space ticks, Alt with an arrow key moves."))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.usual_button = QuietButton(tr("The usual columns"), "rotate-ccw", flat=True)
        self.column.addWidget(hint)
        self.column.addWidget(self.list)
        self.add_button(self.usual_button, self._choose_usual)
        self._fill(shown)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * _MOST_LINES + 12)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a column by Alt and an arrow key, close by Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, shown: Sequence[str]) -> None:
        hidden = [key for key in self._offered if key not in shown]
        for key in (*shown, *hidden):
            item = QListWidgetItem(self._tr(COLUMNS_BY_KEY[key].header), self.list)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags if key == ALWAYS else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            item.setData(_KEY, key)
        self.list.setCurrentRow(0)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + step < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + step, item)
        self.list.setCurrentRow(row + step)
        self._tell()

    def _choose_usual(self) -> None:
        self.list.itemChanged.disconnect(self._tell)
        self.list.clear()
        self._fill(INITIAL)
        self.list.itemChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = Qt.CheckState.Checked
        self.columns_chosen.emit(tuple(item.data(_KEY) for item in items if item.checkState() == ticked))
