"""What the details panel asks of the programme: each wish is one change set, also for several projects."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wsg_desktop.domain.fields import FIELDS_BY_KEY, Field
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, DeadlineReason, Light, LinkType
from wsg_desktop.errors import UserError
from wsg_desktop.ui.document_session import DocumentSession

if TYPE_CHECKING:
    from datetime import date

    from wsg_desktop.services.putting_back import PuttingBack
    from wsg_desktop.store.transaction import Transaction
    from wsg_desktop.ui.details.shown import Shown

Refuse = Callable[[UserError], object]
"""Shows beside the field why something was not kept."""


class Editing:
    """Changes projects through the one door of the window; what is refused is said beside the field."""

    def __init__(self, session: DocumentSession) -> None:
        self._session = session

    def set_field(self, shown: "Shown", field: Field, value: Any, refuse: Refuse) -> bool:
        """Set a field of every project shown; return whether it was done."""
        from wsg_desktop.services import edit_labels, project_fields
        from wsg_desktop.services.field_values import value_for_own

        seen = {project.id: shown.value_of(project, field) for project in shown.projects}

        def work(tx: "Transaction") -> None:
            for project_id, before in seen.items():
                own = value_for_own(value, field, today=shown.today, current=before)
                if before != own:
                    project_fields.set_field(tx, project_id, field.key, own, seen=before)

        return self._change(edit_labels.edit_label(field.key), work, refuse)

    def change_names(
        self, shown: "Shown", field: Field, before: Sequence[str], after: Sequence[str], refuse: Refuse
    ) -> bool:
        """Add to and take from the names of every project shown what differs between `before` and `after`."""
        from wsg_desktop.services import edit_labels, project_fields

        wanted: Mapping[str, tuple[str, ...]] = {
            project.id: merged(shown.value_of(project, field), before, after) for project in shown.projects
        }

        def work(tx: "Transaction") -> None:
            for project_id, names in wanted.items():
                project_fields.set_field(tx, project_id, field.key, names)

        return self._change(edit_labels.edit_label(field.key), work, refuse)

    def set_deadline(
        self, shown: "Shown", term: Term, reason: DeadlineReason, basis: str, refuse: Refuse
    ) -> bool:
        """Change the agreed deadline of every project shown, and say why."""
        from wsg_desktop.services import edit_labels, project_fields
        from wsg_desktop.services.field_values import value_for_own

        seen = {project.id: project.deadline for project in shown.projects}

        def work(tx: "Transaction") -> None:
            for project_id, before in seen.items():
                own = value_for_own(term, FIELDS_BY_KEY["deadline"], today=shown.today, current=before)
                project_fields.set_deadline(tx, project_id, own, reason, basis, seen=before)

        return self._change(edit_labels.edit_label("deadline"), work, refuse)

    def set_phase_period(self, project_id: str, phase: str, key: str, term: Term, refuse: Refuse) -> bool:
        """Set the planned or actual start or end of one phase."""
        from wsg_desktop.services import edit_labels, progress

        def work(tx: "Transaction") -> None:
            progress.set_phase_period(tx, project_id, phase, key, term)

        return self._change(edit_labels.CHANGE_PHASE_PERIOD, work, refuse)

    def begin_phase(
        self, project_id: str, phase: str, before: str | None, day: "date", refuse: Refuse
    ) -> bool:
        """Say that `phase` began on `day`, and that the phase before it ended the day before."""
        from datetime import timedelta

        from wsg_desktop.domain.terms import exact
        from wsg_desktop.services import edit_labels, progress

        def work(tx: "Transaction") -> None:
            progress.set_phase_period(tx, project_id, phase, "actual_start", exact(day))
            if before:
                progress.set_phase_period(
                    tx, project_id, before, "actual_end", exact(day - timedelta(days=1))
                )

        return self._change(edit_labels.CHANGE_PHASE_PERIOD, work, refuse)

    def set_status(self, shown: "Shown", aspect: Aspect, light: Light, refuse: Refuse, **words: str) -> bool:
        """Set the light of an aspect of every project shown; NONE lets what is computed count again."""
        from wsg_desktop.services import edit_labels, progress

        kept = {project.id: explanation_of(shown, project.id, aspect) for project in shown.projects}

        def work(tx: "Transaction") -> None:
            for project_id, explained in kept.items():
                progress.set_status(tx, project_id, aspect, light, **words)
                if light is Light.NONE and aspect is Aspect.TIME:
                    # What people explained stays true when the computed light counts again.
                    tx.flush()
                    progress.explain_status(tx, project_id, aspect, **explained)

        return self._change(edit_labels.CHANGE_STATUS, work, refuse)

    def explain_status(self, shown: "Shown", aspect: Aspect, refuse: Refuse, **words: str) -> bool:
        """Say cause, consequence or measure of an aspect of every project shown."""
        from wsg_desktop.services import edit_labels, progress

        ids = [project.id for project in shown.projects]

        def work(tx: "Transaction") -> None:
            for project_id in ids:
                progress.explain_status(tx, project_id, aspect, **words)

        return self._change(edit_labels.CHANGE_STATUS, work, refuse)

    def add_situation(
        self, shown: "Shown", text: str, day: "date | None", reported_by: str, refuse: Refuse
    ) -> bool:
        """Add an entry to the stand van zaken of every project shown."""
        from wsg_desktop.services import edit_labels, progress

        ids = [project.id for project in shown.projects]

        def work(tx: "Transaction") -> None:
            for project_id in ids:
                progress.add_situation(tx, project_id, text, day=day, reported_by=reported_by)

        return self._change(edit_labels.ADD_SITUATION, work, refuse)

    def change_situation(
        self, entry_id: str, text: str, day: "date", reported_by: str, refuse: Refuse
    ) -> bool:
        """Change an entry of the stand van zaken."""
        from wsg_desktop.services import edit_labels, progress

        def work(tx: "Transaction") -> None:
            progress.change_situation(tx, entry_id, text, day=day, reported_by=reported_by)

        return self._change(edit_labels.CHANGE_SITUATION, work, refuse)

    def remove_situation(self, entry_id: str, told: str) -> bool:
        """Take an entry out of the stand van zaken, and offer to take that back."""
        from wsg_desktop.services import edit_labels, progress

        return bool(
            self._session.change(
                edit_labels.REMOVE_SITUATION, lambda tx: progress.remove_situation(tx, entry_id), told
            )
        )

    def set_references(self, project_id: str, references: Sequence[tuple[str, str]], refuse: Refuse) -> bool:
        """Make these (label, target) pairs the links of a project to pages and files."""
        from wsg_desktop.services import edit_labels, progress

        return self._change(
            edit_labels.CHANGE_REFERENCES,
            lambda tx: progress.set_references(tx, project_id, references),
            refuse,
        )

    def add_link(self, source_id: str, target_id: str, kind: LinkType, lag: int, refuse: Refuse) -> bool:
        """Let one project follow another."""
        from wsg_desktop.services import edit_labels, links

        return self._change(
            edit_labels.LINK_PROJECTS, lambda tx: links.add_link(tx, source_id, target_id, kind, lag), refuse
        )

    def remove_link(self, link_id: str, refuse: Refuse) -> bool:
        """Let a project no longer follow another."""
        from wsg_desktop.services import edit_labels, links

        return self._change(edit_labels.UNLINK_PROJECTS, lambda tx: links.remove_link(tx, link_id), refuse)

    def put_back(self, found: "PuttingBack", refuse: Refuse) -> bool:
        """Put back what a line of the history changed, as a new edit of its own."""
        return self._change(found.label, found.work, refuse)

    def _change(self, label: str, work: "Callable[[Transaction], object]", refuse: Refuse) -> bool:
        return bool(self._session.change(label, work, refused=refuse))


def merged(own: Sequence[str], before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return `own` with what was taken from `before` taken away, and what `after` has more added."""
    kept = [name for name in own if name not in before or name in after]
    return (*kept, *(name for name in after if name not in before and name not in kept))


def explanation_of(shown: "Shown", project_id: str, aspect: Aspect) -> dict[str, str]:
    """Return cause, consequence and measure of an aspect of one of the projects shown."""
    project = next(row for row in shown.projects if row.id == project_id)
    status = next((it for it in project.statuses if it.aspect == aspect.value), None)
    names = ("cause", "consequence", "measure")
    return {name: getattr(status, name) if status else "" for name in names}
