"""The two buttons: filled for the one thing a screen is for, quiet for everything else."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from wsg_desktop.ui import icons

_SIZE = 16
_GAP = 6


def _dress(button: QPushButton, icon: str, tone: str) -> None:
    gap = _GAP if button.text() else 0
    button.setIconSize(QSize(_SIZE + gap, _SIZE))
    button.setAutoDefault(False)
    if icon:
        icons.set_icon(button, icon, tone, gap)


class FilledButton(QPushButton):
    """The one filled button of a screen."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _dress(self, icon, "on_accent")


class QuietButton(QPushButton):
    """A button with a line around it; `flat` hides the line until the mouse is there."""

    def __init__(
        self, text: str, icon: str = "", *, flat: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setFlat(flat)
        _dress(self, icon, "text")


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
