"""The chips of what is filtered, with how many projects are left; gone while nothing is filtered."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.chip import Chip
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class FilterChip(NamedTuple):
    """One part of a filter: its words, how it is dropped, and what a click on it opens."""

    words: str
    drop: Callable[[], object]
    open: Callable[[], object] | None = None


class FilterBar(QWidget):
    """Chips to remove one by one, or all at once."""

    cleared = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._words: tuple[str, ...] = ()
        self.chips: list[Chip] = []
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, spacing=8)
        self.clear_button = LinkButton(tr("Show everything"), FontRole.BODY)
        self.clear_button.clicked.connect(self.cleared)
        self._flow.addWidget(self.clear_button)
        self._count = TextLabel("", tone="muted", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._holder, 1)
        row.addWidget(self._count)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[FilterChip], count: str) -> None:
        """Show these chips with the words of how many projects are left; none hides the bar."""
        self._count.setText(count)
        words = tuple(chip.words for chip in chips)
        if words != self._words:
            self._words = words
            self._make(chips)
        self.setVisible(bool(chips))

    def _make(self, chips: Sequence[FilterChip]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for at, declared in enumerate(chips):
            chip = Chip(declared.words, self._tr("Drop this filter"))
            chip.removed.connect(lambda it=declared: it.drop())
            if declared.open is not None:
                chip.clicked.connect(lambda run=declared.open: run())
            self._flow.insert(at, chip)
            self.chips.append(chip)
            chip.show()
