"""A sample project as it was on a day in the past half year: what had happened by then, and what had not.

Pure look-ups in the data; writing them is `sample_rows`, the events in between are `sample_story`.
"""

from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Phase, State
from wsg_desktop.services.sample_data import SampleProject
from wsg_desktop.services.sample_dates import SampleDates
from wsg_desktop.services.sample_plan import PHASES, PhaseSpan, plan_phases

CREATED = "-27w"
"""When the programme began to be kept in a file; everything before came with the list it was made from."""


@dataclass(frozen=True, slots=True)
class SamplePast:
    """What was known of one project on any day since the programme was created."""

    project: SampleProject
    dates: SampleDates

    @property
    def known_since(self) -> date:
        """Return the day the project came into the file."""
        return self.dates.day(self.project.added or CREATED)

    @property
    def start_day(self) -> date | None:
        """Return the day it starts, or None."""
        return self.dates.start(self.project.start).day

    @property
    def since(self) -> date | None:
        """Return the day its present phase began, or None without phases."""
        spans, index = self.spans, self.phase_index
        return spans[index].first if spans else None

    @property
    def phase_index(self) -> int:
        """Return the position of the present phase among those of the project; 0 without phases."""
        return max(self.project.phases.find(self.project.phase), 0)

    @property
    def spans(self) -> list[PhaseSpan]:
        """Return its phases one after the other."""
        return plan_phases(self.project, self.dates)

    @property
    def closed_on(self) -> date | None:
        """Return the day it was finished, stopped or put on hold; None while it goes on."""
        match self.project.state:
            case State.DONE:
                return self.dates.end(self.project.end).day
            case State.CANCELLED:
                return self.dates.day(self.project.stopped)
            case State.ON_HOLD:
                return self.dates.day(self.project.news[-1][0])
            case _:
                return None

    def state(self, day: date) -> str:
        """Return its state on `day`."""
        start, closed = self.start_day, self.closed_on
        if self.project.state == State.NEW or (start and start > day):
            return State.NEW
        return self.project.state if closed is None or closed <= day else State.ACTIVE

    def phase(self, day: date) -> Phase | None:
        """Return the phase it was in on `day`."""
        if not self.project.phases:
            return None
        passed = self.since is None or self.since <= day
        return PHASES[self.project.phases[self.phase_index - (0 if passed or not self.phase_index else 1)]]

    def end(self, day: date) -> Term:
        """Return what was expected on `day`."""
        later = self.project.moved and self.dates.day(self.project.moved) > day
        return self.dates.end(self.project.end_was if later else self.project.end)

    def deadline(self, day: date) -> Term:
        """Return what was agreed on `day`."""
        later = self.project.decided and self.dates.day(self.project.decided) > day
        return self.dates.end(self.project.deadline_was if later else self.project.deadline)

    def leads(self, day: date) -> tuple[str, ...]:
        """Return its lead parties on `day`."""
        later = self.project.lost and self.dates.day(self.project.lost) > day
        return (*self.project.leads, self.project.lost_lead) if later else self.project.leads

    def partners(self, day: date) -> tuple[str, ...]:
        """Return its partner parties on `day`: not who led then, nor who joined later."""
        joined = self.project.joined_at and self.dates.day(self.project.joined_at) > day
        out = {self.project.joined if joined else "", *self.leads(day)}
        return tuple(name for name in self.project.partners if name not in out)

    def news_days(self) -> list[date]:
        """Return the days on which something was reported, oldest first."""
        return [self.dates.day(offset) for offset, _ in self.project.news]

    def percent(self, day: date) -> int | None:
        """Return how far it was on `day`: each report brings it an equal step nearer to where it is now."""
        if self.project.percent is None or self.state(day) == State.NEW:
            return None
        steps = len(self.project.news) + 1
        reported = sum(news <= day for news in self.news_days()) + 1
        return (
            self.project.percent if reported == steps else self.project.percent * reported // steps // 5 * 5
        )

    def spent(self, day: date) -> int | None:
        """Return what was spent on `day`, in hundreds of euros until the last report."""
        days = self.news_days()
        if self.project.spent is None or (days and days[-1] <= day):
            return self.project.spent
        return self.project.spent * 3 // 5 // 100 * 100
