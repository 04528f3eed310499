"""Who a party is and how it stands: its fields, each changed in place and at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.vocabulary import PartyKind, label
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.chasing.keeping import Keeping
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.partners.contacts_part import ContactsPart
from wsg_desktop.ui.partners.edits import PartyEdits
from wsg_desktop.ui.partners.parts_part import ALL, JOINED, LED, Parts, PartsPart
from wsg_desktop.ui.partners.party_lines import all_view, leads_view, partners_view
from wsg_desktop.ui.partners.register_part import RegisterPart
from wsg_desktop.ui.unkept import tell_dropped
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.chips_field import ChipsField
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.title_text import INDENT, TitleText

if TYPE_CHECKING:
    from wsg_desktop.services.answer_register import Said
    from wsg_desktop.services.party_list import ListedParty

SPACING = 14
_REGISTER_AT = 3
_ADD_ALIAS = N_("Add “{name}” as another name")


class PartyForm(QWidget):
    """One party; what is being typed about it is kept, or told when another takes its place."""

    merge_requested = Signal()
    merge_with_requested = Signal(str)
    """The name of the party that has the name which was typed."""
    overview_requested = Signal()
    bin_requested = Signal()
    remind_requested = Signal()

    def __init__(self, context: WindowContext, edits: PartyEdits, keeping: Keeping, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._edits, self._keeping = context, edits, keeping
        self._listed: ListedParty | None = None
        tr = context.tr
        self.title = TitleText(tr("Name of the party"))
        self.title_line = ReadingLine()
        self.kind = PickBox(tr("Kind"))
        self.aliases = ChipsField(tr, tr("Also known as"), KnownNames, add_new=_ADD_ALIAS)
        self.notes = GrowingText(tr("Notes"), lines=2)
        self.boxes = {
            key: _boxed(context, name, editor)
            for key, name, editor in (
                ("kind", tr("Kind"), self.kind),
                ("aliases", tr("Also known as"), self.aliases),
                ("notes", tr("Notes"), self.notes),
            )
        }
        self.contacts = ContactsPart(tr, edits)
        self.register = RegisterPart(tr)
        self.parts = PartsPart(tr)
        self.merge_button = QuietButton(tr("Merge..."), "users")
        self.overview_button = QuietButton(tr("Make overview..."), "send")
        self.bin_button = IconButton(tr("Move to the bin"), "trash-2")
        self._arrange()
        self._connect()

    def show_party(self, listed: "ListedParty", parts: Parts) -> None:
        """Show a party; what is being typed about the same one stays."""
        before, self._listed = self._listed, listed
        party, anyway = listed.party, before is None or before.party.id != listed.party.id
        if anyway and before is not None:
            self._tell_pending(before.party.name)
        self.title.show_text(party.name, anyway=anyway)
        self.kind.show_value(party.kind)
        self.aliases.show_names(party.aliases, "" if party.aliases else self._context.tr("no other name yet"))
        self.notes.show_text(party.notes, anyway=anyway)
        self.contacts.display(party.id, listed.people, anyway=anyway)
        self.register.display(
            listed.register, listed.today, read_only=self._context.session.document.readonly
        )
        self.parts.display(parts)
        if anyway:
            self.aliases.clear_line()
            self._page.show_top()
            for line in (self.title_line, *(box.line for box in self.boxes.values())):
                line.say("")
        self._follow_lock()

    def put_register_first(self, *, first: bool) -> None:
        """Let how it stands with overviews stand above who the party is, or below its contacts."""
        self._page.put(self.register, 0 if first else _REGISTER_AT)

    def forget(self) -> None:
        """Show no party any more."""
        if self._listed is not None:
            self._tell_pending(self._listed.party.name)
        self._listed = None

    def focus_first(self) -> None:
        """Put the keyboard in the name."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        found = [
            (self.title.accessibleName(), self.title.toPlainText() if self.title.is_dirty else ""),
            (self.boxes["aliases"].name, self.aliases.line.text().strip()),
            (self.boxes["notes"].name, self.notes.toPlainText() if self.notes.is_dirty else ""),
            (self._context.tr("Contacts"), self.contacts.pending()),
        ]
        return [(name, text) for name, text in found if text]

    def _arrange(self) -> None:
        for kind in PartyKind:
            self.kind.addItem(self._context.tr(label(kind)), kind.value)
        head = QWidget()
        named = QVBoxLayout(head)
        named.setContentsMargins(INDENT, 12, INDENT, 0)
        named.setSpacing(2)
        named.addWidget(self.title)
        self.title_line.setContentsMargins(INDENT, 0, 0, 0)
        named.addWidget(self.title_line)
        buttons = QWidget()
        buttons.setLayout(self._buttons())
        boxes = self.boxes
        parts = (boxes["kind"], boxes["aliases"], self.contacts, self.register, self.parts)
        parts += (boxes["notes"], buttons)
        self._page = ScrolledColumn(parts, SPACING)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(head)
        around.addWidget(self._page)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(spacing=6)
        for button in (self.merge_button, self.overview_button, self.bin_button):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.title.offered.connect(self._rename)
        self.title.restored.connect(lambda: self.title_line.say(""))
        self.title_line.chosen.connect(self._ask_to_merge)
        self.kind.activated.connect(lambda _index: self._keep("kind", self.kind.currentData()))
        self.aliases.committed.connect(self._keep_aliases)
        self.notes.offered.connect(lambda text: self._keep("notes", text.strip()))
        self.merge_button.clicked.connect(self.merge_requested)
        self.overview_button.clicked.connect(self.overview_requested)
        self.bin_button.clicked.connect(self.bin_requested)
        self.register.remind_requested.connect(self.remind_requested)
        self.register.answered.connect(self._keep_answered)
        self.register.withdrawn.connect(self._withdraw)
        self.parts.opened.connect(lambda project_id: self._context.go_to("projects", project_id))
        self.parts.all_opened.connect(self._open_all)

    def _rename(self, text: str) -> None:
        name = " ".join(text.split())
        if self._listed is None:
            return
        if self._edits.set_field(self._listed.party, "name", name, self._refuse_name):
            self.title_line.say("")
            self.title.show_text(name, anyway=True)

    def _refuse_name(self, problem: UserError) -> None:
        from wsg_desktop.services.parties import PARTY_EXISTS

        tr = self._context.tr
        choices = [tr("Merge the two...")] if problem.message == PARTY_EXISTS else []
        self.title_line.say(problem.text(tr), "danger", choices)

    def _ask_to_merge(self) -> None:
        name = self.title.toPlainText()
        # Later: the words that were clicked go, and may not do so while they are being clicked.
        QTimer.singleShot(0, self, lambda: self.merge_with_requested.emit(name))

    def _keep(self, key: str, value: str) -> None:
        if self._listed is not None and value != getattr(self._listed.party, key):
            self.boxes[key].line.say("")
            self._edits.set_field(self._listed.party, key, value, self.boxes[key].refuse)

    def _keep_aliases(self, names: tuple[str, ...]) -> None:
        if self._listed is not None:
            self.boxes["aliases"].line.say("")
            self._edits.set_aliases(self._listed.party, names, self.boxes["aliases"].refuse)

    def _keep_answered(self) -> None:
        if self._listed is not None and self._listed.register is not None:
            self._keeping.answer([self._listed.register])

    def _withdraw(self, said: "Said") -> None:
        listed = self._listed
        if listed is not None and listed.register is not None:
            row = listed.register
            # Later: the words that were clicked go, and may not do so while they are being clicked.
            QTimer.singleShot(0, self, lambda: self._keeping.withdraw(row, said))

    def _open_all(self, which: str) -> None:
        if self._listed is not None:
            name, tr = self._listed.party.name, self._context.tr
            view = {LED: leads_view, JOINED: partners_view, ALL: all_view}[which]
            self._context.go_to("projects", view(name, tr))

    def _follow_lock(self) -> None:
        read_only = self._context.session.document.readonly
        self.title.setReadOnly(read_only)
        self.kind.setEnabled(not read_only)
        self.aliases.set_read_only(read_only)
        self.notes.setReadOnly(read_only)
        self.contacts.set_read_only(read_only)
        for button in (self.merge_button, self.bin_button):
            button.setEnabled(not read_only)

    def _tell_pending(self, name: str) -> None:
        """Say what was typed and could not be kept, when something else takes its place."""
        tell_dropped(self._context.messages, name, self.pending())


def _boxed(context: WindowContext, name: str, editor: QWidget) -> FieldBox:
    box = FieldBox(context.tr, name)
    box.hold(editor)
    return box
