"""What partners answer about actions: the values that are compared, and taking them over.

A status takes the place of ours; a remark is put under what was noted before, with who gave it.
"""

from collections.abc import Collection, Mapping, Sequence

from wsg_desktop.domain.answers import Value, alike
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.answer_actions import DUE, HOLDER, NOTES, STATE, TEXT
from wsg_desktop.exchange.sent_content import SentOverview
from wsg_desktop.services import actions
from wsg_desktop.services.answer_labels import Source
from wsg_desktop.services.answer_past import Past
from wsg_desktop.services.answered import AnsweredCell, AnsweredRow
from wsg_desktop.store.actions import ActionRow, find_actions
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

CHANGED_SINCE = N_("{number} was changed after the answers were compared. Look at this one again.")


def action_value(action: ActionRow, field: str) -> Value:
    """Return what an action says now."""
    values: Mapping[str, Value] = {
        STATE: action.state,
        NOTES: action.notes,
        TEXT: action.text,
        HOLDER: action.holder,
        DUE: action.due,
    }
    return values[field]


def action_values(
    sent: SentOverview, action: ActionRow, field: str, theirs: Value, past: Past
) -> tuple[Value, Value]:
    """Return what stands now and what was sent of an action."""
    ours = action_value(action, field)
    if field == NOTES:
        # A remark is added to what is noted, of which nothing was sent.
        return (theirs if _has_remark(action, str(theirs or "")) else ours), ""
    change = past.find(action.id, field)
    if change is None:
        return ours, ours
    row = next((it for it in sent.actions.rows if it.id == action.id), None)
    return ours, (change.before if field != HOLDER else row.text("holder") if row else "")


def take_actions(
    tx: Transaction,
    rows: Sequence[AnsweredRow],
    chosen: Collection[str],
    values: Mapping[str, Value],
    source: Source,
) -> tuple[set[str], list[tuple[str, UserError]]]:
    """Take over the chosen answers about actions; return the keys of what changed, and what was refused."""
    now = {row.id: row for row in find_actions(tx.read, [it.id for it in rows])}
    keys: set[str] = set()
    refused: list[tuple[str, UserError]] = []
    for row in rows:
        for cell in (it for it in row.cells if it.key in chosen):
            value = values.get(cell.key, cell.proposal)
            try:
                present = _present(now, row)
                if value is not None and _is_new(cell, value, present):
                    _take(tx, row, cell.field, value, source, present)
                    keys.add(cell.key)
            except UserError as problem:
                refused.append((cell.key, problem))
    return keys, refused


def _present(now: Mapping[str, ActionRow], row: AnsweredRow) -> ActionRow:
    """Return an action as it is; raises for one that went to the bin after the answers were compared."""
    if row.id not in now:
        raise UserError(CHANGED_SINCE, number=row.number)
    return now[row.id]


def _is_new(cell: AnsweredCell, value: Value, now: ActionRow) -> bool:
    """Return whether a value is not there yet; raises when what a person looked at is no longer there."""
    if cell.field == NOTES:
        return not _has_remark(now, str(value))
    present = action_value(now, cell.field)
    if alike(present, value):
        return False
    if not alike(present, cell.ours):
        raise UserError(CHANGED_SINCE, number=now.number)
    return True


def _take(
    tx: Transaction, row: AnsweredRow, field: str, value: Value, source: Source, now: ActionRow
) -> None:
    if field == NOTES:
        who = f"{source.party} ({row.filled_in_by})" if row.filled_in_by else source.party
        remark = f"{who}: {value}"
        actions.set_field(tx, row.id, "notes", f"{now.notes}\n{remark}" if now.notes else remark)
    elif field == STATE:
        _set_state(tx, row.id, ActionState(str(value)), source, now)
    else:
        actions.set_field(tx, row.id, {TEXT: "text", HOLDER: "holder", DUE: "due"}[field], value)


def _set_state(tx: Transaction, action_id: str, state: ActionState, source: Source, now: ActionRow) -> None:
    if state is ActionState.DONE:
        # On the day that it was said; what a file says of itself may lie ahead, or before it was agreed.
        day = min(day_of(source.given_at), tx.clock.today())
        actions.finish(tx, action_id, max(day, now.made_on))
    elif state is ActionState.DROPPED:
        actions.drop(tx, action_id)
    else:
        actions.reopen(tx, action_id)


def _has_remark(action: ActionRow, remark: str) -> bool:
    return bool(remark) and any(
        part == remark or part.endswith(f": {remark}") for part in _parts(action.notes, remark)
    )


def _parts(notes: str, remark: str) -> list[str]:
    """Return `notes` cut in pieces of as many lines as a remark has."""
    lines, count = notes.split("\n"), remark.count("\n") + 1
    return ["\n".join(lines[at : at + count]) for at in range(len(lines) - count + 1)]
