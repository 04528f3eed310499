"""One icon, painted in a colour of the theme and sharp on every screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.ui import icons, theme


class IconLabel(QWidget):
    """The icon `name` at `size` pixels, larger with the texts; a screen reader skips it."""

    def __init__(self, name: str, size: int = 16, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.updateGeometry)

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon, or the same in another colour."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        size = theme.scaled(self._size)
        return QSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        size = theme.scaled(self._size)
        painter.drawPixmap(0, 0, icons.pixmap(self._name, size, self._tone, self.devicePixelRatioF()))
