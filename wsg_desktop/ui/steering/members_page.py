"""The tab with the members of a body: the list, and under it the one that is chosen or a new one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, MemberRole
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.boxes import DayBox, EnterKeeps, FieldGrid, LineBox, PickFieldBox, typed_in
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.held_day import HeldDay
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import BodyRow, MemberRow

_HEADERS = (N_("Who"), N_("Party"), N_("Role"), N_("Mandate"), N_("From and until"))
_WIDEST = (170, 160, 90, 240, 150)
_MANDATE = 3
"""The column that gets what room is left: a mandate is a sentence."""
_NOBODY_YET = N_("Nobody sits in this body yet. Type who does, below.")


class MembersPage(SteeringPage):
    """Choosing a line fills the form; “New member” empties it. Who left stays in the list, in grey."""

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._body: BodyRow | None = None
        self._subject: Subject | None = None
        self._member: MemberRow | None = None
        headers = [tr(header) for header in _HEADERS]
        self.table = LineTable(tr("Members"), headers, wraps=True, wide=_MANDATE)
        self.nobody = TextLabel(tr(_NOBODY_YET), tone="muted")
        self.title = TextLabel("", FontRole.HEADING, wrap=False)
        self.person = LineBox(tr, tr("Person or function"))
        self.party = LineBox(tr, tr("Party"))
        roles = MEETING_LABELS[MemberRole]
        self.role = PickFieldBox(tr, tr("Role"), [(tr(roles[it]), it.value) for it in MemberRole])
        self.mandate = LineBox(tr, tr("Mandate"))
        self.first = DayBox(tr, tr("From"))
        self.last = DayBox(tr, tr("Until"))
        self._first, self._last = HeldDay(self.first.edit, as_start=True), HeldDay(self.last.edit)
        self.lines = (self.person, self.party, self.mandate)
        self.keep = QuietButton("")
        self.new = QuietButton(tr("New member"), "plus")
        self.remove = QuietButton(tr("Take out of the body"), "x")
        self._arrange()
        self._connect()

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show the members of a body."""
        if subject.body is None:
            return
        self._body, self._subject = subject.body, subject
        members = subject.body.members
        kept = next((it for it in members if self._member and it.id == self._member.id), None)
        self.table.show_lines([self._line(it, subject) for it in members], _WIDEST)
        self.table.setVisible(bool(members))
        self.nobody.setVisible(not members)
        if anyway or kept != self._member:
            self._show(None if anyway else kept)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in (*self.lines, self.role, self.first, self.last):
            box.set_read_only(read_only)
        for button in (self.keep, self.new):
            button.setEnabled(not read_only)
        self.remove.setEnabled(not read_only and self._member is not None)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in(self.lines)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(self.nobody)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.new)
        column.addLayout(head)
        column.addWidget(
            FieldGrid(
                (
                    (self.person, 0, 0, 4),
                    (self.party, 0, 4, 4),
                    (self.role, 0, 8, 4),
                    (self.mandate, 1, 0, 4),
                    (self.first, 1, 4, 4),
                    (self.last, 1, 8, 4),
                ),
                12,
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()

    def _connect(self) -> None:
        names, tr = self.kit.names, self.kit.context.tr
        for box, known in ((self.person, names.people), (self.party, names.parties)):
            ahead = TypeAhead(box.edit, known, tr)
            ahead.chosen.connect(box.edit.setText)
        EnterKeeps([box.edit for box in self.lines], self._keep, self)
        self.keep.clicked.connect(self._keep)
        self.new.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    def _line(self, it: "MemberRow", subject: Subject) -> TableLine:
        tr = self.kit.context.tr
        days = " – ".join(show_day(day, tr) if day else "" for day in (it.first, it.last)).strip()
        role = tr(MEETING_LABELS[MemberRole][MemberRole(it.role)])
        who = it.label if it.label != it.party else ""
        sits = it.sits_on(subject.listed.today)
        cells = (who, it.party, role, it.mandate, "" if days == "–" else days)
        return TableLine(cells, "user" if sits else "history", "text" if sits else "muted")

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows and self._body is not None and rows[0].row() < len(self._body.members):
            self._show(self._body.members[rows[0].row()])

    def _begin(self) -> None:
        self.table.clearSelection()
        self._show(None)
        self.person.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, member: "MemberRow | None") -> None:
        """Show a member in the form, or an empty form for a new one."""
        tr = self.kit.context.tr
        self._member = member
        who = (member.person or member.function_title) if member else ""
        self.person.show_value(who, anyway=True)
        self.party.show_value(member.party if member else "", anyway=True)
        self.mandate.show_value(member.mandate if member else "", anyway=True)
        self.role.edit.show_value(member.role if member else MemberRole.MEMBER.value)
        if self._subject is not None:
            today = self._subject.listed.today
            self._first.show(member.first if member else None, today)
            self._last.show(member.last if member else None, today)
        self.title.setText(member.label if member else tr("New member"))
        self.keep.setText(tr("Keep member") if member else tr("Add member"))
        self.remove.setVisible(member is not None)
        self.set_read_only(self.kit.context.session.document.readonly)

    def _keep(self) -> None:
        body = self._body
        if body is None or not (self._first.take() and self._last.take()):
            return
        values: dict[str, Any] = {
            "person": self.person.edit.text(),
            "party": self.party.edit.text(),
            "function_title": self._own_function(),
            "role": self.role.edit.currentData(),
            "mandate": self.mandate.edit.text(),
            "first": self._first.day,
            "last": self._last.day,
        }
        if self.kit.edits.keep_member(body, self._member, values, self.person.refuse):
            self._begin()

    def _own_function(self) -> str:
        """Return the function that a member has here without a person; typing a name makes it a person."""
        member = self._member
        return member.function_title if member and member.person and not self.person.pending() else ""

    def _remove(self) -> None:
        if self._body is not None and self._member is not None:
            self.kit.edits.remove_member(self._body, self._member, self.person.refuse)
