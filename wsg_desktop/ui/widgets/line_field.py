"""A field of one line that keeps what is typed on Enter or on leaving, and gives up on Esc."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def leaves_undo(event: QEvent, *, dirty: bool) -> bool:
    """Tell whether a field leaves Ctrl+Z and Ctrl+Y to the window: nothing typed of its own to undo."""
    if dirty or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """A line of text with a value that was shown last; typing offers another one.

    `offered` carries the text when the user is done with it; the owner answers by `show_text` when it was
    kept, and leaves the text as it is when it was not. Esc goes on to the parent when nothing was typed.
    """

    offered = Signal(str)
    restored = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._last_offered: str | None = None
        self.setAccessibleName(name)

    @property
    def shown(self) -> str:
        """Return the text that was shown last: what Esc goes back to."""
        return self._shown

    @property
    def is_dirty(self) -> bool:
        """Return whether something else was typed that is not kept yet."""
        return self.text() != self._shown

    @property
    def is_helped(self) -> bool:
        """Return whether something that belongs to the field has the keyboard, such as its calendar."""
        return False

    def show_text(self, text: str, *, anyway: bool = False) -> None:
        """Show what is kept; what the user is typing, or typed and was refused, stays unless `anyway`."""
        is_answer = text != self._shown and self._last_offered == self.text()
        leave = self.is_dirty and not is_answer and not anyway
        self._shown = text
        if not leave:
            self._set(text)

    def restore(self) -> None:
        """Forget what was typed."""
        self._set(self._shown)
        self.restored.emit()

    def offer(self, *, again: bool = False) -> None:
        """Offer what was typed; the same text is offered again only when `again` says so."""
        text = self.text()
        if self.is_dirty and (again or text != self._last_offered):
            self._last_offered = text
            self.offered.emit(text)

    def event(self, event: QEvent) -> bool:
        """Let the window take back the last change where nothing is typed here."""
        if leaves_undo(event, dirty=self.is_dirty):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Enter; go back by Esc."""
        if event.key() in _DONE:
            self.offer(again=True)
            # With Ctrl it may mean something to the form that the field is in.
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        elif event.key() == Qt.Key.Key_Escape and self.is_dirty:
            self.restore()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when the keyboard comes in, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.isReadOnly():
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep on leaving; a list or calendar that opens is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE and not self.is_helped:
            self.offer()

    def _set(self, text: str) -> None:
        self._last_offered = None
        if self.text() != text:
            self.setText(text)
        # A long text shows its beginning, unless somebody is at its end.
        if not self.hasFocus():
            self.setCursorPosition(0)
