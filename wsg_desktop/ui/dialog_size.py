"""How large a dialog is: as it wishes, but never larger than the window behind it leaves room for."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from wsg_desktop.ui.theme import scaled

_AROUND = QSize(64, 56)
"""How much of the window behind it stays visible."""

_FRAME = QSize(8, 40)
"""What the system draws around a window."""


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
    room = (room - _AROUND).boundedTo(room_on_screen())
    dialog.resize(QSize(scaled(width), scaled(height)).boundedTo(room))


def room_on_screen() -> QSize:
    """Return how large a dialog can be with its frame on the screen."""
    return QGuiApplication.primaryScreen().availableSize() - _FRAME


def fit_screen(dialog: QDialog) -> None:
    """Let what does not fit on the screen scroll, with its buttons in sight below; else change nothing.

    At twice the text size, or on a small screen that enlarges everything, many a dialog is too large.
    """
    layout = dialog.layout()
    room = room_on_screen()
    if layout is None:
        return
    dialog.ensurePolished()
    layout.activate()
    least = dialog.minimumSize().expandedTo(layout.totalMinimumSize())
    wished = dialog.size() if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized) else dialog.sizeHint()
    if layout.hasHeightForWidth():
        width = min(wished.width(), room.width())
        least.setHeight(max(least.height(), layout.totalHeightForWidth(width)))
    if least.width() <= room.width() and least.height() <= room.height():
        return
    margins = layout.contentsMargins()
    buttons = _take_buttons(layout, room.width() - margins.left() - margins.right())
    content = QWidget()
    content.setLayout(layout)  # Takes over the widgets too.
    pane = QScrollArea()
    pane.setWidgetResizable(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setWidget(content)
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(pane)
    if buttons is not None:
        buttons.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom())
        around.addLayout(buttons)
    dialog.setMinimumSize(QSize(0, 0))
    dialog.resize(wished.expandedTo(least).boundedTo(room))


def _take_buttons(layout: QLayout, width: int) -> QLayout | None:
    """Take the row of buttons from under the content, where there is one that is no wider than `width`."""
    last = layout.itemAt(layout.count() - 1)
    row = last.layout() if last is not None else None
    if not isinstance(layout, QVBoxLayout) or row is None or row.minimumSize().width() > width:
        return None
    inside = [row.itemAt(place) for place in range(row.count())]
    if not any(isinstance(item.widget(), QPushButton) for item in inside if item is not None):
        return None
    layout.takeAt(layout.count() - 1)
    row.setParent(None)
    return row
