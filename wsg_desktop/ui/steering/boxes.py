"""Boxes of one field beside each other, as many to a row as there is room for."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.pick_box import PickBox

NO_NUMBER = N_("“{text}” is no whole number. Type it in digits, such as 90.")

BESIDE_FROM = 420
"""In a narrower page, or with larger texts, boxes stand below each other."""

Placed = tuple[QWidget, int, int, int]
"""A widget with its row, its column and over how many columns it goes."""


class FieldGrid(QWidget):
    """Boxes in equal columns, or below each other where they would be too narrow for their names."""

    def __init__(self, placed: Iterable[Placed], columns: int) -> None:
        super().__init__()
        self._placed = tuple(placed)
        self._columns = columns
        self._is_narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._arrange(is_narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way to larger texts and a smaller window."""
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < theme.scaled(BESIDE_FROM))

    def _arrange(self, *, is_narrow: bool) -> None:
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        for number, (widget, row, column, span) in enumerate(self._placed):
            place = (number, 0, 1, self._columns) if is_narrow else (row, column, 1, span)
            self._grid.addWidget(widget, *place, Qt.AlignmentFlag.AlignTop)


class LineBox(FieldBox):
    """A box of one line; `committed` carries the text, or the number where it holds one."""

    def __init__(self, tr: Translator, name: str, *, is_number: bool = False) -> None:
        super().__init__(tr, name)
        self._is_number = is_number
        self.edit = LineField(name)
        self.edit.offered.connect(self._offer)
        self.edit.restored.connect(lambda: self.line.say(""))
        self.hold(self.edit)

    def show_value(self, value: Any, *, anyway: bool) -> None:
        """Show what is kept; what is being typed stays unless `anyway`."""
        self.edit.show_text(str(value), anyway=anyway)
        if not self.edit.is_dirty:
            self.line.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setReadOnly(read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.text() if self.edit.is_dirty else ""

    def _offer(self, text: str) -> None:
        if not self._is_number:
            self.committed.emit(text)
        elif text.strip().isascii() and text.strip().isdecimal():
            self.committed.emit(int(text))
        else:
            self.refuse(UserError(NO_NUMBER, text=text.strip()))


class DayBox(FieldBox):
    """A box with a date; `committed` carries the `Term`."""

    def __init__(self, tr: Translator, name: str) -> None:
        super().__init__(tr, name)
        self.edit = DateField(tr, name, line=self.line)
        self.edit.committed.connect(self.committed)
        self.hold(self.edit)

    def refuse(self, problem: UserError) -> None:
        """Say why the date is not kept."""
        self.edit.refuse(problem.text(self.tr_))

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.edit.set_read_only(read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.edit.text() if self.edit.edit.is_dirty else ""


class PickFieldBox(FieldBox):
    """A box with a list of words; `committed` carries the value behind the one that was picked."""

    def __init__(self, tr: Translator, name: str, options: Iterable[tuple[str, Any]] = ()) -> None:
        super().__init__(tr, name)
        self.edit = PickBox(name)
        self.offer(options)
        self.edit.activated.connect(lambda _index: self.committed.emit(self.edit.currentData()))
        self.hold(self.edit)

    def offer(self, options: Iterable[tuple[str, Any]]) -> None:
        """Offer these words, each with its value."""
        self.edit.clear()
        for words, value in options:
            self.edit.addItem(words, value)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setEnabled(not read_only)


class LongBox(FieldBox):
    """A box for text over several lines; `committed` carries it."""

    def __init__(self, tr: Translator, name: str, lines: int = 2) -> None:
        super().__init__(tr, name)
        self.edit = GrowingText(name, lines=lines)
        self.edit.offered.connect(lambda text: self.committed.emit(text.strip()))
        self.edit.restored.connect(lambda: self.line.say(""))
        self.hold(self.edit)

    def show_value(self, value: str, *, anyway: bool) -> None:
        """Show what is kept; what is being typed stays unless `anyway`."""
        self.edit.show_text(value, anyway=anyway)
        if not self.edit.is_dirty:
            self.line.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setReadOnly(read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.toPlainText() if self.edit.is_dirty else ""


class EnterKeeps(QObject):
    """Lets Enter in one of the lines of a form keep all of it, as its button does."""

    def __init__(self, lines: Iterable[QLineEdit], keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        for line in lines:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter; every other key is for the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._keep()
            return True
        return super().eventFilter(watched, event)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def typed_in(boxes: Iterable[FieldBox]) -> list[tuple[str, str]]:
    """Return name and text of what was typed in boxes and not kept."""
    return [(box.name, box.pending()) for box in boxes if box.pending()]
