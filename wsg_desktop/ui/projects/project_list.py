"""The projects that a place shows: read once, kept up to date by what changed, arranged by a view.

No widgets: the table and the chart show the same list.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wsg_desktop.domain.views import ALL, View
from wsg_desktop.texts import Translator
from wsg_desktop.ui.document_session import DocumentSession

if TYPE_CHECKING:
    from wsg_desktop.domain.arranging import Arrangement, Arranger
    from wsg_desktop.services.project_facts import ProjectFacts
    from wsg_desktop.store.rows import ProjectRow
    from wsg_desktop.store.transaction import Changes

_ALL_ROWS = frozenset({"programme", "phase_definition", "goal"})
"""Entities that any row may show something of."""
_MOST = 2_000
"""When more rows than this changed, reading all of them is faster."""


class ProjectList:
    """The rows of the open programme with their facts; `with_phases` for who shows those too."""

    def __init__(self, session: DocumentSession, tr: Translator, *, with_phases: bool) -> None:
        self._session = session
        self._tr = tr
        self._with_phases = with_phases
        self.rows: dict[str, ProjectRow] = {}
        self.read()

    @property
    def facts(self) -> "ProjectFacts":
        """Return what can be told of the rows beside their fields."""
        return self._facts

    @property
    def arranger(self) -> "Arranger":
        """Return what arranges the rows."""
        return self._arranger

    def read(self) -> None:
        """Read every row."""
        from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
        from wsg_desktop.services.viewing import read_basis
        from wsg_desktop.store.projects import list_projects

        today = self._session.document.clock.today()
        with self._session.reading() as read:
            rows = list_projects(read, with_phases=self._with_phases)
            basis = read_basis(read, today, self._tr)
        self._has_texts = False
        self.rows = {row.id: row for row in rows}
        self._facts = ProjectFacts(self.rows, basis)
        self._arranger = arranger_of(self.rows, self._facts)

    def take(self, changes: "Changes") -> frozenset[str] | None:
        """Read again what `changes` touches; return the ids of those rows, None when it was all of them."""
        affected = self._affected(changes)
        if affected is None or len(affected) > _MOST:
            self.read()
            return None
        if affected:
            self._read_some(affected)
        return affected

    def is_of_today(self) -> bool:
        """Return whether the facts are those of the present day: a window may stay open overnight."""
        return self._facts.basis.today == self._session.document.clock.today()

    def arrange(self, view: View = ALL) -> "Arrangement":
        """Return what `view` yields."""
        if view.filter.text:
            self._read_texts()
        return self._arranger.arrange(view)

    def prepare(self, most: int, fields: Sequence[str]) -> bool:
        """Ask texts and keys of `fields` ahead of their use; return whether more are left."""
        self._read_texts()
        return self._arranger.prepare(most, fields)

    def _read_texts(self) -> None:
        """Read the long texts, which only a search looks through: a list is shown without them."""
        from wsg_desktop.store.projects import search_texts

        if not self._has_texts:
            with self._session.reading() as read:
                self._facts.basis = replace(self._facts.basis, long_texts=search_texts(read))
            self._has_texts = True

    def _affected(self, changes: "Changes") -> frozenset[str] | None:
        touched = changes.touched
        if _ALL_ROWS & touched.keys() or not self.is_of_today():
            return None
        found = set(changes.owners & self.rows.keys()) | set(touched.get("project", ()))
        areas, parties = touched.get("area", frozenset()), touched.get("party", frozenset())
        people = touched.get("person", frozenset())
        if areas or parties or people:
            found |= {row.id for row in self.rows.values() if _names_one(row, areas, parties, people)}
        return frozenset(found)

    def _read_some(self, ids: frozenset[str]) -> None:
        from wsg_desktop.services.viewing import refreshed_basis
        from wsg_desktop.store.projects import find_projects

        with self._session.reading() as read:
            found = find_projects(read, ids, deleted=False)
            self._facts.basis = refreshed_basis(read, self._facts.basis, ids)
        gone = (ids - {row.id for row in found}) & self.rows.keys()
        for project_id in gone:
            del self.rows[project_id]
        self.rows |= {row.id: row for row in found}
        self._arranger.take([row.id for row in found], gone)


def _names_one(
    row: "ProjectRow", areas: Collection[str], parties: Collection[str], people: Collection[str]
) -> bool:
    return (
        row.project_lead_id in people
        or any(area in areas for area in row.area_ids)
        or any(party.party_id in parties for party in row.parties)
    )
