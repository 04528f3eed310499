"""Rows of a form in a dialog: what a field is called at its left, level with the first line of the field."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.text_label import TextLabel

_DOWN = 7
"""From the top of a field to the top of its letters."""


def form_rows(rows: Iterable[tuple[str, QWidget]]) -> QGridLayout:
    """Return a grid with a name and a field in each row; a field may go without a name."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (name, field) in enumerate(rows):
        if name:
            label = TextLabel(name, tone="muted", wrap=False)
            label.setContentsMargins(0, 0 if isinstance(field, QLabel) else scaled(_DOWN), 0, 0)
            label.setBuddy(field)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1)
    return grid
