"""What a closed meeting fixed stays as it is, for every service and for undo."""

from wsg_desktop.domain.meeting_vocabulary import MomentKind
from wsg_desktop.errors import UserError
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

IS_CLOSED = N_(
    "The meeting of {day} is closed: its minutes and decisions are fixed. "
    "Change this as a correction, which says what and why."
)


def refuse_closed(tx: Transaction, meeting_id: str | None) -> None:
    """Raise `UserError` when a meeting is closed, other than in the fact that closes or corrects it."""
    if meeting_id is None or moments.is_fact(tx):
        return
    if moments.closed_in(tx.read, meeting_id) is not None:
        raise UserError(IS_CLOSED, day=day_shown(moments.get_meeting(tx.read, meeting_id)))


def refuse_taking_back(read: Reading, seq: int) -> None:
    """Raise `UserError` when taking back a change set would change what a meeting fixed since."""
    closings = [it for it in moments.list_moments(read) if it.kind == MomentKind.CLOSED and it.kept_in > seq]
    if not closings:
        return
    touched = moments.touched_meetings(read, seq)
    for moment in closings:
        if moment.meeting_id in touched:
            raise UserError(IS_CLOSED, day=day_shown(moments.get_meeting(read, moment.meeting_id)))


def day_shown(head: MeetingHead) -> str:
    """Return the day of a meeting for in a sentence of refusal."""
    return f"{head.day:%d-%m-%Y}"
