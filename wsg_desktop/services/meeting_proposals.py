"""Decisions to ask at a meeting, proposed from what changed and from phases that begin soon."""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.deciding import latest_start
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.reported_changes import Reported
from wsg_desktop.domain.status import is_open, past_promise
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.domain.words import as_sentence
from wsg_desktop.services.direction_warnings import next_phase, own_phase_names
from wsg_desktop.services.meeting_change_words import change_sentence, day_words
from wsg_desktop.services.meeting_changes import MeetingChange
from wsg_desktop.services.meeting_moments import next_meeting
from wsg_desktop.services.meeting_past import Present
from wsg_desktop.store import meeting_moments as moments
from wsg_desktop.store.decisions import asked_of_projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.meeting_moments import MeetingHead
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.reported import ShortRow
from wsg_desktop.store.watching import phases_to_come
from wsg_desktop.texts import N_, Translator

LONG_AGO = timedelta(days=365)
"""A phase that should have begun longer ago is history and asks no decision."""
AHEAD = timedelta(days=30)
"""A phase that begins so soon after a meeting is decided there, where no other one comes before it."""


class Asks(StrEnum):
    """Why a decision is proposed; its value is the field of the project that the decision changes."""

    DEADLINE = "deadline"
    """It will not be ready on the day that was agreed."""
    PHASE = "phase"
    """A next phase begins: go or no-go."""
    STATE = "state"
    """It was put on hold: go on, or stop."""


class Proposal(NamedTuple):
    """A decision to ask, proposed from what changed; nothing is kept until it is accepted.

    It is put in words as those are asked for: of thousands a list shows a few.
    """

    asks: Asks
    project: ShortRow
    tr: Translator
    today: date
    changes: tuple[MeetingChange, ...] = ()
    """What asks for another deadline or state."""
    value: str = ""
    """Which state or phase is asked."""
    deadline: Term = NO_TERM
    """Which deadline is asked."""
    begins: date | None = None
    """When the phase that is asked is planned to begin."""
    is_behind: bool = False
    """That lies before the meeting: nobody decides then what happens on a day that has passed."""
    names: Mapping[str, str] = {}
    """What the programme itself calls its phases."""

    @property
    def project_id(self) -> str:
        """Return the id of the project."""
        return self.project.id

    @property
    def number(self) -> str:
        """Return the number of the project."""
        return self.project.number

    @property
    def title(self) -> str:
        """Return the subject of the decision."""
        tr, project = self.tr, self._name
        if self.asks is Asks.STATE:
            return tr("{project}: go on or stop", project=project)
        if self.asks is Asks.PHASE:
            return tr("{project}: go or no-go for {phase}", project=project, phase=self._phase)
        if not self.deadline:
            return tr("{project}: new deadline", project=project)
        return tr("{project}: deadline {day}", project=project, day=day_words(self.deadline, tr, self.today))

    @property
    def text(self) -> str:
        """Return the decision in full, readable alone."""
        tr, project = self.tr, self._name
        if self.asks is Asks.STATE:
            return tr("Take up {project} again, which is on hold.", project=project)
        if self.asks is Asks.PHASE:
            if self.is_behind:
                return tr("Let {project} pass to {phase}.", project=project, phase=self._phase)
            return tr(
                "Let {project} pass to {phase} on {day}.", project=project, phase=self._phase, day=self._day
            )
        was = day_words(self.project.deadline, tr, self.today)
        if not self.deadline:
            return tr("Agree a new deadline for {project}, instead of {was}.", project=project, was=was)
        # In Dutch it begins with the day, which may be a word such as "najaar 2030".
        return as_sentence(
            tr(
                "Agree {day} as the new deadline of {project}, instead of {was}.",
                day=day_words(self.deadline, tr, self.today), project=project, was=was,
            )
        )  # fmt: skip

    @property
    def occasion(self) -> str:
        """Return why it is asked."""
        if self.asks is Asks.PHASE:
            planned = N_("{phase} is planned to begin on {day}.")
            before = N_("{phase} was planned to begin on {day}, before this meeting.")
            said = before if self.is_behind else planned
            return as_sentence(self.tr(said, phase=self._phase, day=self._day))
        said = {it.kind: change_sentence(it, self.names, self.tr, self.today) for it in self.changes}
        return " ".join(said.values())

    @property
    def _name(self) -> str:
        return f"{self.project.number} {self.project.title}"

    @property
    def _phase(self) -> str:
        return phase_name(self.value, self.names, self.tr)

    @property
    def _day(self) -> str:
        return show_day(self.begins, self.tr) if self.begins else ""


