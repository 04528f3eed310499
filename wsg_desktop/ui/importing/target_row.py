"""Where the new programme is kept: proposed beside the list, to change by one button."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel


class TargetRow(QWidget):
    """The path in words; hidden when the import goes into a programme that is open."""

    requested = Signal()
    """The user wishes to choose another place."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TextLabel(tr("The new programme is saved as"), tone="muted", wrap=False)
        self._path = ElidedLabel()
        self.button = QuietButton(tr("Choose another place..."), "folder-open")
        self.button.clicked.connect(self.requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("save", 16, "muted"))
        row.addWidget(self._words)
        row.addWidget(self._path)
        row.addSpacing(8)
        row.addWidget(self.button)
        row.addStretch(1)

    @property
    def text(self) -> str:
        """Return the path as it is shown."""
        return self._path.text()

    def show_path(self, path: Path | None) -> None:
        """Show where the programme goes; None for nowhere new."""
        self.setVisible(path is not None)
        self._path.setText(str(path) if path else "")
