"""What the table asks of the programme: each wish is one change set, also for many rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import DeadlineReason, ItemKind
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.document_session import DocumentSession, Outcome
from wsg_desktop.ui.projects.columns import Column

if TYPE_CHECKING:
    from wsg_desktop.store.rows import ProjectRow
    from wsg_desktop.store.transaction import Transaction

ADD_PROJECT = N_("add “{title}”")
BIN_ONE = N_("move {number} to the bin")
BIN_MANY = N_("move {count} projects to the bin")
PASTE = N_("paste into {count} projects")

Refuse = Callable[[UserError], object]

Entry = tuple["ProjectRow", Column, Any]
"""One value for one project: the row as it was seen, the column and the typed value."""


class Why(NamedTuple):
    """Why agreed deadlines change, and what that rests on in words."""

    reason: DeadlineReason
    basis: str = ""


class LinePlace(NamedTuple):
    """Where a new line stands: under what, and after which line; last where that is None."""

    parent_id: str | None = None
    after_id: str | None = None


class ProjectEdits:
    """Changes projects through the one door of the window."""

    def __init__(self, session: DocumentSession) -> None:
        self._session = session

    def set_values(
        self, entries: Sequence[Entry], label: str, refuse: Refuse | None = None, why: Why | None = None
    ) -> bool:
        """Set several values at once, under one label; `why` goes with the deadlines that were agreed."""
        wanted = [(row, column, value) for row, column, value in entries if differs(row, column, value)]
        if not wanted:
            return True

        def work(tx: "Transaction") -> None:
            for row, column, value in wanted:
                _set(tx, row, column, value, why)

        return bool(self._session.change(label, work, refused=refuse))

    def create(
        self,
        title: str,
        *,
        place: LinePlace,
        kind: ItemKind = ItemKind.PROJECT,
        values: Mapping[str, Any],
        refuse: Refuse | None = None,
    ) -> str | None:
        """Add a line in its place, with some fields filled in; return its id."""
        from wsg_desktop.services import project_fields, projects

        def work(tx: "Transaction") -> str:
            project_id = projects.create(
                tx, title, parent_id=place.parent_id, after_id=place.after_id, kind=kind
            )
            tx.flush()
            for key, value in values.items():
                project_fields.set_field(tx, project_id, key, value)
            return project_id

        return self._session.change(sentence(ADD_PROJECT, title=title), work, refused=refuse).value

    def move_to_bin(
        self, rows: Sequence["ProjectRow"], told: Callable[[list[str]], str]
    ) -> Outcome[list[str]]:
        """Put projects in the bin with all that stands under them; the outcome has the ids of what went."""
        from wsg_desktop.services import projects

        return self._session.change(
            _label(rows, BIN_ONE, BIN_MANY), lambda tx: projects.delete(tx, [row.id for row in rows]), told
        )


def asks_why(row: "ProjectRow", term: Term) -> bool:
    """Return whether giving a row this deadline changes one that was agreed."""
    return row.deadline.day is not None and not _same_term(row.deadline, term)


def _label(rows: Sequence["ProjectRow"], one: str, many: str) -> str:
    if len(rows) == 1:
        return sentence(one, number=rows[0].number)
    return sentence(many, count=len(rows))


def ask_why(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that change a deadline that was agreed."""
    return [it for it in entries if it[1].key == "deadline" and asks_why(it[0], it[2])]


def _set(tx: "Transaction", row: "ProjectRow", column: Column, value: Any, why: Why | None) -> None:
    from wsg_desktop.services import progress, project_fields

    if why is not None and column.key == "deadline" and asks_why(row, value):
        project_fields.set_deadline(tx, row.id, value, why.reason, why.basis, seen=row.deadline)
    elif column.aspect is not None:
        progress.set_status(tx, row.id, column.aspect, value)
    else:
        project_fields.set_field(tx, row.id, column.key, value, seen=getattr(row, column.key))


def differs(row: "ProjectRow", column: Column, value: Any) -> bool:
    """Return whether a value is another one than a row has."""
    if column.aspect is not None:
        said = next((it.light for it in row.statuses if it.aspect == column.aspect), "none")
        return said != value
    present = getattr(row, column.key)
    if isinstance(present, Term):
        return not _same_term(present, value)
    return tuple(value) != present if isinstance(present, tuple) else value != present


def _same_term(one: Term, other: Term) -> bool:
    """Return whether two terms say the same; how a day was typed does not matter."""
    if one.day is None or other.day is None:
        return one == other
    return (one.day, one.precision) == (other.day, other.precision)
