"""A field that holds a date with its precision."""

from typing import Any

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.fields import Field, FieldKind
from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.widgets.date_field import DateField


class TermBox(FieldBox):
    """A date to type or to choose; the expected end is compared with the deadline while typing."""

    def __init__(self, tr: Translator, field: Field) -> None:
        super().__init__(tr, tr(field.label))
        self._field = field
        self.edit = DateField(tr, self.name, line=self.line)
        self.edit.committed.connect(self.committed)
        self.hold(self.edit)

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:
        """Show the date."""
        differs = value is DIFFERENT
        context = DateContext(
            shown.today,
            NO_TERM if differs else value,
            as_start=self._field.kind is FieldKind.START,
            deadline=shown.only.deadline if shown.only and self._field.key == "end" else None,
            named=shown.named_days if self._field.key == "deadline" else (),
        )
        self.edit.show_term(context, after=self.after(shown), anyway=anyway)
        self.edit.edit.setPlaceholderText(self.different if differs else self.tr_("no date yet"))

    def after(self, shown: Shown) -> str:  # noqa: ARG002 - for those that override it
        """Return what is said behind the date."""
        return ""

    def refuse(self, problem: UserError) -> None:
        """Say why the date is not kept."""
        self.edit.refuse(problem.text(self.tr_))

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.edit.set_read_only(read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.edit.text() if self.edit.edit.is_dirty else ""
