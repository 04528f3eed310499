"""Takes over what a list says otherwise than the programme: the chosen changes, in the step of its import."""

from collections.abc import Sequence

from wsg_desktop.domain.terms import Term
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.services.import_plan import ImportPlan
from wsg_desktop.services.list_comparing import ListCell
from wsg_desktop.services.list_values import set_said
from wsg_desktop.store.transaction import Transaction


def take_changes(tx: Transaction, plan: ImportPlan) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Take over the changes of a plan; return the keys of those that were, and why others were refused."""
    file, sheet = plan.draft.file, plan.draft.sheet
    done: set[str] = set()
    refused: list[Problem] = []
    for row in plan.update.rows:
        for cell in _in_order([it for it in row.cells if it.key in plan.taken]):
            try:
                set_said(tx, row.project.id, cell.field, cell.said.worth.raw, cell.before, file)
                done.add(cell.key)
            except UserError as problem:
                values = dict(problem.values)
                refused.append(Problem(sheet, cell.address, problem.message, values, Severity.ERROR))
    return frozenset(done), tuple(refused)


def _in_order(cells: Sequence[ListCell]) -> list[ListCell]:
    """Return cells so that no project ends before it starts halfway: a later end before a later start."""
    by_field = {cell.field: cell for cell in cells}
    start, end = by_field.get("start"), by_field.get("end")
    if start is None or end is None:
        return list(cells)
    first, last = _term(start.said.worth.raw), _term(end.before.raw)
    is_later = bool(first.day and last.day and first.day > last.day)
    return sorted(cells, key=lambda cell: cell is not end) if is_later else list(cells)


def _term(raw: object) -> Term:
    assert isinstance(raw, Term)
    return raw
