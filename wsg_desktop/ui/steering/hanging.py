"""What hangs on a date of the administrative calendar: told in its list, asked about when it moves."""

from datetime import date
from typing import TYPE_CHECKING

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Answer

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import PeriodRow

_NAMED = 5
_MOVE, _STAY = "move", "stay"
_HOW = N_(
    "{names}. They can move along to {day}; the history of each project then says why. "
    "Those that stay keep their date and hang on it no more."
)

_NOT_TOLD = N_("Nobody is told of it by the program: send the calendar file again.")


def hanging_words(meetings: int, deadlines: int, tr: Translator) -> str:
    """Return how much hangs on a date: "2 vergaderingen, 3 deadlines"."""
    words = (
        tr.plural("{n} meeting", "{n} meetings", meetings) if meetings else "",
        tr.plural("{n} deadline", "{n} deadlines", deadlines) if deadlines else "",
    )
    return ", ".join(filter(None, words))


def ask_about_hanging(context: WindowContext, period: "PeriodRow", last: date) -> bool | None:
    """Ask whether the deadlines that hang on `period` move along to `last`; None keeps everything as it is.

    Where none hang on it there is nothing to ask, and nothing moves.
    """
    from wsg_desktop.store.bodies import list_hanging

    if last == period.last:
        return False
    with context.session.reading() as read:
        hanging = list_hanging(read, period.id)
    if not hanging:
        return False
    tr, more = context.tr, len(hanging) - _NAMED
    names = "; ".join(name for _, name in hanging[:_NAMED])
    if more > 0:
        names = tr.plural("{names} and {n} more", "{names} and {n} more", more, names=names)
    answers = [
        Answer(_MOVE, tr.plural("Move the deadline", "Move {n} deadlines", len(hanging))),
        Answer(_STAY, tr.plural("Leave the deadline", "Leave the deadlines", len(hanging))),
    ]
    asked = tr.plural(
        "{n} deadline hangs on {name}", "{n} deadlines hang on {name}", len(hanging), name=period.name
    )
    answer = context.messages.question(asked, tr(_HOW, names=names, day=show_day(last, tr)), answers)
    return None if answer is None else answer == _MOVE


def ask_about_meetings(context: WindowContext, period: "PeriodRow", first: date) -> bool | None:
    """Ask whether the meetings to come that are set to `period` move along; None keeps all as it is."""
    from wsg_desktop.store.bodies import list_set_to

    days = (first - period.first).days
    if not days:
        return False
    with context.session.reading() as read:
        set_to = list_set_to(read, period.id, context.session.document.clock.today())
    if not set_to:
        return False
    tr, more = context.tr, len(set_to) - _NAMED
    names = "; ".join(f"{it.body} {show_day(it.day, tr)}" for it in set_to[:_NAMED])
    if more > 0:
        names = tr.plural("{names} and {n} more", "{names} and {n} more", more, names=names)
    answers = [
        Answer(_MOVE, tr.plural("Move the meeting", "Move {n} meetings", len(set_to))),
        Answer(_STAY, tr.plural("Leave the meeting", "Leave the meetings", len(set_to))),
    ]
    asked = tr.plural(
        "{n} meeting is set to {name}", "{n} meetings are set to {name}", len(set_to), name=period.name
    )
    later = tr.plural("Moving along is {n} day later.", "Moving along is {n} days later.", days)
    earlier = tr.plural("Moving along is {n} day earlier.", "Moving along is {n} days earlier.", -days)
    said = f"{names}. {later if days > 0 else earlier} {tr(_NOT_TOLD)}"
    answer = context.messages.question(asked, said, answers)
    return None if answer is None else answer == _MOVE


def show_hanging(context: WindowContext, period: "PeriodRow") -> None:
    """Show the projects whose deadline hangs on a date."""
    from wsg_desktop.domain.views import view_of
    from wsg_desktop.store.bodies import list_hanging

    with context.session.reading() as read:
        ids = [project_id for project_id, _ in list_hanging(read, period.id)]
    context.go_to("projects", view_of(period.name, ids))
