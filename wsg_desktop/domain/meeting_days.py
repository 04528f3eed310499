"""The days of meetings: a series by its rhythm, and what is to be done before one, counted back."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise, takewhile
from typing import NamedTuple

from wsg_desktop.domain.calendar import WorkCalendar
from wsg_desktop.domain.meeting_vocabulary import Rhythm
from wsg_desktop.texts import N_

WEEK = timedelta(weeks=1)
MOST_IN_A_SERIES = 60
"""A meeting each week for a year is less."""


class Recess(NamedTuple):
    """Days on which no body meets, first and last included."""

    name: str
    first: date
    last: date


class ProposedDay(NamedTuple):
    """A day of a series: `day` is None where no free day was found before the next one."""

    regular: date
    """Where the rhythm puts it."""
    day: date | None
    because: str = ""
    """The recess that is in the way; empty for a day that is not worked."""

    @property
    def is_moved(self) -> bool:
        """Return whether it is on another day than the rhythm says."""
        return self.day != self.regular


class Step(StrEnum):
    """What is done before a meeting, first to last."""

    COLLECT = "collect"
    DRAFT = "draft"
    CHAIR = "chair"
    SEND = "send"


STEP_LABELS: dict[Step, str] = {
    Step.COLLECT: N_("Collect deviations"),
    Step.DRAFT: N_("Draft agenda and papers"),
    Step.CHAIR: N_("Draft to the chair"),
    Step.SEND: N_("Send papers"),
}
_BEFORE_SENDING = {Step.COLLECT: 7, Step.DRAFT: 3, Step.CHAIR: 1, Step.SEND: 0}
"""Days before the papers go out: with a lead time of a week these are 14, 10, 8 and 7 before the meeting."""


class StepDay(NamedTuple):
    """When a step is due."""

    step: Step
    day: date


def count_back(papers_due: date, calendar: WorkCalendar) -> tuple[StepDay, ...]:
    """Return the steps before a meeting of which the papers go out on `papers_due`, on working days."""
    return tuple(
        StepDay(step, calendar.on_or_before(papers_due - timedelta(days=days)))
        for step, days in _BEFORE_SENDING.items()
    )


def papers_day(day: date, papers_days: int, calendar: WorkCalendar) -> date:
    """Return the working day on which the papers of a meeting go out."""
    return calendar.on_or_before(day - timedelta(days=papers_days))


def series(
    first: date, until: date, rhythm: Rhythm, every: int, calendar: WorkCalendar, recesses: Sequence[Recess]
) -> list[ProposedDay]:
    """Return the days of a series from `first` up to `until`, both included.

    By months a body meets on the same weekday of the month as `first`: the third Thursday, or the last. A day
    that is closed or in a recess gives way to the same weekday one or more weeks later, as long as that is
    before the next meeting of the series; where there is none, that meeting falls out.
    """
    begin = calendar.on_or_after(first) if first.weekday() > 4 else first
    regular = _regular_days(begin, until, rhythm, every)
    return [
        _proposed(day, following, calendar, recesses)
        for day, following in pairwise([*regular, until + WEEK])
        if day <= until
    ]


def recess_on(day: date, recesses: Sequence[Recess]) -> Recess | None:
    """Return the recess that a day is in, or None."""
    return next((it for it in recesses if it.first <= day <= it.last), None)


def _regular_days(begin: date, until: date, rhythm: Rhythm, every: int) -> list[date]:
    if rhythm is Rhythm.NONE or begin > until:
        return [begin]
    days = (
        begin + WEEK * every * step if rhythm is Rhythm.WEEKS else _months_later(begin, every * step)
        for step in range(MOST_IN_A_SERIES)
    )
    return list(takewhile(lambda day: day <= until, days))


def _months_later(day: date, months: int) -> date:
    """Return the same weekday of a later month; the fifth is the last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    first = date(year, month + 1, 1)
    ordinal = (day.day - 1) // 7
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * ordinal)
    return found if found.day > 7 * ordinal and found.month == first.month else _last_weekday(first, day)


def _last_weekday(first: date, day: date) -> date:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return last - timedelta(days=(last.weekday() - day.weekday()) % 7)


def _proposed(
    regular: date, following: date, calendar: WorkCalendar, recesses: Sequence[Recess]
) -> ProposedDay:
    in_the_way = recess_on(regular, recesses)
    because = in_the_way.name if in_the_way else ""
    day = regular
    while day == regular or day < following:
        if calendar.is_working(day) and recess_on(day, recesses) is None:
            return ProposedDay(regular, day, because)
        day += WEEK
    return ProposedDay(regular, None, because)
