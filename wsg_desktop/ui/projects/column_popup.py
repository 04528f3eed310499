"""What a column offers: an order, its values to filter by, and to be hidden."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.popup import Popup
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.text_label import TextLabel

_VALUE = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_SEARCH_FROM = 10
"""Fewer values than this are seen at a glance."""
_MOST_LINES = 10
_WIDEST = 420
_BAR = 32
"""What the bar beside the values and their margins take."""


class ValueLine(NamedTuple):
    """One value to tick."""

    value: str
    words: str
    total: int
    ticked: bool


class ColumnPopup(Popup):
    """The menu of one column; nothing ticked lets everything through."""

    sort_requested = Signal(bool)
    """True for descending."""
    hide_requested = Signal()
    values_chosen = Signal(object)
    """The ticked values as a frozenset; None when none is ticked."""
    freeze_requested = Signal()
    """The columns up to this one are to stay in sight, or no longer."""
    all_requested = Signal()
    """Nothing is to be filtered any more."""

    def __init__(
        self, tr: Translator, name: str, lines: Sequence[ValueLine], parent: QWidget, *, can_hide: bool
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.scaled(248))
        self._pressed = Qt.CheckState.Unchecked
        self._add_closing(tr("Sort upwards"), "arrow-up", lambda: self.sort_requested.emit(False))
        self._add_closing(tr("Sort downwards"), "arrow-down", lambda: self.sort_requested.emit(True))
        if can_hide:
            self._add_closing(tr("Hide column"), "eye-off", self.hide_requested.emit)
        self.search = SearchField(tr("Search values"))
        self.list = QListWidget()
        self.clear_button = QuietButton(tr("Show all values"), "x", flat=True)
        if lines:
            self._offer_values(tr("Show only"), lines)

    def offer_freeze(self, *, is_last: bool) -> None:
        """Offer to keep the columns up to this one in sight, or to let them go where `is_last` of those."""
        words = self._tr("Let all columns scroll") if is_last else self._tr("Keep in sight up to here")
        button = self._add_closing(words, "panel-left", self.freeze_requested.emit)
        self.column.removeWidget(button)
        self.column.insertWidget(2, button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by Enter: what is ticked holds already."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away by the keys that open it as well, and take every filter off."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_L and event.modifiers() == both:
            self.close()
            self.all_requested.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _add_closing(self, text: str, icon: str, run: Callable[[], object]) -> QuietButton:
        def close_and_run() -> None:
            self.close()
            run()

        button = QuietButton(text, icon, flat=True)
        self.add_button(button, close_and_run)
        return button

    def _offer_values(self, title: str, lines: Sequence[ValueLine]) -> None:
        many = len(lines) >= _SEARCH_FROM
        heading = TextLabel(title, tone="muted")
        heading.setContentsMargins(4, 4, 0, 0)
        self.column.addWidget(heading)
        if many:
            self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.add_button(self.clear_button, self._clear)
        self.list.setAccessibleName(title)
        for line in lines:
            self.list.addItem(_item(line))
        self.list.setCurrentRow(0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        wanted = self.list.sizeHintForColumn(0) + theme.scaled(_BAR)
        self.list.setMinimumWidth(min(wanted, theme.scaled(_WIDEST)))
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(len(lines), _MOST_LINES) + 12)
        self.search.textChanged.connect(self._narrow)
        self.search.left.connect(self.list.setFocus)
        self.list.itemPressed.connect(self._remember)
        self.list.itemClicked.connect(self._toggle)
        self.list.itemChanged.connect(self._tell)
        self.list.installEventFilter(self)
        self._show_clear()
        self.setFocusProxy(self.search if many else self.list)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> frozenset[str]:
        ticked = Qt.CheckState.Checked
        return frozenset(item.data(_VALUE) for item in self._items() if item.checkState() == ticked)

    def _tell(self) -> None:
        self._show_clear()
        self.values_chosen.emit(self._ticked() or None)

    def _remember(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _toggle(self, item: QListWidgetItem) -> None:
        """Tick by the words as well as by the box, which has ticked already."""
        if item.checkState() == self._pressed:
            other = self._pressed == Qt.CheckState.Unchecked
            item.setCheckState(Qt.CheckState.Checked if other else Qt.CheckState.Unchecked)

    def _clear(self) -> None:
        self.list.itemChanged.disconnect(self._tell)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(self._tell)
        self._tell()

    def _narrow(self, text: str) -> None:
        from wsg_desktop.domain.words import search_key

        wanted = search_key(text)
        for item in self._items():
            item.setHidden(wanted not in search_key(item.data(_WORDS)))

    def _show_clear(self) -> None:
        self.clear_button.setEnabled(bool(self._ticked()))


def _item(line: ValueLine) -> QListWidgetItem:
    item = QListWidgetItem(f"{line.words}  ({line.total})")
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
    item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
    item.setData(_VALUE, line.value)
    item.setData(_WORDS, line.words)
    return item
