"""Step 3: which names are parties that are known, which are the same, and which are new."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.party_lines import PartyLine, Section
from wsg_desktop.ui.importing.party_row import PartyRow
from wsg_desktop.ui.importing.row_list import RowList
from wsg_desktop.ui.widgets.text_label import TextLabel

SHOWN = 60
"""Rows of a section that are made at first: a list may name a thousand parties."""

_SECTIONS = (
    (Section.ASKED, N_("Is this the same party?")),
    (Section.MERGED, N_("Two spellings, one party")),
    (Section.NEW, N_("New parties")),
    (Section.KNOWN, N_("In the programme already")),
)
_NONE = N_("No parties come in with this list.")
_SETTLED = N_("Nothing to ask here. You can still take two names for the same party.")


class PartiesPage(QWidget):
    """All names; `picked` carries a name and the key of the party it means, or None."""

    help_page = "import#parties"

    picked = Signal(str, object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._rows: dict[str, PartyRow] = {}
        self._names: Mapping[str, str] = {}
        self._shown: tuple[object, ...] = ()
        self.said = TextLabel("")
        self._list = RowList(tr("Parties in the list"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self._list, 1)
        column.addStretch()

    def row(self, name: str) -> PartyRow:
        """Return the row of a name."""
        return self._rows[name]

    def show_lines(self, lines: Sequence[PartyLine], names: Mapping[str, str]) -> None:
        """Show the names; `names` are all parties by key. Rows that are there stay where they are."""
        self._names = names
        kinds = tuple((line.name, line.section) for line in lines)
        if kinds != self._shown:
            self._shown = kinds
            self._build(lines)
        for line in lines:
            if line.name in self._rows:
                self._rows[line.name].show_line(line)
        self._list.setVisible(bool(lines))
        self._say(lines)

    def focus_first(self) -> None:
        """Put the keyboard on the first question, else on the first name."""
        asked = [row for row in self._rows.values() if row.is_asked]
        for row in (*asked, *self._rows.values()):
            row.box.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def _build(self, lines: Sequence[PartyLine]) -> None:
        self._list.clear()
        self._rows = {}
        for section, heading in _SECTIONS:
            found = [line for line in lines if line.section is section]
            if found:
                self._list.add_heading(f"{self._tr(heading)} ({len(found)})")
                self._add(found[:SHOWN])
            if len(found) > SHOWN:
                self._list.offer_more(
                    self._tr("Show all {n}", n=len(found)), partial(self._add, found[SHOWN:])
                )

    def _add(self, lines: Sequence[PartyLine], before: QWidget | None = None) -> None:
        for line in lines:
            row = PartyRow(line, self._names, self._tr)
            row.picked.connect(lambda party, it=line.name: self.picked.emit(it, party))
            self._rows[line.name] = row
            self._list.add_row(row, before)

    def _say(self, lines: Sequence[PartyLine]) -> None:
        tr = self._tr
        asked = sum(line.is_open for line in lines)
        if not lines:
            said = tr(_NONE)
        elif asked:
            said = tr.plural(
                "{n} name looks like another one. Choose, or go on: then they are kept apart.",
                "{n} names look like another one. Choose, or go on: then they are kept apart.",
                asked,
            )
        else:
            said = tr(_SETTLED)
        self.said.setText(said)
