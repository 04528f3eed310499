"""The long work that is going on, in the status bar: its words, how far it is, and a button to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.background import Background, Progress
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class ProgressPanel(QWidget):
    """Show the work that was started last; hidden while there is none."""

    def __init__(self, background: Background, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Progress] = []
        self._words = TextLabel("", FontRole.SMALL, wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(scaled(160))
        self._stop = IconButton("", "x")
        self._stop.clicked.connect(self._stop_shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        background.started.connect(self._add)
        background.ended.connect(self._remove)
        self.retranslate(tr)
        self.hide()

    def retranslate(self, tr: Translator) -> None:
        """Show the words in another language."""
        self._stop.rename(tr("Stop"))

    def _add(self, progress: Progress) -> None:
        self._shown.append(progress)
        progress.reported.connect(self._report)
        self._show_last()

    def _remove(self, progress: Progress) -> None:
        self._shown.remove(progress)
        self._show_last()

    def _show_last(self) -> None:
        self.setVisible(bool(self._shown))
        if self._shown:
            self._stop.setEnabled(True)
            self._words.setText(self._shown[0].label)
            self._bar.setAccessibleName(self._shown[0].label)
            self._bar.setRange(0, 0)

    def _report(self, done: int, total: int) -> None:
        # A report may still arrive after the work has ended.
        if self._shown and self.sender() is self._shown[0]:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _stop_shown(self) -> None:
        self._stop.setEnabled(False)
        self._shown[0].stop()
