"""The two buttons: filled for the one thing a screen is for, quiet for everything else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wsg_desktop.ui import icons

_GAP = 6


class _Button(QPushButton):
    """Pressed by Enter as well as by Space when it has the keyboard, whatever the default of its dialog."""

    def __init__(self, text: str, icon: str, tone: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        if icon:
            icons.set_icon(self, icon, tone, _GAP if text else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class FilledButton(_Button):
    """The one filled button of a screen."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, "on_filled", parent)


class QuietButton(_Button):
    """A button with a line around it; `flat` hides the line until the mouse is there."""

    def __init__(
        self, text: str, icon: str = "", *, flat: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, "text", parent)
        self.setFlat(flat)


class IconButton(QuietButton):
    """A square button with an icon only; its name is its tooltip and what a screen reader says."""

    def __init__(self, name: str, icon: str, *, flat: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("", icon, flat=flat, parent=parent)
        self.setProperty("square", True)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Give the button another name, after a change of language."""
        self.setToolTip(name)
        self.setAccessibleName(name)
