"""A line to open a file with: its name, and where it is in a paler colour."""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.widgets.card_frame import RADIUS
from wsg_desktop.ui.widgets.painted_button import PaintedButton

_HEIGHT = 32
_ICON = 16
_LEFT = 8


class FileRow(PaintedButton):
    """Press to open `path`; without a path it shows `text` alone. `note` says why it cannot be."""

    def __init__(
        self, path: Path | None, text: str = "", *, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = "file-text" if path else "folder-open"
        self._tone = "muted" if note else "text"
        self._folder = " · ".join(filter(None, (note, _short(path.parent) if path else "")))
        self.setText(path.stem if path else text)
        self.setToolTip(str(path) if path else "")
        self.setAccessibleName(f"{self.text()} {self._folder}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return one row."""
        return QSize(200, theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, name and folder."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(theme.colour("focus" if self.hasFocus() else "hover"))
            painter.setBrush(theme.colour("selected" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        size = theme.scaled(_ICON)
        icon = icons.pixmap(self._icon, size, "muted", self.devicePixelRatioF())
        painter.drawPixmap(_LEFT, (self.height() - size) // 2, icon)
        left = _LEFT + size + 8
        name = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, int((self.width() - left) * 0.6)
        )
        painter.setPen(theme.colour(self._tone))
        painter.drawText(QRect(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        left += self.fontMetrics().horizontalAdvance(name) + 12
        room = self.width() - left - 8
        folder = self.fontMetrics().elidedText(self._folder, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, folder)


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
