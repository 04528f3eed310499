"""The day of a date field in a form that is kept as a whole."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.ui.widgets.date_field import DateField


class HeldDay(QObject):
    """Holds what `field` takes until its form is kept; `changed` follows what was typed.

    `needed` is the sentence that asks for a day where there must be one. `after` gives the words behind it.
    """

    changed = Signal()

    def __init__(
        self,
        field: DateField,
        *,
        as_start: bool = False,
        needed: str = "",
        after: Callable[[date], str] | None = None,
    ) -> None:
        super().__init__(field)
        self._field, self._as_start, self._needed, self._after = field, as_start, needed, after
        self._day: date | None = None
        self._today = date.min
        field.committed.connect(self._hold)

    @property
    def day(self) -> date | None:
        """Return the day that is held."""
        return self._day

    def show(self, day: date | None, today: date) -> None:
        """Hold another day; what was typed goes."""
        self._day, self._today = day, today
        term = exact(day) if day else NO_TERM
        after = self._after(day) if self._after and day else ""
        context = DateContext(self._today, term, as_start=self._as_start, only_day=True)
        self._field.show_term(context, after=after, anyway=True)

    def take(self) -> bool:
        """Take what was typed last, and return whether the form can be kept.

        What cannot be read is asked about at the field, which gets the keyboard: kept without it, the form
        would hold another day than its reader sees.
        """
        typed = self._field.edit.typed()
        if typed is not None and typed.term is None:
            self._field.ask(typed)
        elif (typed is None or typed.term is None or self._hold(typed.term)) and self._has_enough():
            return True
        self._field.setFocus()
        return False

    def _hold(self, term: Term) -> bool:
        if self._needed and term.day is None:
            self._field.refuse(self._needed)
            return False
        self.show(term.day, self._today)
        self.changed.emit()
        return True

    def _has_enough(self) -> bool:
        if self._needed and self._day is None:
            self._field.refuse(self._needed)
            return False
        return True
