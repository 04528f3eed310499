"""Projects, activities and milestones in their outline: new ones, the bin, moving a line."""

import re
from collections.abc import Iterable, Sequence

from wsg_desktop.domain.outline import key_between, with_lines_under
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import ItemKind
from wsg_desktop.errors import UserError
from wsg_desktop.services.standing_rules import keeping_rules
from wsg_desktop.store import outline, projects
from wsg_desktop.store.records import ProjectRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

OWN_NUMBER = re.compile(r"\S(.{0,30}\S)?")

UNTITLED = N_("A project needs a title. Type what it is called and try again.")
NUMBER_TAKEN = N_(
    "Number {number} is in use already, perhaps in the bin. "
    "A number is never given twice. Choose another one."
)
NUMBER_SHAPE = N_("A number has 1 to 32 characters, such as B1 or P-0042. Type another one.")
PARENT_IN_BIN = N_("A line cannot stand under a line that is in the bin. Restore that one first.")
INSIDE_ITSELF = N_("A line cannot stand under itself. Choose another place for it.")


def create(
    tx: Transaction,
    title: str,
    *,
    number: str | None = None,
    parent_id: str | None = None,
    kind: ItemKind = ItemKind.PROJECT,
    after_id: str | None = None,
    end: Term = NO_TERM,
) -> str:
    """Add a line to the outline and return its id.

    It stands after `after_id`, or last under `parent_id` when that is None or stands elsewhere. Without a
    `number` of its own it gets the next P-number. An `end` that it is made with gives way to links, one that
    is set afterwards counts as placed by hand.
    """
    title = check_title(title)
    _check_parent(tx, parent_id)
    number = check_number(tx, number) if number else next_number(tx)
    record = ProjectRecord(
        title=title,
        number=number,
        kind=kind.value,
        parent_id=parent_id,
        sort_key=_key_for(tx, parent_id, after_id),
    )
    record.end = end
    return tx.add(record).id


def check_title(title: str) -> str:
    """Return a title on one line, trimmed; raises `UserError` when nothing is left of it."""
    title = " ".join(title.split())
    if not title:
        raise UserError(UNTITLED)
    return title


def next_number(tx: Transaction) -> str:
    """Return the next number of ours, P-0001 onwards, that was never given and no project has."""
    taken = projects.numbers_in_use(tx.read)
    while True:
        number = f"P-{tx.next_number('project'):04}"
        if number.lower() not in taken:
            return number


def check_number(tx: Transaction, number: str) -> str:
    """Return a list's own number, trimmed; raises `UserError` when it is taken or malformed."""
    number = number.strip()
    if not OWN_NUMBER.fullmatch(number):
        raise UserError(NUMBER_SHAPE)
    if number.lower() in projects.numbers_in_use(tx.read):
        raise UserError(NUMBER_TAKEN, number=number)
    return number


def delete(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """Put projects in the bin with all that stands under them; return the ids of everything that went."""
    gone = with_descendants(tx, ids)
    moment = tx.clock.now()
    for record in tx.preload(ProjectRecord, gone):
        if record.deleted_at is None:
            record.deleted_at = moment
    return gone


def restore(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """Take projects out of the bin with what went along with them; return the ids of all that came back.

    What stood under a line that stays in the bin comes back at the end of the top. Raises `UserError` when a
    rule about links would be broken.
    """
    children = projects.child_ids(tx.read)
    with keeping_rules(tx, {"project.deleted_at"}):
        back: dict[str, ProjectRecord] = {}
        for project_id in list(ids):
            moment = tx.get(ProjectRecord, project_id).deleted_at
            went_along = tx.preload(ProjectRecord, with_lines_under(children, [project_id]))
            if moment is not None:
                back |= {record.id: record for record in went_along if record.deleted_at == moment}
        for record in back.values():
            record.deleted_at = None
        for record in back.values():
            _lift_out_of_bin(tx, record)
    return list(back)


def move(tx: Transaction, project_id: str, *, parent_id: str | None, after_id: str | None) -> None:
    """Place a line under `parent_id`, after its sibling `after_id` (None: first); one change of its order."""
    if parent_id is not None and parent_id in with_descendants(tx, [project_id]):
        raise UserError(INSIDE_ITSELF)
    record = tx.get(ProjectRecord, project_id)
    _check_parent(tx, parent_id)
    siblings = [it for it in outline.sibling_keys(tx.read, parent_id) if it[0] != project_id]
    record.parent_id = parent_id
    record.sort_key = _key_after(siblings, after_id)


def with_descendants(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """Return `ids` and everything that stands under them, each once."""
    return with_lines_under(projects.child_ids(tx.read), ids)


def _check_parent(tx: Transaction, parent_id: str | None) -> None:
    """Raise `UserError` when a line cannot stand under `parent_id`: it is gone, or in the bin."""
    if parent_id is not None and tx.get(ProjectRecord, parent_id).deleted_at is not None:
        raise UserError(PARENT_IN_BIN)


def _lift_out_of_bin(tx: Transaction, record: ProjectRecord) -> None:
    """Put a restored line at the top when what it stood under is still in the bin."""
    parent = tx.find(ProjectRecord, record.parent_id) if record.parent_id else None
    if parent is not None and parent.deleted_at is not None:
        record.parent_id = None
        record.sort_key = key_between(projects.last_sort_key(tx.read, None), None)


def _key_for(tx: Transaction, parent_id: str | None, after_id: str | None) -> str:
    siblings = outline.sibling_keys(tx.read, parent_id) if after_id else ()
    if any(line_id == after_id for line_id, _ in siblings):
        return _key_after(siblings, after_id)
    return key_between(projects.last_sort_key(tx.read, parent_id), None)


def _key_after(siblings: Sequence[tuple[str, str]], after_id: str | None) -> str:
    """Return the key for a place after `after_id` (None: first), among siblings in their order.

    Two siblings may have the same key, when one person took a move back after another moved something to the
    same place: what is placed after the first then stands after both.
    """
    low = next((key for line_id, key in siblings if line_id == after_id), None)
    high = next((key for _, key in siblings if low is None or key > low), None)
    return key_between(low, high)
