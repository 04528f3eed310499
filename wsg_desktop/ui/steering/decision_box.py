"""One decision to record: its outcome in one click, its words, its reservation, and what it changes."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.boxes import DayBox, FieldGrid, LineBox, LongBox, typed_in
from wsg_desktop.ui.steering.decision_parts import DecisionParts
from wsg_desktop.ui.steering.decision_words import decision_state
from wsg_desktop.ui.steering.minutes_keeping import MinutesKeeping
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.decisions import DecisionSummary
    from wsg_desktop.store.transaction import Transaction

OUTCOMES = (
    DecisionState.TAKEN,
    DecisionState.CHANGED,
    DecisionState.RESERVED,
    DecisionState.HELD_OVER,
    DecisionState.REJECTED,
    DecisionState.WITHDRAWN,
)
_OTHER_WORDS = N_("Write the decision as it was taken; it is kept when you leave the field.")
_WHOSE = N_("Type whose approval it waits for; it is kept when you leave the field.")


class DecisionBox(QWidget):
    """Every field is kept at once; an outcome that needs words first is kept with those."""

    project_requested = Signal(str)

    def __init__(self, kit: SteeringKit, keeping: MinutesKeeping, *, with_subject: bool = True) -> None:
        super().__init__()
        tr = kit.context.tr
        self._kit, self._keeping = kit, keeping
        self._with_subject = with_subject
        self._row: DecisionSummary | None = None
        self._chosen: DecisionState | None = None
        self._effective: Term = NO_TERM
        self._until: Term = NO_TERM
        self.title = TextLabel("", FontRole.STRONG)
        self.asked = TextLabel("", tone="muted")
        self.outcomes = {state: QRadioButton(tr(label(state))) for state in OUTCOMES}
        self._group = QButtonGroup(self)
        self.text = LongBox(tr, tr("Decision in a full sentence"))
        self.responsible = LineBox(tr, tr("Responsible"))
        self.effective = DayBox(tr, tr("In force from"))
        self.reserved_for = LineBox(tr, tr("Reserved for"))
        self.until = DayBox(tr, tr("Reservation until"))
        self.lifted = QuietButton(tr("Reservation lifted"), "check")
        self.refused = QuietButton(tr("Reservation refused"), "x")
        self.parts = DecisionParts(kit, keeping)
        self.boxes = (self.text, self.responsible, self.effective, self.reserved_for, self.until)
        self._arrange()
        self._connect()

    @property
    def name(self) -> str:
        """Return what the decision that is shown is called."""
        return f"{self._row.number} {self._row.title}".strip() if self._row else ""

    def show_decision(self, row: "DecisionSummary", *, anyway: bool) -> None:
        """Show a decision as it is kept."""
        tr, today = self._kit.context.tr, self._today
        is_other = self._row is None or self._row.id != row.id
        anyway = anyway or is_other
        if is_other or self._row is None or self._row.state != row.state:
            self._chosen = None
        self._row = row
        subject = row.title if self._with_subject else ""
        # What became of a reservation is asked no more, and is told from here on.
        became = decision_state(row, tr) if row.reservation not in {"", ReservationOutcome.OPEN} else ""
        self.title.setText(" · ".join(filter(None, (f"{row.number} {subject}".strip(), became))))
        self.title.setVisible(bool(self.title.text()))
        self.asked.setText(tr("Asked: {text}", text=row.text) if row.text else "")
        self.asked.setVisible(bool(row.text) and row.sentence != row.text)
        self.text.show_value(row.sentence, anyway=anyway)
        self.responsible.show_value(row.responsible, anyway=anyway)
        self.reserved_for.show_value(row.reserved_for, anyway=anyway)
        self._effective = exact(row.effective_on) if row.effective_on else NO_TERM
        self._until = exact(row.reserved_until) if row.reserved_until else NO_TERM
        self._show_days(anyway=anyway)
        self._show_state()
        self.parts.show_parts(row, today)

    def set_read_only(self, read_only: bool, *, goes_on: bool) -> None:
        """Take no changes; with `goes_on` what becomes of the decision is still kept."""
        for box in self.boxes:
            box.set_read_only(read_only)
        for button in self.outcomes.values():
            button.setEnabled(not read_only)
        for settle in (self.lifted, self.refused):
            settle.setEnabled(goes_on)
        self.parts.set_read_only(read_only, goes_on=goes_on)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in(self.boxes)

    @property
    def _today(self) -> date:
        return self._kit.context.session.document.clock.today()

    def _arrange(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, spacing=8)
        for button in self.outcomes.values():
            self._group.addButton(button)
            flow.addWidget(button)
        choices.setAccessibleName(self._kit.context.tr("What became of it"))
        self._reservation = QWidget()
        settling = FlowLayout(self._reservation, spacing=8)
        for button in (self.lifted, self.refused):
            settling.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.asked, choices, self.text):
            column.addWidget(part)
        column.addWidget(FieldGrid(((self.responsible, 0, 0, 1), (self.effective, 0, 1, 1)), 2))
        self._whose = FieldGrid(((self.reserved_for, 0, 0, 1), (self.until, 0, 1, 1)), 2)
        column.addWidget(self._whose)
        column.addWidget(self._reservation)
        column.addWidget(self.parts)

    def _connect(self) -> None:
        tr, names = self._kit.context.tr, self._kit.names
        for box in (self.responsible, self.reserved_for):
            ahead = TypeAhead(box.edit, names.reporters, tr, add_new="")
            ahead.chosen.connect(box.edit.setText)
            box.committed.connect(lambda _text: self._record())
        for state, button in self.outcomes.items():
            button.clicked.connect(lambda _on=False, it=state: self._choose(it))
        self.text.committed.connect(lambda _text: self._record())
        self.effective.committed.connect(self._take_effective)
        self.until.committed.connect(self._take_until)
        self.lifted.clicked.connect(lambda: self._settle(ReservationOutcome.LIFTED))
        self.refused.clicked.connect(lambda: self._settle(ReservationOutcome.REFUSED))
        self.parts.project_requested.connect(self.project_requested)

    def _show_state(self) -> None:
        row = self._row
        if row is None:
            return
        state = self._chosen or DecisionState(row.state)
        self._group.setExclusive(False)
        for its, button in self.outcomes.items():
            button.setChecked(its is state)
        self._group.setExclusive(True)
        self._whose.setVisible(state is DecisionState.RESERVED)
        waits = row.reservation == ReservationOutcome.OPEN
        self._reservation.setVisible(waits)

    def _choose(self, state: DecisionState) -> None:
        """Keep an outcome; one that needs words goes to where they are typed."""
        self._chosen = state
        self._show_state()
        tr, row = self._kit.context.tr, self._row
        if row is None:
            return
        if state is DecisionState.CHANGED and self._words() in {"", row.text}:
            self.text.line.say(tr(_OTHER_WORDS), "muted")
            self.text.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.text.edit.selectAll()
        elif state is DecisionState.RESERVED and not self.reserved_for.edit.text().strip():
            self.reserved_for.line.say(tr(_WHOSE), "muted")
            self.reserved_for.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._record()

    def _record(self) -> None:
        from wsg_desktop.services import decisions

        row = self._row
        state = self._chosen or (DecisionState(row.state) if row else DecisionState.ASKED)
        if row is None or state is DecisionState.ASKED:
            return
        words = self._words()
        outcome = decisions.Outcome(
            state,
            "" if words in {row.text, row.title} else words,
            self.responsible.edit.text(),
            self._effective.day,
            self.reserved_for.edit.text(),
            self._until.day,
        )
        for box in self.boxes:
            box.line.say("")
        meeting = self._keeping.meeting

        def work(tx: "Transaction") -> str:
            if meeting is None:
                return decisions.record_outcome(tx, row.id, outcome)
            return decisions.record_at(tx, row.id, meeting.id, outcome)

        self._keeping.decide(row, work, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        """Say why an outcome is not kept, beside the field that mends it."""
        from wsg_desktop.services.decisions import NO_RESERVATION

        box = self.reserved_for if problem.message == NO_RESERVATION else self.text
        box.refuse(problem)

    def _words(self) -> str:
        return self.text.edit.toPlainText().strip()

    def _take_effective(self, term: Term) -> None:
        self._effective = term if term.day else NO_TERM
        self._show_days()
        self._record()

    def _take_until(self, term: Term) -> None:
        self._until = term if term.day else NO_TERM
        self._show_days()
        self._record()

    def _show_days(self, *, anyway: bool = True) -> None:
        effective = DateContext(self._today, self._effective, as_start=True, only_day=True)
        self.effective.edit.show_term(effective, anyway=anyway)
        self.until.edit.show_term(DateContext(self._today, self._until, only_day=True), anyway=anyway)

    def _settle(self, outcome: ReservationOutcome) -> None:
        if self._row is not None:
            self._keeping.settle(self._row, outcome.value, self._refuse)
