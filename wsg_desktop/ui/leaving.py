"""Leaving a field before what it belongs to goes from the screen."""

from PySide6.QtWidgets import QWidget


def leave_field(window: QWidget) -> None:
    """Take the keyboard from the field that has it, so that it keeps its text for what it was typed of."""
    field = window.focusWidget()
    if field is not None:
        field.clearFocus()
