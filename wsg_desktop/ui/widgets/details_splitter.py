"""A list with its details beside it, and a border between them that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_ALL = 2_000
"""More than any list has: at first the details take the width that they cannot do without."""


class DetailsSplitter(QSplitter):
    """Gives the list all the room that the details leave."""

    def __init__(self, shown: QWidget, details: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._details = details
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)
        self.addWidget(shown)
        self.addWidget(details)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([_ALL, details.minimumWidth()])

    def take_sizes(self, sizes: object) -> None:
        """Make the details as wide as `sizes` told last time; what is no pair of widths is passed over."""
        match sizes:
            case [int(), int(width)]:
                # Never wider than they can be: the rest would stay empty.
                self.setSizes([1, min(width, self._details.maximumWidth())])
            case _:
                pass
