"""A line to type a date in as people do, with a calendar at its end. How it reads is `domain.date_typing`."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.calendar_popup import CalendarPopup
from wsg_desktop.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from wsg_desktop.domain.date_typing import DateContext, TypedDate

_TEXT_MARGIN = 11
"""From the edge to the first letter: border, padding and Qt's own two pixels."""


class DateEdit(LineField):
    """Type a date; `read_again` tells how it reads after each key, `committed` carries the `Term` to keep.

    A text in doubt is not committed: it stays, and `asked` carries the question.
    """

    help_page = "dates"

    read_again = Signal(object)
    """A `TypedDate`; None when there is nothing to read."""
    asked = Signal(object)
    """A `TypedDate` whose text is in doubt, when the user wants to keep it."""
    committed = Signal(object)
    """A `Term`."""
    room_changed = Signal()
    """Whether what goes with the date fits behind it may be different now."""

    def __init__(
        self, tr: Translator, name: str, *, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._tr = tr
        self._compact = compact
        self._context: DateContext | None = None
        self._after = ""
        self._is_helped = False
        self._calendar_action = QAction(tr("Choose from the calendar"), self)
        icons.set_icon(self._calendar_action, "calendar-days", "muted")
        self._calendar_action.triggered.connect(self.open_calendar)
        self.addAction(self._calendar_action, QLineEdit.ActionPosition.TrailingPosition)
        self._calendar_action.setVisible(False)
        self.textEdited.connect(self._read)
        self.offered.connect(self._commit)
        self.restored.connect(lambda: self.read_again.emit(None))

    @property
    def context(self) -> "DateContext | None":
        """Return where the date is typed: today, the present value, the deadline."""
        return self._context

    @property
    def is_helped(self) -> bool:
        """Return whether the calendar is open: choosing a day is no leaving."""
        return self._is_helped

    def show_term(self, context: "DateContext", *, after: str = "", anyway: bool = False) -> None:
        """Show the present value of `context`; `after` is said behind it while nobody types."""
        from wsg_desktop.domain.date_display import Form, show_term
        from wsg_desktop.domain.date_typing import show_in_field

        self._context = context
        self._after = after
        self.show_text(
            show_in_field(context.base, self._tr, today=context.today, short=self._compact), anyway=anyway
        )
        full = show_term(context.base, self._tr, today=context.today, form=Form.LONG) if context.base else ""
        self.setToolTip(", ".join(part for part in (full, after) if part))
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Take no typing and offer no calendar."""
        self.setReadOnly(read_only)
        self._calendar_action.setVisible(not read_only and self.hasFocus())

    def typed(self) -> "TypedDate | None":
        """Return how the present text reads; None where nothing was typed."""
        from wsg_desktop.domain.date_typing import read_typed

        if not self.is_dirty or self._context is None:
            return None
        return read_typed(self.text(), self._context, self._tr)

    def type_text(self, text: str) -> None:
        """Show a text as if it had been typed: it is read, or asked about."""
        self.setText(text)
        self._read()

    def open_calendar(self) -> None:
        """Open the calendar under the field."""
        if self._context is None or self.isReadOnly():
            return
        found = self.typed()
        day = (found.term.day if found and found.term else None) or self._context.base.day
        self._is_helped = True
        popup = CalendarPopup(self._tr, self)
        popup.picked.connect(self._take_day)
        popup.closed.connect(self._take_keyboard)
        popup.open_under(self, day or self._context.today, self._context.today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type today by Ctrl+; and open the calendar by Alt+Down."""
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if with_control and event.key() == Qt.Key.Key_Semicolon and self._context and not self.isReadOnly():
            self._type_day(self._context.today)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the calendar's icon: without the keyboard a field shows its date and nothing else."""
        super().focusInEvent(event)
        self._calendar_action.setVisible(not self.isReadOnly())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the icon away again."""
        super().focusOutEvent(event)
        self._calendar_action.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more or less room."""
        super().resizeEvent(event)
        self.room_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what goes with the date behind it, where there is room."""
        super().paintEvent(event)
        if not self._after or self.hasFocus() or self.is_dirty or not self.has_room:
            return
        painter = QPainter(self)
        painter.setFont(theme.font(FontRole.SMALL))
        painter.setPen(theme.colour("muted"))
        area = self.rect().adjusted(self._end_of_text(), 0, -_TEXT_MARGIN, 0)
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words_after()
        )

    @property
    def has_room(self) -> bool:
        """Return whether what goes with the date fits behind it."""
        wanted = QFontMetrics(theme.font(FontRole.SMALL)).horizontalAdvance(self._words_after())
        return self._end_of_text() + wanted <= self.width() - _TEXT_MARGIN

    @property
    def after(self) -> str:
        """Return what goes with the date."""
        return self._after

    def _words_after(self) -> str:
        return f" · {self._after}"

    def _end_of_text(self) -> int:
        return _TEXT_MARGIN + self.fontMetrics().horizontalAdvance(self.text())

    def _read(self) -> None:
        self.read_again.emit(self.typed())

    def _commit(self) -> None:
        found = self.typed()
        if found is None:
            return
        if found.term is None:
            self.asked.emit(found)
        else:
            self.committed.emit(found.term)

    def _type_day(self, day: date) -> None:
        from wsg_desktop.domain.date_typing import show_in_field
        from wsg_desktop.domain.terms import exact

        if self._context is not None:
            self.setText(show_in_field(exact(day), self._tr, today=self._context.today, short=self._compact))
            self._read()

    def _take_keyboard(self) -> None:
        self._is_helped = False
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take_day(self, day: date) -> None:
        self._type_day(day)
        self.offer(again=True)
