"""Typing in a cell: a line over the cell, a panel under it, and keys that keep, move on or give up.

What is typed is read by a `CellReader`; the value that comes of it goes out and the owner keeps it.
"""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLineEdit, QPlainTextEdit, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.projects.cell_panel import CellPanel
from wsg_desktop.ui.projects.cell_readers import NOTHING, CellReader, CellReading, Choice, DateReader
from wsg_desktop.ui.theme import FontRole

if TYPE_CHECKING:
    from wsg_desktop.ui.widgets.calendar_popup import CalendarPopup

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OURS = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Semicolon, Qt.Key.Key_F4)
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_NARROWEST = 132
_WIDEST = 360
_TALLEST = 116


class Step(Enum):
    """Where the keyboard goes when a cell is kept."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"
    ALL = "all"
    """Stay, and keep the value in every chosen row."""


class CellLine(QLineEdit):
    """The line over a cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.dress(self, "QLineEdit, QLineEdit:focus { border-radius: 4px; padding: 0 5px; }")

    def words(self) -> str:
        """Return the text."""
        return self.text()

    def set_words(self, text: str) -> None:
        """Put a text in, with the cursor at its end."""
        self.setText(text)
        self.end(False)

    def cursor_at(self) -> int:
        """Return the position of the cursor."""
        return self.cursorPosition()


class CellText(QPlainTextEdit):
    """The field over a cell with a longer text; Shift+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.dress(self, "QPlainTextEdit, QPlainTextEdit:focus { border-radius: 4px; padding: 2px 2px; }")

    def words(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_words(self, text: str) -> None:
        """Put a text in, with the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def cursor_at(self) -> int:
        """Return the position of the cursor."""
        return self.textCursor().position()


