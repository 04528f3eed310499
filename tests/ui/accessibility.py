"""What a screen reader needs of every control: a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QWidget


def unnamed_controls(root: QWidget) -> list[str]:
    """Return the visible controls in `root` that take the keyboard and say nothing to a screen reader."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parent(), QAbstractScrollArea | QComboBox | QLineEdit)
        if inner or not widget.isVisibleTo(root) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found
