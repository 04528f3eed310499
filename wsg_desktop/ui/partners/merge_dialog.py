"""Which two parties become one, which name stays, and what goes along: said before it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from wsg_desktop.store.rows import PartyRow
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import GrowingDialog
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

Preview = Callable[[PartyRow, PartyRow], Sequence[str]]
"""What would move from the second party to the first, a line for each kind of thing."""

_UNKNOWN = N_("There is no other party called “{name}”. Choose one from the list.")
_HAPPENS = N_(
    "{gone} goes to the bin, and its name stays as another name of {kept}. You can undo this in one step."
)


class MergeDialog(GrowingDialog):
    """`order` holds the party that stays and the one that goes, once the user chose to merge."""

    help_page = "partners#merge"

    def __init__(
        self,
        parties: Sequence[PartyRow],
        one: PartyRow,
        other: PartyRow | None,
        preview: Preview,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._one, self._other, self._preview = tr, one, other, preview
        self._by_name = {party.name: party for party in parties if party.id != one.id}
        aliases = {alias: party.name for party in self._by_name.values() for alias in party.aliases}
        self._known = KnownNames(list(self._by_name), aliases, are_parties=True)
        self.order: tuple[PartyRow, PartyRow] | None = None
        self.setWindowTitle(tr("Merge parties"))
        self.setMinimumWidth(scaled(480))
        self.field = LineField(tr("The other party"))
        self.names = TypeAhead(self.field, lambda: self._known, tr, add_new="")
        self.line = ReadingLine()
        self.stays = (QRadioButton(), QRadioButton())
        self.changes = TextLabel("", tone="muted")
        self.moves = TextLabel()
        self.happens = TextLabel("", tone="muted")
        self.merge_button = FilledButton(tr("Merge parties"))
        self.back = QuietButton(tr("Go back"))
        self._choosing, self._chosen = QWidget(), QWidget()
        self._arrange()
        self._connect()
        self._show()

    def _arrange(self) -> None:
        tr = self._tr
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.setSpacing(4)
        asked = tr("Which party is the same as {name}?", name=self._one.name)
        choosing.addWidget(TextLabel(asked, tone="muted"))
        choosing.addWidget(self.field)
        choosing.addWidget(self.line)
        chosen = QVBoxLayout(self._chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(4)
        chosen.addWidget(TextLabel(tr("Which name stays?"), tone="muted"))
        group = QButtonGroup(self)
        for button in self.stays:
            group.addButton(button)
            chosen.addWidget(button)
        chosen.addSpacing(8)
        chosen.addWidget(self.changes)
        chosen.addWidget(self.moves)
        chosen.addSpacing(4)
        chosen.addWidget(self.happens)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.merge_button)
        self.merge_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Merge parties"), FontRole.HEADING))
        column.addWidget(self._choosing)
        column.addWidget(self._chosen)
        column.addStretch()
        column.addLayout(buttons)
        self._choosing.setVisible(self._other is None)

    def _connect(self) -> None:
        self.names.chosen.connect(self._take)
        self.field.offered.connect(self._offer)
        self.back.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self._merge)
        for button in self.stays:
            button.toggled.connect(lambda on: self._show_moves() if on else None)

    def _offer(self, text: str) -> None:
        same = self.names.same_as(text)
        if same is not None:
            self._take(same)
        elif self.field.hasFocus() and self.names.offered:
            self.names.offer()
        else:
            self.line.say(self._tr(_UNKNOWN, name=text), "danger")

    def _take(self, name: str) -> None:
        self._other = self._by_name[name]
        self.field.show_text(name, anyway=True)
        self.line.say("")
        self._show()

    def _show(self) -> None:
        """Ask which name stays, once there are two: the one that has the most work."""
        self._chosen.setVisible(self._other is not None)
        self.merge_button.setEnabled(self._other is not None)
        if self._other is None:
            self.field.setFocus()
            return
        pair = (self._one, self._other)
        for button, party in zip(self.stays, pair, strict=True):
            button.setText(party.name.replace("&", "&&"))
            button.setAccessibleName(self._tr("{name} stays", name=party.name))
        larger = max(pair, key=lambda party: party.leads + party.partners)
        self.stays[pair.index(larger)].setChecked(True)
        self._show_moves()
        self.merge_button.setFocus()

    def _pair(self) -> tuple[PartyRow, PartyRow] | None:
        """Return the party that stays and the one that goes."""
        if self._other is None:
            return None
        return (self._one, self._other) if self.stays[0].isChecked() else (self._other, self._one)

    def _show_moves(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        kept, gone = pair
        lines = self._preview(kept, gone)
        self.moves.setText("\n".join(f"•  {line}" for line in lines))
        self.changes.setText(self._tr("What changes for {name}", name=kept.name))
        self.happens.setText(self._tr(_HAPPENS, kept=kept.name, gone=gone.name))
        self.setAccessibleDescription(" ".join((*lines, self.happens.text())))

    def _merge(self) -> None:
        self.order = self._pair()
        if self.order is not None:
            self.accept()
