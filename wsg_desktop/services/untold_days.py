"""A day that members do not know yet: their papers name another one than that of the meeting."""

from datetime import date

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import MomentKind
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.engine import Reading
from wsg_desktop.texts import N_, Translator

NEW_DAY = N_(
    "The members have papers that name {then}, and the meeting is on {now}. Tell them: make the agenda again "
    "as it is now, or add the mail with the new day, and keep that it was sent after."
)
_WENT_OUT = frozenset({MomentKind.PAPERS_SENT.value, MomentKind.SENT_AFTER.value})


def untold_day(read: Reading, meeting_id: str, today: date) -> date | None:
    """Return the day that the last papers of a coming meeting name, where it is held on another one.

    None where members know the day, before anything was sent, and once there is nothing left to tell.
    """
    meeting = moments.get_meeting(read, meeting_id)
    if not meeting.goes_on or meeting.day < today:
        return None
    sent = [it.seq for it in moments.list_moments(read, [meeting_id]) if it.kind in _WENT_OUT]
    then = moments.day_after_set(read, meeting, max(sent)) if sent else meeting.day
    return then if then != meeting.day else None


def new_day_sentence(then: date, now: date, tr: Translator) -> str:
    """Return which day members know, on which the meeting is, and how to tell them."""
    return tr(NEW_DAY, then=show_day(then, tr), now=show_day(now, tr))
