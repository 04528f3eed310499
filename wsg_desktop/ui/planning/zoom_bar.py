"""Zooming by button: out, the unit of the calendar that is shown, in; and back to today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.drawing.timescale import Unit
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole, notice, scaled
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

WORDS: dict[Unit, str] = {
    Unit.DECADE: N_("Decade"),
    Unit.YEAR: N_("Year"),
    Unit.QUARTER: N_("Quarter"),
    Unit.MONTH: N_("Month"),
    Unit.WEEK: N_("Week"),
    Unit.DAY: N_("Day"),
}


class ZoomBar(QWidget):
    """Four small buttons and a word."""

    zoomed_in = Signal()
    zoomed_out = Signal()
    all_requested = Signal()
    today_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.out_button = IconButton(tr("Zoom out"), "zoom-out")
        self.in_button = IconButton(tr("Zoom in"), "zoom-in")
        self.all_button = IconButton(tr("Show the whole period"), "maximize")
        self.today_button = QuietButton(tr("Today"), "calendar-check")
        self.unit = TextLabel("", FontRole.BODY, wrap=False)
        self._dress()
        notice.changed.connect(self._dress)
        self.out_button.clicked.connect(self.zoomed_out)
        self.in_button.clicked.connect(self.zoomed_in)
        self.all_button.clicked.connect(self.all_requested)
        self.today_button.clicked.connect(self.today_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.out_button, self.unit, self.in_button, self.all_button, self.today_button):
            row.addWidget(widget)

    def show_unit(self, unit: str) -> None:
        """Show which unit of the calendar the chart shows."""
        self.unit.setText(self._tr(WORDS[Unit(unit)]))

    def _dress(self) -> None:
        self.unit.setFixedWidth(scaled(68))
