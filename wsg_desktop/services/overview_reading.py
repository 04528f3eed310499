"""What is shown while somebody chooses overviews: read once, and counted anew for each other choice."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from wsg_desktop.domain.views import SHIPPED, Accepted, Filter, View
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_choice import (
    OverviewChoice,
    Personal,
    overview_choice,
    people_named,
    personal_data,
)
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overview_rows import OverviewSource, read_source
from wsg_desktop.services.past_meetings import list_past_meetings
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import read_basis, saved_views
from wsg_desktop.store import parties
from wsg_desktop.texts import Translator


class Offered(NamedTuple):
    """A view that overviews can be made of, by the name that people know it by."""

    name: str
    view: View
    is_area: bool = False


class OverviewReader:
    """The programme as it is when the choosing begins; nothing of it changes meanwhile."""

    def __init__(self, document: Document, tr: Translator) -> None:
        self._document, self._tr = document, tr
        today = document.clock.today()
        with document.reading() as read:
            self._source = read_source(read, today)
            self._parties = parties.list_parties(read)
            self._people = parties.people_of(read, (it.id for it in self._parties))
            saved = saved_views(read)
            past = list_past_meetings(read)
        self.past = tuple(it.moment(tr, today) for it in past)
        self.views = tuple(_offered(saved, self._source.areas, tr))
        self._narrowed: dict[View | None, OverviewSource] = {None: self._source}
        self.first = self.choice(None, OverviewOptions())
        """Who can get an overview of everything; counted where it is read, which may take a while."""

    def ids(self, view: View | None) -> frozenset[str] | None:
        """Return the projects of a view; None for all."""
        return self._of(view).only

    def choice(self, view: View | None, options: OverviewOptions) -> OverviewChoice:
        """Return who can get an overview, and what stays in the house."""
        return overview_choice(self._of(view), self._parties, options, self._people)

    def personal(
        self, view: View | None, party_ids: Collection[str] | None, options: OverviewOptions
    ) -> Personal:
        """Return what goes along that says something about people."""
        return personal_data(self._of(view), party_ids, options)

    def named(self, view: View | None, party_ids: Collection[str] | None, options: OverviewOptions) -> int:
        """Return how many people are named in what goes along."""
        names, holders = people_named(self._of(view), party_ids, options)
        return len({*names, *holders})

    def _of(self, view: View | None) -> OverviewSource:
        known = self._narrowed.get(view)
        if known is None:
            known = self._narrowed[view] = replace(self._source, only=self._in_view(view))
        return known

    def _in_view(self, view: View | None) -> frozenset[str]:
        assert view is not None
        with self._document.reading() as read:
            basis = read_basis(read, self._source.today, self._tr, with_texts=bool(view.filter.text))
        rows = {row.id: row for row in self._source.outline}
        return frozenset(arranger_of(rows, ProjectFacts(rows, basis)).arrange(view).ids)


def _offered(saved: Iterable[View], areas: Iterable[str], tr: Translator) -> Iterable[Offered]:
    """Yield the user's own views, those of ours that leave something out, and each area."""
    for view in saved:
        yield Offered(view.name, view)
    for view in SHIPPED:
        if view.filter:
            yield Offered(tr(view.name), view)
    for name in areas:
        yield Offered(
            name, View(name, Filter(accepted=(Accepted("areas", frozenset({name})),))), is_area=True
        )
