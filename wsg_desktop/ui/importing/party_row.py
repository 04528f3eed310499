"""One name of a party: what kind it is, where it comes from, and which party it is taken for."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.words import search_key
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.ask_box import AskBox, Choice
from wsg_desktop.ui.importing.asked_row import AskedRow
from wsg_desktop.ui.importing.party_lines import PartyLine, Section
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.elided_label import ElidedLabel

_BOX = 360
_SAME_AS = N_("The same as {name}")
_LIKELY = N_("The same as {name} ({score}% alike)")
_THERE = N_("In the programme already")
_NEW = N_("New party")
_APART = N_("Another party: keep apart")


class PartyRow(AskedRow):
    """A row with a pick list; `picked` carries the key of a party, or None for a party of its own."""

    picked = Signal(object)

    def __init__(
        self, line: PartyLine, names: Mapping[str, str], tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(AskBox(tr("What {name} is", name=line.name)), parent)
        self._tr = tr
        self._names = names
        self._name = ElidedLabel(line.name, FontRole.STRONG)
        self._more = ElidedLabel("", FontRole.SMALL, "muted")
        self.box.setFixedWidth(scaled(_BOX))
        self.box.picked.connect(self.picked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._more)
        self.row.addLayout(words, 1)
        self.row.addWidget(self.box)
        self.row.addWidget(self.mark)
        self.show_line(line)

    def show_line(self, line: PartyLine) -> None:
        """Show what the name is taken for now."""
        tr = self._tr
        times = tr.plural("in {n} project", "in {n} projects", line.projects)
        self._more.setText(f"{tr(line.kind)} · {times}")
        self.box.show_choice(line.party, self._words(line.party, line), lambda: self._choices(line))
        self.show_asked(asked=line.is_open, icon="plus" if line.party is None else "check")

    def _choices(self, line: PartyLine) -> list[Choice]:
        likely = [key for key, _name, _score in line.proposals]
        # A party of its own beside one of the same name would only make a mess.
        own = self._itself(line) if line.section is Section.KNOWN else None
        others = sorted(
            (
                Choice(key, self._tr(_SAME_AS, name=name))
                for key, name in self._names.items()
                if key not in likely and key != own and name != line.name
            ),
            key=lambda choice: choice.words.lower(),
        )
        return [
            *(Choice(key, self._words(key, line), is_likely=True) for key in likely),
            Choice(own, self._words(own, line), is_likely=True),
            *others,
        ]

    def _itself(self, line: PartyLine) -> str | None:
        """Return the key of the party of the programme that has this very name."""
        wanted = search_key(line.name)
        return next((key for key, name in self._names.items() if search_key(name) == wanted), line.party)

    def _words(self, party: str | None, line: PartyLine) -> str:
        tr = self._tr
        if party is None:
            return tr(_NEW if line.section is Section.NEW else _APART)
        if line.section is Section.KNOWN and party == self._itself(line):
            return tr(_THERE)
        for key, name, score in line.proposals:
            if key == party and score < 100:
                return tr(_LIKELY, name=name, score=score)
            if key == party:
                return tr(_SAME_AS, name=name)
        return tr(_SAME_AS, name=self._names.get(party, party))
