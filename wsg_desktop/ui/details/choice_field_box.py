"""A field with fixed choices."""

from typing import Any

from wsg_desktop.domain.fields import Field
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.widgets.pick_box import PickBox


class ChoiceFieldBox(FieldBox):
    """A pick list of the words of the vocabulary; where the field may be empty, nothing is one of them."""

    def __init__(self, tr: Translator, field: Field) -> None:
        super().__init__(tr, tr(field.label))
        assert field.choices is not None
        self.edit = PickBox(self.name)
        if field.optional:
            self.edit.addItem(tr("Not set"), None)
        for choice in field.choices:
            self.edit.addItem(tr(label(choice)), choice.value)
        self.edit.activated.connect(lambda _index: self.committed.emit(self.edit.currentData()))
        self.hold(self.edit)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:  # noqa: ARG002 - one shape for all
        """Show the choice."""
        self.edit.show_value(value, self.different if value is DIFFERENT else "")
        self.line.clear(None)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setEnabled(not read_only)
