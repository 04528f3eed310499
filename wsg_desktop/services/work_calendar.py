"""The working calendar as people look at it: what closes the programme, and what does not."""

from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.calendar import Closing, Holiday, holidays_of, work_calendar
from wsg_desktop.errors import NotFound
from wsg_desktop.store import programmes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ClosingDay
from wsg_desktop.texts import N_

YEARS = 2
"""This year and the next one."""

NO_CLOSING = N_("There is no closing period called {name}. Look up the name in the list and try again.")


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """Switches, own closing periods, the holidays of this year and the next, and what is left to work."""

    today: date
    good_friday: bool
    liberation_day: bool
    closings: tuple[ClosingDay, ...]
    holidays: tuple[Holiday, ...]
    working_days: tuple[tuple[int, int], ...]
    """Per year how many days are worked."""


def read_calendar(read: Reading, today: date) -> CalendarContent:
    """Return the working calendar of the programme."""
    programme = programmes.get_programme(read)
    closings = tuple(programmes.list_closing_days(read))
    switches = {
        "good_friday": programme.good_friday_closed,
        "liberation_day": programme.liberation_day_closed,
    }
    calendar = work_calendar(**switches, closings=tuple(Closing(it.first, it.last) for it in closings))
    years = range(today.year, today.year + YEARS)
    return CalendarContent(
        today,
        programme.good_friday_closed,
        programme.liberation_day_closed,
        closings,
        tuple(it for year in years for it in holidays_of(year, **switches)),
        tuple((year, calendar.working_days(date(year, 1, 1), date(year, 12, 31))) for year in years),
    )


def get_closing(read: Reading, name: str) -> ClosingDay:
    """Return the first closing period with this name, in any case; raises `NotFound`."""
    wanted = " ".join(name.split()).lower()
    for closing in programmes.list_closing_days(read):
        if closing.name.lower() == wanted:
            return closing
    raise NotFound(NO_CLOSING, name=name)
