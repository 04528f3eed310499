"""The card that is a filter: an icon, a number, what it counts and a second line; a click opens its list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.painted_button import PaintedButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class Card(PaintedButton):
    """A card to press, by mouse, Space or Enter; `clicked` says so.

    `number` may be empty for a card that only offers something (the start screen).
    """

    def __init__(
        self,
        icon: str,
        label: str,
        *,
        role: FontRole = FontRole.BODY,
        tone: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._icon = IconLabel(icon, 20, tone)
        self._number = TextLabel("", FontRole.NUMBER, wrap=False)
        self._change = TextLabel("", FontRole.SMALL, tone="muted", wrap=False)
        self._change.setContentsMargins(0, 0, 0, 5)
        self._label = TextLabel(label, role)
        self._more = TextLabel("", tone="muted")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._arrange()
        theme.notice.changed.connect(self.updateGeometry)
        self._tell()

    def set_number(self, number: str) -> None:
        """Show `number` large."""
        self._number.setText(number)
        self._tell()

    def set_label(self, label: str) -> None:
        """Show what the number counts."""
        self._label.setText(label)
        self._tell()

    def set_change(self, change: str) -> None:
        """Show beside the number how it changed, such as "2 more than last week"."""
        self._change.setText(change)
        self._tell()

    def set_more(self, more: str) -> None:
        """Show the second line, such as how many of them have no lead party."""
        self._more.setText(more)
        self._tell()

    def sizeHint(self) -> QSize:
        """Return the size that the texts ask for."""
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return True: the label wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the texts need at `width`."""
        return self._column.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface: a ring for the keyboard, another colour under the mouse or pressed."""
        fill = "selected" if self.isDown() else "hover" if self.underMouse() else "card"
        ring = self.has_ring
        line = "focus" if ring else "chip_line" if self.underMouse() else "line"
        paint_card(QPainter(self), QRectF(self.rect()), fill=fill, line=line, width=2 if ring else 1)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._number)
        head.addWidget(self._change, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        column = self._column
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._label)
        column.addWidget(self._more)
        column.addStretch()
        for part in (self._icon, self._number, self._change, self._label, self._more):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _tell(self) -> None:
        number = self._number.text()
        self._number.setVisible(bool(number))
        self._change.setVisible(bool(self._change.text()))
        self._more.setVisible(bool(self._more.text()))
        self.setAccessibleName(f"{number} {self._label.text()}".strip())
        said = (self._change.text(), self._more.text())
        self.setAccessibleDescription(", ".join(words for words in said if words))
        self.updateGeometry()
