"""The line above the list of overviews: which of them to see, how many there are, and the chase list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.domain.clock import day_of
from wsg_desktop.services.answer_register import RegisterRow, Standing
from wsg_desktop.services.chasing import OPEN
from wsg_desktop.services.party_list import ListedParty
from wsg_desktop.services.register_words import near_day
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.segmented import Segmented

ALL, AWAITED, LATE = "all", "awaited", "late"
_WORDS = {ALL: N_("All"), AWAITED: N_("Not answered yet"), LATE: N_("Answer late")}
_STANDINGS = {ALL: frozenset(Standing), AWAITED: OPEN, LATE: frozenset({Standing.LATE})}


class ShowRegister(NamedTuple):
    """A request to Partners: show the overviews, all or those of which the answer is awaited or late."""

    which: str = ALL


class RegisterBar(QWidget):
    """Quick filters with their counts."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.which = Segmented(tr("Overviews"), [(key, tr(words)) for key, words in _WORDS.items()])
        self.which.chosen.connect(lambda _key: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.readers = ElidedLabel("", FontRole.SMALL, "muted")
        row.addWidget(self.which)
        row.addWidget(self.readers, 1)

    def count(self, listed: Iterable[ListedParty]) -> None:
        """Show how many parties each filter leaves."""
        found = Counter(it.standing for it in listed)
        numbers = {key: sum(found[it] for it in _STANDINGS[key]) for key in (AWAITED, LATE)}
        words = {key: f"{self._tr(_WORDS[key])} ({count})" for key, count in numbers.items()}
        self.which.rename(words)

    def tell_readers(self, readers: Sequence[RegisterRow], today: date) -> None:
        """Say who got an overview of a view to read: they are no parties, so no line is theirs."""
        tr = self._tr
        said = [
            tr("{name} on {day}", name=it.party, day=near_day(day_of(it.sent.sent_at), tr, today))
            for it in readers
            if it.sent is not None
        ]
        self.readers.setText(tr("Also sent, to read: {names}", names=", ".join(said)) if said else "")

    def fits(self, listed: ListedParty) -> bool:
        """Return whether the filter that is chosen leaves a party."""
        chosen = self.which.current
        return listed.standing in _STANDINGS[chosen] and (chosen != ALL or listed.register is not None)
