"""A field to search or filter with: a magnifying glass, a cross, Esc empties it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wsg_desktop.ui import icons


class SearchField(QLineEdit):
    """`textChanged` comes at each keystroke; `left` when the user is done (Esc in an empty field, Down)."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glass = QAction(self)
        icons.set_icon(self._glass, "search", "muted")
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Show and say `name` while the field is empty."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field by Esc, leave it by Esc again or Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
