"""Moves lines of the outline, several at once: to another place, deeper, less deep, up and down.

Each line that moves is one change of its place; what stands under it comes along. `shown` are the lines that
the user sees, None for all: a line moves past those only.
"""

from collections.abc import Collection, Iterable

from wsg_desktop.domain.outline_moves import OutlineLine, OutlineMoves
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services.projects import INSIDE_ITSELF, PARENT_IN_BIN
from wsg_desktop.store import outline
from wsg_desktop.store.records import ProjectRecord
from wsg_desktop.store.transaction import GONE, Transaction
from wsg_desktop.texts import N_

Shown = Collection[str] | None

NOTHING_ABOVE = N_("A line goes under the line above it. Above this one there is none at the same level.")
AT_TOP = N_("This line stands at the outermost level already. It cannot go further out.")
FIRST_ALREADY = N_("This line is the first one already. Move it further out to place it elsewhere.")
LAST_ALREADY = N_("This line is the last one already. Move it further out to place it elsewhere.")


def move_many(
    tx: Transaction, ids: Iterable[str], *, parent_id: str | None, after_id: str | None
) -> list[str]:
    """Place lines in their order under `parent_id`, after its child `after_id` (None: first).

    Returns the ids of the lines that moved; empty when they stood there already.
    """
    chosen, lines = list(ids), _lines(tx, None)
    moving = OutlineMoves(lines.values())
    _check_there(chosen, lines)
    if parent_id is not None and (parent_id not in lines or not lines[parent_id].is_seen):
        raise UserError(PARENT_IN_BIN)
    if moving.is_under(parent_id, set(chosen)):
        raise UserError(INSIDE_ITSELF)
    moving.put(moving.topmost(chosen), parent_id, after_id)
    return _carry_out(tx, moving)


def indent(tx: Transaction, ids: Iterable[str], shown: Shown = None) -> list[str]:
    """Place lines under the line above them; return the ids of those that moved."""
    chosen, moving = _begin(tx, ids, shown)
    moving.indent(chosen)
    return _carry_out(tx, moving, NOTHING_ABOVE)


def outdent(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """Place lines after the line that they stand under; return the ids of those that moved."""
    chosen, moving = _begin(tx, ids, None)
    moving.outdent(chosen)
    return _carry_out(tx, moving, AT_TOP)


def move_up(tx: Transaction, ids: Iterable[str], shown: Shown = None) -> list[str]:
    """Move lines before their neighbour above; return the ids of those that moved."""
    chosen, moving = _begin(tx, ids, shown)
    moving.step(chosen, -1)
    return _carry_out(tx, moving, FIRST_ALREADY)


def move_down(tx: Transaction, ids: Iterable[str], shown: Shown = None) -> list[str]:
    """Move lines after their neighbour below; return the ids of those that moved."""
    chosen, moving = _begin(tx, ids, shown)
    moving.step(chosen, 1)
    return _carry_out(tx, moving, LAST_ALREADY)


def _begin(tx: Transaction, ids: Iterable[str], shown: Shown) -> tuple[list[str], OutlineMoves]:
    chosen, lines = list(ids), _lines(tx, shown)
    _check_there(chosen, lines)
    return chosen, OutlineMoves(lines.values())


def _lines(tx: Transaction, shown: Shown) -> dict[str, OutlineLine]:
    """Return every line, what is in the bin too: its key is taken all the same."""
    lines = {line.id: line for line in outline.list_places(tx.read)}
    if shown is not None:
        seen = frozenset(shown)
        lines |= {it.id: it._replace(is_seen=False) for it in lines.values() if it.id not in seen}
    return lines


def _check_there(chosen: Iterable[str], lines: dict[str, OutlineLine]) -> None:
    if any(line_id not in lines for line_id in chosen):
        raise Conflict(GONE)


def _carry_out(tx: Transaction, moving: OutlineMoves, refusal: str = "") -> list[str]:
    """Give the lines that moved their new places; raises `UserError` when none did and that needs saying."""
    moves = {move.id: move for move in moving.moves}
    if not moves and refusal:
        raise UserError(refusal)
    for record in tx.preload(ProjectRecord, moves):
        move = moves[record.id]
        if record.parent_id != move.parent_id:
            record.parent_id = move.parent_id
        record.sort_key = move.sort_key
    return list(moves)
