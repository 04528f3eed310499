"""A few words that do something when clicked: no box around them, a line under them on hover and focus."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.painted_button import PaintedButton


class LinkButton(PaintedButton):
    """Words to click, or to press by Space or Enter; a mouse click leaves the keyboard where it was.

    With `wrap` long words go on at a next line; else they end in an ellipsis and have a tooltip.
    """

    def __init__(
        self,
        text: str,
        role: FontRole = FontRole.SMALL,
        tone: str = "link",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self._wrap = wrap
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fixed, preferred = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, preferred) if wrap else QSizePolicy(fixed, fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def set_tone(self, tone: str) -> None:
        """Colour the words by the name `tone` of `Colours`."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words."""
        metrics = self.fontMetrics()
        # Letters may take a part of a pixel more than told: then a line that fits would break.
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same, or room for the first letters where the rest may wrap."""
        return QSize(48, self.sizeHint().height()) if self._wrap else self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return whether the words may wrap."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at `width`."""
        area = self.fontMetrics().boundingRect(QRect(0, 0, width - 2, 10_000), self._flags(), self.text())
        return area.height() + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(theme.colour(self._tone if self.isEnabled() else "muted"))
        text = self.text()
        if not self._wrap:
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
            self.setToolTip(self.text() if text != self.text() else "")
        painter.drawText(self.rect(), self._flags(), text)

    def _flags(self) -> int:
        wrap = Qt.TextFlag.TextWordWrap.value if self._wrap else 0
        return Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value | wrap

    def _dress(self) -> None:
        self.setFont(theme.font(self._role))
        self.updateGeometry()