def propose(read: Reading, changes: Iterable[MeetingChange], today: date, tr: Translator) -> list[Proposal]:
    """Return what changes ask for, asked already or not, in the order of the outline."""
    told: dict[str, list[MeetingChange]] = {}
    for change in changes:
        if change.is_told and not change.project.is_binned:
            told.setdefault(change.project.id, []).append(change)
    tolerance, names = get_programme(read).attention_days, own_phase_names(read)
    projects = sorted(told.values(), key=lambda it: it[0].project.place)
    return [it for said in projects for it in _of_changes(said, tolerance, names, today, tr)]


def propose_again(
    read: Reading,
    before: Sequence[Proposal],
    changes: Iterable[MeetingChange],
    ids: Collection[str],
    today: date,
    tr: Translator,
) -> list[Proposal]:
    """Return what was proposed before, with what the changes of these projects ask put in its place."""
    found = [it for it in before if it.project_id not in ids]
    for it in propose(read, (it for it in changes if it.project.id in ids), today, tr):
        insort(found, it, key=lambda it: it.project.place)
    return found


def leave_out_asked(read: Reading, body_id: str, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return what nobody has asked the body yet."""
    asked = asked_of_projects(read, body_id)
    return tuple([it for it in proposals if (it.project.id, it.asks) not in asked])


def propose_phases(
    read: Reading, meeting: MeetingHead, today: date, tr: Translator, present: Present
) -> list[Proposal]:
    """Return go or no-go for each phase that cannot wait for the meeting after this one."""
    following = next_meeting(read, meeting)
    last = following.day if following else meeting.day + AHEAD
    scope, names = moments.read_scope(read, meeting.body_id), own_phase_names(read)
    found: list[Proposal] = []
    # Later ones too: a phase that comes first hides those after it, whenever they begin.
    for project_id, periods in phases_to_come(read, date.max).items():
        row = present.rows[project_id]
        if row.is_binned or not is_open(row.state) or row.state == State.ON_HOLD:
            continue
        period = next_phase(row.phase, periods, today - LONG_AGO)
        begins = period.planned_start.day if period else None
        if period is None or begins is None:
            continue
        can_wait = latest_start(begins, row.end.day, row.deadline.day) > last
        if not can_wait and scope.is_about(row.theme, row.area_ids) and scope.may_see(row.confidentiality):
            late = begins < meeting.day
            found.append(
                Proposal(
                    Asks.PHASE, row, tr, today, value=period.phase, begins=begins, is_behind=late, names=names
                )
            )
    return sorted(found, key=lambda it: it.project.place)


def _of_changes(
    changes: list[MeetingChange], tolerance: int, names: Mapping[str, str], today: date, tr: Translator
) -> Iterable[Proposal]:
    """Yield what the changes of one project ask for."""
    row, said = changes[0].project, tuple(changes)
    if not is_open(row.state):
        return
    end, deadline = row.end.day, row.deadline.day
    # A project whose light is red by its dates asks for another deadline, however long that is so.
    if deadline is not None and past_promise(end, deadline, today) > tolerance:
        agreed = row.end if end and end >= today else NO_TERM
        yield Proposal(Asks.DEADLINE, row, tr, today, said, deadline=agreed, names=names)
    if any(it.kind is Reported.ON_HOLD for it in changes):
        yield Proposal(Asks.STATE, row, tr, today, said, State.ACTIVE.value, names=names)
