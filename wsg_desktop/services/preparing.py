"""Preparing a meeting: what changed, which decisions that asks and when, what is left from last time."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.deciding import DecideBy, Sitting, decide_by, latest_start, needed_by, papers_day
from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.services import agendas, decisions, meeting_changes
from wsg_desktop.services.agendas import Agenda
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.fixed_meetings import refuse_closed
from wsg_desktop.services.meeting_changes import (
    MeetingChange,
    MeetingChanges,
    read_changes,
    read_changes_again,
)
from wsg_desktop.services.meeting_past import Present
from wsg_desktop.services.meeting_proposals import (
    Asks,
    Proposal,
    leave_out_asked,
    propose,
    propose_again,
    propose_phases,
)
from wsg_desktop.services.meeting_since import Since
from wsg_desktop.services.plans import read_latest_starts
from wsg_desktop.services.untold_days import untold_day
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.actions import ActionRow, list_actions
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.decisions import (
    DecisionProject,
    DecisionSummary,
    decisions_of_meeting,
    list_decisions,
)
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead
from wsg_desktop.store.projects import find_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator

_STATUS, _TOLD = "project_status", "told_change"
_NO_DATES = frozenset(
    {
        *(_STATUS, _TOLD, "agenda_item", "agenda_paper", "attendance", "action"),
        *("decision", "decision_project"),
    }
)
"""Entities that change nothing of when projects are ready and pass to a phase."""
_PAPER, _MOMENT = "meeting_paper", "meeting_moment"
_OF_DECISIONS = frozenset({"decision", "decision_project"})


class Preparation(NamedTuple):
    """Everything that preparing a meeting shows, read in one moment."""

    meeting: MeetingHead
    changes: MeetingChanges
    proposals: tuple[Proposal, ...]
    decisions: tuple[DecisionSummary, ...]
    """On the table of this meeting."""
    open_decisions: tuple[DecisionSummary, ...]
    """Of the body, still to be taken: on the table or not."""
    decide_by: Mapping[str, DecideBy]
    """Per open decision."""
    actions: tuple[ActionRow, ...]
    """Agreed last time, and open ones of before; done ones only of last time."""
    agenda: Agenda
    phase_names: Mapping[str, str]
    """The programme's own, for the sentences of what changed."""
    asking: tuple[Proposal, ...]
    """Everything that changes ask for, asked already or not."""
    passages: tuple[Proposal, ...]
    """Every go or no-go, asked already or not."""
    untold_day: date | None = None
    """The day that the papers name, where the meeting was moved and the members do not know."""


def read_preparation(read: Reading, meeting_id: str, today: date, tr: Translator) -> Preparation:
    """Return what there is to prepare for a meeting."""
    meeting = moments.get_meeting(read, meeting_id)
    with collector_at_rest():
        present = Present.load(read)
        found = read_changes(read, meeting_id, today, present)
        passages = propose_phases(read, meeting, today, tr, present)
        asking = propose(read, found.changes, today, tr)
    still = list_decisions(read, body_id=meeting.body_id, open_only=True)
    return Preparation(
        meeting,
        found,
        leave_out_asked(read, meeting.body_id, (*asking, *passages)),
        tuple(decisions_of_meeting(read, meeting_id)),
        tuple(still),
        read_decide_by(read, meeting.body_id, still, today),
        tuple(actions_of_last_time(read, meeting, found.since)),
        agendas.read_agenda(read, meeting_id),
        own_phase_names(read),
        tuple(asking),
        tuple(passages),
        untold_day(read, meeting_id, today),
    )


def read_again(
    read: Reading, before: Preparation, written: Collection[tuple[str, str]], today: date, tr: Translator
) -> Preparation:
    """Return what there is to prepare, when only these rows were written since `before`.

    They are named by their entity and what they belong to. Of the projects only those are read that people
    said something of; all of them only where dates may have changed.
    """
    meeting_id = before.meeting.id
    # That papers of the meeting itself went out changes nothing of what they tell.
    is_sent = (_MOMENT, meeting_id) in written
    touched = {it for it, owner in written if it != _PAPER and (it, owner) != (_MOMENT, meeting_id)}
    if not _NO_DATES.issuperset(touched):
        return read_preparation(read, meeting_id, today, tr)
    meeting = moments.get_meeting(read, meeting_id)
    found, passages = before.changes, before.passages
    if _TOLD in touched:
        found = meeting_changes.tell_again(read, meeting_id, found)
    said = {owner for entity, owner in written if entity == _STATUS}
    if said:
        present = Present.load(read, said)
        found = read_changes_again(read, meeting_id, found, present, today)
        rows = present.rows
        passages = tuple([it._replace(project=rows.get(it.project_id, it.project)) for it in passages])
    others = _different(before.changes.changes, found.changes)
    asking = before.asking
    if others:
        asking = tuple(propose_again(read, asking, found.changes, others, today, tr))
    still, costs = before.open_decisions, before.decide_by
    if _OF_DECISIONS.intersection(touched):
        still = tuple(list_decisions(read, body_id=meeting.body_id, open_only=True))
        costs = read_decide_by(read, meeting.body_id, still, today)
    return Preparation(
        meeting,
        found,
        leave_out_asked(read, meeting.body_id, (*asking, *passages)),
        tuple(decisions_of_meeting(read, meeting_id)),
        still,
        costs,
        tuple(actions_of_last_time(read, meeting, found.since)),
        agendas.read_agenda(read, meeting_id),
        own_phase_names(read),
        asking,
        passages,
        untold_day(read, meeting_id, today) if is_sent else before.untold_day,
    )


