"""Reads what the papers of a meeting are made of, and leaves out what its members may not see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain import status
from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.deciding import DecideBy
from wsg_desktop.domain.meeting_vocabulary import DecisionState, MomentKind
from wsg_desktop.domain.reported_changes import Scope
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, Light
from wsg_desktop.services import agendas, preparing
from wsg_desktop.services.agendas import Agenda
from wsg_desktop.services.confidential import KeptIn, read_kept_in
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_change_words import day_words
from wsg_desktop.services.meeting_changes import MeetingChanges, read_changes
from wsg_desktop.services.meeting_moments import next_meeting
from wsg_desktop.services.project_facts import Basis
from wsg_desktop.services.promises import read_promises
from wsg_desktop.services.viewing import read_basis
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store import projects
from wsg_desktop.store.actions import ActionRow, list_actions
from wsg_desktop.store.decision_texts import DecisionTexts, list_texts
from wsg_desktop.store.decisions import OPEN, DecisionSummary, decisions_of_meeting, held_over_from
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead, MomentRow
from wsg_desktop.store.meetings import AttendanceRow, MeetingRow, get_meeting, list_attendance
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.rows import LinkRow, ProjectRow
from wsg_desktop.texts import Translator

Lights = Mapping[Aspect, Light]


class Withheld(NamedTuple):
    """What papers leave out, because it is above the confidentiality of the members; for the maker."""

    projects: tuple[str, ...] = ()
    """Number and title."""
    decisions: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Points of the agenda."""
    actions: tuple[str, ...] = ()
    """Numbers."""

    @property
    def total(self) -> int:
        """Return how much is left out."""
        return sum(map(len, self))


@dataclass(frozen=True, slots=True)
class PaperSource:
    """Everything that papers are made of, read in one moment."""

    tr: Translator
    today: date
    seq: int
    """The last change set that it rests on."""
    meeting: MeetingRow
    following: MeetingHead | None
    basis: Basis
    rows: tuple[ProjectRow, ...]
    """What the body is about and its members may see, in the order of the outline."""
    behind: Mapping[str, ProjectRow]
    """The projects behind its decisions, by their id: also those that the body is not about."""
    lights: Mapping[str, Lights]
    """Per project the shown aspects."""
    lights_then: Mapping[str, Lights]
    """As they were at the moment from which is counted; missing for what was not there."""
    first_deadlines: Mapping[str, date]
    changes: MeetingChanges
    agenda: Agenda
    """All of it: the chair's too."""
    decisions: tuple[DecisionSummary, ...]
    """On the table of this meeting, as far as its members may see them."""
    table: tuple[DecisionSummary, ...]
    """All of them: the chair's too."""
    texts: Mapping[str, DecisionTexts]
    held_from: Mapping[str, date]
    """Per decision that was held over the day of the last meeting at which it was asked."""
    decide_by: Mapping[str, DecideBy]
    actions: tuple[ActionRow, ...]
    """Open ones of the body and those of last time; after the meeting its own as well."""
    attendance: tuple[AttendanceRow, ...]
    corrections: tuple[MomentRow, ...]
    """What was set right since it was closed, but for what the members may not see."""
    links: tuple[LinkRow, ...]
    hidden_items: frozenset[str]
    """Points of the agenda that only the chair sees."""
    withheld: Withheld

    def day(self, term: Term) -> str:
        """Return a term in words, with its year."""
        if not term:
            return ""
        return (
            day_words(term, self.tr, self.today) if term.day else show_term(term, self.tr, today=self.today)
        )

    @property
    def asked(self) -> list[DecisionSummary]:
        """Return the decisions that are asked here: not those withdrawn, or put before another meeting."""
        return [
            it
            for it in self.decisions
            if it.state != DecisionState.WITHDRAWN and it.meeting_id == self.meeting.id
        ]

    @property
    def since(self) -> date:
        """Return the day from which is counted."""
        return self.changes.since.day


def hidden_points(read: Reading, body_id: str) -> frozenset[str]:
    """Return the points of agendas that the members of a body may not see."""
    return read_kept_in(read, moments.read_scope(read, body_id).may_see).items


def read_source(
    document: Document, meeting_id: str, tr: Translator, at: MomentRow | None = None, *, compares: bool = True
) -> PaperSource:
    """Return what the papers of a meeting are made of: now, or as everything was at a moment.

    Without `compares` the lights of then are left out: those take the most time.
    """
    today = at.day if at else document.clock.today()
    with document.reading(as_on=at.seq if at else None) as read:
        found = _read(read, meeting_id, today, tr)
    if not compares:
        return found
    with document.reading(as_on=found.changes.since.seq) as past:
        then = projects.list_projects(past)
    lights = _lights(then, found.since, found.basis)
    return replace(found, lights_then=lights)


