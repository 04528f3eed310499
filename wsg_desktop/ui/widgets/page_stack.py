"""Pages of which one is shown, as high at least as that one needs."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Says what its page needs in its width: Qt would ask for what the highest of all pages would like."""

    def hasHeightForWidth(self) -> bool:
        """Return that no height is wished for: a list takes what is left."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least width of all pages, and the least height of the one that is shown."""
        least, page = super().minimumSizeHint(), self.currentWidget()
        inside = page.layout() if page is not None else None
        if page is None or inside is None:
            return least
        wrapped = inside.totalMinimumHeightForWidth(self.width()) if inside.hasHeightForWidth() else 0
        return QSize(least.width(), max(page.minimumSizeHint().height(), page.minimumHeight(), wrapped))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again what wrapped words need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
