"""The tab to record in while a meeting runs: who is there above, the agenda left, what was said right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.action_grid import ActionGrid
from wsg_desktop.ui.steering.agenda_list import AgendaList
from wsg_desktop.ui.steering.attendance_strip import AttendanceStrip
from wsg_desktop.ui.steering.boxes import LongBox, typed_in
from wsg_desktop.ui.steering.decision_box import DecisionBox
from wsg_desktop.ui.steering.decision_words import decision_light, decision_state
from wsg_desktop.ui.steering.minutes_bar import MinutesBar
from wsg_desktop.ui.steering.minutes_keeping import MinutesKeeping
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.agendas import AgendaLine
    from wsg_desktop.store.actions import ActionRow
    from wsg_desktop.store.decisions import DecisionSummary
    from wsg_desktop.store.transaction import Transaction

_NO_AGENDA = N_("Fill it with the fixed points, and record beside each what was said.")
_AGENDA = 250
_MARGIN = 16
_ACTIONS = 150
_LOW = 420
"""In a lower page, or with larger texts, the actions stand under the decision and scroll along."""


class MinutesPage(SteeringPage):
    """Everything is kept at once. Up and Down leaf through the agenda, F2 or Enter goes to what was said."""

    help_page = "steering#minutes"

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._subject: Subject | None = None
        self._is_low: bool | None = None
        self._is_dragged = False
        self._lines: dict[str, AgendaLine] = {}
        self._decisions: dict[str, DecisionSummary] = {}
        self.keeping = MinutesKeeping(kit.context)
        self.bar = MinutesBar(tr)
        self.attendance = AttendanceStrip(kit, self.keeping)
        self.agenda = AgendaList(tr("Agenda"))
        self.empty = EmptyState("list-checks", tr("No agenda yet"), tr(_NO_AGENDA), tr("Fill agenda"))
        self.fill = QuietButton(tr("Fill agenda"), "list-checks")
        self.title = TextLabel("", FontRole.HEADING)
        self.said = LongBox(tr, tr("What was said"))
        self.decision = DecisionBox(kit, self.keeping, with_subject=False)
        self.grid_title = TextLabel(tr("Actions of this meeting"), FontRole.HEADING)
        self.grid = ActionGrid(kit)
        self._arrange()
        self._connect()

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show the agenda of a meeting with what was recorded."""
        from wsg_desktop.services.agendas import read_agenda
        from wsg_desktop.store.actions import list_actions
        from wsg_desktop.store.decisions import decisions_of_meeting
        from wsg_desktop.store.meetings import list_attendance

        meeting = subject.meeting
        if meeting is None:
            return
        self._subject, self.keeping.meeting = subject, meeting
        with self.kit.context.session.reading() as read:
            agenda = read_agenda(read, meeting.id)
            decisions = decisions_of_meeting(read, meeting.id)
            actions = list_actions(read, meeting_id=meeting.id)
            present = list_attendance(read, meeting.id)
        self._lines = {it.item.id: it for it in agenda.lines}
        self._decisions = {it.id: it for it in decisions}
        if anyway:
            self.bar.stop()
            self.keeping.why = ""
        self.bar.show_meeting(meeting)
        # A page that was never shown has no height of its own yet.
        room = (self.parentWidget() or self).height()
        self.attendance.display(subject, present, anyway=anyway, is_low=room < scaled(_LOW))
        self._lock()
        self._show_agenda(anyway=anyway)
        self._show_item(anyway=anyway)
        self._show_actions(actions, anyway=anyway)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the actions in sight under agenda and decision, where there is room for all of it."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        if not self._is_dragged:
            wanted = max(min(scaled(_AGENDA), self.width() // 3), self.agenda.longest_word() + _MARGIN)
            wide = min(wanted, self.width() * 2 // 5)
            self._upper.setSizes([wide, self.width() - wide])
        is_low = self.height() - self.attendance.sizeHint().height() < scaled(_LOW)
        if is_low == self._is_low:
            return
        self._is_low = is_low
        place, first = (self._right, 4) if is_low else (self._below, 0)
        for at, part in enumerate((self.grid_title, self.grid)):
            place.put(part, first + at)
        self._below.setVisible(not is_low)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return [*self.attendance.pending(), *self._typed_of_point(), *self.grid.pending()]

    def _typed_of_point(self) -> list[tuple[str, str]]:
        return [*typed_in((self.said,)), *self.decision.pending()]

    def _arrange(self) -> None:
        self._left = left = QWidget()
        under = QVBoxLayout(left)
        under.setContentsMargins(_MARGIN, 12, 0, 16)
        under.setSpacing(8)
        under.addWidget(self.agenda, 1)
        under.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        self._right = ScrolledColumn((self.empty, self.title, self.said, self.decision), 10)
        self._below = ScrolledColumn((self.grid_title, self.grid), 8)
        self._upper = _splitter(Qt.Orientation.Horizontal, (left, self._right), (0, 1))
        left.setMinimumWidth(150)
        whole = _splitter(Qt.Orientation.Vertical, (self._upper, self._below), (1, 0))
        whole.setSizes([1000, scaled(_ACTIONS)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 0)
        top.addWidget(self.bar)
        column.addLayout(top)
        above = QHBoxLayout()
        above.setContentsMargins(8, 0, 16, 0)
        above.addWidget(self.attendance)
        column.addLayout(above)
        column.addWidget(whole, 1)

    def _connect(self) -> None:
        self.agenda.currentItemChanged.connect(lambda *_: self._choose())
        self.agenda.itemActivated.connect(lambda *_: self.said.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        self.fill.clicked.connect(self._fill)
        self.empty.requested.connect(self._fill)
        self.said.committed.connect(self._keep_said)
        self.decision.project_requested.connect(lambda it: self.kit.context.go_to("projects", it))
        self.attendance.opened.connect(self._share_room)
        self._upper.splitterMoved.connect(self._leave_width)
        self.bar.why_changed.connect(self._correct)

    def _leave_width(self) -> None:
        """Leave the agenda as wide as somebody made it."""
        self._is_dragged = True

    @property
    def _line(self) -> "AgendaLine | None":
        return self._lines.get(self.agenda.current_id)

    def _show_agenda(self, *, anyway: bool) -> None:
        """Show the points; the one that is chosen stays, of another meeting the first one is."""
        chosen = "" if anyway else self.agenda.current_id
        tr = self.kit.context.tr
        self.agenda.blockSignals(True)
        self.agenda.clear()
        for line in self._lines.values():
            words = f"{line.number}. {line.item.title}"
            decision = self._decisions.get(line.item.decision_id or "")
            if decision is None:
                self.agenda.add_point(line.item.id, words)
            else:
                state = decision_state(decision, tr)
                self.agenda.add_point(line.item.id, words, state, decision_light(decision))
        self.agenda.choose(chosen)
        self.agenda.blockSignals(False)
        self._share_room()
        has_any = bool(self._lines)
        self._left.setVisible(has_any)
        self.empty.setVisible(not has_any)
        asked = {it.item.decision_id for it in self._lines.values()}
        misses = any(key not in asked for key in self._decisions)
        self.fill.setVisible(misses)

    def _show_item(self, *, anyway: bool) -> None:
        line = self._line
        for part in (self.title, self.said):
            part.setVisible(line is not None)
        decision = self._decisions.get(line.item.decision_id or "") if line is not None else None
        # Not hidden and shown again: the keyboard that is in it would go elsewhere.
        self.decision.setVisible(decision is not None)
        if line is None:
            return
        self.title.setText(f"{line.number}. {line.item.title}")
        self.said.show_value(line.item.minutes, anyway=anyway)
        if decision is not None:
            self.decision.show_decision(decision, anyway=anyway)

    def _show_actions(self, rows: "list[ActionRow]", *, anyway: bool) -> None:
        meeting, line = self.keeping.meeting, self._line
        if meeting is None:
            return
        references: dict[str, str | None] = {"meeting_id": meeting.id, "body_id": meeting.body_id}
        if line is not None:
            references |= {
                "agenda_item_id": line.item.id,
                "decision_id": line.item.decision_id,
                "project_id": line.item.project_id,
            }
        self.grid.show_actions(sorted(rows, key=lambda it: it.number), references, anyway=anyway)

    def _choose(self) -> None:
        """Show another point; what was typed of the one before was kept on leaving its field, or is told."""
        from wsg_desktop.store.actions import list_actions

        meeting = self.keeping.meeting
        if meeting is None:
            return
        self.tell_pending(self.title.text(), self._typed_of_point())
        self._show_item(anyway=True)
        self._right.show_top()
        with self.kit.context.session.reading() as read:
            self._show_actions(list_actions(read, meeting_id=meeting.id), anyway=False)

    def _lock(self) -> None:
        meeting = self.keeping.meeting
        writable = not self.kit.context.session.document.readonly
        closed = meeting is not None and meeting.closed_at is not None
        locked = not writable or (closed and not self.keeping.why)
        self.said.set_read_only(locked)
        self.decision.set_read_only(locked, goes_on=writable)
        self.attendance.set_read_only(locked)
        self.grid.set_read_only(not writable)
        for part in (self.fill, self.empty):
            part.setEnabled(writable and not closed)
        self.bar.set_writable(writable)

    def _correct(self, why: str) -> None:
        self.keeping.why = why
        self._lock()

    def _keep_said(self, text: str) -> None:
        from wsg_desktop.services import agendas, edit_labels

        line, meeting = self._line, self.keeping.meeting
        if line is None or meeting is None:
            return
        item_id = line.item.id
        label = edit_labels.meeting_label(edit_labels.CHANGE_AGENDA, meeting.body, meeting.day)

        def work(tx: "Transaction") -> None:
            agendas.set_item_field(tx, item_id, "minutes", text)

        self.said.line.say("")
        self.keeping.keep(label, line.item.title, work, self.said.refuse)

    def _fill(self) -> None:
        from wsg_desktop.services import agendas, edit_labels

        meeting, tr = self.keeping.meeting, self.kit.context.tr
        if meeting is None:
            return
        label = edit_labels.meeting_label(edit_labels.CHANGE_AGENDA, meeting.body, meeting.day)
        told = tr("The agenda of {day} is filled.", day=show_day(meeting.day, tr))
        self.kit.context.session.change(label, lambda tx: agendas.fill(tx, meeting.id, tr), told)


def _splitter(direction: Qt.Orientation, parts: Sequence[QWidget], stretch: Sequence[int]) -> QSplitter:
    splitter = QSplitter(direction)
    splitter.setHandleWidth(6)
    splitter.setChildrenCollapsible(False)
    for at, (part, factor) in enumerate(zip(parts, stretch, strict=True)):
        splitter.addWidget(part)
        splitter.setStretchFactor(at, factor)
    return splitter
