"""How a decision and its consequences are said in lists and forms: state with its shape, was and becomes."""

from datetime import date
from typing import TYPE_CHECKING

from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.decision_words import state_words
from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.vocabulary import Light, Phase, State, label
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.decisions import DecisionProject, DecisionSummary
    from wsg_desktop.store.rows import ProjectRow

_LIGHTS = {
    DecisionState.ASKED: Light.NOT_STARTED,
    DecisionState.HELD_OVER: Light.ATTENTION,
    DecisionState.TAKEN: Light.DONE,
    DecisionState.CHANGED: Light.DONE,
    DecisionState.RESERVED: Light.ATTENTION,
    DecisionState.REJECTED: Light.OFF_TRACK,
    DecisionState.WITHDRAWN: Light.NONE,
}
_VALUES = {"phase": Phase, "state": State}
FIELDS = {
    "deadline": N_("Deadline"),
    "phase": N_("Current phase"),
    "state": N_("State"),
}
"""What a decision changes in a project."""


def decision_light(row: "DecisionSummary") -> Light:
    """Return the shape of where a decision stands; a settled reservation is no longer waited for."""
    if row.reservation == ReservationOutcome.LIFTED:
        return Light.DONE
    if row.reservation == ReservationOutcome.REFUSED:
        return Light.OFF_TRACK
    return _LIGHTS[DecisionState(row.state)]


def decision_state(row: "DecisionSummary", tr: Translator) -> str:
    """Return where a decision stands, and of a reservation what became of it."""
    return state_words(row.state, row.reservation, tr)


def becomes(part: "DecisionProject", project: "ProjectRow | None", tr: Translator, today: date) -> str:
    """Return what a decision changes: "Deadline: 1 mrt 2027 → 1 apr 2027"; what was applied says what is."""
    if not part.field:
        return tr("changes nothing there")
    if part.field == "deadline":
        new = show_term(part.deadline, tr, today=today) if part.deadline else tr("still to say")
        old = show_term(project.deadline, tr, today=today) if project and project.deadline else ""
    else:
        words = _VALUES[part.field]
        new = tr(label(words(part.value)))
        value = getattr(project, part.field) if project else None
        old = tr(label(words(value))) if value else ""
    name = tr(FIELDS[part.field])
    if part.applied_seq is not None or not old:
        return f"{name}: {new}"
    return f"{name}: {old} → {new}"
