"""What happened in the sample programme in the past half year, week after week, through the same services.

Events of one day and one kind are one change set, as in a real programme where the office works through the
reports of the week.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect, DeadlineReason, Light, State
from wsg_desktop.services import progress
from wsg_desktop.services.edit_labels import ADD_SITUATION, CHANGE_STATUS, edit_label
from wsg_desktop.services.project_fields import set_deadline, set_field
from wsg_desktop.services.sample_data import SampleData, SampleLight, SampleProject
from wsg_desktop.services.sample_dates import SampleDates, typed_day
from wsg_desktop.services.sample_past import SamplePast
from wsg_desktop.services.sample_rows import SampleIds, insert_items, insert_links, insert_projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

ADD_PROJECTS = N_("add projects")
DETAIL_PROJECTS = N_("add activities and milestones")
DETAILED = "-8w"
"""When activities and milestones were added to the projects that have them."""

OFFICE = "programmasecretaris"
MANAGER = "programmamanager"

Work = Callable[[Transaction], None]


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """One thing that happened: on which day, under which label, by whom."""

    day: date
    label: str
    who: str
    work: Work
    is_fact: bool = False
    """Whether it is about the outside world, such as papers that were sent."""


def events_of(data: SampleData, ids: SampleIds, dates: SampleDates) -> list[SampleEvent]:
    """Return everything that happened since the programme was created, in order."""
    found = [event for project in data.projects for event in ProjectStory(project, ids, dates).events()]
    order = {ADD_PROJECTS: 0, DETAIL_PROJECTS: 1}
    return sorted(found, key=lambda event: (event.day, order.get(event.label, 2), event.label, event.who))


@dataclass(frozen=True, slots=True)
class ProjectStory:
    """The events of one project."""

    project: SampleProject
    ids: SampleIds
    dates: SampleDates

    @property
    def past(self) -> SamplePast:
        """Return what was known of the project on any day."""
        return SamplePast(self.project, self.dates)

    @property
    def id(self) -> str:
        """Return the key of the project."""
        return self.ids.projects[self.project.number]

    def events(self) -> Iterator[SampleEvent]:
        """Yield what happened after the project came into the file."""
        since = self.past.known_since
        if self.project.added:
            yield SampleEvent(since, ADD_PROJECTS, OFFICE, self._add)
        if self.project.items:
            day = max(since, self.dates.day(DETAILED))
            yield SampleEvent(day, DETAIL_PROJECTS, OFFICE, self._add_items)
        for event in (*self._progress(), *self._agreements(), *self._parties()):
            if event.day > since and event.day <= self.dates.today:
                yield event

    def _progress(self) -> Iterator[SampleEvent]:
        past = self.past
        start, since, closed = past.start_day, past.since, past.closed_on
        if start and self.project.state != State.NEW:
            yield SampleEvent(start, edit_label("state"), MANAGER, self._begin)
        if since and past.phase_index:
            yield SampleEvent(since, edit_label("phase"), MANAGER, self._pass_phase)
        for day, (_, text) in zip(past.news_days(), self.project.news, strict=True):
            yield SampleEvent(day, ADD_SITUATION, OFFICE, partial(self._report, day, text))
        for light in self.project.lights:
            day = self.dates.day(light.at)
            yield SampleEvent(day, CHANGE_STATUS, MANAGER, partial(self._set_light, light))
        if closed:
            yield SampleEvent(closed, edit_label("state"), MANAGER, self._close)

    def _agreements(self) -> Iterator[SampleEvent]:
        if self.project.moved:
            day = self.dates.day(self.project.moved)
            yield SampleEvent(day, edit_label("end"), OFFICE, self._move_end)
        if self.project.decided:
            day = self.dates.day(self.project.decided)
            yield SampleEvent(day, edit_label("deadline"), OFFICE, partial(self._move_deadline, day))

    def _parties(self) -> Iterator[SampleEvent]:
        for offset, key in ((self.project.lost, "lead_parties"), (self.project.joined_at, "partner_parties")):
            if offset:
                day = self.dates.day(offset)
                yield SampleEvent(day, edit_label(key), OFFICE, partial(self._set_parties, day))

    def _add(self, tx: Transaction) -> None:
        insert_projects(tx, self.ids, [self.project], self.dates, self.past.known_since)
        insert_links(tx, self.ids, self.project.number, self.project.follows)

    def _add_items(self, tx: Transaction) -> None:
        insert_items(tx, self.ids, self.project, self.dates)

    def _begin(self, tx: Transaction) -> None:
        start = self.past.start_day
        set_field(tx, self.id, "state", State.ACTIVE.value)
        if start and self.past.spans:
            first = self.past.spans[0].phase
            progress.set_phase_period(tx, self.id, first, "actual_start", exact(start))

    def _pass_phase(self, tx: Transaction) -> None:
        index = self.past.phase_index
        before, now = self.past.spans[index - 1 : index + 1]
        set_field(tx, self.id, "phase", now.phase.value)
        last = exact(now.first - timedelta(days=1))
        progress.set_phase_period(tx, self.id, before.phase, "actual_end", last)
        progress.set_phase_period(tx, self.id, now.phase, "actual_start", exact(now.first))

    def _report(self, day: date, text: str, tx: Transaction) -> None:
        leads = self.past.leads(day)
        by = leads[0] if leads else self.project.lead
        progress.add_situation(tx, self.id, text, day=day, reported_by=by)
        set_field(tx, self.id, "percent", self.past.percent(day))
        set_field(tx, self.id, "spent", self.past.spent(day))

    def _set_light(self, light: SampleLight, tx: Transaction) -> None:
        progress.set_status(
            tx,
            self.id,
            Aspect(light.aspect),
            Light(light.light),
            reason=light.reason,
            cause=light.cause,
            consequence=light.consequence,
            measure=light.measure,
        )

    def _close(self, tx: Transaction) -> None:
        set_field(tx, self.id, "state", self.project.state)
        if self.project.state != State.DONE:
            return
        set_field(tx, self.id, "percent", 100)
        if self.past.spans:
            last = self.past.spans[-1]
            progress.set_phase_period(tx, self.id, last.phase, "actual_end", exact(last.last or last.first))

    def _move_end(self, tx: Transaction) -> None:
        set_field(tx, self.id, "end", self.dates.end(self.project.end))

    def _move_deadline(self, day: date, tx: Transaction) -> None:
        term = self.dates.end(self.project.deadline)
        # The steering group meets on other days.
        basis = f"bestuurlijk overleg van {typed_day(day)}"
        set_deadline(tx, self.id, term, DeadlineReason.DECISION, basis)

    def _set_parties(self, day: date, tx: Transaction) -> None:
        set_field(tx, self.id, "lead_parties", self.past.leads(day))
        set_field(tx, self.id, "partner_parties", self.past.partners(day))
