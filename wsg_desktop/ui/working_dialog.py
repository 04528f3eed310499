"""A dialog that has something done beside it, such as an import: it cannot be closed just like that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog


class WorkingDialog(QDialog):
    """Tells that the user wishes to leave; whoever opened it knows what that means."""

    stop_requested = Signal()
    """The user wishes to leave, or to stop what is going on."""

    def reject(self) -> None:
        """Leave by Esc or the window's cross: whoever opened the window knows whether that can be."""
        self.stop_requested.emit()

    def leave(self) -> None:
        """Close without having done anything."""
        super().reject()
