"""The line of filters above the lists of decisions and actions: open or late, of whom, which words."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.segmented import Segmented

_ONE_ROW = 640
_RIGHT = Qt.AlignmentFlag.AlignRight
OPEN, LATE, ALL = "open", "late", "all"
_WHICH = ((OPEN, N_("Still open")), (LATE, N_("Late")), (ALL, N_("All")))


class FilterLine(QWidget):
    """`changed` after each choice and letter; words are looked for in everything that a line shows."""

    changed = Signal()

    def __init__(self, tr: Translator, *, with_party: bool) -> None:
        super().__init__()
        self._tr = tr
        self.which = Segmented(tr("Which"), [(key, tr(words)) for key, words in _WHICH])
        self.body = PickBox(tr("Body"))
        self.party = PickBox(tr("Party"))
        self.words = SearchField(tr("Project, person or words"))
        self.copy = IconButton(tr("Copy list"), "copy", flat=False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for pick in (self.body, self.party):
            pick.setMinimumWidth(1)
        self._wide = (self.body, self.party, self.words) if with_party else (self.body, self.words)
        self._is_narrow: bool | None = None
        self._arrange(is_narrow=False)
        self.party.setVisible(with_party)
        self.which.chosen.connect(lambda _key: self.changed.emit())
        for pick in (self.body, self.party):
            pick.activated.connect(lambda _at: self.changed.emit())
        self.words.textChanged.connect(lambda _text: self.changed.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on below where everything beside each other is too much."""
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < scaled(_ONE_ROW))

    def _arrange(self, *, is_narrow: bool) -> None:
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        row, first = (1, 0) if is_narrow else (0, 1)
        self._grid.addWidget(self.which, 0, 0, 1, 2 if is_narrow else 1)
        for at, widget in enumerate(self._wide):
            self._grid.addWidget(widget, row, first + at)
        self._grid.addWidget(self.copy, 0, len(self._wide) + (-1 if is_narrow else 1), _RIGHT)
        for column in range(5):
            self._grid.setColumnStretch(column, int(first <= column < first + len(self._wide)))

    def offer(self, bodies: Iterable[tuple[str, Any]], parties: Iterable[tuple[str, Any]] = ()) -> None:
        """Offer these bodies and parties; what is chosen stays."""
        for pick, everything, options in (
            (self.body, self._tr("all bodies"), bodies),
            (self.party, self._tr("all parties"), parties),
        ):
            chosen = pick.currentData()
            pick.clear()
            pick.addItem(everything, None)
            for words, value in options:
                pick.addItem(words, value)
            pick.setCurrentIndex(max(pick.findData(chosen), 0))

    def show_all(self) -> None:
        """Let everything pass."""
        self.blockSignals(True)
        self.which.choose(ALL)
        for pick in (self.body, self.party):
            pick.setCurrentIndex(0)
        self.words.setText("")
        self.blockSignals(False)

    def finds(self, *texts: str) -> bool:
        """Return whether every word that is looked for is in one of the texts."""
        inside = " ".join(texts).casefold()
        return all(word in inside for word in self.words.text().casefold().split())
