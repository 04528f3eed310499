"""Room for what may be larger than there is: it scrolls then, and fills the room otherwise."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollPane(QScrollArea):
    """Holds one widget, never smaller than its words need at the width that there is.

    Qt itself asks only how small a widget can be, not how high wrapped words become in a narrow window.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Return that it can be small: that is what it is for."""
        return QSize(240, 160)

    def sizeHint(self) -> QSize:
        """Return what its content wishes."""
        return self._content.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room again when the content has other words, or words of another size."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for words that wrap otherwise at another width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        layout = self._content.layout()
        if layout is None:
            return
        width = max(self.viewport().width(), self._content.minimumSizeHint().width())
        needed = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else 0
        if needed != self._content.minimumHeight():
            self._content.setMinimumHeight(max(needed, 0))
