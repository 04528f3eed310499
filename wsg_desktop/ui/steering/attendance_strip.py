"""Who is at the meeting, above its agenda: one line of count, and a cell per member when it is opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.meeting_vocabulary import Presence
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui import icons
from wsg_desktop.ui.steering.attendance_cells import CellGrid, GuestCell, MemberCell
from wsg_desktop.ui.steering.attendance_edits import AttendanceEdits
from wsg_desktop.ui.steering.boxes import EnterKeeps
from wsg_desktop.ui.steering.minutes_keeping import MinutesKeeping
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import MemberRow
    from wsg_desktop.store.meetings import AttendanceRow

_NOBODY = N_("Nobody sits in this body yet. Choose the body at the left and add its members.")
_LEAST = 64
"""Room for one member at least."""
_MISSED = {
    Presence.APOLOGIES: N_("apologies: {names}"),
    Presence.ABSENT: N_("absent: {names}"),
    Presence.REPLACED: N_("replaced: {names}"),
}


class AttendanceStrip(QWidget):
    """Open while somebody is still to be written down on the day itself or after; else the count alone.

    Who sat in the body on the day stands in the order of the body, guests last. `opened` tells that the
    strip takes more or less room.
    """

    opened = Signal()

    def __init__(self, kit: SteeringKit, keeping: MinutesKeeping) -> None:
        super().__init__()
        tr = self._tr = kit.context.tr
        self._kit = kit
        self._edits = AttendanceEdits(kit.context, keeping)
        self._members: list[MemberRow] = []
        self._keys: tuple[object, ...] = ()
        self._read_only = False
        self._is_open = False
        self.members: dict[str, MemberCell] = {}
        """Per id of a member the cell."""
        self.guests: dict[str, GuestCell] = {}
        """Per id of a line the cell."""
        self.counted = QuietButton("", "chevron-right", flat=True)
        self.missed = ElidedLabel("", tone="muted")
        self.everybody = QuietButton(tr("Everybody was there"), "check")
        self.guest = LineField(tr("Guest"))
        self.guest.setPlaceholderText(tr("Name of a guest"))
        self.add = QuietButton(tr("Add guest"), "plus")
        self.line = ReadingLine()
        self.nobody = TextLabel(tr(_NOBODY), tone="muted")
        self._grid = CellGrid()
        self._arrange()
        self.counted.clicked.connect(lambda: self.open(is_open=not self._is_open))
        self.everybody.clicked.connect(self._everybody)
        self.add.clicked.connect(self._add_guest)
        EnterKeeps([self.guest], self._add_guest, self)

    def display(self, subject: Subject, rows: "list[AttendanceRow]", *, anyway: bool, is_low: bool) -> None:
        """Show who was there; in a low page another meeting begins with the count alone."""
        meeting, body = subject.meeting, subject.body
        if meeting is None or body is None:
            return
        known = {row.member_id for row in rows}
        self._members = [it for it in body.members if it.sits_on(meeting.day) or it.id in known]
        guests = [row for row in rows if row.member_id is None]
        keys = (meeting.id, tuple(self._members), tuple(it.id for it in guests))
        if keys != self._keys:
            self._keys = keys
            self._build(guests)
        by_member = {row.member_id: row for row in rows if row.member_id}
        for member_id, cell in self.members.items():
            cell.show_row(by_member.get(member_id))
        waits = len(by_member) < len(self._members)
        self._count(rows)
        self.nobody.setVisible(not self._members)
        self.everybody.setVisible(waits)
        if anyway:
            self.guest.show_text("", anyway=True)
            self.line.say("")
            came = meeting.day <= subject.listed.today and meeting.closed_at is None
            self.open(is_open=came and waits and not is_low)
        else:
            self._fit()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        for cell in (*self.members.values(), *self.guests.values()):
            cell.set_read_only(read_only)
        for button in (self.everybody, self.add):
            button.setEnabled(not read_only)
        self.guest.setReadOnly(read_only)

    def open(self, *, is_open: bool) -> None:
        """Show the cells, or the count alone."""
        self._is_open = is_open
        icons.set_icon(self.counted, "chevron-down" if is_open else "chevron-right", gap=6)
        self.counted.setAccessibleDescription(
            self._tr("Hide who was there") if is_open else self._tr("Show who was there")
        )
        self._body.setVisible(is_open)
        self._fit()
        self.opened.emit()

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        fields = (self.guest, *(cell.by for cell in self.members.values()))
        return [(it.accessibleName(), it.text()) for it in fields if it.is_dirty]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the cells in their columns."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        head = QWidget()
        across = FlowLayout(head, spacing=8)
        for part in (self.counted, self.everybody, self.missed):
            across.addWidget(part)
        self.missed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = QWidget()
        below = QHBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.guest, 1)
        below.addWidget(self.add)
        below.addStretch(1)
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 0, 8, 2)
        column.setSpacing(8)
        for part in (self.nobody, self._grid, foot, self.line):
            column.addWidget(part)
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._body.viewport().setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(6)
        around.addWidget(head)
        around.addWidget(self._body)

    def _fit(self) -> None:
        """Take the height of the cells, of a low page less than half."""
        inside, page = self._body.widget(), self.parentWidget()
        if inside is None or page is None or not self._is_open:
            return
        wanted = inside.sizeHint().height()
        self._body.setFixedHeight(min(wanted, max(page.height() * 9 // 20, scaled(_LEAST))))

    def _build(self, guests: "list[AttendanceRow]") -> None:
        self.members = {it.id: MemberCell(self._tr, it) for it in self._members}
        for member_id, cell in self.members.items():
            cell.kept.connect(lambda word, by, it=member_id: self._keep(it, word, by))
        self.guests = {it.id: GuestCell(self._tr, it) for it in guests}
        for row_id, guest in self.guests.items():
            guest.forget_requested.connect(lambda it=row_id: self._edits.forget(it, self._refuse))
        self._grid.hold((*self.members.values(), *self.guests.values()))
        self.set_read_only(self._read_only)

    def _count(self, rows: "list[AttendanceRow]") -> None:
        tr = self._tr
        there = sum(row.presence == Presence.PRESENT for row in rows)
        total = len(self.members) + len(self.guests)
        words = tr("Present: {n} of {total}", n=there, total=total)
        self.counted.setText(words if rows else tr("Present: not written down"))
        missed = [
            tr(words, names=", ".join(names))
            for presence, words in _MISSED.items()
            if (names := [_who(row) for row in rows if row.presence == presence])
        ]
        self.missed.setText(" · ".join(missed))
        self.missed.setVisible(bool(missed))

    def _keep(self, member_id: str, presence: str, replaced_by: str) -> None:
        self.line.say("")
        self._edits.set_presence(member_id, presence, replaced_by, self._refuse)
        cell = self.members.get(member_id)
        if cell is not None and presence == Presence.REPLACED and not (cell.by.isHidden() or cell.by.text()):
            cell.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _everybody(self) -> None:
        """Fill in the rest; nobody is left to write down then, and the room goes to the agenda."""
        self.line.say("")
        if self._edits.everybody(list(self.members), self._refuse):
            self.open(is_open=False)

    def _add_guest(self) -> None:
        if self._edits.add_guest(self.guest.text(), self._refuse):
            self.guest.show_text("", anyway=True)
            self.line.say("")

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self._tr), "danger")
        self._fit()


def _who(row: "AttendanceRow") -> str:
    return f"{row.name} ({row.replaced_by})" if row.replaced_by else row.name
