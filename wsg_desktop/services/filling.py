"""Fills a meeting in one go: the decisions that fit its length, those that are alike together as one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from wsg_desktop.domain.status import past_promise
from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.services import agendas, decisions, preparing
from wsg_desktop.services.meeting_proposals import Asks, Proposal
from wsg_desktop.services.preparing import Preparation
from wsg_desktop.store.agendas import list_items
from wsg_desktop.store.decisions import left_behind
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator

_WORST = (Light.OFF_TRACK.value, Light.ATTENTION.value)
LEAST_MINUTES = 5
"""What a decision takes at least; with less nobody can say anything of it."""


class Filling(NamedTuple):
    """What is asked at a meeting, how many minutes each takes, and what there is no time for."""

    together: tuple[tuple[Proposal, ...], ...]
    """One decision each; what passes to a next phase is decided in one go, and so are many new deadlines."""
    left_out: tuple[Proposal, ...]
    minutes: int


def plan_filling(found: Preparation, taken: int = 0) -> Filling:
    """Return which proposals fit the meeting beside what is on its agenda, those of red projects first.

    After red come orange, what passes to a next phase, and the rest; of what is equal the latest. Where the
    time is too short for all, new deadlines are asked as one decision. The progress report tells of all
    changes, so what is left out is not kept from the members. `taken` minutes are given away already.
    """
    room = max(_room(found) - taken, 0)
    most = room // LEAST_MINUTES
    groups = _grouped(found.proposals, {Asks.PHASE})
    if len(groups) > most:
        groups = _grouped(found.proposals, {Asks.PHASE, Asks.DEADLINE})
    groups.sort(key=_urgency)
    asked, left = groups[:most], groups[most:]
    each = room // max(len(asked), 1)
    minutes = min(each - each % LEAST_MINUTES, agendas.USUAL_MINUTES)
    # Numbers on the agenda go from what deviates to what is as planned.
    asked.sort(key=_is_passage)
    return Filling(tuple(asked), tuple(it for group in left for it in group), minutes)


def fill(tx: Transaction, found: Preparation, tr: Translator) -> Filling:
    """Ask the decisions that fit a meeting and put all that is asked on its agenda; return what was done.

    What was to be decided at a meeting that was called off is put here first, with its minutes there.
    """
    meeting_id = found.meeting.id
    minutes = _take_along(tx, found)
    planned = plan_filling(found, sum(minutes.values()))
    minutes |= {_ask(tx, meeting_id, it, tr): planned.minutes for it in planned.together}
    agendas.fill(tx, meeting_id, tr)
    for item in list_items(tx.read, meeting_id):
        if item.decision_id in minutes and item.duration != minutes[item.decision_id]:
            agendas.set_item_field(tx, item.id, "duration", minutes[item.decision_id])
    return planned


def _take_along(tx: Transaction, found: Preparation) -> dict[str, int]:
    """Put decisions of meetings that were called off on the table here; return them with their minutes."""
    left = left_behind(tx.read, found.meeting.body_id)
    for decision_id in left:
        decisions.put_on(tx, decision_id, found.meeting.id)
    return left


def _grouped(proposals: Iterable[Proposal], alike: Collection[Asks]) -> list[tuple[Proposal, ...]]:
    """Return proposals that ask something `alike` together, per who may see it; every other one apart.

    Together they have one confidentiality. A deadline that nobody knows yet is talked about by itself.
    """
    found: dict[object, list[Proposal]] = defaultdict(list)
    for it in proposals:
        is_alike = it.asks in alike and (it.asks is not Asks.DEADLINE or it.deadline)
        key = (it.asks, it.project.confidentiality) if is_alike else (it.asks, it.project_id, "")
        found[key].append(it)
    return [tuple(group) for group in found.values()]


def _urgency(group: Sequence[Proposal]) -> tuple[int, int]:
    """Return by what groups are put in order: how bad the worst light is, then how late it will be."""
    lights = {change.light for it in group for change in it.changes}
    if _is_passage(group):
        return len(_WORST), 0
    rank = next((at for at, it in enumerate(_WORST) if it in lights), len(_WORST) + 1)
    return rank, -max(past_promise(it.project.end.day, it.project.deadline.day, it.today) for it in group)


def _is_passage(group: Sequence[Proposal]) -> bool:
    return group[0].asks is Asks.PHASE


def _room(found: Preparation) -> int:
    """Return the minutes that are left for decisions: those of fixed points are taken, on it or not."""
    lines = found.agenda.lines
    standing = sum(it.minutes for it in agendas.STANDING) if not lines else 0
    there = {it.item.decision_id for it in lines}
    waiting = sum(agendas.USUAL_MINUTES for it in found.decisions if it.id not in there)
    return max(-found.agenda.over - standing - waiting, 0)


def _ask(tx: Transaction, meeting_id: str, group: Sequence[Proposal], tr: Translator) -> str:
    first, *others = group
    decision_id = preparing.accept(tx, meeting_id, first)
    if not others:
        return decision_id
    if _is_passage(group):
        title = tr("Go or no-go for the next phase of {n} projects", n=len(group))
        occasion = tr("These phases are planned to begin before a later meeting can decide.")
    else:
        title = tr("New deadlines of {n} projects", n=len(group))
        occasion = tr("Each of these projects is expected later than was agreed.")
    texts = {"title": title, "text": "\n".join(it.text for it in group), "occasion": occasion}
    for key, text in texts.items():
        decisions.set_field(tx, decision_id, key, text)
    for it in others:
        decisions.add_project(
            tx, decision_id, it.project_id, field=it.asks, value=it.value, deadline=it.deadline
        )
    return decision_id
