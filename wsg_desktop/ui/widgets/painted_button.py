"""What buttons have in common that paint themselves: Enter, the ring of the keyboard, the mouse above."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PaintedButton(QAbstractButton):
    """Pressed by mouse, Space or Enter; subclasses paint, anew when the mouse comes or goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_by_keyboard = False

    @property
    def has_ring(self) -> bool:
        """Return whether the keyboard is here because of a key: then a ring shows where it is."""
        return self._is_by_keyboard and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the keyboard came; it comes back to a window as it left."""
        if event.reason() in _BY_KEYBOARD:
            self._is_by_keyboard = True
        elif event.reason() == Qt.FocusReason.MouseFocusReason:
            self._is_by_keyboard = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as well as by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
