"""The people who belong to no party: each can be given one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.partners.contacts_part import ContactsPart
from wsg_desktop.ui.partners.edits import PartyEdits
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.rows import PersonRow

_MOST = 100


class LoosePart(QWidget):
    """The contacts, and under them a line to give the first of the chosen ones a party."""

    def __init__(self, context: WindowContext, edits: PartyEdits) -> None:
        super().__init__()
        self._context, self._edits = context, edits
        self._people: tuple[PersonRow, ...] | None = None
        self._fields: list[LineField] = []
        self._rows: list[QWidget] = []
        self.line = ReadingLine()
        self.more = TextLabel("", FontRole.SMALL, "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        said = context.tr("Type the party that each of them belongs to.")
        self._column.addWidget(TextLabel(said, FontRole.SMALL, "muted"))
        self._column.addWidget(self.line)
        self._column.addWidget(self.more)

    @property
    def fields(self) -> list[LineField]:
        """Return the fields of the parties, one for each person."""
        return list(self._fields)

    def display(self, people: "Sequence[PersonRow]") -> None:
        """Show these people."""
        tr, read_only = self._context.tr, self._context.session.document.readonly
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        self.line.say("")
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._fields = [], []
        for person in people[:_MOST]:
            row = self._row(person)
            self._rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
        left_out = len(people) - _MOST
        self.more.setText(tr("and {n} more", n=left_out) if left_out > 0 else "")
        for field in self._fields:
            field.setReadOnly(read_only)

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        if self._fields:
            self._fields[0].setFocus()

    def _row(self, person: "PersonRow") -> QWidget:
        tr = self._context.tr
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        contact = ContactsPart(tr, self._edits)
        contact.display_one(person, read_only=self._context.session.document.readonly)
        field = LineField(tr("Party of {name}", name=person.label))
        field.setPlaceholderText(tr("Party"))
        names = TypeAhead(field, NameSource(self._context.session).parties, tr)
        names.chosen.connect(lambda name: self._give(person, name))
        field.offered.connect(lambda text: self._offer(person, field, names, text))
        self._fields.append(field)
        column.addWidget(contact)
        column.addWidget(field)
        return row

    def _offer(self, person: "PersonRow", field: LineField, names: TypeAhead, text: str) -> None:
        """Take a known name; a new one is taken from the list, knowingly."""
        same = names.same_as(text)
        if same:
            self._give(person, same)
        elif field.hasFocus():
            names.offer()

    def _give(self, person: "PersonRow", name: str) -> None:
        self._edits.give_to_party(person, name, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self._context.tr), "danger")
