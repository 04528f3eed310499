"""A pick list that only the user changes: a turning wheel scrolls the page, not the choice."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

_IN_SIGHT = 14


class PickBox(QComboBox):
    """A list of words with a value behind each; `activated` comes when the user picks one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        # By its shortest length, or the longest word would decide how narrow the window may be.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        # With the style sheet as a list below the box: Fusion's own way fills the screen with fifty lines.
        self.setMaxVisibleItems(_IN_SIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Fusion's own delegate for lists of a combo box does not know the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def show_value(self, value: Any, otherwise: str = "") -> None:
        """Show the word of `value`; `otherwise` where it has none."""
        self.setPlaceholderText(otherwise)
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what can be scrolled."""
        event.ignore()
