"""The bar of five steps: each with its number or a tick, its name, and what is in it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.steering.prepare_pane import StepState
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.painted_button import PaintedButton

_HEIGHT = 44
_RING = 20
_EDGE = 7


class PrepareSteps(QWidget):
    """Click a step, or go along them by the arrow keys; `chosen` carries its place."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], tr: Translator) -> None:
        super().__init__()
        self.buttons = [_StepButton(at, word, tr) for at, word in enumerate(words)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, at=button.at: self.choose(at))
            button.stepped.connect(self._step)
        self._current = 0
        self._mark()

    @property
    def current(self) -> int:
        """Return the place of the step that is shown."""
        return self._current

    def choose(self, at: int) -> None:
        """Show a step."""
        if at != self._current:
            self._current = at
            self._mark()
            self.chosen.emit(at)
        else:
            self._mark()

    def show_states(self, states: Sequence[StepState]) -> None:
        """Show how far each step is."""
        for button, state in zip(self.buttons, states, strict=True):
            button.show_state(state)

    def _step(self, by: int) -> None:
        at = min(max(self._current + by, 0), len(self.buttons) - 1)
        self.choose(at)
        self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self) -> None:
        for button in self.buttons:
            button.setChecked(button.at == self._current)
            on = button.at == self._current
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)


class _StepButton(PaintedButton):
    stepped = Signal(int)

    def __init__(self, at: int, word: str, tr: Translator) -> None:
        super().__init__()
        self.at = at
        self._tr = tr
        self._state = StepState("", is_done=False)
        self.setText(word)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.updateGeometry)

    def show_state(self, state: StepState) -> None:
        """Show what is in the step, and a tick when it is done."""
        self._state = state
        done = self._tr("done") if state.is_done else self._tr("not done yet")
        self.setAccessibleName(f"{self.at + 1} {self.text()}")
        self.setAccessibleDescription(f"{state.counted}, {done}")
        self.setToolTip(f"{self.text()}: {state.counted}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words."""
        words = QFontMetrics(theme.font(FontRole.TABLE)).horizontalAdvance(self.text())
        counted = QFontMetrics(theme.font(FontRole.SMALL)).horizontalAdvance(self._state.counted)
        return QSize(max(words, counted) + 4 + theme.scaled(_RING) + 3 * _EDGE, theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least: the words are cut then."""
        return QSize(theme.scaled(_RING) + 6 * _EDGE, theme.scaled(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the step before or after by an arrow key."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = by.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the number or tick, the name, and below it what is counted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_ring = self.has_ring
        line = "focus" if has_ring else "accent" if self.isChecked() else "line"
        fill = "selected" if self.isChecked() else "hover" if self.underMouse() else "card"
        paint_card(painter, QRectF(self.rect()), fill=fill, line=line, width=2 if has_ring else 1)
        size = theme.scaled(_RING)
        ring = QRectF(_EDGE, (self.height() - size) / 2, size, size)
        self._paint_ring(painter, ring)
        left = ring.right() + _EDGE
        room = int(self.width() - left - 4)
        half = self.height() / 2
        self._write(painter, QRectF(left, 0, room, half + 1), self.text(), FontRole.TABLE, "text")
        self._write(painter, QRectF(left, half, room, half - 3), self._state.counted, FontRole.SMALL, "muted")

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        if self._state.is_done:
            icons.icon("circle-check", "accent").paint(painter, ring.toRect().adjusted(0, 0, 1, 1))
            return
        painter.setPen(theme.colour("muted"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font(FontRole.SMALL))
        painter.setPen(theme.colour("text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self.at + 1))

    def _write(self, painter: QPainter, area: QRectF, text: str, role: FontRole, tone: str) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        top = Qt.AlignmentFlag.AlignBottom if tone == "text" else Qt.AlignmentFlag.AlignTop
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | top, cut)
