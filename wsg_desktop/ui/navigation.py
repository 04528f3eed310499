"""The navigation at the left: a word and an icon per place, with a number in a column of its own."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.places import PLACES, PlaceDeclaration
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import RADIUS
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.painted_button import PaintedButton

_ICON = 20
_WIDE = 208
_NARROW = 60
_HEIGHT = 36
_SETTINGS = N_("Settings")
_HELP = N_("Help")


class NavigationItem(PaintedButton):
    """One line of the navigation. Narrow, it shows the icon only and its words as a tooltip."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._badge = ""
        self._narrow = False
        # A click leads to the place itself, and so does the keyboard after it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.updateGeometry)

    def set_words(self, text: str, keys: str) -> None:
        """Show `text`; the tooltip adds the keys."""
        self.setText(text)
        self._keys = keys
        self._tell()

    def set_badge(self, badge: str) -> None:
        """Show a number or a few letters at the right; empty for nothing."""
        self._badge = badge
        self._tell()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon only, or the words too."""
        self._narrow = narrow
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line at the text size of the settings."""
        return QSize(_narrow() if self._narrow else theme.scaled(_WIDE - 20), theme.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, word and badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        tone = "accent" if self.isChecked() else "text"
        size = theme.scaled(_ICON)
        pixmap = icons.pixmap(self._icon, size, tone, self.devicePixelRatioF())
        left = (self.width() - size) // 2 if self._narrow else 10
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
        if not self._narrow:
            self._paint_words(painter, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys too."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Stay as it is: the window marks the place that is shown."""

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if self.has_ring:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        small = theme.font(FontRole.SMALL)
        room = QFontMetrics(small).horizontalAdvance(self._badge) if self._badge else 0
        right = self.width() - 10
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(right - room, 0, room + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self._badge
        )
        face = theme.font(FontRole.STRONG if self.isChecked() else FontRole.BODY)
        painter.setFont(face)
        painter.setPen(theme.colour(tone))
        left = 10 + theme.scaled(_ICON) + 8
        width = right - left - (room + 8 if room else 0)
        text = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._badge}".strip())
        words = f"{self.text()} ({self._keys})" if self._keys else self.text()
        self.setToolTip(words if self._narrow else self._keys)

    _keys = ""


class Navigation(QWidget):
    """The places above, settings and help below."""

    chosen = Signal(str)
    settings_requested = Signal()
    help_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._name = ElidedLabel("", FontRole.STRONG, "accent")
        self._items = {place.key: NavigationItem(place.icon) for place in _shown()}
        self._settings = NavigationItem("settings")
        self._help = NavigationItem("circle-question-mark")
        self._arrange()
        for key, item in self._items.items():
            item.setCheckable(True)
            item.clicked.connect(lambda _checked=False, it=key: self.chosen.emit(it))
        self._settings.clicked.connect(self.settings_requested)
        self._help.clicked.connect(self.help_requested)
        theme.notice.changed.connect(self._fit)
        self.retranslate(tr)
        self._fit()

    def retranslate(self, tr: Translator) -> None:
        """Show the words in another language."""
        self.setAccessibleName(tr("Places"))
        self._name.setText(tr("Woonservicegebieden"))
        for index, place in enumerate(_shown(), start=1):
            self._items[place.key].set_words(tr(place.title), f"Ctrl+{index}")
        self._settings.set_words(tr(_SETTINGS), "Ctrl+,")
        self._help.set_words(tr(_HELP), "F1")

    def mark(self, key: str) -> None:
        """Show which place is shown."""
        for other, item in self._items.items():
            item.setChecked(other == key)

    def set_badge(self, key: str, badge: str) -> None:
        """Show a number beside a place, if it is there."""
        if key in self._items:
            self._items[key].set_badge(badge)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or words too."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._name.setVisible(not narrow)
        for item in (*self._items.values(), self._settings, self._help):
            item.set_narrow(narrow=narrow)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("card"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 16, 11, 12)
        column.setSpacing(4)
        self._name.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self._name)
        column.addSpacing(12)
        for item in self._items.values():
            column.addWidget(item)
        column.addStretch()
        column.addWidget(self._settings)
        column.addWidget(self._help)

    def _fit(self) -> None:
        self.setFixedWidth(_narrow() if self._narrow else theme.scaled(_WIDE))


def _narrow() -> int:
    return _NARROW - _ICON + theme.scaled(_ICON)


def _shown() -> list[PlaceDeclaration]:
    return [place for place in PLACES if place.in_navigation]