class CellEditor(QObject):
    """Edits one cell at a time, over the viewport of a table."""

    committed = Signal(object, object)
    """The value and the `Step` that goes with it; the owner answers by `close` or by `refuse`."""
    cancelled = Signal(object)
    """The `Step` that goes with it: nothing was changed."""
    dropped = Signal(str, str)
    """A text that could not be kept when the user went elsewhere, and why."""

    def __init__(self, table: QAbstractScrollArea, tr: Translator) -> None:
        super().__init__(table)
        self._table = table
        self._tr = tr
        self.calendar: CalendarPopup | None = None
        self._is_helped = False
        self._owner = table.viewport()
        self._reader: CellReader | None = None
        self._reading = CellReading()
        self._field: CellLine | CellText | None = None
        self._panel: CellPanel | None = None
        self._typed = False
        self._pointed = False
        self._is_keeping = False
        self._ends = True
        self._hint = ""
        self._area = QRect()

    @property
    def is_open(self) -> bool:
        """Return whether a cell is being typed in."""
        return self._field is not None

    @property
    def field(self) -> CellLine | CellText | None:
        """Return the field that is open."""
        return self._field

    @property
    def typed(self) -> str:
        """Return what was typed and is not kept; empty where nothing was."""
        return self._field.words() if self._field is not None and self._typed else ""

    @property
    def panel(self) -> CellPanel | None:
        """Return the panel under the cell."""
        return self._panel

    def open(
        self,
        area: QRect,
        reader: CellReader,
        text: str,
        name: str,
        *,
        begin: str | None = None,
        long: bool = False,
        hint: str = "",
    ) -> None:
        """Type in the cell at `area`: in its `text`, or over it from what was typed first (`begin`).

        `hint` is said while there is nothing to say of the text.
        """
        self.close()
        self._hint, self._is_helped = hint, False
        self._reader = reader
        self._typed, self._pointed = begin is not None, False
        field = self._field = CellText(self._owner) if long else CellLine(self._owner)
        field.setFont(theme.font(FontRole.TABLE))
        field.setAccessibleName(name)
        field.set_words(text if begin is None else begin)
        if begin is None:
            field.selectAll()
        self._area = area
        field.setGeometry(self._geometry(area, field))
        field.installEventFilter(self)
        field.show()
        self._panel = CellPanel(self._owner.window())
        self._panel.chosen.connect(self._take)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.textChanged.connect(self._edited)
        self._read()

    def close(self) -> None:
        """Stop without keeping anything."""
        field, panel = self._field, self._panel
        self._field = self._panel = self._reader = None
        if field is not None:
            field.removeEventFilter(self)
            if field.hasFocus():
                # Hiding what has the keyboard would hand it to whatever comes next in the window.
                self._table.setFocus()
            field.hide()
            field.deleteLater()
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    def move(self, area: QRect) -> None:
        """Follow the cell when the table scrolls or its columns change."""
        if self._field is not None:
            self._area = area
            self._field.setGeometry(self._geometry(area, self._field))
            self._show()

    def type_today(self) -> None:
        """Type today, in a date."""
        if self._field is not None and isinstance(self._reader, DateReader):
            self._field.set_words(self._reader.words_of(self._reader.today))

    def open_list(self) -> None:
        """Open the calendar of a date, or show all there is to choose from."""
        field, reader = self._field, self._reader
        if field is None or reader is None:
            return
        if not isinstance(reader, DateReader):
            self._reading = reader.begin()
            self._show()
            return
        from wsg_desktop.ui.widgets.calendar_popup import CalendarPopup

        self._is_helped = True
        self.calendar = CalendarPopup(self._tr, field)
        self.calendar.picked.connect(self._take_day)
        self.calendar.closed.connect(self._take_keyboard)
        day = self._reading.value.day if self._reading.is_ready else None
        self.calendar.open_under(field, day or reader.present, reader.today)

    def refuse(self, why: str) -> None:
        """Say why what was typed cannot be kept; where the user has gone elsewhere, let it go."""
        if self._field is None:
            return
        if not self._field.hasFocus():
            self._drop(why)
            return
        self._reading = CellReading(complaint=why)
        self._show(wanted=True)

    def leave(self) -> None:
        """Keep what is ready, for the user goes elsewhere; a text that is no value is let go, and said."""
        if self._field is None or self._is_keeping or self._is_helped:
            return
        if not self._typed:
            self._give_up(Step.STAY)
        elif self._reading.is_ready:
            self._keep(self._reading.value, Step.STAY)
        else:
            self._drop(self._reading.complaint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keys of the field their meaning in a table."""
        if watched is self._field:
            kind = event.type()
            if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OURS:
                # What the window may do by these keys must wait: here they belong to the text.
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._does(event)
            if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_HERE:
                self.leave()
        return super().eventFilter(watched, event)

    def _does(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self._give_up(Step.STAY)
        elif key in _ENTER and control:
            self._finish(Step.ALL)
        elif key in _ENTER and not (modifiers and isinstance(self._field, CellText)):
            self._finish(Step.UP if modifiers & Qt.KeyboardModifier.ShiftModifier else Step.DOWN)
        elif key == Qt.Key.Key_Tab and not control:
            self._finish(Step.RIGHT)
        elif key == Qt.Key.Key_Backtab:
            self._finish(Step.LEFT)
        elif key == Qt.Key.Key_Semicolon and control:
            self.type_today()
        elif key == Qt.Key.Key_F4 or (
            key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier
        ):
            self.open_list()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not modifiers:
            return self._point(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _point(self, step: int) -> bool:
        """Mark another choice; return False where the key belongs to the text."""
        if isinstance(self._field, CellText) or self._panel is None or not self._panel.move_mark(step):
            return False
        self._pointed = True
        return True

    def _edited(self) -> None:
        self._typed = True
        self.move(self._area)
        self._read()

    def _read(self) -> None:
        if self._reader is None or self._field is None:
            return
        if self._typed:
            self._reading = self._reader.read(self._field.words(), self._field.cursor_at())
        else:
            self._reading = self._reader.begin()
        self._show()

    def _show(self, *, wanted: bool = False) -> None:
        """Show the reading; with `wanted` what keeps it from being a value."""
        if self._panel is None or self._field is None:
            return
        reading, cell = (
            self._reading,
            QRect(self._field.mapTo(self._owner.window(), QPoint()), self._field.size()),
        )
        said, tone, choices = reading.said, reading.tone, reading.choices
        if not said:
            said, tone = self._hint, "muted"
        if wanted:
            said, tone, choices = reading.complaint, "danger", reading.proposals or choices
        self._field.setAccessibleDescription(said)
        self._panel.show_reading(said, tone, choices, cell)

    def _finish(self, step: Step) -> None:
        """Keep what is typed or marked and go on; what is in doubt stays with its question."""
        panel, field, reader = self._panel, self._field, self._reader
        if panel is None or field is None or reader is None:
            return
        marked = panel.marked
        if marked is not None and (self._typed or self._pointed):
            if not self._put(marked):
                self._keep(marked.value, step)
                return
        elif not self._typed:
            self._give_up(step)
            return
        if self._reading.is_ready:
            self._keep(self._reading.value, step)
        else:
            self._show(wanted=True)

    def _take(self, choice: Choice) -> None:
        """Take a choice by the mouse."""
        if self._field is None or self._reader is None:
            return
        self._field.setFocus()
        if not self._put(choice):
            self._keep(choice.value, Step.STAY)
        elif self._ends and self._reading.is_ready:
            self._keep(self._reading.value, Step.STAY)

    def _take_day(self, day: date) -> None:
        """Keep a day that was picked from the calendar."""
        if self._field is None or not isinstance(self._reader, DateReader):
            return
        self._typed = True
        self._field.set_words(self._reader.words_of(day))
        self._read()
        if self._reading.is_ready:
            self._keep(self._reading.value, Step.STAY)

    def _take_keyboard(self) -> None:
        self._is_helped = False
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _put(self, choice: Choice) -> bool:
        """Put the text of a choice in the field; return False where the choice is a value itself."""
        if choice.value is not NOTHING or self._field is None or self._reader is None:
            return False
        text, self._ends = self._reader.take(choice, self._field.words(), self._field.cursor_at())
        self._typed = True
        self._field.set_words(text)
        self._read()
        return True

    def _keep(self, value: object, step: Step) -> None:
        # What the owner does may take the keyboard away; that is no second wish to keep the value.
        self._is_keeping = True
        try:
            self.committed.emit(value, step)
        finally:
            self._is_keeping = False

    def _drop(self, why: str) -> None:
        text = self._field.words() if self._field is not None else ""
        self.close()
        self.dropped.emit(text, why)

    def _give_up(self, step: Step) -> None:
        self.close()
        self.cancelled.emit(step)

    def _geometry(self, area: QRect, field: CellLine | CellText) -> QRect:
        """Return a place over the cell, wider and higher where the text asks for it."""
        long = isinstance(field, CellText)
        text = min(field.fontMetrics().horizontalAdvance(field.words()) + 24, theme.scaled(_WIDEST))
        width = max(area.width(), theme.scaled(_NARROWEST), 0 if long else text)
        height = max(area.height(), theme.scaled(_TALLEST)) if long else area.height() - 1
        left = min(area.left(), max(self._owner.width() - width, 0))
        top = min(area.top(), max(self._owner.height() - height, 0))
        return QRect(max(left, 0), max(top, 0), width, height)
