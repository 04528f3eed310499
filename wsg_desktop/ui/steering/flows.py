"""What asks something first: a new body, planning meetings, a calendar file, moving a body to the bin."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Answer
from wsg_desktop.ui.steering.calendar_saving import save_calendar
from wsg_desktop.ui.steering.edits import SteeringEdits
from wsg_desktop.ui.steering.gone_words import along_words

if TYPE_CHECKING:
    from wsg_desktop.domain.meeting_days import ProposedDay
    from wsg_desktop.domain.meeting_vocabulary import Rhythm
    from wsg_desktop.services.meeting_list import MeetingList
    from wsg_desktop.store.bodies import BodyRow

_GOES = N_("{name} goes to the bin. You can undo this.")


class SteeringFlows:
    """Each asks in front of the window and ends in one change, or in none."""

    def __init__(self, context: WindowContext, edits: SteeringEdits) -> None:
        self._context, self._edits = context, edits

    def new_body(self) -> str | None:
        """Ask for a new body and return its id."""
        from wsg_desktop.ui.steering.new_body_dialog import NewBodyDialog

        tr, made = self._context.tr, list[str]()
        dialog = NewBodyDialog(tr, self._window())

        def add(name: str, kind: str, rhythm: str, every: int) -> None:
            body_id = self._edits.add_body(
                name, kind, rhythm, every, lambda problem: dialog.refuse(problem.text(tr))
            )
            if body_id is not None:
                made.append(body_id)
                dialog.accept()

        dialog.ordered.connect(add)
        self._context.messages.ask(dialog)
        dialog.deleteLater()
        return made[0] if made else None

    def plan(self, listed: "MeetingList", body: "BodyRow | None") -> str | None:
        """Ask for a meeting or a series and return the id of the first that was planned."""
        from wsg_desktop.services.meetings import propose_series
        from wsg_desktop.ui.steering.plan_dialog import PlanDialog

        tr, session, made = self._context.tr, self._context.session, list[str]()

        def propose(first: date, until: date, rhythm: "Rhythm", every: int) -> "list[ProposedDay]":
            with session.reading() as read:
                return propose_series(read, first, until, rhythm, every)

        dialog = PlanDialog(listed, body, propose, tr, self._window())

        def plan(chosen: "BodyRow", days: list[date]) -> None:
            ids = self._edits.plan(chosen, days, lambda problem: dialog.refuse(problem.text(tr)))
            if ids is not None:
                made.extend(ids)
                dialog.accept()

        dialog.ordered.connect(plan)
        self._context.messages.ask(dialog)
        dialog.deleteLater()
        return made[0] if made else None

    def make_calendar(self, listed: "MeetingList", body: "BodyRow | None") -> None:
        """Ask what goes into a calendar file, where it goes, and write it."""
        from wsg_desktop.ui.details.known_names import NameSource
        from wsg_desktop.ui.steering.calendar_dialog import CalendarDialog

        parties = NameSource(self._context.session).parties
        dialog = CalendarDialog(listed, body, parties, self._context.tr, self._window())
        accepted = self._context.messages.ask(dialog)
        choice = dialog.choice
        dialog.deleteLater()
        if accepted:
            name = next((it.name for it in listed.bodies if it.id == choice.body_id), "")
            save_calendar(self._context, choice, name)

    def bin_body(self, body: "BodyRow") -> None:
        """Put a body in the bin; where something goes along, say what and ask."""
        from wsg_desktop.store.meetings import hangs_on

        tr, messages = self._context.tr, self._context.messages
        with self._context.session.reading() as read:
            along = along_words(hangs_on(read, body.id), tr)
        more = " ".join(filter(None, (tr(_GOES, name=body.name), along)))
        answers = [Answer("bin", tr("Move to the bin"), removes=True)]
        if not along or messages.question(tr("Move {name} to the bin?", name=body.name), more, answers):
            self._edits.bin_body(body)

    def _window(self) -> QWidget | None:
        parent = self._context.background.parent()
        return parent if isinstance(parent, QWidget) else None
