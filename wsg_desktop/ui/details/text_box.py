"""A field for a longer text."""

from typing import Any

from wsg_desktop.domain.fields import Field
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.widgets.growing_text import GrowingText


class TextBox(FieldBox):
    """Text over several lines, kept on leaving the field or by Ctrl+Enter."""

    def __init__(self, tr: Translator, field: Field) -> None:
        super().__init__(tr, tr(field.label))
        self.edit = GrowingText(self.name, lines=2)
        self.edit.offered.connect(lambda text: self.committed.emit(text.strip()))
        self.edit.restored.connect(lambda: self.line.clear(None))
        self.hold(self.edit)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:  # noqa: ARG002 - one shape for all
        """Show the text."""
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
        return self.edit.toPlainText() if self.edit.is_dirty else ""
