"""Preparing a meeting: what changed, which decisions that asks and when, what is left from last time."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.deciding import DecideBy, Sitting, decide_by, latest_start, needed_by, papers_day
from wsg_desktop.domain.meeting_vocabulary import ActionState
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.reported_changes import Reported
from wsg_desktop.domain.status import is_open, past_promise
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import PHASE_ORDER, State
from wsg_desktop.domain.words import as_sentence
from wsg_desktop.services import agendas, decisions, meeting_changes
from wsg_desktop.services.agendas import Agenda
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.fixed_meetings import refuse_closed
from wsg_desktop.services.meeting_change_words import change_sentence, day_words
from wsg_desktop.services.meeting_changes import MeetingChange, MeetingChanges, Since, read_changes
from wsg_desktop.services.meeting_moments import next_meeting
from wsg_desktop.services.meeting_past import Present
from wsg_desktop.services.plans import read_latest_starts
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.actions import ActionRow, list_actions
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.decisions import (
    DecisionProject,
    DecisionSummary,
    asked_of_projects,
    decisions_of_meeting,
    list_decisions,
)
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.projects import find_projects
from wsg_desktop.store.reported import ShortRow
from wsg_desktop.store.rows import PhasePeriod, ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.store.watching import phases_to_come
from wsg_desktop.texts import Translator

_STATUS, _TOLD = "project_status", "told_change"
_NO_DATES = frozenset(
    {
        *(_STATUS, _TOLD, "agenda_item", "agenda_paper", "attendance", "action"),
        *("decision", "decision_project"),
    }
)
"""Entities that change nothing of when projects are ready and pass to a phase."""
_OF_DECISIONS = frozenset({"decision", "decision_project"})

LONG_AGO = timedelta(days=365)
"""A phase that should have begun longer ago is history and asks no decision."""
AHEAD = timedelta(days=30)
"""A phase that begins so soon after a meeting is decided there, where no other one comes before it."""


class Asks(StrEnum):
    """Why a decision is proposed."""

    DEADLINE = "deadline"
    """It will not be ready on the day that was agreed."""
    PHASE = "phase"
    """A next phase begins: go or no-go."""
    STATE = "state"
    """It was put on hold: go on, or stop."""


class Proposal(NamedTuple):
    """A decision to ask, proposed from what changed; nothing is kept until it is accepted."""

    asks: Asks
    project_id: str
    number: str
    project: str
    title: str
    text: str
    """The decision in full, readable alone."""
    occasion: str
    confidentiality: str
    field: str
    value: str = ""
    deadline: Term = NO_TERM


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


def read_preparation(read: Reading, meeting_id: str, today: date, tr: Translator) -> Preparation:
    """Return what there is to prepare for a meeting."""
    meeting = moments.get_meeting(read, meeting_id)
    with collector_at_rest():
        present = Present.load(read)
        found = read_changes(read, meeting_id, today, present)
        proposals = propose(read, found, meeting, today, tr, present)
    still = list_decisions(read, body_id=meeting.body_id, open_only=True)
    return Preparation(
        meeting,
        found,
        tuple(proposals),
        tuple(decisions_of_meeting(read, meeting_id)),
        tuple(still),
        read_decide_by(read, meeting.body_id, still, today),
        tuple(actions_of_last_time(read, meeting, found.since)),
        agendas.read_agenda(read, meeting_id),
        own_phase_names(read),
    )


def read_again(
    read: Reading, before: Preparation, touched: Collection[str], today: date, tr: Translator
) -> Preparation:
    """Return what there is to prepare, when only rows of these entities were written since `before`.

    What follows from all projects is counted again only where something of it was touched.
    """
    meeting_id = before.meeting.id
    if not _NO_DATES.issuperset(touched):
        return read_preparation(read, meeting_id, today, tr)
    meeting = moments.get_meeting(read, meeting_id)
    found, proposals = before.changes, before.proposals
    if _STATUS in touched:
        found = read_changes(read, meeting_id, today)
    elif _TOLD in touched:
        found = meeting_changes.tell_again(read, meeting_id, found)
    if _OF_DECISIONS.intersection(touched):
        proposals = tuple(propose(read, found, meeting, today, tr))
    elif found is not before.changes:
        phases = [it for it in proposals if it.asks is Asks.PHASE]
        proposals = (*_propose_for(read, found, meeting, today, tr), *phases)
    still, costs = before.open_decisions, before.decide_by
    if _OF_DECISIONS.intersection(touched):
        still = tuple(list_decisions(read, body_id=meeting.body_id, open_only=True))
        costs = read_decide_by(read, meeting.body_id, still, today)
    return Preparation(
        meeting,
        found,
        proposals,
        tuple(decisions_of_meeting(read, meeting_id)),
        still,
        costs,
        tuple(actions_of_last_time(read, meeting, found.since)),
        agendas.read_agenda(read, meeting_id),
        own_phase_names(read),
    )


def actions_of_last_time(read: Reading, meeting: MeetingHead, since: Since) -> list[ActionRow]:
    """Return the actions of the last meeting whatever became of them, and open ones of before."""
    last = since.meeting.id if since.meeting else None
    rows = list_actions(read, body_id=meeting.body_id)
    return [it for it in rows if it.state == ActionState.OPEN or (last and it.meeting_id == last)]


def propose(
    read: Reading,
    found: MeetingChanges,
    meeting: MeetingHead,
    today: date,
    tr: Translator,
    present: Present | None = None,
) -> list[Proposal]:
    """Return the decisions that changes and coming phases ask for and that nobody has asked yet.

    What is already read can be handed over as `present`.
    """
    asked = asked_of_projects(read, meeting.body_id)
    coming = _of_phases(read, meeting, today, tr, present or Present.load(read))
    phases = [it for it in coming if (it.project_id, it.field) not in asked]
    return [*_propose_for(read, found, meeting, today, tr), *phases]


def _propose_for(
    read: Reading, found: MeetingChanges, meeting: MeetingHead, today: date, tr: Translator
) -> list[Proposal]:
    """Return the decisions that changes ask for and that nobody has asked yet."""
    asked = asked_of_projects(read, meeting.body_id)
    told: dict[str, list[MeetingChange]] = {}
    for change in found.changes:
        if change.is_told:
            told.setdefault(change.project_id, []).append(change)
    rows = [it[0].project for it in told.values() if not it[0].project.is_binned]
    tolerance = get_programme(read).attention_days
    # A project whose light is red by its dates asks for another deadline, however long that is so.
    asking = [row for row in rows if _asks(row, told[row.id], tolerance, today)]
    asking.sort(key=_place)
    names = own_phase_names(read)
    proposals = [it for row in asking for it in _of_changes(row, told[row.id], tolerance, names, tr, today)]
    return [it for it in proposals if (it.project_id, it.field) not in asked]


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
        confidentiality=proposal.confidentiality,
    )
    decisions.add_project(
        tx,
        decision_id,
        proposal.project_id,
        field=proposal.field,
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
    heads = [it for it in moments.list_heads(read, body_id) if it.day >= today]
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
        found[decision.id] = decide_by(needed, sittings, today, papers_days)
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


def _place(row: ShortRow) -> tuple[str, str]:
    return row.sort_key, row.id


def _asks(row: ShortRow, changes: Iterable[MeetingChange], tolerance: int, today: date) -> bool:
    """Return whether anything is proposed for a project: said before making words of what changed."""
    return is_open(row.state) and (
        _is_beyond(row, tolerance, today) or any(it.kind is Reported.ON_HOLD for it in changes)
    )


def _is_beyond(row: ShortRow, tolerance: int, today: date) -> bool:
    deadline = row.deadline.day
    return deadline is not None and past_promise(row.end.day, deadline, today) > tolerance


def _of_changes(
    row: ShortRow,
    changes: Iterable[MeetingChange],
    tolerance: int,
    names: Mapping[str, str],
    tr: Translator,
    today: date,
) -> list[Proposal]:
    kinds = {it.kind: change_sentence(it, names, tr, today) for it in changes}
    name, occasion = f"{row.number} {row.title}", " ".join(kinds.values())
    known = (row.id, row.number, row.title)
    found: list[Proposal] = []
    if _is_beyond(row, tolerance, today):
        was = day_words(row.deadline, tr, today)
        if row.end.day and row.end.day >= today:
            day, agreed = day_words(row.end, tr, today), row.end
            title = tr("{project}: deadline {day}", project=name, day=day)
            # In Dutch it begins with the day, which may be a word such as "najaar 2030".
            text = as_sentence(
                tr(
                    "Agree {day} as the new deadline of {project}, instead of {was}.",
                    day=day, project=name, was=was,
                )
            )  # fmt: skip
        else:
            title, agreed = tr("{project}: new deadline", project=name), NO_TERM
            text = tr("Agree a new deadline for {project}, instead of {was}.", project=name, was=was)
        found.append(
            Proposal(
                Asks.DEADLINE, *known, title, text, occasion, row.confidentiality, "deadline", deadline=agreed
            )
        )
    if Reported.ON_HOLD in kinds:
        title = tr("{project}: go on or stop", project=name)
        text = tr("Take up {project} again, which is on hold.", project=name)
        found.append(
            Proposal(
                Asks.STATE, *known, title, text, occasion, row.confidentiality, "state", State.ACTIVE.value
            )
        )
    return found


def _of_phases(
    read: Reading, meeting: MeetingHead, today: date, tr: Translator, present: Present
) -> list[Proposal]:
    """Return go or no-go for each phase that cannot wait for the meeting after this one."""
    following = next_meeting(read, meeting)
    last = following.day if following else meeting.day + AHEAD
    scope, names = moments.read_scope(read, meeting.body_id), own_phase_names(read)
    # Later ones too: a phase that comes first hides those after it, whenever they begin.
    coming = phases_to_come(read, date.max)
    found: list[Proposal] = []
    for row in present.rows.values():
        period = _next_phase(row, coming[row.id], today) if row.id in coming else None
        begins = period.planned_start.day if period else None
        in_scope = scope.is_about(row.theme, row.area_ids) and scope.may_see(row.confidentiality)
        if period is None or begins is None or not in_scope:
            continue
        if latest_start(begins, row.end.day, row.deadline.day) > last:
            # A later meeting can decide this too.
            continue
        name, phase = f"{row.number} {row.title}", phase_name(period.phase, names, tr)
        day = show_day(begins, tr)
        occasion = as_sentence(tr("{phase} is planned to begin on {day}.", phase=phase, day=day))
        title = tr("{project}: go or no-go for {phase}", project=name, phase=phase)
        text = tr("Let {project} pass to {phase} on {day}.", project=name, phase=phase, day=day)
        known = (row.id, row.number, row.title, title, text, occasion, row.confidentiality)
        found.append(Proposal(Asks.PHASE, *known, "phase", period.phase))
    return found


def _next_phase(row: ShortRow, coming: Iterable[PhasePeriod], today: date) -> PhasePeriod | None:
    """Return the phase after the present one of an open project, of those that did not begin."""
    if row.is_binned or not is_open(row.state) or row.state == State.ON_HOLD:
        return None
    present = -1 if row.phase is None else PHASE_ORDER[row.phase]
    later = [it for it in coming if PHASE_ORDER[it.phase] > present and it.planned_start.day]
    period = min(later, key=lambda it: PHASE_ORDER[it.phase], default=None)
    begins = period.planned_start.day if period else None
    return period if begins and begins >= today - LONG_AGO else None
