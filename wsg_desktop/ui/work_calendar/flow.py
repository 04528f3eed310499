"""The front door: show the working calendar and keep each change to it as one undoable change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wsg_desktop.services import edit_labels, programme
from wsg_desktop.services.work_calendar import CalendarContent, read_calendar
from wsg_desktop.store.rows import ClosingDay
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.work_calendar.dialog import NewClosing, WorkCalendarDialog

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction


def edit_calendar(context: WindowContext) -> None:
    """Show the working calendar until it is closed."""
    parent = context.background.parent()
    dialog = WorkCalendarDialog(_read(context), context.tr, parent if isinstance(parent, QWidget) else None)
    edits = CalendarEdits(context, dialog)
    dialog.good_friday_switched.connect(edits.switch_good_friday)
    dialog.liberation_day_switched.connect(edits.switch_liberation_day)
    dialog.added.connect(edits.add)
    dialog.removed.connect(edits.remove)
    context.messages.ask(dialog)
    dialog.deleteLater()


class CalendarEdits:
    """Changes the working calendar as a dialog wishes, and shows it again."""

    def __init__(self, context: WindowContext, dialog: WorkCalendarDialog) -> None:
        self._context, self._dialog = context, dialog

    def switch_good_friday(self, on: bool) -> None:
        """Close on Good Friday, or work."""
        self._change(
            edit_labels.SWITCH_HOLIDAY, lambda tx: programme.change_settings(tx, good_friday_closed=on)
        )

    def switch_liberation_day(self, on: bool) -> None:
        """Close on Liberation Day, or work."""
        self._change(
            edit_labels.SWITCH_HOLIDAY, lambda tx: programme.change_settings(tx, liberation_day_closed=on)
        )

    def add(self, new: NewClosing) -> None:
        """Add a closing period."""
        label = edit_labels.closing_label(new.name)
        if self._change(label, lambda tx: programme.add_closing_days(tx, new.name, new.first, new.last)):
            self._dialog.clear_new()

    def remove(self, closing: ClosingDay) -> None:
        """Take a closing period away."""
        label = edit_labels.closing_label(closing.name, went=True)
        self._change(label, lambda tx: programme.remove_closing_days(tx, closing.id))

    def _change(self, label: str, work: "Callable[[Transaction], object]") -> bool:
        tr = self._context.tr
        refused = self._dialog.refuse
        done = self._context.session.change(label, work, refused=lambda problem: refused(problem.text(tr)))
        self._dialog.show_content(_read(self._context))
        return bool(done)


def _read(context: WindowContext) -> CalendarContent:
    with context.session.reading() as read:
        return read_calendar(read, context.session.document.clock.today())
