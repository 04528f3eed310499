"""The tab to close a meeting: what is still open with a choice for each, and afterwards what was fixed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import MeetingState, MomentKind
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_moments import OpenPoint
    from wsg_desktop.services.past_meetings import PastMeeting
    from wsg_desktop.store.meeting_moments import MeetingHead, MomentRow
    from wsg_desktop.store.meetings import MeetingRow

_ALL_DONE = N_("Every decision has an outcome. The meeting can be closed.")
_WHAT_HAPPENS = N_(
    "Closing fixes minutes and decisions. It cannot be undone; afterwards they change by a visible"
    " correction only. Actions and what becomes of decisions go on."
)
_FIXED = N_(
    "Minutes and decisions are fixed: they change by a visible correction only. Actions and what becomes of"
    " decisions go on."
)
_TO_COME = N_("This meeting is still to be held")
_RECORD_FIRST = N_("Record first what is decided. From the day of the meeting it can be closed here.")
_CALLED_OFF = N_("This meeting was called off")
_GO_ON_FIRST = N_("There is nothing to close. If it was held after all, let it go on first.")
_AS_ON = N_("Planning as at the meeting of {day}")
_LOOK = N_("Everything as at the meeting of {day}")
_CLOSED = N_("The meeting of {day} is closed.")


class ClosingPage(SteeringPage):
    """A line per decision without outcome with what to do with it; then one button."""

    help_page = "steering#closing"

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._meeting: MeetingRow | None = None
        self.picks: dict[str, PickBox] = {}
        """Per id of a decision what to do with it."""
        self.heading = TextLabel("", FontRole.HEADING)
        self.explains = TextLabel("", tone="muted")
        self.close_button = QuietButton(tr("Close the meeting"), "lock")
        self.as_on = QuietButton(tr(_AS_ON, day=""), "history")
        self.look = QuietButton(tr(_LOOK, day=""), "eye")
        self.line = ReadingLine()
        self._points = QWidget()
        self._grid = QGridLayout(self._points)
        self._past = QWidget()
        self._lines = QVBoxLayout(self._past)
        self._arrange()
        self.close_button.clicked.connect(self._close)
        self.as_on.clicked.connect(self._show_as_on)
        self.look.clicked.connect(self._look_back)

    def display(self, subject: Subject, *, anyway: bool) -> None:  # noqa: ARG002 - as every tab
        """Show what is open, or what was fixed."""
        from wsg_desktop.services.meeting_moments import next_open, open_points
        from wsg_desktop.store import meeting_moments as moments

        meeting = subject.meeting
        if meeting is None:
            return
        self._meeting = meeting
        with self.kit.context.session.reading() as read:
            points = [] if meeting.closed_at else open_points(read, meeting.id)
            following = next_open(read, moments.get_meeting(read, meeting.id))
            happened = moments.list_moments(read, [meeting.id])
        self.line.say("")
        self._show_points(points, following)
        self._show_past(happened)
        self._show_words(meeting, points, is_to_come=meeting.day > subject.listed.today)

    def _arrange(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnMinimumWidth(0, 1)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.close_button, self.as_on, self.look):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            ScrolledColumn((self.heading, self._points, self.explains, buttons, self.line, self._past), 12)
        )

    def _show_words(self, meeting: "MeetingRow", points: "list[OpenPoint]", *, is_to_come: bool) -> None:
        tr = self.kit.context.tr
        closed = meeting.closed_at is not None
        is_off = meeting.state == MeetingState.CANCELLED
        if closed:
            self.heading.setText(tr(_CLOSED, day=show_day(meeting.day, tr)))
        elif points and not is_off:
            self.heading.setText(
                tr.plural("{n} decision has no outcome yet", "{n} decisions have no outcome yet", len(points))
            )
        else:
            self.heading.setText(tr(_CALLED_OFF if is_off else _TO_COME if is_to_come else _ALL_DONE))
        open_words = _GO_ON_FIRST if is_off else _RECORD_FIRST if is_to_come else _WHAT_HAPPENS
        self.explains.setText(tr(_FIXED if closed else open_words))
        writable = not self.kit.context.session.document.readonly
        self.close_button.setVisible(not closed and not is_off)
        self.close_button.setEnabled(writable and not is_to_come)

    def _show_points(self, points: "list[OpenPoint]", following: "MeetingHead | None") -> None:
        from wsg_desktop.services.meeting_moments import Choice

        tr = self.kit.context.tr
        chosen = {key: pick.currentData() for key, pick in self.picks.items()}
        _empty(self._grid)
        self.picks = {}
        for at, point in enumerate(points):
            self._grid.addWidget(TextLabel(point.title), at, 0)
            pick = PickBox(tr("What to do with {title}", title=point.title))
            if following is not None:
                day = show_day(following.day, tr)
                pick.addItem(tr("to the next meeting, {day}", day=day), Choice.HOLD_OVER)
            pick.addItem(tr("lapses"), Choice.DROP)
            pick.addItem(tr("stays open"), Choice.STAY)
            usual = Choice.HOLD_OVER if point.is_held_over and following is not None else None
            pick.show_value(chosen.get(point.decision_id) or usual, tr("choose what to do with it"))
            self._grid.addWidget(pick, at, 1)
            self.picks[point.decision_id] = pick
        self._points.setVisible(bool(points))

    def _show_past(self, happened: "list[MomentRow]") -> None:
        """Show what happened in the world outside, and offer to look back at the last that was fixed."""
        tr = self.kit.context.tr
        _empty(self._lines)
        for moment in happened:
            at = local_time(moment.at)
            words = f"{show_day(at.date(), tr)} {at:%H:%M} · {tr(label(MomentKind(moment.kind)))}"
            said = TextLabel(f"{words} · {moment.note}" if moment.note else words)
            self._lines.addWidget(said)
        self._past.setVisible(bool(happened))
        for button in (self.as_on, self.look):
            button.setVisible(bool(happened))
        if self._meeting is not None:
            day = show_day(self._meeting.day, tr)
            self.as_on.setText(tr(_AS_ON, day=day))
            self.look.setText(tr(_LOOK, day=day))

    def _close(self) -> None:
        from wsg_desktop.services import edit_labels, meeting_moments

        meeting = self._meeting
        if meeting is None:
            return
        picked = {key: pick.currentData() for key, pick in self.picks.items()}
        choices = {key: meeting_moments.Choice(it) for key, it in picked.items() if it is not None}
        session, tr = self.kit.context.session, self.kit.context.tr
        title = edit_labels.close_label(meeting.body, meeting.day)
        done = session.attempt(
            lambda: session.document.record_fact(
                title, lambda tx: meeting_moments.close(tx, meeting.id, choices)
            ),
            self._refuse,
        )
        if done:
            self.kit.context.messages.info(tr(_CLOSED, day=show_day(meeting.day, tr)))

    def _show_as_on(self) -> None:
        """Show the planning beside how it stood for this meeting."""
        past = self._find_past()
        if past is not None:
            today = self.kit.context.session.document.clock.today()
            self.kit.context.go_to("planning", past.compared(self.kit.context.tr, today))

    def _look_back(self) -> None:
        """Open the whole programme as it stood for this meeting, to look at."""
        from wsg_desktop.services.copies import point_of

        past, context = self._find_past(), self.kit.context
        if past is not None:
            context.programmes.open_restore_point(point_of(context.session.document, past, context.tr))

    def _find_past(self) -> "PastMeeting | None":
        from wsg_desktop.services.past_meetings import past_of_meeting

        if self._meeting is None:
            return None
        with self.kit.context.session.reading() as read:
            return past_of_meeting(read, self._meeting.id)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.kit.context.tr), "danger")
        unsaid = next((pick for pick in self.picks.values() if pick.currentData() is None), None)
        if unsaid is not None:
            unsaid.setFocus(Qt.FocusReason.OtherFocusReason)


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
