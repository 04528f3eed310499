"""Pages of which one is shown, as wide and high at least as that one needs."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Says what its page needs in its width: Qt would ask for what the highest of all pages would like."""

    def hasHeightForWidth(self) -> bool:
        """Return that no height is wished for: a list takes what is left."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return what the page that is shown needs: the widest must not push the others out of sight."""
        page = self.currentWidget()
        inside = page.layout() if page is not None else None
        if page is None or inside is None:
            return super().minimumSizeHint()
        wrapped = inside.totalMinimumHeightForWidth(self.width()) if inside.hasHeightForWidth() else 0
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        return QSize(least.width(), max(least.height(), wrapped))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again what wrapped words need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
