"""A field of one line: words, an amount, a percentage."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wsg_desktop.domain.fields import Field
from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from datetime import date


class LineBox(FieldBox):
    """Typed text becomes the value of its field; `known` offers words that were used before."""

    def __init__(self, tr: Translator, field: Field, known: Callable[[], KnownNames] | None = None) -> None:
        super().__init__(tr, tr(field.label))
        self._field = field
        self._today: date | None = None
        self._hint = ""
        self.edit = LineField(self.name)
        self.edit.offered.connect(self._offer)
        self.edit.restored.connect(lambda: self.line.clear(None))
        if known:
            self._type_ahead = TypeAhead(self.edit, known, tr, add_new="")
            self._type_ahead.chosen.connect(self._take)
        self.hold(self.edit)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:
        """Show the value as it can be typed again."""
        from wsg_desktop.domain.field_display import show_value

        self._today = shown.today
        differs = value is DIFFERENT
        text = "" if differs else show_value(self._field, value, self.tr_, today=shown.today)
        self.edit.show_text(text, anyway=anyway)
        self.edit.setPlaceholderText(self.different if differs else self._hint)
        if not self.edit.is_dirty:
            self.line.clear(None)

    def set_hint(self, hint: str) -> None:
        """Show `hint` while the field is empty, such as what holds as long as nothing is typed."""
        self._hint = hint

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setReadOnly(read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.text() if self.edit.is_dirty else ""

    def _take(self, name: str) -> None:
        self.edit.setText(name)
        self.edit.offer(again=True)

    def _offer(self, text: str) -> None:
        from wsg_desktop.services.field_values import read_value

        if self._today is None:
            return
        try:
            value = read_value(text, self._field, today=self._today)
        except UserError as problem:
            self.refuse(problem)
            return
        self.committed.emit(value)
