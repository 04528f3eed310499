"""Rows that fit: a list on a screen without scrolling shows its first rows and leaves out the last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


def show_what_fits(rows: Sequence[QWidget], room: int, spacing: int = 0) -> None:
    """Show the first of `rows` that fit in `room` pixels below each other; always at least one."""
    used = 0
    for place, row in enumerate(rows):
        used += max(row.sizeHint().height(), row.minimumHeight()) + (spacing if place else 0)
        row.setVisible(place == 0 or used <= room)
