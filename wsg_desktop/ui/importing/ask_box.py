"""A pick list that makes its many lines only when it gets the keyboard: a page may hold hundreds of them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from wsg_desktop.ui.widgets.pick_box import PickBox


class Choice(NamedTuple):
    """One line of the list: what it stands for and its words; likely ones come above a line."""

    value: Any
    words: str
    is_likely: bool = False


class AskBox(PickBox):
    """Choose one value; `picked` carries it."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._choices: Callable[[], Sequence[Choice]] = tuple
        self._value: Any = None
        self._is_full = False
        self.activated.connect(self._pick)

    @property
    def value(self) -> Any:
        """Return what is chosen now."""
        return self._value

    def show_choice(self, value: Any, words: str, choices: Callable[[], Sequence[Choice]]) -> None:
        """Show what holds now; `choices`, likely ones first, are asked for when the list is needed.

        A value that is none of the choices is shown by its words until one of them is picked.
        """
        self._value, self._choices = value, choices
        self._is_full = False
        self.clear()
        self.setPlaceholderText(words)
        self.addItem(words, value)
        self.setCurrentIndex(0)
        self.setToolTip(words)
        if self.hasFocus():
            self._fill()

    def set_quiet(self, *, quiet: bool) -> None:
        """Show the box without its line until the mouse or the keyboard is there."""
        if self.property("quiet") != quiet:
            self.setProperty("quiet", quiet)
            self.style().unpolish(self)
            self.style().polish(self)

    def showPopup(self) -> None:
        """Open the list, with everything in it."""
        self._fill()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the lines: typing the first letters finds them."""
        super().focusInEvent(event)
        self._fill()

    def _fill(self) -> None:
        if self._is_full:
            return
        self._is_full = True
        choices = self._choices()
        likely = sum(choice.is_likely for choice in choices)
        self.clear()
        for choice in choices:
            self.addItem(choice.words, choice.value)
        # The widest line, or long names would be cut in the open list.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        if likely < len(choices):
            self.insertSeparator(likely)
        place = next((at for at, choice in enumerate(choices) if choice.value == self._value), -1)
        self.setCurrentIndex(place + (place >= likely))

    def _pick(self, index: int) -> None:
        self._value = self.itemData(index)
        self.picked.emit(self._value)
