"""What does not add up, with a repair in each row: the gravest of each kind, as many as fit."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.finding_facts import NOT_TO_ACCEPT
from wsg_desktop.services.finding_words import REPAIRS, found_title, found_words
from wsg_desktop.services.findings import Found
from wsg_desktop.texts import Translator
from wsg_desktop.ui.today.finding_row import FindingRow
from wsg_desktop.ui.today.row_card import RowCard

_LEAST = 2


class FindingsCard(RowCard[FindingRow]):
    """A card of findings under a heading."""

    opened = Signal(object)
    """The `Found` that was opened."""
    repair_requested = Signal(object, str, object)
    """The `Found` to mend, what it says, and the button to show a field beside."""
    accept_requested = Signal(object)
    """The `Found` that is right as it is."""

    def __init__(self, title: str, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(title, tr("Everything adds up: there is nothing to check."), _LEAST, parent)
        self._tr = tr

    def show_findings(
        self, findings: Iterable[Found], names: Mapping[str, str], today: date, *, writable: bool
    ) -> None:
        """Show these; `names` are what the programme calls its phases."""
        self.show_rows([self._row(found, names, today, writable=writable) for found in findings])

    def _row(self, found: Found, names: Mapping[str, str], today: date, *, writable: bool) -> FindingRow:
        words = found_words(found, names, self._tr, today)
        row = FindingRow(found_title(found), words, self._tr(REPAIRS[found.kind]), self._tr)
        row.set_possible(writable=writable, acceptable=found.kind not in NOT_TO_ACCEPT)
        row.accept_requested.connect(lambda: self.accept_requested.emit(found))
        row.opened.connect(lambda: self.opened.emit(found))
        row.repair_requested.connect(lambda at: self.repair_requested.emit(found, words, at))
        return row
