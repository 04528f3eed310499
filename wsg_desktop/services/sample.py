"""The sample programme: made in one go, with half a year of history that happened in its own time."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from wsg_desktop.domain.clock import Clock, FixedClock, SystemClock, start_of_day
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.sample_data import SampleData, read_sample
from wsg_desktop.services.sample_dates import SampleDates
from wsg_desktop.services.sample_meetings import ADD_BODIES, SampleMeetings
from wsg_desktop.services.sample_past import CREATED
from wsg_desktop.services.sample_place import add_areas, add_parties, set_up
from wsg_desktop.services.sample_rows import SampleIds, insert_links, insert_projects, make_ids
from wsg_desktop.services.sample_story import OFFICE, events_of
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, sentence

SET_UP = N_("set up the programme")
ADD_AREAS = N_("add areas")
ADD_PARTIES = N_("add parties and contacts")
TAKE_OVER_LIST = N_("take over the list {name}")
LIST_NAME = "Uitvoeringsprogramma.xlsx"
LINK_PROJECTS = N_("let projects follow each other")

AT_WORK = timedelta(hours=9)
BETWEEN_SETS = timedelta(minutes=7)


def create_sample(path: Path, who: str, *, clock: Clock | None = None, name: str = "") -> Document:
    """Make the sample programme at `path` and open it for `who`; raises `FileProblem` when the file exists.

    Its days lie around today. Its history is by functions of the programme, so nothing of it is on the undo
    stack of `who`.
    """
    clock = clock or SystemClock()
    dates = SampleDates(clock.today())
    then = FixedClock(_moment(dates.day(CREATED), 0))
    document = programme.create(path, OFFICE, then, name=name or read_sample().programme["name"])
    document.backs_up = False
    try:
        _Building(document, then, dates).build()
    except BaseException:
        document.close()
        path.unlink(missing_ok=True)
        raise
    document.close()
    return Document.open(path, who, clock)


class _Building:
    """The sample under construction, with a clock that runs through the past half year."""

    def __init__(self, document: Document, clock: FixedClock, dates: SampleDates) -> None:
        self._document = document
        self._clock = clock
        self._dates = dates
        self._data: SampleData = read_sample()
        self._ids: SampleIds = make_ids(self._data)
        self._meetings = SampleMeetings(self._data, self._ids, dates)
        self._day = dates.day(CREATED)
        self._sets_today = 0

    def build(self) -> None:
        """Write everything: what was there at first, then event after event."""
        data, ids, dates = self._data, self._ids, self._dates
        day = self._day
        first = [project for project in data.projects if not project.added]
        self._change(day, SET_UP, OFFICE, lambda tx: set_up(tx, data, ids, dates))
        self._change(day, ADD_AREAS, OFFICE, lambda tx: add_areas(tx, data, ids, dates))
        self._change(day, ADD_PARTIES, OFFICE, lambda tx: add_parties(tx, data, ids, dates))
        self._change(day, ADD_BODIES, OFFICE, self._meetings.add)
        take_over = sentence(TAKE_OVER_LIST, name=LIST_NAME)
        self._change(day, take_over, OFFICE, lambda tx: insert_projects(tx, ids, first, dates, day))
        self._change(day, LINK_PROJECTS, OFFICE, self._link)
        held = [event for event in self._meetings.events() if event.day >= self._day]
        # What is held stands before what is edited that day; else each is in its own order already.
        events = sorted([*held, *events_of(data, ids, dates)], key=lambda event: event.day)
        for (day, label, who, is_fact), together in groupby(
            events, key=lambda it: (it.day, it.label, it.who, it.is_fact)
        ):
            works = [event.work for event in together]
            self._change(
                day, label, who, lambda tx, works=works: [work(tx) for work in works], is_fact=is_fact
            )

    def _link(self, tx: Transaction) -> None:
        for project in self._data.projects:
            if not project.added:
                insert_links(tx, self._ids, project.number, project.follows)

    def _change(
        self,
        day: date,
        label: str,
        who: str,
        work: Callable[[Transaction], object],
        *,
        is_fact: bool = False,
    ) -> None:
        self._sets_today = self._sets_today + 1 if day == self._day else 0
        self._day = day
        self._clock.set(_moment(day, self._sets_today))
        self._document.who = who
        keep = self._document.record_fact if is_fact else self._document.change
        keep(label, work)


def _moment(day: date, number: int) -> datetime:
    return start_of_day(day) + AT_WORK + number * BETWEEN_SETS
