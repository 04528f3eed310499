"""Leaving a field before what it belongs to goes from the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def leave_field(window: QWidget) -> None:
    """Take the keyboard from the field that has it, so that it keeps its text for what it was typed of."""
    field = window.focusWidget()
    if field is not None:
        field.clearFocus()


def keep_typed(window: QWidget) -> None:
    """Let the field that has the keyboard keep its text, and give it back where it is still there."""
    field = window.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        field.clearFocus()
        if field.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
