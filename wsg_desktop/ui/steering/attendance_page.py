"""The tab with who was at a meeting: a line per member and guest, each with a word to choose."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, MemberRole, Presence
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.boxes import EnterKeeps
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import MemberRow
    from wsg_desktop.store.meetings import AttendanceRow, MeetingRow

_NOBODY = N_("Nobody sits in this body yet. Choose the body at the left and add its members.")


class AttendancePage(SteeringPage):
    """Who sat in the body on the day of the meeting, in the order of the body; guests below."""

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._meeting: MeetingRow | None = None
        self._members: list[MemberRow] = []
        self._shown: object = None
        self.picks: dict[str, PickBox] = {}
        """Per id of a member the words to choose from."""
        self.counted = TextLabel("", FontRole.HEADING)
        self.everybody = QuietButton(tr("Everybody was there"), "check")
        self.guest = LineField(tr("Guest"))
        self.guest.setPlaceholderText(tr("Name of a guest"))
        self.add = QuietButton(tr("Add guest"), "plus")
        self.line = ReadingLine()
        self.nobody = TextLabel(tr(_NOBODY), tone="muted")
        self._grid_holder = QWidget()
        self._arrange()
        self.everybody.clicked.connect(self._all_present)
        self.add.clicked.connect(self._add_guest)
        EnterKeeps([self.guest], self._add_guest, self)

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show who was there."""
        from wsg_desktop.store.meetings import list_attendance

        if subject.meeting is None or subject.body is None:
            return
        self._meeting = subject.meeting
        with self.kit.context.session.reading() as read:
            rows = list_attendance(read, subject.meeting.id)
        known = {row.member_id for row in rows}
        self._members = [
            it for it in subject.body.members if it.sits_on(subject.meeting.day) or it.id in known
        ]
        shown = (subject.meeting.id, tuple(rows), tuple(self._members))
        if shown != self._shown:
            self._shown = shown
            self._show(rows)
        if anyway:
            self.guest.show_text("", anyway=True)
            self.line.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._grid_holder.setEnabled(not read_only)
        for button in (self.everybody, self.add):
            button.setEnabled(not read_only)
        self.guest.setReadOnly(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return what was typed and not kept."""
        return [(self.guest.accessibleName(), self.guest.text())] if self.guest.is_dirty else []

    def _arrange(self) -> None:
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.counted, 1)
        across.addWidget(self.everybody)
        self._rows = QGridLayout(self._grid_holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(6)
        for column, stretch in enumerate((4, 5, 3, 3)):
            self._rows.setColumnStretch(column, stretch)
            self._rows.setColumnMinimumWidth(column, 1)
        foot = QWidget()
        below = QHBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.guest, 1)
        below.addWidget(self.add)
        below.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(ScrolledColumn((head, self.nobody, self._grid_holder, foot, self.line), 12))

    def _show(self, rows: "list[AttendanceRow]") -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.picks = {}
        by_member = {row.member_id: row for row in rows if row.member_id}
        for place, member in enumerate(self._members):
            self._add_member(place, member, by_member.get(member.id))
        for place, row in enumerate((it for it in rows if it.member_id is None), len(self._members)):
            self._add_row(place, row)
        there = sum(row.presence == Presence.PRESENT for row in rows)
        tr = self.kit.context.tr
        self.counted.setText(
            tr("{n} of {total} members and guests were there", n=there, total=self._rows.rowCount())
            if rows
            else tr("Nothing is written of who was there")
        )
        self.nobody.setVisible(not self._members)
        self.everybody.setVisible(len(by_member) < len(self._members))

    def _add_member(self, place: int, member: "MemberRow", row: "AttendanceRow | None") -> None:
        tr = self.kit.context.tr
        role = MemberRole(member.role)
        said = "" if role is MemberRole.MEMBER else tr(MEETING_LABELS[MemberRole][role]).lower()
        more = " · ".join(filter(None, (said, member.party)))
        self._rows.addWidget(TextLabel(member.label), place, 0)
        self._rows.addWidget(TextLabel(more, tone="muted"), place, 1)
        pick = PickBox(tr("Attendance of {name}", name=member.label))
        for word in Presence:
            pick.addItem(tr(MEETING_LABELS[Presence][word]), word.value)
        pick.show_value(row.presence if row else None, tr("not written down"))
        self._rows.addWidget(pick, place, 2)
        by = LineField(tr("Replaced by"))
        by.setPlaceholderText(tr("Replaced by"))
        by.show_text(row.replaced_by if row else "", anyway=True)
        by.setVisible(row is not None and row.presence == Presence.REPLACED)
        self._rows.addWidget(by, place, 3)
        pick.activated.connect(lambda _at, it=member.id: self._keep(it, pick.currentData(), by.text()))
        by.offered.connect(lambda text, it=member.id: self._keep(it, Presence.REPLACED, text))
        self.picks[member.id] = pick

    def _add_row(self, place: int, row: "AttendanceRow") -> None:
        tr = self.kit.context.tr
        self._rows.addWidget(TextLabel(row.name), place, 0)
        self._rows.addWidget(TextLabel(tr("guest"), tone="muted"), place, 1)
        self._rows.addWidget(TextLabel(tr(MEETING_LABELS[Presence][Presence(row.presence)])), place, 2)
        remove = IconButton(tr("Take {name} off the list", name=row.name), "x")
        remove.clicked.connect(lambda: self._forget(row))
        self._rows.addWidget(remove, place, 3, Qt.AlignmentFlag.AlignLeft)

    def _keep(self, member_id: str, presence: str, replaced_by: str) -> None:
        if self._meeting is not None:
            self.line.say("")
            self.kit.edits.set_presence(self._meeting, member_id, presence, replaced_by, self._refuse)

    def _all_present(self) -> None:
        if self._meeting is not None:
            self.kit.edits.set_everybody_present(self._meeting, [it.id for it in self._members], self._refuse)

    def _add_guest(self) -> None:
        name = self.guest.text()
        if self._meeting is not None and self.kit.edits.add_guest(self._meeting, name, self._refuse):
            self.guest.show_text("", anyway=True)
            self.line.say("")

    def _forget(self, row: "AttendanceRow") -> None:
        if self._meeting is not None:
            self.kit.edits.forget_attendance(self._meeting, row, self._refuse)

    def _refuse(self, problem: Exception) -> None:
        from wsg_desktop.errors import UserError

        if isinstance(problem, UserError):
            self.line.say(problem.text(self.kit.context.tr), "danger")