def _read(read: Reading, meeting_id: str, today: date, tr: Translator) -> PaperSource:
    head, meeting = moments.get_meeting(read, meeting_id), get_meeting(read, meeting_id)
    scope = moments.read_scope(read, head.body_id)
    basis = replace(read_basis(read, today, tr), phase_names=own_phase_names(read))
    kept_in = read_kept_in(read, scope.may_see)
    every = list(projects.list_projects(read))
    rows, hidden = _split(every, scope, kept_in)
    agenda = agendas.read_agenda(read, meeting_id)
    changes = read_changes(read, meeting_id, today)
    table = decisions_of_meeting(read, meeting_id)
    seen = [it for it in table if it.id not in kept_in.decisions]
    actions, hidden_actions = _actions(read, head, changes, kept_in)
    open_ones = [it for it in seen if it.state in OPEN]
    parts = {part.project_id for it in seen for part in it.projects}
    behind = {row.id: row for row in every if row.id in parts and row.id not in hidden}
    return PaperSource(
        tr=tr,
        today=today,
        seq=moments.last_set(read),
        meeting=meeting,
        following=next_meeting(read, head),
        basis=basis,
        rows=tuple(rows),
        behind=behind,
        lights=_lights([*rows, *behind.values()], today, basis),
        lights_then={},
        first_deadlines=_first_deadlines(read, rows),
        changes=changes._replace(
            changes=tuple(it for it in changes.changes if it.project_id not in kept_in.projects),
        ),
        agenda=agenda,
        decisions=tuple(seen),
        table=tuple(table),
        texts=list_texts(read, (it.id for it in seen)),
        held_from=held_over_from(read, head.body_id, head.day),
        decide_by=preparing.read_decide_by(read, head.body_id, open_ones, today),
        actions=tuple(actions),
        attendance=tuple(list_attendance(read, meeting_id)),
        corrections=tuple(_corrections(read, meeting_id, table, agenda, kept_in)),
        links=tuple(list_links(read)),
        hidden_items=kept_in.items,
        withheld=Withheld(
            tuple(
                f"{it.number} {it.title}".strip()
                for it in hidden.values()
                if scope.is_about(it.theme, it.area_ids)
            ),
            tuple(it.title for it in table if it.id in kept_in.decisions),
            tuple(line.item.title for line in agenda.lines if line.item.id in kept_in.items),
            tuple(hidden_actions),
        ),
    )


def _split(
    rows: Sequence[ProjectRow], scope: Scope, kept_in: KeptIn
) -> tuple[list[ProjectRow], dict[str, ProjectRow]]:
    """Return what the members may see of what the body is about, and what they may not of anything."""
    hidden = {row.id: row for row in rows if row.id in kept_in.projects}
    seen = [it for it in rows if it.id not in hidden and scope.is_about(it.theme, it.area_ids)]
    return seen, hidden


def _actions(
    read: Reading, head: MeetingHead, changes: MeetingChanges, kept_in: KeptIn
) -> tuple[list[ActionRow], list[str]]:
    mine = list_actions(read, meeting_id=head.id)
    before = preparing.actions_of_last_time(read, head, changes.since)
    every = {it.id: it for it in (*mine, *before)}.values()
    return [it for it in every if not kept_in.hides(it)], [it.number for it in every if kept_in.hides(it)]


def _corrections(
    read: Reading, meeting_id: str, table: Sequence[DecisionSummary], agenda: Agenda, kept_in: KeptIn
) -> Iterable[MomentRow]:
    """Return the corrections of a meeting; each begins with the subject that it is about."""
    hidden = {it.title for it in table if it.id in kept_in.decisions}
    hidden |= {line.item.title for line in agenda.lines if line.item.id in kept_in.items}
    for moment in moments.list_moments(read, [meeting_id]):
        if moment.kind == MomentKind.CORRECTED and not moment.note.startswith(
            tuple(f"{it}:" for it in hidden)
        ):
            yield moment


def _lights(rows: Sequence[ProjectRow], day: date, basis: Basis) -> dict[str, Lights]:
    shown, tolerance = shown_aspects(basis.programme.aspects), basis.programme.attention_days
    found: dict[str, Lights] = {}
    for row in rows:
        lights = dict(status.statuses(row, day, tolerance))
        found[row.id] = {aspect: lights[aspect] for aspect in shown}
    return found


def _first_deadlines(read: Reading, rows: Sequence[ProjectRow]) -> dict[str, date]:
    found: dict[str, date] = {}
    for it in read_promises(read, rows):
        first = next((said.day for said in it.agreed if said.day), None)
        if first is not None:
            found[it.project_id] = first
    return found
