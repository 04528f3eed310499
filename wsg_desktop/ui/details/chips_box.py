"""A field that holds several names: parties, areas, goals, tags."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from wsg_desktop.domain.fields import Field, FieldKind
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.widgets.chips_field import ChipsField
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.type_ahead import ADD_NEW

_ADD_NEW = {
    FieldKind.PARTIES: N_("Add “{name}” as a new party"),
    FieldKind.AREAS: N_("Add “{name}” as a new area"),
    FieldKind.GOALS: N_("Add “{name}” as a new goal"),
}
_EMPTY = {
    "lead_parties": N_("no lead party yet"),
    "partner_parties": N_("nobody yet"),
    "areas": N_("the whole programme"),
    "goals": N_("none yet"),
    "tags": N_("none yet"),
}


class ChipsBox(FieldBox):
    """Chips that all projects have; with several projects what only some have stays as it is."""

    changed = Signal(object, object)
    """The names before and after, as tuples."""

    def __init__(self, tr: Translator, field: Field, known: Callable[[], KnownNames]) -> None:
        super().__init__(tr, tr(field.label))
        self._field = field
        self.edit = ChipsField(tr, self.name, known, add_new=_ADD_NEW.get(field.kind, ADD_NEW))
        self.edit.committed.connect(lambda names: self.changed.emit(self.edit.names, names))
        self.hold(self.edit)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:  # noqa: ARG002 - names are asked for
        """Show the names that all projects have."""
        names, differs = shown.common_names(self._field)
        empty = "" if names else self.tr_(_EMPTY.get(self._field.key, ""))
        self.edit.show_names(names, self.different if differs else empty)
        if anyway:
            self.edit.clear_line()
        self.line.clear(None)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.set_read_only(read_only)

    def pending(self) -> str:
        """Return what was typed and is no chip."""
        return self.edit.line.text().strip()
