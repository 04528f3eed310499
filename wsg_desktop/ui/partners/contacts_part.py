"""The people and functions of a party: to write to, change, add and remove."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.removable_line import RemovableLine
from wsg_desktop.ui.partners.contact_form import ContactForm
from wsg_desktop.ui.partners.edits import PartyEdits
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.rows import PersonRow


class ContactsPart(QWidget):
    """One line for each person; the form opens under them."""

    def __init__(self, tr: Translator, edits: PartyEdits) -> None:
        super().__init__()
        self._tr = tr
        self._edits = edits
        self._party_id: str | None = None
        self._people: tuple[PersonRow, ...] | None = None
        self._read_only = False
        self._adds = True
        self._rows: list[QWidget] = []
        self.lines: list[RemovableLine] = []
        self.links: list[LinkButton] = []
        self.title = TextLabel("", FontRole.SMALL, "muted")
        self.line = ReadingLine()
        self.add = QuietButton(tr("Add contact"), "plus")
        self.add.clicked.connect(lambda: self.open_form(None))
        self.form = ContactForm(tr)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._show_adding)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        adding = QHBoxLayout()
        adding.addWidget(self.add)
        adding.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(self._list)
        column.addWidget(self.line)
        column.addWidget(self.form)
        column.addLayout(adding)

    def display(self, party_id: str | None, people: "Sequence[PersonRow]", *, anyway: bool) -> None:
        """Show the people of a party, or those of none."""
        self._party_id = party_id
        if anyway:
            self.form.hide()
            self.line.say("")
        count = self._tr.plural("{n} contact", "{n} contacts", len(people))
        self.title.setText(count if people else self._tr("Contacts: nobody yet"))
        if tuple(people) != self._people or anyway:
            self._people = tuple(people)
            self._show_people()
        self._show_adding()

    def display_one(self, person: "PersonRow", *, read_only: bool) -> None:
        """Show one person who belongs to no party, without a title and without adding others."""
        self._read_only = read_only
        self._people = (person,)
        self.title.hide()
        self._adds = False
        self._show_people()
        self._show_adding()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        if self._read_only != read_only:
            self._read_only = read_only
            self._show_people()
        self._show_adding()

    def open_form(self, person: "PersonRow | None") -> None:
        """Let a new contact be typed, or one be changed."""
        self.form.open(person)
        self._show_adding()

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.form.pending()

    def _keep(self, person: "PersonRow | None", values: dict[str, str]) -> None:
        self.form.line.say("")
        # Hidden first: what the change makes this part show must find the form closed.
        if self._edits.keep_person(person, self._party_id, values, self.form.refuse):
            self.form.hide()
            self._show_adding()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_adding(self) -> None:
        self.add.setVisible(self._adds and not self._read_only and self.form.isHidden())

    def _show_people(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.lines, self.links = [], [], []
        for person in self._people or ():
            row = self._row(person)
            self._rows.append(row)
            self._list.addWidget(row)

    def _row(self, person: "PersonRow") -> QWidget:
        from wsg_desktop.exchange.mail import is_address

        row, may = QWidget(), not self._read_only
        more = ", ".join(filter(None, (person.function_title if person.name else "", person.telephone)))
        line = RemovableLine(self._tr, person.label, more, removable=may, changeable=may)
        line.changed.connect(lambda: self.open_form(person))
        line.removed.connect(lambda: self._edits.bin_person(person, self._refuse))
        self.lines.append(line)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        if person.email:
            link = LinkButton(person.email)
            # An address has no blanks to break at: it ends in an ellipsis, and its tooltip has all of it.
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            link.setMinimumWidth(48)
            link.setAccessibleName(
                self._tr("Write to {name}: {address}", name=person.label, address=person.email)
            )
            if not is_address(person.email):  # nor does a link that is written in its place open
                link.setEnabled(False)
                link.setToolTip(self._tr("This address cannot be mailed. Put it right by the pencil."))
            link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(f"mailto:{person.email}")))
            self.links.append(link)
            column.addWidget(link)
        return row

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self._tr), "danger")
