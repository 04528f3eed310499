"""How long it is from one meeting to the next: a number, and weeks or months."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, Rhythm
from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.pick_box import PickBox

_MOST = 24


class RhythmRow(QWidget):
    """A number beside its unit; without a rhythm the number says nothing."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.number = QSpinBox()
        self.number.setRange(1, _MOST)
        self.number.setValue(6)
        # A style sheet pads the box, but not the line in it.
        self.number.lineEdit().setTextMargins(6, 0, 6, 0)
        self.number.setAccessibleName(tr("Meets every"))
        self.unit = PickBox(tr("Rhythm"))
        for unit in (Rhythm.WEEKS, Rhythm.MONTHS, Rhythm.NONE):
            self.unit.addItem(tr(MEETING_LABELS[Rhythm][unit]), unit.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.number)
        row.addWidget(self.unit, 1)
        self.setFocusProxy(self.number)
        self.number.valueChanged.connect(lambda _value: self.changed.emit())
        self.unit.currentIndexChanged.connect(self._tell)

    @property
    def rhythm(self) -> str:
        """Return the unit."""
        return str(self.unit.currentData())

    @property
    def every(self) -> int:
        """Return how many of the unit lie between two meetings."""
        return self.number.value()

    def show_rhythm(self, rhythm: str, every: int) -> None:
        """Show a rhythm."""
        self.number.setValue(every)
        self.unit.show_value(rhythm)

    def _tell(self) -> None:
        self.number.setEnabled(self.rhythm != Rhythm.NONE)
        self.changed.emit()