def _different(before: Iterable[MeetingChange], now: Iterable[MeetingChange]) -> set[str]:
    """Return the projects of which changes are not the very same ones as before."""
    if before is now:
        return set()
    then, after = ({id(it): it for it in them} for them in (before, now))
    return {it.project_id for key, it in (then | after).items() if not (key in then and key in after)}


def actions_of_last_time(read: Reading, meeting: MeetingHead, since: Since) -> list[ActionRow]:
    """Return the actions of the last meeting whatever became of them, and open ones of before."""
    last = since.meeting.id if since.meeting else None
    rows = list_actions(read, body_id=meeting.body_id)
    return [it for it in rows if it.state == ActionState.OPEN or (last and it.meeting_id == last)]


def accept(tx: Transaction, meeting_id: str, proposal: Proposal) -> str:
    """Ask what was proposed and return the id of the decision; `agendas.fill` gives it its place."""
    refuse_closed(tx, meeting_id)
    head = moments.get_meeting(tx.read, meeting_id)
    decision_id = decisions.ask(
        tx,
        head.body_id,
        proposal.title,
        meeting_id=meeting_id,
        text=proposal.text,
        occasion=proposal.occasion,
        confidentiality=proposal.project.confidentiality,
    )
    decisions.add_project(
        tx,
        decision_id,
        proposal.project_id,
        field=proposal.asks.value,
        value=proposal.value,
        deadline=proposal.deadline,
    )
    return decision_id


def read_decide_by(
    read: Reading, body_id: str, open_decisions: Iterable[DecisionSummary], today: date
) -> dict[str, DecideBy]:
    """Return per open decision when it has to be taken, and what each later meeting costs."""
    wanted = list(open_decisions)
    if not wanted:
        return {}
    heads = [it for it in moments.list_heads(read, body_id) if it.day >= today and it.goes_on]
    sittings = [Sitting(it.id, it.day, papers_day(it.day, it.papers_due, it.papers_days)) for it in heads]
    papers_days = heads[0].papers_days if heads else 0
    parts = [part for it in wanted for part in it.projects]
    rows = {row.id: row for row in find_projects(read, {it.project_id for it in parts}, deleted=False)}
    # What follows a project counts only where there is room to wait.
    roomy = {it.project_id for it in parts if it.project_id in rows and _has_room(rows[it.project_id], it)}
    latest = read_latest_starts(read, roomy) if roomy else {}
    found: dict[str, DecideBy] = {}
    for decision in wanted:
        begins = [day for part in decision.projects if (day := _waits_until(rows, latest, part, today))]
        needed = needed_by(begins, decision.lead_days, decision.needed_by)
        found[decision.id] = decide_by(needed, sittings, today, papers_days, decision.meeting_id)
    return found


def _has_room(row: ProjectRow, part: DecisionProject) -> bool:
    end, deadline = row.end.day, row.deadline.day
    return part.field != Asks.DEADLINE and end is not None and deadline is not None and deadline > end


def _waits_until(
    rows: Mapping[str, ProjectRow], latest: Mapping[str, date], part: DecisionProject, today: date
) -> date | None:
    """Return until when a project can wait for a decision without anything that was promised slipping.

    For a deadline that is the day agreed now; for a phase its planned beginning, later by what room there is;
    for other things the latest start of a project that has not begun.
    """
    row = rows.get(part.project_id)
    if row is None:
        return None
    if part.field == Asks.DEADLINE:
        return row.deadline.day
    if part.field == Asks.PHASE:
        period = next((it for it in row.phases if it.phase == part.value), None)
        begins = period.planned_start.day if period else None
    else:
        begins = row.start.day
        if begins is None or (begins < today and row.state != State.NEW):
            return None
    late, start = latest.get(row.id), row.start.day
    slack = (late - start).days if late and start else None
    return latest_start(begins, row.end.day, row.deadline.day, slack) if begins else None
