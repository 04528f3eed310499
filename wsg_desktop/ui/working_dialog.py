"""A dialog that has something done beside it, such as an import: it cannot be closed just like that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.actions import Actions
from wsg_desktop.ui.help_window import HelpWindow


class WorkingDialog(QDialog):
    """Tells that the user wishes to leave, or to see the help; whoever opened it knows what that means."""

    stop_requested = Signal()
    """The user wishes to leave, or to stop what is going on."""
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._help_window: HelpWindow | None = None

    def show_help(self, page: str, tr: Translator, actions: Actions) -> None:
        """Show a page of the help in a window that can be used while this one is open."""
        # A child of this window: what stands beside it could not be used.
        if self._help_window is None:
            self._help_window = HelpWindow(tr, actions, self)
        self._help_window.show_page(page)

    def reject(self) -> None:
        """Leave by Esc or the window's cross: whoever opened the window knows whether that can be."""
        self.stop_requested.emit()

    def leave(self) -> None:
        """Close without having done anything."""
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the help by F1."""
        if event.key() == Qt.Key.Key_F1:
            self.help_requested.emit()
        else:
            super().keyPressEvent(event)
