"""The fields of the direction: what the phase says holds until something else is typed, with a reason."""

from wsg_desktop.domain.direction import phase_table
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.ui.details.fields_form import FieldsForm
from wsg_desktop.ui.details.line_box import LineBox
from wsg_desktop.ui.details.shown import Shown

_FROM_PHASE = (
    ("director_role", "director_role_reason"),
    ("direction_aim", "direction_aim_reason"),
)
"""Fields that follow from the phase, each with the field that says why it does not."""


class DirectionForm(FieldsForm):
    """Shows what follows from the phase as a hint; asks for a reason only where something else holds."""

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the values, and the hints that go with the phase of the one project."""
        says = phase_table(shown.phases).get(shown.only.phase or "") if shown.only else None
        for key, _reason in _FROM_PHASE:
            box = self.box(key)
            if isinstance(box, LineBox):
                box.set_hint(getattr(says, key) if says else "")
        super().display(shown, anyway=anyway)
        for key, reason in _FROM_PHASE:
            values = [shown.value_of(project, FIELDS_BY_KEY[key]) for project in shown.projects]
            self.box(reason).setVisible(any(values))
