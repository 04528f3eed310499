"""A label of one line that ends in an ellipsis where it does not fit; its tooltip then has the whole text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole


class ElidedLabel(QLabel):
    """One line of text in the font and colour of its role; it never makes its window wider."""

    def __init__(
        self,
        text: str = "",
        role: FontRole = FontRole.BODY,
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(text)
        self._tell_whole()

    def set_tone(self, tone: str) -> None:
        """Colour the text by the name `tone` of `Colours`."""
        self._tone = tone
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: the layout may make the label that small."""
        return QSize(
            min(self.fontMetrics().horizontalAdvance("mmm…"), super().sizeHint().width()), self._height()
        )

    def sizeHint(self) -> QSize:
        """Return room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip when it is cut now."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, cut at the right."""
        painter = QPainter(self)
        painter.setPen(theme.colour(self._tone))
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, self.alignment() | Qt.TextFlag.TextSingleLine, text)

    def _dress(self) -> None:
        self.setFont(theme.font(self._role))
        self._tell_whole()

    def _height(self) -> int:
        return self.fontMetrics().height()

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")
