"""Above the chart: to what end the critical path leads, with a cross to ask for the whole programme again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.chip import Chip


class GoalBar(QWidget):
    """One chip; gone while the end of the whole programme counts."""

    cleared = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.chip: Chip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch()
        self.hide()

    def show_goal(self, name: str) -> None:
        """Show the name of the goal; an empty one hides the bar."""
        words = self._tr("Critical up to: {name}", name=name) if name else ""
        if words == (self.chip.text if self.chip else ""):
            return
        if self.chip:
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
        if words:
            self.chip = Chip(words, self._tr("Show what is critical for the whole programme"))
            self.chip.removed.connect(self.cleared)
            self._row.insertWidget(0, self.chip)
        self.setVisible(bool(words))
