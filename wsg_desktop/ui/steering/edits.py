"""What the place Stuurgroep asks of the programme: each wish is one change, told where it is large."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.steering.gone_words import meeting_words, member_words

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import BodyRow, MemberRow, PeriodRow
    from wsg_desktop.store.meetings import MeetingRow
    from wsg_desktop.store.transaction import Transaction

Refuse = Callable[[UserError], object]
"""Shows beside the field why something was not kept."""
T = TypeVar("T")

_BINNED = N_("{name} is in the bin.")
_LEFT = N_("{who} is no longer in {name}.")
_CALLED_OFF = N_("{name} of {day} is called off. What was to be decided waits for another meeting.")
_MOVED_ALONG = N_("{name} moved, and what hangs on it moved along.")
_GOES_ON = N_("{name} of {day} goes on after all.")


class SteeringEdits:
    """Changes bodies, meetings and the administrative calendar through the one door of the window."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def add_body(self, name: str, kind: str, rhythm: str, every: int, refuse: Refuse) -> str | None:
        """Add a body and return its id; None when it was refused."""
        from wsg_desktop.services import bodies
        from wsg_desktop.services.meeting_edit_labels import ADD_BODY

        return self._change(
            sentence(ADD_BODY, name=name),
            lambda tx: bodies.add_body(tx, name, kind=kind, rhythm=rhythm, rhythm_count=every),
            refuse,
        )

    def set_body(self, body: "BodyRow", key: str, value: Any, refuse: Refuse) -> None:
        """Change one field of a body, or what it is about."""
        from wsg_desktop.services import bodies
        from wsg_desktop.services.meeting_edit_labels import body_label

        def work(tx: "Transaction") -> None:
            if key == "areas":
                bodies.set_areas(tx, body.id, value)
            elif key == "themes":
                bodies.set_themes(tx, body.id, value)
            else:
                bodies.set_body_field(tx, body.id, key, value)

        if getattr(body, key) != value:
            self._change(body_label(body.name, key), work, refuse)

    def keep_member(
        self, body: "BodyRow", member: "MemberRow | None", values: dict[str, Any], refuse: Refuse
    ) -> bool:
        """Change who sits in a body, or let somebody sit in it; return whether it was kept."""
        from wsg_desktop.services import bodies
        from wsg_desktop.services.meeting_edit_labels import ADD_MEMBER, CHANGE_MEMBER

        who = values["person"] or values["function_title"] or values["party"]

        def work(tx: "Transaction") -> bool:
            if member is None:
                bodies.add_member(tx, body.id, **values)
            else:
                bodies.change_member(tx, member.id, **values)
            return True

        label = sentence(CHANGE_MEMBER if member else ADD_MEMBER, who=who, name=body.name)
        return bool(self._change(label, work, refuse))

    def remove_member(self, body: "BodyRow", member: "MemberRow", refuse: Refuse) -> None:
        """Take somebody out of a body."""
        from wsg_desktop.services import bodies
        from wsg_desktop.services.meeting_edit_labels import REMOVE_MEMBER
        from wsg_desktop.store.meetings import count_attended

        tr, session = self._context.tr, self._context.session
        with session.reading() as read:
            stays = member_words(count_attended(read, member.id), tr)
        told = f"{tr(_LEFT, who=member.label, name=body.name)} {stays}".strip()
        label = sentence(REMOVE_MEMBER, who=member.label, name=body.name)
        session.change(label, lambda tx: bodies.remove_member(tx, member.id), told, refuse)

    def bin_body(self, body: "BodyRow") -> None:
        """Put a body in the bin with what goes along."""
        from wsg_desktop.services import bodies
        from wsg_desktop.services.meeting_edit_labels import BIN_BODY

        told = self._context.tr(_BINNED, name=body.name)
        label = sentence(BIN_BODY, name=body.name)
        self._context.session.change(label, lambda tx: bodies.delete_body(tx, body.id), told)

    def plan(self, body: "BodyRow", days: Sequence[date], refuse: Refuse) -> list[str] | None:
        """Plan meetings on these days and return their ids; None when it was refused."""
        from wsg_desktop.services import meetings
        from wsg_desktop.services.meeting_edit_labels import series_label

        tr = self._context.tr
        told = tr.plural("{n} meeting is planned.", "{n} meetings are planned.", len(days))
        label = series_label(body.name, len(days))
        change = self._context.session.change
        return change(label, lambda tx: meetings.add_meetings(tx, body.id, days), told, refuse).value

    def move(self, meeting: "MeetingRow", day: date, refuse: Refuse) -> None:
        """Hold a meeting on another day."""
        from wsg_desktop.services import meetings
        from wsg_desktop.services.meeting_edit_labels import MOVE_MEETING

        if day != meeting.day:
            label = sentence(MOVE_MEETING, name=meeting.body)
            self._change(label, lambda tx: meetings.move_meeting(tx, meeting.id, day), refuse)

    def new_day(self, meeting_id: str) -> str:
        """Return that the members of a meeting know another day than its own; empty where they know it."""
        from wsg_desktop.services.untold_days import new_day_sentence, untold_day
        from wsg_desktop.store.meeting_moments import get_meeting

        session = self._context.session
        with session.reading() as read:
            then = untold_day(read, meeting_id, session.document.clock.today())
            now = get_meeting(read, meeting_id).day
        return new_day_sentence(then, now, self._context.tr) if then is not None else ""

    def set_meeting(self, meeting: "MeetingRow", key: str, value: Any, refuse: Refuse) -> None:
        """Change one field of a meeting."""
        from wsg_desktop.services import meetings
        from wsg_desktop.services.meeting_edit_labels import meeting_label

        if getattr(meeting, key) != value:
            label = meeting_label(meeting.body, key)
            self._change(label, lambda tx: meetings.set_meeting_field(tx, meeting.id, key, value), refuse)

    def call_off(self, meeting: "MeetingRow") -> None:
        """Call a meeting off, or let it go on after all."""
        from wsg_desktop.services import meetings
        from wsg_desktop.services.meeting_edit_labels import CALL_OFF, LET_GO_ON

        tr = self._context.tr
        label, said, work = (
            (CALL_OFF, _CALLED_OFF, meetings.call_off)
            if meeting.goes_on
            else (LET_GO_ON, _GOES_ON, meetings.let_go_on)
        )
        told = tr(said, name=meeting.body, day=show_day(meeting.day, tr))
        change = self._context.session.change
        change(sentence(label, name=meeting.body), lambda tx: work(tx, meeting.id), told)

    def bin_meeting(self, meeting: "MeetingRow") -> None:
        """Put a meeting in the bin, and say what goes along and what stays."""
        from wsg_desktop.services import meetings
        from wsg_desktop.services.meeting_edit_labels import BIN_MEETING
        from wsg_desktop.store.meetings import hangs_on_meeting

        tr = self._context.tr
        with self._context.session.reading() as read:
            along = meeting_words(hangs_on_meeting(read, meeting.id), tr)
        told = f"{tr(_BINNED, name=f'{meeting.body} {show_day(meeting.day, tr)}')} {along}".strip()
        label = sentence(BIN_MEETING, name=meeting.body)
        self._context.session.change(label, lambda tx: meetings.delete_meeting(tx, meeting.id), told)

    def refuses_period(self, values: dict[str, Any], refuse: Refuse) -> bool:
        """Say what is wrong with days of the administrative calendar; return whether something is."""
        from wsg_desktop.services.administrative_calendar import period_problem

        problem = period_problem(values["name"], values["first"], values["last"])
        if problem is not None:
            refuse(problem)
        return problem is not None

    def keep_period(
        self,
        period: "PeriodRow | None",
        values: dict[str, Any],
        refuse: Refuse,
        *,
        move_deadlines: bool = False,
        move_meetings: bool = False,
    ) -> bool:
        """Change days of the administrative calendar, or add them; return whether they were kept.

        The deadlines that hang on them and the meetings that are set to them move along where that is said,
        in the same step.
        """
        from wsg_desktop.services import administrative_calendar
        from wsg_desktop.services.meeting_edit_labels import ADD_PERIOD, CHANGE_PERIOD

        def work(tx: "Transaction") -> bool:
            if period is None:
                administrative_calendar.add_period(tx, **values)
            else:
                moves = {"move_deadlines": move_deadlines, "move_meetings": move_meetings}
                administrative_calendar.change_period(tx, period.id, **moves, **values)
            return True

        label = sentence(CHANGE_PERIOD if period else ADD_PERIOD, name=values["name"])
        moved = move_deadlines or move_meetings
        told = self._context.tr(_MOVED_ALONG, name=values["name"]) if moved else ""
        return bool(self._change(label, work, refuse, told))

    def remove_period(self, period: "PeriodRow", refuse: Refuse) -> None:
        """Take days out of the administrative calendar."""
        from wsg_desktop.services import administrative_calendar
        from wsg_desktop.services.meeting_edit_labels import REMOVE_PERIOD

        label = sentence(REMOVE_PERIOD, name=period.name)
        self._change(label, lambda tx: administrative_calendar.remove_period(tx, period.id), refuse)

    def _change(
        self, label: str, work: "Callable[[Transaction], T]", refuse: Refuse, told: str = ""
    ) -> T | None:
        return self._context.session.change(label, work, told, refused=refuse).value
