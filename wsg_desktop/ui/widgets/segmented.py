"""A row of words of which one holds, such as Weken, Maanden, Kwartalen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import paint_card

_PADDING = 12


class Segmented(QWidget):
    """Choose one of `(key, text)`; arrow keys move the choice. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._options = tuple(options)
        self._current = self._options[0][0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def current(self) -> str:
        """Return the key that holds."""
        return self._current

    def choose(self, key: str) -> None:
        """Let `key` hold; `chosen` is sent only when it was another."""
        if key == self._current:
            return
        self._current = key
        self._tell()
        self.update()
        self.chosen.emit(key)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other keys and words; what holds stays as long as it is among them."""
        self._options = tuple(options)
        self._tell()
        self.updateGeometry()
        self.update()
        if self._current not in {key for key, _ in options}:
            self.choose(options[0][0])

    def rename(self, words: Mapping[str, str]) -> None:
        """Show other words for some of the keys, such as a count that has changed."""
        self._options = tuple((key, words.get(key, text)) for key, text in self._options)
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all words."""
        return QSize(sum(self._widths()), self.fontMetrics().height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, the one that holds on a coloured ground."""
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), line="focus" if self.hasFocus() else "line")
        left = 0
        for (key, text), width in zip(self._options, self._widths(), strict=True):
            area = QRectF(left, 0, width, self.height())
            holds = key == self._current
            if holds:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("selected"))
                painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 4, 4)
            painter.setFont(theme.font(FontRole.STRONG if holds else FontRole.BODY))
            painter.setPen(theme.colour("accent" if holds else "text"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            left += width

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the word under the mouse."""
        left = 0
        for (key, _text), width in zip(self._options, self._widths(), strict=True):
            if left <= event.position().x() < left + width:
                self.choose(key)
            left += width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [key for key, _text in self._options]
        self.choose(keys[min(max(keys.index(self._current) + step, 0), len(keys) - 1)])

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(theme.font(FontRole.STRONG))
        return [metrics.horizontalAdvance(text) + 2 * _PADDING for _key, text in self._options]

    def _tell(self) -> None:
        text = dict(self._options)[self._current]
        self.setAccessibleName(f"{self._name}: {text}")
