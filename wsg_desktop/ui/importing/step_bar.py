"""The steps of the import at the top of its window: where one is, and what is asked where."""

from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import RADIUS
from wsg_desktop.ui.widgets.painted_button import PaintedButton

_DISC, _TICK = 22, 14
_GAP = 8
_PADDING = 10


class Step(IntEnum):
    """The steps, in their order."""

    SHEET = 0
    COLUMNS = 1
    PARTIES = 2
    CHECK = 3


STEP_WORDS = {
    Step.SHEET: N_("Sheet and headers"),
    Step.COLUMNS: N_("Columns"),
    Step.PARTIES: N_("Parties"),
    Step.CHECK: N_("Check"),
}


class StepItem(PaintedButton):
    """One step: its number, or a tick once it holds no question, and how many questions it holds."""

    def __init__(self, step: Step, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = step + 1
        self._questions = 0
        self._is_known = False
        self._tr = tr
        self.setText(tr(STEP_WORDS[step]))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.updateGeometry)
        self.tell(0, is_known=False)

    @property
    def questions(self) -> int:
        """Return how many questions are shown."""
        return self._questions

    def tell(self, questions: int, *, is_known: bool) -> None:
        """Show how many questions the step holds; while `is_known` is False nobody knows yet."""
        self._questions = questions
        self._is_known = is_known
        self.setAccessibleName(f"{self._number}. {self.text()} {self._words()}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the disc, the words and the questions, in bold so that nothing jumps."""
        metrics = QFontMetrics(theme.font(FontRole.STRONG))
        small = QFontMetrics(theme.font(FontRole.SMALL))
        words = self._words()
        extra = small.horizontalAdvance(words) + _GAP if words else 0
        width = 2 * _PADDING + theme.scaled(_DISC) + _GAP + metrics.horizontalAdvance(self.text()) + extra
        return QSize(width, theme.scaled(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, disc, words and questions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_disc(painter)
        tone = "accent" if self.isChecked() else "text" if self.isEnabled() else "muted"
        face = theme.font(FontRole.STRONG if self.isChecked() else FontRole.BODY)
        painter.setFont(face)
        painter.setPen(theme.colour(tone))
        left = _PADDING + theme.scaled(_DISC) + _GAP
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        left += QFontMetrics(theme.font(FontRole.STRONG)).horizontalAdvance(self.text()) + _GAP
        painter.setFont(theme.font(FontRole.SMALL))
        painter.setPen(theme.colour("warning"))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words())

    def nextCheckState(self) -> None:
        """Stay as it is: a click only asks to go there."""

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.isEnabled() and (self.isChecked() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_disc(self, painter: QPainter) -> None:
        size = theme.scaled(_DISC)
        disc = QRectF(_PADDING, (self.height() - size) / 2, size, size)
        filled = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if self.isEnabled() else "line"), 1.5))
        painter.setBrush(theme.colour("accent" if filled else "card"))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        tone = "on_accent" if filled else "accent" if self.isEnabled() else "muted"
        if self._is_known and not self._questions and not filled:
            inside = theme.scaled(_TICK)
            mark = icons.pixmap("check", inside, tone, self.devicePixelRatioF())
            edge = (size - inside) // 2
            painter.drawPixmap(int(disc.left() + edge), int(disc.top() + edge), mark)
            return
        painter.setFont(theme.font(FontRole.SMALL))
        painter.setPen(theme.colour(tone))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _words(self) -> str:
        if not self._questions:
            return ""
        return self._tr.plural("{n} question", "{n} questions", self._questions)


class StepBar(QWidget):
    """The steps side by side; `requested` carries the one that was clicked."""

    requested = Signal(int)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Steps"))
        self.items = {step: StepItem(step, tr) for step in Step}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for step, item in self.items.items():
            item.clicked.connect(lambda _checked=False, it=step: self.requested.emit(it))
            row.addWidget(item)
        row.addStretch()

    def mark(self, step: Step) -> None:
        """Show at which step one is."""
        for other, item in self.items.items():
            item.setChecked(other is step)
