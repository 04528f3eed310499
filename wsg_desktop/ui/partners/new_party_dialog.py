"""Asks the name and the kind of a new party, and says at once which known one it may be."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.domain.party_kinds import guess_party_kind
from wsg_desktop.domain.party_names import KnownParty, suggest
from wsg_desktop.domain.vocabulary import PartyKind, label
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

_MAY_BE = N_("Perhaps this is a party that is in the list already. Show it:")
_SHOWN = 3


class NewPartyDialog(GrowingDialog):
    """`ordered` asks for a party with a name and kind; `known_requested` shows one that is there."""

    help_page = "partners#new"
    ordered = Signal(str, str)
    known_requested = Signal(str)
    """The id of the party."""

    def __init__(
        self, parties: Sequence[PartyRow], tr: Translator, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._known = [KnownParty(row.id, row.name, row.aliases) for row in parties]
        self._alike: list[str] = []
        self._kind_chosen = False
        self.setWindowTitle(tr("New party"))
        self.setMinimumWidth(scaled(440))
        self.name = QLineEdit(name)
        self.name.setAccessibleName(tr("Name"))
        self.kind = PickBox(tr("Kind"))
        for kind in PartyKind:
            self.kind.addItem(tr(label(kind)), kind.value)
        self.line = ReadingLine()
        self.add_button = FilledButton(tr("Add party"))
        self.add_button.setDefault(True)
        self._arrange()
        self.name.textChanged.connect(self._read)
        self.kind.activated.connect(self._choose_kind)
        self.line.chosen.connect(lambda at: self.known_requested.emit(self._alike[at]))
        self.add_button.clicked.connect(self._add)
        self._read()

    def refuse(self, problem: str) -> None:
        """Say why the party is not added; the names that may be meant stay to be chosen."""
        self.line.say(problem, "danger", self._names())
        self.name.setFocus()

    def _arrange(self) -> None:
        back = QuietButton(self._tr("Go back"))
        back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(back)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(self._tr("New party"), FontRole.HEADING))
        column.addLayout(form_rows([(self._tr("Name"), self.name), (self._tr("Kind"), self.kind)]))
        column.addWidget(self.line)
        column.addStretch()
        column.addLayout(buttons)

    def _read(self) -> None:
        """Guess the kind from the name, and look whom the name may mean."""
        name = " ".join(self.name.text().split())
        self.add_button.setEnabled(bool(name))
        if not self._kind_chosen:
            self.kind.show_value(guess_party_kind(name).value)
        found = suggest(name, self._known).candidates if name else ()
        self._alike = [it.id for it in found[:_SHOWN]]
        self.line.say(self._tr(_MAY_BE) if found else "", "link", self._names())

    def _names(self) -> list[str]:
        names = {party.id: party.name for party in self._known}
        return [names[party_id] for party_id in self._alike]

    def _choose_kind(self) -> None:
        self._kind_chosen = True

    def _add(self) -> None:
        self.ordered.emit(" ".join(self.name.text().split()), self.kind.currentData())
