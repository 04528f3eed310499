"""Goals and action lines of the programme."""

from wsg_desktop.domain.outline import key_between
from wsg_desktop.domain.vocabulary import GoalKind
from wsg_desktop.errors import UserError
from wsg_desktop.store.records import GoalRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

UNTITLED = N_("A goal needs a title. Type what you want to reach and try again.")


def add_goal(
    tx: Transaction,
    title: str,
    *,
    kind: GoalKind = GoalKind.GOAL,
    number: str = "",
    parent_id: str | None = None,
) -> str:
    """Add a goal or action line at the end of the list and return its id."""
    title = " ".join(title.split())
    if not title:
        raise UserError(UNTITLED)
    last = max((goal.sort_key for goal in tx.find_all(GoalRecord)), default=None)
    record = GoalRecord(
        title=title, kind=kind.value, number=number, parent_id=parent_id, sort_key=key_between(last, None)
    )
    return tx.add(record).id


def goal_titled(tx: Transaction, title: str) -> str:
    """Return the id of the goal with this title, in any case; adds it when it is new."""
    wanted = " ".join(title.split()).lower()
    found = next((goal.id for goal in tx.find_all(GoalRecord) if goal.title.lower() == wanted), None)
    return found or add_goal(tx, title)
