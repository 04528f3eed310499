"""A column of fields as `domain.fields` declares them, each with the editor that goes with its kind."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.domain.fields import FIELDS_BY_KEY, Field, FieldKind, Group
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.texts import N_
from wsg_desktop.ui.details.chips_box import ChipsBox
from wsg_desktop.ui.details.choice_field_box import ChoiceFieldBox
from wsg_desktop.ui.details.deadline_box import DeadlineBox
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.line_box import LineBox
from wsg_desktop.ui.details.name_box import NameBox
from wsg_desktop.ui.details.note_box import NoteBox
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.details.term_box import TermBox
from wsg_desktop.ui.details.text_box import TextBox

SPACING = 14
_NOT_FOR_SEVERAL = frozenset({"number", "title"})
"""What two projects never share."""
_ADD_PERSON = N_("Add “{name}” as a new person or function")
_ADD_PARTY = N_("Add “{name}” as a new party")


class FieldsForm(DetailsPart):
    """Fields one under the other; each change goes out at once."""

    def __init__(self, kit: DetailsKit, keys: Sequence[str]) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._boxes = {key: make_box(kit, FIELDS_BY_KEY[key]) for key in keys}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        for key, box in self._boxes.items():
            column.addWidget(box)
            self._connect(FIELDS_BY_KEY[key], box)

    def box(self, key: str) -> FieldBox:
        """Return the box of a field."""
        return self._boxes[key]

    def focus_field(self, key: str) -> None:
        """Put the keyboard in a field."""
        self._boxes[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the fields of this form."""
        return tuple(self._boxes)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the values of the projects."""
        self._shown = shown
        for key, box in self._boxes.items():
            box.setVisible(shown.only is not None or key not in _NOT_FOR_SEVERAL)
            box.display(shown, shown.value(FIELDS_BY_KEY[key]), anyway=anyway)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in self._boxes.values():
            box.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return [(box.name, box.pending()) for box in self._boxes.values() if box.pending()]

    def _connect(self, field: Field, box: FieldBox) -> None:
        box.committed.connect(lambda value: self._keep(field, box, value))
        if isinstance(box, ChipsBox):
            box.changed.connect(lambda before, after: self._keep_names(field, box, before, after))
        elif isinstance(box, DeadlineBox):
            box.replaced.connect(lambda term, reason, basis: self._replace(box, term, reason, basis))

    def _keep(self, field: Field, box: FieldBox, value: Any) -> None:
        if self._shown and self.kit.editing.set_field(self._shown, field, value, box.refuse):
            self._show_again(field, box)

    def _keep_names(
        self, field: Field, box: FieldBox, before: tuple[str, ...], after: tuple[str, ...]
    ) -> None:
        if self._shown and self.kit.editing.change_names(self._shown, field, before, after, box.refuse):
            self._show_again(field, box)

    def _replace(self, box: FieldBox, term: Term, reason: DeadlineReason, basis: str) -> None:
        if self._shown and self.kit.editing.set_deadline(self._shown, term, reason, basis, box.refuse):
            self._show_again(FIELDS_BY_KEY["deadline"], box)

    def _show_again(self, field: Field, box: FieldBox) -> None:
        """Show what was kept in the panel's own words, also where it was the same as before."""
        if self._shown is not None:
            box.display(self._shown, self._shown.value(field), anyway=True)


def make_box(kit: DetailsKit, field: Field) -> FieldBox:
    """Return the editor that goes with the kind of `field`."""
    if field.key == "deadline":
        return DeadlineBox(kit.tr, field)
    if field.group is Group.NOTES:
        return NoteBox(kit, field)
    make = _MAKERS.get(field.kind)
    return (
        make(kit, field)
        if make
        else LineBox(kit.tr, field, kit.names.themes if field.key == "theme" else None)
    )


def _make_chips(kit: DetailsKit, field: Field) -> FieldBox:
    return ChipsBox(kit.tr, field, kit.names.of_kind(field.kind))


def _make_name(kit: DetailsKit, field: Field) -> FieldBox:
    add_new = _ADD_PERSON if field.kind is FieldKind.PERSON else _ADD_PARTY
    return NameBox(kit.tr, field, kit.names.of_kind(field.kind), add_new=add_new)


_MAKERS: dict[FieldKind, Callable[[DetailsKit, Field], FieldBox]] = {
    FieldKind.START: lambda kit, field: TermBox(kit.tr, field),
    FieldKind.END: lambda kit, field: TermBox(kit.tr, field),
    FieldKind.CHOICE: lambda kit, field: ChoiceFieldBox(kit.tr, field),
    FieldKind.LONG_TEXT: lambda kit, field: TextBox(kit.tr, field),
    FieldKind.PARTIES: _make_chips,
    FieldKind.AREAS: _make_chips,
    FieldKind.GOALS: _make_chips,
    FieldKind.TAGS: _make_chips,
    FieldKind.PERSON: _make_name,
    FieldKind.PARTY: _make_name,
}
"""What is not listed is typed on one line."""
