"""The points of an agenda to leaf through while a meeting runs, each as high as its words need."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.ui.widgets.status_icon import status_icon

_AROUND = QSize(30, 14)
"""Beside and above the words of a point, as the style sheet has it."""
_ICON = 24


class AgendaList(QListWidget):
    """Points by their id. Qt measures wrapped words without the room around them, and cuts the last ones."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def current_id(self) -> str:
        """Return the id of the chosen point, empty without one."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else ""

    def add_point(self, point_id: str, words: str, state: str = "", light: Light | None = None) -> None:
        """Add a point; one that decides something has a state with its shape."""
        item = QListWidgetItem(words, self)
        item.setData(Qt.ItemDataRole.UserRole, point_id)
        if light is not None:
            item.setIcon(status_icon(light))
            item.setToolTip(state)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {state}")
        self._fit(item)

    def choose(self, point_id: str) -> None:
        """Choose a point, or the first one where it is not there."""
        ids = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        self.setCurrentRow(ids.index(point_id) if point_id in ids else 0)

    def longest_word(self) -> int:
        """Return the width in which no word is broken."""
        words = {word for row in range(self.count()) for word in self.item(row).text().split()}
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return longest + _AROUND.width() + _ICON + self.verticalScrollBar().sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        for row in range(self.count()):
            self._fit(self.item(row))

    def _fit(self, item: QListWidgetItem) -> None:
        room = self.viewport().width() - _AROUND.width() - (0 if item.icon().isNull() else _ICON)
        area = self.fontMetrics().boundingRect(
            QRect(0, 0, max(room, 1), 0), Qt.TextFlag.TextWordWrap, item.text()
        )
        item.setSizeHint(QSize(1, area.height() + _AROUND.height()))
