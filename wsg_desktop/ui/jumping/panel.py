"""The field of Ctrl+K with its results, over the middle of the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.jumping.result_list import SHOWN, Result, ResultList
from wsg_desktop.ui.projects.popup import Popup
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDTH = 640
_FROM_TOP = 72
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - SHOWN,
}


class JumpPanel(Popup):
    """Results while typing. Arrows choose, Enter or a click goes there, Esc or a click elsewhere closes."""

    chosen = Signal(object)
    """The `Target` to go to."""

    def __init__(self, find: Callable[[str], Sequence[Result]], tr: Translator, window: QWidget) -> None:
        super().__init__(window)
        self._tr = tr
        self._find = find
        self._window = window
        self.field = SearchField(tr("Go to a project, area, party, contact, view or action"))
        self.list = ResultList(tr("Results"))
        self.nothing = TextLabel(tr("Nothing found. Try another word, or a part of one."), tone="muted")
        self.nothing.setContentsMargins(8, 8, 8, 8)
        self.keys = TextLabel(tr("Arrows choose · Enter goes there · Esc closes"), FontRole.SMALL, "muted")
        self.keys.setContentsMargins(8, 0, 8, 0)
        for part in (self.field, self.list, self.nothing, self.keys):
            self.column.addWidget(part)
        self.setAccessibleName(self.field.accessibleName())
        self.setFixedWidth(min(scaled(_WIDTH), window.width() - 2 * _FROM_TOP))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_found)
        self.list.selectionModel().currentChanged.connect(self._speak)
        self.list.clicked.connect(self._take)
        self._show_found("")

    def open_over(self, window: QWidget) -> None:
        """Open below the menu bar, in the middle."""
        left = (window.width() - self.width()) // 2
        self.open_at(window.mapToGlobal(QPoint(left, scaled(_FROM_TOP))))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Show what is found now for what is typed, with the same line marked."""
        row = self.list.currentIndex().row()
        self._show_found(self.field.text())
        for _ in range(row):
            self.list.step(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by the arrows and go by Enter, while the keyboard stays in the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.list.step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _show_found(self, text: str) -> None:
        results = self._find(text)
        self.list.show_results(results, self._room())
        self.list.setVisible(bool(results))
        self.nothing.setVisible(not results)
        self.adjustSize()

    def _room(self) -> int:
        """Return how high the list can be: the window's end, or the screen's, is the end of it."""
        around = self.field.sizeHint().height() + self.keys.sizeHint().height() + 4 * self.column.spacing()
        return self._window.height() - scaled(_FROM_TOP) - around - 2 * self.column.spacing()

    def _speak(self) -> None:
        """Let a screen reader say what is marked, for the keyboard is not there."""
        current = self.list.current
        self.field.setAccessibleDescription(current.spoken if current else "")

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        result = self.list.results.results[index.row()]
        if not result.why_not:
            self.close()
            self.chosen.emit(result.target)
