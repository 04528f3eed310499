"""Which actions and decisions go to a party in its overview: those that it does or that name it.

What is about a project that stays in the house stays there too, and so does what an internal decision asks.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import (
    MEETING_LABELS,
    ActionState,
    DecisionState,
    ReservationOutcome,
)
from wsg_desktop.domain.terms import NO_TERM, exact
from wsg_desktop.domain.words import name_key
from wsg_desktop.exchange.overview_content import OverviewAction
from wsg_desktop.services.confidential import KeptIn
from wsg_desktop.store.actions import ActionRow, list_actions
from wsg_desktop.store.decisions import DecisionSummary, list_decisions
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.parties import list_parties
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.texts import Translator

_TOLD = frozenset({DecisionState.TAKEN.value, DecisionState.CHANGED.value, DecisionState.RESERVED.value})
_YEAR = timedelta(days=365)
"""A decision is told so long; under a reservation that is open, longer."""


@dataclass(frozen=True)
class ActionSource:
    """The open actions and the decisions that were taken, of all parties."""

    actions: tuple[ActionRow, ...] = ()
    decisions: tuple[DecisionSummary, ...] = ()
    parties: tuple[PartyRow, ...] = ()

    def of_party(
        self, party_id: str, kept_in: KeptIn, only: Collection[str] | None, tr: Translator
    ) -> tuple[OverviewAction, ...]:
        """Return what goes to a party: its actions, which it answers, then decisions, to read.

        `kept_in` stays in the house; `only` narrows it to what is about some projects.
        """
        actions = (it for it in self.actions if it.party_id == party_id and not kept_in.hides(it))
        decisions = (it for it in self.named.get(party_id, ()) if it.id not in kept_in.decisions)
        return (
            *(_action(it, tr) for it in actions if only is None or it.project_id in only),
            *(
                _decision(it, tr)
                for it in decisions
                if only is None or any(part.project_id in only for part in it.projects)
            ),
        )

    @cached_property
    def named(self) -> Mapping[str, list[DecisionSummary]]:
        """Return per party the decisions that name it as responsible."""
        names = [(name_key(name), it.id) for it in self.parties for name in (it.name, *it.aliases)]
        names.sort(key=lambda it: -len(it[0]))
        found: dict[str, list[DecisionSummary]] = {}
        for decision in self.decisions:
            for party_id in _parties_in(decision.responsible, names):
                found.setdefault(party_id, []).append(decision)
        return found


def read_action_source(read: Reading, today: date) -> ActionSource:
    """Read the open actions, and the decisions of the last year."""
    return ActionSource(
        tuple(list_actions(read, open_only=True)),
        tuple(it for it in list_decisions(read) if _is_told(it, today)),
        tuple(list_parties(read)),
    )


def _is_told(row: DecisionSummary, today: date) -> bool:
    if row.state not in _TOLD or not row.number:
        return False
    waits = row.state == DecisionState.RESERVED and row.reservation == ReservationOutcome.OPEN
    return waits or (row.decided_on or today) >= today - _YEAR


def _parties_in(text: str, names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the parties that a text names; `names` begin with the longest: Gemeente Oost is not Gemeente."""
    left = name_key(text)
    seen: set[str] = set()
    for name, party_id in names if left else ():
        if not name or name not in left:
            continue
        cut = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", left)
        if cut != left and party_id not in seen:
            seen.add(party_id)
            yield party_id
        left = cut


def _action(row: ActionRow, tr: Translator) -> OverviewAction:
    return OverviewAction(
        row.id,
        row.number,
        row.text,
        row.holder,
        row.due,
        row.project,
        _origin(row.body, row.meeting_day or row.made_on, tr),
        tr(MEETING_LABELS[ActionState][row.state]),
        fills_in=True,
    )


def _decision(row: DecisionSummary, tr: Translator) -> OverviewAction:
    due = exact(row.effective_on) if row.effective_on else NO_TERM
    return OverviewAction(
        row.id,
        row.number,
        row.sentence,
        row.responsible,
        due,
        ", ".join(dict.fromkeys(f"{it.number} {it.title}".strip() for it in row.projects)),
        _origin(row.body, row.meeting_day or row.decided_on, tr),
        tr(MEETING_LABELS[DecisionState][row.state]),
        fills_in=False,
    )


def _origin(body: str, day: date | None, tr: Translator) -> str:
    return ", ".join(filter(None, (body, show_day(day, tr) if day else "")))
