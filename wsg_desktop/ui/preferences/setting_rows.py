"""Rows of the settings: a name, a field, and under it what it means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.text_label import TextLabel

_NAMES = 200
_DOWN = 7
"""From the top of a field to the top of its letters."""


class SettingRows(QGridLayout):
    """Names at the left in one column, fields at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(12)
        self.setColumnMinimumWidth(0, scaled(_NAMES))
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its name at the left; one that carries its own name goes without."""
        row = self.rowCount()
        if name:
            label = TextLabel(name)
            label.setBuddy(field)
            label.setMaximumWidth(scaled(_NAMES))
            label.setContentsMargins(0, scaled(_DOWN), 0, 0)
            self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if not hint:
            self.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            return
        field.setAccessibleDescription(hint)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(TextLabel(hint, FontRole.SMALL, "muted"))
        self.addLayout(column, row, 1)
