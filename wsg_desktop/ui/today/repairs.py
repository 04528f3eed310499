"""What the button of a finding does: mend it in one step that can be undone, or open the field to fill in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.findings import lights_unexplained
from wsg_desktop.domain.vocabulary import Aspect, Light, State
from wsg_desktop.services import edit_labels, progress, project_fields
from wsg_desktop.services.findings import Found
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.today.field_popup import ExpectationPopup, ExplanationPopup, NamesPopup, TextPopup

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction

_STATES: dict[Finding, tuple[State, str]] = {
    Finding.PLANNED_ON_HOLD: (State.ACTIVE, N_("{title} is taken up again.")),
    Finding.NOT_BEGUN: (State.ACTIVE, N_("{title} has begun.")),
    Finding.COMPLETE_BUT_OPEN: (State.DONE, N_("{title} is finished.")),
}
"""Findings that another state mends, and what is told then."""

_NAMES: dict[Finding, tuple[str, str, str]] = {
    Finding.REALISATION_WITHOUT_LEAD: (
        "lead_parties",
        N_("Add “{name}” as a new party"),
        N_("{title} has a lead party now."),
    ),
    Finding.WITHOUT_AREA: ("areas", N_("Add “{name}” as a new area"), N_("{title} belongs to an area now.")),
}
"""Findings that a name mends: the field, how a new name is offered, and what is told then."""


class Repairs:
    """Mends what was found, in the programme that is open."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        self._context = context
        self._parent = parent

    def mend(self, found: Found, words: str, button: QWidget) -> None:
        """Do what mends `found`, or open the field for it below `button`; `words` say what is the matter."""
        if found.kind is Finding.SAME_PARTY:
            self._show_parties(found)
        elif found.kind is Finding.ANSWERS_LATE:
            from wsg_desktop.ui.chasing.start import chase_answers

            chase_answers(self._context)
        elif found.area is not None:
            from wsg_desktop.ui.direction.flow import appoint_director

            appoint_director(self._context, found.area.id, found.area.name, words)
        elif found.project is not None:
            self._mend_project(found, found.project, button)

    def set_field(self, project: ProjectRow, key: str, value: object, told: str) -> None:
        """Set one field as one change, and tell so with the offer to undo it."""
        seen: Any = getattr(project, key, project_fields.UNSEEN)
        self._change(
            edit_labels.edit_label(key),
            lambda tx: project_fields.set_field(tx, project.id, key, value, seen=seen),
            told,
            project,
        )

    def expect(self, project: ProjectRow, button: QWidget) -> None:
        """Let a new expectation be typed below `button`."""
        popup = ExpectationPopup(project, self._today, self._context.tr, self._parent)
        told = N_("{title}: the new expectation is kept.")
        popup.committed.connect(lambda term: self.set_field(project, "end", term, told))
        popup.show_below(button)

    @property
    def _today(self) -> Any:
        return self._context.session.document.clock.today()

    def _mend_project(self, found: Found, project: ProjectRow, button: QWidget) -> None:
        kind = found.kind
        if kind in _STATES:
            state, told = _STATES[kind]
            self.set_field(project, "state", state.value, told)
        elif kind in _NAMES:
            self._choose_name(kind, project, button)
        elif kind is Finding.PHASE_DUE:
            from wsg_desktop.ui.passing.flow import pass_on

            pass_on(self._context, [project.id], found.phase.phase if found.phase else None)
        elif kind is Finding.GREEN_BUT_SLIPPED:
            self._ask_attention(found, project)
        elif kind is Finding.UNEXPLAINED:
            self._explain(project, button)
        elif kind is Finding.RESIDENTS_UNTOLD:
            self._describe_residents(project, button)
        else:
            self.expect(project, button)

    def _choose_name(self, kind: Finding, project: ProjectRow, button: QWidget) -> None:
        tr, (key, add_new, told) = self._context.tr, _NAMES[kind]
        field = FIELDS_BY_KEY[key]
        known = NameSource(self._context.session).of_kind(field.kind)
        popup = NamesPopup(project.title, tr(field.label), known, add_new, tr, self._parent)
        popup.committed.connect(lambda names: self.set_field(project, key, names, told))
        popup.show_below(button)

    def _ask_attention(self, found: Found, project: ProjectRow) -> None:
        reason = self._context.tr("The expected end was moved later {n} times in a year.", n=found.slips)

        def work(tx: "Transaction") -> None:
            progress.set_status(tx, project.id, Aspect.TIME, Light.ATTENTION, reason=reason)

        self._change(edit_labels.CHANGE_STATUS, work, N_("{title} asks for attention now."), project)

    def _explain(self, project: ProjectRow, button: QWidget) -> None:
        popup = ExplanationPopup(project.title, self._context.tr, self._parent)
        aspects = lights_unexplained(project, self._today, 0)
        aspect = aspects[0] if aspects else Aspect.TIME

        def keep(texts: dict[str, str]) -> None:
            self._change(
                edit_labels.CHANGE_STATUS,
                lambda tx: progress.explain_status(tx, project.id, aspect, **texts),
                N_("{title}: the explanation is kept."),
                project,
            )

        popup.committed.connect(keep)
        popup.show_below(button)

    def _describe_residents(self, project: ProjectRow, button: QWidget) -> None:
        tr, key = self._context.tr, "resident_involvement"
        popup = TextPopup(project.title, tr(FIELDS_BY_KEY[key].label), tr, self._parent)
        told = N_("{title}: the text is kept.")
        popup.committed.connect(lambda text: self.set_field(project, key, text, told))
        popup.show_below(button)

    def _show_parties(self, found: Found) -> None:
        """Open the place where parties are merged, or else the projects that they lead."""
        if any(place.key == "partners" for place in PLACES):
            self._context.go_to("partners", found.parties[0].id)
        else:
            self._context.go_to("projects", list(found.project_ids))

    def _change(
        self, label: str, work: "Callable[[Transaction], object]", told: str, project: ProjectRow
    ) -> None:
        self._context.session.change(label, work, self._context.tr(told, title=project.title))
