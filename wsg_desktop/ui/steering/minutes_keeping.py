"""Keeps what people record of a meeting: while it is open as changes, once it is closed as corrections."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from wsg_desktop.errors import UserError
from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.store.decisions import DecisionProject, DecisionSummary
    from wsg_desktop.store.meetings import MeetingRow
    from wsg_desktop.store.transaction import Transaction

Refuse = Callable[[UserError], object]
"""Shows beside the field why something was not kept."""


class MinutesKeeping:
    """With `why` filled, edits of a closed meeting are kept as corrections that say so."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context
        self.meeting: MeetingRow | None = None
        self.why = ""

    def keep(self, label: str, what: str, work: "Callable[[Transaction], object]", refuse: Refuse) -> bool:
        """Keep an edit of `what`, as a change or as a correction; return whether it was kept."""
        from wsg_desktop.services import edit_labels, meeting_moments

        session, meeting = self._context.session, self.meeting
        if meeting is None or meeting.closed_at is None or not self.why:
            return bool(session.change(label, work, refused=refuse))
        title = edit_labels.meeting_label(edit_labels.CORRECT_MEETING, meeting.body, meeting.day)
        return bool(
            session.attempt(
                lambda: session.document.record_fact(
                    title, lambda tx: meeting_moments.correct(tx, meeting.id, what, self.why, work)
                ),
                refuse,
            )
        )

    def decide(self, row: "DecisionSummary", work: "Callable[[Transaction], object]", refuse: Refuse) -> bool:
        """Keep what a body made of a decision."""
        from wsg_desktop.services import edit_labels

        label = edit_labels.decision_label(edit_labels.RECORD_DECISION, row.title)
        return self.keep(label, row.title, work, refuse)

    def apply(self, row: "DecisionSummary", part: "DecisionProject", refuse: Refuse) -> None:
        """Change a project as a decision says: a change of its own, also after the meeting was closed."""
        from wsg_desktop.services import decisions, edit_labels

        tr = self._context.tr
        self._context.session.change(
            edit_labels.apply_label(row.title, part.number),
            lambda tx: decisions.apply_to_project(tx, part.id),
            tr("{number} is changed as decided.", number=part.number),
            refuse,
        )

    def settle(self, row: "DecisionSummary", outcome: str, refuse: Refuse) -> None:
        """Keep what became of a reservation, also after the meeting was closed."""
        from wsg_desktop.domain.meeting_vocabulary import ReservationOutcome
        from wsg_desktop.services import decisions, edit_labels

        label = edit_labels.decision_label(edit_labels.CHANGE_DECISION, row.title)
        kept = ReservationOutcome(outcome)
        self._context.session.change(
            label, lambda tx: decisions.settle_reservation(tx, row.id, kept), refused=refuse
        )
