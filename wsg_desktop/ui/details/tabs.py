"""The tabs of the details panel: whole words only; what does not fit is behind a button with three dots."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import FontRole

_GAP = 14
_DOTS, _ICON = 22, 16
_HEIGHT = 34
_UNDERLINE = 2


@dataclass(frozen=True)
class Tab:
    """One tab: its key, the short word on the bar and the whole name in the menu."""

    key: str
    word: str
    name: str


class DetailsTabs(QWidget):
    """A bar of words of which one is chosen; one chosen from the menu takes the last place on the bar."""

    chosen = Signal(str)

    def __init__(self, tr: Translator, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._tabs = list(tabs)
        self._current = self._tabs[0].key
        self._on_bar: list[tuple[Tab, QRect]] = []
        self._menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self._arrange)
        self._arrange()

    @property
    def current(self) -> str:
        """Return the key of the tab that is chosen."""
        return self._current

    @property
    def words(self) -> list[str]:
        """Return the words on the bar."""
        return [tab.word for tab, _area in self._on_bar]

    @property
    def behind_dots(self) -> list[Tab]:
        """Return the tabs that only the menu has."""
        shown = {tab.key for tab, _area in self._on_bar}
        return [tab for tab in self._tabs if tab.key not in shown]

    def choose(self, key: str) -> None:
        """Choose the tab `key`; `chosen` says so when it was another."""
        if key == self._current:
            return
        self._current = key
        self._arrange()
        self.chosen.emit(key)

    def step(self, by: int) -> None:
        """Choose the tab `by` places further on; after the last one comes the first."""
        keys = [tab.key for tab in self._tabs]
        self.choose(keys[(keys.index(self._current) + by) % len(keys)])

    def sizeHint(self) -> QSize:
        """Return the height of the bar."""
        return QSize(240, theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return room for the chosen word and the dots."""
        widest = max(self._width(tab) for tab in self._tabs)
        return QSize(widest + _GAP + theme.scaled(_DOTS), theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, a line under the chosen one and one under all."""
        painter = QPainter(self)
        bottom = self.height() - 1
        painter.fillRect(0, bottom, self.width(), 1, theme.colour("line"))
        for tab, area in self._on_bar:
            chosen = tab.key == self._current
            painter.setFont(_font(chosen=chosen))
            painter.setPen(theme.colour("accent" if chosen else "muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tab.word)
            if chosen:
                tone = "focus" if self.hasFocus() else "accent"
                painter.fillRect(
                    area.left(), bottom - _UNDERLINE + 1, area.width(), _UNDERLINE, theme.colour(tone)
                )
        if self.behind_dots:
            dots = self._dots()
            size = theme.scaled(_ICON)
            drawn = icons.pixmap("ellipsis", size, "muted", self.devicePixelRatioF())
            painter.drawPixmap(dots.right() - size + 1, dots.center().y() - size // 2, drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many words on the bar as fit."""
        super().resizeEvent(event)
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked, and the whole name of a word."""
        point = event.position().toPoint()
        tab = next((tab for tab, area in self._on_bar if area.contains(point)), None)
        can_click = tab is not None or (self.behind_dots and self._dots().contains(point))
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor)
        if tab is not None and tab.name != tab.word:
            QToolTip.showText(event.globalPosition().toPoint(), tab.name, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a word, or open the menu of the others."""
        point = event.position().toPoint()
        for tab, area in self._on_bar:
            if area.contains(point):
                self.choose(tab.key)
                return
        if self.behind_dots and self._dots().contains(point):
            self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the tab beside by the arrow keys; Down opens the menu."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            keys = [tab.key for tab in self._tabs]
            self.choose(keys[min(max(keys.index(self._current) + step, 0), len(keys) - 1)])
        elif event.key() == Qt.Key.Key_Down and self.behind_dots:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def open_menu(self) -> QMenu:
        """Open the menu of the tabs that are not on the bar, and return it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tab in self.behind_dots:
            menu.addAction(tab.name).triggered.connect(lambda _checked=False, key=tab.key: self.choose(key))
        menu.popup(self.mapToGlobal(self._dots().bottomLeft()))
        return menu

    def _dots(self) -> QRect:
        return QRect(self.width() - theme.scaled(_DOTS), 0, theme.scaled(_DOTS), self.height() - 1)

    def _width(self, tab: Tab) -> int:
        # Measured in the weight of the chosen one, so that choosing moves nothing.
        return QFontMetrics(_font(chosen=True)).horizontalAdvance(tab.word) + 1

    def _arrange(self) -> None:
        """Place the words from the left; the chosen one is always among them."""
        all_fit = sum(self._width(tab) + _GAP for tab in self._tabs) - _GAP <= self.width()
        room = self.width() if all_fit else self.width() - theme.scaled(_DOTS)
        current = next(tab for tab in self._tabs if tab.key == self._current)
        fitting = self._fitting(self._tabs, room)
        if current not in fitting:
            fitting = [*self._fitting(self._tabs, room - self._width(current) - _GAP), current]
        self._on_bar = []
        left = 0
        for tab in fitting:
            width = self._width(tab)
            self._on_bar.append((tab, QRect(left, 0, width, self.height() - 1)))
            left += width + _GAP
        self.setAccessibleName(self._tr("Tab: {name}", name=current.name))
        self.update()

    def _fitting(self, tabs: Sequence[Tab], room: int) -> list[Tab]:
        found: list[Tab] = []
        for tab in tabs:
            room -= self._width(tab)
            if room < 0:
                break
            found.append(tab)
            room -= _GAP
        return found


def _font(*, chosen: bool) -> QFont:
    font = theme.font(FontRole.TABLE)
    font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
    return font
