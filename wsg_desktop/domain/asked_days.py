"""A text where only a day will do, such as the day of a meeting: less is in doubt, and less is offered."""

from dataclasses import replace

from wsg_desktop.domain.date_doubts import UNREADABLE
from wsg_desktop.domain.date_years import TWO_WAYS
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.texts import N_

NO_DAY = N_("“{text}” is not a day. Type one such as 15-3-2027, 15 March or Thursday.")


def only_a_day(found: Reading | Doubt) -> Reading | Doubt:
    """Return what a text means where a day is asked; `found` is what it may mean in general.

    “3-12” may be three to twelve elsewhere: with one day among its readings it is that day. What would be
    kept as text is not offered.
    """
    if isinstance(found, Reading):
        return found
    days = tuple(it for it in found.proposals if it.first is not None)
    if found.message == TWO_WAYS and len(days) == 1:
        return days[0]
    return replace(found, message=NO_DAY if found.message == UNREADABLE else found.message, proposals=days)
