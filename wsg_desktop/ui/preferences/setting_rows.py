"""Rows of the settings: a name, a field, and under it what it means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.text_label import TextLabel

_NAMES = 200
_WIDEST_NAMES = 280
"""Where the texts are so large that names would take more than this, they stand above their fields."""
_DOWN = 7
"""From the top of a field to the top of its letters."""


class SettingRows(QGridLayout):
    """Names at the left in one column, fields at the right; very large texts stand under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._is_beside = scaled(_NAMES) <= _WIDEST_NAMES
        self.setHorizontalSpacing(16 if self._is_beside else 0)
        self.setVerticalSpacing(12)
        self.setColumnMinimumWidth(0, scaled(_NAMES) if self._is_beside else 0)
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its name; one that carries its own name goes without."""
        row = self.rowCount()
        if name:
            label = TextLabel(name)
            label.setBuddy(field)
            self._add_name(label, row)
            row = self.rowCount() if not self._is_beside else row
        if not hint:
            self.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            return
        field.setAccessibleDescription(hint)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(TextLabel(hint, FontRole.SMALL, "muted"))
        self.addLayout(column, row, 1)

    def _add_name(self, label: TextLabel, row: int) -> None:
        if self._is_beside:
            label.setMaximumWidth(scaled(_NAMES))
            label.setContentsMargins(0, scaled(_DOWN), 0, 0)
            self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.addWidget(label, row, 1)
