"""What a dialog shows while the program works: words, how far it is, and what stopping means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.text_label import TextLabel


class BusyPage(QWidget):
    """A bar that moves with a `Progress`; without numbers it only shows that something goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TextLabel("", FontRole.HEADING)
        self._more = TextLabel("", tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(scaled(360))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for label in (self._words, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._more)
        column.addStretch(3)

    def follow(self, progress: Progress, more: str) -> None:
        """Show the words of `progress` and move with it; `more` says what stopping means."""
        self._words.setText(progress.label)
        self._more.setText(more)
        self._bar.setAccessibleName(progress.label)
        self._bar.setRange(0, 0)
        progress.reported.connect(self._report)

    def _report(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
