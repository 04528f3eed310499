"""The decisions of bodies that the chart marks, read once and kept up to date."""

from typing import TYPE_CHECKING

from wsg_desktop.drawing.decision_marks import Marks, decision_marks
from wsg_desktop.services.project_facts import Basis
from wsg_desktop.ui.document_session import DocumentSession

if TYPE_CHECKING:
    from wsg_desktop.store.rows import DecisionRow
    from wsg_desktop.store.transaction import Changes


class Decisions:
    """Decisions per project; a change of a few projects reads again only theirs."""

    def __init__(self, session: DocumentSession) -> None:
        self._session = session
        self._rows: dict[str, list[DecisionRow]] = {}

    def read(self) -> None:
        """Read the decisions about all projects."""
        from wsg_desktop.store.passages import list_decisions

        with self._session.reading() as read:
            found = list_decisions(read)
        self._rows = {}
        self._keep(found)

    def take(self, changes: "Changes") -> None:
        """Read again what a change may have decided."""
        from wsg_desktop.store.passages import list_decisions

        touched = changes.touched.get("project", frozenset[str]())
        if "phase_passage" in changes.touched:
            touched |= changes.owners
        if not touched:
            return
        for project_id in touched:
            self._rows.pop(project_id, None)
        with self._session.reading() as read:
            found = list_decisions(read, touched)
        self._keep(found)

    def marks(self, basis: Basis) -> Marks:
        """Return the marks of the decisions, in the words of the programme."""
        rows = (row for rows in self._rows.values() for row in rows)
        return decision_marks(rows, basis.phase_names, basis.tr, basis.today)

    def _keep(self, found: "list[DecisionRow]") -> None:
        for row in found:
            self._rows.setdefault(row.project_id, []).append(row)
