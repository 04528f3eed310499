"""How large a dialog is: as it wishes, but never larger than the window behind it leaves room for."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from wsg_desktop.ui.theme import scaled

_AROUND = QSize(64, 56)
"""How much of the window behind it stays visible."""


class GrowingDialog(QDialog):
    """A dialog that becomes higher where its texts need more lines than it has room for; never lower."""

    def event(self, event: QEvent) -> bool:
        """Grow with what is said."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        wraps = layout.hasHeightForWidth()
        needed = layout.totalHeightForWidth(self.width()) if wraps else layout.totalMinimumSize().height()
        if needed > self.height():
            self.resize(self.width(), needed)


def fit(dialog: QDialog, width: int, height: int, window: QWidget | None) -> None:
    """Give `dialog` this size at the usual text size, or what fits in front of `window` or on the screen."""
    room = window.window().size() if window else QGuiApplication.primaryScreen().availableSize()
    dialog.resize(QSize(scaled(width), scaled(height)).boundedTo(room - _AROUND))
