"""The ground of rows in Vandaag: a line below, another colour under the mouse or with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import scaled

HEIGHT = 41
"""Of a row with two lines of text, at the usual text size."""


class GroundRow(QFrame):
    """A row of two lines of text that shows where the mouse and the keyboard are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below, and the ground under the mouse or with the keyboard."""
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.colour("selected" if self.hasFocus() else "hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("soft_line"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()


def two_lines(above: QWidget, below: QWidget) -> QVBoxLayout:
    """Return a layout with two lines of text close to each other, in the middle of the row."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch(1)
    return column
