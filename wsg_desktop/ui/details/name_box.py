"""A field that holds one person or party by name."""

from collections.abc import Callable
from typing import Any

from wsg_desktop.domain.fields import Field
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.type_ahead import ADD_NEW, TypeAhead


class NameBox(FieldBox):
    """Typing offers the names that fit; a new one is added knowingly, from the list."""

    def __init__(
        self, tr: Translator, field: Field, known: Callable[[], KnownNames], *, add_new: str = ADD_NEW
    ) -> None:
        super().__init__(tr, tr(field.label))
        self.edit = LineField(self.name)
        self.type_ahead = TypeAhead(self.edit, known, tr, add_new=add_new)
        self.type_ahead.chosen.connect(self._take)
        self.edit.offered.connect(self._offer)
        self.edit.restored.connect(lambda: self.line.clear(None))
        self.hold(self.edit)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:  # noqa: ARG002 - one shape for all
        """Show the name."""
        differs = value is DIFFERENT
        self.edit.show_text("" if differs else value, anyway=anyway)
        self.edit.setPlaceholderText(self.different if differs else "")
        if not self.edit.is_dirty:
            self.line.clear(None)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setReadOnly(read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.text() if self.edit.is_dirty else ""

    def _take(self, name: str) -> None:
        self.edit.setText(name)
        self.committed.emit(name)

    def _offer(self, text: str) -> None:
        """Keep a known name or nothing; a name that nobody knows is offered to be added."""
        text = " ".join(text.split())
        same = self.type_ahead.same_as(text) if text else ""
        if same is not None:
            self.committed.emit(same)
        elif self.edit.hasFocus():
            self.type_ahead.offer()
        else:
            self.line.say(
                self.tr_("“{name}” is not in the list yet. Choose a name, or “Add”.", name=text), "danger"
            )
