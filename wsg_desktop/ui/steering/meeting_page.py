"""The tab of a meeting: when, where, to what it was set, and what is done before it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.boxes import DayBox, FieldGrid, LineBox, LongBox, PickFieldBox, typed_in
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.step_lines import StepLines
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.meetings import MeetingRow

_SPACING = 16
_NO_DAY = N_("A meeting needs a day. Type one, such as 3 December or Thursday.")
_IN_RECESS = N_("This day is in {name}.")
_NOT_WORKED = N_("Nobody works on this day: it is a weekend, a holiday or a closing period.")
_NO_STEPS = N_("Type when the papers go out; then the steps before the meeting appear here.")


class MeetingPage(SteeringPage):
    """Each field is kept at once; moving a meeting takes its papers along."""

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._meeting: MeetingRow | None = None
        self.day = DayBox(tr, tr("Day"))
        self.begins_at = LineBox(tr, tr("Begins at"))
        self.duration = LineBox(tr, tr("Minutes"), is_number=True)
        self.place = LineBox(tr, tr("Place of meeting"))
        self.papers_due = DayBox(tr, tr("Papers go out on"))
        self.period = PickFieldBox(tr, tr("Set to"))
        self.notes = LongBox(tr, tr("Notes"))
        self.warning = TextLabel("", FontRole.SMALL, "danger")
        self.new_day = TextLabel("", FontRole.SMALL, "danger")
        self.steps = StepLines(tr)
        self.no_steps = TextLabel(tr(_NO_STEPS), tone="muted")
        self.boxes = (
            self.day,
            self.begins_at,
            self.duration,
            self.place,
            self.papers_due,
            self.period,
            self.notes,
        )
        self._arrange()
        self._connect()

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show a meeting."""
        row, listed = subject.meeting, subject.listed
        if row is None:
            return
        self._meeting = row
        today = listed.today
        self.day.edit.show_term(DateContext(today, exact(row.day), only_day=True), anyway=anyway)
        due = exact(row.papers_due) if row.papers_due else NO_TERM
        self.papers_due.edit.show_term(DateContext(today, due, only_day=True), anyway=anyway)
        self.begins_at.show_value(row.begins_at, anyway=anyway)
        self.duration.show_value(row.duration, anyway=anyway)
        self.place.show_value(row.place, anyway=anyway)
        self.notes.show_value(row.notes, anyway=anyway)
        self._offer_periods(subject)
        self._warn(listed.in_the_way(row.day) if row.day >= today else None)
        self._say_new_day(row)
        steps = listed.steps(row)
        self.steps.show_steps(steps, today)
        self.no_steps.setVisible(not steps)
        if anyway:
            self._column.show_top()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in self.boxes:
            box.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in(self.boxes)

    def _arrange(self) -> None:
        tr = self.kit.context.tr
        when = QWidget()
        column = QVBoxLayout(when)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            FieldGrid(
                (
                    (self.day, 0, 0, 3),
                    (self.begins_at, 0, 3, 1),
                    (self.duration, 0, 4, 1),
                    (self.place, 0, 5, 3),
                    (self.papers_due, 1, 0, 3),
                    (self.period, 1, 3, 5),
                ),
                8,
            )
        )
        column.addWidget(self.warning)
        column.addWidget(self.new_day)
        ahead = QWidget()
        below = QVBoxLayout(ahead)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(TextLabel(tr("Before the meeting"), FontRole.HEADING))
        below.addWidget(self.steps)
        below.addWidget(self.no_steps)
        self._column = ScrolledColumn((when, ahead, self.notes), _SPACING)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._column)

    def _connect(self) -> None:
        self.day.committed.connect(self._move)
        self.papers_due.committed.connect(self._set_papers)
        for key, box in (
            ("begins_at", self.begins_at),
            ("duration", self.duration),
            ("place", self.place),
            ("period_id", self.period),
            ("notes", self.notes),
        ):
            box.committed.connect(lambda value, it=key, at=box: self._keep(it, value, at))

    def _keep(self, key: str, value: Any, box: LineBox | LongBox | PickFieldBox | DayBox) -> None:
        if self._meeting is not None:
            box.line.say("")
            self.kit.edits.set_meeting(self._meeting, key, value, box.refuse)

    def _move(self, term: Term) -> None:
        if term.day is None:
            self.day.edit.refuse(self.kit.context.tr(_NO_DAY))
        elif self._meeting is not None:
            self.kit.edits.move(self._meeting, term.day, self.day.refuse)

    def _set_papers(self, term: Term) -> None:
        self._keep("papers_due", term.day, self.papers_due)

    def _offer_periods(self, subject: Subject) -> None:
        """Offer the days of the administrative calendar around the meeting, and the one it was set to."""
        tr, row = self.kit.context.tr, subject.meeting
        if row is None:
            return
        near = [
            it
            for it in subject.listed.periods
            if it.id == row.period_id or _apart(row.day, it.first, it.last) <= _NEAR
        ]
        options: list[tuple[str, str | None]] = [(tr("nothing"), None)]
        options += [(f"{it.name} ({show_day(it.first, tr)})", it.id) for it in near]
        self.period.offer(options)
        self.period.edit.show_value(row.period_id)

    def _say_new_day(self, row: "MeetingRow") -> None:
        said = self.kit.edits.new_day(row.id) if row.sent_at is not None else ""
        self.new_day.setText(said)
        self.new_day.setVisible(bool(said))

    def _warn(self, in_the_way: str | None) -> None:
        tr = self.kit.context.tr
        said = (
            "" if in_the_way is None else tr(_IN_RECESS, name=in_the_way) if in_the_way else tr(_NOT_WORKED)
        )
        self.warning.setText(said)
        self.warning.setVisible(bool(said))


_NEAR = 120
"""Days: further away nothing that a meeting is set to is offered."""


def _apart(day: date, first: date, last: date) -> int:
    """Return how many days `day` is before the first or after the last."""
    return max((first - day).days, (day - last).days, 0)
