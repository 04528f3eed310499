"""What preparing a meeting asks of the programme: each wish is one change, or one fact for what goes out."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import Telling
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_changes import MeetingChange
    from wsg_desktop.services.meeting_proposals import Proposal
    from wsg_desktop.store.decisions import DecisionSummary
    from wsg_desktop.store.meeting_moments import MeetingHead
    from wsg_desktop.store.transaction import Transaction

Refuse = Callable[[UserError], object]
T = TypeVar("T")

_SENT = N_("The papers of {day} are sent. What changes now is told orally, or sent after.")
_SENT_AFTER = N_("It is kept what was sent after the papers of {day}.")


class PrepareEdits:
    """Changes what is told, asked and put on an agenda through the one door of the window."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def tell(
        self,
        meeting: "MeetingHead",
        changes: "Iterable[MeetingChange]",
        telling: Telling,
        note: str | None = None,
    ) -> None:
        """Say how a meeting is told of these changes."""
        from wsg_desktop.services import meeting_changes
        from wsg_desktop.services.edit_labels import TELL_CHANGE

        wanted = list(changes)

        def work(tx: "Transaction") -> None:
            for it in wanted:
                meeting_changes.tell(tx, meeting.id, it.project_id, it.key, telling, note)

        self._change(sentence(TELL_CHANGE, body=meeting.body), work)

    def explain(self, project_id: str, aspect: Aspect, part: str, text: str, refuse: Refuse) -> None:
        """Say the cause, consequence or measure of a light that is orange or red."""
        from wsg_desktop.services import progress
        from wsg_desktop.services.edit_labels import CHANGE_STATUS

        words = {part: text}
        self._change(
            CHANGE_STATUS, lambda tx: progress.explain_status(tx, project_id, aspect, **words), refuse
        )

    def accept(self, meeting: "MeetingHead", proposals: "Sequence[Proposal]", *, has_agenda: bool) -> None:
        """Ask the decisions that were proposed; an agenda that was filled gets them at once."""
        from wsg_desktop.services import agendas, preparing
        from wsg_desktop.services.edit_labels import ASK_DECISION

        tr = self._context.tr
        many = tr.plural("{n} decision is asked.", "{n} decisions are asked.", len(proposals))

        def work(tx: "Transaction") -> None:
            for it in proposals:
                preparing.accept(tx, meeting.id, it)
            if has_agenda:
                tx.flush()
                agendas.fill(tx, meeting.id, tr)

        is_one = len(proposals) == 1
        label = sentence(ASK_DECISION, name=proposals[0].title) if is_one else self._label(meeting)
        # A tick that is set shows by itself what was done.
        self._change(label, work, told="" if is_one else many)

    def ask(self, meeting: "MeetingHead", title: str, refuse: Refuse, *, has_agenda: bool) -> str | None:
        """Ask a decision of one's own and return its id; None when it was refused."""
        from wsg_desktop.services import agendas, decisions
        from wsg_desktop.services.edit_labels import ASK_DECISION

        def work(tx: "Transaction") -> str:
            decision_id = decisions.ask(tx, meeting.body_id, title, meeting_id=meeting.id)
            if has_agenda:
                tx.flush()
                agendas.fill(tx, meeting.id, self._context.tr)
            return decision_id

        return self._change(sentence(ASK_DECISION, name=title.strip()), work, refuse)

    def set_decision(self, decision: "DecisionSummary", key: str, value: Any, refuse: Refuse) -> None:
        """Change one field of a decision."""
        from wsg_desktop.services import decisions

        self._change(
            self._of_decision(decision),
            lambda tx: decisions.set_field(tx, decision.id, key, value),
            refuse,
        )

    def put_on(self, decision: "DecisionSummary", meeting_id: str | None, item_id: str | None) -> None:
        """Put a decision before this meeting, or take it off the table and off the agenda."""
        from wsg_desktop.services import agendas, decisions

        def work(tx: "Transaction") -> None:
            decisions.put_on(tx, decision.id, meeting_id)
            if meeting_id is None and item_id is not None:
                agendas.remove_item(tx, item_id)
            elif meeting_id is not None and item_id is not None:
                tx.flush()
                agendas.fill(tx, meeting_id, self._context.tr)

        self._change(self._of_decision(decision), work)

    def agenda(
        self, meeting: "MeetingHead", work: "Callable[[Transaction], T]", refuse: Refuse | None = None
    ) -> T | None:
        """Change the agenda of a meeting."""
        from wsg_desktop.services.edit_labels import CHANGE_AGENDA

        label = sentence(CHANGE_AGENDA, body=meeting.body, day=self._day(meeting.day))
        return self._change(label, work, refuse)

    def send(
        self,
        meeting: "MeetingHead",
        files: Sequence[Path],
        rests_on: Sequence[Path],
        refuse: Refuse,
        *,
        after: bool,
    ) -> bool:
        """Keep as a fact that these files went out: with the papers, or after them.

        The papers among `rests_on` tell what was so when they were made: from there the next changes count.
        """
        from wsg_desktop.services import meeting_moments
        from wsg_desktop.services.edit_labels import SEND_AFTER, SEND_PAPERS

        day = self._day(meeting.day)
        label = sentence(SEND_AFTER if after else SEND_PAPERS, body=meeting.body, day=day)
        keep = meeting_moments.send_after if after else meeting_moments.send_papers
        try:
            papers = [meeting_moments.paper_of(it, it.suffix.lstrip(".").lower()) for it in files]
            made = meeting_moments.made_from(rests_on, meeting.id)
            document = self._context.session.document
            document.record_fact(label, lambda tx: keep(tx, meeting.id, papers, made=made))
        except UserError as problem:
            refuse(problem)
            return False
        self._context.messages.info(self._context.tr(_SENT_AFTER if after else _SENT, day=day))
        return True

    def _of_decision(self, decision: "DecisionSummary") -> str:
        from wsg_desktop.services.edit_labels import CHANGE_DECISION

        return sentence(CHANGE_DECISION, name=decision.title)

    def _label(self, meeting: "MeetingHead") -> str:
        from wsg_desktop.services.edit_labels import PREPARE_MEETING

        return sentence(PREPARE_MEETING, body=meeting.body, day=self._day(meeting.day))

    def _day(self, day: date) -> str:
        return show_day(day, self._context.tr)

    def _change(
        self,
        label: str,
        work: "Callable[[Transaction], T]",
        refuse: Refuse | None = None,
        told: str = "",
    ) -> T | None:
        return self._context.session.change(label, work, told, refuse).value
