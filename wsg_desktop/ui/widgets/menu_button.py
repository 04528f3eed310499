"""A button that opens a menu: its words, and a chevron behind them that says so."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyleOptionButton, QWidget

from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.widgets.buttons import QuietButton

_ICON = 16
_GAP = 8
_EDGE = 12


class MenuButton(QuietButton):
    """Press it, or press Space or Down on it, to open `menu`; without words only its icon shows."""

    def __init__(self, text: str, menu: QMenu, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._icon = icon
        self.setMenu(menu)

    def sizeHint(self) -> QSize:
        """Return room for icon, words and chevron."""
        icon = theme.scaled(_ICON)
        width = 2 * _EDGE + icon
        width += icon + _GAP if self._icon else 0
        width += self.fontMetrics().horizontalAdvance(self.text()) + _GAP if self.text() else 0
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: the words are never cut."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Let the style paint the surface as every button has it, and nothing on it."""
        super().initStyleOption(option)
        option.text, option.icon = "", QIcon()  # type: ignore[attr-defined] - Qt's own fields
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu  # type: ignore[attr-defined]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface, and on it icon, words and chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        tone = "text" if self.isEnabled() else "muted"
        left = _EDGE
        if self._icon:
            self._paint_icon(painter, self._icon, left, tone)
            left += theme.scaled(_ICON) + _GAP
        painter.setPen(theme.colour(tone))
        area = self.rect().adjusted(left, 0, -_EDGE, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        self._paint_icon(painter, "chevron-down", self.width() - _EDGE - theme.scaled(_ICON) + 4, tone)

    def _paint_icon(self, painter: QPainter, name: str, left: int, tone: str) -> None:
        size = theme.scaled(_ICON)
        pixmap = icons.pixmap(name, size, tone, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
