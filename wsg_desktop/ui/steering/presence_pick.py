"""Whether one person was at a meeting: a picture per word, each set by one click or one key."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, Presence
from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.card_frame import paint_card

_ICONS = {
    Presence.PRESENT: "check",
    Presence.APOLOGIES: "mail",
    Presence.ABSENT: "user-x",
    Presence.REPLACED: "users",
}
_WORDS: tuple[Presence, ...] = tuple(_ICONS)
_SIDE = 28
_ICON = 16
_PALE = 0.45


class PresencePick(QWidget):
    """One stop of Tab: 1 to 4 set a word, Left and Right go on to the next. `picked` carries the word."""

    picked = Signal(str)

    def __init__(self, tr: Translator, who: str) -> None:
        super().__init__()
        self._tr, self._who = tr, who
        self._value: Presence | None = None
        self._is_read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def value(self) -> str | None:
        """Return the word that holds; None while nothing is written."""
        return self._value

    @property
    def words(self) -> str:
        """Return the word that holds, as it is shown."""
        return self._tr(MEETING_LABELS[Presence][self._value]) if self._value else ""

    def show_value(self, value: str | None) -> None:
        """Show what is written."""
        self._value = Presence(value) if value else None
        self._tell()
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes; what is written stays to be read."""
        self._is_read_only = read_only
        self.update()

    def area(self, word: Presence) -> QRect:
        """Return where the picture of a word stands."""
        side = self.width() // len(_WORDS)
        return QRect(_WORDS.index(word) * side, 0, side, self.height())

    def sizeHint(self) -> QSize:
        """Return room for a picture per word."""
        return QSize(scaled(_SIDE) * len(_WORDS), scaled(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pictures, the one that holds on a coloured ground and the others paler."""
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), line="focus" if self.hasFocus() else "line")
        side = scaled(_ICON)
        for word in _WORDS:
            area, holds = self.area(word), word is self._value
            if holds:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("selected"))
                painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
            elif self._is_read_only:
                painter.setOpacity(_PALE)
            at = QRect(0, 0, side, side)
            at.moveCenter(area.center())
            tone = "accent" if holds else "muted"
            painter.drawPixmap(at, icons.pixmap(_ICONS[word], side, tone, self.devicePixelRatioF()))
            painter.setOpacity(1)

    def event(self, event: QEvent) -> bool:
        """Say the word of the picture under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the word under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(self._word_at(int(event.position().x())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a word by its number, or the one beside it by an arrow."""
        at = _WORDS.index(self._value) if self._value else -1
        last = len(_WORDS) - 1
        if event.text() in _numbers(_WORDS):
            self._pick(_WORDS[int(event.text()) - 1])
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._pick(_WORDS[min(max(at + step, 0), last)])
        else:
            super().keyPressEvent(event)

    def _pick(self, word: Presence) -> None:
        if not self._is_read_only and word is not self._value:
            self.picked.emit(word.value)

    def _word_at(self, x: int) -> Presence:
        return _WORDS[min(max(x * len(_WORDS) // max(self.width(), 1), 0), len(_WORDS) - 1)]

    def _tip(self, x: int) -> str:
        word = self._word_at(x)
        return self._tr(
            "{word} (key {number})",
            word=self._tr(MEETING_LABELS[Presence][word]),
            number=_WORDS.index(word) + 1,
        )

    def _tell(self) -> None:
        tr = self._tr
        name = tr("Attendance of {name}", name=self._who)
        self.setAccessibleName(f"{name}: {self.words or tr('not written down')}")


def _numbers(words: Sequence[Presence]) -> set[str]:
    return {str(number) for number in range(1, len(words) + 1)}
