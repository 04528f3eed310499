"""A label that wraps, in the font of its role and a colour of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole


class TextLabel(QLabel):
    """Text over one or more lines; it follows theme and text size by itself."""

    def __init__(
        self,
        text: str = "",
        role: FontRole = FontRole.BODY,
        tone: str = "text",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        # Otherwise the label takes the role of what it lies on, and on a button that is not WindowText.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def set_tone(self, tone: str) -> None:
        """Colour the text by the name `tone` of `Colours`."""
        self._tone = tone
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Take font and colour again: Qt's style sheets put back those from before it was first shown."""
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        wanted = theme.font(self._role)
        if wanted != self.font():
            self.setFont(wanted)
        colour = theme.colour(self._tone)
        palette = QPalette(self.palette())
        # Asked, not remembered: see showEvent.
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)
