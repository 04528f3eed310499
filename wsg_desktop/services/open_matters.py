"""What bodies left to do: open decisions and actions across all meetings, and which of them are late."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day, show_late, show_term
from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.services.decisions import is_in_force
from wsg_desktop.store.actions import ActionRow, list_actions
from wsg_desktop.store.decisions import OPEN, DecisionSummary, list_decisions
from wsg_desktop.store.engine import Reading
from wsg_desktop.texts import Translator


class Matter(StrEnum):
    """What is late, the gravest first."""

    RESERVATION = "reservation"
    """Nobody said what became of a reservation, and its day has passed."""
    UNDECIDED = "undecided"
    """Still to be decided, though the meeting that would, or the day it was needed, has passed."""
    NOT_APPLIED = "not_applied"
    """Taken, and what it changes in a project was not changed there."""
    ACTION = "action"


class LateMatter(NamedTuple):
    """One thing that is late, with its record."""

    kind: Matter
    since: date
    decision: DecisionSummary | None = None
    action: ActionRow | None = None


class OpenMatters(NamedTuple):
    """Everything that bodies left open."""

    decisions: tuple[DecisionSummary, ...] = ()
    """Still to be taken, or waiting for somebody's approval."""
    actions: tuple[ActionRow, ...] = ()
    late: tuple[LateMatter, ...] = ()
    """The gravest first, and what is late longest before what is so since yesterday."""


def read_open_matters(
    read: Reading, today: date, decisions: Sequence[DecisionSummary] | None = None
) -> OpenMatters:
    """Return what is open and what of it is late on `today`; all `decisions`, where they are read already."""
    actions = list_actions(read, open_only=True)
    decisions = list_decisions(read) if decisions is None else decisions
    late = [it for it in (_late_decision(row, today) for row in decisions) if it]
    late += [LateMatter(Matter.ACTION, day, action=it) for it in actions if (day := _overdue(it, today))]
    order = list(Matter)
    return OpenMatters(
        tuple(row for row in decisions if row.state in OPEN or _waits_for_approval(row)),
        tuple(actions),
        tuple(sorted(late, key=lambda it: (order.index(it.kind), it.since))),
    )


def matter_title(matter: LateMatter) -> str:
    """Return what is late: the subject of a decision with its number, or an action with its own."""
    if matter.action is not None:
        return f"{matter.action.number} {matter.action.text}"
    assert matter.decision is not None
    return f"{matter.decision.number} {matter.decision.title}".strip()


def matter_sentence(matter: LateMatter, tr: Translator, today: date) -> str:
    """Return in one plain sentence what is late."""
    late = show_late((today - matter.since).days, tr)
    if matter.action is not None:
        due = show_term(matter.action.due, tr, today=today)
        if not matter.action.holder:
            return tr("Would be done before {day}, and nobody does it: {late}.", day=due, late=late)
        return tr("{name} would do this before {day}: {late}.", name=matter.action.holder, day=due, late=late)
    assert matter.decision is not None
    day = show_day(matter.since, tr)
    if matter.kind is Matter.RESERVATION:
        return tr(
            "Waits for {name} since {day} has passed; nobody said what became of it.",
            name=matter.decision.reserved_for,
            day=day,
        )
    if matter.kind is Matter.NOT_APPLIED:
        return tr("Taken on {day}, and not applied to its projects yet.", day=day)
    return tr("Would be decided by {body} on {day}: {late}.", body=matter.decision.body, day=day, late=late)


def _overdue(action: ActionRow, today: date) -> date | None:
    return action.due.day if action.is_late(today) else None


def _waits_for_approval(row: DecisionSummary) -> bool:
    return row.state == DecisionState.RESERVED and row.reservation == ReservationOutcome.OPEN


def _late_decision(row: DecisionSummary, today: date) -> LateMatter | None:
    if _waits_for_approval(row):
        until = row.reserved_until
        return LateMatter(Matter.RESERVATION, until, row) if until and until < today else None
    if row.state in OPEN:
        days = [day for day in (row.meeting_day, row.needed_by) if day and day < today]
        return LateMatter(Matter.UNDECIDED, min(days), row) if days else None
    if is_in_force(row.state, row.reservation) and row.decided_on and row.decided_on < today:
        waiting = any(part.field and part.applied_seq is None for part in row.projects)
        return LateMatter(Matter.NOT_APPLIED, row.decided_on, row) if waiting else None
    return None
