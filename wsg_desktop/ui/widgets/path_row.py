"""Where something is saved: words, the path, and a button to choose another place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel


class PathRow(QWidget):
    """A path, after words that may be empty; hidden while there is none."""

    requested = Signal()
    """The user wishes to choose another place."""

    def __init__(self, icon: str, words: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ElidedLabel()
        self.button = QuietButton(button, "folder-open")
        self.button.clicked.connect(self.requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, 16, "muted"))
        if words:
            row.addWidget(TextLabel(words, tone="muted", wrap=False))
        row.addWidget(self._path)
        row.addSpacing(8)
        row.addWidget(self.button)
        row.addStretch(1)

    @property
    def text(self) -> str:
        """Return the path as it is shown."""
        return self._path.text()

    def show_path(self, path: Path | None) -> None:
        """Show where it goes; None for nowhere."""
        self.setVisible(path is not None)
        self._path.setText(str(path) if path else "")
